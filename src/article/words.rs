//! Classes of English words, as far as reading needs them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words that open a phrase and never end one.
const PREPOSITIONS: &str = "\
    of in on at by for from to with into over under about after before between during through \
    across against among around behind below beyond despite down except inside like near off \
    onto outside per since toward towards until till up upon via within without including than \
    as above amid versus out";

/// Words that stand before a noun.
const DETERMINERS: &str = "\
    a an the this that these those its their his her our my your some any each every no another \
    both all such most many several few more fewer less";

/// Words that stand for a noun.
const PRONOUNS: &str = "\
    it they he she we i you them him us who which what that this these those there whose whom \
    one itself themselves";

/// Words that join clauses or phrases.
const CONJUNCTIONS: &str = "\
    and or but nor so yet while whereas although though because if unless when where whether how \
    why once";

/// Forms of be, have and do, and what says can, will or must.
const AUXILIARIES: &str = "\
    is are was were be been being am has have had having does do did will would can could may \
    might shall should must cannot can't won't isn't aren't wasn't weren't hasn't haven't hadn't \
    doesn't don't didn't couldn't wouldn't";

/// Adverbs that a label can do without.
const ADVERBS: &str = "\
    overall alone now already still also together currently recently again even just only almost \
    nearly roughly approximately about around today yesterday tomorrow then soon later earlier \
    ago instead however meanwhile too so far not never ever often largely mostly mainly \
    primarily entirely here there simultaneously";

/// Verbs that news is written with, in their base form.
const VERBS: &str = "\
    accept account accuse achieve acquire add admit agree aim allocate allow announce appear \
    approve argue arrive ask assume attract average award back ban bear become begin believe \
    block borrow bring build burn buy call capture carry catch cause change charge claim climb \
    close collect commit complete confirm connect constitute consume contain continue contribute \
    control convert cool cost cover create cross cut deal decide decline defy deliver deploy \
    deposit describe design develop die discover donate double draw drive drop earmark earn \
    emerge employ enforce enter estimate exceed expand expect export extend face fail fall feed \
    fill finance find finish fire force fund gain generate get give go grant grow halve handle \
    happen heat help hire hit hold host house import improve include increase insist install \
    introduce invest involve issue join jump keep kill know launch lead leave lend lift link \
    live lose lower make manage mark mean measure meet miss move need offer open operate order \
    outpace overtake owe own pass pay peak plan plant pledge plunge post power predict prevent \
    process produce project promise propose protect prove provide publish purchase quadruple \
    raise rank reach receive record recover reduce refuse register reject release rely remain \
    remove repay replace report represent require respond restore return reveal rise run save \
    say see seek sell send serve set settle share ship show shrink sign sink slash slide slip \
    soar spend stand start stay stop store stretch struggle suffer suggest supply support surge \
    surpass swell take target tell test think top total track train transfer travel treat triple \
    tumble turn unload unveil use visit vote walk want warn waste weigh win withdraw work write \
    yield";

/// Verbs whose base or -s form is as often a noun: `a rise`, `page loads`.
const NOUNS_TOO: &str = "\
    account aim average award back ban block burn call capture catch cause change charge claim \
    climb close contract control cool cost cover cross cut deal decline demand deposit design \
    double draw drive drop estimate export face fall feed fill finance find finish fire force \
    fund gain grant handle heat help hire hit hold host house import increase issue jump kill \
    launch lead leave lift link live lower mark measure move need offer open order own pass pay \
    peak plan plant pledge plunge post power process produce project promise purchase raise rank \
    reach record release report return rise run save set share ship show sign sink slide slip \
    spend stand start stay stop store stretch struggle supply support surge target test top \
    total track train transfer travel treat triple turn use visit vote walk waste win work yield";

