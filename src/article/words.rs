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
    ago instead however meanwhile too so far not never ever likely often largely mostly mainly \
    primarily entirely here there simultaneously";

/// Verbs that news is written with, in their base form.
const VERBS: &str = "\
    accelerate accept access account accumulate accuse achieve acquire add admit adopt advance \
    afford agree aid aim allocate allow alter analyse announce answer anticipate appear apply \
    approve argue arrive ask assemble assess assign assume attend attract attribute auction \
    authorise average award back bail ban bear become begin believe bid bind block boast boost \
    borrow breach brew bring build burn buy calculate call campaign cancel cap capture carry \
    catch cause cease change charge choose cite claim clear climb close collapse collect combine \
    commit compare compete complain complete compose conclude conduct confirm confront connect \
    consider constitute construct consult consume contain continue contribute control convert \
    cool cost count cover create criticise cross cut damage date deal debate decide decline \
    decrease defend define defy delay deliver demand demonstrate deny depart depend deploy \
    deposit describe design detain detect determine develop die dip disclose discover dismiss \
    displace display dispute distribute divert divide dominate donate double draw drive drop \
    earmark earn ease eat educate elect emerge emit employ enable encourage end endorse enforce \
    engage ensure enter escape establish estimate evacuate examine exceed exclude expand expect \
    export expose extend face fail fall feed fetch file fill finance find finish fire flee flood \
    flow focus follow force forecast forget form free freeze fuel fund gain gather gauge \
    generate get give go govern grab graduate grant grow guarantee guard halve handle happen \
    harvest hear heat help hire hit hold host house hurt identify import impose improve include \
    increase inform inject insist inspect install intend introduce invest invite involve issue \
    jail join judge jump justify keep kill know label lack land last launch lay lead learn lease \
    leave lend let license lift link live load lock look lose lower maintain make manage mark \
    match mean measure meet mention merge migrate mine miss mobilise monitor move need notice \
    notify number observe obtain occupy occur offer open operate oppose order outline outpace \
    oversee overtake owe own pack paint park participate pass patent pay peak perform permit \
    persuade pick pilot place plan plant play pledge plunge point post pour power praise predict \
    prepare present preserve press prevent price print probe process produce profit project \
    promise promote prompt propose prosecute protect prove provide publish pull pump purchase \
    push put quadruple quit quote raise rally rank reach react reassure rebuild recall receive \
    recognise recommend record recover recruit recycle reduce refer reflect refuse register \
    regulate reject relate relax release relocate rely remain remove renew rent repair repay \
    replace report represent require resign resist resolve respond rest restart restore restrict \
    resume retain retire return reveal reverse review ride rise rule run sail save say scale \
    schedule score scrap screen search secure see seek sell send serve set settle shape share \
    shed shelter shift ship show shrink shut sign sink sit skip slash slide slip soar solve sort \
    sound spark speak spend spread stall stand start stay steal stem stop store stretch strike \
    struggle study submit subscribe succeed sue suffer suggest supply support surge surpass \
    survey survive suspend sustain swell switch take talk target tax teach tear tell test think \
    throw tie tilt top total touch tour trace track trade train transfer transform transport \
    travel treat trigger triple trust try tumble turn undergo understand undertake unload unveil \
    update upgrade urge use value vanish vary view violate visit vote wait walk want warn waste \
    watch wear weigh welcome widen win withdraw wonder work worry write yield";

/// Verbs whose base or -s form is as often a noun: `a rise`, `page loads`.
const NOUNS_TOO: &str = "\
    access account advance aid aim answer attribute auction average award back ban bid block \
    boost breach brew burn call campaign cap capture catch cause change charge claim climb close \
    collapse compare contract control cool cost count cover cross cut damage date deal debate \
    decline decrease delay demand deposit design dip display dispute double draw drive drop end \
    escape estimate export face fall feed file fill finance find finish fire flood flow focus \
    force forecast form fuel fund gain gauge grant guarantee guard handle harvest heat help hire \
    hit hold host house import increase issue jump kill label lack land last launch lead lease \
    leave license lift link live load lock look lower mark match measure mine monitor move need \
    notice number offer open order outline own pack park pass patent pay peak pilot place plan \
    plant play pledge plunge point post power press price probe process produce profit project \
    promise prompt pump purchase push quote raise rally rank reach recall record release rent \
    repair report rest return review ride rise rule run sail save scale schedule score scrap \
    screen search set shape share shelter shift ship show sign sink slide slip sort sound spark \
    spend spread stall stand start stay stem stop store stretch strike struggle study supply \
    support surge survey switch talk target tax tear test tie top total touch tour trace track \
    trade train transfer transport travel treat trigger triple trust turn update upgrade use \
    value view visit vote wait walk warrant waste watch win work yield";

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
    let hisses = ["s", "x", "z", "ch", "sh", "o"]
        .iter()
        .any(|tail| base.ends_with(tail));
    let mut forms = vec![
        base.to_owned(),
        format!("{base}{}", if hisses { "es" } else { "s" }),
    ];
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

/// Whether a letter is of a script that sets no spaces between words: Thai, Lao, Khmer, kana, Han.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
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
            if let Some(singular) = word.strip_suffix("ies").filter(|_| long) {
                return format!("{singular}y");
            }
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
