//! The text of the QR code: a whole signed certificate in some 300 bytes.
//!
//! `docs/credential.md` has the bytes. What stands in the template and what
//! follows from other fields is left out; [`Payload::credential`] writes the
//! very JSON that was issued, which is then verified like any other.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::certificate::claims::document::unsigned;
use crate::certificate::claims::model::{Claims, Issuer, Participant, Score, Status, Wording};
use crate::certificate::claims::profile::{self, ProfileError};
use crate::certificate::claims::values::{Moment, Percent};
use crate::certificate::keys::base58;
use crate::certificate::keys::did::Did;
use crate::certificate::print::base45;
use crate::certificate::print::template::Template;
use crate::certificate::proof;
use crate::json::canonical::Digest;
use crate::json::{self, Json, JsonError};

/// What every code begins with.
pub const PREFIX: &str = "CERTAMEN1:";

/// No QR code holds a longer text.
const TEXT_LIMIT: usize = 4296;

/// 2020-01-01T00:00:00Z.
const EPOCH: i64 = 1_577_836_800;

/// The two proofs, in their order.
const SUITES: [&str; 2] = [proof::RDFC, proof::JCS];

const UNTIL: u8 = 1;
const STATUS: u8 = 2;

type Result<T> = std::result::Result<T, CodeError>;

/// Why a code cannot be written or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// The text does not begin with [`PREFIX`].
    #[error("the code is not that of a certificate")]
    AnotherCode,
    /// The bytes are not those of a code, or not all of them.
    #[error("the code is damaged or incomplete")]
    Malformed,
    /// The code was made from another template.
    #[error("the code belongs to another programme or version")]
    OtherTemplate,
    /// The code was made with another key.
    #[error("the code belongs to another issuer")]
    OtherKey,
    /// The certificate is no JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The certificate leaves the profile.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// The certificate is not written as this program writes it, or from before
    /// 2020.
    #[error("the certificate cannot be put into a code")]
    NotAsIssued,
}

/// A code, as far as it can be read without its template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The id of the template.
    pub template: [u8; 8],
    /// The first 8 bytes of the fingerprint of the key.
    pub key: [u8; 8],
    /// The id of the certificate.
    pub id: Uuid,
    record: Digest,
    valid_from: Moment,
    ended: Moment,
    started: Moment,
    valid_until: Option<Moment>,
    index: Option<u32>,
    /// From the percents on: how many there are, the template knows.
    rest: Vec<u8>,
}

/// The first 8 bytes of the fingerprint of a key.
pub fn key_id(did: &Did) -> [u8; 8] {
    let mut id = [0; 8];
    id.copy_from_slice(&did.fingerprint().0[..8]);
    id
}

/// The text of the QR code of a certificate, the JSON as it was issued.
///
/// # Errors
/// When it is no certificate, or not the very JSON that was issued.
pub fn encode(json: &str) -> Result<String> {
    let document = json::read(json.as_bytes())?;
    let claims = profile::read(&document)?;
    let [rdfc, jcs] = SUITES.map(|suite| signature(&document, suite));
    let signatures = [rdfc?, jcs?];
    let bytes = write(&claims, &signatures).ok_or(CodeError::NotAsIssued)?;
    let text = format!("{PREFIX}{}", base45::encode(&bytes));
    let again = decode(&text)?.credential(&Template::of(&claims), &claims.issuer.did)?;
    if again != json {
        return Err(CodeError::NotAsIssued);
    }
    Ok(text)
}

fn signature(document: &Json<'_>, suite: &str) -> Result<[u8; 64]> {
    let proofs = document.get("proof").and_then(Json::items);
    let text = |proof: &Json<'_>, key: &str| proof.get(key).and_then(Json::text) == Some(suite);
    proofs
        .unwrap_or_default()
        .iter()
        .find(|proof| text(proof, "cryptosuite"))
        .and_then(|proof| proof.get("proofValue"))
        .and_then(Json::text)
        .and_then(|value| base58::decode(value.strip_prefix('z')?))
        .ok_or(CodeError::NotAsIssued)
}

fn write(claims: &Claims, signatures: &[[u8; 64]; 2]) -> Option<Vec<u8>> {
    let seconds = |moment: Moment| moment.time().timestamp();
    let mut flags = 0;
    if claims.valid_until.is_some() {
        flags |= UNTIL;
    }
    if claims.status.is_some() {
        flags |= STATUS;
    }
    let mut out = vec![flags];
    out.extend(Template::of(claims).id());
    out.extend(key_id(&claims.issuer.did));
    out.extend(claims.id.as_bytes());
    out.extend(claims.record.0);
    let (from, ended) = (seconds(claims.valid_from), seconds(claims.ended));
    leb(&mut out, u64::try_from(from - EPOCH).ok()?);
    leb(&mut out, zigzag(from - ended));
    leb(&mut out, zigzag(ended - seconds(claims.started)));
    if let Some(until) = claims.valid_until {
        leb(&mut out, u64::try_from(seconds(until) - from).ok()?);
    }
    if let Some(status) = &claims.status {
        leb(&mut out, u64::from(status.index));
    }
    out.push(claims.score.percent.get());
    out.extend(claims.quizzes.iter().map(|quiz| quiz.percent.get()));
    let person = &claims.participant;
    for text in [
        &person.name,
        &person.code,
        &person.unit,
        &claims.issuer.name,
    ] {
        leb(&mut out, text.len() as u64);
        out.extend(text.bytes());
    }
    out.extend(signatures.iter().flatten());
    Some(out)
}

