//! Reading what each of the nine kinds of question carries, and checking that
//! it can be answered: right and wrong parts, distinct texts, limits.

use crate::bank::fault::{FaultKind, Place, Shown};
use crate::bank::format::Lines;
use crate::bank::format::kind_fields::{
    ACCEPT_COUNT, DISTRACTORS_COUNT, GAP, GAPS_COUNT, ITEMS_COUNT, OPTION, OPTIONS_COUNT, PAIR,
    PAIRS_COUNT, SCORING, VERDICTS,
};
use crate::bank::model::{Choice, Gap, Kind, PARTS_LIMIT, Pair, Scoring};
use crate::bank::read::marks;
use crate::bank::read::reader::{Fields, Reader};
use crate::bank::yaml::node::Node;
use crate::fraction::Fraction;
use crate::text::{self, Lang, Text};

impl Reader<'_> {
    /// The part of a question that depends on its kind.
    pub fn kind(&mut self, name: &str, fields: Fields<'_, '_>) -> Option<Kind> {
        match name {
            "single_choice" => {
                let node = self.required(fields, "options")?;
                let options = self.options(node)?;
                self.one_correct(node.place, &options)?;
                Some(Kind::SingleChoice { options })
            }
            "multiple_response" => self.multiple_response(fields),
            "true_false" => self.true_false(fields),
            "ordering" => {
                let scoring = self.scoring(fields, Scoring::Partial);
                let node = self.required(fields, "items")?;
                let items = self.distinct_texts(node, "items", ITEMS_COUNT)?;
                let scoring = scoring?;
                Some(Kind::Ordering { items, scoring })
            }
            "matching" => self.matching(fields),
            "numerical" => self.numerical(fields),
            "short_answer" => self.short_answer(fields),
            "cloze" => self.cloze(fields),
            "hot_text" => {
                let node = self.required(fields, "passage")?;
                let text = self.text(node, Lines::Many)?;
                let passage = marks::passage(self, node, text)?;
                Some(Kind::HotText { passage })
            }
            _ => None,
        }
    }

    fn scoring(&mut self, fields: Fields<'_, '_>, default: Scoring) -> Option<Scoring> {
        match fields.get("scoring") {
            Some(node) => self.word(node, "scoring", &SCORING),
            None => Some(default),
        }
    }

    fn multiple_response(&mut self, fields: Fields<'_, '_>) -> Option<Kind> {
        let scoring = self.scoring(fields, Scoring::AllOrNothing);
        let choose = fields.get("choose");
        let choose = choose.map(|node| (self.whole(node, 1, PARTS_LIMIT as u64), node.place));
        let node = self.required(fields, "options")?;
        let options = self.options(node)?;
        let correct = options.iter().filter(|option| option.correct).count();
        if correct == 0 {
            self.fault(node.place, FaultKind::NoneCorrect {});
            return None;
        }
        if correct == options.len() {
            self.fault(node.place, FaultKind::AllCorrect {});
            return None;
        }
        let choose = match choose {
            None => None,
            Some((number, place)) => {
                let choose = number? as usize;
                if choose != correct {
                    self.fault(place, FaultKind::ChooseMismatch { choose, correct });
                    return None;
                }
                Some(choose)
            }
        };
        Some(Kind::MultipleResponse {
            options,
            choose,
            scoring: scoring?,
        })
    }

    fn true_false(&mut self, fields: Fields<'_, '_>) -> Option<Kind> {
        let answer = self.required(fields, "answer");
        let answer = answer.and_then(|node| self.flag(node));
        let mut when = [None, None];
        let mut whole = true;
        if let Some(node) = fields.get("feedback") {
            let feedback = self.fields(node, &VERDICTS);
            whole = feedback.is_some();
            for (slot, name) in when.iter_mut().zip(["when_true", "when_false"]) {
                if let Some(node) = feedback.and_then(|fields| fields.get(name)) {
                    *slot = self.text(node, Lines::Many);
                    whole &= slot.is_some();
                }
            }
        }
        let [when_true, when_false] = when;
        whole.then_some(Kind::TrueFalse {
            answer: answer?,
            when_true,
            when_false,
        })
    }

    fn matching(&mut self, fields: Fields<'_, '_>) -> Option<Kind> {
        let mut rights = Vec::new();
        let mut pairs = Vec::new();
        let mut whole;
        if let Some(node) = self.required(fields, "pairs") {
            let items = self.list(node).unwrap_or_default();
            whole = self.count(node.place, "pairs", items.len(), PAIRS_COUNT);
            let mut lefts = Vec::new();
            for item in items {
                let Some((left, right)) = self.pair(item) else {
                    whole = false;
                    continue;
                };
                lefts.push((left.clone(), item.place));
                rights.push((right.clone(), item.place));
                pairs.push(Pair { left, right });
            }
            whole &= self.distinct(&lefts);
        } else {
            whole = false;
        }
        let mut distractors = Vec::new();
        if let Some(node) = fields.get("distractors") {
            let items = self.list(node);
            whole &= items.is_some();
            let items = items.unwrap_or_default();
            whole &= self.count(node.place, "distractors", items.len(), DISTRACTORS_COUNT);
            for item in items {
                let Some(text) = self.text(item, Lines::One) else {
                    whole = false;
                    continue;
                };
                rights.push((text.clone(), item.place));
                distractors.push(text);
            }
        }
        whole &= self.distinct(&rights);
        whole.then_some(Kind::Matching { pairs, distractors })
    }

    fn pair(&mut self, node: &Node<'_>) -> Option<(Text, Text)> {
        let fields = self.fields(node, &PAIR)?;
        let left = self.required(fields, "left");
        let left = left.and_then(|node| self.text(node, Lines::One));
        let right = self.required(fields, "right");
        let right = right.and_then(|node| self.text(node, Lines::One));
        left.zip(right)
    }

    fn numerical(&mut self, fields: Fields<'_, '_>) -> Option<Kind> {
        let bad = |text| FaultKind::BadDecimal { text };
        let answer = self.required(fields, "answer");
        let answer = answer.and_then(|node| self.value(node, Fraction::from_decimal, bad));
        let tolerance = match fields.get("tolerance") {
            None => Some(Fraction::ZERO),
            Some(node) => {
                let read = self.value(node, Fraction::from_decimal, bad);
                if read.is_some_and(|tolerance| tolerance < Fraction::ZERO) {
                    self.fault(node.place, FaultKind::NegativeTolerance {});
                    None
                } else {
                    read
                }
            }
        };
        let unit = match fields.get("unit") {
            None => None,
            Some(node) => Some(self.text(node, Lines::One)?),
        };
        Some(Kind::Numerical {
            answer: answer?,
            tolerance: tolerance?,
            unit,
        })
    }

    fn short_answer(&mut self, fields: Fields<'_, '_>) -> Option<Kind> {
        let node = self.required(fields, "accept")?;
        let accept = self.distinct_texts(node, "accept", ACCEPT_COUNT)?;
        let places: Vec<Place> = self.list(node)?.iter().map(|item| item.place).collect();
        let mut whole = true;
        for (text, place) in accept.iter().zip(places) {
            let anything = |text: &str| text.chars().all(|c| c == '*' || c.is_whitespace());
            if text.wordings().any(|(_, text)| anything(text)) {
                self.fault(place, FaultKind::AcceptsAnything {});
                whole = false;
            }
        }
        whole.then_some(Kind::ShortAnswer { accept })
    }

    fn cloze(&mut self, fields: Fields<'_, '_>) -> Option<Kind> {
        let text_node = self.required(fields, "text");
        let text = text_node.and_then(|node| self.text(node, Lines::Many));
        let node = self.required(fields, "gaps")?;
        let items = self.list(node)?;
        let mut whole = self.count(node.place, "gaps", items.len(), GAPS_COUNT);
        let mut gaps = Vec::with_capacity(items.len());
        for item in items {
            match self.gap(item) {
                Some(gap) => gaps.push(gap),
                None => whole = false,
            }
        }
        let text = text?;
        whole &= marks::gaps(self, text_node?, &text, items.len());
        whole.then_some(Kind::Cloze { text, gaps })
    }

    fn gap(&mut self, node: &Node<'_>) -> Option<Gap> {
        let fields = self.fields(node, &GAP)?;
        let node = self.required(fields, "options")?;
        let options = self.options(node)?;
        self.one_correct(node.place, &options)?;
        Some(Gap { options })
    }

    /// Options with distinct texts, at least two.
    fn options(&mut self, node: &Node<'_>) -> Option<Vec<Choice>> {
        let items = self.list(node)?;
        let mut whole = self.count(node.place, "options", items.len(), OPTIONS_COUNT);
        let mut options = Vec::with_capacity(items.len());
        let mut places = Vec::with_capacity(items.len());
        for item in items {
            match self.option(item) {
                Some(option) => {
                    options.push(option);
                    places.push(item.place);
                }
                None => whole = false,
            }
        }
        let texts = options.iter().map(|option| &option.text);
        whole &= self.distinct(&texts.zip(places).collect::<Vec<_>>());
        whole.then_some(options)
    }

    fn option(&mut self, node: &Node<'_>) -> Option<Choice> {
        let fields = self.fields(node, &OPTION)?;
        let text = self.required(fields, "text");
        let text = text.and_then(|node| self.text(node, Lines::One));
        let correct = match fields.get("correct") {
            Some(node) => self.flag(node),
            None => Some(false),
        };
        let feedback = match fields.get("feedback") {
            Some(node) => Some(self.text(node, Lines::Many)?),
            None => None,
        };
        Some(Choice {
            text: text?,
            correct: correct?,
            feedback,
        })
    }

    fn one_correct(&mut self, place: Place, options: &[Choice]) -> Option<()> {
        let found = options.iter().filter(|option| option.correct).count();
        if found == 1 {
            return Some(());
        }
        self.fault(place, FaultKind::NotOneCorrect { found });
        None
    }

    /// A list of texts of one line, no two alike.
    fn distinct_texts(
        &mut self,
        node: &Node<'_>,
        field: &'static str,
        count: (usize, usize),
    ) -> Option<Vec<Text>> {
        let items = self.list(node)?;
        let mut whole = self.count(node.place, field, items.len(), count);
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match self.text(item, Lines::One) {
                Some(text) => texts.push((text, item.place)),
                None => whole = false,
            }
        }
        whole &= self.distinct(&texts);
        whole.then(|| texts.into_iter().map(|(text, _)| text).collect())
    }

    /// Whether no two texts read alike in any language; complains about each
    /// that repeats an earlier one.
    fn distinct<T: AsRef<Text>>(&mut self, texts: &[(T, Place)]) -> bool {
        // A question has at most PARTS_LIMIT parts; more were refused already.
        let texts = &texts[..texts.len().min(2 * PARTS_LIMIT)];
        let mut whole = true;
        for (i, (text, place)) in texts.iter().enumerate() {
            let languages = &self.languages;
            let same = texts[..i].iter().find_map(|(other, first)| {
                let alike = alike_in(text.as_ref(), other.as_ref(), languages)?;
                Some((Shown::from(alike), first.line))
            });
            if let Some((text, first_line)) = same {
                self.fault(*place, FaultKind::SameText { text, first_line });
                whole = false;
            }
        }
        whole
    }
}

