//! The issuer register: the sites that one root vouches for, and for how long.
//!
//! `docs/credential.md` has the format. [`Register::verify`] takes nothing else,
//! and only what its own issuer has signed; whether that issuer is a root we
//! trust, and whether there was a newer version, is decided by whoever asks.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr as _;

use serde_json::{Value, json};

use crate::certificate::claims::node::{Node, Problem, ProfileError};
use crate::certificate::claims::profile::is_list_url;
use crate::certificate::claims::values::Moment;
use crate::certificate::issuer::signed_document::{
    self, MOMENT, ONE_PROOF, SignedDocumentError, decimal,
};
use crate::certificate::issuer::status_list::MOST_BITS;
use crate::certificate::keys::did::Did;
use crate::certificate::keys::site_key::SiteKey;
use crate::certificate::proof;
use crate::json::canonical::{self, Digest};
use crate::json::{Json, read_large};

/// The largest register that is read, in bytes.
pub const REGISTER_LIMIT: usize = 16 << 20;

const CONTEXTS: [&str; 2] = [
    "https://www.w3.org/ns/credentials/v2",
    "https://www.w3.org/ns/credentials/undefined-terms/v2",
];

/// The type that tells a register from other credentials.
pub const REGISTER_TYPE: &str = "CertamenIssuerRegister";

/// Why a file is no register to go by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// It is not as a root writes it, or not as the root signed it.
    #[error(transparent)]
    SignedDocumentError(#[from] SignedDocumentError),
    /// Two entries of one key.
    #[error("the site {0} stands in it twice")]
    SiteTwice(Did),
    /// Two blocks of status indexes share some.
    #[error("two blocks of status indexes share the index {0}")]
    Overlap(u32),
}

/// Some places of the status list, which one site alone uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The first.
    pub from: u32,
    /// How many.
    pub count: u32,
}

impl Block {
    /// The place after the last.
    pub const fn end(self) -> u32 {
        self.from.saturating_add(self.count)
    }

    /// Whether a place lies in it.
    pub const fn holds(self, index: u32) -> bool {
        self.from <= index && index < self.end()
    }
}

/// That somebody else may have the key of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Since when.
    pub at: Moment,
    /// The digests of the signed certificates that were recorded before.
    pub certificates: BTreeSet<Digest>,
}

/// A site in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteEntry {
    /// Its key.
    pub did: Did,
    /// Its name, as the root knows it.
    pub name: String,
    /// The office it belongs to.
    pub unit: String,
    /// From when it issues.
    pub from: Moment,
    /// Until when; none when that is open.
    pub until: Option<Moment>,
    /// Its places in the status list.
    pub blocks: Vec<Block>,
    /// Set when its key was lost.
    pub lost: Option<Lost>,
}

/// The sites that one root vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// The same in every version: a URN.
    pub id: String,
    /// The root.
    pub root: Did,
    /// The name the root gives itself.
    pub name: String,
    /// From 1 up.
    pub version: u64,
    /// When this version was signed.
    pub signed: Moment,
    /// The id of the status list.
    pub list: String,
    /// The sites; no key twice.
    pub sites: Vec<SiteEntry>,
    /// What certificates of one programme share, as JSON.
    pub templates: Vec<Value>,
    digest: Digest,
    source: Box<str>,
    places: BTreeMap<Did, usize>,
}

impl Register {
    /// A register without sites, to be signed.
    pub fn new(id: String, root: Did, name: String, list: String, signed: Moment) -> Self {
        Self {
            id,
            root,
            name,
            version: 1,
            signed,
            list,
            sites: Vec::new(),
            templates: Vec::new(),
            digest: Digest::of(b""),
            source: Box::default(),
            places: BTreeMap::new(),
        }
    }

