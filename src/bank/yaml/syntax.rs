//! What an error of the YAML parser means to somebody who writes banks: which
//! of the usual mistakes it is, where it was made, and how it is mended.

use serde_yaml::granit_parser::{ErrorKind, Marker, ScanError};

use crate::bank::fault::{FaultKind, Place, Shown};
use crate::bank::yaml::node::Limits;
use crate::bank::yaml::source::lines;
use crate::text;

/// The place of a parser's mark.
pub fn place_of(mark: Marker) -> Place {
    Place {
        line: u32::try_from(mark.line()).unwrap_or(u32::MAX),
        column: u32::try_from(mark.col() + 1).unwrap_or(u32::MAX),
    }
}

/// The mistake behind an error of the parser.
pub fn mistake(error: &ScanError, source: &str, limits: &Limits) -> (Place, FaultKind) {
    let place = place_of(*error.marker());
    if let Some(place) = tab_near(source, place) {
        return (place, FaultKind::TabIndentation {});
    }
    if let Some((place, space)) = odd_space_near(source, place) {
        return (place, FaultKind::OddSpace { space });
    }
    let line = lines(source)
        .nth((place.line as usize).saturating_sub(1))
        .unwrap_or_default();
    let at = line
        .char_indices()
        .nth((place.column as usize).saturating_sub(1))
        .map_or(line.len(), |(at, _)| at);
    let (before, after) = line.split_at(at);
    let begin = Place {
        line: place.line,
        column: column(line.len() - line.trim_start().len()),
    };
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            let limit = limits.depth;
            (place, FaultKind::TooDeep { limit })
        }
        ErrorKind::UnknownAnchor => (place, FaultKind::UnknownAlias {}),
        ErrorKind::UnclosedQuotedScalar => (place, FaultKind::UnclosedQuote {}),
        ErrorKind::UnclosedFlowCollection { open } => {
            let bracket = sign(*open);
            (place, FaultKind::UnclosedBracket { bracket })
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation => (place, FaultKind::TabIndentation {}),
        ErrorKind::UnexpectedCharacter { character }
            if text::forbidden(character.encode_utf8(&mut [0; 4]), false).is_some() =>
        {
            let code = format!("U+{:04X}", u32::from(*character));
            let character = Shown::from(code.as_str());
            (place, FaultKind::ForbiddenCharacter { character })
        }
        ErrorKind::UnexpectedCharacter { character } => {
            let sign = sign(*character);
            (place, FaultKind::TextBeginsWithSign { sign })
        }
        // The first colon of a line ends its name, so it is the line that
        // stands wrong; a later one is inside a text.
        ErrorKind::MappingValueNotAllowed if before.contains(": ") => {
            (place, FaultKind::ColonInText {})
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidIndentation => {
            (begin, FaultKind::BadIndentation {})
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            (begin, FaultKind::MissingColon {})
        }
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry => {
            if let Some(place) = first_without_hyphen(source, place) {
                return (place, FaultKind::MissingHyphen {});
            }
            text_in_brackets(before, begin, place)
        }
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::InvalidColonPlacement => match open_bracket(source, place) {
            Some((opened, bracket)) if opened.line < place.line => {
                if let Some(hash) = comment_behind(source, opened) {
                    return (hash, FaultKind::HashEndsText {});
                }
                let bracket = sign(bracket);
                (opened, FaultKind::UnclosedBracket { bracket })
            }
            _ if after.starts_with(": ") && first_word(before) => {
                (place, FaultKind::ColonInText {})
            }
            _ => (place, FaultKind::MissingComma {}),
        },
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            let bracket = sign(after.chars().next().unwrap_or(']'));
            (place, FaultKind::ExtraBracket { bracket })
        }
        ErrorKind::InvalidBlockScalarHeader => (place, FaultKind::TextAfterBlockSign {}),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => (bad_escape(after, place), FaultKind::BadEscape {}),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            after_quote(source, before, place, "\"", "\\\"")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar => {
            after_quote(source, before, place, "'", "''")
        }
        ErrorKind::BlockSequenceEntryNotAllowed => (place, FaultKind::HyphenInText {}),
        _ => {
            let reason = Shown::from(error.info().as_str());
            (place, FaultKind::Syntax { reason })
        }
    }
}

