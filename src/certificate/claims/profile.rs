//! The strict profile: the one shape a certificate may have.
//!
//! An Open Badges reader ignores what it does not know, and so lets through
//! what a forger adds. This reader knows every member, every order and every
//! form, and refuses the rest; [`read`] is the exact inverse of
//! [`crate::certificate::unsigned`] with a proof. Signatures are checked elsewhere.
//!
//! The profile grows by optional members, such as `credentialStatus`: add them
//! to [`read`] and to [`Claims`] together.

use uuid::Uuid;

use crate::certificate::claims::model::{
    Achievement, Claims, Issuer, Participant, Status, Wording,
};
use crate::certificate::claims::node::Node;
use crate::certificate::claims::results::Parts;
use crate::certificate::claims::values::{Delivery, Moment};
use crate::certificate::claims::vocabulary::CONTEXTS;
use crate::certificate::claims::vocabulary::{JCS, RDFC};
use crate::certificate::keys::did::Did;
use crate::json::Json;
use crate::text::Lang;

pub use crate::certificate::claims::node::{Problem, ProfileError};

type Result<T> = std::result::Result<T, ProfileError>;

/// What comes before a UUID in an id.
pub(in crate::certificate) const URN: &str = "urn:uuid:";

const MOMENT: &str = "a time such as 2026-05-14T03:12:45Z";

/// Reads a certificate with its proof.
///
/// # Errors
/// The first place where it leaves the profile.
pub fn read(certificate: &Json<'_>) -> Result<Claims> {
    read_knowing(certificate, |_| None)
}

/// Reads a certificate whose issuer may be one `known` by the text of its did;
/// finding a key is quicker than working it out.
pub(in crate::certificate) fn read_knowing(
    certificate: &Json<'_>,
    known: impl Fn(&str) -> Option<Did>,
) -> Result<Claims> {
    let root = Node::root(certificate);
    root.has(
        &[
            "@context",
            "credentialSubject",
            "evidence",
            "id",
            "issuer",
            "name",
            "proof",
            "type",
            "validFrom",
        ],
        &["credentialStatus", "validUntil"],
    )?;
    root.at("@context")?.is_list(&CONTEXTS)?;
    root.at("type")?
        .is_list(&["VerifiableCredential", "OpenBadgeCredential"])?;
    let id = urn(&root.at("id")?)?;
    let valid_from = moment(&root.at("validFrom")?)?;
    let valid_until = match root.at("validUntil") {
        Ok(until) => Some(later(&until, valid_from)?),
        Err(_) => None,
    };
    let issuer = issuer(&root.at("issuer")?, known)?;
    proofs(
        &root.at("proof")?,
        &issuer.did,
        root.at("validFrom")?.raw()?,
    )?;

    let status = match root.at("credentialStatus") {
        Ok(status) => Some(self::status(&status)?),
        Err(_) => None,
    };
    let subject = root.at("credentialSubject")?;
    let (participant, started, ended) = self::subject(&subject)?;
    let place = subject.at("achievement")?;
    let achievement = achievement(&place)?;
    let parts = Parts {
        descriptions: place.at("resultDescription")?,
        results: subject.at("result")?,
        evidence: root.at("evidence")?,
        base: place.at("id")?.raw()?,
        own: root.at("id")?.raw()?,
    };
    let count = parts.count()?;
    let (score, score_heading) = parts.score()?;
    let mut quizzes = Vec::with_capacity(count);
    for i in 0..count {
        let quiz = parts.quiz(i, &quizzes)?;
        quizzes.push(quiz);
    }
    let status_heading = parts.status(count)?;
    let (delivery, sentence) = delivery(&parts.evidence.item(count + 1)?, parts.own)?;

    let claims = Claims {
        id,
        title: root.at("name")?.text()?,
        issuer,
        valid_from,
        valid_until,
        participant,
        started,
        ended,
        achievement,
        record: parts.record(&quizzes)?,
        status,
        score,
        quizzes,
        delivery,
        wording: Wording {
            score: score_heading,
            status: status_heading,
            delivery: sentence,
        },
    };
    subject.at("id")?.is(&claims.subject_id())?;
    place.at("id")?.is(&claims.achievement_id())?;
    Ok(claims)
}

