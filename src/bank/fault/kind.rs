//! Every kind of fault a bank or training file can have, with its data.
//!
//! One table makes the enum, the codes, the severities and the arguments, so
//! they cannot disagree; a test holds the three `faults.ftl` files to it.

use super::place::{Severity, Shown};
use crate::text::Lang;

/// A value that a message repeats.
trait Argument {
    fn argument(&self) -> String;
}

impl Argument for Shown {
    fn argument(&self) -> String {
        self.as_str().to_owned()
    }
}

macro_rules! plain_arguments {
    ($($type:ty),*) => {$(
        impl Argument for $type {
            fn argument(&self) -> String {
                self.to_string()
            }
        }
    )*};
}
plain_arguments!(&'static str, usize, u32, u64, i64, Lang);

macro_rules! fault_kinds {
    ($(
        $(#[doc = $doc:expr])+
        $severity:ident $name:ident $code:literal { $($field:ident: $type:ty = $what:literal),* }
    )*) => {
        /// What is wrong. The code never changes once it is published.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum FaultKind {
            $(
                $(#[doc = $doc])+
                $name { $(#[doc = $what] $field: $type),* },
            )*
        }

        impl FaultKind {
            /// The code, message id and arguments of every kind.
            pub const ALL: &'static [(&'static str, &'static str, &'static [&'static str])] = &[
                $(($code, concat!("fault-", $code), &[$(stringify!($field)),*]),)*
            ];

            /// The codes of the warnings, which a file may allow.
            pub const WARNINGS: &'static [&'static str] = &{
                let all = [$((Severity::$severity, $code)),*];
                let mut codes = [""; Self::WARNING_COUNT];
                let (mut from, mut to) = (0, 0);
                while from < all.len() {
                    if matches!(all[from].0, Severity::Warning) {
                        codes[to] = all[from].1;
                        to += 1;
                    }
                    from += 1;
                }
                codes
            };

            const WARNING_COUNT: usize =
                0 $(+ matches!(Severity::$severity, Severity::Warning) as usize)*;

            /// The stable code, such as `unknown-field`.
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $code,)*
                }
            }

            /// The id of its sentence in `faults.ftl`: the code after `fault-`.
            pub const fn message_id(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => concat!("fault-", $code),)*
                }
            }

            /// Whether it stops the file from being used.
            pub const fn severity(&self) -> Severity {
                match self {
                    $(Self::$name { .. } => Severity::$severity,)*
                }
            }

            /// What its sentence speaks of, by name, safe to print.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$name { $($field),* } => vec![
                        $((stringify!($field), $field.argument())),*
                    ],)*
                }
            }
        }
    };
}

