//! Checking the marks inside texts: `{1}` gaps of a cloze and `[[spans]]` of a
//! passage must say the same in every language.

use crate::bank::fault::{FaultKind, Place, Shown};
use crate::bank::model::{PARTS_LIMIT, Passage};
use crate::bank::read::reader::Reader;
use crate::bank::yaml::node::{Node, Value};
use crate::text::{Lang, Text};

/// A wording with the name of its language and its place.
struct Wording<'t> {
    lang: Shown,
    text: &'t str,
    place: Place,
}

fn wordings<'t>(reader: &Reader<'_>, node: &Node<'_>, text: &'t Text) -> Vec<Wording<'t>> {
    let first = reader.languages.first();
    text.wordings()
        .map(|(lang, text)| Wording {
            lang: Shown::from(lang.as_ref().or(first).map_or("", Lang::as_str)),
            text,
            place: lang.map_or(node.place, |lang| place_in(node, lang)),
        })
        .collect()
}

/// Where the wording of a language stands.
fn place_in(node: &Node<'_>, lang: Lang) -> Place {
    let Value::Map(entries) = &node.value else {
        return node.place;
    };
    entries
        .iter()
        .find(|(key, _)| key.name == lang.as_str())
        .map_or(node.place, |(_, node)| node.place)
}

/// The passage of a hot text: the same spans in every language, at least one
/// to mark and one to leave.
pub fn passage(reader: &mut Reader<'_>, node: &Node<'_>, text: Text) -> Option<Passage> {
    let mut first: Option<(Vec<bool>, Shown)> = None;
    let mut whole = true;
    for wording in wordings(reader, node, &text) {
        let spans = match spans_of(wording.text) {
            Ok(spans) => spans,
            Err(problem) => {
                let lang = wording.lang;
                let kind = match problem {
                    SpanProblem::Unclosed => FaultKind::SpanUnclosed { lang },
                    SpanProblem::Empty => FaultKind::SpanEmpty { lang },
                };
                reader.fault(wording.place, kind);
                whole = false;
                continue;
            }
        };
        match &first {
            None => first = Some((spans, wording.lang)),
            Some((expected, first)) if *expected != spans => {
                let (lang, first) = (wording.lang, first.clone());
                reader.fault(wording.place, FaultKind::SpansDiffer { lang, first });
                whole = false;
            }
            Some(_) => {}
        }
    }
    let (spans, _) = first?;
    if !spans.contains(&true) {
        reader.fault(node.place, FaultKind::NoSpanToMark {});
        whole = false;
    } else if !spans.contains(&false) {
        reader.fault(node.place, FaultKind::NoSpanToLeave {});
        whole = false;
    }
    whole &= reader.count(node.place, "passage", spans.len(), (0, PARTS_LIMIT));
    whole.then_some(Passage { text, spans })
}

enum SpanProblem {
    Unclosed,
    Empty,
}

/// For each span of a wording, whether it should be marked.
fn spans_of(text: &str) -> Result<Vec<bool>, SpanProblem> {
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("[[") {
        if rest[..start].contains("]]") {
            return Err(SpanProblem::Unclosed);
        }
        let after = &rest[start + 2..];
        let length = after.find("]]").ok_or(SpanProblem::Unclosed)?;
        let inside = &after[..length];
        if inside.contains("[[") {
            return Err(SpanProblem::Unclosed);
        }
        let plain = inside.strip_prefix('*').unwrap_or(inside);
        if plain.trim().is_empty() {
            return Err(SpanProblem::Empty);
        }
        spans.push(inside.starts_with('*'));
        rest = &after[length + 2..];
    }
    if rest.contains("]]") {
        return Err(SpanProblem::Unclosed);
    }
    Ok(spans)
}

/// Whether every wording of a cloze text holds each of its gaps exactly once.
pub fn gaps(reader: &mut Reader<'_>, node: &Node<'_>, text: &Text, gaps: usize) -> bool {
    let mut whole = true;
    for Wording { lang, text, place } in wordings(reader, node, text) {
        let mut met = vec![0_usize; gaps.min(PARTS_LIMIT)];
        for (inside, number) in gap_numbers(text) {
            if let Some(times) = number.checked_sub(1).and_then(|i| met.get_mut(i)) {
                *times += 1;
                continue;
            }
            let gap = Shown::from(inside);
            let lang = lang.clone();
            reader.fault(place, FaultKind::GapUnknown { gap, lang, gaps });
            whole = false;
        }
        for (times, gap) in met.into_iter().zip(1..) {
            let lang = lang.clone();
            let kind = match times {
                1 => continue,
                0 => FaultKind::GapMissing { gap, lang },
                _ => FaultKind::GapRepeated { gap, lang },
            };
            reader.fault(place, kind);
            whole = false;
        }
    }
    whole
}

/// The numbers in braces of a text; other braces are plain text.
fn gap_numbers(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.match_indices('{').filter_map(move |(open, _)| {
        let inside = &text[open + 1..];
        let inside = &inside[..inside.find('}')?];
        let digits = !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit());
        let number = inside.parse().ok();
        // More digits than a number can hold are a gap there cannot be.
        Some((inside, number.or(digits.then_some(usize::MAX))?))
    })
}
