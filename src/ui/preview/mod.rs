//! A bank as its instructor sees it while writing: each question as the
//! trainee sees it, with the key when asked for, and what is wrong with it.
//!
//! As in the app, [`Preview`] is everything, [`update()`] what happens, [`view()`]
//! what it looks like, and none of them knows a file or a clock: the bytes of
//! the file come in as messages. Questions are drawn and answered by the code
//! the exam has, on a stage of the same size. Nothing is stored.

mod faults;
mod keys;
mod list;
mod reload;
pub mod sheet;
mod update;
mod view;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

pub use keys::bindings;
pub use sheet::Sheet;
pub use update::update;
pub use view::view;

use super::draft::Draft;
use crate::bank::Question;
use crate::exam::paper::{Seed, orders_of};
use crate::exam::{Judging, Response};
use crate::json::canonical::Digest;
use crate::locale::Locale;
use crate::text::Lang;
use crate::ui::look::{Look, Notice};
use list::List;

/// The terminal a question must fit on.
pub const STAGE: (u16, u16) = (80, 24);

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// At the terminal; what concerns an attempt means nothing here.
    Terminal(super::Msg),
    /// The file holds this now.
    Read(Vec<u8>),
    /// The file cannot be read now, and what the system says; nothing when it
    /// is not there.
    Lost(Option<String>),
}

/// What lies over the question.
#[derive(Debug, Clone)]
enum Overlay {
    /// The help, scrolled by some lines.
    Help(usize),
    /// The list of all questions.
    List(List),
    /// What is wrong, scrolled by some lines.
    Faults(usize),
}

/// Everything a preview holds.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Preview {
    /// Columns and rows of the terminal.
    size: (u16, u16),
    look: Look,
    /// The day the file is checked for.
    today: NaiveDate,
    /// The file, for people.
    name: String,
    sheet: Sheet,
    /// The question asked for, until the file can be read.
    wanted: Option<String>,
    /// The question on screen, from 0.
    at: usize,
    /// The content and id of the question somebody went to, to find it again.
    anchor: Option<(u64, String)>,
    /// The contents met so far.
    seen: HashSet<u64>,
    /// Contents and ids as they were in the file before.
    last: Vec<(u64, String)>,
    /// What is being done to the question.
    draft: Draft,
    response: Option<Response>,
    /// Whether key and feedback are shown.
    reveal: bool,
    /// Whether options are shuffled, as the quiz would.
    shuffled: bool,
    seed: u128,
    /// Whether the whole terminal is drawn on.
    whole: bool,
    scroll: Option<usize>,
    overlay: Option<Overlay>,
    notice: Option<Notice>,
    /// Whether the file cannot be read now.
    lost: bool,
}

impl Preview {
    /// A preview of what a file holds, at the question asked for, in the
    /// language of `look` where the bank has it. What is saved later is checked
    /// for the same day.
    pub fn new(
        name: String,
        sheet: Sheet,
        wanted: Option<String>,
        look: Look,
        today: NaiveDate,
    ) -> Self {
        let mut preview = Self {
            size: STAGE,
            look,
            today,
            name,
            sheet,
            wanted,
            at: 0,
            anchor: None,
            seen: HashSet::new(),
            last: Vec::new(),
            draft: Draft::default(),
            response: None,
            reveal: false,
            shuffled: false,
            seed: 1,
            whole: false,
            scroll: None,
            overlay: None,
            notice: None,
            lost: false,
        };
        preview.first_reading();
        preview
    }

    /// The question on screen; none when it has an error or there is none.
    fn question(&self) -> Option<&Arc<Question>> {
        self.sheet.entries.get(self.at)?.question.as_ref()
    }

    /// The languages a trainee can read the bank in.
    fn languages(&self) -> &[Lang] {
        &self.sheet.languages
    }

    /// Draws what the program says in a language from now on, and the texts of
    /// the bank in it even where the program does not speak it.
    fn speak(&mut self, lang: Lang) {
        self.look.locale = Arc::new(Locale::for_texts(lang));
    }

    /// Goes to a question, without an answer to it yet.
    fn go_to(&mut self, at: usize) {
        self.at = at;
        self.response = None;
        self.scroll = Some(0);
        self.settle();
        if let Some(entry) = self.sheet.entries.get(at) {
            self.anchor = Some((entry.content, entry.id.clone()));
        }
    }

    /// Lays the question out anew, with the answer given as far as it fits.
    fn settle(&mut self) {
        let Some(question) = self.question().cloned() else {
            self.draft = Draft::default();
            return;
        };
        let of = Digest::of(question.id.as_bytes());
        let seed = Seed(self.seed.to_be_bytes());
        let shuffled = self.shuffled && self.sheet.shuffles && question.shuffle;
        let orders = orders_of(&question, shuffled, of, seed);
        self.response = self
            .response
            .take()
            .filter(|response| response.fits(&question.kind));
        self.draft = Draft::of(
            &question.kind,
            orders,
            self.response.as_ref(),
            Judging::current(self.look.lang()),
        );
    }

    /// The columns and rows the question is drawn on.
    fn stage(&self) -> (u16, u16) {
        if self.whole {
            return self.size;
        }
        (self.size.0.min(STAGE.0), self.size.1.min(STAGE.1))
    }

    fn tell(&mut self, text: String) {
        self.notice = Some(Notice { text, wrong: false });
    }
}
