//! What happens to the preview: keys, and the file being saved.

use super::list::List;
use super::sheet::Sheet;
use super::{Msg, Overlay, Preview, bindings, view};
use crate::bank::Kind;
use crate::bank::yaml::node::Limits;
use crate::exam::Response;
use crate::ui::areas::SMALLEST;
use crate::ui::draft::{Draft, Edited};
use crate::ui::key::Key;
use crate::ui::keymap::{Action, action};
use crate::ui::look::Notice;
use crate::ui::msg::{self, Effect};
use crate::ui::screens::scroll;

/// What happens to the preview when a message comes, and what must be done.
pub fn update(preview: &mut Preview, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Read(bytes) => {
            let sheet = Sheet::read(&preview.name, &bytes, preview.today, &Limits::default());
            preview.take(sheet);
        }
        Msg::Lost(reason) => preview.lose(reason),
        Msg::Terminal(msg::Msg::Key(key)) => return preview.press(key),
        Msg::Terminal(msg::Msg::Paste(text)) => preview.paste(&text),
        Msg::Terminal(msg::Msg::Wheel(by)) => {
            let wheel = if by > 0 {
                Action::PageDown
            } else {
                Action::PageUp
            };
            return preview.act(wheel);
        }
        Msg::Terminal(msg::Msg::Resize(columns, rows)) => preview.size = (columns, rows),
        Msg::Terminal(msg::Msg::Terminate) => return vec![Effect::Quit],
        Msg::Terminal(_) => {}
    }
    Vec::new()
}

