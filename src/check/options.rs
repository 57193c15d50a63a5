//! Options against one another: phrases that speak of the others, words that
//! give the key away, and differences nobody sees.

use super::parts::{self, Part, Role, word_place, wording_place};
use super::words::{self, List};
use crate::bank::fault::{FaultKind, Faults, Place, Shown};
use crate::bank::model::{Choice, Kind};
use crate::bank::read::draft::Draft;
use crate::bank::yaml::node::Node;
use crate::text::{Lang, Text, differ_by_accents};

/// An option longer than this says something of its own as well.
const PHRASE_LIMIT: usize = 80;

pub fn check(draft: &Draft<'_>, found: &mut Faults) {
    let languages = draft.parts.languages.as_deref().unwrap_or_default();
    for part in parts::questions(draft) {
        for set in part.choices() {
            others(draft, &set, languages, found);
            absolute(draft, &set, languages, found);
        }
        for group in groups(&part) {
            accents(&group, found);
        }
    }
}

/// The language a wording is read in: its own, or the file's first.
pub fn read_in(lang: Option<Lang>, languages: &[Lang]) -> Option<Lang> {
    lang.or_else(|| languages.first().copied())
}

fn others(draft: &Draft<'_>, set: &[(&Choice, &Node<'_>)], languages: &[Lang], found: &mut Faults) {
    for (choice, node) in set {
        let spoken = choice.text.wordings().find_map(|(lang, wording)| {
            let lang = read_in(lang, languages)?;
            (wording.len() <= PHRASE_LIMIT).then_some(())?;
            words::find(List::Others, lang, wording).map(|at| (lang, wording, at))
        });
        if let Some((lang, wording, (from, to))) = spoken {
            let node = node.get("text").unwrap_or(node);
            let text = Shown::from(&wording[from..to]);
            found.add(
                word_place(draft, node, Some(lang), &wording[from..to]),
                FaultKind::AllOfTheAbove { text },
            );
        }
    }
}

/// A word without exception in an option: the language it is in, whether the
/// option is right, the word, and where the option was read from.
type Hit<'d> = (Lang, bool, &'d str, (&'d Node<'d>, Option<Lang>));

/// Words without exception that only wrong options, or only right ones, use.
fn absolute(
    draft: &Draft<'_>,
    set: &[(&Choice, &Node<'_>)],
    languages: &[Lang],
    found: &mut Faults,
) {
    let mut hits: Vec<Hit<'_>> = Vec::new();
    for (choice, node) in set {
        let node = node.get("text").unwrap_or(node);
        for (own, wording) in choice.text.wordings() {
            let hit = read_in(own, languages)
                .and_then(|lang| Some((lang, words::find(List::Absolute, lang, wording)?)));
            if let Some((lang, (from, to))) = hit {
                let word = &wording[from..to];
                hits.push((lang, choice.correct, word, (node, own)));
            }
        }
    }
    // One language is enough to give it away.
    let one_sided = languages.iter().find_map(|lang| {
        let first = |correct| hits.iter().find(|hit| hit.0 == *lang && hit.1 == correct);
        match (first(false), first(true)) {
            (Some(hit), None) => Some((hit, "wrong")),
            (None, Some(hit)) => Some((hit, "right")),
            _ => None,
        }
    });
    if let Some(((_, _, word, (node, own)), key)) = one_sided {
        let place = word_place(draft, node, *own, word);
        let word = Shown::from(*word);
        found.add(place, FaultKind::AbsoluteWord { word, key });
    }
}

/// The texts a participant compares with one another.
fn groups<'d>(part: &Part<'d>) -> Vec<Vec<(&'d Text, &'d Node<'d>)>> {
    let mut groups: Vec<Vec<_>> = Vec::new();
    for set in part.choices() {
        let texts = set.iter();
        let texts = texts.map(|(choice, node)| (&choice.text, node.get("text").unwrap_or(node)));
        groups.push(texts.collect());
    }
    match part.question.kind {
        Kind::Matching { .. } => {
            // Left sides among themselves; right sides with the distractors.
            let pieces = part
                .texts()
                .into_iter()
                .filter(|spot| spot.0 == Role::Piece);
            let pairs = part.node.get("pairs").map_or(&[][..], Node::items).len();
            let (mut left, mut right) = (Vec::new(), Vec::new());
            for (index, (_, text, node)) in pieces.enumerate() {
                let of_pair = index < 2 * pairs;
                let side = if of_pair && index % 2 == 0 {
                    &mut left
                } else {
                    &mut right
                };
                side.push((text, node));
            }
            groups.extend([left, right]);
        }
        Kind::Ordering { .. } => {
            let pieces = part
                .texts()
                .into_iter()
                .filter(|spot| spot.0 == Role::Piece);
            groups.push(pieces.map(|(_, text, node)| (text, node)).collect());
        }
        _ => {}
    }
    groups
}

fn accents(group: &[(&Text, &Node<'_>)], found: &mut Faults) {
    let wordings = group.iter().flat_map(|(text, node)| {
        let wordings = text.wordings();
        wordings.map(|(lang, wording)| Worded::new(wording, lang, wording_place(node, lang)))
    });
    let wordings: Vec<Worded<'_>> = wordings.collect();
    for (index, one) in wordings.iter().enumerate() {
        let alike =
            |other: &&Worded<'_>| one.might_be(other) && differ_by_accents(one.text, other.text);
        if let Some(other) = wordings[..index].iter().find(alike) {
            let text = Shown::from(one.text);
            let first_line = other.place.line;
            found.add(one.place, FaultKind::AccentsOnly { text, first_line });
        }
    }
}

/// A wording among those it is compared with.
struct Worded<'d> {
    text: &'d str,
    lang: Option<Lang>,
    place: Place,
    ascii: bool,
    length: usize,
    /// Its first ASCII letter or digit.
    first: Option<char>,
}

impl<'d> Worded<'d> {
    fn new(text: &'d str, lang: Option<Lang>, place: Place) -> Self {
        let first = text.chars().find(char::is_ascii_alphanumeric);
        Self {
            text,
            lang,
            place,
            ascii: text.is_ascii(),
            length: text.chars().count(),
            first: first.map(|c| c.to_ascii_lowercase()),
        }
    }

    /// A quick look: texts that differ only by accents have as many letters,
    /// and begin with the same ASCII consonant where they have one. Without an
    /// accent in either there is nothing to differ by.
    fn might_be(&self, other: &Self) -> bool {
        let consonant = |c: Option<char>| c.filter(|c| !"aeiouyd".contains(*c));
        let (a, b) = (self.first, other.first);
        self.lang == other.lang
            && !(self.ascii && other.ascii)
            && (consonant(a).is_none() || consonant(b).is_none() || a == b)
            && self.length == other.length
    }
}
