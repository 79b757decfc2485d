//! Classes of English words, as far as reading needs them.

use rustc_hash::FxHashMap;
use std::borrow::Cow;
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
    abandon absorb accelerate accept access account accumulate accuse achieve acquire adapt add \
    adjust admit adopt advance affect afford agree aid aim allege allocate allow alter amass amount \
    analyse announce answer anticipate appeal appear apply appoint approve argue arise arrest \
    arrive ask assault assemble assess assign assume attack attend attract attribute auction \
    authorise average award axe back bail ban battle bear beat become begin believe bet bid bill \
    bind block boast bomb book boost borrow breach break brew brief bring broadcast build burn bury \
    bust buy calculate call campaign cancel cap capture carry catch cause cease celebrate chair \
    challenge change charge choose cite claim clash claw clean clear climb clinch clock close coach \
    collapse collect combine command commission commit compare compensate compete complain complete \
    compose compromise concede conclude conduct confirm confiscate confront connect consider \
    constitute construct consult consume contact contain contest continue contract contribute \
    control convert convict cool cope cost count cover crash create criticise cross crush cure cut \
    cycle damage date deal debate debut decide decline decrease defeat defend define defy delay \
    delete deliver demand demolish demonstrate deny depart depend deploy deport deposit describe \
    design destroy detain detect determine devastate develop diagnose die dip disappear disclose \
    discover dismiss dispatch displace display dispute disrupt dissolve distribute divert divide \
    divorce document dodge dominate donate double downgrade download drain draw drill drink drive \
    drop drown dump dwell earmark earn ease eat educate eject elect eliminate embezzle emerge emit \
    employ enable encourage end endorse enforce engage engulf enlist enrol ensure enter erase erupt \
    escape establish estimate evacuate evade evict evolve examine exceed exclude execute exhaust \
    exist expand expect expel expire explode export expose extend extract extradite face fail fall \
    favour feed fetch fight file fill finance find fine finish fire flatten flee float flood flow \
    fly focus follow force forecast forge forget forgive form found free freeze fuel fund fundraise \
    gain garner gather gauge generate get give go govern grab graduate grant gross grow guarantee \
    guard gust halt halve hand handle happen harvest haul hear heat help hide hijack hike hire hit \
    hoard hoist hold hospitalise host house hunt hurt identify ignite impact import impose imprison \
    improve inaugurate include increase incur infect inform inherit inject injure insist inspect \
    install insure intend introduce invade invest invite involve irrigate isolate issue jail join \
    judge jump justify keep kick kidnap kill knock know label lack land last launch lay lead leak \
    leap learn lease leave lend let levy liberate license lift linger link list litter live load \
    loan lobby lock lodge look loot lose lower maintain make manage mandate march mark marry \
    massacre match mean measure meet mention merge migrate mine miss mobilise monitor move murder \
    narrow need negotiate nominate notch notice notify number observe obtain occupy occur offer \
    offset open operate oppose orbit order organise oust outlaw outline outnumber outpace oversee \
    overtake overturn owe own pack paint pardon park participate pass patent patrol pay peak \
    penalise perform perish permit persuade pick pilot place plan plant play pledge plunge pocket \
    point poll populate post postpone pound pour power praise predict prefer prepare present \
    preserve press prevent price print probe process produce profit project promise promote prompt \
    propose prosecute protect protest prove provide publish pull pump punish purchase push put \
    quadruple quarantine question quit quote race raid raise rake rally rank reach react reassure \
    rebound rebuild recall receive reckon recognise recommend record recover recruit recycle reduce \
    refer reflect reform refund refuse register regulate reimburse reject relate relax release \
    relieve relocate rely remain remove renew renovate rent reopen repair repay replace replenish \
    report represent require rescue reserve reside resign resist resolve respond rest restart \
    restore restrict restructure resume retain retire retreat return reveal reverse review ride \
    rise rob rocket roll round ruin rule run sack sail salvage sanction save say scale scatter \
    schedule score scrap screen search secure see seek seize sell send sentence separate serve set \
    settle shape share shatter shed shelter shelve shift ship shoot show shrink shut sideline sign \
    silence sing sink sit skip slash slide slip slow smash smuggle snap soak soar solve sort sound \
    spare spark speak spend spike spill split sponsor spread squeeze stab stage stall stand start \
    stay steal steer stem stockpile stop store strand stream strengthen stretch strike strip \
    struggle study stun submerge submit subscribe subsidise succeed sue suffer suggest supply \
    support surge surpass surrender survey survive suspend sustain swap swear sweep swell swim \
    switch tackle take talk tally target tax teach tear tell test think threaten thrive throw \
    ticket tie tilt top topple torch torture total touch tour tout trace track trade traffic trail \
    train transfer transform transport trap travel treat trigger trim triple trounce trust try \
    tumble turn undergo understand undertake unload unlock unveil update upgrade uphold uproot urge \
    use vacate vaccinate value vanish vary view violate visit vote vow wait waive wake walk want \
    warn waste watch weaken wear wed weigh welcome widen win wipe withdraw withhold wonder work \
    worry wound wrap wreck write yield";

