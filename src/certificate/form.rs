//! Certificates that differ from one seen before only where people differ.
//!
//! Most bytes of a certificate are those of its issuer and programme. A [`Form`]
//! is a certificate that the general way has read, cut at the places where
//! others of the same programme say something else: holes. Another file fits
//! it when every byte between the holes is the same, and what fills each hole
//! meets what [`super::profile`] asks of that place, by the same functions. So
//! whatever fits would be read by the general way too, as the same claims with
//! other values in the holes; what does not fit goes that way. Nothing is
//! decided here but that.
//!
//! What a hole holds stands between quotes that belong to the form, and has
//! neither a quote, an escape nor a control character; so a file that fits is
//! the same JSON as the one learnt, whatever white space that has.

use std::ops::Range;
use std::str;

use sha2::{Digest as _, Sha256};

use super::claims::{Claims, Facts, subject_id};
use super::credential::NI;
use super::did::Did;
use super::json::{Json, SIZE_LIMIT};
use super::profile::{URN, is_code, list_index, uuid};
use super::proof::{Check, signature_of};
use super::quick;
use super::reader::unreadable;
use super::results;
use super::values::{Moment, Percent};
use crate::canonical;

/// What may fill a hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hole {
    /// The UUID of the certificate: the same wherever it stands.
    Own,
    /// The UUID of the participant, which follows from it.
    Subject,
    /// When an activity began or ended.
    Moment,
    /// When it was issued, and the proofs were made: the same everywhere.
    From,
    /// When it ends: later.
    Until,
    /// A name or a unit.
    Words,
    /// A participant code.
    Code,
    /// A percentage, no less than this.
    Reached(Percent),
    /// The digest of the records.
    Record,
    /// A place in the status list: the same wherever it stands.
    Index,
    /// The value of the proof that is not looked at.
    Unseen,
    /// The signature of the `eddsa-jcs-2022` proof, without its `z`.
    Signature,
}

/// No more bytes fill a hole: more than a name of [`crate::text::NAME_LIMIT`] has.
/// Without an end, each form that a file is held to would look through all of it.
const LONGEST: usize = 512;

/// A hole and where it is in some text.
type Place = (Hole, Range<usize>);

type Bytes = Box<[u8]>;

/// The bytes of a hole in a file.
type Span = (usize, usize);

/// A certificate with holes.
#[derive(Debug)]
pub(super) struct Form {
    /// Each hole, and what stands before it.
    holes: Vec<(Bytes, Hole)>,
    /// What stands after the last.
    end: Bytes,
    document: Hashed,
    options: Hashed,
    signer: Did,
    list: Option<String>,
}

/// What a file that fits says: what decides about it, and what must hold for
/// it to be signed.
#[derive(Debug)]
pub(super) struct Filled {
    pub(super) valid_from: Moment,
    pub(super) valid_until: Option<Moment>,
    index: Option<u32>,
    pub(super) check: Check,
}

impl Form {
    /// Learns from a file that is read as these claims, and whose second proof
    /// is checked so. `None` where it is no file as certificates are written.
    pub(super) fn learn(bytes: &[u8], claims: &Claims, check: &Check) -> Option<Self> {
        let text = str::from_utf8(trimmed(bytes)).ok()?;
        let mut document = quick::read(text)?;
        let proofs = document.remove("proof")?;
        let [other, jcs] = proofs.items()? else {
            return None;
        };
        let said = places(text, &document, claims)?;
        let (created, value) = (place_of_from(text, jcs)?, place_of_value(text, jcs)?);
        let mut all = said.clone();
        all.push(place_of_from(text, other)?);
        all.push((Hole::Unseen, place_of_value(text, other)?));
        all.push(created.clone());
        all.push((Hole::Signature, value));
        all.sort_by_key(|(_, place)| place.start);
        let numbered = |places: &[Place]| {
            let number = |place| all.iter().position(|other| other == place);
            places.iter().map(number).collect::<Option<Vec<_>>>()
        };

        let mut jcs = jcs.clone();
        jcs.remove("proofValue");
        let (whole, options) = (canonical(&document)?, canonical(&jcs)?);
        let whole_places = places(&whole, &quick::read(&whole)?, claims)?;
        let options_place = place_of_from(&options, &quick::read(&options)?)?;
        let (holes, end) = cut(text, &all)?;
        let form = Self {
            document: Hashed::new(&whole, &whole_places, &numbered(&said)?, &holes)?,
            options: Hashed::new(&options, &[options_place], &numbered(&[created])?, &holes)?,
            holes: holes
                .into_iter()
                .zip(all.iter().map(|(hole, _)| *hole))
                .collect(),
            end,
            signer: claims.issuer.did.clone(),
            list: claims.status.as_ref().map(|status| status.list.clone()),
        };
        // It must at least say of this file what the general way said.
        let filled = form.read(bytes, &mut Vec::new())?;
        let facts = form.facts(&filled);
        let same = filled.check.data == check.data
            && filled.check.signature == check.signature
            && facts == claims.facts();
        same.then_some(form)
    }

