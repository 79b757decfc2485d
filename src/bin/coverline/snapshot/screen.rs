//! What a review shows: a case in words, its pictures, and the keys.

use super::picture::{self, Room};
use super::protocol::{self, Protocol};
use super::session::{Decision, Session};
use coverline::error::reason;
use coverline::snapshot::{Outcome, Verdict};
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    self, Clear, ClearType, DisableLineWrap, EnableLineWrap, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use crossterm::{execute, queue};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A cell's width and height in pixels where the terminal does not say.
const CELL: (u32, u32) = (10, 20);
/// Rows at the foot: an empty one, what came of the last key, and the keys.
const FOOT: u16 = 3;
const KEYS: &str = "n next   p previous   a accept   r reject   o open   q quit";

/// The terminal while a review has it; given back when dropped.
pub(super) struct Screen<'a> {
    folder: &'a Path,
    protocol: Protocol,
}

/// What is drawn at once.
struct Frame<'a> {
    /// The second one, a name, is bold.
    lines: &'a [String],
    /// The bytes that draw the pictures below them.
    picture: &'a str,
    /// What came of the last key.
    told: &'a str,
}

impl Drop for Screen<'_> {
    fn drop(&mut self) {
        let mut out = io::stdout();
        if self.protocol == Protocol::Kitty {
            let _ = out.write_all(protocol::KITTY_CLEAR.as_bytes()); // there is nothing left to tell it with
        }
        let _ = execute!(out, Show, EnableLineWrap, LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}

impl<'a> Screen<'a> {
    /// Takes the terminal.
    pub(super) fn open(folder: &'a Path, protocol: Protocol) -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        let screen = Self { folder, protocol };
        execute!(io::stdout(), EnterAlternateScreen, DisableLineWrap, Hide)?;
        Ok(screen)
    }

    /// Draws the case that is shown.
    pub(super) fn draw(&self, session: &Session<'_>) -> io::Result<()> {
        let (columns, rows) = terminal::size()?;
        let (case, decision) = session.shown();
        let mut lines = vec![head(session, decision), case.name.clone()];
        lines.extend(words(case));
        lines.push(String::new());
        let mut lines = fold(&lines, columns);
        let picture = self.picture(case, lines.len(), (columns, rows));
        let picture = picture.unwrap_or_else(|why| {
            let why = (!why.is_empty()).then_some(why);
            let more: Vec<String> = why.into_iter().chain(self.paths(case)).collect();
            lines.extend(fold(&more, columns));
            String::new()
        });
        let frame = Frame {
            lines: &lines,
            picture: &picture,
            told: &session.told,
        };
        self.paint(&frame, (columns, rows))
    }

    /// Puts everything in its place.
    fn paint(&self, frame: &Frame<'_>, (columns, rows): (u16, u16)) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if self.protocol == Protocol::Kitty {
            out.write_all(protocol::KITTY_CLEAR.as_bytes())?;
        }
        queue!(out, Clear(ClearType::All))?;
        let most = rows.saturating_sub(FOOT);
        for (row, line) in (0..most).zip(frame.lines) {
            let weight = if row == 1 {
                Attribute::Bold
            } else {
                Attribute::Reset
            };
            queue!(
                out,
                MoveTo(0, row),
                SetAttribute(weight),
                Print(line),
                SetAttribute(Attribute::Reset)
            )?;
        }
        let below = most.min(frame.lines.len() as u16);
        queue!(out, MoveTo(0, below), Print(frame.picture))?;
        // The foot is one row each, whatever the width.
        let foot = |text: &str| clean(text).chars().take(columns.into()).collect::<String>();
        queue!(
            out,
            MoveTo(0, rows.saturating_sub(2)),
            Print(foot(frame.told)),
            MoveTo(0, rows.saturating_sub(1)),
            SetAttribute(Attribute::Dim),
            Print(foot(KEYS)),
            SetAttribute(Attribute::Reset)
        )?;
        out.flush()
    }

    /// The bytes that draw a case's pictures below some lines, or a line that says why there are none.
    fn picture(&self, case: &Outcome, lines: usize, size: (u16, u16)) -> Result<String, String> {
        if self.protocol == Protocol::None {
            return Err(String::new());
        }
        let rows = usize::from(size.1).saturating_sub(lines + usize::from(FOOT));
        let cell = match terminal::window_size() {
            Ok(window)
                if window.width >= window.columns.max(1) && window.height >= window.rows.max(1) =>
            {
                (
                    u32::from(window.width / window.columns.max(1)),
                    u32::from(window.height / window.rows.max(1)),
                )
            }
            _ => CELL,
        };
        let room = Room {
            cells: (u32::from(size.0), rows as u32),
            cell,
        };
        if rows < 2 {
            return Err("the window is too low for pictures".to_owned());
        }
        protocol::sent(
            &picture::beside(case, self.folder, room)?,
            self.protocol,
            room,
        )
    }

    /// Where the pictures are.
    fn paths(&self, case: &Outcome) -> Vec<String> {
        let pictures = [("accepted", &case.accepted), ("now", &case.actual)];
        let there = pictures.iter().filter_map(|(title, path)| {
            let path = self.folder.join(path.as_ref()?);
            Some(format!("{title:<9}{}", path.display()))
        });
        there.collect()
    }

    /// Opens a case's picture in the program that the desktop has for it, and says so.
    pub(super) fn hand_over(&self, case: &Outcome) -> String {
        let Some(path) = case.actual.as_ref().or(case.accepted.as_ref()) else {
            return "there is no picture to open".to_owned();
        };
        let path: PathBuf = self.folder.join(path);
        let opener = if cfg!(target_os = "macos") {
            "open"
        } else {
            "xdg-open"
        };
        let started = Command::new(opener)
            .arg(&path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match started {
            Ok(_) => format!("{opener} {}", path.display()),
            Err(e) => format!("{opener}: {}; open {} yourself", reason(&e), path.display()),
        }
    }
}

fn head(session: &Session<'_>, decision: Decision) -> String {
    let (case, _) = session.shown();
    let (place, count) = session.place();
    let verdict = match case.verdict {
        Verdict::Failed => "failed",
        Verdict::Changed => "changed",
        Verdict::New => "new: has no accepted picture yet",
        Verdict::Orphan => "orphan: no case names this accepted picture any more",
        Verdict::Noise => "noise",
        Verdict::Same => "same",
    };
    let decision = match decision {
        Decision::Open => "",
        Decision::Accepted => " · accepted",
        Decision::Rejected => " · rejected",
    };
    format!("{place} of {count} · {verdict}{decision}")
}

/// What changed, a thing a line.
fn words(case: &Outcome) -> Vec<String> {
    let mut lines: Vec<String> = case.explanation.clone();
    if !case.error.is_empty() {
        lines.push(case.error.clone());
    }
    if let Some(pixels) = &case.difference {
        lines.push(format!(
            "{:.2} % of pixels, structural score {:.4}",
            pixels.share * 100.0,
            pixels.score
        ));
    }
    lines
}

/// Nothing of a name or an error may steer the terminal.
fn clean(text: &str) -> String {
    let steers = |c: char| {
        if c.is_control() {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    text.chars().map(steers).collect()
}

/// Lines folded at spaces to a number of columns, words that are longer anywhere.
fn fold(lines: &[String], columns: u16) -> Vec<String> {
    let columns = usize::from(columns.max(1));
    let mut folded = Vec::new();
    for text in lines.iter().flat_map(|text| text.split('\n')) {
        let mut rest: Vec<char> = clean(text).chars().collect();
        while rest.len() > columns {
            let space = rest[..=columns].iter().rposition(|c| *c == ' ');
            let space = space.filter(|at| *at > 0);
            let after = rest.split_off(space.unwrap_or(columns));
            folded.push(rest.into_iter().collect());
            rest = after;
            rest.drain(..usize::from(space.is_some())); // the space itself
        }
        folded.push(rest.into_iter().collect());
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_and_cannot_steer() {
        for (name, text, want) in [
            ("short", "one two", &["one two"][..]),
            ("at a space", "one two three", &["one two", "three"]),
            ("a long word", "abcdefghijklm", &["abcdefgh", "ijklm"]),
            ("lines", "a\nb", &["a", "b"]),
            ("just fits", "12345678 9", &["12345678", "9"]),
            ("escape", "\u{1b}[2J", &["\u{FFFD}[2J"]),
            ("a leading space", " abcdefghij", &[" abcdefg", "hij"]),
        ] {
            assert_eq!(fold(&[text.to_owned()], 8), want, "{name}");
        }
    }
}
