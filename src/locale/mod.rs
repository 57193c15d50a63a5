//! The words, by language: Fluent bundles compiled into the program.
//!
//! A [`Locale`] belongs to one session and is never global, because many
//! sessions in many languages will share a process.

pub mod verdict;

use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::fraction::Fraction;
use crate::text::Lang;

/// The languages the program itself speaks, each with its own name for itself.
pub const LANGUAGES: [(Lang, &str); 3] = [
    (Lang::EN, "English"),
    (Lang::VI, "Tiếng Việt"),
    (Lang::FR, "Français"),
];

/// The source of every bundle: language, file name, text.
pub const SOURCES: [(Lang, &str, &str); 12] = [
    (Lang::EN, "ui.ftl", include_str!("../../locales/en/ui.ftl")),
    (
        Lang::EN,
        "cli.ftl",
        include_str!("../../locales/en/cli.ftl"),
    ),
    (
        Lang::EN,
        "faults.ftl",
        include_str!("../../locales/en/faults.ftl"),
    ),
    (
        Lang::EN,
        "review.ftl",
        include_str!("../../locales/en/review.ftl"),
    ),
    (Lang::VI, "ui.ftl", include_str!("../../locales/vi/ui.ftl")),
    (
        Lang::VI,
        "cli.ftl",
        include_str!("../../locales/vi/cli.ftl"),
    ),
    (
        Lang::VI,
        "faults.ftl",
        include_str!("../../locales/vi/faults.ftl"),
    ),
    (
        Lang::VI,
        "review.ftl",
        include_str!("../../locales/vi/review.ftl"),
    ),
    (Lang::FR, "ui.ftl", include_str!("../../locales/fr/ui.ftl")),
    (
        Lang::FR,
        "cli.ftl",
        include_str!("../../locales/fr/cli.ftl"),
    ),
    (
        Lang::FR,
        "faults.ftl",
        include_str!("../../locales/fr/faults.ftl"),
    ),
    (
        Lang::FR,
        "review.ftl",
        include_str!("../../locales/fr/review.ftl"),
    ),
];

/// The words of one language.
pub struct Locale {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({})", self.lang)
    }
}

impl Locale {
    /// The words of a language; English where the program does not speak it.
    pub fn new(lang: Lang) -> Self {
        let lang = LANGUAGES
            .iter()
            .map(|(l, _)| *l)
            .find(|l| *l == lang)
            .unwrap_or(Lang::EN);
        let tags = lang.as_str().parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(tags);
        // Isolating marks are format characters, which must not reach a terminal.
        bundle.set_use_isolating(false);
        for (_, _, source) in SOURCES.iter().filter(|(l, _, _)| *l == lang) {
            // A test keeps the sources free of errors.
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The words for whoever reads texts in a language: this language's where
    /// the program speaks it, else English. [`Self::lang`] is that of the texts.
    pub fn for_texts(lang: Lang) -> Self {
        Self {
            lang,
            ..Self::new(lang)
        }
    }

    /// The language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The words of a message without variables.
    pub fn t(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The words of a message, with its variables filled in. An unknown message
    /// shows its id, which a test keeps from happening.
    pub fn with(&self, id: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else {
            return id.to_owned();
        };
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(*name, value.fluent());
        }
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&filled), &mut errors)
            .into_owned()
    }

    /// The sentence for a fault of a bank.
    pub fn fault(&self, kind: &crate::bank::fault::FaultKind) -> String {
        let args = kind.args();
        let args: Vec<(&'static str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::S(value)))
            .collect();
        self.with(kind.message_id(), &args)
    }

    /// A day as people of the language write it.
    pub fn day(&self, at: DateTime<FixedOffset>) -> String {
        match self.lang {
            Lang::EN => at.format("%-d %b %Y").to_string(),
            _ => format!("{:02}/{:02}/{}", at.day(), at.month(), at.year()),
        }
    }

    /// Whole percents, rounded down.
    pub fn percent(&self, share: Fraction) -> String {
        self.with("percent", &[("n", Arg::N(share.percent()))])
    }

    /// A number as people of the language write it: a decimal comma where they
    /// have one. A number without an end is written as a fraction.
    pub fn decimal(&self, number: Fraction) -> String {
        let text = (0..=12_u32)
            .find_map(|places| {
                let scaled = number * Fraction::whole(10_i64.pow(places));
                let (whole, rest) = scaled.mixed();
                rest.is_none().then(|| {
                    let digits = format!("{:0>width$}", whole.abs(), width = places as usize + 1);
                    let (whole_part, part) = digits.split_at(digits.len() - places as usize);
                    let sign = if whole < 0 { "-" } else { "" };
                    let point = if places == 0 { "" } else { "." };
                    format!("{sign}{whole_part}{point}{part}")
                })
            })
            .unwrap_or_else(|| number.to_string());
        if self.lang == Lang::EN {
            text
        } else {
            text.replace('.', ",")
        }
    }

    /// A number with its digits in groups of three, set apart by no-break spaces,
    /// which no language takes for decimals: `1 600,5`.
    pub fn grouped(&self, number: Fraction) -> String {
        let text = self.decimal(number);
        let (sign, digits) = text.strip_prefix('-').map_or(("", &*text), |d| ("-", d));
        let end = digits.find([',', '.', '/']).unwrap_or(digits.len());
        let (whole, part) = digits.split_at(end);
        let groups: Vec<&str> = whole
            .as_bytes()
            .rchunks(3)
            .rev()
            .filter_map(|group| std::str::from_utf8(group).ok())
            .collect();
        format!("{sign}{}{part}", groups.join("\u{a0}"))
    }

    /// A number of points as people read it: `15 1/2`.
    pub fn points(&self, points: Fraction) -> String {
        match points.mixed() {
            (whole, None) => whole.to_string(),
            (0, Some((n, d))) => format!("{n}/{d}"),
            (whole, Some((n, d))) => format!("{whole} {n}/{d}"),
        }
    }
}

/// The value of a variable in a message.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// Text.
    S(&'a str),
    /// A whole number, which also chooses singular or plural.
    N(i64),
}

impl Arg<'_> {
    fn fluent(&self) -> FluentValue<'_> {
        match self {
            Self::S(text) => FluentValue::from(*text),
            Self::N(number) => FluentValue::from(*number),
        }
    }
}

impl From<usize> for Arg<'_> {
    fn from(n: usize) -> Self {
        Self::N(n as i64)
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::S(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::S(text)
    }
}