/// Verbs whose base or -s form is as often a noun: `a rise`, `page loads`.
const NOUNS_TOO: &str = "\
    access account advance affect aid aim answer arrest assault attack attribute auction average \
    award axe back ban battle beat bet bid bill block bomb book boost breach brew brief broadcast \
    burn bust call campaign cap capture catch cause chair challenge change charge claim clash climb \
    clock close coach collapse command commission compare contact contest contract control cool \
    cost count cover crash cross crush cure cut cycle damage date deal debate debut decline \
    decrease defeat delay demand deposit design dip display dispute document double download drain \
    draw drill drive drop dump end escape estimate export face fall favour feed file fill finance \
    find fine finish fire float flood flow focus force forecast form fuel fund gain gauge grant \
    gross guarantee guard gust halt hand handle harvest heat help hike hire hit hold host house \
    hunt impact import increase issue jump kick kill label lack land last launch lead leak lease \
    leave levy license lift link list live load loan lobby lock look lower march mark match measure \
    mine monitor move murder need  notice number offer open orbit order outline own pack pardon \
    park pass patent patrol pay peak pilot place plan plant play pledge plunge point poll post \
    pound power press price probe process produce profit project promise prompt protest pump \
    purchase push question quote race raid raise rally rank reach recall record reform refund \
    release rent repair report rescue reserve rest return review ride rise roll round ruin rule run \
    sack sail sanction save scale schedule score scrap screen search sentence set shape share \
    shelter shift ship show sign silence sink slide slip snap sort sound spark spend spike spill \
    split sponsor spread squeeze stage stall stand start stay stem stop store stretch strike strip \
    struggle study supply support surge survey swap switch talk tally target tax tear test ticket \
    tie top torch total touch tour trace track trade traffic trail train transfer transport trap \
    travel treat trigger triple trust turn update upgrade use value view visit vote vow wait walk \
    warrant waste watch win work wound wreck yield";

/// Irregular forms, each with the verb it belongs to.
const IRREGULAR: &str = "\
    rose:rise risen:rise fell:fall fallen:fall grew:grow grown:grow spent:spend paid:pay made:make \
    held:hold lost:lose won:win sold:sell bought:buy took:take taken:take gave:give given:give \
    got:get saw:see seen:see built:build said:say told:tell found:find left:leave kept:keep \
    led:lead ran:run began:begin begun:begin became:become went:go gone:go came:come sent:send \
    met:meet shrank:shrink shrunk:shrink sank:sink sunk:sink drew:draw drawn:draw drove:drive \
    driven:drive wrote:write written:write knew:know known:know brought:bring stood:stand lent:lend \
    slid:slide shown:show cutting:cut hitting:hit overtook:overtake withdrew:withdraw swollen:swell \
    thought:think meant:mean sought:seek caught:catch fed:feed chose:choose died:die dying:die \
    lied:lie shot:shoot born:bear felt:feel bore:bear froze:freeze frozen:freeze broke:break broken:break \
    stole:steal stolen:steal beaten:beat flew:fly flown:fly swam:swim swum:swim swept:sweep \
    shut:shut hurt:hurt struck:strike stricken:strike threw:throw thrown:throw wore:wear worn:wear \
    forgave:forgive forgotten:forget forgot:forget hid:hide hidden:hide upheld:uphold \
    withheld:withhold overturned:overturn spoke:speak spoken:speak rode:ride ridden:ride sang:sing \
    sung:sing drank:drink drunk:drink ate:eat eaten:eat taught:teach tore:tear torn:tear \
    split:split quit:quit shed:shed bet:bet cast:cast burnt:burn burned:burn learnt:learn \
    leapt:leap laid:lay fought:fight chosen:choose fled:flee undertook:undertake \
    underwent:undergo arose:arise arisen:arise swore:swear sworn:swear woke:wake beat:beat set:set \
    put:put let:let";