fault_kinds! {
    /// The file cannot be opened or read.
    Error UnreadableFile "unreadable-file" { reason: Shown = "What the system said." }
    /// The file is larger than the reader takes.
    Error FileTooLarge "file-too-large" { limit: usize = "The limit in MiB." }
    /// Some byte is not UTF-8.
    Error NotUtf8 "not-utf8" { byte: Shown = "The first bad byte, in hexadecimal." }
    /// The text is not YAML.
    Error Syntax "syntax" { reason: Shown = "What the parser said, in English." }
    /// A quotation mark was never closed.
    Error UnclosedQuote "unclosed-quote" {}
    /// A bracket or brace was never closed.
    Error UnclosedBracket "unclosed-bracket" { bracket: Shown = "The one that opened." }
    /// A colon and a space in a text without quotation marks.
    Error ColonInText "colon-in-text" {}
    /// A comment that takes away the rest of a text, or a closing bracket.
    Error HashEndsText "hash-ends-text" {}
    /// A line that does not begin where its neighbours do.
    Error BadIndentation "bad-indentation" {}
    /// A line without a colon behind a name.
    Error MissingColon "missing-colon" {}
    /// A text without quotation marks that begins with a sign of YAML's own.
    Error TextBeginsWithSign "text-begins-with-sign" { sign: Shown = "The sign." }
    /// No comma between two entries in brackets.
    Error MissingComma "missing-comma" {}
    /// A bracket that closes nothing.
    Error ExtraBracket "extra-bracket" { bracket: Shown = "The bracket." }
    /// A text on the line of its `|` or `>`.
    Error TextAfterBlockSign "text-after-block-sign" {}
    /// A backslash that begins no escape.
    Error BadEscape "bad-escape" {}
    /// A text that goes on after its closing quotation mark.
    Error TextAfterQuote "text-after-quote" {
        quote: &'static str = "The mark.", inside: &'static str = "How it is written inside."
    }
    /// A list entry in the middle of a line.
    Error HyphenInText "hyphen-in-text" {}
    /// A tab stands where only spaces may indent.
    Error TabIndentation "tab-indentation" {}
    /// Lists and maps are nested too deep.
    Error TooDeep "too-deep" { limit: usize = "The deepest level allowed." }
    /// The file holds too many values, or aliases multiply them.
    Error TooManyValues "too-many-values" { limit: usize = "The most values allowed." }
    /// More than one YAML document in a file.
    Error SecondDocument "second-document" {}
    /// An alias without its anchor, or one that holds itself.
    Error UnknownAlias "unknown-alias" {}
    /// A YAML tag, such as `!!binary`.
    Error TagNotAllowed "tag-not-allowed" { tag: Shown = "The tag." }
    /// More faults than are worth showing.
    Error TooManyFaults "too-many-faults" { shown: usize = "How many were kept." }
    /// A key that is a list or a map.
    Error KeyNotText "key-not-text" {}
    /// A key that stands twice in one map.
    Error DuplicateKey "duplicate-key" {
        key: Shown = "The key.", first_line: u32 = "Where it stands first."
    }
    /// A field this place does not have, near none that it has.
    Error UnknownField "unknown-field" {
        field: Shown = "The field.", known: Shown = "The fields there are."
    }
    /// A field this place does not have, but nearly.
    Error MisspeltField "misspelt-field" {
        field: Shown = "The field.", nearest: &'static str = "The one probably meant."
    }
    /// A field that must be there.
    Error MissingField "missing-field" { field: &'static str = "The field." }
    /// Something of another shape is wanted.
    Error WrongType "wrong-type" {
        wanted: &'static str = "`list`, `fields`, `text`, `number` or `word`.",
        found: &'static str = "`list`, `fields`, `value` or `nothing`."
    }
    /// A number, yes or no where text is wanted.
    Error QuotesWanted "quotes-wanted" { text: Shown = "What was written." }
    /// Neither `true` nor `false`.
    Error NotTrueOrFalse "not-true-or-false" { text: Shown = "What was written." }
    /// No whole number within the limits.
    Error BadWholeNumber "bad-whole-number" {
        text: Shown = "What was written.", min: u64 = "The least.", max: u64 = "The most."
    }
    /// Nothing but white space.
    Error EmptyText "empty-text" {}
    /// A control or format character.
    Error ForbiddenCharacter "forbidden-character" { character: Shown = "As `U+200B`." }
    /// A line break in a text of one line.
    Error LineBreak "line-break" {}
    /// Letters and accents are stored apart; they were joined.
    Warning NotNfc "not-nfc" {}
    /// More characters than fit.
    Error TextTooLong "text-too-long" {
        count: usize = "How many there are.", limit: usize = "How many fit."
    }
    /// A text lacks one of the file's languages.
    Warning MissingTranslation "missing-translation" { lang: Lang = "The language." }
    /// A text has a language the file does not list; it is left out.
    Warning ExtraLanguage "extra-language" { lang: Lang = "The language." }
    /// A comma in braces that ended a text without quotation marks.
    Error CommaInText "comma-in-text" { text: Shown = "What follows it." }
    /// A space that is no plain one, in a name or word.
    Error OddSpace "odd-space" { space: Shown = "As `U+00A0`." }
    /// A tab in a text.
    Error TabInText "tab-in-text" {}
    /// A question whose hyphen is missing.
    Error MissingHyphen "missing-hyphen" {}
    /// A warning that is allowed without a reason.
    Error MissingReason "missing-reason" {}
    /// A tag that is probably meant for another language.
    Warning MisspeltLanguage "misspelt-language" {
        text: Shown = "What was written.", nearest: &'static str = "The tag probably meant."
    }
    /// No language tag.
    Error BadLanguage "bad-language" { text: Shown = "What was written." }
    /// The same entry twice in a list.
    Error DuplicateEntry "duplicate-entry" {
        text: Shown = "The entry.", first_line: u32 = "Where it stands first."
    }
    /// A list that must hold something.
    Error EmptyList "empty-list" { field: &'static str = "The field." }
    /// No id: lower-case letters, digits and hyphens.
    Error BadId "bad-id" { id: Shown = "What was written.", limit: usize = "The longest id." }
    /// An id that is taken.
    Error DuplicateId "duplicate-id" {
        id: Shown = "The id.", first_line: u32 = "Where it stands first."
    }
    /// None of the words a field takes.
    Error UnknownWord "unknown-word" {
        field: &'static str = "The field.", text: Shown = "What was written.",
        known: Shown = "The words there are."
    }
    /// Nearly one of the words a field takes.
    Error MisspeltWord "misspelt-word" {
        field: &'static str = "The field.", text: Shown = "What was written.",
        nearest: &'static str = "The one probably meant."
    }
    /// A topic that is not listed.
    Error UnknownTopic "unknown-topic" {
        topic: Shown = "What was written.", known: Shown = "The topics there are."
    }
    /// No competence code.
    Error BadCompetence "bad-competence" { text: Shown = "What was written." }
    /// No share between nothing and one.
    Error BadShare "bad-share" { text: Shown = "What was written." }
    /// No duration between 10 seconds and 24 hours.
    Error BadDuration "bad-duration" { text: Shown = "What was written." }
    /// No date of the calendar.
    Error BadDate "bad-date" { text: Shown = "What was written." }
    /// To be reviewed before it holds.
    Error DatesReversed "dates-reversed" {}
    /// No exact decimal.
    Error BadDecimal "bad-decimal" { text: Shown = "What was written." }
    /// A tolerance below zero.
    Error NegativeTolerance "negative-tolerance" {}
    /// Too few options, items, pairs or gaps.
    Error TooFewParts "too-few-parts" {
        field: &'static str = "The field.", found: usize = "How many there are.",
        min: usize = "The fewest."
    }
    /// Too many options, items, pairs, gaps or spans.
    Error TooManyParts "too-many-parts" {
        field: &'static str = "The field.", found: usize = "How many there are.",
        max: usize = "The most."
    }
    /// Not exactly one option is right.
    Error NotOneCorrect "not-one-correct" { found: usize = "How many are." }
    /// No option is right.
    Error NoneCorrect "none-correct" {}
    /// Every option is right.
    Error AllCorrect "all-correct" {}
    /// The number to choose is not the number that is right.
    Error ChooseMismatch "choose-mismatch" {
        choose: usize = "How many to choose.", correct: usize = "How many are right."
    }
    /// Two options, items or sides that read alike.
    Error SameText "same-text" {
        text: Shown = "The text.", first_line: u32 = "Where it stands first."
    }
    /// A pattern that accepts any answer.
    Error AcceptsAnything "accepts-anything" {}
    /// A gap that a text lacks.
    Error GapMissing "gap-missing" { gap: usize = "Its number.", lang: Shown = "The language." }
    /// A gap that stands twice in a text.
    Error GapRepeated "gap-repeated" { gap: usize = "Its number.", lang: Shown = "The language." }
    /// A gap without options.
    Error GapUnknown "gap-unknown" {
        gap: Shown = "Its number.", lang: Shown = "The language.", gaps: usize = "How many there are."
    }
    /// `[[` without `]]`, or one inside another.
    Error SpanUnclosed "span-unclosed" { lang: Shown = "The language." }
    /// A span without text.
    Error SpanEmpty "span-empty" { lang: Shown = "The language." }
    /// Spans that differ from those of the first language.
    Error SpansDiffer "spans-differ" {
        lang: Shown = "The language.", first: Shown = "The language they are compared with."
    }
    /// No span that should be marked.
    Error NoSpanToMark "no-span-to-mark" {}
    /// No span that should be left alone.
    Error NoSpanToLeave "no-span-to-leave" {}
    /// A bank without questions.
    Error NoQuestions "no-questions" {}
    /// A topic no question belongs to.
    Warning TopicUnused "topic-unused" { topic: Shown = "The topic." }
    /// More questions drawn from a topic than it has.
    Error DrawBeyondTopic "draw-beyond-topic" {
        topic: Shown = "The topic.", wanted: usize = "How many are drawn.",
        has: usize = "How many there are."
    }
    /// More questions drawn than the bank has.
    Error DrawBeyondBank "draw-beyond-bank" {
        wanted: usize = "How many are drawn.", has: usize = "How many there are."
    }
    /// Fewer situations than the share of a draw wants.
    Error TooFewSituations "too-few-situations" {
        section: Shown = "The topic or competence, or `draw`.",
        wanted: usize = "How many are drawn.", has: usize = "How many there are."
    }
    /// A minimum on something no question belongs to.
    Error UnknownSection "unknown-section" {
        section: Shown = "What was written.", known: Shown = "The topics and competences there are."
    }
    /// A minimum on a topic that is never drawn.
    Error MinimumNotDrawn "minimum-not-drawn" { topic: Shown = "The topic." }
    /// No participant code.
    Error BadCode "bad-code" { code: Shown = "What was written.", limit: usize = "The longest code." }
    /// No time factor from 1 to 4.
    Error BadExtraTime "bad-extra-time" { text: Shown = "What was written." }
    /// No length of validity.
    Error BadValidity "bad-validity" { text: Shown = "What was written." }
    /// No `did:key`.
    Error BadIssuer "bad-issuer" { text: Shown = "What was written." }
    /// A unit the training does not list.
    Warning UnknownUnit "unknown-unit" { unit: Shown = "The unit." }
    /// A file name that leads out of the folder.
    Error BadFileName "bad-file-name" { name: Shown = "What was written." }
    /// No colour.
    Error BadColour "bad-colour" { text: Shown = "What was written." }
    /// The name of a picture that leads out of the folder, or of another file.
    Error BadPictureName "bad-picture-name" { name: Shown = "What was written." }
    /// A picture with too many bytes.
    Error PictureTooLarge "picture-too-large" {
        name: Shown = "The file.", limit: usize = "The limit in MiB."
    }
    /// A file that is no picture, or none that can be printed.
    Error BadPicture "bad-picture" {
        name: Shown = "The file.", limit: usize = "The most pixels on a side."
    }
    /// A quiz whose bank is not there, or does not load.
    Error MissingBank "missing-bank" { bank: Shown = "Its id." }
    /// A composed quiz has the id of a bank.
    Error QuizNamedAsBank "quiz-named-as-bank" { id: Shown = "The id." }
    /// Two banks of one quiz have a question of the same id.
    Error SameQuestion "same-question" {
        question: Shown = "Its id.", first: Shown = "The one bank.", second: Shown = "The other."
    }
    /// Banks of one quiz without a language in common.
    Error NoCommonLanguage "no-common-language" {}
    /// Another file has a bank of this id.
    Error SameBank "same-bank" { id: Shown = "The id.", first: Shown = "The other file." }
    /// Something is allowed that is no warning.
    Warning UnknownCheck "unknown-check" { code: Shown = "What was written." }
    /// Nearly the code of a warning.
    Warning MisspeltCheck "misspelt-check" {
        code: Shown = "What was written.", nearest: &'static str = "The one probably meant."
    }
    /// The file is not named after its bank.
    Warning FileNameDiffers "file-name-differs" { id: Shown = "The bank's id." }

    /// A text in words that is the same in every language of the file.
    Warning NotTranslated "not-translated" { langs: Shown = "The languages of the file." }
    /// Two wordings of a text are the same words.
    Warning SameTranslation "same-translation" {
        lang: Lang = "The language.", other: Lang = "The one it repeats."
    }
    /// A wording so short that part of the text must be missing.
    Warning ShortTranslation "short-translation" {
        lang: Lang = "The language.", other: Lang = "The one it is compared with.",
        percent: usize = "Its length in hundredths of the other's."
    }
    /// A question of more characters than one screen shows with its options.
    Warning LongPrompt "long-prompt" {
        count: usize = "How many there are.", limit: usize = "How many fit.",
        lang: Shown = "The language."
    }
    /// An option that takes more than two lines.
    Warning LongOption "long-option" {
        count: usize = "How many there are.", limit: usize = "How many fit.",
        lang: Shown = "The language."
    }
    /// The right option is the longest one more often than chance explains.
    Warning KeyLongest "key-longest" {
        count: usize = "In how many questions.", of: usize = "Of how many.",
        questions: Shown = "Their ids."
    }
    /// The right option stands in one place more often than chance explains.
    Warning KeyPosition "key-position" {
        position: usize = "The place, from 1.", count: usize = "In how many questions.",
        of: usize = "Of how many."
    }
    /// Every statement is true, or every one is false.
    Warning OneSidedStatements "one-sided-statements" {
        answer: &'static str = "`true` or `false`.", of: usize = "How many statements."
    }
    /// An option that speaks of the other options.
    Warning AllOfTheAbove "all-of-the-above" { text: Shown = "What was written." }
    /// A word that leaves no exception stands in wrong options only, or in right ones only.
    Warning AbsoluteWord "absolute-word" {
        word: Shown = "The word.", key: &'static str = "`right` or `wrong`: the option it is in."
    }
    /// A question with two negations.
    Warning DoubleNegative "double-negative" {
        first: Shown = "The first of them.", second: Shown = "The second."
    }
    /// A negation that decides what is asked, in small letters.
    Warning SmallNot "small-not" { word: Shown = "The word.", capitals: Shown = "As it should be." }
    /// The same question again.
    Warning DuplicateQuestion "duplicate-question" {
        id: Shown = "The other's id.", first_line: u32 = "Where it stands."
    }
    /// A question that asks nearly the same as another.
    Warning NearDuplicate "near-duplicate" {
        id: Shown = "The other's id.", percent: usize = "How much of the wording they share.",
        first_line: u32 = "Where it stands."
    }
    /// Two options that differ only by accents.
    Warning AccentsOnly "accents-only" {
        text: Shown = "The text.", first_line: u32 = "Where the other stands."
    }
    /// A question without a source.
    Warning NoSource "no-source" {}
    /// A question without an explanation.
    Warning NoExplanation "no-explanation" {}
    /// The day of review has passed.
    Warning ReviewOverdue "review-overdue" { day: Shown = "The day." }
    /// The day of review is near.
    Warning ReviewSoon "review-soon" { day: Shown = "The day.", days: i64 = "Days until then." }
    /// The question does not hold yet.
    Warning NotYetValid "not-yet-valid" { day: Shown = "From which day it does." }
    /// A word processor's quotation marks where plain ones are meant.
    Warning WordQuotes "word-quotes" { mark: Shown = "The mark." }
    /// A comment that seems to be part of the text before it.
    Warning HashInText "hash-in-text" {}
    /// A text without an opening quotation mark that ends with a closing one.
    Warning StrayQuote "stray-quote" {}
    /// A text that begins with `&`, which YAML takes off as a name.
    Warning UnusedAnchor "unused-anchor" {}
    /// A tab between words.
    Warning Tab "tab" {}
    /// Lines that end in different ways.
    Warning LineEnds "line-ends" {}
    /// Two attempts get nearly the same questions.
    Warning DrawOverlap "draw-overlap" { percent: usize = "The share they have in common." }
    /// A pass mark that guessing reaches too often.
    Warning GuessablePass "guessable-pass" {
        passes: usize = "How many who only guess pass.", of: usize = "Of how many."
    }
    /// A competence that no question of the programme measures.
    Warning CompetenceUnmeasured "competence-unmeasured" { competence: Shown = "Its code." }
    /// A warning is allowed that does not occur.
    Warning UnusedAllow "unused-allow" { code: &'static str = "Its code." }
    /// A sealed bank whose file is named after no possible id.
    Error SealedName "sealed-name" {}
    /// A sealed bank beside the same bank in plain text.
    Warning SealedBesidePlain "sealed-beside-plain" {
        id: Shown = "The bank's id."
    }
}

impl FaultKind {
    /// The earlier line it speaks of, which is shown as well.
    pub const fn first_line(&self) -> Option<u32> {
        match self {
            Self::DuplicateKey { first_line, .. }
            | Self::DuplicateEntry { first_line, .. }
            | Self::DuplicateId { first_line, .. }
            | Self::SameText { first_line, .. }
            | Self::DuplicateQuestion { first_line, .. }
            | Self::NearDuplicate { first_line, .. }
            | Self::AccentsOnly { first_line, .. } => Some(*first_line),
            _ => None,
        }
    }
}
