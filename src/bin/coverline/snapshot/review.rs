//! `coverline snapshot review`: what moved, case by case, in the terminal.

use super::protocol::Protocol;
use super::screen::Screen;
use super::session::{Accept, Session, Step, Wish};
use crate::{Ended, complain, tell};
use clap::Parser;
use coverline::error::reason;
use coverline::snapshot::Suite;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, read};
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// The folder of snapshot.toml
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

pub(crate) fn run(args: &Args) -> Ended {
    review(&args.folder).unwrap_or_else(|why| {
        complain(&why);
        Ended::WrongUse
    })
}

fn review(folder: &Path) -> Result<Ended, String> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err("snapshot review asks for keys, and this is no terminal; run it in one, or use coverline snapshot report".to_owned());
    }
    let protocol = Protocol::of(&|name| std::env::var(name).ok())?;
    let run = super::last_run(folder)?;
    let Some(mut session) = Session::of(&run) else {
        tell(&format!("{} cases, and nothing to review", run.cases.len()));
        return Ok(Ended::Made);
    };
    let suite = Suite::open(folder).map_err(|e| e.to_string())?;
    let accept = |name: &str| super::accept(&suite, name);
    let screen = Screen::open(folder, protocol).map_err(|e| reason(&e))?;
    let looked = look(&screen, &mut session, &accept);
    drop(screen); // the summary belongs on the screen before
    for line in session.summary() {
        tell(&line);
    }
    looked.map_err(|e| format!("terminal: {}", reason(&e)))?;
    Ok(if session.all_accepted() {
        Ended::Made
    } else {
        Ended::Failed
    })
}

/// Shows cases and takes keys until the end.
fn look(screen: &Screen<'_>, session: &mut Session<'_>, accept: Accept<'_>) -> io::Result<()> {
    screen.draw(session)?;
    loop {
        let wish = match read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => wish(key),
            Event::Resize(..) => {
                screen.draw(session)?;
                continue;
            }
            _ => continue,
        };
        let Some(wish) = wish else { continue };
        match session.wish(wish, accept) {
            Step::Draw => {}
            Step::OpenPicture => session.told = screen.hand_over(session.shown().0),
            Step::End => return Ok(()),
        }
        screen.draw(session)?;
    }
}

fn wish(key: KeyEvent) -> Option<Wish> {
    Some(match key.code {
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Wish::Quit,
        KeyCode::Char('n' | 'j' | ' ') | KeyCode::Right | KeyCode::Down => Wish::Next,
        KeyCode::Char('p' | 'k') | KeyCode::Left | KeyCode::Up => Wish::Previous,
        KeyCode::Char('a') => Wish::Accept,
        KeyCode::Char('r') => Wish::Reject,
        KeyCode::Char('o') => Wish::OpenPicture,
        KeyCode::Char('q') | KeyCode::Esc => Wish::Quit,
        _ => return None,
    })
}
