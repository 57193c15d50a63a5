//! Open Badges of whatever maker: what the standards allow, outside our profile.
//!
//! One proof or several, of `eddsa-rdfc-2022` or `eddsa-jcs-2022`; every one must
//! hold, and all must be by the issuer, a `did:key`. What is shown is read from
//! the statements that the contexts make of the badge, never from its members, so
//! that nothing is shown that a signature does not stand for. What is not known
//! here is refused: other contexts, suites, keys, and proofs inside.

use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::Signature;
use oxrdf::vocab::rdf;
use oxrdf::{Dataset, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use serde_json::Value;

use super::base58;
use super::did::{Did, DidError};
use super::json::{JsonError, parse};
use super::rdf::{CREDENTIALS_V2, RdfError, canonical, dataset};
use super::trust::Trust;
use super::values::Moment;
use super::verify::{Reason, Verdict};
use crate::canonical::{self as jcs, Digest};
use crate::text::printable;

/// How far the clock of an issuer may be ahead of ours.
const CLOCKS_APART: TimeDelta = TimeDelta::minutes(10);

/// The most proofs one badge may have.
const PROOF_LIMIT: usize = 8;

const CRED: &str = "https://www.w3.org/2018/credentials#";
const OB: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
const NAME: &str = "https://schema.org/name";
const PROOF: &str = "https://w3id.org/security#proof";

/// Why a badge is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadgeError {
    /// It is no Open Badge 3.0, or lacks what each has.
    #[error("it is no Open Badge 3.0: {0}")]
    NoBadge(&'static str),
    /// It cannot be read as what it says.
    #[error(transparent)]
    Rdf(#[from] RdfError),
    /// A proof is of a kind, or holds something, that is not known here.
    #[error("a proof is of a kind that is not checked here: {0}")]
    OtherProof(String),
    /// The key is none we know how to use.
    #[error(transparent)]
    Key(#[from] DidError),
    /// The proof is not by the issuer.
    #[error("a proof is not by the issuer that the badge names")]
    NotByIssuer,
    /// The contexts of the badge do not begin with those of a proof, or two
    /// proofs are over badges that say different things.
    #[error("a proof was made for a badge with other contexts")]
    OtherContext,
    /// The signature is of another document, or of another key.
    #[error("a signature does not match")]
    WrongSignature,
    /// It has a status, which is not looked up.
    #[error("its issuer may have withdrawn it: it names a status, which is not looked up here")]
    Status,
}

impl BadgeError {
    const fn verdict(&self) -> Verdict {
        match self {
            Self::NoBadge(_) | Self::Rdf(_) | Self::OtherProof(_) | Self::Key(_) => {
                Verdict::Unreadable
            }
            Self::NotByIssuer | Self::OtherContext | Self::WrongSignature => Verdict::Altered,
            Self::Status => Verdict::StatusUnknown,
        }
    }
}

/// What a badge says, as far as it is shown. The texts are safe to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The name of the achievement.
    pub achievement: String,
    /// Who signed it.
    pub issuer: Did,
    /// The name the issuer gives itself.
    pub issuer_name: Option<String>,
    /// The identifier of whom it is about.
    pub subject: Option<String>,
    /// The name of whom it is about.
    pub subject_name: Option<String>,
    /// When it begins.
    pub valid_from: Moment,
    /// When it ends.
    pub valid_until: Option<Moment>,
}

/// What verifying one badge found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeReport {
    /// The word.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// What the badge says; only when the signatures stand for it.
    pub badge: Option<Box<Badge>>,
}

/// Verifies the bytes of one Open Badge as of `at`.
pub fn verify_any_badge(bytes: &[u8], trust: &Trust, at: DateTime<Utc>) -> BadgeReport {
    let refused = |verdict, reason| BadgeReport {
        verdict,
        reason,
        badge: None,
    };
    let document = match parse(bytes) {
        Ok(document) => document,
        Err(JsonError::Duplicate { key }) => {
            return refused(Verdict::Unreadable, Reason::SaidTwice { key });
        }
        Err(error) => return refused(Verdict::Unreadable, Reason::NotJson(error)),
    };
    match signed(document) {
        Ok(signed) => {
            let (verdict, reason) = judge(&signed, trust, at);
            BadgeReport {
                verdict,
                reason,
                badge: Some(Box::new(signed.badge)),
            }
        }
        Err(error) => refused(error.verdict(), Reason::Badge(error)),
    }
}

/// A badge that all its proofs hold for.
struct Signed {
    badge: Badge,
    /// When the first of its proofs ends to count.
    proof_until: Option<Moment>,
    has_status: bool,
}

fn judge(signed: &Signed, trust: &Trust, at: DateTime<Utc>) -> (Verdict, Reason) {
    let badge = &signed.badge;
    if !trust.contains(&badge.issuer) {
        let (did, fingerprint) = (badge.issuer.clone(), badge.issuer.fingerprint());
        let reason = Reason::NotTrusted { did, fingerprint };
        return (Verdict::UntrustedIssuer, reason);
    }
    let from = badge.valid_from;
    if from.time().signed_duration_since(at) > CLOCKS_APART {
        return (Verdict::StatusUnknown, Reason::NotYetValid { from });
    }
    let ends = [badge.valid_until, signed.proof_until];
    if let Some(until) = ends.into_iter().flatten().min()
        && until.time() < at
    {
        return (Verdict::Expired, Reason::PastValidUntil { until });
    }
    if signed.has_status {
        return (Verdict::StatusUnknown, Reason::Badge(BadgeError::Status));
    }
    (Verdict::Valid, Reason::Sound)
}

fn signed(mut document: Value) -> Result<Signed, BadgeError> {
    let contexts = contexts(&document);
    if contexts.and_then(<[Value]>::first).and_then(Value::as_str) != Some(CREDENTIALS_V2) {
        let why = "its first context is not that of verifiable credentials 2.0";
        return Err(BadgeError::NoBadge(why));
    }
    let members = document.as_object_mut();
    let proofs = match members.and_then(|members| members.remove("proof")) {
        Some(Value::Array(proofs)) => proofs,
        Some(proof @ Value::Object(_)) => vec![proof],
        _ => Vec::new(),
    };
    if proofs.is_empty() {
        return Err(BadgeError::NoBadge("it has no proof"));
    }
    if proofs.len() > PROOF_LIMIT {
        return Err(BadgeError::OtherProof(format!("{} of them", proofs.len())));
    }
    let says = dataset(document.clone())?;
    let badge = read(&document, &says)?;
    let status = format!("{CRED}credentialStatus");
    let has_status = says.iter().any(|quad| quad.predicate.as_str() == status);
    let canon = canonical(says);
    let mut proof_until = None;
    for proof in &proofs {
        let held = check(&document, proof)?;
        if held.signer != badge.issuer {
            return Err(BadgeError::NotByIssuer);
        }
        // What is shown must be what each of the proofs is over.
        if let Some(over) = held.over
            && canonical(dataset(over)?) != canon
        {
            return Err(BadgeError::OtherContext);
        }
        proof_until = [proof_until, held.until].into_iter().flatten().min();
    }
    Ok(Signed {
        badge,
        proof_until,
        has_status,
    })
}

/// What a proof that holds says.
#[derive(Debug)]
struct Held {
    signer: Did,
    until: Option<Moment>,
    /// The document it is over, where its contexts are fewer.
    over: Option<Value>,
}

/// Checks one proof over a document that has none.
fn check(document: &Value, proof: &Value) -> Result<Held, BadgeError> {
    let other = |what: &str| BadgeError::OtherProof(printable(what));
    let mut options = proof.clone();
    let members = options.as_object_mut().ok_or_else(|| other("no object"))?;
    let value = members.remove("proofValue");
    for key in members.keys() {
        if !matches!(
            key.as_str(),
            "@context"
                | "id"
                | "type"
                | "cryptosuite"
                | "created"
                | "expires"
                | "verificationMethod"
                | "proofPurpose"
                | "nonce"
        ) {
            return Err(other(key));
        }
    }
    let text = |key: &str| proof.get(key).and_then(Value::as_str).unwrap_or_default();
    let said = |key: &str| other(&format!("{key} {}", proof.get(key).unwrap_or(&Value::Null)));
    if text("type") != "DataIntegrityProof" {
        return Err(said("type"));
    }
    if text("proofPurpose") != "assertionMethod" {
        return Err(said("proofPurpose"));
    }
    let time = |key: &str| match proof.get(key) {
        None => Ok(None),
        Some(_) => moment(text(key)).map(Some).ok_or_else(|| said(key)),
    };
    time("created")?;
    let until = time("expires")?;
    let method = text("verificationMethod");
    let signer: Did = method.split('#').next().unwrap_or_default().parse()?;
    if !signer.is_verification_method(method) {
        return Err(said("verificationMethod"));
    }
    let signature = value.as_ref().and_then(Value::as_str);
    let signature = signature.and_then(|text| base58::decode(text.strip_prefix('z')?));
    let signature = Signature::from_bytes(&signature.ok_or(BadgeError::WrongSignature)?);

    if let Some(of_proof) = contexts(proof)
        && !contexts(document).is_some_and(|all| all.starts_with(of_proof))
    {
        return Err(BadgeError::OtherContext);
    }
    let mut over = None;
    let halves = match text("cryptosuite") {
        "eddsa-jcs-2022" => {
            let mut document = document.clone();
            if let Some(context) = proof.get("@context")
                && document.get("@context") != Some(context)
            {
                document["@context"] = context.clone();
                over = Some(document.clone());
            }
            [jcs::to_string(&options), jcs::to_string(&document)]
        }
        "eddsa-rdfc-2022" => {
            if options.get("@context").is_none() {
                options["@context"] = document["@context"].clone();
            }
            [
                canonical(dataset(options)?),
                canonical(dataset(document.clone())?),
            ]
        }
        _ => return Err(said("cryptosuite")),
    };
    let data = halves.map(|half| Digest::of(half.as_bytes()).0).concat();
    signer
        .key()
        .verify_strict(&data, &signature)
        .map_err(|_| BadgeError::WrongSignature)?;
    Ok(Held {
        signer,
        until,
        over,
    })
}

/// The contexts of a document or a proof, as a list.
fn contexts(value: &Value) -> Option<&[Value]> {
    match value.get("@context")? {
        Value::Array(contexts) => Some(contexts),
        context => Some(std::slice::from_ref(context)),
    }
}

fn moment(text: &str) -> Option<Moment> {
    let time = DateTime::parse_from_rfc3339(text).ok()?;
    Some(time.to_utc().into())
}

/// Reads what is shown from what the document says.
fn read(document: &Value, says: &Dataset) -> Result<Badge, BadgeError> {
    let no = BadgeError::NoBadge;
    let id = document.get("id").and_then(Value::as_str);
    let credential = id.and_then(|id| NamedNode::new(id).ok());
    let credential: NamedOrBlankNode = credential.ok_or(no("it has no id"))?.into();
    let statements = Statements(says);
    // Of several credentials any could be put foremost without a signature
    // noticing.
    let verifiable = format!("{CRED}VerifiableCredential");
    if statements.count_of_type(&verifiable) != 1 || !statements.is(&credential, &verifiable) {
        return Err(no("it must be one credential and hold no other"));
    }
    if !statements.is(&credential, &format!("{OB}OpenBadgeCredential")) {
        return Err(no("its type is not OpenBadgeCredential"));
    }
    if says.iter().any(|quad| quad.predicate.as_str() == PROOF) {
        return Err(BadgeError::OtherProof("one inside the badge".to_owned()));
    }
    let one = |subject: &NamedOrBlankNode, what: &str, why| {
        let mut found = statements.about(subject, what);
        found.truncate(2);
        let node = (found.len() == 1).then(|| found.pop()).flatten();
        node.and_then(as_node).ok_or(no(why))
    };
    let subject = one(
        &credential,
        &format!("{CRED}credentialSubject"),
        "it must have one subject",
    )?;
    // The context of 3.0.2 has another name for it.
    let older = format!("{OB}achievement-0");
    let newer = format!("{OB}achievement");
    let without_newer = statements.about(&subject, &newer).is_empty();
    let achievement = one(
        &subject,
        if without_newer { &older } else { &newer },
        "its subject must have one achievement",
    )?;
    let issuer = one(
        &credential,
        &format!("{CRED}issuer"),
        "it must have one issuer",
    )?;
    let NamedOrBlankNode::NamedNode(issuer_id) = &issuer else {
        return Err(no("its issuer has no id"));
    };
    let name = statements.texts(&achievement, NAME);
    let time = |what: &str| -> Result<Option<Moment>, BadgeError> {
        let found = statements.about(&credential, &format!("{CRED}{what}"));
        match found.as_slice() {
            [] => Ok(None),
            [Term::Literal(text)] => moment(text.value())
                .map(Some)
                .ok_or(no("a date of it is none")),
            _ => Err(no("a date of it stands twice, or is none")),
        }
    };
    let mut names = statements.about(&subject, NAME);
    for identity in statements.about(&subject, &format!("{OB}identifier")) {
        let Some(identity) = as_node(identity) else {
            continue;
        };
        let says = |what: &str, value: &str| {
            statements
                .literal(&identity, &format!("{OB}{what}"))
                .as_deref()
                == Some(value)
        };
        if says("identityType", "name") && says("hashed", "false") {
            names.extend(statements.about(&identity, &format!("{OB}identityHash")));
        }
    }
    Ok(Badge {
        achievement: name.ok_or(no("its achievement has no name"))?,
        issuer: issuer_id.as_str().parse()?,
        issuer_name: statements.texts(&issuer, NAME),
        subject: match &subject {
            NamedOrBlankNode::NamedNode(id) => Some(printable(id.as_str())),
            NamedOrBlankNode::BlankNode(_) => None,
        },
        subject_name: joined(names),
        valid_from: time("validFrom")?.ok_or(no("it has no validFrom"))?,
        valid_until: time("validUntil")?,
    })
}

fn as_node(term: Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.into()),
        Term::BlankNode(node) => Some(node.into()),
        Term::Literal(_) => None,
    }
}