fn sign(c: char) -> Shown {
    Shown::from(c.to_string().as_str())
}

/// The column, from 1, behind so many bytes of indentation.
fn column(indent: usize) -> u32 {
    u32::try_from(indent + 1).unwrap_or(u32::MAX)
}

/// A line that stands wrong; or a text that begins with a bracket, which the
/// parser took for a list or map that something follows.
fn text_in_brackets(before: &str, begin: Place, place: Place) -> (Place, FaultKind) {
    let closed = before.trim_end().ends_with([']', '}']);
    let opened = before
        .match_indices(['[', '{'])
        .map(|(at, _)| at)
        .find(|at| before[..*at].trim_end().ends_with([':', '-']));
    match opened.filter(|_| closed) {
        // Fields in braces, and more of them behind.
        Some(at) if before[at..].contains(": ") => (place, FaultKind::MissingComma {}),
        Some(at) => {
            let place = Place {
                line: begin.line,
                column: column(before[..at].chars().count()),
            };
            let sign = sign(before[at..].chars().next().unwrap_or('['));
            (place, FaultKind::TextBeginsWithSign { sign })
        }
        None => (begin, FaultKind::BadIndentation {}),
    }
}

/// How many lines above a bracket may have been opened.
const LOOK_BACK: u32 = 60;

/// The innermost bracket that is open at a place, as far as brackets in texts
/// with quotation marks and in comments can be told.
fn open_bracket(text: &str, place: Place) -> Option<(Place, char)> {
    let first = place.line.saturating_sub(LOOK_BACK).max(1);
    let near = lines(text).skip(first as usize - 1).zip(first..=place.line);
    let mut open: Vec<(Place, char)> = Vec::new();
    let mut quote = None;
    for (text, line) in near {
        let mut last = ' ';
        for (c, column) in text.chars().zip(1..) {
            let at = Place { line, column };
            if at >= place {
                break;
            }
            match (quote, c) {
                (Some(mark), c) if mark == c && last != '\\' => quote = None,
                // In a text a quotation mark is an apostrophe.
                (None, '"' | '\'') if " [{,:".contains(last) => quote = Some(c),
                (None, '#') if last == ' ' => break,
                (None, '[' | '{') => open.push((at, c)),
                (None, ']' | '}') => {
                    open.pop();
                }
                _ => {}
            }
            last = c;
        }
    }
    open.pop()
}

/// A text that goes on behind its closing mark; or a mark that was meant to open
/// a text, and closed one that somebody forgot to close further up.
fn after_quote(
    source: &str,
    before: &str,
    place: Place,
    quote: &'static str,
    inside: &'static str,
) -> (Place, FaultKind) {
    // Only the first mark of its line can have closed what was opened above.
    let first = before.matches(quote).count() == 1;
    let above = lines(source).take(place.line as usize - 1).zip(1..);
    let marked = above.filter(|(line, _)| line.contains(quote)).last();
    if let Some((text, line)) = marked.filter(|_| first)
        && let Some(at) = left_open(text, quote)
    {
        let column = column(text[..at].chars().count());
        return (Place { line, column }, FaultKind::UnclosedQuote {});
    }
    (place, FaultKind::TextAfterQuote { quote, inside })
}

/// Where a line opens a text with a mark that it does not close.
fn left_open(line: &str, quote: &str) -> Option<usize> {
    let (at, _) = line.match_indices(quote).last()?;
    let before = line[..at].trim_end();
    let opens = before.is_empty() || before.ends_with([':', '-', ',', '{', '[']);
    opens.then_some(at)
}

/// Whether the first word of a value has a colon: one of its text. Behind more
/// words it may as well end the name of the next entry, and a comma be missing.
fn first_word(before: &str) -> bool {
    let value = before.rsplit([',', '{', '[']).next().unwrap_or(before);
    let value = value.split_once(": ").map_or("", |(_, value)| value);
    !value.trim().is_empty() && !value.trim().contains(' ')
}

