//! Who is trusted: issuers by their keys, and roots with what they have signed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::certificate::issuer::register::Register;
use crate::certificate::issuer::status_list::{StatusError, StatusList};
use crate::certificate::keys::did::Did;

/// The issuers whose certificates are accepted, with the names we know them
/// by: the own site, and whoever else is trusted; and the roots that vouch for
/// others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trust {
    issuers: BTreeMap<Did, Option<String>>,
    roots: Vec<Arc<Root>>,
    /// Status lists of whatever maker, for Open Badges of others.
    lists: Vec<Arc<StatusList>>,
}

/// A root that is trusted, with its register and its status list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::certificate) struct Root {
    pub register: Register,
    pub status: Option<Result<StatusList, StatusError>>,
}

impl Trust {
    /// Trusts nobody.
    pub const fn nobody() -> Self {
        Self {
            issuers: BTreeMap::new(),
            roots: Vec::new(),
            lists: Vec::new(),
        }
    }

    /// Trusts an issuer as well. A name replaces the one known before.
    pub fn add(&mut self, issuer: Did, name: Option<String>) {
        let known = self.issuers.entry(issuer).or_default();
        if name.is_some() {
            *known = name;
        }
    }

    /// Trusts the root that signed a register. `status` is its status list, or
    /// why there is none to go by; none when there is no file at all.
    pub fn add_root(
        &mut self,
        register: Register,
        status: Option<Result<StatusList, StatusError>>,
    ) {
        self.roots.push(Arc::new(Root { register, status }));
    }

    /// Takes in a status list for Open Badges of others. It counts for the badges
    /// of whoever signed it, and for all when that is somebody trusted.
    pub fn add_list(&mut self, list: StatusList) {
        self.lists.push(Arc::new(list));
    }

    pub(in crate::certificate) fn lists(&self) -> impl Iterator<Item = &StatusList> {
        self.lists.iter().map(Arc::as_ref)
    }

    /// Whether a key is that of a trusted issuer or root.
    pub(in crate::certificate) fn trusts(&self, did: &Did) -> bool {
        let mut roots = self.roots.iter();
        self.contains(did) || roots.any(|root| root.register.root == *did)
    }

    /// Whether an issuer is trusted by its own key.
    pub fn contains(&self, issuer: &Did) -> bool {
        self.issuers.contains_key(issuer)
    }

    /// The roots that are trusted.
    pub fn roots(&self) -> impl Iterator<Item = (&Register, Option<&StatusList>)> {
        self.roots.iter().map(|root| {
            let status = root.status.as_ref().and_then(|status| status.as_ref().ok());
            (&root.register, status)
        })
    }

    pub(in crate::certificate) fn vouching(&self) -> &[Arc<Root>] {
        &self.roots
    }

    /// The trusted issuer whose did reads so, or the site of a register.
    pub(in crate::certificate) fn find(&self, did: &str) -> Option<Did> {
        let known = self.issuers.get_key_value(did);
        let known = known.map(|(issuer, _)| issuer.clone());
        known.or_else(|| {
            let mut registers = self.roots.iter().map(|root| &root.register);
            registers.find_map(|register| register.site_named(did).map(|site| site.did.clone()))
        })
    }

    /// Every issuer that is known: those trusted, and the sites of all registers.
    pub fn issuers(&self) -> impl Iterator<Item = &Did> {
        let sites = self.roots.iter().flat_map(|root| &root.register.sites);
        self.issuers.keys().chain(sites.map(|site| &site.did))
    }

    /// The name we know an issuer by. An issuer may call itself anything.
    pub fn name(&self, issuer: &Did) -> Option<&str> {
        self.issuers.get(issuer)?.as_deref()
    }
}

impl FromIterator<Did> for Trust {
    fn from_iter<I: IntoIterator<Item = Did>>(issuers: I) -> Self {
        let issuers = issuers.into_iter().map(|issuer| (issuer, None)).collect();
        Self {
            issuers,
            roots: Vec::new(),
            lists: Vec::new(),
        }
    }
}
