//! `kill -9` at random moments. Whatever the screen called saved is there
//! again: the same questions in the same order, every answer and flag, and
//! less time by as much as passed.
//!
//! A scripted participant works on 40 questions of all kinds for hours; the
//! program is killed under its hands, started again, and so on. What must be
//! there is known from the screen alone: an action counts as saved once the
//! screen shows it together with the time it was saved at.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use certamen::bank::{Bank, Kind};
use certamen::exam::{Attempt, Response};
use certamen::locale::Locale;
use certamen::site::Clock;

use super::session::{Session, Shown, english, key};
use super::training::{Training, begin, enrol, resume};

/// Lanes side by side, each a training of its own.
const LANES: u64 = 4;

/// Kills in each lane.
const KILLS: usize = 50;

const QUESTIONS: usize = 40;

/// The columns of the question itself, beside which a panel stands.
const BODY: u16 = 82;

#[test]
fn nothing_that_was_called_saved_is_lost_at_200_kills() {
    let since = Instant::now();
    let lanes: Vec<_> = (0..LANES)
        .map(|lane| std::thread::spawn(move || Lane::new(lane).run()))
        .collect();
    let mut phases = [0; PHASES.len()];
    for lane in lanes {
        let counts = lane.join().expect("a lane without a loss");
        for (sum, count) in phases.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    println!(
        "{} kills in {:.0?}",
        phases.iter().sum::<usize>(),
        since.elapsed()
    );
    for (name, count) in PHASES.iter().zip(phases) {
        println!("{count:5} {name}");
    }
    assert_eq!(phases.iter().sum::<usize>(), LANES as usize * KILLS);
}

/// Where a kill can hit.
const PHASES: [&str; 6] = [
    "while starting",
    "while taking the attempt up again",
    "while an answer was on its way to the disk",
    "while something was being typed",
    "while going to another question or flagging",
    "while everything was saved",
];
const STARTING: usize = 0;
const RESUMING: usize = 1;
const ANSWERING: usize = 2;
const TYPING: usize = 3;
const MOVING: usize = 4;
const SAVED: usize = 5;

/// The program was killed; nothing more can be done with it.
struct Killed;

/// What an attempt holds.
#[derive(Debug, Clone, PartialEq)]
struct Work {
    responses: Vec<Option<Response>>,
    flags: Vec<bool>,
    current: usize,
}

impl Work {
    fn of(attempt: &Attempt) -> Self {
        let all = 0..attempt.paper().len();
        Self {
            responses: all.clone().map(|q| attempt.response(q).cloned()).collect(),
            flags: all.map(|q| attempt.is_flagged(q)).collect(),
            current: attempt.current(),
        }
    }

    fn with(&self, question: usize, response: Option<Response>) -> Self {
        let mut work = self.clone();
        work.responses[question] = response.filter(|r| !r.is_blank());
        work
    }

    fn at(&self, current: usize) -> Self {
        Self {
            current,
            ..self.clone()
        }
    }

    fn answered(&self) -> usize {
        self.responses.iter().flatten().count()
    }

    fn flagged(&self) -> usize {
        self.flags.iter().filter(|on| **on).count()
    }

    /// The mark of a question, as strip and overview have it.
    fn mark(&self, question: usize) -> &'static str {
        match &self.responses[question] {
            _ if self.flags[question] => "⚑",
            Some(response) if response.is_partial() => "◐",
            Some(_) => "✓",
            None => "·",
        }
    }
}

/// Random numbers that are the same each time: `SplitMix64`.
struct Random(u64);

impl Random {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    const fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

struct Lane {
    training: Training,
    random: Random,
    words: Locale,
    bank: Bank,
    /// The attempt as its first record had it: the paper never changes.
    first: Attempt,
    /// What the screen called saved last.
    work: Work,
    /// What else may be durable: what was done since then.
    perhaps: Vec<Work>,
    phase: usize,
    /// The least time left that any screen showed, in seconds.
    least: u64,
}

impl Lane {
    fn new(lane: u64) -> Self {
        let words = english();
        let training = Training::of_questions(QUESTIONS);
        let mut session = training.start().size(120, 40).go();
        enrol(&mut session, &words, "Trần Thị Kiên Nhẫn", "Sở Nội vụ");
        begin(&mut session, &words, 1);
        session.signal(rustix::process::Signal::KILL);
        session.exit();
        let (first, bank) = training.attempt();
        Self {
            random: Random(0xce27_a3e4 + lane),
            work: Work::of(&first),
            perhaps: Vec::new(),
            phase: SAVED,
            least: u64::MAX,
            training,
            words,
            bank,
            first,
        }
    }

