//! From JSON-LD to canonical N-Quads (RDFC-1.0), by libraries that know all of
//! both standards.
//!
//! The contexts that are known are kept here, their SHA-256 in a test; no other
//! is ever fetched. Whatever a context does not define would be left out of what
//! is signed, so a document that holds such a thing is refused, and so is one
//! whose unnamed parts look so alike that telling them apart could take long.
//! This is the general way, for whatever document; `quads` is the quick
//! one for certificates alone.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{
    BlankNodeRef, Dataset, GraphNameRef, NamedNodeRef, NamedOrBlankNodeRef, Quad, QuadRef, TermRef,
};
use serde_json::{Value, json};

use crate::text::printable;

/// The address of the one context that every credential begins with.
pub(in crate::certificate) const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";

/// The contexts that are known, by their address.
pub(in crate::certificate) const CONTEXTS: &[(&str, &str)] = &[
    (CREDENTIALS_V2, include_str!("contexts/credentials-v2.json")),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        include_str!("contexts/ob-context-3.0.3.json"),
    ),
    // Other badges still name this one; it is as openbadgeslib carries it. That of
    // 3.0.1 contradicts the context of credentials.
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        include_str!("contexts/ob-context-3.0.2.json"),
    ),
    // What the vectors of the W3C are written with.
    #[cfg(test)]
    (
        "https://www.w3.org/ns/credentials/examples/v2",
        r#"{"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}"#,
    ),
];

/// Where whatever no context defines ends up, to be noticed there. The name is
/// one that can never be registered (RFC 6761).
const UNDEFINED: &str = "https://undefined.invalid/";

/// The most quads a document may have.
const QUAD_LIMIT: usize = 1024;

/// The most blank nodes a document may have.
const BLANK_NODE_LIMIT: usize = 64;

/// The most blank nodes that may look alike and hang together: RDFC-1.0 tries
/// their orders, and the number of orders explodes.
const ALIKE_LIMIT: usize = 8;

/// The most quads that may join one such node to other blank nodes.
const JOINED_LIMIT: usize = 3;

/// Why a document has no canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RdfError {
    /// It is no JSON-LD.
    #[error("it cannot be read as JSON-LD: {0}")]
    NotJsonLd(String),
    /// It names a context that is not known here.
    #[error("the context {0} is not known here")]
    UnknownContext(String),
    /// It says something that would not be signed, since no context defines it.
    #[error("no context says what \"{0}\" means")]
    Undefined(String),
    /// It has a shape made to take long.
    #[error("it has too many parts, or too many unnamed parts that look alike")]
    TooComplex,
}

/// The canonical N-Quads of a JSON-LD document.
///
/// # Errors
/// When the document is no JSON-LD of contexts known here, when it holds
/// anything that no context defines, and when it is too complex.
pub fn canonical_quads(document: &[u8]) -> Result<String, RdfError> {
    let document =
        serde_json::from_slice(document).map_err(|e| RdfError::NotJsonLd(e.to_string()))?;
    Ok(canonical(dataset(document)?))
}

/// The canonical form of a dataset that [`dataset`] has read.
pub(in crate::certificate) fn canonical(mut dataset: Dataset) -> String {
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    lines.concat()
}

/// What a document says, one statement for each quad.
pub(in crate::certificate) fn dataset(mut document: Value) -> Result<Dataset, RdfError> {
    plain(&document, true)?;
    add_catcher(&mut document)?;
    let text = document.to_string();
    let parser = JsonLdParser::new()
        .with_base_iri(UNDEFINED)
        .map_err(|e| RdfError::NotJsonLd(e.to_string()))?
        .for_slice(text.as_bytes())
        .with_load_document_callback(|url, _| known(url));
    let mut dataset = Dataset::new();
    for (count, quad) in parser.enumerate() {
        let quad: Quad = quad.map_err(|e| RdfError::NotJsonLd(printable(&e.to_string())))?;
        if count >= QUAD_LIMIT {
            return Err(RdfError::TooComplex);
        }
        if let Some(name) = undefined(quad.as_ref()) {
            return Err(RdfError::Undefined(printable(&name)));
        }
        dataset.insert(&quad);
    }
    can_be_told_apart(&dataset)?;
    Ok(dataset)
}

type LoadError = Box<dyn std::error::Error + Send + Sync>;

fn known(url: &str) -> Result<JsonLdRemoteDocument, LoadError> {
    let (url, text) = CONTEXTS
        .iter()
        .find(|(known, _)| *known == url)
        .ok_or_else(|| format!("the context {} is not known", printable(url)))?;
    Ok(JsonLdRemoteDocument {
        document: text.as_bytes().to_vec(),
        document_url: (*url).to_owned(),
    })
}

/// Refuses what JSON-LD would leave out without a word, and what makes a member
/// mean something else in one place than in another: contexts inside, keywords
/// other than those of a value, null.
fn plain(value: &Value, outermost: bool) -> Result<(), RdfError> {
    match value {
        Value::Null => Err(RdfError::Undefined("null".to_owned())),
        Value::Array(items) => items.iter().try_for_each(|item| plain(item, false)),
        Value::Object(members) => members.iter().try_for_each(|(key, member)| {
            let of_a_value = matches!(&**key, "@value" | "@language" | "@type");
            match key.as_str() {
                "@context" if outermost => Ok(()),
                key if key.starts_with('@') && !of_a_value => {
                    Err(RdfError::Undefined(printable(key)))
                }
                _ => plain(member, false),
            }
        }),
        _ => Ok(()),
    }
}

