//! The part of the profile that speaks of scores: what each result measures,
//! what was reached, and the evidence it rests on.
//!
//! Three lists run side by side: a description and a result each for the score,
//! every quiz and the status, and a piece of evidence for every quiz. This
//! module refuses any that do not match.

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::certificate::claims::model::{QuizResult, Score};
use crate::certificate::claims::node::{Node, Problem, ProfileError};
use crate::certificate::claims::profile::is_id;
use crate::certificate::claims::values::Percent;
use crate::certificate::claims::vocabulary::NI;
use crate::json::canonical::Digest;

type Result<T> = std::result::Result<T, ProfileError>;

const PERCENT: &str = "a whole number from 0 to 100, as a text";

/// The three lists, and the id of the achievement they belong to.
pub(in crate::certificate) struct Parts<'p, 'v> {
    pub(in crate::certificate) descriptions: Node<'p, 'v>,
    pub(in crate::certificate) results: Node<'p, 'v>,
    pub(in crate::certificate) evidence: Node<'p, 'v>,
    /// The id of the achievement.
    pub(in crate::certificate) base: &'v str,
    /// The id of the certificate.
    pub(in crate::certificate) own: &'v str,
}

/// What one result measures.
struct Described<'v> {
    id: &'v str,
    part: &'v str,
    name: String,
    required: Percent,
}

impl<'v> Parts<'_, 'v> {
    /// How many quizzes there are, when the lists are as long as that asks.
    pub(in crate::certificate) fn count(&self) -> Result<usize> {
        let count = self.descriptions.count()?.max(3) - 2;
        self.descriptions.has_items(count + 2)?;
        self.results.has_items(count + 2)?;
        self.evidence.has_items(count + 2)?;
        Ok(count)
    }

    /// The overall score and its heading.
    pub(in crate::certificate) fn score(&self) -> Result<(Score, String)> {
        let overall = self.described(0)?;
        if overall.part != "score" {
            let expected = format!("{}#score", self.base);
            let description = self.descriptions.item(0)?;
            return Err(description.at("id")?.error(Problem::Not(expected)));
        }
        let score = Score {
            percent: self.reached(0, &overall)?,
            required: overall.required,
        };
        Ok((score, overall.name))
    }

    /// The quiz at `i`, whose id none of the `earlier` has.
    pub(in crate::certificate) fn quiz(
        &self,
        i: usize,
        earlier: &[QuizResult],
    ) -> Result<QuizResult> {
        let quiz = self.described(i + 1)?;
        let taken = earlier.iter().any(|other| other.id == quiz.part);
        if taken
            || !is_id(quiz.part)
            || ["criteria", "delivery", "score", "status"].contains(&quiz.part)
        {
            let form = "the id of the achievement, # and the id of a quiz";
            let description = self.descriptions.item(i + 1)?;
            return Err(description.at("id")?.error(Problem::Form(form)));
        }
        let percent = self.reached(i + 1, &quiz)?;
        let item = self.evidence.item(i + 1)?;
        let bank = bound(&item, "item-bank")?;
        let place = item.at("description")?;
        let text = place.text()?;
        let bank_version = text
            .strip_prefix(quiz.part)
            .and_then(|rest| rest.strip_prefix(' '))
            .filter(|version| !version.trim().is_empty())
            .ok_or_else(|| place.error(Problem::Form("the id of the quiz and a version")))?
            .to_owned();
        Ok(QuizResult {
            id: quiz.part.to_owned(),
            title: quiz.name,
            percent,
            required: quiz.required,
            bank,
            bank_version,
        })
    }

    /// What the attempts behind these quizzes are bound to.
    pub(in crate::certificate) fn record(&self, quizzes: &[QuizResult]) -> Result<Digest> {
        let item = self.evidence.item(0)?;
        let record = bound(&item, "attempt-record")?;
        let ids: Vec<&str> = quizzes.iter().map(|quiz| &*quiz.id).collect();
        item.at("description")?.is(&ids.join(" "))?;
        Ok(record)
    }

    /// The heading of the status, which comes after all `count` quizzes.
    pub(in crate::certificate) fn status(&self, count: usize) -> Result<String> {
        let description = self.descriptions.item(count + 1)?;
        description.has(&["id", "name", "resultType", "type"], &[])?;
        let id = format!("{}#status", self.base);
        description.at("id")?.is(&id)?;
        description.at("type")?.is_list(&["ResultDescription"])?;
        description.at("resultType")?.is("Status")?;
        let result = self.results.item(count + 1)?;
        result.has(&["id", "resultDescription", "status", "type"], &[])?;
        self.is_own(&result, "status")?;
        result.at("type")?.is_list(&["Result"])?;
        result.at("resultDescription")?.is(&id)?;
        result.at("status")?.is("Completed")?;
        description.at("name")?.text()
    }

    /// Refuses a result whose id is another than the certificate's and a part.
    fn is_own(&self, result: &Node<'_, '_>, part: &str) -> Result<()> {
        let place = result.at("id")?;
        let rest = place.raw()?.strip_prefix(self.own);
        if rest.and_then(|rest| rest.strip_prefix('#')) == Some(part) {
            return Ok(());
        }
        Err(place.error(Problem::Not(format!("{}#{part}", self.own))))
    }

    fn described(&self, i: usize) -> Result<Described<'v>> {
        let item = self.descriptions.item(i)?;
        item.has(
            &[
                "id",
                "name",
                "requiredValue",
                "resultType",
                "type",
                "valueMax",
                "valueMin",
            ],
            &[],
        )?;
        item.at("type")?.is_list(&["ResultDescription"])?;
        item.at("resultType")?.is("Percent")?;
        item.at("valueMin")?.is("0")?;
        item.at("valueMax")?.is("100")?;
        let place = item.at("id")?;
        Ok(Described {
            id: place.raw()?,
            part: place.formed("the id of the achievement, # and a name", |id| {
                id.strip_prefix(self.base)?.strip_prefix('#')
            })?,
            name: item.at("name")?.text()?,
            required: item.at("requiredValue")?.parsed(PERCENT)?,
        })
    }

    /// What was reached: enough, since only what was passed is certified.
    fn reached(&self, i: usize, described: &Described<'_>) -> Result<Percent> {
        let item = self.results.item(i)?;
        item.has(&["id", "resultDescription", "type", "value"], &[])?;
        self.is_own(&item, described.part)?;
        item.at("type")?.is_list(&["Result"])?;
        item.at("resultDescription")?.is(described.id)?;
        let place = item.at("value")?;
        let percent: Percent = place.parsed(PERCENT)?;
        if percent < described.required {
            return Err(place.error(Problem::Form("at least what is required")));
        }
        Ok(percent)
    }
}

/// The digest a piece of evidence binds the certificate to.
fn bound(item: &Node<'_, '_>, name: &str) -> Result<Digest> {
    item.has(&["description", "id", "name", "type"], &[])?;
    item.at("type")?.is_list(&["Evidence"])?;
    item.at("name")?.is(name)?;
    item.at("id")?.formed("ni:///sha-256; and a digest", |id| {
        id.strip_prefix(NI).and_then(digest)
    })
}

/// A digest in its one spelling in an id, without [`NI`].
pub(in crate::certificate) fn digest(encoded: &str) -> Option<Digest> {
    let mut digest = Digest([0; 32]);
    // Refuses the second spellings that spare bits at the end allow.
    let length = Base64UrlUnpadded::decode(encoded, &mut digest.0)
        .ok()?
        .len();
    (length == 32).then_some(digest)
}
