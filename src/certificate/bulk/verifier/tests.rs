//! The verdicts by template beside those of the general verification, one by one.

use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::certificate::{
    Block, Claims, Lost, Moment, Percent, Register, SiteEntry, SiteKey, Status, StatusList,
    claims::profile, issue, proof,
};
use crate::json::{self as reader, canonical};

mod signed;
mod spelt;
mod struck;
mod taught;
mod trusted;

const SAMPLE: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/vectors/certificate.json"
));
const LIST: &str = "https://status.example.vn/1";

fn key(n: u8) -> SiteKey {
    SiteKey::from_secret(&[n; 32]).unwrap()
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn today() -> DateTime<Utc> {
    time("2026-11-23T04:00:00Z")
}

/// The `n`-th certificate of site 1; odd ones have a place in a status list, and
/// every third no end.
fn claims(n: u32) -> Claims {
    let mut claims = profile::read(&reader::read(SAMPLE).unwrap()).unwrap();
    claims.id = Uuid::from_u128(u128::from(n) << 77 | 5);
    claims.issuer.did = key(1).did().clone();
    claims.participant.code = format!("CB-{n}");
    claims.participant.name = format!("Nguyễn Thị Bích Hằng {n}");
    claims.score.percent = Percent::new(70 + (n % 31) as u8).unwrap();
    claims.status = (n % 2 == 1).then(|| Status {
        list: LIST.into(),
        index: n,
    });
    if n.is_multiple_of(3) {
        claims.valid_until = None;
    }
    claims
}

/// How a file may be laid out.
#[derive(Debug, Clone, Copy)]
enum Layout {
    Issued,
    Line,
}

fn laid_out(value: &Value, layout: Layout) -> String {
    match layout {
        Layout::Issued => format!("{value:#}\n"),
        Layout::Line => canonical::to_string(value) + "\n",
    }
}

fn value(claims: &Claims, key: &SiteKey) -> Value {
    serde_json::from_str(&issue(claims, key).unwrap()).unwrap()
}

fn file(n: u32, layout: Layout) -> String {
    laid_out(&value(&claims(n), &key(1)), layout)
}

/// Sites 1 and 2, and a root that has site 3.
fn trust() -> Trust {
    let mut trust = rooted(&register(3));
    trust.add(key(1).did().clone(), None);
    trust.add(key(2).did().clone(), None);
    trust
}

fn moment(text: &str) -> Moment {
    time(text).into()
}

/// The register of a root with one site.
fn register(site: u8) -> Register {
    let start = moment("2026-05-01T00:00:00Z");
    let mut register = Register::new(
        "urn:uuid:0f0e1d2c-3b4a-4596-8778-00000000002a".into(),
        key(50).did().clone(),
        "Root".into(),
        LIST.into(),
        start,
    );
    register.sites = vec![SiteEntry {
        did: key(site).did().clone(),
        name: "Site".into(),
        unit: "Unit".into(),
        from: start,
        until: None,
        blocks: vec![Block {
            from: 0,
            count: 500,
        }],
        lost: None,
    }];
    register
}

/// The root of a register, with a status list in which 131 is withdrawn.
fn rooted(register: &Register) -> Trust {
    let window = (
        moment("2026-11-20T00:00:00Z"),
        moment("2026-12-20T00:00:00Z"),
    );
    let list = StatusList::new(LIST.into(), key(50).did().clone(), window, &[131].into(), 0);
    let mut trust = Trust::nobody();
    trust.add_root(register.sign(&key(50)).unwrap().0, Some(Ok(list)));
    trust
}

fn many(trust: &Trust, wanted: Wanted) -> BulkVerifier<'_> {
    BulkVerifier::new(trust, today(), Proofs::Jcs, wanted)
}

/// One that has learnt the templates of site 1 from six of its files, in both layouts.
fn taught(trust: &Trust) -> BulkVerifier<'_> {
    let many = many(trust, Wanted::Verdicts);
    for n in 0..6 {
        for layout in [Layout::Issued, Layout::Line] {
            let report = &many.verify(&[file(n, layout)])[0];
            assert_eq!(report.verdict, Verdict::Valid, "{}", report.reason);
        }
    }
    assert_eq!(templates(&many), 8);
    many
}

fn templates(many: &BulkVerifier<'_>) -> usize {
    let templates = many.templates.read().unwrap();
    templates.by_key.values().map(Vec::len).sum()
}

/// Whether a file is not read anew.
fn fits(many: &BulkVerifier<'_>, bytes: &[u8]) -> bool {
    matches!(many.read(bytes, &mut AtHand::default()), Read::Fits(..))
}