/// Adds a context that gives a meaning to whatever has none. Where nothing had
/// none it changes nothing.
fn add_catcher(document: &mut Value) -> Result<(), RdfError> {
    let no = |said: &str| RdfError::NotJsonLd(said.to_owned());
    let members = document.as_object_mut();
    let members = members.ok_or_else(|| no("it is no object"))?;
    let contexts = match members.get_mut("@context") {
        Some(Value::Array(contexts)) => contexts,
        Some(context @ Value::String(_)) => {
            *context = json!([context]);
            context.as_array_mut().ok_or_else(|| no("no context"))?
        }
        _ => return Err(no("it names no context")),
    };
    for context in &*contexts {
        let context = context.as_str();
        let context = context.ok_or_else(|| no("a context of it is no address"))?;
        if !CONTEXTS.iter().any(|(known, _)| *known == context) {
            return Err(RdfError::UnknownContext(printable(context)));
        }
    }
    // What the examples of the W3C mean by anything, they mean.
    if !(cfg!(test)
        && contexts
            .iter()
            .any(|c| c == "https://www.w3.org/ns/credentials/examples/v2"))
    {
        contexts.push(json!({ "@vocab": UNDEFINED }));
    }
    Ok(())
}

/// The name in a quad that no context defines, if there is one.
fn undefined(quad: QuadRef<'_>) -> Option<String> {
    let name = |node: NamedNodeRef<'_>| node.as_str().strip_prefix(UNDEFINED).map(str::to_owned);
    let subject = match quad.subject {
        NamedOrBlankNodeRef::NamedNode(node) => name(node),
        NamedOrBlankNodeRef::BlankNode(_) => None,
    };
    let object = match quad.object {
        TermRef::NamedNode(node) => name(node),
        TermRef::Literal(literal) => name(literal.datatype()),
        TermRef::BlankNode(_) => None,
    };
    let graph = match quad.graph_name {
        GraphNameRef::NamedNode(node) => name(node),
        _ => None,
    };
    subject
        .or(object)
        .or(graph)
        .or_else(|| name(quad.predicate))
}

/// The blank nodes of a quad, in their places.
fn blanks(quad: QuadRef<'_>) -> impl Iterator<Item = BlankNodeRef<'_>> {
    let subject = match quad.subject {
        NamedOrBlankNodeRef::BlankNode(node) => Some(node),
        NamedOrBlankNodeRef::NamedNode(_) => None,
    };
    let object = match quad.object {
        TermRef::BlankNode(node) => Some(node),
        _ => None,
    };
    let graph = match quad.graph_name {
        GraphNameRef::BlankNode(node) => Some(node),
        _ => None,
    };
    [subject, object, graph].into_iter().flatten()
}

/// Refuses a dataset whose blank nodes RDFC-1.0 would have to tell apart by
/// trying too many orders. Those that differ in what is said of them alone (the
/// first degree of the standard) cost nothing, nor do those that look alike but
/// touch none that does.
fn can_be_told_apart(dataset: &Dataset) -> Result<(), RdfError> {
    let mut quads: HashMap<BlankNodeRef<'_>, Vec<QuadRef<'_>>> = HashMap::new();
    for quad in dataset {
        for node in blanks(quad).collect::<HashSet<_>>() {
            quads.entry(node).or_default().push(quad);
        }
    }
    if quads.len() > BLANK_NODE_LIMIT {
        return Err(RdfError::TooComplex);
    }
    let mut looks: BTreeMap<Vec<String>, Vec<BlankNodeRef<'_>>> = BTreeMap::new();
    for (node, quads) in &quads {
        let mut look: Vec<String> = quads.iter().map(|quad| seen_from(*node, *quad)).collect();
        look.sort_unstable();
        looks.entry(look).or_default().push(*node);
    }
    let alike: HashSet<BlankNodeRef<'_>> = looks
        .into_values()
        .filter(|nodes| nodes.len() > 1)
        .flatten()
        .collect();
    let mut hang_together = 0;
    for node in &alike {
        let of_node = quads.get(node).into_iter().flatten();
        let joined: Vec<_> = of_node
            .flat_map(|quad| blanks(*quad))
            .filter(|other| other != node)
            .collect();
        if joined.len() > JOINED_LIMIT {
            return Err(RdfError::TooComplex);
        }
        hang_together += usize::from(joined.iter().any(|other| alike.contains(other)));
    }
    if hang_together > ALIKE_LIMIT {
        return Err(RdfError::TooComplex);
    }
    Ok(())
}

/// A quad as a blank node sees it: itself, and the others all alike.
fn seen_from(node: BlankNodeRef<'_>, quad: QuadRef<'_>) -> String {
    let label = |other: BlankNodeRef<'_>| Cow::from(if other == node { "_:a" } else { "_:z" });
    let subject = match quad.subject {
        NamedOrBlankNodeRef::BlankNode(other) => label(other),
        NamedOrBlankNodeRef::NamedNode(name) => name.to_string().into(),
    };
    let object = match quad.object {
        TermRef::BlankNode(other) => label(other),
        term => term.to_string().into(),
    };
    let graph = match quad.graph_name {
        GraphNameRef::BlankNode(other) => label(other),
        graph => graph.to_string().into(),
    };
    format!("{subject} {} {object} {graph}", quad.predicate)
}

#[cfg(test)]
mod tests;
