//! What any Open Badge says, read from the statements its contexts make of it.

use oxrdf::vocab::rdf;
use oxrdf::{Dataset, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use serde_json::Value;

use crate::certificate::claims::values::Moment;
use crate::certificate::foreign::badge::{Badge, moment};
use crate::certificate::foreign::status::{Entry, entries};
use crate::certificate::verify::reason::BadgeError;
use crate::text::printable;

pub(in crate::certificate) const CRED: &str = "https://www.w3.org/2018/credentials#";
const OB: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
const NAME: &str = "https://schema.org/name";
const PROOF: &str = "https://w3id.org/security#proof";

/// Reads what is shown from what the document says; and the places in status
/// lists that it names, as [`entries`] does.
pub(in crate::certificate) fn read(
    document: &Value,
    says: &Dataset,
) -> Result<(Badge, Option<Vec<Entry>>), BadgeError> {
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
    let badge = Badge {
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
    };
    Ok((badge, entries(&credential, says)))
}

pub(in crate::certificate) fn as_node(term: Term) -> Option<NamedOrBlankNode> {
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
pub(in crate::certificate) struct Statements<'d>(pub &'d Dataset);

impl Statements<'_> {
    /// What is said of a node.
    pub(in crate::certificate) fn about(
        &self,
        subject: &NamedOrBlankNode,
        what: &str,
    ) -> Vec<Term> {
        self.0
            .quads_for_subject(subject)
            .filter(|quad| {
                quad.predicate.as_str() == what && quad.graph_name == GraphNameRef::DefaultGraph
            })
            .map(|quad| quad.object.into_owned())
            .collect()
    }

    pub(in crate::certificate) fn is(&self, subject: &NamedOrBlankNode, class: &str) -> bool {
        let types = self.about(subject, rdf::TYPE.as_str());
        types
            .iter()
            .any(|found| matches!(found, Term::NamedNode(found) if found.as_str() == class))
    }

    /// How many nodes are of a type, in any graph.
    pub(in crate::certificate) fn count_of_type(&self, class: &str) -> usize {
        let class = NamedNodeRef::new_unchecked(class);
        let quads = self.0.quads_for_object(class);
        quads.filter(|quad| quad.predicate == rdf::TYPE).count()
    }

    pub(in crate::certificate) fn literal(
        &self,
        subject: &NamedOrBlankNode,
        what: &str,
    ) -> Option<String> {
        match self.about(subject, what).as_slice() {
            [Term::Literal(literal)] => Some(literal.value().to_owned()),
            _ => None,
        }
    }

    fn texts(&self, subject: &NamedOrBlankNode, what: &str) -> Option<String> {
        joined(self.about(subject, what))
    }
}