/// Irregular forms, each with the verb it belongs to.
const IRREGULAR: &str = "\
    rose:rise risen:rise fell:fall fallen:fall grew:grow grown:grow spent:spend paid:pay \
    made:make held:hold lost:lose won:win sold:sell bought:buy took:take taken:take gave:give \
    given:give got:get saw:see seen:see built:build said:say told:tell found:find left:leave \
    kept:keep led:lead ran:run began:begin begun:begin became:become went:go gone:go came:come \
    sent:send met:meet shrank:shrink shrunk:shrink sank:sink sunk:sink drew:draw drawn:draw \
    drove:drive driven:drive wrote:write written:write knew:know known:know brought:bring \
    stood:stand lent:lend slid:slide shown:show cutting:cut hitting:hit overtook:overtake \
    withdrew:withdraw swollen:swell thought:think meant:mean sought:seek caught:catch fed:feed \
    chose:choose died:die dying:die lied:lie shot:shoot felt:feel bore:bear";

/// January is 1.
const MONTHS: &str =
    "january february march april may june july august september october november december";

/// What a word can be; several at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Class {
    /// Opens a phrase: `of`, `in`.
    pub(crate) preposition: bool,
    /// Stands before a noun: `the`, `its`.
    pub(crate) determiner: bool,
    /// Stands for a noun: `it`, `which`.
    pub(crate) pronoun: bool,
    /// Joins: `and`, `while`.
    pub(crate) conjunction: bool,
    /// `is`, `has`, `will`.
    pub(crate) auxiliary: bool,
    /// A label can do without it: `already`.
    pub(crate) adverb: bool,
    /// A verb's form that is also a noun's: `rise`, `loads`.
    noun_too: bool,
}

static CLASSES: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    let mut classes: HashMap<&str, Class> = HashMap::new();
    let mut mark = |words: &'static str, set: fn(&mut Class)| {
        words
            .split_whitespace()
            .for_each(|word| set(classes.entry(word).or_default()));
    };
    mark(PREPOSITIONS, |class| class.preposition = true);
    mark(DETERMINERS, |class| class.determiner = true);
    mark(PRONOUNS, |class| class.pronoun = true);
    mark(CONJUNCTIONS, |class| class.conjunction = true);
    mark(AUXILIARIES, |class| class.auxiliary = true);
    mark(ADVERBS, |class| class.adverb = true);
    mark(NOUNS_TOO, |class| class.noun_too = true);
    classes
});

/// Every form of every verb known, with its base form.
static FORMS: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for base in VERBS.split_whitespace() {
        for form in inflected(base) {
            forms.entry(form).or_insert(base);
        }
    }
    for (form, base) in IRREGULAR
        .split_whitespace()
        .filter_map(|pair| pair.split_once(':'))
    {
        forms.insert(form.to_owned(), base);
    }
    forms
});

/// A regular verb's forms, with the doubled consonants that some of them have.
fn inflected(base: &str) -> Vec<String> {
    let last = base.chars().next_back().unwrap_or_default();
    let mut forms = vec![base.to_owned(), format!("{base}s"), format!("{base}es")];
    match base.strip_suffix('e') {
        Some(stem) => forms.extend([format!("{base}d"), format!("{stem}ing")]),
        None => forms.extend([
            format!("{base}ed"),
            format!("{base}ing"),
            format!("{base}{last}ed"),
            format!("{base}{last}ing"),
        ]),
    }
    if let Some(stem) = base.strip_suffix('y') {
        forms.extend([format!("{stem}ies"), format!("{stem}ied")]);
    }
    forms
}

/// What a word can be, letter case apart.
pub(crate) fn class(word: &str) -> Class {
    let known = |word: &str| CLASSES.get(word).copied().unwrap_or_default();
    if word.bytes().any(|b| b.is_ascii_uppercase() || b >= 0x80) {
        known(&word.to_lowercase().replace('’', "'"))
    } else {
        known(word)
    }
}

/// The number of a month by its name or short form; January is 1.
pub(crate) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let is =
        |name: &str| name == word || name[..3] == word || (word == "sept" && name == "september");
    let at = MONTHS.split(' ').position(is)?;
    u32::try_from(at + 1).ok()
}

/// The base form of a verb's form, whatever it is used as.
pub(crate) fn verb(word: &str) -> Option<&'static str> {
    FORMS.get(word.to_lowercase().as_str()).copied()
}

