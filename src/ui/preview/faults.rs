//! What is wrong: in place of a question that has an error, and on request.

use ratatui::text::Span;

use super::Preview;
use super::sheet::count;
use crate::bank::{Fault, render};
use crate::ui::widgets::{Body, Run};

/// The most faults shown at once; `certamen check` shows all.
const SHOWN_LIMIT: usize = 50;

impl Preview {
    /// How many errors and warnings, in words; nothing when there are none.
    pub(super) fn counted(&self, faults: (usize, usize)) -> String {
        let parts = [("preview-errors", faults.0), ("preview-warnings", faults.1)];
        let words: Vec<String> = parts
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(id, n)| self.look.with(id, &[("n", n.into())]))
            .collect();
        words.join(", ")
    }

    /// What stands in place of a question that cannot be shown.
    pub(super) fn instead(&self, columns: usize) -> Body {
        let mut body = Body::default();
        let Some(entry) = self.sheet.entries.get(self.at) else {
            let id = if self.sheet.readable {
                "preview-no-questions"
            } else {
                "preview-no-yaml"
            };
            self.heading(&mut body, self.look.t(id), columns);
            self.list_faults(&mut body, &self.sheet.faults, columns);
            return body;
        };
        self.heading(&mut body, self.look.t("preview-no-question"), columns);
        if entry.faults.is_empty() {
            // Faults beyond the reader's limit are not named.
            self.list_faults(&mut body, &self.sheet.faults, columns);
        }
        self.list_faults(&mut body, &entry.faults, columns);
        body
    }

    /// Everything that is wrong: here, in the bank, and how much elsewhere.
    pub(super) fn all_faults(&self, columns: usize) -> Body {
        let columns = columns.min(crate::ui::widgets::TEXT_WIDTH as usize + 2);
        let mut body = Body::default();
        let look = &self.look;
        let here = self.sheet.entries.get(self.at).map(|entry| &entry.faults);
        let here = here.map_or(&[][..], |faults| faults);
        if !here.is_empty() {
            self.heading(&mut body, look.t("preview-faults-here"), columns);
            self.list_faults(&mut body, here, columns);
        }
        if !self.sheet.faults.is_empty() {
            self.heading(&mut body, look.t("preview-faults-bank"), columns);
            self.list_faults(&mut body, &self.sheet.faults, columns);
        }
        let others = self.sheet.entries.iter().enumerate();
        let others = others.filter(|(at, entry)| *at != self.at && !entry.faults.is_empty());
        let mut any = false;
        for (at, entry) in others.take(SHOWN_LIMIT) {
            if !any {
                self.heading(&mut body, look.t("preview-faults-elsewhere"), columns);
                any = true;
            }
            let counted = self.counted(count(&entry.faults));
            let text = format!("{:>4}  {}  {counted}", at + 1, entry.id);
            body.text(&[Run::new(text, look.styles.text)], 2, columns);
        }
        if here.is_empty() && self.sheet.faults.is_empty() && !any {
            self.heading(&mut body, look.t("preview-no-faults"), columns);
        }
        body
    }

    fn heading(&self, body: &mut Body, text: String, columns: usize) {
        if body.lines.last().is_some_and(|line| line.width() > 0) {
            body.gap();
        }
        body.text(&[Run::new(text, self.look.styles.strong)], 2, columns);
        body.gap();
    }

    fn list_faults(&self, body: &mut Body, faults: &[Fault], columns: usize) {
        for fault in faults.iter().take(SHOWN_LIMIT) {
            self.fault(body, fault, columns);
        }
        let more = faults.len().saturating_sub(SHOWN_LIMIT);
        if more > 0 {
            let text = self.look.with("preview-more-faults", &[("n", more.into())]);
            body.text(&[Run::new(text, self.look.styles.text)], 2, columns);
        }
    }

    /// A fault with its place, its sentence and its lines.
    fn fault(&self, body: &mut Body, fault: &Fault, columns: usize) {
        let look = &self.look;
        let styles = &look.styles;
        let (glyph, style, id) = if fault.is_error() {
            (look.glyphs.wrong, styles.wrong, "preview-error-at")
        } else {
            (look.glyphs.flagged, styles.warn, "preview-warning-at")
        };
        let args = [
            ("line", (fault.place.line as usize).into()),
            ("column", (fault.place.column as usize).into()),
            ("code", fault.kind.code().into()),
        ];
        let lead = format!("{glyph} ");
        body.hanging(&lead, &[Run::new(look.with(id, &args), style)], 2, columns);
        let sentence = look.locale.fault(&fault.kind);
        let sentence = crate::text::printable(&sentence);
        body.text(&[Run::new(sentence, styles.text)], 4, columns);
        let drawn = render(&self.sheet.source, fault, "", columns.saturating_sub(4));
        for line in drawn.lines().skip(1) {
            let line = format!("    {}", crate::text::printable(line));
            body.line(vec![Span::styled(line, styles.dim)]);
        }
        body.gap();
    }
}
