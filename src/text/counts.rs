//! Numbers with their counters in scripts without spaces: `12億円`, `三十三`, `4800만`, `2024年`.

/// The numerals of Han text, which form numbers of several letters.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万萬億亿兆";
/// Multiply the digits before them.
const SCALES: &str = "十百千万萬億亿兆천백만억조";
/// Count what the number before them is of; nothing belongs to them in turn.
const COUNTERS: &str = "円圓元圆名位件個个年月日号號時时分秒点點度倍台社人%％원명건년월일개배퍼";
/// Counters of several letters.
const WORDS: &[&str] = &[
    "ドル",
    "ユーロ",
    "ポンド",
    "ウォン",
    "キロ",
    "メートル",
    "トン",
    "パーセント",
    "ポイント",
    "カ国",
    "カ月",
    "ヶ月",
    "か国",
    "か月",
    "美元",
    "欧元",
    "歐元",
    "港元",
    "日元",
    "韩元",
    "英镑",
    "달러",
    "유로",
];

/// How far a number has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Not in one.
    Outside,
    /// After a digit, or a numeral of Han text.
    Digits,
    /// After a scale.
    Scale,
    /// In a counter of several letters, which goes on for so many.
    Counter(usize),
}

/// Walks a word and says before which letters no line may break.
#[derive(Debug)]
pub(super) struct Counts {
    state: State,
    last: Option<char>,
}

impl Counts {
    pub(super) fn new() -> Self {
        Self {
            state: State::Outside,
            last: None,
        }
    }

    /// Whether a letter belongs to the number before it; `rest` begins with the letter.
    pub(super) fn joins(&mut self, letter: char, rest: &str) -> bool {
        let last = self.last.replace(letter);
        let numeral = NUMERALS.contains(letter);
        let digit = letter.is_ascii_digit() || ('０'..='９').contains(&letter);
        // `百分之三`: per cent.
        let percent =
            matches!((last, letter), (Some('分'), '之')) || (last == Some('之') && numeral);
        let counting = matches!(self.state, State::Digits | State::Scale);
        let word = WORDS.iter().find(|word| rest.starts_with(**word));
        let (joins, next) = match self.state {
            State::Counter(left) => (
                true,
                if left > 1 {
                    State::Counter(left - 1)
                } else {
                    State::Outside
                },
            ),
            _ if digit => (false, State::Digits),
            _ if counting && SCALES.contains(letter) => (true, State::Scale),
            _ if numeral => {
                let goes_on = last.is_some_and(|last| NUMERALS.contains(last));
                (goes_on || percent, State::Digits)
            }
            _ if counting && word.is_some() => {
                let letters = word.map_or(1, |word| word.chars().count());
                (true, State::Counter(letters - 1))
            }
            _ if counting && COUNTERS.contains(letter) => (true, State::Outside),
            _ => (percent, State::Outside),
        };
        self.state = next;
        joins
    }
}

/// A word without the scales and counters at its end.
pub(super) fn without_counters(word: &str) -> &str {
    word.trim_end_matches(|c| SCALES.contains(c) || COUNTERS.contains(c))
}