impl AsRef<Self> for Text {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// The wording of a text that reads like another text in the same language.
fn alike_in<'t>(a: &'t Text, b: &Text, languages: &[Lang]) -> Option<&'t str> {
    if let (Text::Same(a), Text::Same(b)) = (a, b) {
        return alike(a, b).then_some(a);
    }
    let mut wordings = languages.iter().map(|lang| (a.get(*lang), b.get(*lang)));
    wordings.find(|(a, b)| alike(a, b)).map(|(a, _)| a)
}

/// Whether two texts read alike once case, white space and normalization are
/// folded. The full folding is slow; letters in order tell nearly all apart.
fn alike(a: &str, b: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let solid = text.chars().filter(|c| !c.is_whitespace());
        // At the end of a word sigma is another small letter.
        let small = solid.flat_map(char::to_lowercase);
        small.map(|c| if c == 'ς' { 'σ' } else { c })
    }
    letters(a).eq(letters(b)) && text::fold(a) == text::fold(b)
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn texts_read_alike_whatever_their_case_and_white_space() {
        for (a, b) in [("Mở  cửa", "mở CỬA"), ("ΟΔΟΣ", "οδος"), ("a\nb", "a b")] {
            assert!(alike(a, b), "{a} {b}");
        }
        let long = "ê".repeat(20_000);
        assert!(!alike(&format!("{long}a"), &format!("{long}b")));
        for (a, b) in [("ab", "a b"), ("mã", "ma"), ("", "a")] {
            assert!(!alike(a, b), "{a} {b}");
        }
    }
}