/// January is 1.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// No word of a class has more bytes, even with a curly apostrophe.
const LONGEST: usize = 24;

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

static CLASSES: LazyLock<FxHashMap<&str, Class>> = LazyLock::new(|| {
    let mut classes: FxHashMap<&str, Class> = FxHashMap::default();
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
static FORMS: LazyLock<FxHashMap<String, &str>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
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
    if word.len() > LONGEST {
        return Class::default();
    }
    let known = match lower(word) {
        Cow::Borrowed(word) => CLASSES.get(word),
        Cow::Owned(word) if word.is_ascii() => CLASSES.get(word.as_str()),
        Cow::Owned(word) => CLASSES.get(word.replace('’', "'").as_str()),
    };
    known.copied().unwrap_or_default()
}

/// A word in lower case; most words are.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|b| b.is_ascii_uppercase() || b >= 0x80) {
        word.to_lowercase().into()
    } else {
        word.into()
    }
}

/// The number of a month by its name or short form; January is 1.
pub(crate) fn month(word: &str) -> Option<u32> {
    // Most words begin with none of the letters that months begin with.
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    if !b"jfmasond".contains(&first) || !(3..=10).contains(&word.len()) {
        return None;
    }
    let word = word.trim_end_matches('.');
    let is = |name: &&str| {
        let short = name[..3].eq_ignore_ascii_case(word);
        let sept = *name == "september" && word.eq_ignore_ascii_case("sept");
        name.eq_ignore_ascii_case(word) || short || sept
    };
    let at = MONTHS.iter().position(is)?;
    u32::try_from(at + 1).ok()
}

/// The base form of a verb's form, whatever it is used as.
pub(crate) fn verb(word: &str) -> Option<&'static str> {
    FORMS.get(lower(word).as_ref()).copied()
}

/// Whether a word is a verb with a subject wherever it stands: `rose`, `announced`, `is`.
pub(crate) fn is_finite(word: &str) -> bool {
    let lower = lower(word);
    if class(&lower).auxiliary {
        return !matches!(lower.as_ref(), "be" | "been" | "being" | "having");
    }
    let Some(base) = verb(&lower) else {
        return false;
    };
    let participle = matches!(
        lower.as_ref(),
        "known" | "given" | "taken" | "seen" | "written" | "grown"
    );
    let noun = lower.ends_with('s') && class(base).noun_too;
    lower != base && !lower.ends_with("ing") && !participle && !noun
}

/// Whether a form is as often a noun: `prices`, `rise`.
pub(crate) fn is_noun_too(word: &str) -> bool {
    verb(word).is_some_and(|base| class(base).noun_too)
}

/// Whether a word can be a verb or a noun, as its neighbours say: `cost`, `loads`, `rises`.
pub(crate) fn may_be_verb(word: &str) -> bool {
    !word.ends_with("ing") && verb(word).is_some()
}

/// Whether a word only serves others, so that it cannot stand for what a text is about.
pub(crate) fn is_function(word: &str) -> bool {
    let class = class(word);
    class
        != Class {
            noun_too: class.noun_too,
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
        ("freeze", "frozen"),
        ("break", "broken"),
        ("steal", "stolen"),
        ("beat", "beaten"),
        ("fly", "flown"),
        ("swim", "swum"),
        ("hide", "hidden"),
        ("forgive", "forgiven"),
        ("forget", "forgotten"),
        ("speak", "spoken"),
        ("ride", "ridden"),
        ("sing", "sung"),
        ("drink", "drunk"),
        ("eat", "eaten"),
        ("tear", "torn"),
        ("throw", "thrown"),
        ("wear", "worn"),
        ("choose", "chosen"),
        ("put", "put"),
        ("spread", "spread"),
        ("undergo", "undergone"),
        ("undertake", "undertaken"),
    ];
    if let Some((_, form)) = ODD.iter().find(|(verb, _)| *verb == base) {
        return (*form).to_owned();
    }
    let irregular = IRREGULAR
        .split_ascii_whitespace()
        .find_map(|pair| pair.strip_suffix(base)?.strip_suffix(':'));
    match irregular {
        Some(form) => form.to_owned(),
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
