//! Many certificates at once: what [`verify`](super::verify()) says of each, but
//! quicker.
//!
//! Signatures go into batches ([`super::batch`]). Where one proof is asked for and
//! only verdicts are shown, a certificate that fits a form learnt before
//! ([`super::form`]) is not read anew; whatever does not fit, or would not be
//! VALID, goes the general way. What is remembered is bounded, and only signed
//! certificates teach.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};

use super::batch::{Batch, Signed};
use super::form::{Filled, Form};
use super::judge::{Vouched, judge};
use super::proof::{Check, ProofError};
use super::trust::Trust;
use super::values::Moment;
use super::verify::{
    Proofs, Reason, Report, SignedClaims, Verdict, digest, read_signed, report, unsigned,
};

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
pub struct Many<'t> {
    trust: &'t Trust,
    at: DateTime<Utc>,
    proofs: Proofs,
    wanted: Wanted,
    batch: Batch,
    forms: RwLock<Forms>,
}

/// How far a certificate is before its signatures are looked at.
enum Read {
    /// Fits a form at hand, and is VALID if it is signed; with what else was found, if
    /// anything was.
    Fits(usize, Check, Option<Box<Beside>>),
    /// Went the general way.
    General(Box<SignedClaims>),
    /// Whatever its signatures say.
    Bad(Verdict, Reason),
}

/// Who vouches for the issuer, and the moment of the status list.
type Beside = (Option<Vouched>, Option<Moment>);

impl<'t> Many<'t> {
    /// A new one, that remembers nothing.
    pub fn new(trust: &'t Trust, at: DateTime<Utc>, proofs: Proofs, wanted: Wanted) -> Self {
        Self {
            trust,
            at,
            proofs,
            wanted,
            batch: Batch::new(),
            forms: RwLock::default(),
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
                Read::Fits(form, check, _) => {
                    (hand.forms[*form].signer(), std::slice::from_ref(check))
                }
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
            && let Some((form, filled)) = self.find(key, bytes, hand)
        {
            let facts = hand.forms[form].facts(&filled);
            let judged = judge(&facts, self.trust, self.at, &|| digest(bytes));
            if judged.verdict == Verdict::Valid {
                let beside = (judged.vouched, judged.status_as_of);
                let some = (beside != (None, None)).then(|| Box::new(beside));
                return Read::Fits(form, filled.check, some);
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

    /// The form that a file fits, by its number at hand, and what it says.
    fn find(&self, key: &Key, bytes: &[u8], hand: &mut AtHand) -> Option<(usize, Filled)> {
        let AtHand {
            forms,
            by_key,
            spans,
        } = hand;
        let near = by_key.entry(*key).or_default();
        let mut fit = |form: &Form| form.read(bytes, spans);
        let found = near.iter().find_map(|i| Some((*i, fit(&forms[*i])?)));
        if found.is_some() {
            return found;
        }
        let all = self.forms.read().unwrap_or_else(PoisonError::into_inner);
        for form in all.by_key.get(key)? {
            if near.iter().any(|i| Arc::ptr_eq(&forms[*i], form)) {
                continue;
            }
            near.push(forms.len());
            forms.push(Arc::clone(form));
            if let Some(filled) = fit(form) {
                return Some((forms.len() - 1, filled));
            }
        }
        None
    }

    fn learn(&self, key: &Key, bytes: &[u8], signed: &SignedClaims) {
        let full = || {
            let forms = self.forms.read().unwrap_or_else(PoisonError::into_inner);
            let near = forms.by_key.get(key).map_or(0, Vec::len);
            near >= Forms::NEAR
        };
        let [check] = &*signed.checks else { return };
        let issuer = &signed.claims.issuer.did;
        if bytes.len() > Forms::LENGTH
            || full()
            || self.trust.find(issuer.as_str()).is_none()
            || check.strictly(issuer).is_err()
        {
            return;
        }
        if let Some(form) = Form::learn(bytes, &signed.claims, check) {
            let mut forms = self.forms.write().unwrap_or_else(PoisonError::into_inner);
            forms.add(key, form, |form| {
                form.read(bytes, &mut Vec::new()).is_some()
            });
        }
    }
}

/// The UUID of the achievement, as text.
type Key = [u8; 36];

/// Where to look for the form of a file: the UUID of its achievement, which
/// stands near its beginning. That it is this is for the form to say.
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

/// Forms that one call has met, so that it asks for each only once: what threads
/// share is slow to ask for.
#[derive(Default)]
struct AtHand {
    forms: Vec<Arc<Form>>,
    by_key: HashMap<Key, Vec<usize>>,
    spans: Vec<(usize, usize)>,
}

/// Forms learnt, by the achievements they are of.
#[derive(Debug, Default)]
struct Forms {
    by_key: HashMap<Key, Vec<Arc<Form>>>,
    size: usize,
}

impl Forms {
    /// A file to learn from has at most so many bytes.
    const LENGTH: usize = 64 * 1024;
    /// All that is remembered takes about so many bytes at most: forms of some
    /// thousand sites and programmes. When that is reached, everything is
    /// forgotten, since files mostly come site by site.
    const SIZE: usize = 32 * 1024 * 1024;
    /// Forms of one achievement: it is given in some languages, with and
    /// without an end. Each file is held to all of them.
    const NEAR: usize = 8;

    /// Adds a form, unless one that is `known` does for it.
    fn add(&mut self, key: &Key, form: Form, known: impl Fn(&Form) -> bool) {
        let near = self.by_key.get(key);
        if near.is_some_and(|near| near.len() >= Self::NEAR || near.iter().any(|one| known(one))) {
            return;
        }
        if self.size + form.size() > Self::SIZE {
            *self = Self::default();
        }
        self.size += form.size();
        self.by_key.entry(*key).or_default().push(Arc::new(form));
    }
}

#[cfg(test)]
mod tests;
