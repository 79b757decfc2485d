//! The page around an article: what buttons, boxes and other stories say.

/// Lines that begin so belong to the page.
const OPENINGS: &str = "\
    read more|read also|read next|see also|also read|more:|watch:|listen:|sign up|subscribe|\
    join our|join now|follow us|get the latest|get our|click here|continue reading|\
    advertisement|sponsored|loading|copyright|©|all rights reserved|share this|share on|\
    by clicking|by signing up|by subscribing|thank you for visiting|thanks for signing up|\
    this site uses|this website uses|we use cookies|we and our partners|accept all|\
    please enable|enable javascript|your email|email address|enter your email|log in|sign in|\
    already a subscriber|this article was|this article is part|a version of this article|\
    written by|published on|posted on|last updated|image credit|photo credit|\
    image:|photo:|photograph:|credit:|bild:|foto:|source:|filed under|tags:|topics:|\
    support independent|download the app|skip to|jump to|leave a comment|leave a reply|\
    be the first to|view comments|show comments|no comments|terms of use|privacy policy|\
    cookie settings|manage cookies|contact us";

/// Words that only a page says of itself.
const INSIDE: &str = "\
    all rights reserved|our newsletter|daily newsletter|free newsletter|in your inbox|\
    to your inbox|unsubscribe|you accept our|you agree to our|our terms of|our privacy policy|\
    getty images|via shutterstock|(ap photo|enable javascript|your browser|ad blocker|\
    subscribe now|subscribe to our|subscribing to our|for the first month|cancel anytime|free trial";

/// Titles of what comes after an article.
const ENDINGS: &str = "\
    recent news|recent posts|recent articles|related|related news|related stories|\
    related articles|related posts|related topics|related content|more news|more stories|\
    more from|top stories|most read|most popular|most viewed|trending|trending now|\
    latest news|latest stories|latest|comments|leave a comment|leave a reply|\
    you may also like|you might also like|recommended|recommended for you|read next|up next|\
    read this next|from around the site|from around the web|around the web|about the author|\
    about the authors|our network|our partners|editor's picks|editors' picks|don't miss|\
    what to read next|popular|keep reading|further reading|discussion|our group site links|\
    stay informed|newsletter";

/// Whether a line belongs to the page and not to the article.
pub(super) fn is_chrome(line: &str) -> bool {
    let line = plain(line);
    let line = line.as_str();
    let sentence = is_sentence(line);
    OPENINGS.split('|').any(|opening| {
        let firm = opening.contains([' ', ':', '©']) || !sentence;
        firm && line.strip_prefix(opening).is_some_and(stands_alone)
    }) || INSIDE.split('|').any(|words| line.contains(words))
        || is_counter(line)
        || line
            .strip_prefix("by ")
            .is_some_and(|name| name.len() < 40 && !name.ends_with('.'))
}

/// Whether a line heads what comes after an article.
pub(super) fn ends_article(line: &str) -> bool {
    let line = plain(line);
    let line = line.trim_end_matches([':', '.', '…', '»', '>']).trim();
    ENDINGS.split('|').any(|ending| ending == line)
        || line
            .strip_prefix("more from ")
            .is_some_and(|rest| rest.len() < 40)
        || line
            .strip_prefix("more on ")
            .is_some_and(|rest| rest.len() < 40)
        || line.strip_prefix("loading comments").is_some()
        || is_counter(line)
}

/// `0 comments`, `12 shares`, `3 comments×`.
fn is_counter(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len()
        && matches!(
            rest.trim().trim_end_matches('×'),
            "comments" | "comment" | "shares" | "likes" | "views" | "replies"
        )
}

/// `Loading fell in March.` is none of a button's words, for all its first one.
fn is_sentence(line: &str) -> bool {
    line.ends_with('.') && !line.ends_with("...") && line.split(' ').count() > 3
}

/// `Source` opens a line of its own, `Sources close to the firm say` does not.
fn stands_alone(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

fn plain(line: &str) -> String {
    line.trim().to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_told_from_the_article() {
        const ROWS: [(&str, bool, bool); 10] = [
            ("Loading comments...", true, true),
            ("0 comments×", true, true),
            ("Recent News", false, true),
            ("Read more: The port at night", true, false),
            ("By A. Writer", true, false),
            ("By then, the port had closed.", false, false),
            ("Subscribers fell by a tenth in the spring.", false, false),
            ("Loading fell in March.", false, false),
            (
                "Trade is recovering, the harbour master said.",
                false,
                false,
            ),
            ("© 2026 The Harbour Post. All rights reserved.", true, false),
        ];
        for (line, chrome, end) in ROWS {
            assert_eq!(
                (is_chrome(line), ends_article(line)),
                (chrome, end),
                "{line}"
            );
        }
    }
}