impl Preview {
    /// Says that the file is away, and keeps what was last seen of it.
    fn lose(&mut self, reason: Option<String>) {
        self.lost = true;
        let file = crate::text::printable(&self.name);
        let text = match reason {
            None => self.look.with("preview-gone", &[("file", (&file).into())]),
            Some(reason) => {
                let reason = crate::text::printable(&reason);
                let args = [("file", (&file).into()), ("reason", (&reason).into())];
                self.look.with("preview-unreadable", &args)
            }
        };
        self.notice = Some(Notice { text, wrong: true });
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        let wanted = action(&bindings(self), key).or(match key {
            Key::Char(c) => Some(Action::Type(c)),
            _ => None,
        });
        let Some(wanted) = wanted else {
            return Vec::new();
        };
        let blind = self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1;
        if blind && !matches!(wanted, Action::Suspend | Action::Redraw | Action::Leave) {
            return Vec::new();
        }
        // A sentence leaves with the next key, unless the file is still away.
        if !self.lost {
            self.notice = None;
        }
        self.act(wanted)
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Leave => return vec![Effect::Quit],
            _ => {}
        }
        match self.overlay.take() {
            Some(overlay) => self.act_over(overlay, action),
            None => self.act_here(action),
        }
        Vec::new()
    }

    /// A key while something lies over the question.
    fn act_over(&mut self, overlay: Overlay, action: Action) {
        let area = view::over(self);
        let (columns, height) = (area.width as usize, area.height as usize);
        self.overlay = match (overlay, action) {
            (_, Action::Back) => None,
            (Overlay::Faults(_), Action::NextFault) => {
                self.next_fault();
                Some(Overlay::Faults(0))
            }
            (Overlay::Help(at), _) => {
                let lines = view::help_body(self, columns).lines.len();
                Some(Overlay::Help(scroll(at, lines, height, action)))
            }
            (Overlay::Faults(at), _) => {
                let lines = self.all_faults(columns).lines.len();
                Some(Overlay::Faults(scroll(at, lines, height, action)))
            }
            (Overlay::List(mut list), _) => {
                let page = height.saturating_sub(4).max(1);
                match list.act(self, action, page) {
                    Some(at) => {
                        self.go_to(at);
                        None
                    }
                    None => Some(Overlay::List(list)),
                }
            }
        };
    }

    fn act_here(&mut self, action: Action) {
        match action {
            Action::Help => self.overlay = Some(Overlay::Help(0)),
            Action::Overview => self.overlay = Some(Overlay::List(List::new(self.at))),
            Action::Faults => self.overlay = Some(Overlay::Faults(0)),
            Action::NextFault => self.next_fault(),
            Action::Language => self.next_language(),
            Action::Reveal => {
                self.reveal = !self.reveal;
                self.scroll = None;
            }
            Action::Shuffle => self.shuffle(),
            Action::Size => {
                self.whole = !self.whole;
                self.scroll = None;
            }
            Action::Next => self.step(true),
            Action::Previous => self.step(false),
            Action::Confirm => self.enter(),
            Action::PageUp | Action::PageDown => self.turn_page(action),
            _ if self.question().is_none() || self.scrolls(action) => self.turn_page(action),
            other => self.edit(other),
        }
    }

    /// Whether an action scrolls the key and the feedback.
    const fn scrolls(&self, action: Action) -> bool {
        self.reveal
            && matches!(
                action,
                Action::Up | Action::Down | Action::First | Action::Last
            )
    }

    fn turn_page(&mut self, action: Action) {
        let area = view::middle(self);
        let body = view::body(self, area.width as usize);
        let height = area.height as usize;
        let at = match self.scroll {
            None if self.reveal || self.question().is_none() => 0,
            scrolled => body.offset(height, scrolled),
        };
        self.scroll = Some(scroll(at, body.lines.len(), height, action));
    }

    /// Whether Enter chooses the option in focus.
    pub(super) fn enter_chooses(&self, kind: &Kind) -> bool {
        self.draft.enter_chooses(kind, self.response.as_ref())
    }

    /// Enter does what it does in the exam.
    fn enter(&mut self) {
        if let Some(question) = self.question().cloned()
            && !self.reveal
        {
            let kind = &question.kind;
            if self.draft.lifted || self.enter_chooses(kind) {
                self.edit(Action::Toggle);
                return;
            }
            let several = matches!(kind, Kind::Matching { .. } | Kind::Cloze { .. });
            let partial = self.response.as_ref().is_some_and(Response::is_partial);
            if several && partial && self.draft.step_part(kind, self.response.as_ref(), true) {
                return;
            }
        }
        self.step(true);
    }

    fn step(&mut self, forward: bool) {
        let count = self.sheet.entries.len();
        if forward && self.at + 1 < count {
            self.go_to(self.at + 1);
        } else if !forward && self.at > 0 && count > 0 {
            self.go_to(self.at - 1);
        } else if forward && count > 0 {
            // As in the exam: past the last question comes the overview.
            self.overlay = Some(Overlay::List(List::new(self.at)));
        }
    }

    fn edit(&mut self, action: Action) {
        let Some(question) = self.question().cloned() else {
            return;
        };
        let kind = &question.kind;
        if self.reveal && !matches!(action, Action::Pick(_)) {
            return;
        }
        self.scroll = None;
        match self.draft.edit(kind, self.response.as_ref(), action) {
            Edited::Same => {}
            Edited::Typed => self.response = self.draft.typed_response(kind),
            Edited::Answer(response) => {
                self.response = response.filter(|response| !response.is_blank());
            }
        }
    }

    fn paste(&mut self, text: &str) {
        if let Some(Overlay::List(list)) = &mut self.overlay {
            list.paste(text);
            return;
        }
        let Some(question) = self.question().cloned() else {
            return;
        };
        if self.overlay.is_none() && Draft::is_typed(&question.kind) && !self.reveal {
            self.draft.field.paste(text);
            self.response = self.draft.typed_response(&question.kind);
        }
    }

    /// The next language of the bank.
    fn next_language(&mut self) {
        let languages = self.languages();
        let at = languages.iter().position(|l| *l == self.look.lang());
        let next = languages.get(at.map_or(0, |at| (at + 1) % languages.len().max(1)));
        match next.copied() {
            Some(lang) if lang != self.look.lang() => self.speak(lang),
            _ => self.tell(self.look.t("preview-one-language")),
        }
    }

    /// Shuffles the options, anew each time, or shows them as written.
    fn shuffle(&mut self) {
        self.shuffled = !self.shuffled;
        if self.shuffled {
            self.seed += 1;
        }
        self.settle();
        let fixed = self.question().is_some_and(|question| !question.shuffle);
        if self.shuffled && (fixed || !self.sheet.shuffles) {
            self.tell(self.look.t("preview-not-shuffled"));
        }
    }

    /// The next question with a fault, from the start again.
    fn next_fault(&mut self) {
        let entries = &self.sheet.entries;
        let count = entries.len();
        let next = (1..=count)
            .map(|step| (self.at + step) % count)
            .find(|at| !entries[*at].faults.is_empty());
        match next {
            Some(at) => self.go_to(at),
            None => self.tell(self.look.t("preview-no-faults")),
        }
    }
}
