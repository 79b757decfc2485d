//! A review as a person goes through it: which case is next, and what was decided of each.

use coverline::snapshot::{Outcome, Run, Verdict};

/// What was decided of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    Open,
    Accepted,
    Rejected,
}

/// What a person can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    Next,
    Previous,
    Accept,
    Reject,
    OpenPicture,
    Quit,
}

/// What is to be done now.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Draw the case that is shown.
    Draw,
    /// Open its picture in another program.
    OpenPicture,
    /// The review is over.
    End,
}

/// Accepts a case by its name, or says in one line why not.
pub(super) type Accept<'a> = &'a dyn Fn(&str) -> Result<(), String>;

/// The cases that are not the same, and what was decided of them.
pub(super) struct Session<'a> {
    cases: Vec<(&'a Outcome, Decision)>,
    at: usize,
    /// What came of the last wish, in one line.
    pub(super) told: String,
}

impl<'a> Session<'a> {
    /// Changed cases first; `None` when there is nothing to look at.
    pub(super) fn of(run: &'a Run) -> Option<Self> {
        let mut cases: Vec<_> = run
            .cases
            .iter()
            .filter(|case| !matches!(case.verdict, Verdict::Same | Verdict::Noise))
            .map(|case| (case, Decision::Open))
            .collect();
        cases.sort_by_key(|(case, _)| case.verdict != Verdict::Changed); // stable: names stay in order
        (!cases.is_empty()).then_some(Self {
            cases,
            at: 0,
            told: String::new(),
        })
    }

    /// The case that is shown, and what was decided of it.
    pub(super) fn shown(&self) -> (&'a Outcome, Decision) {
        self.cases[self.at]
    }

