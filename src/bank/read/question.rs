//! Reading one question: what every question has, whatever its kind.

use crate::bank::fault::{FaultKind, Shown};
use crate::bank::format::Field;
use crate::bank::format::Lines;
use crate::bank::format::fields::{DRAW_LIMIT, FACT_LIMIT, LEVELS, POINTS_LIMIT, QUESTION};
use crate::bank::format::kind_fields::KINDS;
use crate::bank::model::{Kind, Question};
use crate::bank::read::reader::{Fields, Reader, Seen};
use crate::bank::values;
use crate::bank::yaml::node::Node;
use crate::text::Text;

/// What the questions of a bank say about its sections, whole or not: a broken
/// question still counts, so that it causes no second fault elsewhere.
#[derive(Default)]
pub struct Sections {
    /// Topics of the bank, in the order written.
    pub topics: Vec<String>,
    /// Competences that some question measures.
    pub competences: Vec<String>,
    /// Each question, as far as it could be read.
    pub questions: Vec<Sketch>,
    /// Whether there may be any number of other questions, which nobody could
    /// read yet.
    pub open: bool,
}

/// What a question says of where it belongs.
#[derive(Default)]
pub struct Sketch {
    /// Its topic, where it is one of the bank's.
    pub topic: Option<usize>,
    /// The competence it measures, where that could be read.
    pub competence: Option<usize>,
    /// Whether it names a competence that cannot be read.
    pub misread: bool,
    /// Whether it sets a situation.
    pub situation: bool,
}

impl Sections {
    /// How many questions belong to a topic, by its index.
    pub fn in_topic(&self, topic: usize) -> usize {
        let of = self.questions.iter();
        of.filter(|question| question.topic == Some(topic)).count()
    }

    /// How many questions belong to no topic that could be read, and so might
    /// belong to any.
    pub fn astray(&self) -> usize {
        if self.open {
            return DRAW_LIMIT as usize;
        }
        let of = self.questions.iter();
        of.filter(|question| question.topic.is_none()).count()
    }

    /// How many questions name a competence that could not be read.
    pub fn misread(&self) -> usize {
        if self.open {
            return DRAW_LIMIT as usize;
        }
        let of = self.questions.iter();
        of.filter(|question| question.misread).count()
    }

    /// The number of a competence, which is added where it is new.
    pub fn of(&mut self, code: &str) -> usize {
        let place = self.competences.iter().position(|known| known == code);
        place.unwrap_or_else(|| {
            self.competences.push(code.to_owned());
            self.competences.len() - 1
        })
    }

    fn last(&mut self) -> Option<&mut Sketch> {
        self.questions.last_mut()
    }
}

