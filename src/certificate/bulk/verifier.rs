//! Verifying many certificates with the verdicts of [`verify()`](crate::certificate::verify()),
//! faster.
//!
//! Signatures are verified in batches ([`super::batch`]). Where one proof is asked
//! for and only verdicts are shown, a certificate that matches a template made
//! before ([`super::template`]) is not parsed again; a file that does not match, or
//! that would not be VALID, is verified like any single file. What is remembered
//! is bounded, and templates are made only of certificates whose signatures hold.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};

use crate::certificate::bulk::batch::{Batch, Signed};
use crate::certificate::bulk::template::{CertificateTemplate, Filled};
use crate::certificate::claims::values::Moment;
use crate::certificate::proof::Proofs;
use crate::certificate::proof::data_integrity::{Check, ProofError};
use crate::certificate::verify::credential::{
    Report, SignedClaims, digest, read_signed, report, unsigned,
};
use crate::certificate::verify::evaluate::{Vouched, evaluate};
use crate::certificate::verify::reason::{Reason, Verdict};
use crate::certificate::verify::trust::Trust;

/// What is to be known of each certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All that `verify` says.
    Reports,
    /// The same, but what a VALID certificate says may be left out; quicker.
    Verdicts,
}

/// Verifies certificates as of one moment, any number at a time and on any
/// number of threads, and remembers what makes the next ones quicker.
#[derive(Debug)]
pub struct BulkVerifier<'t> {
    trust: &'t Trust,
    at: DateTime<Utc>,
    proofs: Proofs,
    wanted: Wanted,
    batch: Batch,
    templates: RwLock<Templates>,
}

/// How far a certificate is before its signatures are looked at.
enum Read {
    /// Fits a template at hand, and is VALID if it is signed; with what else was found, if
    /// anything was.
    Fits(usize, Check, Option<Box<Beside>>),
    /// Was read like any single file.
    General(Box<SignedClaims>),
    /// Whatever its signatures say.
    Bad(Verdict, Reason),
}

/// Who vouches for the issuer, and the moment of the status list.
type Beside = (Option<Vouched>, Option<Moment>);

impl<'t> BulkVerifier<'t> {
    /// A new one, that remembers nothing.
    pub fn new(trust: &'t Trust, at: DateTime<Utc>, proofs: Proofs, wanted: Wanted) -> Self {
        Self {
            trust,
            at,
            proofs,
            wanted,
            batch: Batch::new(),
            templates: RwLock::default(),
        }
    }

    /// Verifies some files; batches want a thousand or more.
    pub fn verify<B: AsRef<[u8]>>(&self, all: &[B]) -> Vec<Report> {
        let mut hand = AtHand::default();
        let read: Vec<Read> = all
            .iter()
            .map(|bytes| self.read(bytes.as_ref(), &mut hand))
            .collect();
        let mut queue = Vec::with_capacity(2 * all.len());
        for one in &read {
            let (signer, checks) = match one {
                Read::Fits(template, check, _) => (
                    hand.templates[*template].signer(),
                    std::slice::from_ref(check),
                ),
                Read::General(signed) => (&signed.claims.issuer.did, &*signed.checks),
                Read::Bad(..) => continue,
            };
            queue.extend(checks.iter().map(|check| Signed {
                signer,
                data: &check.data,
                signature: &check.signature,
            }));
        }
        let mut good = self.batch.verify(&queue).into_iter();
        drop(queue);
        // All of them are taken off the queue, whatever the first says.
        let mut hold = |count| good.by_ref().take(count).filter(|good| *good).count() == count;
        let wrong = || unsigned(Verdict::Altered, Reason::Proof(ProofError::WrongSignature));
        let each = read.into_iter().zip(all);
        each.map(|(one, bytes)| match one {
            Read::Bad(verdict, reason) => unsigned(verdict, reason),
            Read::Fits(_, _, beside) if hold(1) => {
                let (vouched, status_as_of) = beside.map_or((None, None), |beside| *beside);
                Report {
                    vouched,
                    status_as_of,
                    ..unsigned(Verdict::Valid, Reason::Sound)
                }
            }
            Read::General(signed) if hold(signed.checks.len()) => {
                report(signed.claims, bytes.as_ref(), self.trust, self.at)
            }
            Read::Fits(..) | Read::General(_) => wrong(),
        })
        .collect()
    }

    fn read(&self, bytes: &[u8], hand: &mut AtHand) -> Read {
        let by_form = self.proofs == Proofs::Jcs && self.wanted == Wanted::Verdicts;
        let key = if by_form { key(bytes) } else { None };
        if let Some(key) = key
            && let Some((template, filled)) = self.find(key, bytes, hand)
        {
            let facts = hand.templates[template].facts(&filled);
            let evaluation = evaluate(&facts, self.trust, self.at, &|| digest(bytes));
            if evaluation.verdict == Verdict::Valid {
                let beside = (evaluation.vouched, evaluation.status_as_of);
                let some = (beside != (None, None)).then(|| Box::new(beside));
                return Read::Fits(template, filled.check, some);
            }
            return self.read_generally(bytes);
        }
        let read = self.read_generally(bytes);
        if let (Some(key), Read::General(signed)) = (key, &read) {
            self.learn(key, bytes, signed);
        }
        read
    }

