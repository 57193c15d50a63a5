//! Everything the app holds.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::screens::{
    certificate::CertificateScreen, confirm::Confirm, enrol::Enrol, home::Home,
    instructions::Instructions, result::ResultScreen, unseal::Unseal, verify::Verify,
    welcome::Welcome,
};
use super::sitting::Sitting;
use super::theme::{Depth, Glyphs, Styles, Theme};
use crate::course::{Course, Person, Problem, Progress};
use crate::exam::Reading;
use crate::locale::{Arg, Locale};
use crate::text::Lang;

/// How things look and which words are used.
#[derive(Debug, Clone)]
pub struct Look {
    /// The words.
    pub locale: Arc<Locale>,
    /// The theme chosen.
    pub theme: Theme,
    /// How many colours there are.
    pub depth: Depth,
    /// Its styles.
    pub styles: Styles,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// The marks.
    pub glyphs: Glyphs,
    /// The local time zone.
    pub zone: FixedOffset,
}

impl Look {
    /// A look.
    pub fn new(lang: Lang, theme: Theme, depth: Depth, ascii: bool, zone: FixedOffset) -> Self {
        Self {
            locale: Arc::new(Locale::new(lang)),
            theme,
            depth,
            styles: Styles::new(theme, depth),
            ascii,
            glyphs: Glyphs::new(ascii),
            zone,
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.locale.lang()
    }

    /// The words of a message.
    pub fn t(&self, id: &str) -> String {
        self.locale.t(id)
    }

    /// The words of a message with variables.
    pub fn with(&self, id: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.locale.with(id, args)
    }

    /// Changes the language.
    pub fn set_lang(&mut self, lang: Lang) {
        if lang != self.lang() {
            self.locale = Arc::new(Locale::new(lang));
        }
    }

    /// Changes the theme.
    pub fn set_theme(&mut self, theme: Theme) {
        self.theme = theme;
        self.styles = Styles::new(theme, self.depth);
    }

    /// A moment in the local time zone.
    pub fn local(&self, millis: i64) -> DateTime<FixedOffset> {
        crate::exam::time::date_time(millis).with_timezone(&self.zone)
    }

    /// The time of day of a moment: `10:42:07`.
    pub fn time_of_day(&self, millis: i64) -> String {
        self.local(millis).format("%H:%M:%S").to_string()
    }

    /// The day of a moment.
    pub fn day(&self, millis: i64) -> String {
        self.locale.day(self.local(millis))
    }

    /// The words for a problem.
    pub fn problem(&self, problem: &Problem) -> String {
        self.with(problem.id, &[("about", Arg::S(&problem.about))])
    }
}

/// The screen that has the keys.
#[derive(Debug, Clone)]
pub enum Screen {
    /// Language and appearance.
    Welcome(Welcome),
    /// The programme and how far one is.
    Home(Home),
    /// Who takes part.
    Enrol(Enrol),
    /// The passphrase of a sealed quiz.
    Unseal(Unseal),
    /// What a quiz is like, before it starts.
    Instructions(Instructions),
    /// A question of the attempt being taken.
    Question,
    /// All questions of the attempt being taken.
    Overview(usize),
    /// What came of an attempt, and its answers.
    Result(ResultScreen),
    /// A certificate.
    Certificate(CertificateScreen),
    /// Verification of a file.
    Verify(Verify),
}

/// Something above the screen that has the keys until it leaves.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The help, scrolled by some lines.
    Help(usize),
    /// A question with consequences.
    Confirm(Confirm),
}

/// A sentence above the key line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something is wrong.
    pub wrong: bool,
}

/// Everything the app holds.
#[derive(Debug, Clone)]
pub struct State {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// How things look.
    pub look: Look,
    /// The clocks as they were last read.
    pub now: Reading,
    /// What can be taken.
    pub course: Arc<Course>,
    /// Who takes part; nobody until somebody enrols.
    pub person: Option<Person>,
    /// How far that person is.
    pub progress: Progress,
    /// People known on this machine: the roster, and who typed a name.
    pub people: Vec<Person>,
    /// The screen.
    pub screen: Screen,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// A sentence above the key line.
    pub notice: Option<Notice>,
    /// The attempt being taken or looked at.
    pub sitting: Option<Sitting>,
    /// Whether something was asked for that has not been answered yet.
    pub waiting: bool,
    /// The sealed quiz that is being opened.
    pub opening: Option<String>,
}

impl State {
    /// The app on its home screen.
    pub fn new(course: Arc<Course>, look: Look, now: Reading, size: (u16, u16)) -> Self {
        Self {
            size,
            look,
            now,
            course,
            person: None,
            progress: Progress::default(),
            people: Vec::new(),
            screen: Screen::Home(Home::default()),
            overlay: None,
            notice: None,
            sitting: None,
            waiting: false,
            opening: None,
        }
    }

    /// Tells something that is well.
    pub fn tell(&mut self, text: String) {
        self.notice = Some(Notice { text, wrong: false });
    }

    /// Tells something that is wrong.
    pub fn warn(&mut self, problem: &Problem) {
        self.notice = Some(Notice {
            text: self.look.problem(problem),
            wrong: true,
        });
    }
}

impl State {
    /// In how many milliseconds the screen changes by itself, if it does: the
    /// next second of the clock, a rest after typing, another try to save.
    pub fn next_change(&self) -> Option<u64> {
        if let Some(sitting) = &self.sitting {
            return sitting.next_change(&self.now);
        }
        let open = |s: &crate::course::Standing| {
            s.open.as_ref().and_then(|open| open.remaining(&self.now))
        };
        let at_home = matches!(self.screen, Screen::Home(_));
        (at_home
            && self
                .progress
                .standings
                .iter()
                .filter_map(open)
                .any(|left| left > 0))
        .then_some(1000)
    }
}
