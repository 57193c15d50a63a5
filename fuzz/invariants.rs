//! What holds for any bytes whatever that the readers are given. The fuzz
//! targets ask for it with bytes that libFuzzer makes up; `tests/fuzz.rs` with
//! every seed that is kept.

// Each target uses a part of it.
#![allow(dead_code)]

use std::sync::LazyLock;

use certamen::bank::model::digest::bank_digest;
use certamen::bank::yaml::source;
use certamen::bank::{Bank, Draft, Fault, Limits, Place, SourceFile, read_bank, render};
use certamen::certificate::issuer::status_list::FEWEST_BITS;
use certamen::certificate::print::code::{self, key_id};
use certamen::certificate::print::read::pdf::{self, PageState};
use certamen::certificate::print::template::Template;
use certamen::certificate::verify::file::{Kind, Known, Note, kind_of};
use certamen::certificate::{
    Block, BulkVerifier, Claims, Did, Lost, Moment, Proofs, Reason, Register, Report, SiteEntry,
    SiteKey, StatusList, Trust, Verdict, Wanted, claims::profile, verify,
};
use certamen::check::{self, fix};
use certamen::exam::{Paper, Seed};
use certamen::json::{self, SIZE_LIMIT};
use certamen::locale::{LANGUAGES, Locale, verdict};
use certamen::text;
use certamen::training::page::read_page;
use certamen::training::yaml::{read_roster, read_training};
use chrono::{DateTime, NaiveDate, Utc};
use unicode_width::UnicodeWidthChar;

/// Limits that a fuzzer reaches with small files, quickly.
pub const SMALL: Limits = Limits {
    bytes: 1 << 20,
    values: 10_000,
    depth: 32,
    faults: 100,
};

/// How wide faults are drawn; narrow, so that lines are cut.
const WIDTH: usize = 60;

static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    LANGUAGES
        .iter()
        .map(|(lang, _)| Locale::new(*lang))
        .collect()
});

/// The certificate that everybody trusts here.
pub const SAMPLE: &str = include_str!("../tests/vectors/certificate.json");

/// Where the sites of [`register_of_root`] are told what was withdrawn.
pub const LIST: &str = "https://status.example.vn/1";

/// The root that is trusted.
pub static ROOT: LazyLock<SiteKey> = LazyLock::new(|| key_of(b"a secret that a root would sign "));

/// What [`SAMPLE`] says.
pub static CLAIMS: LazyLock<Claims> = LazyLock::new(|| {
    let sample = json::read(SAMPLE.as_bytes()).expect("the sample is JSON");
    profile::read(&sample).expect("the sample is a certificate")
});

static TEMPLATE: LazyLock<Template> = LazyLock::new(|| Template::of(&CLAIMS));

/// The issuer of [`SAMPLE`], and a root with all it has signed.
static TRUST: LazyLock<Trust> = LazyLock::new(|| {
    let mut trust: Trust = [CLAIMS.issuer.did.clone()].into_iter().collect();
    let (register, _) = register_of_root().sign(&ROOT).expect("a register");
    let list = list_of_root().sign(&ROOT).expect("a status list");
    let list = StatusList::read(list.as_bytes(), ROOT.did());
    trust.add_root(register, Some(list));
    trust
});

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    known.trust(&TRUST);
    known.learn(SAMPLE.as_bytes());
    known
});

/// One for all that is verified, as a program has it.
static MANY: LazyLock<BulkVerifier<'static>> =
    LazyLock::new(|| many(Proofs::Both, Wanted::Reports));

/// The same by one proof, with verdicts only: whatever it has learnt from the
/// files before.
static QUICK: LazyLock<BulkVerifier<'static>> =
    LazyLock::new(|| many(Proofs::Jcs, Wanted::Verdicts));

fn many(proofs: Proofs, wanted: Wanted) -> BulkVerifier<'static> {
    BulkVerifier::new(&TRUST, today(), proofs, wanted)
}

pub fn key_of(secret: &[u8; 32]) -> SiteKey {
    SiteKey::from_secret(secret).expect("a key")
}

