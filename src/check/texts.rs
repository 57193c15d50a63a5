//! Each text by itself: is it there in every language, and is it short enough?

use super::parts::{self, Role, Spot, wording_place};
use crate::bank::fault::{FaultKind, Faults, Shown};
use crate::bank::read::draft::Draft;
use crate::text::{Lang, Text};

/// The longest prompt that fits 80x24 with four options, in characters.
pub const PROMPT_LIMIT: usize = 370;

/// The longest option that can still be compared with others, in characters.
pub const OPTION_LIMIT: usize = 140;

/// A wording of fewer hundredths of the longest one lacks something.
const SHORTEST_SHARE: usize = 40;

/// Texts shorter than this differ in length for good reasons.
const COMPARED_FROM: usize = 60;

pub fn check(draft: &Draft<'_>, found: &mut Faults) {
    let languages = draft.parts.languages.as_deref().unwrap_or_default();
    for part in parts::questions(draft) {
        for spot in part.texts() {
            length(&spot, found);
            if languages.len() > 1 {
                translation(&spot, languages, found);
            }
        }
    }
    if languages.len() < 2 {
        return;
    }
    let Some(tree) = &draft.tree else { return };
    let parts = &draft.parts;
    let top = [("title", parts.title.as_ref())]
        .into_iter()
        .chain([("description", parts.description.iter().flatten().next())]);
    for (field, text) in top {
        if let (Some(text), Some(node)) = (text, tree.get(field)) {
            translation(&(Role::Remark, text, node), languages, found);
        }
    }
    for (id, name) in parts.topics.iter().flatten() {
        if let Some(node) = tree.get("topics").and_then(|topics| topics.get(id)) {
            translation(&(Role::Remark, name, node), languages, found);
        }
    }
}

fn length((role, text, node): &Spot<'_>, found: &mut Faults) {
    let limit = match role {
        Role::Prompt => PROMPT_LIMIT,
        Role::Option | Role::Piece => OPTION_LIMIT,
        Role::Passage | Role::Remark => return,
    };
    let longest = text
        .wordings()
        .filter(|(_, wording)| wording.len() > limit)
        .map(|(lang, wording)| (wording.chars().count(), lang))
        .max_by_key(|(count, _)| *count);
    let Some((count, lang)) = longest.filter(|(count, _)| *count > limit) else {
        return;
    };
    let place = wording_place(node, lang);
    let lang = Shown::from(lang.as_ref().map_or("-", Lang::as_str));
    let kind = if *role == Role::Prompt {
        FaultKind::LongPrompt { count, limit, lang }
    } else {
        FaultKind::LongOption { count, limit, lang }
    };
    found.add(place, kind);
}

fn translation((_, text, node): &Spot<'_>, languages: &[Lang], found: &mut Faults) {
    let wordings = match text {
        Text::Same(wording) => {
            if words(wording, 2) {
                let langs = Shown::list(languages.iter().map(Lang::as_str));
                found.add(node.place, FaultKind::NotTranslated { langs });
            }
            return;
        }
        Text::By(wordings) => wordings,
    };
    for (index, (lang, wording)) in wordings.iter().enumerate() {
        let same = wordings[..index].iter().find(|(_, other)| other == wording);
        if let Some((other, _)) = same
            && words(wording, 3)
        {
            let (lang, other) = (*lang, *other);
            let place = wording_place(node, Some(lang));
            found.add(place, FaultKind::SameTranslation { lang, other });
        }
    }
    // Only a large difference in bytes can be one in characters.
    let bytes = |(_, wording): &&(Lang, Box<str>)| wording.len();
    let (least, most) = (
        wordings.iter().map(|w| w.1.len()).min(),
        wordings.iter().max_by_key(bytes),
    );
    let Some((other, longest)) = most else { return };
    if longest.len() < COMPARED_FROM || least.is_some_and(|least| least * 2 > longest.len()) {
        return;
    }
    let full = longest.chars().count();
    for (lang, wording) in wordings {
        let percent = wording.chars().count() * 100 / full.max(1);
        if full >= COMPARED_FROM && percent < SHORTEST_SHARE {
            let (lang, other) = (*lang, *other);
            let place = wording_place(node, Some(lang));
            let kind = FaultKind::ShortTranslation {
                lang,
                other,
                percent,
            };
            found.add(place, kind);
        }
    }
}

/// Whether a text holds at least `least` words of three letters or more:
/// names, numbers and abbreviations are the same in every language.
fn words(text: &str, least: usize) -> bool {
    let word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).nth(2).is_some();
    text.split_whitespace()
        .filter(word)
        .nth(least - 1)
        .is_some()
}