    /// What a file says, if it fits. `spans` is room to work in.
    pub(super) fn read(&self, bytes: &[u8], spans: &mut Vec<Span>) -> Option<Filled> {
        if bytes.len() > SIZE_LIMIT {
            return None;
        }
        let bytes = trimmed(bytes);
        let mut found = Found::default();
        let mut at = 0;
        spans.clear();
        for (before, hole) in &self.holes {
            let rest = bytes.get(at..)?.strip_prefix(&**before)?;
            let length = hole
                .length()
                .unwrap_or_else(|| quick::plain_bytes(rest.get(..LONGEST).unwrap_or(rest)));
            let value = str::from_utf8(rest.get(..length)?).ok()?;
            found.fill(*hole, value).then_some(())?;
            let start = at + before.len();
            at = start + length;
            spans.push((start, at));
        }
        (bytes.get(at..)? == &*self.end).then_some(())?;
        let (valid_from, valid_until, index) = found.fit(self.list.is_some())?;
        let signature = found.signature?;
        let mut data = [0; 64];
        let halves = data.chunks_exact_mut(32);
        for (half, hashed) in halves.zip([&self.options, &self.document]) {
            half.copy_from_slice(&hashed.digest(bytes, spans));
        }
        Some(Filled {
            valid_from,
            valid_until,
            index,
            check: Check { data, signature },
        })
    }

    /// What decides about a file that fits.
    pub(super) fn facts(&self, filled: &Filled) -> Facts<'_> {
        Facts {
            issuer: &self.signer,
            valid_from: filled.valid_from,
            valid_until: filled.valid_until,
            status: self.list.as_deref().zip(filled.index),
        }
    }

    /// Whose certificates fit.
    pub(super) const fn signer(&self) -> &Did {
        &self.signer
    }

    /// About how many bytes of memory it takes.
    pub(super) fn size(&self) -> usize {
        let holes = self.holes.iter().map(|(before, _)| before.len() + 32);
        let parts = self.document.parts.iter().chain(&self.options.parts);
        let parts = parts.map(|part| part.after.len() + 48);
        512 + self.end.len() + holes.chain(parts).sum::<usize>()
    }
}

impl Hole {
    /// How many bytes fill it; none where that differs.
    const fn length(self) -> Option<usize> {
        match self {
            Self::Own | Self::Subject => Some(36),
            Self::Moment | Self::From | Self::Until => Some(20),
            Self::Record => Some(43),
            _ => None,
        }
    }
}

/// What fills the holes of one file and must fit together.
#[derive(Default)]
struct Found<'b> {
    own: Option<&'b str>,
    subject: Option<&'b str>,
    from: Option<&'b str>,
    until: Option<&'b str>,
    index: Option<&'b str>,
    signature: Option<ed25519_dalek::Signature>,
}

impl<'b> Found<'b> {
    /// Whether a value may fill a hole; what must fit together is kept.
    fn fill(&mut self, hole: Hole, value: &'b str) -> bool {
        let same = |kept: &mut Option<&'b str>| *kept.get_or_insert(value) == value;
        match hole {
            Hole::Own => same(&mut self.own),
            Hole::Subject => same(&mut self.subject),
            Hole::From => same(&mut self.from),
            Hole::Until => same(&mut self.until),
            Hole::Index => same(&mut self.index),
            Hole::Moment => value.parse::<Moment>().is_ok(),
            Hole::Words => unreadable(value, false).is_none(),
            Hole::Code => unreadable(value, false).is_none() && is_code(value),
            Hole::Reached(least) => value.parse::<Percent>().is_ok_and(|p| p >= least),
            Hole::Record => results::digest(value).is_some(),
            Hole::Unseen => true,
            Hole::Signature => {
                self.signature = signature_of(value);
                self.signature.is_some()
            }
        }
    }

    /// When it begins, when it ends and its place in the status list, if all of
    /// them fit together.
    fn fit(&self, listed: bool) -> Option<(Moment, Option<Moment>, Option<u32>)> {
        let from: Moment = self.from?.parse().ok()?;
        let until = match self.until {
            Some(until) => Some(until.parse().ok().filter(|until| *until > from)?),
            None => None,
        };
        let index = match self.index {
            Some(index) => Some(list_index(index)?),
            None => None,
        };
        let follows = uuid(self.subject?)? == subject_id(&uuid(self.own?)?);
        (follows && index.is_some() == listed).then_some((from, until, index))
    }
}

/// A canonical text that is hashed: holes, and what stands between them.
#[derive(Debug)]
struct Hashed {
    /// Has seen what comes before the first hole.
    start: Sha256,
    parts: Vec<Part>,
}

/// Some holes with what is between them in the file, and what comes after in
/// the canonical text. In a file that is canonical these are few and long.
#[derive(Debug)]
struct Part {
    first: usize,
    last: usize,
    after: Bytes,
}

