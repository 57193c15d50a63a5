//! The whole way behind the screens: the shipped training, a real database and
//! key, every quiz passed, one certificate, verified.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use certamen::bank::Bank;
use certamen::certificate::{
    Block, Did, Moment, Register, SiteEntry, SiteKey, StatusList, Trust, Verdict, verify,
};
use certamen::course::Began;
use certamen::course::{Person, Quiz};
use certamen::exam::{Attempt, Command, Participant};
use certamen::site::Site;
use certamen::site::registers::remember_in;
use certamen::store::Sqlite;
use certamen::text::Lang;
use chrono::Utc;
use tempfile::TempDir;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of the project's own training, without database and key.
fn training() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let banks = folder.path().join("question_banks");
    fs::create_dir(&banks).unwrap();
    fs::copy(
        repository().join("tests/training/training.yaml"),
        folder.path().join("training.yaml"),
    )
    .unwrap();
    for entry in fs::read_dir(repository().join("tests/training/question_banks")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, banks.join(path.file_name().unwrap())).unwrap();
    }
    folder
}

/// Carries out a command and applies what it causes.
fn perform(attempt: &mut Attempt, bank: &Bank, site: &Site<Sqlite>, command: &Command) {
    for event in attempt.decide(command, bank, &site.clock.read()).unwrap() {
        attempt.apply(event);
    }
}

/// Takes a quiz in one go; `right` of its questions are answered right.
async fn take(site: &Site<Sqlite>, person: &Person, quiz: &str, right: usize, lang: Lang) {
    let Began { mut attempt, bank } = site.begin(person, quiz, false, lang).await.unwrap();
    for question in 0..attempt.paper().len().min(right) {
        let response = Some(common::right(&attempt.question(question, &bank).kind));
        perform(
            &mut attempt,
            &bank,
            site,
            &Command::Answer { question, response },
        );
    }
    perform(&mut attempt, &bank, site, &Command::Submit);
    let outcome = attempt.outcome(&bank);
    assert_eq!(
        outcome.passed,
        right >= attempt.paper().len(),
        "{quiz}: {outcome:?}"
    );
    let id = attempt.header().attempt.clone();
    site.save(&id, &attempt.log()[1..], Some(&outcome))
        .await
        .unwrap();
    site.release(&id);
}

async fn person(site: &Site<Sqlite>) -> Person {
    let participant = Participant {
        code: "SAMPLE-0001".to_owned(),
        name: "Nguyễn Thị Mẫu".to_owned(),
        unit: "Đơn vị mẫu".to_owned(),
    };
    site.enrol(participant).await.unwrap()
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect()
}

/// Passes the whole programme and gives its one certificate file.
async fn pass_programme(folder: &Path) -> (Arc<Site<Sqlite>>, Person, PathBuf) {
    let site = Arc::new(Site::open(folder).await.unwrap());
    let person = person(&site).await;
    for quiz in ["ai-ethics", "ai-law", "ai-security"] {
        let (progress, problem) = site.progress(&person).await.unwrap();
        assert!(
            problem.is_none() && progress.certificates.is_empty(),
            "too early: {quiz}"
        );
        take(&site, &person, quiz, usize::MAX, Lang::VI).await;
    }
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!(problem, None);
    assert_eq!(progress.certificates.len(), 1);
    let path = progress.certificates[0].path.clone();
    (site, person, path)
}