impl Reader<'_> {
    /// One question of a bank: the one of this index, from 0.
    pub fn question(
        &mut self,
        node: &Node<'_>,
        index: usize,
        sections: &mut Sections,
        ids: &mut Seen,
    ) -> Option<Question> {
        sections.questions.push(Sketch::default());
        let fields = self.any_fields(node, &QUESTION)?;
        self.allowances(fields, Some(index));
        let id = self.question_id(fields, ids);
        let topic = self.topic(fields, sections);
        let competence = match fields.get("competence") {
            None => Some(None),
            Some(node) => self.competence(node, sections).map(Some),
        };
        let prompt = self.required(fields, "prompt");
        let prompt = prompt.and_then(|node| self.text(node, Lines::Many));
        let level = match fields.get("level") {
            None => Some(None),
            Some(node) => self.word(node, "level", &LEVELS).map(Some),
        };
        let situation = match fields.get("situation") {
            None => Some(false),
            Some(node) => self.flag(node),
        };
        if let Some(last) = sections.last() {
            // One that cannot be read might be one.
            last.situation = situation.unwrap_or(true);
        }
        let shuffle = match fields.get("shuffle") {
            None => Some(true),
            Some(node) => self.flag(node),
        };
        let points = match fields.get("points") {
            None => Some(1),
            Some(node) => self
                .whole(node, 1, POINTS_LIMIT)
                .map(|points| points as u32),
        };
        let fact = self.optional(fields, "fact", |reader, node| {
            reader.short(node, FACT_LIMIT)
        });
        let explanation = self.optional(fields, "explanation", |reader, node| {
            reader.text(node, Lines::Many)
        });
        let source: Option<Option<Text>> = self.optional(fields, "source", |reader, node| {
            reader.text(node, Lines::One)
        });
        let (valid_from, review_by) = self.dates(fields)?;
        let kind = self.kind_of(fields);
        Some(Question {
            id: id?,
            topic: topic?,
            competence: competence?,
            level: level?,
            situation: situation?,
            points: points?,
            shuffle: shuffle?,
            fact: fact?,
            prompt: prompt?,
            kind: kind?,
            explanation: explanation?,
            source: source?,
            valid_from,
            review_by,
        })
    }

    /// A field that may be absent: `Some(None)` then, and `None` on a fault.
    pub fn optional<T>(
        &mut self,
        fields: Fields<'_, '_>,
        name: &str,
        read: impl FnOnce(&mut Self, &Node<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        match fields.get(name) {
            None => Some(None),
            Some(node) => read(self, node).map(Some),
        }
    }

    /// A text of one line, the same for everybody, of at most `limit` characters.
    pub fn short(&mut self, node: &Node<'_>, limit: usize) -> Option<String> {
        let wording = self.wording(node, Lines::One)?;
        let count = wording.chars().count();
        if count > limit {
            self.fault(node.place, FaultKind::TextTooLong { count, limit });
            return None;
        }
        Some(wording.into())
    }

    fn question_id(&mut self, fields: Fields<'_, '_>, ids: &mut Seen) -> Option<String> {
        let node = self.required(fields, "id")?;
        let id = self.id(node)?;
        if let Some(first_line) = ids.take(&id, node.place) {
            let id = Shown::from(&*id);
            self.fault(node.place, FaultKind::DuplicateId { id, first_line });
            return None;
        }
        Some(id)
    }

    fn topic(&mut self, fields: Fields<'_, '_>, sections: &mut Sections) -> Option<String> {
        let node = self.required(fields, "topic")?;
        let text = self.scalar(node, "text")?;
        let index = sections.topics.iter().position(|topic| topic == text);
        if let (Some(index), Some(last)) = (index, sections.last()) {
            last.topic = Some(index);
            return Some(text.to_owned());
        }
        // Without a list of topics, that is the fault, not each question.
        if !sections.topics.is_empty() {
            let topic = Shown::from(text);
            let known = Shown::list(sections.topics.iter().map(String::as_str));
            self.fault(node.place, FaultKind::UnknownTopic { topic, known });
        }
        None
    }

    fn competence(&mut self, node: &Node<'_>, sections: &mut Sections) -> Option<String> {
        let read = |text: &str| values::is_competence(text).then(|| text.to_owned());
        let competence = self.value(node, read, |text| FaultKind::BadCompetence { text });
        let known = competence.as_ref().map(|code| sections.of(code));
        if let Some(last) = sections.last() {
            last.misread = known.is_none();
            last.competence = known;
        }
        competence
    }

    fn dates(
        &mut self,
        fields: Fields<'_, '_>,
    ) -> Option<(Option<chrono::NaiveDate>, Option<chrono::NaiveDate>)> {
        let mut date = |name| {
            self.optional(fields, name, |reader, node| {
                reader.value(node, values::date, |text| FaultKind::BadDate { text })
            })
        };
        let (from, by) = (date("valid_from"), date("review_by"));
        let (from, by) = (from?, by?);
        if let (Some(from), Some(by), Some(node)) = (from, by, fields.get("review_by"))
            && by < from
        {
            self.fault(node.place, FaultKind::DatesReversed {});
            return None;
        }
        Some((from, by))
    }

    fn kind_of(&mut self, fields: Fields<'_, '_>) -> Option<Kind> {
        let node = self.required(fields, "kind");
        let kinds = KINDS.iter().map(|kind| (kind.name, kind));
        let Some(kind) = node.and_then(|node| self.word_of(node, "kind", kinds)) else {
            // An unknown kind may have the fields of any.
            let any: Vec<&Field> = KINDS.iter().flat_map(|kind| kind.fields).collect();
            self.check_names(fields, &any);
            return None;
        };
        let fields = fields.with(kind.fields);
        self.check_names(fields, &[]);
        self.kind(kind.name, fields)
    }
}