/// Several wordings of one thing, such as a name in two languages.
fn joined(terms: Vec<Term>) -> Option<String> {
    let texts = terms.into_iter().filter_map(|term| match term {
        Term::Literal(literal) => Some(printable(literal.value())),
        _ => None,
    });
    let mut texts: Vec<String> = texts.collect();
    texts.sort_unstable();
    texts.dedup();
    (!texts.is_empty()).then(|| texts.join(" / "))
}

/// The statements that a document makes outside of any named graph.
struct Statements<'d>(&'d Dataset);

impl Statements<'_> {
    /// What is said of a node.
    fn about(&self, subject: &NamedOrBlankNode, what: &str) -> Vec<Term> {
        self.0
            .quads_for_subject(subject)
            .filter(|quad| {
                quad.predicate.as_str() == what && quad.graph_name == GraphNameRef::DefaultGraph
            })
            .map(|quad| quad.object.into_owned())
            .collect()
    }

    fn is(&self, subject: &NamedOrBlankNode, class: &str) -> bool {
        let types = self.about(subject, rdf::TYPE.as_str());
        types
            .iter()
            .any(|found| matches!(found, Term::NamedNode(found) if found.as_str() == class))
    }

    /// How many nodes are of a type, in any graph.
    fn count_of_type(&self, class: &str) -> usize {
        let class = NamedNodeRef::new_unchecked(class);
        let quads = self.0.quads_for_object(class);
        quads.filter(|quad| quad.predicate == rdf::TYPE).count()
    }

    fn literal(&self, subject: &NamedOrBlankNode, what: &str) -> Option<String> {
        match self.about(subject, what).as_slice() {
            [Term::Literal(literal)] => Some(literal.value().to_owned()),
            _ => None,
        }
    }

    fn texts(&self, subject: &NamedOrBlankNode, what: &str) -> Option<String> {
        joined(self.about(subject, what))
    }
}

#[cfg(test)]
#[path = "any_badge_tests.rs"]
mod tests;
