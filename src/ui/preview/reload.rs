//! What happens when the file is saved: to which question one goes.

use std::collections::HashMap;

use super::Preview;
use super::sheet::Sheet;
use crate::locale::LANGUAGES;

impl Preview {
    /// Takes in the first reading of the file.
    pub(super) fn first_reading(&mut self) {
        self.speak_of_the_bank();
        self.remember();
        self.go_where_wanted();
        self.settle();
    }

    /// Takes in what the file holds now: goes to the first question that
    /// changed or came, else stays where one is.
    pub(super) fn take(&mut self, sheet: Sheet) {
        self.lost = false;
        self.notice = None;
        if !sheet.readable {
            // Where one was stays in sight, and is where one will be again.
            self.sheet.entries = Vec::new();
            self.sheet.readable = false;
            self.sheet.faults = sheet.faults;
            self.sheet.source = sheet.source;
            self.scroll = None;
            return;
        }
        self.sheet = sheet;
        self.speak_of_the_bank();
        if self.wanted.is_some() && self.go_where_wanted() {
            self.remember();
            return;
        }
        let changed = self.changed();
        if let Some(at) = changed.first() {
            self.arrive(*at);
            let args = [("n", changed.len().into())];
            self.tell(self.look.with("preview-changed", &args));
        } else {
            let at = self.anchored();
            if self.at != at {
                self.scroll = Some(0);
            }
            self.at = at;
            self.settle();
            self.tell(self.look.t("preview-same"));
        }
        self.remember();
    }

    /// Goes to a question that changed; the answer given stays where it fits.
    fn arrive(&mut self, at: usize) {
        let here = self.sheet.entries.get(at).map(|entry| entry.id.clone());
        let same = self.anchor.as_ref().map(|(_, id)| id) == here.as_ref() || self.at == at;
        if same {
            self.at = at;
            self.anchor = here.map(|id| (self.sheet.entries[at].content, id));
            self.settle();
        } else {
            self.go_to(at);
        }
        self.overlay = None;
    }

    /// The questions that were not in the file before, in its order. Questions
    /// that are only back, after a save in several steps or an undone cut, are
    /// not among them unless one stands in the place of another.
    fn changed(&self) -> Vec<usize> {
        let entries = &self.sheet.entries;
        let mut there: HashMap<u64, usize> = HashMap::new();
        for (content, _) in &self.last {
            *there.entry(*content).or_default() += 1;
        }
        // A copy of a question is new although its content is not.
        let mut new = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            match there.get_mut(&entry.content).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => new.push(at),
            }
        }
        let is_copy = |at: &usize| {
            let content = entries[*at].content;
            self.last.iter().any(|(last, _)| *last == content)
        };
        let never_seen = |at: &usize| is_copy(at) || !self.seen.contains(&entries[*at].content);
        if new.iter().any(never_seen) {
            new.retain(never_seen);
            return new;
        }
        if entries.len() == self.last.len() {
            return new;
        }
        Vec::new()
    }

    /// Where the question is that somebody went to last.
    fn anchored(&self) -> usize {
        let entries = &self.sheet.entries;
        let place = self.anchor.as_ref().and_then(|(content, id)| {
            let by_content = entries.iter().position(|entry| entry.content == *content);
            let by_id = || {
                entries
                    .iter()
                    .position(|entry| entry.id == *id && !id.is_empty())
            };
            by_content.or_else(by_id)
        });
        place
            .unwrap_or(self.at)
            .min(entries.len().saturating_sub(1))
    }

    /// Goes to the question asked for once it can be found.
    fn go_where_wanted(&mut self) -> bool {
        if !self.sheet.readable {
            return false;
        }
        let found = match self.wanted.take() {
            Some(wanted) => self.sheet.find(&wanted),
            None => Some(0),
        };
        self.go_to(found.unwrap_or(0));
        found.is_some()
    }

    /// Keeps to the languages of the bank, and to those the program speaks: a
    /// text that is not in one of these is shown in the bank's first.
    fn speak_of_the_bank(&mut self) {
        let lang = self.look.lang();
        let languages = &self.sheet.languages;
        let spoken = LANGUAGES.iter().any(|(known, _)| *known == lang);
        if let Some(first) = languages.first()
            && !languages.contains(&lang)
            && !spoken
        {
            self.speak(*first);
        }
    }

    fn remember(&mut self) {
        let entries = self.sheet.entries.iter();
        self.last = entries.map(|e| (e.content, e.id.clone())).collect();
        self.seen
            .extend(self.last.iter().map(|(content, _)| *content));
    }
}
