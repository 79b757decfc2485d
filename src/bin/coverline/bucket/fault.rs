//! What went wrong with a bucket, in one line of plain words: what a server says comes as XML with
//! request numbers, and what is sent to it holds signatures.

use super::http::Silence;
use super::open::Cloud;
use coverline::batch::store::{Fault, Kind};
use object_store::Error;
use object_store::client::{HttpError, HttpErrorKind};
use std::error::Error as _;

/// Letters of a server's own word for what is wrong.
const MAX_CODE: usize = 48;
/// Letters of a message that is not known here.
const MAX_WORDS: usize = 160;

type Cause<'a> = &'a (dyn std::error::Error + 'static);

/// What a server answered.
#[derive(Debug, Default, PartialEq, Eq)]
struct Answer {
    /// `404`; `None` where one file of many was refused, or an answer cannot be understood.
    status: Option<u16>,
    /// `NoSuchBucket`, by which it is told apart from `NoSuchKey`.
    code: Option<String>,
}

/// A fault about a file or bucket, named as messages name it.
pub(super) fn fault(cloud: Cloud, shown: &str, error: &Error) -> Fault {
    let (kind, why) = reason(cloud, error);
    Fault {
        why: format!("{shown}: {why}"),
        kind,
    }
}

/// Whether there is no such file, in a bucket that is there.
pub(super) fn is_missing_file(error: &Error) -> bool {
    let answer = answer(error);
    let missing = answer.status == Some(404) || matches!(error, Error::NotFound { .. });
    missing && !answer.code.is_some_and(|code| is_missing_bucket(&code))
}

fn is_missing_bucket(code: &str) -> bool {
    matches!(code, "NoSuchBucket" | "ContainerNotFound")
}

/// Why a bucket cannot be opened.
pub(super) fn unusable(cloud: Cloud, error: &Error) -> String {
    reason(cloud, error).1
}

fn reason(cloud: Cloud, error: &Error) -> (Kind, String) {
    let no_keys = |cause: Cause<'_>| matches!(cause.downcast_ref(), Some(Silence::NoKeys));
    if causes(error).any(no_keys) {
        let keys = cloud.keys();
        return (Kind::Lasting, format!("there are no keys; set {keys}"));
    }
    if let Some(e) = causes(error).find_map(|cause| cause.downcast_ref::<HttpError>()) {
        return unheard(cloud, e);
    }
    let answer = answer(error);
    if answer == Answer::default() {
        return (Kind::Lasting, last_words(error));
    }
    said(cloud, &answer)
}

/// A server that could not be heard, after all tries.
fn unheard(cloud: Cloud, error: &HttpError) -> (Kind, String) {
    let why = error.source().map_or_else(String::new, ToString::to_string);
    let why = one_line(&why);
    match error.kind() {
        HttpErrorKind::Connect => {
            let check = cloud.endpoint();
            (
                Kind::Passing,
                format!("{why}; check {check}, or try again later"),
            )
        }
        HttpErrorKind::Unknown | HttpErrorKind::Decode => (Kind::Lasting, why),
        _ => (Kind::Passing, format!("{why}; try again later")),
    }
}

/// What to make of an answer: first its word, which is the same for all that speak S3, then its
/// number.
fn said(cloud: Cloud, answer: &Answer) -> (Kind, String) {
    use Kind::{Full, Lasting, Passing};
    let code = answer.code.as_deref().unwrap_or_default();
    let of = in_brackets(code);
    let keys = cloud.keys();
    match code {
        code if is_missing_bucket(code) => {
            return (
                Lasting,
                "there is no such bucket; create it, or correct its name".to_owned(),
            );
        }
        "InvalidAccessKeyId"
        | "SignatureDoesNotMatch"
        | "AuthenticationFailed"
        | "InvalidToken"
        | "InvalidSecurity"
        | "InvalidClientTokenId" => {
            return (
                Lasting,
                format!("the keys are not accepted{of}; check {keys}"),
            );
        }
        "ExpiredToken" | "TokenRefreshRequired" | "ExpiredTokenException" => {
            return (Lasting, format!("the keys have expired; renew {keys}"));
        }
        "RequestTimeTooSkewed" => {
            return (
                Lasting,
                "the clock of this machine is wrong; set it".to_owned(),
            );
        }
        "PermanentRedirect" | "AuthorizationHeaderMalformed" => {
            return (
                Lasting,
                "the bucket lies in another region; set AWS_REGION".to_owned(),
            );
        }
        "QuotaExceeded"
        | "XMinioStorageFull"
        | "XMinioAdminBucketQuotaExceeded"
        | "StorageQuotaExceeded"
        | "InsufficientStorage" => {
            return (
                Full,
                format!("there is no room{of}; make some, or raise the quota"),
            );
        }
        _ => {}
    }
    match (answer.status, code) {
        (Some(401 | 403), _) | (_, "AccessDenied" | "AllAccessDisabled") => {
            let must = "they must be allowed to list, read, write and delete there";
            (
                Lasting,
                format!("no permission{of} with the keys of {keys}; {must}"),
            )
        }
        (Some(507), _) => (
            Full,
            "there is no room; make some, or raise the quota".to_owned(),
        ),
        (Some(301 | 302 | 307 | 308), _) => (
            Lasting,
            format!("the server sends elsewhere; check {}", cloud.endpoint()),
        ),
        (Some(404), _) => (Lasting, format!("the server finds nothing there{of}")),
        (Some(status @ (408 | 429 | 500..)), _) => {
            let again = "try again later";
            (Passing, format!("the server answers {status}{of}; {again}"))
        }
        (_, "SlowDown" | "InternalError" | "ServiceUnavailable" | "OperationAborted") => {
            (Passing, format!("the server is busy{of}; try again later"))
        }
        (Some(status), _) => (Lasting, format!("the server answers {status}{of}")),
        (None, _) => (Lasting, format!("the server refuses{of}")),
    }
}

/// ` (slow down)` for `SlowDown`.
fn in_brackets(code: &str) -> String {
    let mut words = String::new();
    for letter in code.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    match words.as_str() {
        "" => words,
        _ => format!(" ({words})"),
    }
}

/// The answer within an error. object_store keeps its own type for it to itself, so that number and
/// word are taken from its message; the tests hold this against a server.
fn answer(error: &Error) -> Answer {
    let mut found = Answer::default();
    for cause in causes(error) {
        let words = cause.to_string();
        let status = between(&words, "status code: ", " ");
        found.status = found
            .status
            .or(status.and_then(|status| status.parse().ok()));
        let code = between(&words, "<Code>", "</Code>").or(between(&words, "(code: ", ")"));
        let code = code.filter(|code| {
            code.len() <= MAX_CODE && code.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        found.code = found.code.or(code.map(str::to_owned));
        if words.contains("redirect without LOCATION") {
            found.code = Some("PermanentRedirect".to_owned());
        }
    }
    found
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(inner, _)| inner)
}

/// The innermost reason, which says what is wrong with a variable or file.
fn last_words(error: &Error) -> String {
    let last = causes(error)
        .last()
        .map_or_else(String::new, |e| e.to_string());
    one_line(&last)
}

/// One line that begins in lower case and is not long.
fn one_line(text: &str) -> String {
    let text: Vec<&str> = text.split_whitespace().collect();
    let text: String = text.join(" ").chars().take(MAX_WORDS).collect();
    let mut letters = text.trim_end_matches('.').chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// An error and what it comes from.
fn causes(error: &Error) -> impl Iterator<Item = Cause<'_>> {
    let first: Cause<'_> = error;
    std::iter::successors(Some(first), |&error| error.source())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_in_plain_words() {
        let said = |status: &str, code: &str| {
            let body =
                format!("<Error>\n<Code>{code}</Code><RequestId>4442587FB7</RequestId></Error>");
            format!("Server returned non-2xx status code: {status}: {body}")
        };
        #[rustfmt::skip]
        let rows = [
            (said("503 Service Unavailable", "SlowDown"), Kind::Passing, "the server answers 503 (slow down); try again later"),
            (said("429 Too Many Requests", ""), Kind::Passing, "the server answers 429; try again later"),
            ("Server returned error response: <Code>SlowDown</Code>".to_owned(), Kind::Passing, "the server is busy (slow down); try again later"),
            (said("404 Not Found", "NoSuchBucket"), Kind::Lasting, "there is no such bucket; create it, or correct its name"),
            (said("403 Forbidden", "AccessDenied"), Kind::Lasting, "no permission (access denied) with the keys of GOOGLE_APPLICATION_CREDENTIALS; they must be allowed to list, read, write and delete there"),
            (said("400 Bad Request", "ExpiredToken"), Kind::Lasting, "the keys have expired; renew GOOGLE_APPLICATION_CREDENTIALS"),
            (said("507 Insufficient Storage", "XMinioStorageFull"), Kind::Full, "there is no room (x minio storage full); make some, or raise the quota"),
            (said("301 Moved Permanently", "PermanentRedirect"), Kind::Lasting, "the bucket lies in another region; set AWS_REGION"),
            ("Received redirect without LOCATION, this normally".to_owned(), Kind::Lasting, "the bucket lies in another region; set AWS_REGION"),
            ("DeleteObjects request failed for key a: Denied (code: AccessDenied)".to_owned(), Kind::Lasting, "no permission (access denied) with the keys of GOOGLE_APPLICATION_CREDENTIALS; they must be allowed to list, read, write and delete there"),
            (said("418 I'm a teapot", "<b>/etc/passwd</b>"), Kind::Lasting, "the server answers 418"),
            ("Unable to open\n the file.".to_owned(), Kind::Lasting, "unable to open the file"),
        ];
        for (words, kind, want) in rows {
            let source = words.clone().into();
            let store = "GCS";
            let fault = fault(
                Cloud::Google,
                "gs://covers/x.png",
                &Error::Generic { store, source },
            );
            assert_eq!(fault.why, format!("gs://covers/x.png: {want}"), "{words}");
            assert_eq!(fault.kind, kind, "{words}");
        }
    }

    #[test]
    fn who_was_given_no_keys_is_told_which_to_set() {
        let source = HttpError::new(HttpErrorKind::Unknown, Silence::NoKeys);
        let error = Error::Generic {
            store: "GCS",
            source: Box::new(source),
        };
        let fault = fault(Cloud::Google, "gs://covers", &error);
        let want = "gs://covers: there are no keys; set GOOGLE_APPLICATION_CREDENTIALS";
        assert_eq!((fault.why.as_str(), fault.kind), (want, Kind::Lasting));
    }
}