/// Holds the quick verdict on some bytes to the general one; gives that.
fn compare(quick: &BulkVerifier<'_>, bytes: &[u8]) -> Verdict {
    let general = many(quick.trust, Wanted::Reports)
        .verify(&[bytes])
        .remove(0);
    let mut found = quick.verify(&[bytes]).remove(0);
    if general.verdict == Verdict::Valid {
        found.claims.clone_from(&general.claims);
    }
    assert_eq!(found, general, "{}", String::from_utf8_lossy(bytes));
    general.verdict
}

/// The document with both proofs made anew by site 1, whatever it says; the first
/// proof is not looked at.
fn signed_anew(mut document: Value) -> Value {
    let key = key(1);
    document.as_object_mut().unwrap().remove("proof");
    let created = document["validFrom"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let jcs = proof::sign(&document, &key, &created);
    let mut other = jcs.clone();
    other["cryptosuite"] = proof::RDFC.into();
    document["proof"] = json!([other, jcs]);
    document
}

#[test]
fn others_of_the_programme_fit_in_both_layouts() {
    let trust = trust();
    let many = taught(&trust);
    for n in 100..130 {
        for layout in [Layout::Issued, Layout::Line] {
            let file = file(n, layout);
            for text in [&file, file.trim_end(), &format!("{file}\r\n\t ")] {
                assert!(fits(&many, text.as_bytes()), "{text}");
                assert_eq!(compare(&many, text.as_bytes()), Verdict::Valid);
            }
            assert!(!fits(&many, format!("{file}\u{c}").as_bytes()));
        }
    }
    let line = file(100, Layout::Line);
    assert!(!fits(
        &many,
        format!("{line}{}", " ".repeat(1 << 20)).as_bytes()
    ));
    compare(&many, format!("{line}{}", " ".repeat(1 << 20)).as_bytes());
    assert_eq!(templates(&many), 8);
}

#[test]
fn what_is_not_valid_says_what_it_says() {
    let trust = trust();
    let quick = taught(&trust);
    let mut expired = claims(1);
    expired.valid_until = Some(time("2026-06-14T03:12:45Z").into());
    let file = laid_out(&value(&expired, &key(1)), Layout::Line);
    assert_eq!(compare(&quick, file.as_bytes()), Verdict::Expired);
    let mut early = claims(1);
    early.valid_from = time("2027-06-14T03:12:45Z").into();
    let file = laid_out(&value(&early, &key(1)), Layout::Line);
    assert_eq!(compare(&quick, file.as_bytes()), Verdict::StatusUnknown);
}

/// In the very second in which it begins and ends it would be in force.
#[test]
fn an_end_must_be_later() {
    let trust = trust();
    let begins = claims(2).valid_from;
    let new = |wanted| BulkVerifier::new(&trust, begins.time(), Proofs::Jcs, wanted);
    let quick = new(Wanted::Verdicts);
    let good = file(2, Layout::Line);
    assert_eq!(quick.verify(&[&good])[0].verdict, Verdict::Valid);
    assert!(fits(&quick, good.as_bytes()));
    let mut changed = value(&claims(2), &key(1));
    changed["validUntil"] = begins.to_string().into();
    let bad = laid_out(&signed_anew(changed), Layout::Line);
    assert!(!fits(&quick, bad.as_bytes()));
    let general = new(Wanted::Reports).verify(&[&bad]);
    assert_eq!(general[0].verdict, Verdict::Altered);
    assert_eq!(quick.verify(&[&bad]), general);
}

#[test]
fn another_issuer_or_programme_is_never_taken_for_the_one_learnt() {
    let trust = trust();
    let quick = taught(&trust);
    // A stranger, with the achievement of site 1 by name and by id.
    let mut strange = claims(100);
    strange.issuer.did = key(9).did().clone();
    let stranger = value(&strange, &key(9));
    let ours = value(&claims(100), &key(1));
    let line = |value: &Value| laid_out(value, Layout::Line);
    assert_eq!(
        compare(&quick, line(&stranger).as_bytes()),
        Verdict::UntrustedIssuer
    );
    let claimed = line(&stranger).replace(&strange.achievement_id(), &claims(100).achievement_id());
    assert_eq!(compare(&quick, claimed.as_bytes()), Verdict::Altered);
    let claimed = line(&ours).replace(key(1).did().multibase(), key(2).did().multibase());
    assert_eq!(compare(&quick, claimed.as_bytes()), Verdict::Altered);
    // Proofs of one on the document of the other.
    for (one, other) in [(&ours, &stranger), (&stranger, &ours)] {
        let mut mixed = one.clone();
        mixed["proof"] = other["proof"].clone();
        assert_eq!(compare(&quick, line(&mixed).as_bytes()), Verdict::Altered);
    }
    // Another site, programme, version, language, and the words of another year.
    let changes: [fn(&mut Claims); 6] = [
        |claims| claims.issuer.did = key(2).did().clone(),
        |claims| claims.achievement.id = "another".into(),
        |claims| claims.achievement.version = "2026.2".into(),
        |claims| claims.achievement.language = "fr".parse().unwrap(),
        |claims| claims.score.required = Percent::new(60).unwrap(),
        |claims| claims.wording.delivery = "Thi.".into(),
    ];
    for change in changes {
        let mut claims = claims(100);
        change(&mut claims);
        let by = if claims.issuer.did == *key(1).did() {
            1
        } else {
            2
        };
        let file = line(&value(&claims, &key(by)));
        assert!(!fits(&taught(&trust), file.as_bytes()));
        assert_eq!(compare(&quick, file.as_bytes()), Verdict::Valid);
        // The same words signed by the wrong one of the two.
        let wrong = line(&signed_anew(value(&claims, &key(by))));
        let expected = if by == 1 {
            Verdict::Valid
        } else {
            Verdict::Altered
        };
        assert_eq!(compare(&quick, wrong.as_bytes()), expected);
    }
}

#[test]
fn registers_and_status_lists_count_as_ever() {
    let mut stolen = register(1);
    stolen.sites[0].lost = Some(Lost {
        at: moment("2026-06-01T00:00:00Z"),
        certificates: [digest(file(7, Layout::Line).as_bytes())].into(),
    });
    let trust = rooted(&stolen);
    let quick = many(&trust, Wanted::Verdicts);
    for _ in 0..2 {
        let recorded = file(7, Layout::Line);
        assert_eq!(compare(&quick, recorded.as_bytes()), Verdict::Valid);
        assert!(fits(&quick, recorded.as_bytes()));
        let other = file(1, Layout::Line);
        assert_eq!(compare(&quick, other.as_bytes()), Verdict::UntrustedIssuer);
    }
    let trust = rooted(&register(1));
    let quick = many(&trust, Wanted::Verdicts);
    let line = |n| file(n, Layout::Line);
    assert_eq!(compare(&quick, line(1).as_bytes()), Verdict::Valid);
    assert_eq!(compare(&quick, line(7).as_bytes()), Verdict::Valid);
    assert!(fits(&quick, line(7).as_bytes()));
    assert_eq!(compare(&quick, line(131).as_bytes()), Verdict::Revoked);
    assert_eq!(
        compare(&quick, line(501).as_bytes()),
        Verdict::UntrustedIssuer
    );
    assert_eq!(
        compare(&quick, line(2).as_bytes()),
        Verdict::UntrustedIssuer
    );
}

#[test]
fn only_what_is_signed_teaches_and_only_so_much() {
    let trust = trust();
    let quick = many(&trust, Wanted::Verdicts);
    for bad in [
        file(100, Layout::Line).replace("Hằng", "Hoa"),
        file(100, Layout::Issued).replace("2026-05-14", "2026-05-15"),
    ] {
        quick.verify(&[bad]);
    }
    let mut strange = claims(100);
    strange.issuer.did = key(9).did().clone();
    quick.verify(&[laid_out(&value(&strange, &key(9)), Layout::Line)]);
    assert_eq!(templates(&quick), 0);
    // A template for each title, of which some are kept.
    for i in 0..20 {
        let mut claims = claims(100);
        claims.title = format!("Title {i}");
        let file = laid_out(&value(&claims, &key(1)), Layout::Line);
        assert_eq!(compare(&quick, file.as_bytes()), Verdict::Valid);
        assert_eq!(templates(&quick), (i + 1).min(Templates::NEAR));
    }
    // Too long to learn from, and many achievements.
    let mut long = claims(100);
    long.achievement.id = "long".into();
    long.achievement.criteria = "x".repeat(Templates::LENGTH);
    compare(
        &quick,
        laid_out(&value(&long, &key(1)), Layout::Line).as_bytes(),
    );
    assert_eq!(templates(&quick), Templates::NEAR);
    for i in 0..40 {
        let mut claims = claims(100);
        claims.achievement.id = format!("programme-{i}");
        claims.achievement.criteria = "x".repeat(Templates::LENGTH / 2);
        let file = laid_out(&value(&claims, &key(1)), Layout::Line);
        compare(&quick, file.as_bytes());
        let mut known = quick.templates.write().unwrap();
        assert!(known.size <= Templates::SIZE);
        // As if it had learnt much more.
        known.size += Templates::SIZE / 16;
    }
    assert!(templates(&quick) < 20, "{}", templates(&quick));
}

#[test]
fn a_byte_is_found_wherever_it_stands() {
    for length in 0..100 {
        let mut bytes = vec![b'x'; length];
        assert_eq!(find(&bytes, b'#'), None);
        for at in (0..length).rev() {
            bytes[at] = b'#';
            assert_eq!(find(&bytes, b'#'), Some(at));
        }
    }
}
