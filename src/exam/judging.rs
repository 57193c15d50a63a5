//! The rules typed answers are judged by, which have a version: an old record
//! scores for ever as it did when it was made.

use serde::{Deserialize, Serialize};

use crate::fraction::Fraction;
use crate::text::{Lang, Text, fold};
use crate::typed::{Reading, comparable, read_number};

/// The rules for words and numbers that are typed, as a record names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum JudgingRules {
    /// Words are the same when their NFC, lower-case forms are; a comma and a
    /// point both begin the decimals. Records that name no rules were made under
    /// these.
    #[default]
    #[serde(rename = "certamen-judging/1")]
    First,
    /// Words and numbers as [`crate::typed`] reads them: typography, tone
    /// placement and the grouping of digits do not decide.
    #[serde(rename = "certamen-judging/2")]
    Second,
}

impl JudgingRules {
    /// The rules that new attempts are judged by.
    pub const CURRENT: Self = Self::Second;

    /// Whether these are the rules of records that name none.
    pub fn is_first(&self) -> bool {
        *self == Self::First
    }
}

/// How the typed answers of one attempt are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judging {
    /// The rules.
    pub rules: JudgingRules,
    /// The language the attempt is taken in, whose way of writing numbers counts
    /// where nothing else tells.
    pub language: Lang,
}

impl Judging {
    /// By the current rules.
    pub const fn current(language: Lang) -> Self {
        Self {
            rules: JudgingRules::CURRENT,
            language,
        }
    }

    /// What a typed number can stand for, where the question names this unit.
    pub fn reading(&self, typed: &str, unit: Option<&Text>) -> Option<Reading> {
        match self.rules {
            JudgingRules::First => first_number(typed).map(Reading::One),
            JudgingRules::Second => {
                let units = unit.into_iter().flat_map(Text::wordings);
                read_number(typed, self.language, units.map(|(_, unit)| unit))
            }
        }
    }

    /// The number a typed text is taken for.
    pub fn number(&self, typed: &str, unit: Option<&Text>) -> Option<Fraction> {
        self.reading(typed, unit).map(Reading::likely)
    }

    /// Whether typed words match one of the accepted patterns in any language.
    pub fn accepts(&self, accept: &[Text], typed: &str) -> bool {
        let form: fn(&str) -> String = match self.rules {
            JudgingRules::First => fold,
            JudgingRules::Second => comparable,
        };
        let typed = form(typed);
        !typed.is_empty()
            && accept
                .iter()
                .flat_map(Text::wordings)
                .any(|(_, pattern)| matches_pattern(&form(pattern), &typed))
    }
}

/// A number by the first rules: a decimal point or comma, and spaces between
/// groups of digits.
fn first_number(typed: &str) -> Option<Fraction> {
    let tidy: String = typed
        .trim()
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        .map(|c| match c {
            ',' => '.',
            '\u{2212}' => '-',
            c => c,
        })
        .collect();
    Fraction::from_decimal(&tidy)
}

/// Whether `text` is `pattern`, where each `*` stands for any characters.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some(found) = rest.find(part) else {
            return false;
        };
        rest = &rest[found + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIRST: Judging = Judging {
        rules: JudgingRules::First,
        language: Lang::VI,
    };

    #[test]
    fn words_are_compared_with_wildcards() {
        let accept = [
            Text::from("Trí tuệ nhân tạo"),
            Text::from("human*oversight*"),
        ];
        assert!(FIRST.accepts(&accept, "  TRÍ TUỆ  nhân tạo "));
        assert!(FIRST.accepts(&accept, "Tri\u{301} tue\u{323}\u{302} nhân tạo"));
        assert!(FIRST.accepts(&accept, "human oversight of AI"));
        assert!(!FIRST.accepts(&accept, "tri tue nhan tao"));
        assert!(!FIRST.accepts(&accept, "oversight human"));
        assert!(!FIRST.accepts(&["*".into()], ""));
        assert!(matches_pattern("a*a", "aa") && !matches_pattern("a*a", "a"));
    }

    /// What the first rules took for wrong, an old record still does.
    #[test]
    fn old_records_score_as_they_did() {
        let accept = [Text::from("l'autorité"), Text::from("mã hóa")];
        let now = Judging::current(Lang::FR);
        for typed in ["l\u{2019}autorité", "« l'autorité »", "mã hoá"] {
            assert!(
                !FIRST.accepts(&accept, typed) && now.accepts(&accept, typed),
                "{typed}"
            );
        }
        let f = |text| Fraction::from_decimal(text);
        assert_eq!(FIRST.number("1.500", None), f("1.5"));
        assert_eq!(now.number("1.500", None), f("1500"));
        assert_eq!(FIRST.number("1.600,00", None), None);
        assert_eq!(now.number("1.600,00", None), f("1600"));
        assert_eq!(FIRST.number("16 %", Some(&"%".into())), None);
        assert_eq!(now.number("16 %", Some(&"%".into())), f("16"));
        assert_eq!(FIRST.number("1\u{a0}000,25", None), f("1000.25"));
    }

    #[test]
    fn records_that_name_no_rules_have_the_first() {
        assert_eq!(JudgingRules::default(), JudgingRules::First);
        let name = serde_json::to_string(&JudgingRules::CURRENT).unwrap();
        assert_eq!(name, "\"certamen-judging/2\"");
    }

    proptest! {
        #[test]
        fn patterns_never_panic_and_a_text_matches_itself(pattern in ".{0,12}", text in "[^*]{0,12}") {
            let _ = matches_pattern(&pattern, &text);
            prop_assert!(matches_pattern(&text, &text));
            prop_assert!(matches_pattern("*", &text));
        }
    }
}
