//! Mending a file where that is safe: Unicode form NFC, line ends, tabs between
//! words, and quotation marks. Comments, layout and everything else stay as
//! they are, byte for byte.

use std::collections::HashMap;

use super::signs::{CURLY, in_code, mixes_line_ends, wrapped};
use crate::bank::draft::Draft;
use crate::bank::fault::{Fault, FaultKind, Place};
use crate::bank::node::{Limits, Node, Style, Value};
use crate::bank::syntax::head_of;
use crate::text;

/// A file that was mended.
#[derive(Debug, PartialEq, Eq)]
pub struct Mended {
    /// Its text now, with the byte order mark it had.
    pub text: String,
    /// How many places were mended.
    pub places: usize,
}

/// Mends what can be mended of the faults that were found in a file. None when
/// there is nothing to mend, or when mending would do harm elsewhere.
pub fn mend(bytes: &[u8], draft: &Draft<'_>, faults: &[Fault], limits: &Limits) -> Option<Mended> {
    let source = draft.source;
    let mut mended = source.to_owned();
    let mut places = 0;
    if let Some(tree) = &draft.tree {
        let wanted: HashMap<Place, &FaultKind> = faults
            .iter()
            .filter(|fault| in_a_value(&fault.kind))
            .map(|fault| (fault.place, &fault.kind))
            .collect();
        let mut edits = Vec::new();
        if !wanted.is_empty() {
            collect(tree, source, &wanted, &mut edits);
        }
        // Aliases repeat a value at its one place.
        edits.sort();
        edits.dedup();
        places += edits.len();
        for (from, to, new) in edits.into_iter().rev() {
            mended.replace_range(from..to, &new);
        }
    }
    let has = |code: &str| {
        faults
            .iter()
            .filter(|fault| fault.kind.code() == code)
            .count()
    };
    let odd: Vec<usize> = faults
        .iter()
        .filter(|fault| fault.kind.code() == "odd-space")
        .map(|fault| fault.place.line as usize)
        .collect();
    if !odd.is_empty() {
        places += odd.len();
        let lines = mended.split_inclusive('\n').zip(1..);
        mended = lines
            .map(|(line, n)| plain_spaces(line, odd.contains(&n)))
            .collect();
    }
    let tabs = has("tab") + has("tab-in-text");
    if tabs > 0 {
        places += tabs;
        mended = mended.split_inclusive('\n').map(without_tabs).collect();
    }
    if has("line-ends") > 0 && mixes_line_ends(&mended) {
        places += 1;
        mended = mended.replace("\r\n", "\n").replace('\r', "\n");
    }
    if has("not-nfc") > 0 {
        places += has("not-nfc");
        mended = text::nfc(&mended);
    }
    if mended == source {
        return None;
    }
    let mark = bytes.starts_with(b"\xef\xbb\xbf");
    if mark {
        mended.insert(0, '\u{feff}');
    }
    let errors = |faults: &[Fault]| faults.iter().filter(|fault| fault.is_error()).count();
    let after = Draft::read(mended.as_bytes(), limits);
    (errors(&after.faults) <= errors(&draft.faults)).then_some(Mended {
        text: mended,
        places,
    })
}

/// Whether a fault is mended in the value it stands at.
const fn in_a_value(kind: &FaultKind) -> bool {
    matches!(
        kind,
        FaultKind::WordQuotes { .. }
            | FaultKind::QuotesWanted { .. }
            | FaultKind::NotTrueOrFalse { .. }
    )
}

type Edit = (usize, usize, String);

fn collect(
    node: &Node<'_>,
    source: &str,
    wanted: &HashMap<Place, &FaultKind>,
    edits: &mut Vec<Edit>,
) {
    match &node.value {
        Value::Scalar(value, style) => {
            let Some(kind) = wanted.get(&node.place) else {
                return;
            };
            let (from, to) = (node.bytes.0 as usize, node.bytes.1 as usize);
            let Some(written) = source.get(from..to).map(str::trim_end) else {
                return;
            };
            if let Some(new) = rewritten(kind, written, value, *style) {
                edits.push((from, from + written.len(), new));
            }
        }
        Value::List(items) => {
            for item in items {
                collect(item, source, wanted, edits);
            }
        }
        Value::Map(entries) => {
            for (_, entry) in entries {
                collect(entry, source, wanted, edits);
            }
        }
    }
}

/// What a value is written as instead.
fn rewritten(kind: &FaultKind, written: &str, value: &str, style: Style) -> Option<String> {
    let new = match kind {
        FaultKind::QuotesWanted { .. } => format!("\"{written}\""),
        FaultKind::NotTrueOrFalse { .. } => match &*written.to_ascii_lowercase() {
            "yes" | "on" | "y" => "true".to_owned(),
            "no" | "off" | "n" => "false".to_owned(),
            _ => return None,
        },
        FaultKind::WordQuotes { .. } if style == Style::Plain && wrapped(value) => {
            let inner = written.trim_matches(CURLY);
            format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\""))
        }
        FaultKind::WordQuotes { .. } if in_code(value).is_some() => {
            let mut pieces = Vec::new();
            for (index, piece) in written.split('`').enumerate() {
                let plain = if index % 2 == 1 {
                    straight(piece, written)
                } else {
                    piece.to_owned()
                };
                pieces.push(plain);
            }
            pieces.join("`")
        }
        // Round an accepted answer nobody types them.
        FaultKind::WordQuotes { .. } if wrapped(value) && written.len() >= 2 => {
            let (open, close) = (&written[..1], &written[written.len() - 1..]);
            let inner = written[1..written.len() - 1].trim_matches(CURLY);
            format!("{open}{inner}{close}")
        }
        FaultKind::WordQuotes { .. } => straight(written, written),
        _ => return None,
    };
    (new != written).then_some(new)
}

/// A piece of a scalar with plain quotation marks, as the scalar's own kind of
/// quoting wants them.
fn straight(piece: &str, scalar: &str) -> String {
    let (double, single) = match scalar.chars().next() {
        Some('"') => ("\\\"", "'"),
        Some('\'') => ("\"", "''"),
        _ => ("\"", "'"),
    };
    let mut out = String::with_capacity(piece.len());
    for c in piece.chars() {
        match c {
            '“' | '”' | '„' | '‟' => out.push_str(double),
            '‘' | '’' | '‚' | '‛' => out.push_str(single),
            c => out.push(c),
        }
    }
    out
}

/// A line with plain spaces in its indentation, round its name and at its end,
/// if it is to be mended. In a text they may stand: French wants them.
fn plain_spaces(line: &str, mend: bool) -> String {
    if !mend {
        return line.to_owned();
    }
    let plain = |text: &str| -> String {
        let odd = |c: char| c.is_whitespace() && !c.is_ascii();
        text.chars().map(|c| if odd(c) { ' ' } else { c }).collect()
    };
    let (head, body) = line.split_at(head_of(line));
    let value = body.trim_end();
    plain(head) + value + &plain(&body[value.len()..])
}

/// A line whose tabs are spaces, but for those that indent it and those of a
/// comment.
fn without_tabs(line: &str) -> String {
    let body = line.trim_start_matches([' ', '\t']);
    if body.starts_with('#') {
        return line.to_owned();
    }
    let (indent, body) = line.split_at(line.len() - body.len());
    format!("{indent}{}", body.replace('\t', " "))
}