#[tokio::test]
async fn a_passed_programme_gives_one_certificate_that_verifies() {
    let folder = training();
    let (site, person, path) = pass_programme(folder.path()).await;
    let bytes = fs::read(&path).unwrap();
    let trust: Trust = [site.did().clone()].into_iter().collect();
    let report = verify(&bytes, &trust, Utc::now());
    assert_eq!(report.verdict, Verdict::Valid, "{}", report.reason);
    let claims = report.claims.unwrap();
    assert_eq!(claims.participant.name, "Nguyễn Thị Mẫu");
    assert_eq!(claims.participant.unit, "Đơn vị mẫu");
    assert_eq!(claims.score.percent.get(), 100);
    assert_eq!(claims.quizzes.len(), 3);
    assert_eq!(
        path.file_name().unwrap().to_str().unwrap(),
        claims.file_name()
    );

    let text = String::from_utf8(bytes).unwrap();
    let altered = text.replacen("\"value\": \"100\"", "\"value\": \"99\"", 1);
    assert_ne!(altered, text);
    assert_eq!(
        verify(altered.as_bytes(), &trust, Utc::now()).verdict,
        Verdict::Altered
    );

    // Once, however often anybody asks, and in however many programs.
    let second = Site::open(folder.path()).await.unwrap();
    for site in [&*site, &second] {
        let (progress, _) = site.progress(&person).await.unwrap();
        assert_eq!(progress.certificates.len(), 1);
    }
    assert_eq!(
        json_files(&folder.path().join("certificates")),
        std::slice::from_ref(&path)
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[tokio::test]
async fn a_lost_certificate_file_is_written_again_the_same() {
    let folder = training();
    let (site, _, path) = pass_programme(folder.path()).await;
    let before = fs::read(&path).unwrap();
    drop(site);
    fs::remove_dir_all(folder.path().join("certificates")).unwrap();
    fs::remove_dir_all(folder.path().join("records")).unwrap();
    let _again = Site::open(folder.path()).await.unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(json_files(&folder.path().join("records")).len(), 1);
}

#[tokio::test]
async fn two_programs_that_issue_at_once_give_the_same_certificate() {
    let folder = training();
    let first = Site::open(folder.path()).await.unwrap();
    let second = Site::open(folder.path()).await.unwrap();
    let person = person(&first).await;
    for quiz in ["ai-ethics", "ai-law", "ai-security"] {
        take(&first, &person, quiz, usize::MAX, Lang::EN).await;
    }
    let (a, b) = tokio::join!(first.progress(&person), second.progress(&person));
    let (a, b) = (a.unwrap().0.certificates, b.unwrap().0.certificates);
    assert_eq!(a, b);
    assert_eq!(a.len(), 1);
    assert_eq!(json_files(&folder.path().join("certificates")).len(), 1);
}

#[tokio::test]
async fn attempts_run_out_and_a_failed_one_certifies_nothing() {
    let folder = training();
    let site = Site::open(folder.path()).await.unwrap();
    let person = person(&site).await;
    for _ in 0..3 {
        take(&site, &person, "ai-ethics", 2, Lang::FR).await;
    }
    let (progress, _) = site.progress(&person).await.unwrap();
    assert_eq!(progress.standings[0].used, 3);
    assert!(
        progress.standings[0]
            .best
            .is_some_and(|(_, passed)| !passed)
    );
    assert!(progress.certificates.is_empty());
    let refused = site
        .begin(&person, "ai-ethics", false, Lang::EN)
        .await
        .unwrap_err();
    assert_eq!(refused.id, "problem-no-attempts");
    assert!(
        site.begin(&person, "ai-ethics", true, Lang::EN)
            .await
            .is_ok(),
        "practice stays open"
    );
}

#[tokio::test]
async fn a_code_of_somebody_else_is_refused_and_ones_own_is_found_again() {
    let folder = training();
    let site = Site::open(folder.path()).await.unwrap();
    let person = person(&site).await;
    let other = Participant {
        name: "Somebody Else".into(),
        ..person.participant.clone()
    };
    assert_eq!(
        site.enrol(other).await.unwrap_err().id,
        "problem-code-taken"
    );
    assert_eq!(
        site.enrol(person.participant.clone()).await.unwrap(),
        person
    );
    let typed = Participant {
        code: String::new(),
        name: "An".into(),
        unit: "Phòng A".into(),
    };
    let made = site.enrol(typed.clone()).await.unwrap();
    assert!(made.participant.code.starts_with("P-"));
    assert_eq!(site.enrol(typed).await.unwrap(), made);
}

/// The certificate in git, and the key to trust. Made anew with
/// `CERTAMEN_BLESS=1 cargo nextest run --test site sample`.
#[tokio::test]
async fn the_sample_certificate_verifies_under_the_key_beside_it() {
    let folder = repository().join("certificates");
    let (sample, issuer) = (folder.join("sample.json"), folder.join("sample-issuer.txt"));
    if std::env::var_os("CERTAMEN_BLESS").is_some() {
        let training = training();
        let (site, _, path) = pass_programme(training.path()).await;
        fs::create_dir_all(&folder).unwrap();
        fs::copy(path, &sample).unwrap();
        fs::write(&issuer, format!("{}\n", site.did())).unwrap();
    }
    let did: Did = fs::read_to_string(issuer).unwrap().trim().parse().unwrap();
    let trust: Trust = [did].into_iter().collect();
    let bytes = fs::read(sample).unwrap();
    let then = verify(&bytes, &trust, Utc::now())
        .claims
        .unwrap()
        .valid_from
        .time();
    let report = verify(&bytes, &trust, then);
    assert_eq!(report.verdict, Verdict::Valid, "{}", report.reason);
    assert_eq!(
        verify(&bytes, &Trust::nobody(), then).verdict,
        Verdict::UntrustedIssuer
    );
}

/// A misspelt field once made the programme and the issuer vanish, and the
/// program certified under defaults nobody had chosen.
#[tokio::test]
async fn a_training_with_faults_is_not_opened() {
    let folder = training();
    let path = folder.path().join("training.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("valid_for:", "valid_fr:")).unwrap();
    let error = Site::open(folder.path()).await.unwrap_err().to_string();
    assert!(error.contains("certamen check"), "{error}");
    assert!(
        !folder.path().join("certamen.db").exists(),
        "nothing was created"
    );
}

/// A bank with faults takes neither the others nor the training down.
#[tokio::test]
async fn a_bank_with_faults_leaves_the_others_open() {
    let folder = training();
    let path = folder.path().join("question_banks/ai-law.yaml");
    fs::write(&path, "bank: [").unwrap();
    let site = Site::open(folder.path()).await.unwrap();
    let course = site.course();
    let ids: Vec<&str> = course.quizzes.iter().map(Quiz::id).collect();
    assert_eq!(ids, ["ai-ethics", "ai-security"]);
    let person = person(&site).await;
    for quiz in ids {
        take(&site, &person, quiz, usize::MAX, Lang::EN).await;
    }
    let (progress, _) = site.progress(&person).await.unwrap();
    assert!(
        progress.certificates.is_empty(),
        "a programme with a part missing is not passed"
    );
}

#[tokio::test]
async fn a_new_version_of_the_programme_alone_certifies_nobody_again() {
    let folder = training();
    let (site, person, path) = pass_programme(folder.path()).await;
    drop(site);
    let yaml = folder.path().join("training.yaml");
    let text = fs::read_to_string(&yaml).unwrap();
    fs::write(
        &yaml,
        text.replace("version: \"2026.1\"", "version: \"2027.1\""),
    )
    .unwrap();
    let site = Site::open(folder.path()).await.unwrap();
    let (progress, _) = site.progress(&person).await.unwrap();
    assert_eq!(progress.certificates.len(), 1);
    assert_eq!(json_files(&folder.path().join("certificates")), [path]);
}

#[tokio::test]
async fn a_new_version_of_a_bank_is_a_new_quiz_with_attempts_of_its_own() {
    let folder = training();
    let site = Site::open(folder.path()).await.unwrap();
    let someone = person(&site).await;
    for _ in 0..3 {
        take(&site, &someone, "ai-ethics", 2, Lang::EN).await;
    }
    drop(site);
    let yaml = folder.path().join("question_banks/ai-ethics.yaml");
    let text = fs::read_to_string(&yaml).unwrap();
    fs::write(
        &yaml,
        text.replace("version: \"2026.1\"", "version: \"2027.1\""),
    )
    .unwrap();
    let site = Site::open(folder.path()).await.unwrap();
    let (progress, _) = site.progress(&someone).await.unwrap();
    assert_eq!(
        (progress.standings[0].used, progress.standings[0].best),
        (0, None)
    );
    take(&site, &someone, "ai-ethics", usize::MAX, Lang::EN).await;
    let (progress, _) = site.progress(&someone).await.unwrap();
    assert!(progress.standings[0].best.is_some_and(|(_, passed)| passed));
}

#[tokio::test]
async fn a_grade_changed_in_the_database_is_not_certified() {
    let folder = training();
    let site = Site::open(folder.path()).await.unwrap();
    let person = person(&site).await;
    take(&site, &person, "ai-ethics", usize::MAX, Lang::EN).await;
    take(&site, &person, "ai-law", usize::MAX, Lang::EN).await;
    // Handed in with nothing answered, stored as if all had been right.
    let Began { mut attempt, bank } = site
        .begin(&person, "ai-security", false, Lang::EN)
        .await
        .unwrap();
    perform(&mut attempt, &bank, &site, &Command::Submit);
    let mut outcome = attempt.outcome(&bank);
    outcome.total.earned = outcome.total.possible;
    outcome.passed = true;
    let id = attempt.header().attempt.clone();
    site.save(&id, &attempt.log()[1..], Some(&outcome))
        .await
        .unwrap();
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!(problem.unwrap().id, "problem-grade");
    assert!(progress.certificates.is_empty());
}

/// A register that a root signed, with this site in it, beside a status list.
fn register_of(site: &Did, places: u32, until: &str, folder: &Path) {
    // What is remembered of registers is nobody's but the test's.
    remember_in(folder);
    let secret = [*uuid::Uuid::new_v4().as_bytes(); 2].concat();
    let root = SiteKey::from_secret(secret.as_slice().try_into().unwrap()).unwrap();
    let list = "https://status.example.vn/1".to_owned();
    let from: Moment = "2026-01-01T00:00:00Z".parse().unwrap();
    let id = "urn:uuid:0f0e1d2c-3b4a-4596-8778-00000000002a".to_owned();
    let mut register = Register::new(id, root.did().clone(), "Root".into(), list.clone(), from);
    register.sites = vec![SiteEntry {
        did: site.clone(),
        name: "Site".into(),
        unit: "Unit".into(),
        from,
        until: Some(until.parse().unwrap()),
        blocks: vec![Block {
            from: 1000,
            count: places,
        }],
        lost: None,
    }];
    let (_, text) = register.sign(&root).unwrap();
    fs::write(folder.join("register.json"), text).unwrap();
    let until = "2090-01-01T00:00:00Z".parse().unwrap();
    let status = StatusList::new(list, root.did().clone(), (from, until), &[].into(), 0);
    fs::write(folder.join("status-list.json"), status.sign(&root).unwrap()).unwrap();
}

#[tokio::test]
async fn a_site_in_a_register_gives_each_certificate_a_place_of_its_own() {
    let folder = training();
    let banks = folder.path().join("training.yaml");
    // Each quiz with a certificate of its own.
    fs::write(&banks, "languages: [vi]\n").unwrap();
    let did = Site::open(folder.path()).await.unwrap().did().clone();
    register_of(&did, 2, "2090-01-01T00:00:00Z", folder.path());
    let site = Site::open(folder.path()).await.unwrap();
    let person = person(&site).await;
    let mut places = Vec::new();
    for quiz in ["ai-ethics", "ai-law"] {
        take(&site, &person, quiz, usize::MAX, Lang::VI).await;
        let (progress, problem) = site.progress(&person).await.unwrap();
        assert_eq!(problem, None);
        let checked = site.verify(&progress.certificates[0].path, Lang::EN);
        assert_eq!(checked.verdict, Verdict::Valid, "{}", checked.reason);
        let shown: Vec<&str> = checked.fields.iter().map(|(id, _)| *id).collect();
        assert!(shown.contains(&"field-root") && shown.contains(&"field-status"));
        places.extend(progress.certificates.iter().map(|c| {
            let value: serde_json::Value =
                serde_json::from_slice(&fs::read(&c.path).unwrap()).unwrap();
            value["credentialStatus"]["statusListIndex"]
                .as_str()
                .unwrap()
                .to_owned()
        }));
    }
    places.sort();
    places.dedup();
    assert_eq!(places, ["1000", "1001"]);
    // The third finds no place, until the root gives more.
    take(&site, &person, "ai-security", usize::MAX, Lang::VI).await;
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!(problem.unwrap().id, "problem-no-index");
    assert_eq!(progress.certificates.len(), 2);
    register_of(&did, 3, "2026-01-02T00:00:00Z", folder.path());
    let site = Site::open(folder.path()).await.unwrap();
    let (_, problem) = site.progress(&person).await.unwrap();
    assert_eq!(problem.unwrap().id, "problem-site-ended");
}

#[tokio::test]
async fn a_register_of_another_root_or_a_changed_one_is_not_gone_by() {
    let folder = training();
    let did = Site::open(folder.path()).await.unwrap().did().clone();
    register_of(&did, 9, "2090-01-01T00:00:00Z", folder.path());
    let path = folder.path().join("register.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"Unit\"", "\"Unit 2\"")).unwrap();
    let site = Arc::new(Site::open(folder.path()).await.unwrap());
    let person = person(&site).await;
    for quiz in ["ai-ethics", "ai-law", "ai-security"] {
        take(&site, &person, quiz, usize::MAX, Lang::VI).await;
    }
    let (_, problem) = site.progress(&person).await.unwrap();
    assert_eq!(problem.unwrap().id, "problem-register");
    // The register of a root that training.yaml does not name is not its own.
    fs::write(&path, text).unwrap();
    let training = folder.path().join("training.yaml");
    let named = fs::read_to_string(&training).unwrap() + &format!("\ntrusted_roots: [\"{did}\"]\n");
    fs::write(&training, named).unwrap();
    let site = Site::open(folder.path()).await.unwrap();
    let (progress, problem) = site.progress(&person).await.unwrap();
    assert_eq!(problem, None);
    let json = fs::read_to_string(&progress.certificates[0].path).unwrap();
    assert!(!json.contains("credentialStatus"));
}