fn status(node: &Node<'_, '_>) -> Result<Status> {
    node.has(
        &[
            "id",
            "statusListCredential",
            "statusListIndex",
            "statusPurpose",
            "type",
        ],
        &[],
    )?;
    node.at("type")?.is("BitstringStatusListEntry")?;
    node.at("statusPurpose")?.is("revocation")?;
    let list = node
        .at("statusListCredential")?
        .formed("the URL of a status list", |url| {
            is_list_url(url).then(|| url.to_owned())
        })?;
    let index: u32 = node
        .at("statusListIndex")?
        .formed("a place in the status list", list_index)?;
    node.at("id")?.is(&format!("{list}#{index}"))?;
    Ok(Status { list, index })
}

/// A place in a status list, in its one spelling.
pub(in crate::certificate) fn list_index(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|b| b.is_ascii_digit());
    let one_spelling = plain && (text == "0" || !text.starts_with('0'));
    one_spelling.then(|| text.parse().ok()).flatten()
}

/// Whether a text may name a status list: an absolute URL of the characters
/// that stand for themselves in JSON and in RDF.
pub(in crate::certificate) fn is_list_url(url: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/".contains(&b);
    let scheme = ["https://", "urn:uuid:"];
    url.len() <= 200 && url.bytes().all(plain) && scheme.iter().any(|s| url.starts_with(s))
}

fn issuer(node: &Node<'_, '_>, known: impl Fn(&str) -> Option<Did>) -> Result<Issuer> {
    node.has(&["id", "name", "type"], &[])?;
    node.at("type")?.is_list(&["Profile"])?;
    Ok(Issuer {
        did: node
            .at("id")?
            .formed("the did:key of a sound Ed25519 key", |did| {
                known(did).or_else(|| did.parse().ok())
            })?,
        name: node.at("name")?.text()?,
    })
}

/// One proof of each suite, by the issuer, made when the certificate was issued.
fn proofs(node: &Node<'_, '_>, issuer: &Did, created: &str) -> Result<()> {
    node.has_items(2)?;
    for (place, suite) in [RDFC, JCS].into_iter().enumerate() {
        let item = node.item(place)?;
        proof(&item, suite, issuer, Some(created), true)?;
        item.at("@context")?.is_list(&CONTEXTS)?;
    }
    Ok(())
}

/// One data integrity proof of a suite by a signer, in the one shape it may have:
/// made at `created` where that is known, with `@context` where the document it is
/// for has one.
pub(in crate::certificate) fn proof(
    proof: &Node<'_, '_>,
    suite: &str,
    signer: &Did,
    created: Option<&str>,
    has_context: bool,
) -> Result<()> {
    let members = [
        "@context",
        "created",
        "cryptosuite",
        "proofPurpose",
        "proofValue",
        "type",
        "verificationMethod",
    ];
    proof.has(&members[usize::from(!has_context)..], &[])?;
    proof.at("type")?.is("DataIntegrityProof")?;
    proof.at("cryptosuite")?.is(suite)?;
    if let Some(created) = created {
        proof.at("created")?.is(created)?;
    }
    proof.at("proofPurpose")?.is("assertionMethod")?;
    let method = proof.at("verificationMethod")?;
    if !signer.is_verification_method(method.raw()?) {
        return Err(method.error(Problem::Not(signer.verification_method())));
    }
    proof.at("proofValue")?.raw()?;
    Ok(())
}