    /// Reads a register and checks that its own issuer signed it as it is.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn verify(bytes: &[u8]) -> Result<Self, RegisterError> {
        let mut document = read_large(bytes, REGISTER_LIMIT).map_err(SignedDocumentError::from)?;
        let mut canonical = Vec::with_capacity(bytes.len());
        // Writing into memory cannot fail.
        let _ = canonical::write(&document, &mut canonical);
        let mut register = read(&document).map_err(SignedDocumentError::from)?;
        register.digest = Digest::of(&canonical);
        register.source = String::from_utf8_lossy(&canonical).into();
        register.put_in_order()?;
        let created = register.signed.to_string();
        signed_document::check(&mut document, ONE_PROOF, &register.root, Some(&created))?;
        Ok(register)
    }

    /// Signs it with the root's key: what it is now, and the file.
    ///
    /// # Errors
    /// When it is not one that [`Self::verify`] takes.
    pub fn sign(&self, key: &SiteKey) -> Result<(Self, String), RegisterError> {
        let mut document = self.document();
        let proof = proof::sign(&document, key, &self.signed.to_string());
        document["proof"] = Value::Array(vec![proof]);
        let text = format!("{document:#}\n");
        Self::verify(text.as_bytes()).map(|signed| (signed, text))
    }

    /// SHA-256 of the canonical form of the signed register.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// The signed register as it was read, in its canonical form.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The site of a key.
    pub fn site(&self, did: &Did) -> Option<&SiteEntry> {
        self.site_named(did.as_str())
    }

    /// The site whose did reads so.
    pub(in crate::certificate) fn site_named(&self, did: &str) -> Option<&SiteEntry> {
        let place = self.places.get(did)?;
        self.sites.get(*place)
    }

    /// The first place of the status list that no site has.
    pub fn free(&self) -> u32 {
        let blocks = self.sites.iter().flat_map(|site| &site.blocks);
        blocks.map(|block| block.end()).max().unwrap_or(0)
    }

    fn put_in_order(&mut self) -> Result<(), RegisterError> {
        let mut blocks: Vec<Block> = Vec::new();
        for (place, site) in self.sites.iter().enumerate() {
            if self.places.insert(site.did.clone(), place).is_some() {
                return Err(RegisterError::SiteTwice(site.did.clone()));
            }
            blocks.extend(&site.blocks);
        }
        blocks.sort_by_key(|block| block.from);
        for pair in blocks.windows(2) {
            if pair[1].from < pair[0].end() {
                return Err(RegisterError::Overlap(pair[1].from));
            }
        }
        Ok(())
    }

    fn document(&self) -> Value {
        let sites: Vec<Value> = self.sites.iter().map(site_document).collect();
        json!({
            "@context": CONTEXTS,
            "id": self.id,
            "type": ["VerifiableCredential", REGISTER_TYPE],
            "issuer": { "id": self.root.as_str(), "name": self.name },
            "validFrom": self.signed.to_string(),
            "credentialSubject": {
                "id": self.id,
                "type": REGISTER_TYPE,
                "version": self.version.to_string(),
                "statusListCredential": self.list,
                "sites": sites,
                "templates": self.templates,
            },
        })
    }
}

fn site_document(site: &SiteEntry) -> Value {
    let block = |b: &Block| json!({ "from": b.from.to_string(), "count": b.count.to_string() });
    let blocks: Vec<Value> = site.blocks.iter().map(block).collect();
    let mut document = json!({
        "id": site.did.as_str(),
        "name": site.name,
        "unit": site.unit,
        "validFrom": site.from.to_string(),
        "statusIndexes": blocks,
    });
    if let Some(until) = site.until {
        document["validUntil"] = until.to_string().into();
    }
    if let Some(lost) = &site.lost {
        let digests: Vec<String> = lost.certificates.iter().map(Digest::to_string).collect();
        document["lost"] = json!({ "at": lost.at.to_string(), "certificates": digests });
    }
    document
}

type Read<T> = std::result::Result<T, ProfileError>;