/// Reads a code.
///
/// # Errors
/// When it is none of ours, or damaged.
pub fn decode(text: &str) -> Result<Payload> {
    let text = text.trim_end_matches(['\r', '\n']);
    let encoded = text.strip_prefix(PREFIX).ok_or(CodeError::AnotherCode)?;
    if text.len() > TEXT_LIMIT {
        return Err(CodeError::Malformed);
    }
    let bytes = base45::decode(encoded).ok_or(CodeError::Malformed)?;
    read(&bytes).ok_or(CodeError::Malformed)
}

fn read(bytes: &[u8]) -> Option<Payload> {
    let mut bytes = Bytes(bytes);
    let [flags] = bytes.array()?;
    if flags & !(UNTIL | STATUS) != 0 {
        return None;
    }
    let template = bytes.array()?;
    let key = bytes.array()?;
    let id = Uuid::from_bytes(bytes.array()?);
    let record = Digest(bytes.array()?);
    let from = i64::try_from(bytes.leb()?).ok()?.checked_add(EPOCH)?;
    let ended = from.checked_sub(bytes.signed()?)?;
    let started = ended.checked_sub(bytes.signed()?)?;
    let until = if flags & UNTIL == 0 {
        None
    } else {
        let lasts = i64::try_from(bytes.leb()?).ok()?;
        Some(from.checked_add(lasts).filter(|_| lasts > 0)?)
    };
    let index = if flags & STATUS == 0 {
        None
    } else {
        Some(u32::try_from(bytes.leb()?).ok()?)
    };
    Some(Payload {
        template,
        key,
        id,
        record,
        valid_from: moment(from)?,
        ended: moment(ended)?,
        started: moment(started)?,
        valid_until: match until {
            Some(until) => Some(moment(until)?),
            None => None,
        },
        index,
        rest: bytes.0.to_vec(),
    })
}

/// A moment that can be written with a year of four digits.
fn moment(seconds: i64) -> Option<Moment> {
    const YEARS: std::ops::Range<i64> = -62_167_219_200..253_402_300_800;
    YEARS
        .contains(&seconds)
        .then(|| chrono::DateTime::from_timestamp(seconds, 0))
        .flatten()
        .map(Moment::from)
}

impl Payload {
    /// The JSON that was issued, byte for byte; or what would have been, had the
    /// code been made by `key` from `template`. Only its proofs say which.
    ///
    /// # Errors
    /// When template or key are not those that the code names, or when the code
    /// is damaged.
    pub fn credential(&self, template: &Template, key: &Did) -> Result<String> {
        if template.id() != self.template {
            return Err(CodeError::OtherTemplate);
        }
        if key_id(key) != self.key {
            return Err(CodeError::OtherKey);
        }
        let (claims, signatures) = self.claims(template, key).ok_or(CodeError::Malformed)?;
        let mut document = unsigned(&claims);
        let context = document["@context"].clone();
        let proofs = SUITES.iter().zip(&signatures);
        document["proof"] = proofs
            .map(|(suite, signature)| {
                json!({
                    "@context": context,
                    "type": "DataIntegrityProof",
                    "cryptosuite": suite,
                    "created": claims.valid_from.to_string(),
                    "verificationMethod": key.verification_method(),
                    "proofPurpose": "assertionMethod",
                    "proofValue": format!("z{}", bs58::encode(signature).into_string()),
                })
            })
            .collect::<Vec<Value>>()
            .into();
        Ok(format!("{document:#}\n"))
    }

    fn claims(&self, template: &Template, key: &Did) -> Option<(Claims, [[u8; 64]; 2])> {
        let mut bytes = Bytes(&self.rest);
        let percent = bytes.percent()?;
        let mut quizzes = Vec::with_capacity(template.quizzes.len());
        for quiz in &template.quizzes {
            quizzes.push(quiz.result(bytes.percent()?));
        }
        let participant = Participant {
            name: bytes.text()?,
            code: bytes.text()?,
            unit: bytes.text()?,
        };
        let name = bytes.text()?;
        let signatures = [bytes.array()?, bytes.array()?];
        let status = match (self.index, &template.status_list) {
            (Some(index), Some(list)) => Some(Status {
                list: list.clone(),
                index,
            }),
            (None, None) => None,
            _ => return None,
        };
        let claims = Claims {
            id: self.id,
            title: template.title.clone(),
            issuer: Issuer {
                did: key.clone(),
                name,
            },
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            participant,
            started: self.started,
            ended: self.ended,
            achievement: template.achievement.clone(),
            record: self.record,
            status,
            score: Score {
                percent,
                required: template.required,
            },
            quizzes,
            delivery: template.delivery,
            wording: Wording {
                score: template.score.clone(),
                status: template.status.clone(),
                delivery: template.narrative.clone(),
            },
        };
        bytes.0.is_empty().then_some((claims, signatures))
    }
}

/// LEB128 in its shortest form.
fn leb(out: &mut Vec<u8>, mut n: u64) {
    while n > 0x7f {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

const fn zigzag(n: i64) -> u64 {
    ((n << 1) ^ (n >> 63)) as u64
}

/// Bytes that have not been read yet.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    /// Refuses longer spellings, and numbers of more than 63 bits.
    fn leb(&mut self) -> Option<u64> {
        let mut n = 0;
        for place in 0..9 {
            let [byte] = self.array()?;
            n |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return (byte != 0 || place == 0).then_some(n);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let n = self.leb()?;
        Some((n >> 1) as i64 ^ -((n & 1) as i64))
    }

    fn percent(&mut self) -> Option<Percent> {
        let [percent] = self.array()?;
        Percent::new(percent)
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.leb()?).ok()?;
        let bytes = self.take(length)?;
        std::str::from_utf8(bytes).ok().map(str::to_owned)
    }
}