    /// The number of the case that is shown, from 1, and of all.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.at + 1, self.cases.len())
    }

    /// Does what is wished. Accepting and rejecting go on to the next case that is open; after the
    /// last one the review is over.
    pub(super) fn wish(&mut self, wish: Wish, accept: Accept<'_>) -> Step {
        self.told.clear();
        match wish {
            Wish::Quit => return Step::End,
            Wish::OpenPicture => return Step::OpenPicture,
            Wish::Next if self.at + 1 == self.cases.len() => {
                "this is the last".clone_into(&mut self.told)
            }
            Wish::Next => self.at += 1,
            Wish::Previous if self.at == 0 => "this is the first".clone_into(&mut self.told),
            Wish::Previous => self.at -= 1,
            Wish::Accept | Wish::Reject => return self.decide(wish, accept),
        }
        Step::Draw
    }

    fn decide(&mut self, wish: Wish, accept: Accept<'_>) -> Step {
        let (case, decision) = self.shown();
        let name = &case.name;
        if decision == Decision::Accepted {
            self.told = format!("{name} is accepted already");
            return Step::Draw;
        }
        if wish == Wish::Reject {
            self.cases[self.at].1 = Decision::Rejected;
            self.told = format!("{name} rejected; its accepted picture stays");
        } else if case.verdict == Verdict::Failed {
            "it could not be rendered: there is nothing to accept".clone_into(&mut self.told);
            return Step::Draw;
        } else if let Err(why) = accept(name) {
            self.told = why;
            return Step::Draw;
        } else {
            self.cases[self.at].1 = Decision::Accepted;
            self.told = format!("{name} accepted");
        }
        // From here on, then from the start: what was passed by is not forgotten.
        let count = self.cases.len();
        let after = (1..count).map(|n| (self.at + n) % count);
        match after
            .into_iter()
            .find(|at| self.cases[*at].1 == Decision::Open)
        {
            Some(at) => {
                self.at = at;
                Step::Draw
            }
            None => Step::End,
        }
    }

    fn names(&self, decision: Decision) -> Vec<&str> {
        let decided = self.cases.iter().filter(|(_, other)| *other == decision);
        decided.map(|(case, _)| case.name.as_str()).collect()
    }

    /// Whether every case was accepted.
    pub(super) fn all_accepted(&self) -> bool {
        self.names(Decision::Accepted).len() == self.cases.len()
    }

    /// What was decided: a line of counts, then the names of those that someone has to mend.
    pub(super) fn summary(&self) -> Vec<String> {
        let [accepted, rejected, open] = [Decision::Accepted, Decision::Rejected, Decision::Open]
            .map(|decision| self.names(decision));
        let counts = format!(
            "{} accepted, {} rejected, {} not decided",
            accepted.len(),
            rejected.len(),
            open.len()
        );
        let rejected = rejected.iter().map(|name| format!("rejected: {name}"));
        std::iter::once(counts).chain(rejected).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    fn run(verdicts: &[(&str, Verdict)]) -> Run {
        let case = |(name, verdict): &(&str, Verdict)| Outcome {
            name: (*name).to_owned(),
            article: String::new(),
            layout: String::new(),
            theme: String::new(),
            size: String::new(),
            verdict: *verdict,
            explanation: Vec::new(),
            kinds: Vec::new(),
            difference: None,
            accepted: None,
            actual: None,
            error: String::new(),
        };
        Run {
            folder: ".".to_owned(),
            cases: verdicts.iter().map(case).collect(),
        }
    }

    #[test]
    fn a_review_goes_through_all_that_moved() {
        const CASES: &[(&str, Verdict)] = &[
            ("a", Verdict::New),
            ("b", Verdict::Same),
            ("c", Verdict::Changed),
            ("d", Verdict::Failed),
            ("e", Verdict::Noise),
        ];
        use Wish::{Accept, Next, Previous, Quit, Reject};
        for (name, wishes, accepted, summary) in [
            (
                "quit at once",
                &[Quit][..],
                "",
                "0 accepted, 0 rejected, 3 not decided",
            ),
            (
                "accept the changed one",
                &[Accept, Quit],
                "c",
                "1 accepted, 0 rejected, 2 not decided",
            ),
            (
                "over after the last",
                &[Accept, Accept, Reject],
                "ca",
                "2 accepted, 1 rejected, 0 not decided",
            ),
            (
                "passed by and asked again",
                &[Next, Reject, Reject, Accept],
                "c",
                "1 accepted, 2 rejected, 0 not decided",
            ),
            (
                "never twice",
                &[Accept, Previous, Accept, Reject, Quit],
                "c",
                "1 accepted, 0 rejected, 2 not decided",
            ),
            (
                "a failed one has no picture",
                &[Next, Next, Accept, Quit],
                "",
                "0 accepted, 0 rejected, 3 not decided",
            ),
            (
                "another mind",
                &[Reject, Previous, Accept, Quit],
                "c",
                "1 accepted, 0 rejected, 2 not decided",
            ),
        ] {
            let taken = RefCell::new(String::new());
            let accept = |name: &str| {
                taken.borrow_mut().push_str(name);
                Ok(())
            };
            let run = run(CASES);
            let mut session = Session::of(&run).expect("three to look at");
            let steps: Vec<_> = wishes
                .iter()
                .map(|wish| session.wish(*wish, &accept))
                .collect();
            assert_eq!(steps.last(), Some(&Step::End), "{name}");
            assert!(!steps[..steps.len() - 1].contains(&Step::End), "{name}");
            assert_eq!(*taken.borrow(), accepted, "{name}");
            assert_eq!(
                session.summary().first().map(String::as_str),
                Some(summary),
                "{name}"
            );
        }
    }

    #[test]
    fn what_cannot_be_accepted_stays_and_says_why() {
        let run = run(&[("a", Verdict::Changed)]);
        let mut session = Session::of(&run).expect("one to look at");
        let step = session.wish(
            Wish::Accept,
            &|_| Err("a.png: permission denied".to_owned()),
        );
        assert_eq!(
            (step, session.told.as_str()),
            (Step::Draw, "a.png: permission denied")
        );
        assert_eq!(session.shown().1, Decision::Open);
    }

    #[test]
    fn there_may_be_nothing_to_look_at() {
        assert!(Session::of(&run(&[("a", Verdict::Same), ("b", Verdict::Noise)])).is_none());
    }
}