impl Hashed {
    /// `numbers` says which hole of the file, before each of which stands
    /// `before`, each place is.
    fn new(text: &str, places: &[Place], numbers: &[usize], before: &[Bytes]) -> Option<Self> {
        let (mut pieces, end) = cut(text, places)?;
        (pieces.len() == numbers.len()).then_some(())?;
        pieces.push(end);
        let mut pieces = pieces.into_iter();
        let start = Sha256::new_with_prefix(pieces.next()?);
        let mut parts: Vec<Part> = Vec::new();
        for (number, after) in numbers.iter().zip(pieces) {
            match parts.last_mut() {
                // The file goes on as the text does.
                Some(part)
                    if part.last + 1 == *number
                        && before
                            .get(*number)
                            .is_some_and(|before| **before == *part.after) =>
                {
                    part.last = *number;
                    part.after = after;
                }
                _ => parts.push(Part {
                    first: *number,
                    last: *number,
                    after,
                }),
            }
        }
        Some(Self { start, parts })
    }

    fn digest(&self, bytes: &[u8], spans: &[Span]) -> [u8; 32] {
        let mut hasher = self.start.clone();
        for part in &self.parts {
            let ends = (spans.get(part.first), spans.get(part.last));
            if let (Some((start, _)), Some((_, end))) = ends {
                hasher.update(bytes.get(*start..*end).unwrap_or_default());
            }
            hasher.update(&part.after);
        }
        hasher.finalize().into()
    }
}

/// Without the white space of JSON at the end.
const fn trimmed(mut bytes: &[u8]) -> &[u8] {
    while let [rest @ .., b' ' | b'\n' | b'\r' | b'\t'] = bytes {
        bytes = rest;
    }
    bytes
}

fn canonical(json: &Json<'_>) -> Option<String> {
    let mut bytes = Vec::new();
    canonical::write(json, &mut bytes).ok()?;
    String::from_utf8(bytes).ok()
}

/// What stands before each place, and after the last.
fn cut(text: &str, places: &[Place]) -> Option<(Vec<Bytes>, Bytes)> {
    let mut at = 0;
    let mut pieces = Vec::with_capacity(places.len());
    for (_, place) in places {
        pieces.push(text.as_bytes().get(at..place.start)?.into());
        at = place.end;
    }
    Some((pieces, text.as_bytes().get(at..)?.into()))
}

/// Where a part of a text that was read from it without copying is.
fn within(text: &str, part: &str) -> Option<Range<usize>> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let place = start..start.checked_add(part.len())?;
    (text.get(place.clone()) == Some(part)).then_some(place)
}

/// The holes of a certificate without its proofs, in order.
fn places(text: &str, document: &Json<'_>, claims: &Claims) -> Option<Vec<Place>> {
    let mut places = Vec::new();
    let mut add = |hole: Hole, part: &str| {
        places.push((hole, within(text, part)?));
        Some(())
    };
    let subject = document.get("credentialSubject")?;
    add(Hole::Own, document.get("id")?.text()?.strip_prefix(URN)?)?;
    add(Hole::From, document.get("validFrom")?.text()?)?;
    if let Some(until) = document.get("validUntil") {
        add(Hole::Until, until.text()?)?;
    }
    if let Some(status) = document.get("credentialStatus") {
        let (_, index) = status.get("id")?.text()?.split_once('#')?;
        add(Hole::Index, index)?;
        add(Hole::Index, status.get("statusListIndex")?.text()?)?;
    }
    add(Hole::Subject, subject.get("id")?.text()?.strip_prefix(URN)?)?;
    for key in ["activityStartDate", "activityEndDate"] {
        add(Hole::Moment, subject.get(key)?.text()?)?;
    }
    let identities = subject.get("identifier")?.items()?;
    for (identity, hole) in identities
        .iter()
        .zip([Hole::Words, Hole::Code, Hole::Words])
    {
        add(hole, identity.get("identityHash")?.text()?)?;
    }
    let mut least = vec![claims.score.required];
    least.extend(claims.quizzes.iter().map(|quiz| quiz.required));
    let results = subject.get("result")?.items()?;
    let evidence = document.get("evidence")?.items()?;
    add(
        Hole::Record,
        evidence.first()?.get("id")?.text()?.strip_prefix(NI)?,
    )?;
    for (result, least) in results.iter().zip(least) {
        add(Hole::Reached(least), result.get("value")?.text()?)?;
    }
    for node in results.iter().chain(evidence.last()) {
        let id = node.get("id")?.text()?.strip_prefix(URN)?;
        add(Hole::Own, id.split_once('#')?.0)?;
    }
    places.sort_by_key(|(_, place)| place.start);
    Some(places)
}

fn place_of_from(text: &str, proof: &Json<'_>) -> Option<Place> {
    Some((Hole::From, within(text, proof.get("created")?.text()?)?))
}

fn place_of_value(text: &str, proof: &Json<'_>) -> Option<Range<usize>> {
    within(text, proof.get("proofValue")?.text()?.strip_prefix('z')?)
}
