//! How things look and which words are used, and a sentence for the person there.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::theme::{Depth, Glyphs, Styles, Theme};
use crate::course::Problem;
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

/// A sentence above the key line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something is wrong.
    pub wrong: bool,
}
