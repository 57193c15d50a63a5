//! Mending a file where that is safe: Unicode form NFC, line ends, tabs between
//! words, and quotation marks. Comments, layout and everything else stay as
//! they are, byte for byte.

use std::collections::{HashMap, HashSet};

use super::signs::{CURLY, in_code, mixes_line_ends, wrapped};
use crate::bank::fault::{Fault, FaultKind, Place};
use crate::bank::read::draft::Draft;
use crate::bank::yaml::node::{Limits, Node, Style, Value};
use crate::bank::yaml::source::line_starts;
use crate::bank::yaml::syntax::head_of;
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
    // Any text has lines and tabs; only what is meant as a bank is mended. A
    // word processor's space may be why a file is none.
    let of = |code: &'static str| faults.iter().filter(move |fault| fault.kind.code() == code);
    let odd: HashSet<u32> = of("odd-space").map(|fault| fault.place.line).collect();
    let tree = draft.tree.as_ref();
    let tree = tree.filter(|tree| matches!(tree.value, Value::Map(_)));
    if tree.is_none() && odd.is_empty() {
        return None;
    }
    let mut wanted: HashMap<Place, Vec<&FaultKind>> = HashMap::new();
    for fault in faults.iter().filter(|fault| in_a_value(&fault.kind)) {
        wanted.entry(fault.place).or_default().push(&fault.kind);
    }
    let mut edits = Vec::new();
    if let Some(tree) = tree.filter(|_| !wanted.is_empty()) {
        collect(tree, source, &wanted, &mut edits);
    }
    // Aliases repeat a value at its one place.
    edits.sort();
    edits.dedup();
    let mut places = edits.len();
    let mut mended = String::with_capacity(source.len());
    let mut kept = 0;
    for (from, to, new) in edits {
        mended.push_str(source.get(kept..from)?);
        mended.push_str(&new);
        kept = to;
    }
    mended.push_str(source.get(kept..)?);
    // What was mended above has as many lines as before.
    if !odd.is_empty() {
        places += odd.len();
        mended = with_lines(&mended, &odd, plain_spaces);
    }
    let tabs = of("tab").chain(of("tab-in-text"));
    let tabs: HashSet<u32> = tabs.map(|fault| fault.place.line).collect();
    if !tabs.is_empty() {
        places += tabs.len();
        mended = with_lines(&mended, &tabs, without_tabs);
    }
    if of("line-ends").next().is_some() && mixes_line_ends(&mended) {
        places += 1;
        mended = mended.replace("\r\n", "\n").replace('\r', "\n");
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
            | FaultKind::NotNfc {}
    )
}

type Edit = (usize, usize, String);

fn collect(
    node: &Node<'_>,
    source: &str,
    wanted: &HashMap<Place, Vec<&FaultKind>>,
    edits: &mut Vec<Edit>,
) {
    match &node.value {
        Value::Scalar(value, style) => {
            let Some(kinds) = wanted.get(&node.place) else {
                return;
            };
            let (from, to) = (node.bytes.0 as usize, node.bytes.1 as usize);
            let Some(written) = source.get(from..to).map(str::trim_end) else {
                return;
            };
            let mut new = written.to_owned();
            for kind in kinds {
                new = rewritten(kind, &new, value, *style).unwrap_or(new);
            }
            if new != written {
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
        FaultKind::WordQuotes { .. } if wrapped(value) => {
            let quoted = |mark: char| written.strip_prefix(mark)?.strip_suffix(mark);
            match ['"', '\'']
                .into_iter()
                .find_map(|mark| Some((mark, quoted(mark)?)))
            {
                Some((mark, inner)) => format!("{mark}{}{mark}", inner.trim_matches(CURLY)),
                // A block has no marks of its own.
                None => written.trim_matches(CURLY).to_owned(),
            }
        }
        FaultKind::WordQuotes { .. } => straight(written, written),
        FaultKind::NotNfc {} => text::nfc(written),
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

/// The lines of a text, those `wanted` as `mend` makes them.
fn with_lines(text: &str, wanted: &HashSet<u32>, mend: impl Fn(&str) -> String) -> String {
    let starts: Vec<usize> = line_starts(text)
        .map(|rest| text.len() - rest.len())
        .collect();
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    let mut out = String::with_capacity(text.len());
    for ((from, to), number) in starts.iter().copied().zip(ends).zip(1..) {
        let line = &text[from..to];
        if wanted.contains(&number) {
            out.push_str(&mend(line));
        } else {
            out.push_str(line);
        }
    }
    out
}

/// A line with plain spaces in its indentation, round its name and at its end.
/// In a text others may stand: French wants them.
fn plain_spaces(line: &str) -> String {
    let plain = |text: &str| -> String {
        let odd = |c: char| c.is_whitespace() && !c.is_ascii();
        text.chars().map(|c| if odd(c) { ' ' } else { c }).collect()
    };
    let (head, body) = line.split_at(head_of(line));
    let value = body.trim_end();
    let mut out = plain(head);
    // In braces there are more names; in a French text a space comes first.
    let mut after_name = (false, false);
    for c in value.chars() {
        let odd = c.is_whitespace() && !c.is_ascii();
        out.push(if odd && after_name.1 { ' ' } else { c });
        after_name = (c.is_ascii_alphanumeric(), c == ':' && after_name.0);
    }
    out + &plain(&body[value.len()..])
}

/// A line whose tabs are spaces, but for those that indent it and those of a
/// comment.
fn without_tabs(line: &str) -> String {
    let body = line.trim_start_matches([' ', '\t']);
    if body.starts_with('#') {
        return line.to_owned();
    }
    let indent = &line[..line.len() - body.len()];
    format!("{indent}{}", body.replace('\t', " "))
}
