//! Reading the composed quizzes. Their rules are checked against the
//! questions of their banks, as those of a bank are against its own.

use crate::bank::fault::{FaultKind, Place, Shown};
use crate::bank::model::{Bank, Question};
use crate::bank::read::question::{Sections, Sketch};
use crate::bank::read::reader::{Reader, Seen};
use crate::bank::yaml::node::Node;
use crate::training::composed::{self, CannotCompose};
use crate::training::fields::{BANKS_LIMIT, COMPOSED_QUIZ, FORMS, QUIZZES_LIMIT};
use crate::training::{ComposedQuiz, Form};

/// Where the parts of a composed quiz stand.
#[derive(Debug, Clone)]
pub struct ComposedPlaces {
    /// Its id.
    pub id: Place,
    /// Each of its banks.
    pub banks: Vec<Place>,
    /// Its rules, and each of them by name.
    pub rules: (Place, Vec<(String, Place)>),
}

impl ComposedPlaces {
    /// Where a rule stands; where all stand when it does not.
    pub fn rule(&self, name: &str) -> Place {
        let (all, each) = &self.rules;
        let place = each.iter().find(|(rule, _)| rule == name);
        place.map_or(*all, |(_, place)| *place)
    }
}

impl Reader<'_> {
    /// The composed quizzes, given the banks that can be read.
    pub(super) fn composed_quizzes(
        &mut self,
        node: &Node<'_>,
        banks: &[Bank],
        places: &mut Vec<ComposedPlaces>,
    ) -> Option<Vec<ComposedQuiz>> {
        let items = self.list(node)?;
        if !self.count(node.place, "quizzes", items.len(), (0, QUIZZES_LIMIT)) {
            return None;
        }
        let mut seen = Seen::default();
        let mut quizzes = Vec::with_capacity(items.len());
        for item in items {
            if let Some((quiz, at)) = self.composed_quiz(item, banks, &mut seen) {
                quizzes.push(quiz);
                places.push(at);
            }
        }
        (quizzes.len() == items.len()).then_some(quizzes)
    }

    fn composed_quiz(
        &mut self,
        node: &Node<'_>,
        known: &[Bank],
        seen: &mut Seen,
    ) -> Option<(ComposedQuiz, ComposedPlaces)> {
        let fields = self.fields(node, &COMPOSED_QUIZ)?;
        let mut places = ComposedPlaces {
            id: node.place,
            banks: Vec::new(),
            rules: (node.place, Vec::new()),
        };
        let id = self.required(fields, "id").and_then(|node| {
            places.id = node.place;
            let id = self.id(node)?;
            let Some(first_line) = seen.take(&id, node.place) else {
                return Some(id);
            };
            let id = Shown::from(&*id);
            self.fault(node.place, FaultKind::DuplicateId { id, first_line });
            None
        });
        let head = self.head(fields);
        let form = self.optional(fields, "form", |reader, node| {
            reader.word(node, "form", &FORMS)
        });
        let banks = self.required(fields, "banks").and_then(|node| {
            let ids = self.ids(node, "banks", &mut places.banks)?;
            let few = self.count(node.place, "banks", ids.len(), (1, BANKS_LIMIT));
            few.then_some((node.place, ids))
        });
        let quiz = self.required(fields, "quiz").and_then(|node| {
            places.rules = (node.place, rule_places(node));
            let (place, ids) = banks.as_ref()?;
            let sections = self.sections(*place, ids, form?, known)?;
            self.quiz(node, &sections)
        });
        let (version, title, description) = head?;
        let quiz = ComposedQuiz {
            id: id?,
            version,
            title,
            description,
            banks: banks?.1,
            form: form?,
            quiz: quiz?,
        };
        Some((quiz, places))
    }

    /// What the banks of a quiz have, to check its rules against. Where one of
    /// them is sealed or has faults of its own, anything may be in it.
    fn sections(
        &mut self,
        place: Place,
        ids: &[String],
        form: Option<Form>,
        known: &[Bank],
    ) -> Option<Sections> {
        let banks = ids
            .iter()
            .map(|id| known.iter().find(|bank| bank.id == *id));
        let Some(banks) = banks.collect::<Option<Vec<&Bank>>>() else {
            return Some(Sections {
                topics: ids.to_vec(),
                open: true,
                ..Sections::default()
            });
        };
        let questions = composed::common_languages(&banks)
            .and_then(|_| composed::pick(&banks, form))
            .map_err(|error| self.fault(place, fault(&error)));
        let mut sections = Sections {
            topics: ids.to_vec(),
            ..Sections::default()
        };
        for (bank, question) in questions.ok()? {
            let sketch = sketch(bank, question, &mut sections);
            sections.questions.push(sketch);
        }
        Some(sections)
    }
}

/// Why banks make no quiz, as a fault.
fn fault(error: &CannotCompose) -> FaultKind {
    match error {
        CannotCompose::SameQuestion {
            question,
            first,
            second,
        } => FaultKind::SameQuestion {
            question: Shown::from(question.as_str()),
            first: Shown::from(first.as_str()),
            second: Shown::from(second.as_str()),
        },
        CannotCompose::NoLanguage => FaultKind::NoCommonLanguage {},
    }
}

fn sketch(bank: &Bank, question: &Question, sections: &mut Sections) -> Sketch {
    let competence = question.competence.as_ref().map(|code| sections.of(code));
    Sketch {
        topic: sections.topics.iter().position(|id| *id == bank.id),
        competence,
        misread: false,
        situation: question.situation,
    }
}

fn rule_places(node: &Node<'_>) -> Vec<(String, Place)> {
    let crate::bank::yaml::node::Value::Map(entries) = &node.value else {
        return Vec::new();
    };
    let place = |(key, node): &(crate::bank::yaml::node::Key<'_>, Node<'_>)| {
        (key.name.to_string(), node.place)
    };
    entries.iter().map(place).collect()
}
