//! The signs of the file itself: tabs, line ends, and the quotation marks of
//! word processors.

use std::collections::HashSet;

use super::parts::within;
use crate::bank::fault::{FaultKind, Faults, Place, Shown};
use crate::bank::read::draft::Draft;
use crate::bank::yaml::node::{Node, Style, Value};
use crate::bank::yaml::source::{lines, place_at};

/// The quotation marks a word processor makes of `"` and `'`.
pub const CURLY: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '‚', '‛'];

pub fn check(draft: &Draft<'_>, found: &mut Faults) {
    line_ends(draft.source, found);
    tabs(draft, found);
    let Some(tree) = &draft.tree else { return };
    if draft.source.contains(CURLY) {
        in_values(tree, found);
        in_accepted(draft, found);
    }
    plain(tree, draft.source, found);
}

/// Texts without quotation marks that end where a comment seems to begin, or
/// with a quotation mark that closes nothing.
fn plain(node: &Node<'_>, source: &str, found: &mut Faults) {
    match &node.value {
        Value::Scalar(text, Style::Plain) => {
            // Behind a digit it may stand for inches.
            if let Some(before) = text.strip_suffix('"')
                && !before.contains('"')
                && !before.ends_with(|c: char| c.is_ascii_digit())
            {
                found.add(node.place, FaultKind::StrayQuote {});
            }
            let rest = source.get(node.bytes.1 as usize..).unwrap_or_default();
            let comment = rest.trim_start_matches(' ');
            let mut signs = comment.chars();
            let glued = |c: char| !c.is_whitespace() && !matches!(c, '#' | '!' | '-' | '=');
            // A comment has a space after its sign.
            if signs.next() == Some('#') && signs.next().is_some_and(glued) {
                let before = source.len() - comment.len();
                let written = source.get(node.bytes.0 as usize..before);
                let at = place_at(written.unwrap_or_default(), usize::MAX);
                found.add(within(node.place, at), FaultKind::HashInText {});
            }
        }
        Value::Scalar(..) => {}
        Value::List(items) => items.iter().for_each(|node| plain(node, source, found)),
        Value::Map(entries) => entries
            .iter()
            .for_each(|(_, node)| plain(node, source, found)),
    }
}

/// Whether some lines of a text end as in Windows and others do not.
pub fn mixes_line_ends(text: &str) -> bool {
    let returns = text.bytes().filter(|byte| *byte == b'\r').count();
    if returns == 0 {
        return false;
    }
    let pairs = text.matches("\r\n").count();
    returns != pairs || text.matches('\n').count() != pairs
}

fn line_ends(text: &str, found: &mut Faults) {
    if mixes_line_ends(text) {
        found.add(Place::START, FaultKind::LineEnds {});
    }
}

fn tabs(draft: &Draft<'_>, found: &mut Faults) {
    // Where the file stops being YAML, a tab may be why.
    if draft.tree.is_none() || !draft.source.contains('\t') {
        return;
    }
    // The tab may have been found as an error already.
    let in_error: HashSet<u32> = draft
        .faults
        .iter()
        .filter(|fault| {
            let kind = &fault.kind;
            matches!(
                kind,
                FaultKind::ForbiddenCharacter { .. } | FaultKind::TabInText {}
            )
        })
        .map(|fault| fault.place.line)
        .collect();
    for (text, line) in lines(draft.source).zip(1..) {
        let Some(at) = text.find('\t') else { continue };
        if in_error.contains(&line) || text.trim_start().starts_with('#') {
            continue;
        }
        let column = u32::try_from(text[..at].chars().count() + 1).unwrap_or(u32::MAX);
        found.add(Place { line, column }, FaultKind::Tab {});
    }
}

/// Values that were meant to be in quotation marks, and code inside texts.
fn in_values(node: &Node<'_>, found: &mut Faults) {
    match &node.value {
        Value::Scalar(text, style) => {
            if !text.contains(CURLY) {
                return;
            }
            let mark = if *style == Style::Plain && wrapped(text) {
                text.chars().next()
            } else {
                in_code(text)
            };
            if let Some(mark) = mark {
                say(node.place, mark, found);
            }
        }
        Value::List(items) => items.iter().for_each(|node| in_values(node, found)),
        Value::Map(entries) => entries.iter().for_each(|(_, node)| in_values(node, found)),
    }
}

/// Whether a text begins and ends with such a mark, and has no others of its
/// kind: the marks stand round it, not in it.
pub fn wrapped(text: &str) -> bool {
    let double = |c: char| matches!(c, '“' | '”' | '„' | '‟');
    let mut marks = text.char_indices().filter(|(_, c)| CURLY.contains(c));
    let (Some((0, first)), Some((at, last))) = (marks.next(), marks.next_back()) else {
        return false;
    };
    let ends = at + last.len_utf8() == text.len() && double(first) == double(last);
    // “One” and “two” is a sentence that begins and ends with a quotation.
    ends && !marks.any(|(_, c)| double(c) && double(first))
}

/// A mark between backticks.
pub fn in_code(text: &str) -> Option<char> {
    let code = text.split('`').skip(1).step_by(2);
    // What follows the last backtick of an odd number is no code.
    let pairs = text.matches('`').count() / 2;
    code.take(pairs)
        .find_map(|code| code.chars().find(|c| CURLY.contains(c)))
}

/// Accepted answers are compared with what people type, who have plain marks.
fn in_accepted(draft: &Draft<'_>, found: &mut Faults) {
    for node in draft.question_nodes() {
        for accepted in node.get("accept").map_or(&[][..], Node::items) {
            let mut wordings: Vec<&Node<'_>> = Vec::new();
            match &accepted.value {
                Value::Map(entries) => wordings.extend(entries.iter().map(|(_, node)| node)),
                _ => wordings.push(accepted),
            }
            for node in wordings {
                if let Value::Scalar(text, style) = &node.value
                    && !(*style == Style::Plain && wrapped(text))
                    && in_code(text).is_none()
                    && let Some(mark) = text.chars().find(|c| CURLY.contains(c))
                {
                    say(node.place, mark, found);
                }
            }
        }
    }
}

fn say(place: Place, mark: char, found: &mut Faults) {
    let mark = Shown::from(mark.to_string().as_str());
    found.add(place, FaultKind::WordQuotes { mark });
}
