//! Templates: what the certificates of one programme have in common, and the
//! fields in which they differ.
//!
//! Most bytes of a certificate are those of its issuer and programme. A
//! [`CertificateTemplate`] is a certificate that was read and verified, cut at the
//! places where others of the same programme say something else: its fields.
//! Another file matches it when every byte between the fields is the same, and
//! the value of each field is what [`profile`](crate::certificate::claims::profile)
//! asks of that place, checked by the same functions. So a file that matches would
//! be read by the profile too, as the same claims with other values in the fields;
//! a file that does not match is read by the profile. Nothing else is decided here.
//! (The template of a printed code, `print::template`, is another thing: it is
//! published in a register.)
//!
//! The value of a field stands between quotes that belong to the template, and has
//! neither a quote, an escape nor a control character; so a file that matches is
//! the same JSON as the one the template was made of, whatever its white space.

use std::ops::Range;
use std::str;

use sha2::{Digest as _, Sha256};

use crate::certificate::claims::model::{Claims, Facts, subject_id};
use crate::certificate::claims::node::unreadable;
use crate::certificate::claims::profile::{URN, is_code, list_index, uuid};
use crate::certificate::claims::results;
use crate::certificate::claims::values::{Moment, Percent};
use crate::certificate::claims::vocabulary::NI;
use crate::certificate::keys::did::Did;
use crate::certificate::proof::data_integrity::{Check, signature_of};
use crate::json::canonical;
use crate::json::fast;
use crate::json::{Json, SIZE_LIMIT};

/// What may fill a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
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

/// No more bytes fill a field: more than a name of [`crate::text::NAME_LIMIT`] has.
/// Without an end, each template that a file is held to would look through all of it.
const LONGEST: usize = 512;

/// A field and where it is in some text.
type Place = (Field, Range<usize>);

type Bytes = Box<[u8]>;

/// The bytes of a field in a file.
type Span = (usize, usize);

/// A certificate with fields.
#[derive(Debug)]
pub(in crate::certificate) struct CertificateTemplate {
    /// Each field, and what stands before it.
    fields: Vec<(Bytes, Field)>,
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
pub(in crate::certificate) struct Filled {
    pub(in crate::certificate) valid_from: Moment,
    pub(in crate::certificate) valid_until: Option<Moment>,
    index: Option<u32>,
    pub(in crate::certificate) check: Check,
}

impl CertificateTemplate {
    /// Learns from a file that is read as these claims, and whose second proof
    /// is checked so. `None` where it is no file as certificates are written.
    pub(in crate::certificate) fn learn(
        bytes: &[u8],
        claims: &Claims,
        check: &Check,
    ) -> Option<Self> {
        let text = str::from_utf8(trimmed(bytes)).ok()?;
        let mut document = fast::read(text)?;
        let proofs = document.remove("proof")?;
        let [other, jcs] = proofs.items()? else {
            return None;
        };
        let said = places(text, &document, claims)?;
        let (created, value) = (place_of_from(text, jcs)?, place_of_value(text, jcs)?);
        let mut all = said.clone();
        all.push(place_of_from(text, other)?);
        all.push((Field::Unseen, place_of_value(text, other)?));
        all.push(created.clone());
        all.push((Field::Signature, value));
        all.sort_by_key(|(_, place)| place.start);
        let numbered = |places: &[Place]| {
            let number = |place| all.iter().position(|other| other == place);
            places.iter().map(number).collect::<Option<Vec<_>>>()
        };

        let mut jcs = jcs.clone();
        jcs.remove("proofValue");
        let (whole, options) = (canonical(&document)?, canonical(&jcs)?);
        let whole_places = places(&whole, &fast::read(&whole)?, claims)?;
        let options_place = place_of_from(&options, &fast::read(&options)?)?;
        let (fields, end) = cut(text, &all)?;
        let template = Self {
            document: Hashed::new(&whole, &whole_places, &numbered(&said)?, &fields)?,
            options: Hashed::new(&options, &[options_place], &numbered(&[created])?, &fields)?,
            fields: fields
                .into_iter()
                .zip(all.iter().map(|(field, _)| *field))
                .collect(),
            end,
            signer: claims.issuer.did.clone(),
            list: claims.status.as_ref().map(|status| status.list.clone()),
        };
        // It must at least say of this file what the general verification said.
        let filled = template.read(bytes, &mut Vec::new())?;
        let facts = template.facts(&filled);
        let same = filled.check.data == check.data
            && filled.check.signature == check.signature
            && facts == claims.facts();
        same.then_some(template)
    }