/// Where a comment begins behind a bracket that its line leaves open.
fn comment_behind(source: &str, opened: Place) -> Option<Place> {
    let line = lines(source).nth(opened.line as usize - 1)?;
    let from = line.char_indices().nth(opened.column as usize - 1)?.0;
    let at = from + line[from..].find(" #")? + 1;
    // A comment behind a line of a longer list is none of a text.
    let before = line[..at].trim_end();
    let closes = line[at..].contains([']', '}']);
    (closes && !before.ends_with([',', '{', '['])).then(|| Place {
        line: opened.line,
        column: column(line[..at].chars().count()),
    })
}

/// The first entry of a list, where it lacks its hyphen and a later one, at
/// `place`, has it.
fn first_without_hyphen(source: &str, place: Place) -> Option<Place> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let all: Vec<&str> = lines(source).take(place.line as usize).collect();
    let (later, above) = all.split_last()?;
    if !later.trim_start().starts_with("- ") {
        return None;
    }
    let silent = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let named = |line: &str| !silent(line) && indent(line) < indent(later);
    let parent = above.iter().rposition(|line| named(line))?;
    let ends = above[parent].split(" #").next()?.trim_end().ends_with(':');
    let (offset, first) = above[parent + 1..]
        .iter()
        .enumerate()
        .find(|(_, line)| !silent(line))?;
    (ends && !first.trim_start().starts_with('-')).then(|| Place {
        line: u32::try_from(parent + offset + 2).unwrap_or(u32::MAX),
        column: column(indent(first)),
    })
}

/// The backslash of an escape that there is not, in the rest of a line that
/// begins at a place.
fn bad_escape(rest: &str, place: Place) -> Place {
    let mut chars = rest.chars().zip(0..);
    while let Some((c, at)) = chars.next() {
        if c == '\\' {
            let known = "0abtnvfre \"/\\N_LPxuU\t";
            if chars.next().is_none_or(|(c, _)| !known.contains(c)) {
                return Place {
                    line: place.line,
                    column: place.column + at,
                };
            }
        }
    }
    place
}

/// A tab in the indentation of the line where parsing stopped, or of the line
/// above or below it, where the mistake may be.
fn tab_near(text: &str, place: Place) -> Option<Place> {
    let first = place.line.saturating_sub(2);
    let lines = lines(text).skip(first as usize).take(3);
    let places = lines.zip(first + 1..).filter_map(|(line, number)| {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let tab = line[..indent].find('\t')?;
        Some(Place {
            line: number,
            column: column(tab),
        })
    });
    places.last()
}

/// A space that is no plain one, where a line is indented or its name and colon
/// stand: of the line where parsing stopped, or of the line above it.
fn odd_space_near(text: &str, place: Place) -> Option<(Place, Shown)> {
    let first = place.line.saturating_sub(1).max(1);
    let lines = lines(text).skip(first as usize - 1).zip(first..=place.line);
    let found = lines.filter_map(|(line, number)| {
        let head = &line[..head_of(line)];
        let at = head.find(|c: char| c.is_whitespace() && !c.is_ascii())?;
        let place = Place {
            line: number,
            column: column(head[..at].chars().count()),
        };
        Some((place, odd_space(&head[at..])?))
    });
    found.last()
}

/// How many bytes of a line are its indentation, its name, the colon and what
/// space follows it; all of the line where it has no colon.
pub fn head_of(line: &str) -> usize {
    let quoted = line.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
    if quoted.starts_with(['"', '\'', '#']) {
        return line.len() - quoted.len();
    }
    let colon = line.find(':').map_or(line.len(), |at| at + 1);
    let after = &line[colon..];
    colon + after.len() - after.trim_start().len()
}

/// The first space of a name or word that is no plain one, as word processors
/// and some keyboards write it.
pub fn odd_space(text: &str) -> Option<Shown> {
    let odd = text.chars().find(|c| c.is_whitespace() && !c.is_ascii())?;
    Some(Shown::from(format!("U+{:04X}", u32::from(odd)).as_str()))
}

/// The same right behind a colon, which then is none to YAML: in braces, name
/// and value become one name.
pub fn odd_space_after_colon(text: &str) -> Option<Shown> {
    let (_, value) = text.split_once(':')?;
    odd_space(&value[..value.len() - value.trim_start().len()])
}
