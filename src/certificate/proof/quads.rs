//! The canonical N-Quads of a certificate, written straight from its claims.
//!
//! A certificate keeps one fixed profile, so its RDF is known beforehand: this
//! module is that knowledge, some fifty times quicker than working it out from
//! the contexts. Whatever it writes is what [`crate::certificate::proof::rdf::canonical_quads`]
//! makes of the same certificate (a property test); no other document may be
//! given to it.
//!
//! Quads are written in groups of one subject each, in order within the group;
//! sorting the groups sorts all. Only the three identities of the participant
//! are blank nodes, and their own quads tell them apart, so RDFC-1.0 numbers
//! them by the hash of those (section 4.6).

use std::fmt::Write as _;

use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest as _, Sha256};

use crate::certificate::claims::model::{Claims, Participant};
use crate::certificate::claims::vocabulary::NI;
use crate::certificate::keys::did::Did;

const TYPE: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

macro_rules! ob {
    ($name:literal) => {
        concat!(
            "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
            $name,
            ">"
        )
    };
}

macro_rules! vc {
    ($name:literal) => {
        concat!("<https://www.w3.org/2018/credentials#", $name, ">")
    };
}

macro_rules! schema {
    ($name:literal) => {
        concat!("<https://schema.org/", $name, ">")
    };
}

macro_rules! status {
    ($name:literal) => {
        concat!("<https://www.w3.org/ns/credentials/status#", $name, ">")
    };
}

macro_rules! xsd {
    ($name:literal) => {
        concat!("^^<http://www.w3.org/2001/XMLSchema#", $name, ">")
    };
}

/// As the 3.0.3 context writes them: with another scheme, and so other types.
macro_rules! odd_xsd {
    ($name:literal) => {
        concat!("^^<https://www.w3.org/2001/XMLSchema#", $name, ">")
    };
}

/// Quads in groups of one subject.
pub(in crate::certificate) struct Quads {
    text: String,
    /// Where each group ends, and so where the next begins.
    ends: Vec<usize>,
    subject: String,
}

impl Quads {
    /// SHA-256 of the canonical form.
    pub(in crate::certificate) fn digest(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        for group in self.sorted() {
            hasher.update(group.as_bytes());
        }
        hasher.finalize().into()
    }

    fn sorted(&self) -> Vec<&str> {
        let mut start = 0;
        let mut groups: Vec<&str> = Vec::with_capacity(self.ends.len());
        for end in &self.ends {
            groups.push(&self.text[start..*end]);
            start = *end;
        }
        groups.sort_unstable();
        let subject = |group: &str| group.find(' ').map_or(0, |at| at + 1);
        let twice = |two: &[&str]| two[0].get(..subject(two[0])) == two[1].get(..subject(two[1]));
        if groups.windows(2).any(twice) {
            // Two pieces of evidence of one digest: one subject with the quads of both.
            groups = self.text.split_inclusive('\n').collect();
            groups.sort_unstable();
            groups.dedup();
        }
        groups
    }

    fn group(&mut self, subject: impl FnOnce(&mut String)) {
        self.end();
        self.subject.clear();
        subject(&mut self.subject);
    }

    fn end(&mut self) {
        if self.ends.last().copied().unwrap_or(0) < self.text.len() {
            self.ends.push(self.text.len());
        }
    }

    fn begin(&mut self, predicate: &str) -> &mut String {
        self.text.push_str(&self.subject);
        self.text.push(' ');
        self.text.push_str(predicate);
        self.text.push(' ');
        &mut self.text
    }

    /// A quad whose object is an IRI or a blank node, as it is written.
    fn node(&mut self, predicate: &str, object: &[&str]) {
        let text = self.begin(predicate);
        for part in object {
            text.push_str(part);
        }
        text.push_str(" .\n");
    }

    /// A quad whose object is a text with nothing to escape, of a type.
    fn plain(&mut self, predicate: &str, object: &[&str], datatype: &str) {
        let text = self.begin(predicate);
        text.push('"');
        for part in object {
            text.push_str(part);
        }
        text.push('"');
        text.push_str(datatype);
        text.push_str(" .\n");
    }

    /// A quad whose object is any text.
    fn text_of(&mut self, predicate: &str, object: &str) {
        let text = self.begin(predicate);
        text.push('"');
        escape(object, text);
        text.push_str("\" .\n");
    }
}

/// The escapes of canonical N-Quads.
fn escape(text: &str, out: &mut String) {
    let needs = |b: u8| b < 0x20 || matches!(b, b'"' | b'\\' | 0x7f);
    if !text.bytes().fold(false, |any, b| any | needs(b)) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\0'..='\u{1f}' | '\u{7f}' => {
                // Writing into memory cannot fail.
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
}

