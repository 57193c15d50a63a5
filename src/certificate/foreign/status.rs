//! The status of Open Badges of whatever maker: what a badge says of it, and the
//! status lists it names, read as the badges are.
//!
//! Only lists that somebody gave are looked in; nothing is fetched. The lists of
//! our own roots are read more strictly, in [`crate::certificate::issuer::status_list`].

use chrono::{DateTime, Utc};
use oxrdf::{Dataset, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use serde_json::Value;

use crate::certificate::claims::values::Moment;
use crate::certificate::foreign::badge::{moment, proven};
use crate::certificate::foreign::claims::{CRED, Statements, as_node};
use crate::certificate::issuer::signed_document::decimal;
use crate::certificate::issuer::status_list::{STATUS_LIMIT, StatusList};
use crate::certificate::keys::did::Did;
use crate::certificate::verify::evaluate::consult_list;
use crate::certificate::verify::reason::{BadgeError, Reason, Verdict};
use crate::certificate::verify::trust::Trust;
use crate::json::read_large;

const STATUS: &str = "https://www.w3.org/ns/credentials/status#";

/// A place in a list of those that were withdrawn.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::certificate) struct Entry {
    list: String,
    index: u32,
}

/// The places in status lists that a badge names; none when it names a status of
/// another kind or for another purpose, which nobody here can look up.
pub(in crate::certificate) fn entries(
    credential: &NamedOrBlankNode,
    says: &Dataset,
) -> Option<Vec<Entry>> {
    let status = format!("{CRED}credentialStatus");
    let named = says.quads_for_predicate(NamedNodeRef::new_unchecked(&status));
    let statements = Statements(says);
    let own = statements.about(credential, &status);
    if named.count() != own.len() {
        return None;
    }
    let entry = |node: Term| {
        let node = as_node(node)?;
        let literal = |what: &str| statements.literal(&node, &format!("{STATUS}{what}"));
        let bits = statements.about(&node, &format!("{STATUS}statusSize"));
        let known = statements.is(&node, &format!("{STATUS}BitstringStatusListEntry"))
            && literal("statusPurpose").as_deref() == Some("revocation")
            && bits.is_empty();
        let list = statements.about(&node, &format!("{STATUS}statusListCredential"));
        match (known, list.as_slice()) {
            (true, [Term::NamedNode(list)]) => Some(Entry {
                list: list.as_str().to_owned(),
                index: decimal(&literal("statusListIndex")?)?,
            }),
            _ => None,
        }
    };
    own.into_iter().map(entry).collect()
}

/// What the lists at hand say of a badge by `issuer`: withdrawn when one of its
/// places is, fine when all are fine; and when the oldest list was signed that was
/// gone by.
pub(in crate::certificate) fn standing(
    entries: &[Entry],
    issuer: &Did,
    trust: &Trust,
    at: DateTime<Utc>,
) -> (Result<(), (Verdict, Reason)>, Option<Moment>) {
    let mut all = (Ok(()), None);
    for entry in entries {
        let (says, as_of) = of_entry(entry, issuer, trust, at);
        if matches!(says, Err((Verdict::Revoked, _))) {
            return (says, as_of);
        }
        all = (all.0.and(says), [all.1, as_of].into_iter().flatten().min());
    }
    all
}

fn of_entry(
    entry: &Entry,
    issuer: &Did,
    trust: &Trust,
    at: DateTime<Utc>,
) -> (Result<(), (Verdict, Reason)>, Option<Moment>) {
    let mut found = (Err((Verdict::StatusUnknown, Reason::NoStatusList)), None);
    // Whoever else signs a list says nothing about this badge.
    let counts = |list: &&StatusList| {
        list.list == entry.list && (list.root == *issuer || trust.trusts(&list.root))
    };
    for list in trust.lists().filter(counts) {
        if consult_list(&mut found, list, entry.index, at) {
            break;
        }
    }
    found
}

impl StatusList {
    /// Reads the status list of whatever maker, whose proofs must all hold and be
    /// by its issuer. Whether that issuer counts is for the reader to say.
    ///
    /// # Errors
    /// The first thing that is wrong, or is not known here.
    pub fn of_anyone(bytes: &[u8]) -> Result<Self, BadgeError> {
        let document = read_large(bytes, STATUS_LIMIT);
        let document = document.map_err(|_| BadgeError::NoList("it is not the JSON of one"))?;
        let (mut list, proof_until) =
            proven(Value::from(document), read).map_err(|error| match error {
                BadgeError::NoBadge(why) => BadgeError::NoList(why),
                error => error,
            })?;
        list.end_by(proof_until);
        Ok(list)
    }
}

/// Reads a status list from what its document says.
fn read(document: &Value, says: &Dataset) -> Result<(Did, StatusList), BadgeError> {
    let no = BadgeError::NoList;
    let id = document.get("id").and_then(Value::as_str);
    let id = id.ok_or(no("it has no id"))?;
    let credential = NamedNode::new(id).map_err(|_| no("its id is no URL"))?;
    let credential: NamedOrBlankNode = credential.into();
    let statements = Statements(says);
    let verifiable = format!("{CRED}VerifiableCredential");
    if statements.count_of_type(&verifiable) != 1
        || !statements.is(&credential, &verifiable)
        || !statements.is(
            &credential,
            &format!("{STATUS}BitstringStatusListCredential"),
        )
    {
        return Err(no(
            "it must be one BitstringStatusListCredential and hold no other",
        ));
    }
    let one = |subject: &NamedOrBlankNode, what: &str, why| {
        let mut found = statements.about(subject, what);
        match (found.pop(), found.is_empty()) {
            (Some(term), true) => Ok(term),
            _ => Err(no(why)),
        }
    };
    let time = |what: &str, why| match one(&credential, &format!("{CRED}{what}"), why)? {
        Term::Literal(text) => moment(text.value()).ok_or(no(why)),
        _ => Err(no(why)),
    };
    let issuer = one(
        &credential,
        &format!("{CRED}issuer"),
        "it must have one issuer",
    )?;
    let Term::NamedNode(issuer) = issuer else {
        return Err(no("its issuer has no id"));
    };
    let subject = one(
        &credential,
        &format!("{CRED}credentialSubject"),
        "it must have one subject",
    )?;
    let subject = as_node(subject).ok_or(no("its subject is a text"))?;
    let literal = |what: &str| statements.literal(&subject, &format!("{STATUS}{what}"));
    let type_of = |name: &str| statements.is(&subject, &format!("{STATUS}{name}"));
    if !type_of("BitstringStatusList") || literal("statusPurpose").as_deref() != Some("revocation")
    {
        return Err(no(
            "its subject is no BitstringStatusList of what was withdrawn",
        ));
    }
    let from = time("validFrom", "it must have one validFrom")?;
    // Without an end nobody can tell a list that is out of date.
    let until = time("validUntil", "it must have one validUntil")?;
    let bits = literal("encodedList").ok_or(no("it has no encodedList"))?;
    let signer: Did = issuer.as_str().parse()?;
    let list = StatusList::unpacked(id.to_owned(), signer.clone(), (from, until), &bits)?;
    Ok((signer, list))
}