/// The key of a site of the root, by its number.
pub fn site_key(number: u8) -> SiteKey {
    key_of(&[number; 32])
}

pub fn moment(text: &str) -> Moment {
    time(text).into()
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

/// A day on which [`SAMPLE`] is in force.
pub fn today() -> DateTime<Utc> {
    time("2026-11-23T04:00:00Z")
}

/// The register of [`ROOT`], not signed yet: site 1 issues, and the key of
/// site 2 was lost.
pub fn register_of_root() -> Register {
    let site = |number: u8, from: u32| SiteEntry {
        did: site_key(number).did().clone(),
        name: format!("Điểm thi {number}"),
        unit: "Sở Khoa học".into(),
        from: moment("2026-01-01T00:00:00Z"),
        until: Some(moment("2026-12-31T23:59:59Z")),
        blocks: vec![Block { from, count: 16 }],
        lost: None,
    };
    let mut register = Register::new(
        "urn:uuid:0f0e1d2c-3b4a-4596-8778-00000000002a".into(),
        ROOT.did().clone(),
        "Bộ Khoa học và Công nghệ".into(),
        LIST.into(),
        moment("2026-01-01T00:00:00Z"),
    );
    register.sites = vec![site(1, 0), site(2, 16)];
    register.sites[1].lost = Some(Lost {
        at: moment("2026-05-01T00:00:00Z"),
        certificates: [CLAIMS.record].into(),
    });
    register.templates = vec![TEMPLATE.to_json()];
    register
}

/// The status list of [`ROOT`], not signed yet: place 7 was withdrawn.
pub fn list_of_root() -> StatusList {
    let from_to = (
        moment("2026-11-01T00:00:00Z"),
        moment("2027-02-01T00:00:00Z"),
    );
    StatusList::new(LIST.into(), ROOT.did().clone(), from_to, &[7].into(), 0)
}

/// What holds when a bank is read.
pub fn bank(bytes: &[u8], limits: &Limits) {
    let loaded = read_bank(bytes, limits);
    faults(bytes, &loaded.faults, limits, loaded.bank.is_some());
    let again = read_bank(bytes, limits);
    assert_eq!(loaded.faults, again.faults, "read twice, other faults");
    assert_eq!(loaded.bank, again.bank, "read twice, another bank");
    if let Some(bank) = &loaded.bank {
        assert_eq!(bank_digest(bank), bank.digest, "the digest does not follow");
        texts(bank);
        Paper::draw(bank, &bank.quiz, Seed([7; 16])).expect("a bank that loads can be drawn from");
    }
}

/// What holds when a bank is checked for everything and mended.
pub fn checked(bytes: &[u8], limits: &Limits) {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let mut draft = Draft::read(bytes, limits);
    let found = check::bank(&mut draft, day, limits);
    assert!(found.is_sorted_by_key(|fault| fault.place));
    let whole = !draft.faults.iter().any(Fault::is_error);
    // What only checking finds is never an error.
    let errors = |faults: &[Fault]| faults.iter().filter(|fault| fault.is_error()).count();
    assert_eq!(errors(&found), errors(&draft.faults));
    let most = Limits {
        faults: 2 * limits.faults + draft.allowed.len() + 1,
        ..*limits
    };
    faults(bytes, &found, &most, whole);
    let Some(mended) = fix::mend(bytes, &draft, &found, limits) else {
        return;
    };
    assert_ne!(mended.text.as_bytes(), bytes);
    assert!(mended.places > 0);
    let again = mended.text.as_bytes();
    let mut draft = Draft::read(again, limits);
    let left = check::bank(&mut draft, day, limits);
    assert!(errors(&left) <= errors(&found), "mending did harm");
}

/// What holds when the same bytes are read as `training.yaml`, as a roster and as
/// `page.yaml`.
pub fn training(bytes: &[u8], limits: &Limits) {
    let loaded = read_training(bytes, &[], limits);
    let whole = loaded.training.is_some();
    faults(bytes, &loaded.faults, limits, whole);
    if let Some(training) = &loaded.training {
        let quizzes = training.programme.as_ref().map_or(0, |p| p.quizzes.len());
        assert_eq!(loaded.quiz_places.len(), quizzes, "a place for each quiz");
        let named = loaded.roster_file.iter().map(|(_, place)| *place);
        for place in loaded.quiz_places.iter().copied().chain(named) {
            inside(&lines_of(bytes), place);
        }
        for entry in &training.roster {
            clean(&entry.name);
            clean(&entry.unit);
        }
    }
    let again = read_training(bytes, &[], limits);
    assert_eq!(loaded.faults, again.faults, "read twice, other faults");
    let page = read_page(bytes, limits);
    faults(bytes, &page.faults, limits, page.page.is_some());
    if let Some(place) = page.logo_place {
        inside(&lines_of(bytes), place);
    }
    for wording in page.page.iter().flat_map(|page| &page.heading) {
        wording.wordings().for_each(|(_, text)| clean(text));
    }
    let roster = read_roster(bytes, &[], limits);
    faults(bytes, &roster.faults, limits, roster.roster.is_some());
    for entry in roster.roster.iter().flatten() {
        clean(&entry.name);
        clean(&entry.unit);
    }
}

/// What holds when a file is verified as a certificate.
pub fn credential(bytes: &[u8]) {
    let report = verify(bytes, &TRUST, today());
    told(&report);
    assert_ne!(unsigned(&report), report.claims.is_some(), "{report:?}");
    assert_eq!(report, verify(bytes, &TRUST, today()), "verified twice");
    // Enough of them for a batch, where there are signatures to look at.
    let signed = report.claims.is_some() || matches!(report.reason, Reason::Proof(_));
    let mut many = vec![SAMPLE.as_bytes(); if signed { 12 } else { 1 }];
    many.insert(0, bytes);
    many.push(bytes);
    let reports = MANY.verify(&many);
    assert_eq!(reports.len(), many.len());
    let sample = verify(SAMPLE.as_bytes(), &TRUST, today());
    for (one, found) in many.iter().zip(&reports) {
        let alone = if *one == bytes { &report } else { &sample };
        assert_eq!(found, alone, "another verdict among many");
    }
    // One proof asks for less than two, and what a form lets through is what the
    // general way would.
    let by_one = self::many(Proofs::Jcs, Wanted::Reports)
        .verify(&[bytes])
        .remove(0);
    if report.claims.is_some() {
        assert_eq!(by_one, report, "another verdict by one proof");
    }
    QUICK.verify(&[SAMPLE.as_bytes()]);
    for _ in 0..2 {
        let mut quick = QUICK.verify(&[bytes]).remove(0);
        if quick.verdict == Verdict::Valid {
            quick.claims.clone_from(&by_one.claims);
        }
        assert_eq!(quick, by_one, "another verdict by form");
    }
}

/// What holds when a file is read as a register.
pub fn register(bytes: &[u8]) {
    let read = Register::verify(bytes);
    assert_eq!(read, Register::verify(bytes), "read twice");
    let register = match read {
        Ok(register) => register,
        Err(error) => return line(&error.to_string()),
    };
    clean(&register.name);
    register.templates.iter().for_each(members);
    let mut blocks: Vec<Block> = Vec::new();
    for site in &register.sites {
        clean(&site.name);
        clean(&site.unit);
        assert_eq!(register.site(&site.did), Some(site), "not by its key");
        blocks.extend(&site.blocks);
    }
    blocks.sort_by_key(|block| block.from);
    assert!(blocks.is_sorted_by(|one, next| one.end() <= next.from));
    assert_eq!(register.free(), blocks.last().map_or(0, |last| last.end()));
}

/// What holds when a file is read as the status list of [`ROOT`].
pub fn status(bytes: &[u8]) {
    let read = StatusList::read(bytes, ROOT.did());
    assert_eq!(read, StatusList::read(bytes, ROOT.did()), "read twice");
    // What is read strictly is read as one of anybody's too, and says the same.
    match (&read, StatusList::of_anyone(bytes)) {
        (Ok(list), Ok(open)) => {
            assert_eq!((&list.list, &list.root), (&open.list, &open.root));
            assert_eq!((list.from, list.until), (open.from, open.until));
            assert_eq!(list.revoked(), open.revoked());
        }
        (Ok(_), Err(error)) => panic!("only strictly a status list: {error}"),
        (Err(_), Err(error)) => line(&error.to_string()),
        (Err(_), Ok(open)) => assert!(open.len() >= FEWEST_BITS as usize),
    }
    let list = match read {
        Ok(list) => list,
        Err(error) => return line(&error.to_string()),
    };
    assert!(list.from < list.until);
    assert!(list.len() >= FEWEST_BITS as usize);
    let end = u32::try_from(list.len()).expect("few enough places");
    assert!(list.get(end - 1).is_some());
    assert_eq!(list.get(end), None);
    for index in list.revoked() {
        assert_eq!(list.get(index), Some(true), "place {index}");
    }
}

/// What holds when a file is read as a PDF, and as whatever it is.
pub fn pdf(bytes: &[u8]) {
    let read = pdf::pdf(bytes);
    assert_eq!(read, pdf::pdf(bytes), "read twice");
    match &read {
        Ok(file) => assert!(file.credential.len() <= SIZE_LIMIT),
        Err(error) => line(&error.to_string()),
    }
    let Some((report, note)) = examined(bytes) else {
        return;
    };
    if kind_of(bytes) == Kind::Pdf {
        let state = read.ok().map(|file| file.state);
        let signed = report.claims.is_some();
        let altered = matches!(report.reason, Reason::PageAltered(_));
        let as_issued = signed && state == Some(PageState::AsIssued);
        assert_eq!(note, as_issued.then_some(Note::PageAsIssued));
        assert_eq!(altered, signed && !as_issued, "{report:?}");
    }
}

/// What holds when a text is read as a code, and put together again.
pub fn code(bytes: &[u8]) {
    if let Some((_, note)) = examined(bytes) {
        assert!(kind_of(bytes) == Kind::Pdf || note != Some(Note::PageAsIssued));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let read = code::decode(text);
    assert_eq!(read, code::decode(text), "read twice");
    let mut payload = match read {
        Ok(payload) => payload,
        Err(error) => return line(&error.to_string()),
    };
    let did: &Did = &CLAIMS.issuer.did;
    let ours = payload.template == TEMPLATE.id() && payload.key == key_id(did);
    assert!(ours || payload.credential(&TEMPLATE, did).is_err());
    // Whatever it names, put it together from what is known.
    payload.template = TEMPLATE.id();
    payload.key = key_id(did);
    let json = match payload.credential(&TEMPLATE, did) {
        Ok(json) => json,
        Err(error) => return line(&error.to_string()),
    };
    assert_eq!(payload.credential(&TEMPLATE, did).as_ref(), Ok(&json));
    credential(json.as_bytes());
    match code::encode(&json) {
        Ok(again) if ours => assert_eq!(again, text.trim_end_matches(['\r', '\n'])),
        Ok(_) => {}
        Err(error) => line(&error.to_string()),
    }
}

/// The report on a file of any kind. Pictures unpack to more than a fuzzer is
/// given, so none for those.
fn examined(bytes: &[u8]) -> Option<(Report, Option<Note>)> {
    if kind_of(bytes) == Kind::Image {
        return None;
    }
    let judge = |bytes: &[u8]| verify(bytes, &TRUST, today());
    let (report, note) = KNOWN.examine(bytes, judge);
    told(&report);
    let signed = !unsigned(&report) || matches!(report.reason, Reason::PageAltered(_));
    assert_eq!(signed, report.claims.is_some(), "{report:?}");
    let again = KNOWN.examine(bytes, judge);
    assert_eq!((&report, note), (&again.0, again.1), "examined twice");
    Some((report, note))
}

/// Whether no signature stands for anything.
const fn unsigned(report: &Report) -> bool {
    matches!(report.verdict, Verdict::Altered | Verdict::Unreadable)
}

/// What holds for any report: its reason can be told in every language, and
/// what it tells is safe to print.
fn told(report: &Report) {
    let sound = report.reason == Reason::Sound;
    assert_eq!(report.verdict == Verdict::Valid, sound, "{report:?}");
    line(&report.reason.to_string());
    for locale in &*LOCALES {
        line(&verdict::sentence(locale, &report.reason));
    }
    if let Some(claims) = &report.claims {
        for text in [
            &claims.title,
            &claims.issuer.name,
            &claims.participant.name,
            &claims.participant.code,
            &claims.participant.unit,
            &claims.achievement.name,
            &claims.achievement.description,
            &claims.achievement.criteria,
        ] {
            clean(text);
        }
    }
    if let Some(vouched) = &report.vouched {
        assert!(report.claims.is_some());
        for text in [&vouched.register, &vouched.site, &vouched.unit] {
            clean(text);
        }
    }
}

/// A sentence that is not blank, in one line, safe to print.
fn line(sentence: &str) {
    assert!(!sentence.trim().is_empty());
    assert_eq!(text::forbidden(sentence, false), None, "{sentence:?}");
}

/// What holds for the faults of any file: a thing is loaded if and only if no
/// fault is an error; faults stand in the order of the file, inside it; and
/// each can be shown in every language.
fn faults(bytes: &[u8], faults: &[Fault], limits: &Limits, loaded: bool) {
    let stopped = faults.iter().any(Fault::is_error);
    assert_eq!(loaded, !stopped, "loaded if and only if nothing stops it");
    assert!(
        faults.len() <= limits.faults + 1,
        "more faults than asked for"
    );
    assert!(
        faults.is_sorted_by_key(|fault| fault.place),
        "not in the order of the file"
    );
    let lines = lines_of(bytes);
    let file = SourceFile::new("a\u{1b}[2Jb.yaml", bytes);
    for fault in faults {
        inside(&lines, fault.place);
        if let Some(line) = fault.kind.first_line() {
            inside(&lines, Place { line, column: 1 });
        }
        for locale in &*LOCALES {
            let sentence = locale.fault(&fault.kind);
            assert_ne!(sentence, fault.kind.message_id(), "no sentence");
            let shown = render(&file, fault, &sentence, WIDTH);
            assert_eq!(text::forbidden(&shown, true), None, "{shown:?}");
            let drawn = shown.lines().skip(1);
            assert!(drawn.clone().count() <= 3, "{shown}");
            for line in drawn {
                let width: usize = line.chars().filter_map(UnicodeWidthChar::width).sum();
                assert!(width <= WIDTH + 1, "too wide: {shown}");
            }
        }
    }
}

/// The lines of a file as [`SourceFile`] shows them.
fn lines_of(bytes: &[u8]) -> Vec<usize> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    source::lines(&String::from_utf8_lossy(bytes))
        .map(|line| line.chars().count())
        .collect()
}

/// A place is in the file, or right behind its last character.
fn inside(lines: &[usize], place: Place) {
    let length = lines.get((place.line as usize).wrapping_sub(1));
    let columns = 1..=length.map_or(0, |length| length + 1);
    assert!(
        columns.contains(&(place.column as usize)),
        "{place:?} is outside the {} lines, of {length:?} characters there",
        lines.len()
    );
}

/// Every text of a bank that loaded is safe to print.
fn texts(bank: &Bank) {
    clean(&bank.id);
    clean(&bank.version);
    let mut texts = vec![&bank.title];
    texts.extend(&bank.description);
    texts.extend(bank.topics.iter().map(|(_, name)| name));
    for text in texts {
        text.wordings().for_each(|(_, wording)| clean(wording));
    }
    for question in &bank.questions {
        members(&serde_json::to_value(question).expect("a question is a value"));
    }
}

fn members(value: &serde_json::Value) {
    match value {
        serde_json::Value::String(text) => clean(text),
        serde_json::Value::Array(items) => items.iter().for_each(members),
        serde_json::Value::Object(entries) => entries.values().for_each(members),
        _ => {}
    }
}

/// A text that was accepted holds nothing a terminal acts on.
fn clean(accepted: &str) {
    assert_eq!(text::forbidden(accepted, true), None, "{accepted:?}");
    assert!(text::is_nfc(accepted), "not NFC: {accepted:?}");
}