/// The quads of a certificate without its proofs.
pub(in crate::certificate) fn of(claims: &Claims) -> Quads {
    let mut quads = Quads {
        text: String::with_capacity(24 * 1024),
        ends: Vec::with_capacity(32),
        subject: String::with_capacity(128),
    };
    let own = claims.id.urn().to_string();
    let base = claims.achievement_id();
    let subject = claims.subject_id();
    // The ids of all results, in the order of "<…#id>".
    let mut parts: Vec<String> = claims
        .quizzes
        .iter()
        .map(|q| format!("{}>", q.id))
        .collect();
    parts.extend(["score>".to_owned(), "status>".to_owned()]);
    parts.sort_unstable();
    let ni = |digest: &crate::json::canonical::Digest| {
        format!("<{NI}{}>", Base64UrlUnpadded::encode_string(&digest.0))
    };
    let record = ni(&claims.record);
    let banks: Vec<String> = claims.quizzes.iter().map(|quiz| ni(&quiz.bank)).collect();
    let status = claims
        .status
        .as_ref()
        .map(|status| (format!("{}#{}", status.list, status.index), status));

    credential(
        &mut quads,
        claims,
        &own,
        &subject,
        (&record, &banks),
        status.as_ref().map(|s| &*s.0),
    );
    if let Some((id, status)) = &status {
        quads.group(|s| s.extend(["<", id, ">"]));
        quads.node(TYPE, &[status!("BitstringStatusListEntry")]);
        quads.node(status!("statusListCredential"), &["<", &status.list, ">"]);
        quads.plain(status!("statusListIndex"), &[&status.index.to_string()], "");
        quads.plain(status!("statusPurpose"), &["revocation"], "");
    }
    quads.group(|s| s.extend(["<", claims.issuer.did.as_str(), ">"]));
    quads.node(TYPE, &[ob!("Profile")]);
    quads.text_of(schema!("name"), &claims.issuer.name);

    achievement(&mut quads, claims, &base, &parts);
    results(&mut quads, claims, &own, &base);
    evidence(&mut quads, claims, &own, (&record, &banks));
    let names = identities(&mut quads, &claims.participant, &subject);

    quads.group(|s| s.extend(["<", &*subject, ">"]));
    quads.node(TYPE, &[ob!("AchievementSubject")]);
    quads.node(ob!("achievement"), &["<", &base, ">"]);
    quads.plain(
        ob!("activityEndDate"),
        &[&claims.ended.to_string()],
        odd_xsd!("date"),
    );
    quads.plain(
        ob!("activityStartDate"),
        &[&claims.started.to_string()],
        odd_xsd!("date"),
    );
    for name in names {
        quads.node(ob!("identifier"), &[name]);
    }
    for part in &parts {
        quads.node(ob!("result"), &["<", &own, "#", part]);
    }
    quads.end();
    quads
}

fn credential(
    quads: &mut Quads,
    claims: &Claims,
    own: &str,
    subject: &str,
    (record, banks): (&str, &[String]),
    status: Option<&str>,
) {
    quads.group(|s| s.extend(["<", own, ">"]));
    quads.node(TYPE, &[ob!("OpenBadgeCredential")]);
    quads.node(TYPE, &[vc!("VerifiableCredential")]);
    quads.text_of(schema!("name"), &claims.title);
    if let Some(id) = status {
        quads.node(vc!("credentialStatus"), &["<", id, ">"]);
    }
    quads.node(vc!("credentialSubject"), &["<", subject, ">"]);
    let mut pieces: Vec<&str> = banks.iter().map(|bank| &**bank).chain([record]).collect();
    pieces.sort_unstable();
    pieces.dedup();
    for piece in pieces {
        quads.node(vc!("evidence"), &[piece]);
    }
    // "<ni:" comes before "<urn:".
    quads.node(vc!("evidence"), &["<", own, "#delivery>"]);
    quads.node(vc!("issuer"), &["<", claims.issuer.did.as_str(), ">"]);
    quads.plain(
        vc!("validFrom"),
        &[&claims.valid_from.to_string()],
        xsd!("dateTime"),
    );
    if let Some(until) = claims.valid_until {
        quads.plain(vc!("validUntil"), &[&until.to_string()], xsd!("dateTime"));
    }
}

fn achievement(quads: &mut Quads, claims: &Claims, base: &str, parts: &[String]) {
    let about = &claims.achievement;
    quads.group(|s| s.extend(["<", base, ">"]));
    quads.node(TYPE, &[ob!("Achievement")]);
    quads.node(ob!("Criteria"), &["<", base, "#criteria>"]);
    quads.plain(ob!("achievementType"), &["Certificate"], "");
    quads.plain(ob!("humanCode"), &[&about.id], "");
    for part in parts {
        quads.node(ob!("resultDescription"), &["<", base, "#", part]);
    }
    quads.text_of(ob!("version"), &about.version);
    quads.text_of(schema!("description"), &about.description);
    quads.plain(schema!("inLanguage"), &[about.language.as_str()], "");
    quads.text_of(schema!("name"), &about.name);

    quads.group(|s| s.extend(["<", base, "#criteria>"]));
    quads.text_of(ob!("narrative"), &about.criteria);

    let quizzes = claims.quizzes.iter();
    let quizzes = quizzes.map(|quiz| (&*quiz.id, &*quiz.title, quiz.required));
    let all = ("score", &*claims.wording.score, claims.score.required);
    for (part, name, required) in quizzes.chain([all]) {
        quads.group(|s| s.extend(["<", base, "#", part, ">"]));
        quads.node(TYPE, &[ob!("ResultDescription")]);
        quads.plain(ob!("requiredValue"), &[&required.to_string()], "");
        quads.plain(ob!("resultType"), &["Percent"], "");
        quads.plain(ob!("valueMax"), &["100"], "");
        quads.plain(ob!("valueMin"), &["0"], "");
        quads.text_of(schema!("name"), name);
    }
    quads.group(|s| s.extend(["<", base, "#status>"]));
    quads.node(TYPE, &[ob!("ResultDescription")]);
    quads.plain(ob!("resultType"), &["Status"], "");
    quads.text_of(schema!("name"), &claims.wording.status);
}