fn read(document: &Json<'_>) -> Read<Register> {
    let root = Node::root(document);
    signed_document::envelope(&root, &CONTEXTS, REGISTER_TYPE, &[])?;
    let id = root.at("id")?.formed("a urn:uuid:", |text| {
        let plain = text.strip_prefix("urn:uuid:")?;
        let lower = plain.len() == 36 && !plain.bytes().any(|b| b.is_ascii_uppercase());
        (lower && uuid::Uuid::try_parse(plain).is_ok()).then(|| text.to_owned())
    })?;
    let issuer = root.at("issuer")?;
    issuer.has(&["id", "name"], &[])?;
    let subject = root.at("credentialSubject")?;
    let members = [
        "id",
        "sites",
        "statusListCredential",
        "templates",
        "type",
        "version",
    ];
    subject.has(&members, &[])?;
    subject.at("id")?.is(&id)?;
    subject.at("type")?.is(REGISTER_TYPE)?;
    let place = subject.at("sites")?;
    let sites = (0..place.count()?)
        .map(|i| site(&place.item(i)?))
        .collect::<Read<_>>()?;
    let place = subject.at("templates")?;
    let templates = (0..place.count()?)
        .map(|i| template(&place.item(i)?))
        .collect::<Read<_>>()?;
    Ok(Register {
        id,
        root: did(&issuer.at("id")?)?,
        name: issuer.at("name")?.text()?,
        version: subject
            .at("version")?
            .formed("a number from 1 up", |text| {
                decimal(text).filter(|version| *version > 0)
            })?,
        signed: root.at("validFrom")?.parsed(MOMENT)?,
        list: list(&subject.at("statusListCredential")?)?,
        sites,
        templates,
        source: Box::default(),
        digest: Digest::of(b""),
        places: BTreeMap::new(),
    })
}

pub(in crate::certificate) fn did(node: &Node<'_, '_>) -> Read<Did> {
    node.parsed("the did:key of a sound Ed25519 key")
}

pub(in crate::certificate) fn list(node: &Node<'_, '_>) -> Read<String> {
    node.formed("the URL of a status list", |url| {
        is_list_url(url).then(|| url.to_owned())
    })
}

fn site(node: &Node<'_, '_>) -> Read<SiteEntry> {
    let members = ["id", "name", "statusIndexes", "unit", "validFrom"];
    node.has(&members, &["lost", "validUntil"])?;
    let from: Moment = node.at("validFrom")?.parsed(MOMENT)?;
    let until = match node.at("validUntil") {
        Ok(place) => {
            let until: Moment = place.parsed(MOMENT)?;
            if until < from {
                return Err(place.error(Problem::Form("no earlier than validFrom")));
            }
            Some(until)
        }
        Err(_) => None,
    };
    let place = node.at("statusIndexes")?;
    let blocks = (0..place.count()?)
        .map(|i| block(&place.item(i)?))
        .collect::<Read<_>>()?;
    let lost = match node.at("lost") {
        Ok(place) => Some(lost(&place)?),
        Err(_) => None,
    };
    Ok(SiteEntry {
        did: did(&node.at("id")?)?,
        name: node.at("name")?.text()?,
        unit: node.at("unit")?.text()?,
        from,
        until,
        blocks,
        lost,
    })
}

fn block(node: &Node<'_, '_>) -> Read<Block> {
    node.has(&["count", "from"], &[])?;
    let from: u32 = node
        .at("from")?
        .formed("a place in the status list", decimal)?;
    let count: u32 = node.at("count")?.formed("a number from 1 up", |text| {
        decimal(text).filter(|count| *count > 0)
    })?;
    match from.checked_add(count) {
        Some(end) if end <= MOST_BITS => Ok(Block { from, count }),
        _ => Err(node.error(Problem::Form("within the largest status list"))),
    }
}

fn lost(node: &Node<'_, '_>) -> Read<Lost> {
    node.has(&["at", "certificates"], &[])?;
    let place = node.at("certificates")?;
    let certificates = (0..place.count()?)
        .map(|i| {
            let digest = |text: &str| Digest::from_str(text).ok();
            place.item(i)?.formed("64 hexadecimal digits", digest)
        })
        .collect::<Read<_>>()?;
    let at = node.at("at")?.parsed(MOMENT)?;
    Ok(Lost { at, certificates })
}

/// Any object whose texts are safe to show; what it says is read where it is used.
fn template(node: &Node<'_, '_>) -> Read<Value> {
    node.has_safe_texts()?;
    match node.to_value() {
        value @ Value::Object(_) => Ok(value),
        _ => Err(node.error(Problem::Form("an object"))),
    }
}

#[cfg(test)]
mod tests;
