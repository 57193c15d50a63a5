//! Reading the rules of a quiz, and checking them against the questions there are.

use crate::bank::fault::{FaultKind, Place, Shown};
use crate::bank::format::fields::{
    ATTEMPTS_LIMIT, DRAW_LIMIT, FEEDBACK, NAVIGATION, ON_INTERRUPTION, QUIZ, SHUFFLED, Shuffled,
};
use crate::bank::model::{Draw, FeedbackRule, Minimum, Navigation, OnInterruption, Quiz, Section};
use crate::bank::read::question::{Sections, Sketch};
use crate::bank::read::reader::{Fields, Reader};
use crate::bank::values;
use crate::bank::yaml::node::{Node, Style, Value};
use crate::fraction::Fraction;

/// Whether a question belongs to a section.
type Belongs = Box<dyn Fn(&Sketch) -> bool>;

impl Reader<'_> {
    /// The rules of a quiz over questions that have been read already.
    pub fn quiz(&mut self, node: &Node<'_>, sections: &Sections) -> Option<Quiz> {
        let fields = self.fields(node, &QUIZ)?;
        let draw = match fields.get("draw") {
            None => Some(Draw::All),
            Some(node) => self.draw(node, sections),
        };
        let situations = self.optional(fields, "situations", |reader, node| {
            let share = reader.share(node)?;
            reader.enough_situations(node, share, sections, draw.as_ref())?;
            Some(share)
        });
        let time_limit = self.optional(fields, "time_limit", |reader, node| {
            reader.value(node, values::duration, |text| FaultKind::BadDuration {
                text,
            })
        });
        let pass_mark = self.required(fields, "pass_mark");
        let pass_mark = pass_mark.and_then(|node| self.share(node));
        let minimum = match fields.get("minimum") {
            None => Some(Vec::new()),
            Some(node) => self.minimums(node, sections, draw.as_ref()),
        };
        let attempts = self.optional(fields, "attempts", |reader, node| {
            reader.whole(node, 1, ATTEMPTS_LIMIT)
        });
        let shuffled = self.shuffled(fields);
        let navigation = match fields.get("navigation") {
            None => Some(Navigation::Free),
            Some(node) => self.word(node, "navigation", &NAVIGATION),
        };
        let on_interruption = match fields.get("on_interruption") {
            None => Some(OnInterruption::Run),
            Some(node) => self.word(node, "on_interruption", &ON_INTERRUPTION),
        };
        let feedback = match fields.get("feedback") {
            None => Some(FeedbackRule::AfterSubmit),
            Some(node) => self.word(node, "feedback", &FEEDBACK),
        };
        let shuffled = shuffled?;
        Some(Quiz {
            draw: draw?,
            situations: situations?,
            time_limit: time_limit?,
            pass_mark: pass_mark?,
            minimum: minimum?,
            attempts: attempts?.map(|attempts| attempts as u32),
            shuffle_questions: shuffled.contains(&Shuffled::Questions),
            shuffle_options: shuffled.contains(&Shuffled::Options),
            navigation: navigation?,
            on_interruption: on_interruption?,
            feedback: feedback?,
        })
    }

    fn share(&mut self, node: &Node<'_>) -> Option<crate::fraction::Fraction> {
        self.value(node, values::share, |text| FaultKind::BadShare { text })
    }

    fn draw(&mut self, node: &Node<'_>, sections: &Sections) -> Option<Draw> {
        if let Value::Map(_) = &node.value {
            return self.draw_by_section(node, sections);
        }
        if matches!(&node.value, Value::Scalar(word, Style::Plain) if word == "all") {
            return Some(Draw::All);
        }
        let wanted = self.whole(node, 1, DRAW_LIMIT)? as usize;
        let has = sections.questions.len();
        // Of a bank whose questions were not found at all, that is the fault.
        if wanted > has && has > 0 {
            self.fault(node.place, FaultKind::DrawBeyondBank { wanted, has });
            return None;
        }
        Some(Draw::Number(wanted))
    }

    /// Numbers by topic, or by competence: the first key says which.
    fn draw_by_section(&mut self, node: &Node<'_>, sections: &Sections) -> Option<Draw> {
        let entries = self.map(node)?;
        if entries.is_empty() {
            self.fault(node.place, FaultKind::EmptyList { field: "draw" });
            return None;
        }
        let by_competence = values::is_competence(&entries[0].0.name);
        let mut draw = Vec::with_capacity(entries.len());
        let mut whole = true;
        for (key, node) in entries {
            let wanted = self.whole(node, 1, DRAW_LIMIT);
            // How many there are, and how many more there might be.
            let there = if by_competence {
                self.of_competence(&key.name, key.place, sections)
            } else {
                let index = self.known_topic(&key.name, key.place, sections);
                index.map(|index| (sections.in_topic(index), sections.astray()))
            };
            let (Some(wanted), Some((has, perhaps))) = (wanted, there) else {
                whole = false;
                continue;
            };
            let wanted = wanted as usize;
            let any = !sections.questions.is_empty();
            if any && wanted > has + perhaps {
                let topic = Shown::from(&*key.name);
                self.fault(
                    node.place,
                    FaultKind::DrawBeyondTopic { topic, wanted, has },
                );
                whole = false;
            }
            draw.push((key.name.to_string(), wanted));
        }
        let draw = if by_competence {
            Draw::ByCompetence(draw)
        } else {
            Draw::ByTopic(draw)
        };
        whole.then_some(draw)
    }

    /// How many questions measure a competence, and how many more might.
    fn of_competence(
        &mut self,
        code: &str,
        place: Place,
        sections: &Sections,
    ) -> Option<(usize, usize)> {
        if !values::is_competence(code) {
            let text = Shown::from(code);
            self.fault(place, FaultKind::BadCompetence { text });
            return None;
        }
        let known = sections.competences.iter().position(|known| known == code);
        let mut has = 0;
        if let Some(known) = known {
            let measures = |q: &&Sketch| q.competence == Some(known);
            has = sections.questions.iter().filter(measures).count();
        }
        Some((has, sections.misread()))
    }

    /// Whether every section that is drawn from has the situations wanted of it.
    fn enough_situations(
        &mut self,
        node: &Node<'_>,
        share: Fraction,
        sections: &Sections,
        draw: Option<&Draw>,
    ) -> Option<()> {
        let draw = draw?;
        if sections.open {
            return Some(());
        }
        let place = |list: &[String], name: &str| list.iter().position(|known| known == name);
        let all = sections.questions.len();
        // The section, how many are drawn of it, and what belongs to it.
        let drawn: Vec<(&str, usize, Belongs)> = match draw {
            Draw::All | Draw::Number(_) => vec![("draw", draw.count(all), Box::new(|_| true))],
            Draw::ByTopic(list) | Draw::ByCompetence(list) => list
                .iter()
                .map(|(name, wanted)| {
                    let topic = place(&sections.topics, name);
                    let code = place(&sections.competences, name);
                    let belongs: Belongs = if matches!(draw, Draw::ByTopic(_)) {
                        Box::new(move |q| q.topic.is_none() || q.topic == topic)
                    } else {
                        Box::new(move |q| q.misread || (code.is_some() && q.competence == code))
                    };
                    (name.as_str(), *wanted, belongs)
                })
                .collect(),
        };
        let mut whole = true;
        for (section, count, belongs) in drawn {
            let wanted = share.scale_up(count as u64) as usize;
            let there = sections.questions.iter();
            let has = there.filter(|q| q.situation && belongs(q)).count();
            if wanted > has && all > 0 {
                let section = Shown::from(section);
                let kind = FaultKind::TooFewSituations {
                    section,
                    wanted,
                    has,
                };
                self.fault(node.place, kind);
                whole = false;
            }
        }
        whole.then_some(())
    }

    fn known_topic(&mut self, topic: &str, place: Place, sections: &Sections) -> Option<usize> {
        let index = sections.topics.iter().position(|known| known == topic);
        if index.is_none() && !sections.topics.is_empty() {
            let topic = Shown::from(topic);
            let known = Shown::list(sections.topics.iter().map(String::as_str));
            self.fault(place, FaultKind::UnknownTopic { topic, known });
        }
        index
    }

    fn minimums(
        &mut self,
        node: &Node<'_>,
        sections: &Sections,
        draw: Option<&Draw>,
    ) -> Option<Vec<Minimum>> {
        let entries = self.map(node)?;
        let mut minimums = Vec::with_capacity(entries.len());
        let mut whole = true;
        for (key, node) in entries {
            let share = self.share(node);
            let of = self.section(&key.name, key.place, sections, draw);
            match of.zip(share) {
                Some((of, share)) => minimums.push(Minimum { of, share }),
                None => whole = false,
            }
        }
        whole.then_some(minimums)
    }

    fn section(
        &mut self,
        name: &str,
        place: Place,
        sections: &Sections,
        draw: Option<&Draw>,
    ) -> Option<Section> {
        if sections.competences.iter().any(|known| known == name) {
            return Some(Section::Competence(name.to_owned()));
        }
        let topic = sections.topics.iter().position(|known| known == name);
        let astray = sections.astray() > 0;
        if topic.is_some_and(|topic| sections.in_topic(topic) > 0 || astray) {
            let drawn = match draw {
                Some(Draw::ByTopic(topics)) => topics.iter().any(|(topic, _)| topic == name),
                // By competence a topic may come or not.
                _ => true,
            };
            if !drawn {
                let topic = Shown::from(name);
                self.fault(place, FaultKind::MinimumNotDrawn { topic });
                return None;
            }
            return Some(Section::Topic(name.to_owned()));
        }
        if sections.open && values::is_competence(name) {
            return Some(Section::Competence(name.to_owned()));
        }
        // The question that measures it may be the one that was misread.
        if sections.misread() > 0 && values::is_competence(name) {
            return None;
        }
        let known = sections.topics.iter().chain(&sections.competences);
        let known = Shown::list(known.map(String::as_str));
        let section = Shown::from(name);
        self.fault(place, FaultKind::UnknownSection { section, known });
        None
    }

    fn shuffled(&mut self, fields: Fields<'_, '_>) -> Option<Vec<Shuffled>> {
        let Some(node) = fields.get("shuffle") else {
            return Some(vec![Shuffled::Questions, Shuffled::Options]);
        };
        self.words(node, "shuffle", &SHUFFLED)
    }
}