/// Whether a word is a verb with a subject wherever it stands: `rose`, `announced`, `is`.
pub(crate) fn is_finite(word: &str) -> bool {
    let lower = word.to_lowercase();
    if class(&lower).auxiliary {
        return !matches!(lower.as_str(), "be" | "been" | "being" | "having");
    }
    let Some(base) = verb(&lower) else {
        return false;
    };
    let participle = matches!(
        lower.as_str(),
        "known" | "given" | "taken" | "seen" | "written" | "grown"
    );
    let noun = lower.ends_with('s') && class(base).noun_too;
    lower != base && !lower.ends_with("ing") && !participle && !noun
}

/// Whether a word can be a verb or a noun, as its neighbours say: `cost`, `loads`, `rises`.
pub(crate) fn may_be_verb(word: &str) -> bool {
    !word.ends_with("ing") && verb(word).is_some()
}

/// Whether a word only serves others, so that it cannot stand for what a text is about.
pub(crate) fn is_function(word: &str) -> bool {
    class(word)
        != Class {
            noun_too: class(word).noun_too,
            ..Class::default()
        }
}

/// Words that carry meaning, in lower case, without endings that inflect them.
pub(crate) fn stems(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words
        .filter(|word| !word.is_empty() && !is_function(word))
        .map(|word| {
            let word = word.to_lowercase().replace('’', "'");
            let word = word.strip_suffix("'s").unwrap_or(&word);
            let long = word.chars().count() > 4;
            let tail = ["ing", "ed", "es", "s"]
                .iter()
                .find_map(|tail| word.strip_suffix(tail).filter(|_| long));
            tail.unwrap_or(word).to_owned()
        })
}

/// The past participle of a verb's base form: `raised`, `sold`, `shipped`.
pub(crate) fn participle(base: &str) -> String {
    const ODD: &[(&str, &str)] = &[
        ("rise", "risen"),
        ("fall", "fallen"),
        ("grow", "grown"),
        ("take", "taken"),
        ("give", "given"),
        ("see", "seen"),
        ("begin", "begun"),
        ("become", "become"),
        ("go", "gone"),
        ("come", "come"),
        ("shrink", "shrunk"),
        ("sink", "sunk"),
        ("draw", "drawn"),
        ("drive", "driven"),
        ("write", "written"),
        ("know", "known"),
        ("show", "shown"),
        ("run", "run"),
        ("withdraw", "withdrawn"),
        ("cut", "cut"),
        ("hit", "hit"),
        ("cost", "cost"),
        ("set", "set"),
        ("get", "got"),
        ("bear", "borne"),
        ("overtake", "overtaken"),
    ];
    if let Some((_, form)) = ODD.iter().find(|(verb, _)| *verb == base) {
        return (*form).to_owned();
    }
    let irregular = IRREGULAR
        .split_whitespace()
        .filter_map(|pair| pair.split_once(':'))
        .find(|(_, verb)| *verb == base);
    match irregular {
        Some((form, _)) => form.to_owned(),
        None if base.ends_with('e') => format!("{base}d"),
        None if base.ends_with('y')
            && !base.ends_with(['a', 'e', 'o', 'u'])
            && !base.ends_with("ay")
            && !base.ends_with("oy")
            && !base.ends_with("ey") =>
        {
            format!("{}ied", &base[..base.len() - 1])
        }
        None => format!("{}ed", doubled(base)),
    }
}

/// The -ing form of a verb's base form: `using`, `shipping`.
pub(crate) fn gerund(base: &str) -> String {
    match base
        .strip_suffix('e')
        .filter(|stem| !stem.ends_with(['e', 'o', 'y']))
    {
        Some(stem) => format!("{stem}ing"),
        None => format!("{}ing", doubled(base)),
    }
}

/// A short verb doubles its last consonant: `ship`, `shipp-`.
fn doubled(base: &str) -> String {
    let letters: Vec<char> = base.chars().collect();
    let vowel = |c: char| "aeiou".contains(c);
    match letters[..] {
        [.., a, b, c]
            if letters.len() <= 4
                && !vowel(a)
                && vowel(b)
                && !vowel(c)
                && !"wxy".contains(c)
                && base != "open" =>
        {
            format!("{base}{c}")
        }
        _ => base.to_owned(),
    }
}