    fn run(mut self) -> [usize; PHASES.len()] {
        let mut counts = [0; PHASES.len()];
        for kill in 0..KILLS {
            self.once(kill);
            counts[self.phase] += 1;
            self.inspect(kill);
        }
        counts
    }

    /// Starts the program, works until it is killed.
    fn once(&mut self, kill: usize) {
        let mut session = self.training.start().size(120, 40).go();
        self.phase = STARTING;
        // Most kills come while somebody works, some while the program starts.
        let early = self.random.below(4) == 0;
        let mut killer = early.then(|| {
            let delay = Duration::from_millis(self.random.next() % 160);
            session.kill_after(delay)
        });
        let _ = self.work_on(&mut session, kill, &mut killer);
        if let Some(killer) = killer {
            killer.join().expect("the killer");
        }
        session.exit();
    }

    fn work_on(
        &mut self,
        session: &mut Session,
        kill: usize,
        killer: &mut Option<std::thread::JoinHandle<()>>,
    ) -> Result<(), Killed> {
        if killer.is_some() {
            self.wait(session, "an offer to continue", |lane, shown| {
                let keys = shown.line(39);
                keys.contains(&lane.words.t("key-resume")).then_some(())
            })?;
            self.phase = RESUMING;
            session.send(key::ENTER);
            self.wait(session, "the question", |lane, shown| {
                shown.saved(&lane.words)?;
                shown.place()
            })?;
        } else {
            resume(session, &self.words);
        }
        self.compare_with_screen(session, kill)?;
        if killer.is_none() {
            let longest = if self.random.below(5) == 0 { 1600 } else { 500 };
            let delay = Duration::from_millis(self.random.next() % longest);
            *killer = Some(session.kill_after(delay));
        }
        loop {
            self.act(session)?;
            if self.random.below(8) == 0 {
                self.rest(session)?;
            }
        }
    }

    /// Thinks for a moment, everything saved.
    fn rest(&mut self, session: &Session) -> Result<(), Killed> {
        let moment = Duration::from_millis(self.random.next() % 60);
        match session.look_within(moment, |_| None::<()>) {
            Err(super::session::Gone::Ended) => Err(Killed),
            _ => Ok(()),
        }
    }

