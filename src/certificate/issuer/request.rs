//! What a site asks a root for: to be let into its register.
//!
//! `{ "format": "certamen-site-request/1", "did", "name", "unit", "created",
//! "proof": [jcs] }`, signed by the site's key, which shows that the site has it.

use serde_json::{Value, json};

use crate::certificate::claims::node::{Node, ProfileError};
use crate::certificate::claims::values::Moment;
use crate::certificate::issuer::register::did;
use crate::certificate::issuer::signed_document::{self, MOMENT, ONE_PROOF, SignedDocumentError};
use crate::certificate::keys::did::Did;
use crate::certificate::keys::site_key::SiteKey;
use crate::certificate::proof;
use crate::json::{Json, read};

/// The name of the format.
const FORMAT: &str = "certamen-site-request/1";

/// Why a file is no request of a site.
pub type RequestError = SignedDocumentError;

/// A site that asks to be let into a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its key.
    pub did: Did,
    /// Its name.
    pub name: String,
    /// The office it belongs to.
    pub unit: String,
    /// When it asked.
    pub created: Moment,
}

impl Request {
    /// Reads a request and checks that the key in it signed it.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn verify(bytes: &[u8]) -> Result<Self, RequestError> {
        let mut document = read(bytes)?;
        let request = shape(&document)?;
        let created = request.created.to_string();
        signed_document::check(&mut document, ONE_PROOF, &request.did, Some(&created))?;
        Ok(request)
    }

    /// Signs the request of the site that has this key: the file.
    ///
    /// # Errors
    /// When a name cannot stand in a register.
    pub fn sign(&self, key: &SiteKey) -> Result<String, RequestError> {
        let created = self.created.to_string();
        let mut document = json!({
            "format": FORMAT,
            "did": self.did.as_str(),
            "name": self.name,
            "unit": self.unit,
            "created": created,
        });
        let proof = proof::sign(&document, key, &created);
        document["proof"] = Value::Array(vec![proof]);
        let text = format!("{document:#}\n");
        Self::verify(text.as_bytes()).map(|_| text)
    }
}

fn shape(document: &Json<'_>) -> Result<Request, ProfileError> {
    let root = Node::root(document);
    root.has(&["created", "did", "format", "name", "proof", "unit"], &[])?;
    root.at("format")?.is(FORMAT)?;
    Ok(Request {
        did: did(&root.at("did")?)?,
        name: root.at("name")?.text()?,
        unit: root.at("unit")?.text()?,
        created: root.at("created")?.parsed(MOMENT)?,
    })
}