fn subject(node: &Node<'_, '_>) -> Result<(Participant, Moment, Moment)> {
    node.has(
        &[
            "achievement",
            "activityEndDate",
            "activityStartDate",
            "id",
            "identifier",
            "result",
            "type",
        ],
        &[],
    )?;
    node.at("type")?.is_list(&["AchievementSubject"])?;
    let identifiers = node.at("identifier")?;
    identifiers.has_items(3)?;
    let identity = |i: usize, kind: &str| {
        let item = identifiers.item(i)?;
        item.has(&["hashed", "identityHash", "identityType", "type"], &[])?;
        item.at("type")?.is("IdentityObject")?;
        item.at("identityType")?.is(kind)?;
        item.at("hashed")?.is_false()?;
        item.at("identityHash")?.text()
    };
    let participant = Participant {
        name: identity(0, "name")?,
        code: identity(1, "identifier")?,
        unit: identity(2, "ext:unit")?,
    };
    if !is_code(&participant.code) {
        let item = identifiers.item(1)?;
        let problem = Problem::Form("a participant code: printable ASCII without spaces");
        return Err(item.at("identityHash")?.error(problem));
    }
    Ok((
        participant,
        moment(&node.at("activityStartDate")?)?,
        moment(&node.at("activityEndDate")?)?,
    ))
}

fn achievement(node: &Node<'_, '_>) -> Result<Achievement> {
    node.has(
        &[
            "achievementType",
            "criteria",
            "description",
            "humanCode",
            "id",
            "inLanguage",
            "name",
            "resultDescription",
            "type",
            "version",
        ],
        &[],
    )?;
    node.at("type")?.is_list(&["Achievement"])?;
    node.at("achievementType")?.is("Certificate")?;
    let criteria = node.at("criteria")?;
    criteria.has(&["id", "narrative"], &[])?;
    criteria
        .at("id")?
        .is(&format!("{}#criteria", node.at("id")?.raw()?))?;
    let code = node.at("humanCode")?;
    let id = code.formed("lower-case letters, digits and hyphens", |id| {
        is_id(id).then(|| id.to_owned())
    })?;
    let language = node
        .at("inLanguage")?
        .formed("a language such as vi", |tag| {
            tag.parse::<Lang>().ok().filter(|_| is_badge_language(tag))
        })?;
    Ok(Achievement {
        id,
        version: node.at("version")?.text()?,
        name: node.at("name")?.text()?,
        description: node.at("description")?.lines()?,
        criteria: criteria.at("narrative")?.lines()?,
        language,
    })
}

fn delivery(node: &Node<'_, '_>, own: &str) -> Result<(Delivery, String)> {
    node.has(&["genre", "id", "name", "narrative", "type"], &[])?;
    node.at("id")?.is(&format!("{own}#delivery"))?;
    node.at("type")?.is_list(&["Evidence"])?;
    node.at("name")?.is("delivery")?;
    let way = node
        .at("genre")?
        .formed("a known way of delivery", Delivery::from_word)?;
    Ok((way, node.at("narrative")?.lines()?))
}

fn moment(node: &Node<'_, '_>) -> Result<Moment> {
    node.parsed(MOMENT)
}

fn later(node: &Node<'_, '_>, than: Moment) -> Result<Moment> {
    let moment = moment(node)?;
    if moment <= than {
        return Err(node.error(Problem::Form("later than validFrom")));
    }
    Ok(moment)
}

fn urn(node: &Node<'_, '_>) -> Result<Uuid> {
    node.formed("urn:uuid: and a UUID in lower case", |text| {
        text.strip_prefix(URN).and_then(uuid)
    })
}

/// A UUID in its one spelling, without [`URN`].
pub(in crate::certificate) fn uuid(text: &str) -> Option<Uuid> {
    let lower = text.len() == 36 && !text.bytes().any(|b| b.is_ascii_uppercase());
    lower.then(|| Uuid::try_parse(text).ok()).flatten()
}

/// Whether a readable text is a participant code.
pub(in crate::certificate) fn is_code(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_graphic())
}

pub(in crate::certificate) fn is_id(text: &str) -> bool {
    let allowed = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && text.bytes().all(allowed)
}

/// The tags that the Open Badges schema allows for `inLanguage`, of those that
/// fit a [`Lang`]: a language of two to four letters and perhaps a region.
fn is_badge_language(tag: &str) -> bool {
    let (language, region) = tag.split_once('-').unwrap_or((tag, "ZZ"));
    let letters = |text: &str| text.bytes().all(|b| b.is_ascii_uppercase());
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let region_fits = match region.len() {
        2 => letters(region),
        3 => digits(region),
        _ => false,
    };
    (2..=4).contains(&language.len()) && region_fits
}
