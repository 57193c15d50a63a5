//! What all certificates of one programme version in one language share.
//!
//! The code on a page is too small for sentences, so it names a template by its
//! id and carries the rest. A template needs no signature of its own: with a
//! changed one no proof of the credential holds.

use serde_json::{Value, json};

use crate::certificate::claims::model::{Achievement, Claims, QuizResult};
use crate::certificate::claims::node::{Node, Problem};
use crate::certificate::claims::profile::{self, ProfileError};
use crate::certificate::claims::values::{Delivery, Percent};
use crate::json::canonical::{self, Digest};
use crate::json::{self, Json, JsonError};
use crate::text::Lang;

/// The name of the format.
pub const FORMAT: &str = "certamen-template/1";

const PERCENT: &str = "a whole number from 0 to 100, as a text";

/// What all certificates of one programme version in one language share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The title.
    pub title: String,
    /// The status list, where there is one.
    pub status_list: Option<String>,
    /// What is achieved.
    pub achievement: Achievement,
    /// The heading of the overall score.
    pub score: String,
    /// What has to be reached over all.
    pub required: Percent,
    /// The heading of the status.
    pub status: String,
    /// The quizzes, in order.
    pub quizzes: Vec<TemplateQuiz>,
    /// How the exam is held.
    pub delivery: Delivery,
    /// A sentence on it.
    pub narrative: String,
}

/// What all certificates say of one quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateQuiz {
    /// The id of the bank.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What has to be reached.
    pub required: Percent,
    /// The digest of the bank.
    pub bank: Digest,
    /// The version of the bank.
    pub version: String,
}

/// Why some bytes are no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// No JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// JSON of another shape.
    #[error(transparent)]
    Shape(#[from] ProfileError),
}

impl Template {
    /// The template that a certificate was made from.
    pub fn of(claims: &Claims) -> Self {
        Self {
            title: claims.title.clone(),
            status_list: claims.status.as_ref().map(|status| status.list.clone()),
            achievement: claims.achievement.clone(),
            score: claims.wording.score.clone(),
            required: claims.score.required,
            status: claims.wording.status.clone(),
            quizzes: claims.quizzes.iter().map(TemplateQuiz::of).collect(),
            delivery: claims.delivery,
            narrative: claims.wording.delivery.clone(),
        }
    }

    /// The first 8 bytes of SHA-256 of its canonical JSON.
    pub fn id(&self) -> [u8; 8] {
        let canonical = canonical::to_string(&self.to_json());
        let digest = Digest::of(canonical.as_bytes()).0;
        let mut id = [0; 8];
        id.copy_from_slice(&digest[..8]);
        id
    }

    /// Its JSON.
    pub fn to_json(&self) -> Value {
        let about = &self.achievement;
        let quizzes: Vec<Value> = self.quizzes.iter().map(TemplateQuiz::to_json).collect();
        let mut value = json!({
            "format": FORMAT,
            "title": self.title,
            "achievement": {
                "id": about.id,
                "version": about.version,
                "name": about.name,
                "description": about.description,
                "criteria": about.criteria,
                "language": about.language.as_str(),
            },
            "score": { "name": self.score, "required": self.required.to_string() },
            "status": self.status,
            "quizzes": quizzes,
            "delivery": { "way": self.delivery.word(), "narrative": self.narrative },
        });
        if let Some(list) = &self.status_list {
            value["statusList"] = list.as_str().into();
        }
        value
    }

    /// Reads a template from its JSON, or from that of a certificate made from
    /// it.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TemplateError> {
        let json = json::read(bytes)?;
        if json.get("format").is_none()
            && let Ok(claims) = profile::read(&json)
        {
            return Ok(Self::of(&claims));
        }
        Ok(Self::from_json(&json)?)
    }

    /// Reads a template strictly.
    ///
    /// # Errors
    /// The first place where it is none.
    pub fn from_json(json: &Json<'_>) -> Result<Self, ProfileError> {
        let root = Node::root(json);
        root.has(
            &[
                "achievement",
                "delivery",
                "format",
                "quizzes",
                "score",
                "status",
                "title",
            ],
            &["statusList"],
        )?;
        root.at("format")?.is(FORMAT)?;
        let status_list = match root.at("statusList") {
            Ok(list) => Some(list.formed("the URL of a status list", |url| {
                profile::is_list_url(url).then(|| url.to_owned())
            })?),
            Err(_) => None,
        };
        let score = root.at("score")?;
        score.has(&["name", "required"], &[])?;
        let delivery = root.at("delivery")?;
        delivery.has(&["narrative", "way"], &[])?;
        let list = root.at("quizzes")?;
        let mut quizzes: Vec<TemplateQuiz> = Vec::new();
        for i in 0..list.count()? {
            let item = list.item(i)?;
            let quiz = TemplateQuiz::from_node(&item)?;
            if quizzes.iter().any(|other| other.id == quiz.id) {
                let problem = Problem::Form("an id that no other quiz has");
                return Err(item.at("id")?.error(problem));
            }
            quizzes.push(quiz);
        }
        if quizzes.is_empty() {
            return Err(list.error(Problem::Form("a list of one quiz or more")));
        }
        Ok(Self {
            title: root.at("title")?.text()?,
            status_list,
            achievement: achievement(&root.at("achievement")?)?,
            score: score.at("name")?.text()?,
            required: score.at("required")?.parsed(PERCENT)?,
            status: root.at("status")?.text()?,
            quizzes,
            delivery: delivery
                .at("way")?
                .formed("a known way of delivery", Delivery::from_word)?,
            narrative: delivery.at("narrative")?.lines()?,
        })
    }
}

fn achievement(node: &Node<'_, '_>) -> Result<Achievement, ProfileError> {
    node.has(
        &[
            "criteria",
            "description",
            "id",
            "language",
            "name",
            "version",
        ],
        &[],
    )?;
    Ok(Achievement {
        id: node
            .at("id")?
            .formed("lower-case letters, digits and hyphens", |id| {
                profile::is_id(id).then(|| id.to_owned())
            })?,
        version: node.at("version")?.text()?,
        name: node.at("name")?.text()?,
        description: node.at("description")?.lines()?,
        criteria: node.at("criteria")?.lines()?,
        language: node
            .at("language")?
            .parsed::<Lang>("a language such as vi")?,
    })
}

impl TemplateQuiz {
    fn of(quiz: &QuizResult) -> Self {
        Self {
            id: quiz.id.clone(),
            title: quiz.title.clone(),
            required: quiz.required,
            bank: quiz.bank,
            version: quiz.bank_version.clone(),
        }
    }

    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "title": self.title,
            "required": self.required.to_string(),
            "bank": self.bank.to_string(),
            "version": self.version,
        })
    }

    fn from_node(node: &Node<'_, '_>) -> Result<Self, ProfileError> {
        node.has(&["bank", "id", "required", "title", "version"], &[])?;
        Ok(Self {
            id: node.at("id")?.formed("the id of a quiz", |id| {
                let free = profile::is_id(id) && !["score", "status"].contains(&id);
                free.then(|| id.to_owned())
            })?,
            title: node.at("title")?.text()?,
            required: node.at("required")?.parsed(PERCENT)?,
            bank: node.at("bank")?.parsed("64 hexadecimal digits")?,
            version: node.at("version")?.text()?,
        })
    }

    /// The result of this quiz.
    pub(in crate::certificate) fn result(&self, percent: Percent) -> QuizResult {
        QuizResult {
            id: self.id.clone(),
            title: self.title.clone(),
            percent,
            required: self.required,
            bank: self.bank,
            bank_version: self.version.clone(),
        }
    }
}
