//! What a certificate says, as types: who, what, score, unit, date, by whom.
//!
//! [`crate::certificate::issue`] writes these values and [`crate::certificate::claims::profile::read`] reads
//! exactly the same ones back. Nothing here signs or checks.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::certificate::claims::values::{Delivery, Moment, Percent};
use crate::certificate::keys::did::Did;
use crate::json::canonical::Digest;
use crate::text::Lang;

/// Everything one certificate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// The certificate itself.
    pub id: Uuid,
    /// The title of the programme, or of the quiz where there is none.
    pub title: String,
    /// Who issues.
    pub issuer: Issuer,
    /// When it was issued and signed.
    pub valid_from: Moment,
    /// When it ends; none when it does not.
    pub valid_until: Option<Moment>,
    /// Who earned it.
    pub participant: Participant,
    /// When the first attempt that counts was started.
    pub started: Moment,
    /// When the last attempt that counts was submitted.
    pub ended: Moment,
    /// What was achieved.
    pub achievement: Achievement,
    /// The digest of the records of the attempts, as one list.
    pub record: Digest,
    /// Where to look whether it was withdrawn; none when its issuer keeps no
    /// such list.
    pub status: Option<Status>,
    /// How well, over all.
    pub score: Score,
    /// How well, quiz by quiz, in the order of the programme. Never empty, and
    /// no quiz twice.
    pub quizzes: Vec<QuizResult>,
    /// How the exam was held.
    pub delivery: Delivery,
    /// The words in it that depend on its language only.
    pub wording: Wording,
}

impl Claims {
    /// The code people read out: [`code`] of its id.
    pub fn code(&self) -> String {
        code(&self.id)
    }

    /// The name of its file: [`file_name`] of its id.
    pub fn file_name(&self) -> String {
        file_name(&self.id)
    }

    /// The id of the participant in this certificate alone: the urn of a UUID
    /// that follows from the certificate's random id, and so tells nothing.
    pub fn subject_id(&self) -> String {
        subject_id(&self.id).urn().to_string()
    }

    /// What decides about a certificate that is signed.
    pub(in crate::certificate) fn facts(&self) -> Facts<'_> {
        Facts {
            issuer: &self.issuer.did,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            status: self.status.as_ref().map(|s| (&*s.list, s.index)),
        }
    }

    /// The id of the achievement: the urn of a UUID, the same for each version
    /// of what an issuer certifies, whoever earns it.
    pub fn achievement_id(&self) -> String {
        let (about, issuer) = (&self.achievement, self.issuer.did.as_str());
        let lines = ["certamen-achievement/1", issuer, &about.id, &about.version];
        derived(lines.join("\n").as_bytes()).urn().to_string()
    }
}

/// The UUID in the id of the participant of the certificate with this id.
pub(in crate::certificate) fn subject_id(certificate: &Uuid) -> Uuid {
    const ABOUT: &[u8] = b"certamen-subject/1\n";
    let mut lines = [0; ABOUT.len() + uuid::fmt::Urn::LENGTH];
    let (about, id) = lines.split_at_mut(ABOUT.len());
    about.copy_from_slice(ABOUT);
    certificate.urn().encode_lower(id);
    derived(&lines)
}

/// A version-8 UUID made from SHA-256 of some lines.
fn derived(lines: &[u8]) -> Uuid {
    let digest = Digest::of(lines).0;
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// What decides about a certificate that is signed: who signed it, for when, and
/// its place in a status list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::certificate) struct Facts<'c> {
    /// Who issued it.
    pub(in crate::certificate) issuer: &'c Did,
    /// When it was issued.
    pub(in crate::certificate) valid_from: Moment,
    /// When it ends.
    pub(in crate::certificate) valid_until: Option<Moment>,
    /// The status list and the place in it.
    pub(in crate::certificate) status: Option<(&'c str, u32)>,
}

/// A place in a status list (W3C Bitstring Status List v1.0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The id of the list, a URL.
    pub list: String,
    /// The place in it, from 0.
    pub index: u32,
}

/// Who issues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// The key that signs.
    pub did: Did,
    /// The name the issuer gives itself.
    pub name: String,
}

/// Who earned a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The name.
    pub name: String,
    /// The participant code: printable ASCII without spaces.
    pub code: String,
    /// The office.
    pub unit: String,
}

/// What was achieved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Achievement {
    /// The id of the programme or quiz: lower-case letters, digits and hyphens.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its name.
    pub name: String,
    /// A sentence or two about it; may hold line ends.
    pub description: String,
    /// What had to be done; may hold line ends.
    pub criteria: String,
    /// The language of every text here.
    pub language: Lang,
}

/// A score over all quizzes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// What was reached.
    pub percent: Percent,
    /// What had to be reached; never more.
    pub required: Percent,
}

/// The result of one quiz, and the bank it is bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizResult {
    /// The id of the bank: lower-case letters, digits and hyphens, none
    /// of `criteria`, `delivery`, `score` and `status`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What was reached.
    pub percent: Percent,
    /// What had to be reached; never more.
    pub required: Percent,
    /// The digest of the bank.
    pub bank: Digest,
    /// The version of the bank.
    pub bank_version: String,
}

/// Words whose only source is the language of the certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The heading of the overall score: "Total score".
    pub score: String,
    /// The heading of the status: "Result".
    pub status: String,
    /// A sentence on how the exam was held; may hold line ends.
    pub delivery: String,
}

/// The code of a certificate: twelve characters of Crockford's base 32 in
/// groups of four, such as `7K2M-9QXR-4TBD`. They are the first 60 bits of
/// SHA-256 of the 16 bytes of its id.
pub fn code(id: &Uuid) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let hash = Sha256::digest(id.as_bytes());
    let bits = hash
        .iter()
        .take(8)
        .fold(0_u64, |n, b| n << 8 | u64::from(*b));
    let mut code = String::with_capacity(14);
    for place in 0..12 {
        if place == 4 || place == 8 {
            code.push('-');
        }
        let digit = bits >> (59 - 5 * place) & 31;
        code.push(char::from(ALPHABET[digit as usize]));
    }
    code
}

/// The name of the file a certificate is kept in: its [`code`] and `.json`.
pub fn file_name(id: &Uuid) -> String {
    format!("{}.json", code(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_first_sixty_bits() {
        // SHA-256 of 16 zero bytes begins 374708fff7719dd5 (sha256sum).
        let id = Uuid::nil();
        assert_eq!(code(&id), "6X3G-HZZQ-E6EX");
        assert_eq!(file_name(&id), "6X3G-HZZQ-E6EX.json");
    }
}