    /// Waits for the screen; fails when it takes too long, ends when killed.
    fn wait<T>(
        &self,
        session: &Session,
        what: &str,
        mut wanted: impl FnMut(&Self, &Shown<'_>) -> Option<T>,
    ) -> Result<T, Killed> {
        match session.look_for(|shown| wanted(self, shown)) {
            Ok(found) => Ok(found),
            Err(super::session::Gone::Ended) => Err(Killed),
            Err(gone) => panic!("{what}: {gone:?}\n{}", session.picture()),
        }
    }

    /// The screen right after resuming shows what was saved.
    fn compare_with_screen(&mut self, session: &mut Session, kill: usize) -> Result<(), Killed> {
        let work = self.work.clone();
        let count = work.responses.len();
        self.wait(
            session,
            "the same question, order and answer",
            |lane, shown| {
                (shown.place()? == (work.current + 1, count)
                    && lane.shows(shown, &work)
                    && lane.counts(shown, &work))
                .then_some(())
            },
        )?;
        let strip = self.wait(session, "the strip", |_, shown| Some(shown.line(1)))?;
        for (question, mark) in strip.split_whitespace().enumerate() {
            let wanted = if question == work.current {
                "▸"
            } else {
                work.mark(question)
            };
            assert_eq!(
                mark,
                wanted,
                "question {} at kill {kill}: {strip}",
                question + 1
            );
        }
        self.compare_time(session)?;
        session.send(key::F4);
        self.wait(session, "the overview", |lane, shown| {
            let flat = shown.flat();
            let open = count - work.answered();
            (0..count)
                .all(|q| flat.contains(&format!(" {} {} ", q + 1, work.mark(q))))
                .then_some(())?;
            let said = if open == 0 {
                lane.words.t("all-answered")
            } else {
                lane.words.with("open-would-be-zero", &[("n", open.into())])
            };
            flat.contains(&said).then_some(())
        })?;
        session.send(key::F4);
        self.wait(session, "the question again", |_, shown| shown.place())?;
        Ok(())
    }

    /// Under `run` the clock on screen is the time since the start, whatever
    /// happened in between.
    fn compare_time(&mut self, session: &Session) -> Result<(), Killed> {
        let start = self.first.log()[0].at.since_boot;
        let limit = self.first.header().time_limit().expect("a time limit");
        let left = |now: u64| limit.saturating_sub(now - start).div_ceil(1000);
        let before = left(Clock::new().read().since_boot);
        let shown = self.wait(session, "the clock", |lane, shown| {
            shown.seconds_left(&lane.words)
        })?;
        assert!(
            shown <= self.least,
            "time was won: {shown} after {}",
            self.least
        );
        // A second for the beat of the clock, the rest for a machine that is busy.
        assert!(
            (before.saturating_sub(2)..=before + 6).contains(&shown),
            "{shown} s are shown, {before} s are left"
        );
        self.least = shown;
        Ok(())
    }

    /// Whether the question on screen shows its answer, everything in its order.
    fn shows(&self, shown: &Shown<'_>, work: &Work) -> bool {
        let flat = shown.flat_left(BODY);
        let place = work.current;
        let drawn = &self.first.paper().questions[place];
        let question = self.first.question(place, &self.bank);
        let text = |text: &certamen::text::Text| text.get(self.words.lang()).to_owned();
        let response = work.responses[place].as_ref();
        let chosen = format!("◀ {}", self.words.t("chosen"));
        let id = &question.id;
        if !flat.contains(&text(&question.prompt)) {
            return false;
        }
        match &question.kind {
            Kind::SingleChoice { options } => {
                drawn.orders[0].iter().enumerate().all(|(at, option)| {
                    let row = format!(" {} {}", at + 1, text(&options[*option].text));
                    let is = response == Some(&Response::Choice(*option));
                    flat.contains(&row) && flat.contains(&format!("{row} {chosen}")) == is
                })
            }
            Kind::MultipleResponse { options, .. } => {
                drawn.orders[0].iter().enumerate().all(|(at, option)| {
                    let is =
                        matches!(response, Some(Response::Choices(set)) if set.contains(option));
                    let box_ = if is { "[x]" } else { "[ ]" };
                    let text = text(&options[*option].text);
                    flat.contains(&format!(" {} {box_} {text}", at + 1))
                })
            }
            Kind::TrueFalse { .. } => {
                [(1, true, "true"), (2, false, "false")]
                    .iter()
                    .all(|(digit, truth, word)| {
                        let row = format!(" {digit} {}", self.words.t(word));
                        let is = response == Some(&Response::Truth(*truth));
                        flat.contains(&row) && flat.contains(&format!("{row} {chosen}")) == is
                    })
            }
            Kind::Ordering { .. } => {
                let order = match response {
                    Some(Response::Order(order)) => order,
                    _ => &drawn.orders[0],
                };
                let said = if response.is_some() {
                    "order-set"
                } else {
                    "order-open"
                };
                flat.contains(&self.words.t(said))
                    && order
                        .iter()
                        .enumerate()
                        .all(|(at, item)| flat.contains(&format!(" {} {id} item {item}", at + 1)))
            }
            Kind::Matching { .. } => {
                let none = vec![None; 3];
                let given = match response {
                    Some(Response::Matches(list)) => list,
                    _ => &none,
                };
                given.iter().enumerate().all(|(left, right)| {
                    let said = right.map_or_else(
                        || self.words.t("open-part"),
                        |right| {
                            let at = drawn.orders[1].iter().position(|r| *r == right);
                            format!("{} {id} right {right}", at.expect("a place") + 1)
                        },
                    );
                    flat.contains(&format!("{id} left {left} = {said}"))
                })
            }
            Kind::Numerical { .. } | Kind::ShortAnswer { .. } => {
                let typed = match response {
                    Some(Response::Number(text) | Response::Words(text)) => text,
                    _ => "",
                };
                flat.contains(&format!("▸ {typed}_"))
            }
            Kind::Cloze { gaps, .. } => {
                let none = vec![None; gaps.len()];
                let given = match response {
                    Some(Response::Gaps(list)) => list,
                    _ => &none,
                };
                given.iter().enumerate().all(|(gap, option)| {
                    let said = option.map_or_else(
                        || " ____ ".to_owned(),
                        |option| text(&gaps[gap].options[option].text),
                    );
                    flat.contains(&format!("[{}:{said}]", gap + 1))
                })
            }
            Kind::HotText { passage } => (0..passage.spans.len()).all(|span| {
                let is = matches!(response, Some(Response::Spans(set)) if set.contains(&span));
                let star = if is { "*" } else { "" };
                flat.contains(&format!("[{star}{id} span {span}]"))
            }),
        }
    }

    /// Whether the panel beside the question counts what was done.
    fn counts(&self, shown: &Shown<'_>, work: &Work) -> bool {
        let count = work.responses.len();
        [
            ("count-answered", work.answered()),
            ("count-open", count - work.answered()),
            ("count-flagged", work.flagged()),
        ]
        .iter()
        .all(|(id, n)| {
            let said = self.words.with(id, &[("n", (*n).into())]);
            (0..40).any(|row| shown.line(row).trim_end().ends_with(&format!(" {said}")))
        })
    }

    /// Does one thing and waits until the screen shows it and calls it saved.
    fn act(&mut self, session: &mut Session) -> Result<(), Killed> {
        let work = self.work.clone();
        match self.random.below(10) {
            0 => {
                let mut next = work.clone();
                next.flags[work.current] = !next.flags[work.current];
                self.step(session, MOVING, key::F3, vec![next])
            }
            1..=3 => self.go(session, &work),
            _ => self.answer(session, &work),
        }
    }

    /// Presses keys after which one after the other of these may be durable,
    /// and the last is once the screen says so.
    fn step(
        &mut self,
        session: &mut Session,
        phase: usize,
        keys: impl AsRef<[u8]>,
        states: Vec<Work>,
    ) -> Result<(), Killed> {
        let goal = states.last().expect("a goal").clone();
        self.perhaps = states;
        self.phase = phase;
        session.send(keys);
        let count = goal.responses.len();
        self.wait(session, &format!("{goal:?}"), |lane, shown| {
            shown.saved(&lane.words)?;
            (shown.place()? == (goal.current + 1, count)
                && lane.shows(shown, &goal)
                && lane.counts(shown, &goal))
            .then_some(())
        })?;
        self.work = goal;
        self.perhaps.clear();
        self.phase = SAVED;
        Ok(())
    }

    /// To the next question, the one before, or any by the overview.
    fn go(&mut self, session: &mut Session, work: &Work) -> Result<(), Killed> {
        let last = work.responses.len() - 1;
        let to = match self.random.below(3) {
            0 => self.random.below(last + 1),
            1 => work.current.saturating_sub(1),
            _ => (work.current + 1).min(last),
        };
        let typed = self.is_typed(work);
        let keys = if to == work.current {
            return Ok(());
        } else if to == work.current + 1 {
            if typed { key::TAB } else { key::RIGHT }.to_owned()
        } else if to + 1 == work.current {
            if typed { key::BACKTAB } else { key::LEFT }.to_owned()
        } else {
            let steps = key::RIGHT.repeat(to);
            format!("{}{}{steps}{}", key::F4, key::HOME, key::ENTER)
        };
        self.step(session, MOVING, keys, vec![work.at(to)])
    }

    fn is_typed(&self, work: &Work) -> bool {
        matches!(
            self.first.question(work.current, &self.bank).kind,
            Kind::Numerical { .. } | Kind::ShortAnswer { .. }
        )
    }

    fn answer(&mut self, session: &mut Session, work: &Work) -> Result<(), Killed> {
        let place = work.current;
        let kind = self.first.question(place, &self.bank).kind.clone();
        let orders = self.first.paper().questions[place].orders.clone();
        let given = work.responses[place].clone();
        let random = &mut self.random;
        let one = |response: Option<Response>| vec![work.with(place, response)];
        match kind {
            Kind::SingleChoice { .. } | Kind::TrueFalse { .. } if random.below(8) == 0 => {
                self.step(session, ANSWERING, key::BACKSPACE, one(None))
            }
            Kind::SingleChoice { options } => {
                let digit = random.below(options.len());
                let states = one(Some(Response::Choice(orders[0][digit])));
                self.step(session, ANSWERING, (digit + 1).to_string(), states)
            }
            Kind::TrueFalse { .. } => {
                let digit = random.below(2);
                let states = one(Some(Response::Truth(digit == 0)));
                self.step(session, ANSWERING, (digit + 1).to_string(), states)
            }
            Kind::MultipleResponse { options, .. } => {
                let digit = random.below(options.len());
                let mut set = match given {
                    Some(Response::Choices(set)) => set,
                    _ => BTreeSet::new(),
                };
                toggle(&mut set, orders[0][digit]);
                let states = one(Some(Response::Choices(set)));
                self.step(session, ANSWERING, (digit + 1).to_string(), states)
            }
            Kind::Ordering { items, .. } => {
                let mut order = match given {
                    Some(Response::Order(order)) => order,
                    _ => orders[0].clone(),
                };
                let (from, to) = (random.below(items.len()), random.below(items.len()));
                let item = order.remove(from);
                order.insert(to, item);
                let keys = format!("{} {}", from + 1, to + 1);
                self.step(session, ANSWERING, keys, one(Some(Response::Order(order))))
            }
            Kind::Matching { pairs, .. } => {
                let digits: Vec<usize> = pairs.iter().map(|_| random.below(3)).collect();
                let mut list = match given {
                    Some(Response::Matches(list)) => list,
                    _ => vec![None; pairs.len()],
                };
                let states = digits.iter().zip(&orders[0]).map(|(digit, left)| {
                    list[*left] = Some(orders[1][*digit]);
                    work.with(place, Some(Response::Matches(list.clone())))
                });
                let states = states.collect();
                let keys = pick_parts(&digits);
                self.step(session, ANSWERING, keys, states)
            }
            Kind::Cloze { gaps, .. } => {
                let digits: Vec<usize> = gaps
                    .iter()
                    .map(|gap| random.below(gap.options.len()))
                    .collect();
                let mut list = match given {
                    Some(Response::Gaps(list)) => list,
                    _ => vec![None; gaps.len()],
                };
                let states = digits.iter().enumerate().map(|(gap, digit)| {
                    list[gap] = Some(orders[gap][*digit]);
                    work.with(place, Some(Response::Gaps(list.clone())))
                });
                let states = states.collect();
                let keys = pick_parts(&digits);
                self.step(session, ANSWERING, keys, states)
            }
            Kind::HotText { passage } => {
                let span = random.below(passage.spans.len());
                let mut set = match given {
                    Some(Response::Spans(set)) => set,
                    _ => BTreeSet::new(),
                };
                toggle(&mut set, span);
                let keys = key::BACKTAB.repeat(3) + &key::TAB.repeat(span) + " ";
                self.step(session, ANSWERING, keys, one(Some(Response::Spans(set))))
            }
            Kind::Numerical { .. } => self.type_in(session, work, Response::Number),
            Kind::ShortAnswer { .. } => self.type_in(session, work, Response::Words),
        }
    }

    /// Deletes what stands in the field, types something else, and goes on to
    /// the next question or rests until it is saved.
    fn type_in(
        &mut self,
        session: &mut Session,
        work: &Work,
        response: fn(String) -> Response,
    ) -> Result<(), Killed> {
        let place = work.current;
        let old = match &work.responses[place] {
            Some(Response::Number(text) | Response::Words(text)) => text.clone(),
            _ => String::new(),
        };
        let new = format!("{}", self.random.next() % 1_000_000);
        let mut states: Vec<Work> = prefixes(&old)
            .into_iter()
            .rev()
            .chain(prefixes(&new))
            .map(|text| work.with(place, Some(response(text))))
            .collect();
        let mut keys = key::END.to_owned() + &key::BACKSPACE.repeat(old.len()) + &new;
        if self.random.below(3) > 0 && place + 1 < work.responses.len() {
            keys.push_str(key::TAB);
            let typed = states.last().expect("what was typed").at(place + 1);
            states.push(typed);
        }
        self.step(session, TYPING, keys, states)
    }

    /// With the program dead: the record holds what the screen called saved,
    /// or that and what was under way.
    fn inspect(&mut self, kill: usize) {
        let (attempt, _) = self.training.attempt();
        assert_eq!(attempt.header(), self.first.header(), "kill {kill}");
        assert_eq!(attempt.paper(), self.first.paper(), "kill {kill}");
        let found = Work::of(&attempt);
        assert!(
            found == self.work || self.perhaps.contains(&found),
            "kill {kill}, {}\nsaved: {:?}\nperhaps: {:?}\nfound: {found:?}",
            PHASES[self.phase],
            self.work,
            self.perhaps
        );
        self.work = found;
        self.perhaps.clear();
    }
}

fn toggle(set: &mut BTreeSet<usize>, option: usize) {
    if !set.remove(&option) {
        set.insert(option);
    }
}

fn prefixes(text: &str) -> Vec<String> {
    (0..=text.len()).map(|end| text[..end].to_owned()).collect()
}

/// To the first part, then a digit for each.
fn pick_parts(digits: &[usize]) -> String {
    let digits: String = digits.iter().map(|digit| (digit + 1).to_string()).collect();
    key::BACKTAB.repeat(8) + &digits
}