fn results(quads: &mut Quads, claims: &Claims, own: &str, base: &str) {
    let mut described = |part: &str, predicate: &str, value: &str| {
        quads.group(|s| s.extend(["<", own, "#", part, ">"]));
        quads.node(TYPE, &[ob!("Result")]);
        quads.plain(
            ob!("resultDescription"),
            &[base, "#", part],
            odd_xsd!("anyURI"),
        );
        quads.plain(predicate, &[value], "");
    };
    for quiz in &claims.quizzes {
        described(&quiz.id, schema!("value"), &quiz.percent.to_string());
    }
    described("score", schema!("value"), &claims.score.percent.to_string());
    described("status", ob!("status"), "Completed");
}

fn evidence(quads: &mut Quads, claims: &Claims, own: &str, (record, banks): (&str, &[String])) {
    let mut bound = |id: &str, about: &str, name: &str| {
        quads.group(|s| s.push_str(id));
        quads.node(TYPE, &[ob!("Evidence")]);
        quads.text_of(schema!("description"), about);
        quads.plain(schema!("name"), &[name], "");
    };
    let ids: Vec<&str> = claims.quizzes.iter().map(|quiz| &*quiz.id).collect();
    bound(record, &ids.join(" "), "attempt-record");
    for (quiz, bank) in claims.quizzes.iter().zip(banks) {
        bound(
            bank,
            &format!("{} {}", quiz.id, quiz.bank_version),
            "item-bank",
        );
    }
    quads.group(|s| s.extend(["<", own, "#delivery>"]));
    quads.node(TYPE, &[ob!("Evidence")]);
    quads.text_of(ob!("narrative"), &claims.wording.delivery);
    quads.plain(schema!("genre"), &[claims.delivery.word()], "");
    quads.plain(schema!("name"), &["delivery"], "");
}

/// The identities, named by the order of their hashes.
fn identities(quads: &mut Quads, who: &Participant, subject: &str) -> [&'static str; 3] {
    let names = ["_:c14n0", "_:c14n1", "_:c14n2"];
    let identities = [
        ("name", &*who.name),
        ("identifier", &*who.code),
        ("ext:unit", &*who.unit),
    ];
    let mut hashed = identities.map(|(kind, text)| {
        let mut first = Quads {
            text: String::with_capacity(1024),
            ends: Vec::new(),
            subject: format!("<{subject}>"),
        };
        first.node(ob!("identifier"), &["_:a"]);
        "_:a".clone_into(&mut first.subject);
        identity(&mut first, kind, text);
        let hash: [u8; 32] = Sha256::digest(first.text.as_bytes()).into();
        (hash, kind, text)
    });
    hashed.sort_unstable();
    for (name, (_, kind, text)) in names.iter().zip(hashed) {
        quads.group(|s| s.push_str(name));
        identity(quads, kind, text);
    }
    names
}

fn identity(quads: &mut Quads, kind: &str, text: &str) {
    quads.node(TYPE, &[ob!("IdentityObject")]);
    quads.plain(ob!("hashed"), &["false"], odd_xsd!("boolean"));
    quads.text_of(ob!("identityHash"), text);
    quads.plain(ob!("identityType"), &[kind], "");
}

/// SHA-256 of the canonical options of the `eddsa-rdfc-2022` proof that a key
/// made at a moment.
pub(in crate::certificate) fn options_digest(created: &str, signer: &Did) -> [u8; 32] {
    let method = signer.verification_method();
    Sha256::digest(options(created, &method).as_bytes()).into()
}

fn options(created: &str, method: &str) -> String {
    let date = xsd!("dateTime");
    format!(
        "_:c14n0 <http://purl.org/dc/terms/created> \"{created}\"{date} .\n\
         _:c14n0 {TYPE} <https://w3id.org/security#DataIntegrityProof> .\n\
         _:c14n0 <https://w3id.org/security#cryptosuite> \
         \"eddsa-rdfc-2022\"^^<https://w3id.org/security#cryptosuiteString> .\n\
         _:c14n0 <https://w3id.org/security#proofPurpose> \
         <https://w3id.org/security#assertionMethod> .\n\
         _:c14n0 <https://w3id.org/security#verificationMethod> <{method}> .\n"
    )
}