    fn read_generally(&self, bytes: &[u8]) -> Read {
        match read_signed(bytes, self.trust, self.proofs) {
            Ok(signed) => Read::General(Box::new(signed)),
            Err((verdict, reason)) => Read::Bad(verdict, reason),
        }
    }

    /// The template that a file fits, by its number at hand, and what it says.
    fn find(&self, key: &Key, bytes: &[u8], hand: &mut AtHand) -> Option<(usize, Filled)> {
        let AtHand {
            templates,
            by_key,
            spans,
        } = hand;
        let near = by_key.entry(*key).or_default();
        let mut fit = |template: &CertificateTemplate| template.read(bytes, spans);
        let found = near.iter().find_map(|i| Some((*i, fit(&templates[*i])?)));
        if found.is_some() {
            return found;
        }
        let all = self
            .templates
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        for template in all.by_key.get(key)? {
            if near.iter().any(|i| Arc::ptr_eq(&templates[*i], template)) {
                continue;
            }
            near.push(templates.len());
            templates.push(Arc::clone(template));
            if let Some(filled) = fit(template) {
                return Some((templates.len() - 1, filled));
            }
        }
        None
    }

    fn learn(&self, key: &Key, bytes: &[u8], signed: &SignedClaims) {
        let full = || {
            let templates = self
                .templates
                .read()
                .unwrap_or_else(PoisonError::into_inner);
            let near = templates.by_key.get(key).map_or(0, Vec::len);
            near >= Templates::NEAR
        };
        let [check] = &*signed.checks else { return };
        let issuer = &signed.claims.issuer.did;
        if bytes.len() > Templates::LENGTH
            || full()
            || self.trust.find(issuer.as_str()).is_none()
            || check.strictly(issuer).is_err()
        {
            return;
        }
        if let Some(template) = CertificateTemplate::learn(bytes, &signed.claims, check) {
            let mut templates = self
                .templates
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            templates.add(key, template, |template| {
                template.read(bytes, &mut Vec::new()).is_some()
            });
        }
    }
}

/// The UUID of the achievement, as text.
type Key = [u8; 36];

/// Where to look for the template of a file: the UUID of its achievement, which
/// stands near its beginning. That it is this is for the template to say.
fn key(bytes: &[u8]) -> Option<&Key> {
    const NEAR: usize = 2048;
    const AFTER: &[u8] = b"#criteria\"";
    let beginning = bytes.get(..NEAR)?;
    let mut at = 0;
    loop {
        at += find(beginning.get(at..)?, b'#')?;
        if beginning.get(at..)?.starts_with(AFTER) {
            return beginning.get(..at)?.last_chunk();
        }
        at += 1;
    }
}

/// Where a byte first stands; looks at many bytes at once.
fn find(bytes: &[u8], wanted: u8) -> Option<usize> {
    let wanted_in = |n, byte: &u8| n | u8::from(*byte == wanted);
    let has = |bytes: &&[u8]| bytes.iter().fold(0, wanted_in) != 0;
    let before = 32 * bytes.chunks(32).take_while(|part| !has(part)).count();
    let rest = bytes.get(before..)?.iter();
    Some(before + rest.take_while(|byte| **byte != wanted).count()).filter(|at| *at < bytes.len())
}

/// Templates that one call has met, so that it asks for each only once: what threads
/// share is slow to ask for.
#[derive(Default)]
struct AtHand {
    templates: Vec<Arc<CertificateTemplate>>,
    by_key: HashMap<Key, Vec<usize>>,
    spans: Vec<(usize, usize)>,
}

/// Templates learnt, by the achievements they are of.
#[derive(Debug, Default)]
struct Templates {
    by_key: HashMap<Key, Vec<Arc<CertificateTemplate>>>,
    size: usize,
}

impl Templates {
    /// A file to learn from has at most so many bytes.
    const LENGTH: usize = 64 * 1024;
    /// All that is remembered takes about so many bytes at most: templates of some
    /// thousand sites and programmes. When that is reached, everything is
    /// forgotten, since files mostly come site by site.
    const SIZE: usize = 32 * 1024 * 1024;
    /// Templates of one achievement: it is given in some languages, with and
    /// without an end. Each file is held to all of them.
    const NEAR: usize = 8;

    /// Adds a template, unless one that is `known` does for it.
    fn add(
        &mut self,
        key: &Key,
        template: CertificateTemplate,
        known: impl Fn(&CertificateTemplate) -> bool,
    ) {
        let near = self.by_key.get(key);
        if near.is_some_and(|near| near.len() >= Self::NEAR || near.iter().any(|one| known(one))) {
            return;
        }
        if self.size + template.size() > Self::SIZE {
            *self = Self::default();
        }
        self.size += template.size();
        self.by_key
            .entry(*key)
            .or_default()
            .push(Arc::new(template));
    }
}

#[cfg(test)]
mod tests;