    /// What a file says, if it fits. `spans` is room to work in.
    pub(in crate::certificate) fn read(
        &self,
        bytes: &[u8],
        spans: &mut Vec<Span>,
    ) -> Option<Filled> {
        if bytes.len() > SIZE_LIMIT {
            return None;
        }
        let bytes = trimmed(bytes);
        let mut found = Found::default();
        let mut at = 0;
        spans.clear();
        for (before, field) in &self.fields {
            let rest = bytes.get(at..)?.strip_prefix(&**before)?;
            let length = field
                .length()
                .unwrap_or_else(|| fast::plain_bytes(rest.get(..LONGEST).unwrap_or(rest)));
            let value = str::from_utf8(rest.get(..length)?).ok()?;
            found.fill(*field, value).then_some(())?;
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
    pub(in crate::certificate) fn facts(&self, filled: &Filled) -> Facts<'_> {
        Facts {
            issuer: &self.signer,
            valid_from: filled.valid_from,
            valid_until: filled.valid_until,
            status: self.list.as_deref().zip(filled.index),
        }
    }

    /// Whose certificates fit.
    pub(in crate::certificate) const fn signer(&self) -> &Did {
        &self.signer
    }

    /// About how many bytes of memory it takes.
    pub(in crate::certificate) fn size(&self) -> usize {
        let fields = self.fields.iter().map(|(before, _)| before.len() + 32);
        let parts = self.document.parts.iter().chain(&self.options.parts);
        let parts = parts.map(|part| part.after.len() + 48);
        512 + self.end.len() + fields.chain(parts).sum::<usize>()
    }
}

impl Field {
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

/// What fills the fields of one file and must fit together.
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
    /// Whether a value may fill a field; what must fit together is kept.
    fn fill(&mut self, field: Field, value: &'b str) -> bool {
        let same = |kept: &mut Option<&'b str>| *kept.get_or_insert(value) == value;
        match field {
            Field::Own => same(&mut self.own),
            Field::Subject => same(&mut self.subject),
            Field::From => same(&mut self.from),
            Field::Until => same(&mut self.until),
            Field::Index => same(&mut self.index),
            Field::Moment => value.parse::<Moment>().is_ok(),
            Field::Words => unreadable(value, false).is_none(),
            Field::Code => unreadable(value, false).is_none() && is_code(value),
            Field::Reached(least) => value.parse::<Percent>().is_ok_and(|p| p >= least),
            Field::Record => results::digest(value).is_some(),
            Field::Unseen => true,
            Field::Signature => {
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

/// A canonical text that is hashed: fields, and what stands between them.
#[derive(Debug)]
struct Hashed {
    /// Has seen what comes before the first field.
    start: Sha256,
    parts: Vec<Part>,
}

/// Some fields with what is between them in the file, and what comes after in
/// the canonical text. In a file that is canonical these are few and long.
#[derive(Debug)]
struct Part {
    first: usize,
    last: usize,
    after: Bytes,
}

impl Hashed {
    /// `numbers` says which field of the file, before each of which stands
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

/// The fields of a certificate without its proofs, in order.
fn places(text: &str, document: &Json<'_>, claims: &Claims) -> Option<Vec<Place>> {
    let mut places = Vec::new();
    let mut add = |field: Field, part: &str| {
        places.push((field, within(text, part)?));
        Some(())
    };
    let subject = document.get("credentialSubject")?;
    add(Field::Own, document.get("id")?.text()?.strip_prefix(URN)?)?;
    add(Field::From, document.get("validFrom")?.text()?)?;
    if let Some(until) = document.get("validUntil") {
        add(Field::Until, until.text()?)?;
    }
    if let Some(status) = document.get("credentialStatus") {
        let (_, index) = status.get("id")?.text()?.split_once('#')?;
        add(Field::Index, index)?;
        add(Field::Index, status.get("statusListIndex")?.text()?)?;
    }
    add(
        Field::Subject,
        subject.get("id")?.text()?.strip_prefix(URN)?,
    )?;
    for key in ["activityStartDate", "activityEndDate"] {
        add(Field::Moment, subject.get(key)?.text()?)?;
    }
    let identities = subject.get("identifier")?.items()?;
    for (identity, field) in identities
        .iter()
        .zip([Field::Words, Field::Code, Field::Words])
    {
        add(field, identity.get("identityHash")?.text()?)?;
    }
    let mut least = vec![claims.score.required];
    least.extend(claims.quizzes.iter().map(|quiz| quiz.required));
    let results = subject.get("result")?.items()?;
    let evidence = document.get("evidence")?.items()?;
    add(
        Field::Record,
        evidence.first()?.get("id")?.text()?.strip_prefix(NI)?,
    )?;
    for (result, least) in results.iter().zip(least) {
        add(Field::Reached(least), result.get("value")?.text()?)?;
    }
    for node in results.iter().chain(evidence.last()) {
        let id = node.get("id")?.text()?.strip_prefix(URN)?;
        add(Field::Own, id.split_once('#')?.0)?;
    }
    places.sort_by_key(|(_, place)| place.start);
    Some(places)
}

fn place_of_from(text: &str, proof: &Json<'_>) -> Option<Place> {
    Some((Field::From, within(text, proof.get("created")?.text()?)?))
}

fn place_of_value(text: &str, proof: &Json<'_>) -> Option<Range<usize>> {
    within(text, proof.get("proofValue")?.text()?.strip_prefix('z')?)
}
