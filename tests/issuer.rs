//! `certamen issuer` as a root, its sites and a unit meet it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use certamen::certificate::{
    Achievement, Claims, Delivery, Issuer, Participant, Percent, QuizResult, Register, Score,
    SiteKey, Status, Wording, issue,
};
use certamen::json::canonical::Digest;
use certamen::text::Lang;
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;
use uuid::Uuid;

/// A root, a site and a unit, each in a folder, and what this computer remembers.
struct World(TempDir);

const UNIT: [&str; 1] = ["unit"];

impl World {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        for name in ["root", "site", "other", "unit", "new"] {
            fs::create_dir(home.path().join(name)).unwrap();
        }
        fs::write(home.path().join("words"), "năm từ dễ nhớ thôi\n").unwrap();
        Self(home)
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn run_in(&self, folder: &str, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_certamen"))
            .current_dir(self.path(folder))
            .args(args)
            .env_clear()
            .env("LANG", "C.UTF-8")
            .env("XDG_STATE_HOME", self.path("state"))
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    fn done(&self, folder: &str, args: &[&str]) -> String {
        let output = self.run_in(folder, args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, folder: &str, args: &[&str]) -> String {
        let output = self.run_in(folder, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    /// `certamen issuer` in the folder of a root, with the passphrase.
    fn root(&self, folder: &str, args: &[&str]) -> String {
        let all = [&["issuer"], args, &["--passphrase-file", "../words"]].concat();
        self.done(folder, &all)
    }

    fn root_refused(&self, folder: &str, args: &[&str]) -> String {
        let all = [&["issuer"], args, &["--passphrase-file", "../words"]].concat();
        self.refused(folder, &all)
    }

    fn register(&self, folder: &str) -> Register {
        Register::verify(&fs::read(self.path(folder).join("register.json")).unwrap()).unwrap()
    }

    /// A root with one site in its register.
    fn with_site() -> Self {
        let world = Self::new();
        world.root("root", &["init-root", "--name", "Bộ Khoa học và Công nghệ"]);
        world.request("site", "Điểm thi 0042");
        world.root(
            "root",
            &[
                "authorize",
                "../site/site-request.json",
                "--from",
                "2026-01-01",
                "--indexes",
                "16",
            ],
        );
        world
    }

    fn request(&self, folder: &str, name: &str) {
        let args = [
            "issuer",
            "init-site",
            "--name",
            name,
            "--unit",
            "Sở Khoa học",
        ];
        self.done(folder, &args);
    }

    fn site_key(&self, folder: &str) -> SiteKey {
        SiteKey::load(&self.path(folder).join("keys/site.key")).unwrap()
    }

    /// A certificate of a site, in a file of the unit; its number.
    fn certificate(&self, site: &str, index: u32, issued: DateTime<Utc>) -> String {
        let key = self.site_key(site);
        let list = self.register("root").list;
        let claims = claims(&key, Some(Status { list, index }), issued);
        let path = self.path("unit").join(claims.file_name());
        fs::write(path, issue(&claims, &key).unwrap()).unwrap();
        claims.code()
    }

    /// Gives a unit what a root has signed.
    fn publish(&self, folder: &str) {
        for name in ["register.json", "status-list.json"] {
            let from = self.path(folder).join(name);
            fs::copy(from, self.path("unit").join(name)).unwrap();
        }
    }

    /// What the unit is told of a certificate when it trusts the root.
    fn verdict(&self, code: &str) -> String {
        let did = self.register("root").root.to_string();
        let output = self.run_in(
            UNIT[0],
            &["verify", &format!("{code}.json"), "--trust", &did],
        );
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    }
}

fn day(text: &str) -> DateTime<Utc> {
    format!("{text}T09:00:00Z").parse().unwrap()
}

fn claims(key: &SiteKey, status: Option<Status>, issued: DateTime<Utc>) -> Claims {
    let percent = |n| Percent::new(n).unwrap();
    Claims {
        id: Uuid::new_v4(),
        title: "Chứng nhận".into(),
        issuer: Issuer {
            did: key.did().clone(),
            name: "Điểm thi".into(),
        },
        valid_from: issued.into(),
        valid_until: None,
        participant: Participant {
            name: "Nguyễn Thị Mẫu".into(),
            code: "CB-1".into(),
            unit: "Xã Đông Hưng".into(),
        },
        started: (issued - TimeDelta::hours(1)).into(),
        ended: issued.into(),
        achievement: Achievement {
            id: "ai".into(),
            version: "1".into(),
            name: "AI".into(),
            description: "AI.".into(),
            criteria: "Đạt.".into(),
            language: Lang::VI,
        },
        record: Digest::of(b"records"),
        status,
        score: Score {
            percent: percent(80),
            required: percent(70),
        },
        quizzes: vec![QuizResult {
            id: "law".into(),
            title: "Luật".into(),
            percent: percent(80),
            required: percent(70),
            bank: Digest::of(b"bank"),
            bank_version: "1".into(),
        }],
        delivery: Delivery::SupervisedLocal,
        wording: Wording {
            score: "Tổng điểm".into(),
            status: "Kết quả".into(),
            delivery: "Có giám thị.".into(),
        },
    }
}

#[test]
fn a_unit_that_trusts_the_root_accepts_the_site_until_it_is_revoked() {
    let world = World::with_site();
    let code = world.certificate("site", 3, day("2026-05-14"));
    let other = world.certificate("site", 4, day("2026-05-15"));
    let unknown = world.verdict(&code);
    assert!(unknown.starts_with("UNTRUSTED ISSUER"), "{unknown}");

    world.publish("root");
    let valid = world.verdict(&code);
    assert!(valid.starts_with("VALID"), "{valid}");
    for said in [
        "Bộ Khoa học",
        "register 2 of",
        "Điểm thi 0042",
        "Status as of",
    ] {
        assert!(valid.contains(said), "{said}: {valid}");
    }
    let did = world.register("root").root.to_string();
    let all = world.done("unit", &["verify", ".", "--trust", &did]);
    assert!(all.contains("2 of 2 are VALID"), "{all}");
    let json = world.done(
        "unit",
        &[
            "verify",
            ".",
            "--trust",
            "register.json",
            "--format",
            "json",
        ],
    );
    let row: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(row["vouched"]["version"], 2);
    assert!(row["status_as_of"].is_string());
    // In a spreadsheet the same stands at the end of the row, one file or many.
    for path in [".".to_owned(), format!("{code}.json")] {
        let args = ["verify", &path, "--trust", &did, "--format", "csv"];
        let table = world.done("unit", &args);
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        let headings = rows.headers().unwrap().clone();
        let cells = rows.records().next().unwrap().unwrap();
        let cell = |name: &str| {
            let at = headings.iter().position(|heading| heading == name).unwrap();
            assert!(at >= 15, "{name} stands behind what was there before");
            &cells[at]
        };
        let vouched = &row["vouched"];
        assert_eq!(cell("root"), did);
        assert_eq!(cell("register"), vouched["register"]);
        assert_eq!(cell("register_version"), "2");
        assert_eq!(cell("register_signed"), vouched["signed"]);
        assert_eq!(cell("site"), "Điểm thi 0042");
        assert_eq!(cell("status_as_of"), row["status_as_of"]);
    }

    fs::remove_file(world.path("unit/status-list.json")).unwrap();
    let unknown = world.verdict(&code);
    assert!(unknown.starts_with("STATUS UNKNOWN"), "{unknown}");

    let file = format!("../unit/{code}.json");
    world.root("root", &["revoke", &file, "--reason", "nhầm người"]);
    world.publish("root");
    assert!(world.verdict(&code).starts_with("REVOKED"));
    assert!(world.verdict(&other).starts_with("VALID"));
    let published = fs::read_to_string(world.path("root/status-list.json")).unwrap();
    assert!(!published.contains("nhầm"));
    let ledger = fs::read_to_string(world.path("root/revocations.json")).unwrap();
    assert!(ledger.contains("nhầm người") && ledger.contains(&code));
    let again = world.root_refused("root", &["revoke", &file, "--reason", "x"]);
    assert!(again.contains("already"), "{again}");
    // The list stays as it was when it is signed again, or made anew.
    fs::remove_file(world.path("root/status-list.json")).unwrap();
    world.root("root", &["refresh"]);
    world.publish("root");
    assert!(world.verdict(&code).starts_with("REVOKED"));
    let shown = world.done("root", &["issuer", "show"]);
    assert!(shown.contains("one certificate withdrawn"), "{shown}");
}

/// A certificate with a status is an Open Badge with one.
#[test]
fn as_a_badge_of_anybody_it_has_the_same_status() {
    let world = World::with_site();
    let code = world.certificate("site", 3, day("2026-05-14"));
    let file = format!("{code}.json");
    let root = world.register("root").root.to_string();
    let site = world.site_key("site").did().to_string();
    let badge = |trust: &[&str]| {
        let trust = trust.iter().flat_map(|did| ["--trust", did]);
        let mut args = vec!["verify", &file, "--any-open-badge", "--format", "json"];
        args.extend(trust);
        let output = world.run_in("unit", &args);
        let row: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(row["status_as_of"].is_string(), {
            let known = ["VALID", "REVOKED"];
            known.contains(&row["verdict"].as_str().unwrap())
        });
        row["verdict"].as_str().unwrap().to_owned()
    };
    assert_eq!(badge(&[&site, &root]), "STATUS UNKNOWN");
    world.publish("root");
    assert_eq!(badge(&[&site, &root]), "VALID");
    assert_eq!(badge(&[&site]), "STATUS UNKNOWN");
    let path = format!("../unit/{file}");
    world.root("root", &["revoke", &path, "--reason", "x"]);
    world.publish("root");
    assert_eq!(badge(&[&site, &root]), "REVOKED");
}

#[test]
fn a_certificate_is_withdrawn_by_its_number() {
    let world = World::with_site();
    let code = world.certificate("site", 3, day("2026-05-14"));
    world.publish("root");
    let unknown = world.root_refused("root", &["revoke", &code, "--reason", "x"]);
    let place = format!("certificates/{code}.json");
    assert!(unknown.contains(&place), "{unknown}");
    // The root works in the folder of a training: its certificates/ has the file.
    let file = format!("{code}.json");
    fs::create_dir(world.path("root/certificates")).unwrap();
    fs::rename(
        world.path("unit").join(&file),
        world.path("root/certificates").join(&file),
    )
    .unwrap();
    let typed = format!(" {} ", code.to_lowercase());
    let said = world.root("root", &["revoke", &typed, "--reason", "nhầm người"]);
    assert!(said.contains(&code), "{said}");
    world.publish("root");
    fs::copy(
        world.path("root/certificates").join(&file),
        world.path("unit").join(&file),
    )
    .unwrap();
    assert!(world.verdict(&code).starts_with("REVOKED"));
    let again = world.root_refused("root", &["revoke", &code, "--reason", "x"]);
    assert!(again.contains("already"), "{again}");
    // A number leads to no other folder.
    for astray in ["../certificates/x", "/etc/passwd\u{1b}[2J", ""] {
        let refused = world.root_refused("root", &["revoke", astray, "--reason", "x"]);
        assert!(!refused.contains('\u{1b}'), "{refused}");
    }
}

#[test]
fn a_register_that_is_older_than_one_seen_is_refused() {
    let world = World::with_site();
    let code = world.certificate("site", 3, day("2026-05-14"));
    world.publish("root");
    let old = fs::read(world.path("unit/register.json")).unwrap();
    let site = world.site_key("site").did().to_string();
    world.root("root", &["end", &site, "--at", "2026-03-31"]);
    world.publish("root");
    let ended = world.verdict(&code);
    assert!(ended.starts_with("UNTRUSTED ISSUER"), "{ended}");
    assert!(ended.contains("may issue only until"), "{ended}");
    fs::write(world.path("unit/register.json"), old).unwrap();
    let back = world.verdict(&code);
    assert!(back.starts_with("UNTRUSTED ISSUER"), "{back}");
    assert!(back.contains("version 3 was seen"), "{back}");
    let did = world.register("root").root.to_string();
    let file = format!("{code}.json");
    let args = [
        "verify",
        &file,
        "--trust",
        &did,
        "--register",
        "register.json",
    ];
    assert!(world.refused("unit", &args).contains("version 3 was seen"));
}

#[test]
fn of_a_lost_key_only_what_was_recorded_stays_valid() {
    let world = World::with_site();
    let recorded = world.certificate("site", 3, day("2026-05-14"));
    let forged = world.certificate("site", 5, day("2026-05-14"));
    let site = world.site_key("site").did().to_string();
    let file = format!("../unit/{recorded}.json");
    let args = [
        "end",
        &site,
        "--at",
        "2026-06-30",
        "--lost",
        "--recorded",
        &file,
    ];
    let said = world.root("root", &args);
    assert!(said.contains("one is recorded"), "{said}");
    world.publish("root");
    assert!(world.verdict(&recorded).starts_with("VALID"));
    let lost = world.verdict(&forged);
    assert!(
        lost.starts_with("UNTRUSTED ISSUER") && lost.contains("was lost"),
        "{lost}"
    );
    let back = world.root_refused(
        "root",
        &["authorize", "../site/site-request.json", "--indexes", "9"],
    );
    assert!(back.contains("lost"), "{back}");
}

#[test]
fn what_must_not_happen_to_a_root_does_not() {
    let world = World::with_site();
    // Nothing is made twice, renamed or signed with another passphrase.
    let exists = world.root_refused("root", &["init-root"]);
    assert!(exists.contains("already"), "{exists}");
    world.request("site", "Another name");
    let renamed = world.root_refused("root", &["authorize", "../site/site-request.json"]);
    assert!(renamed.contains("never renamed"), "{renamed}");
    fs::write(world.path("wrong"), "other words than these\n").unwrap();
    let before = fs::read(world.path("root/status-list.json")).unwrap();
    let args = ["issuer", "refresh", "--passphrase-file", "../wrong"];
    assert!(world.refused("root", &args).contains("passphrase"));
    assert_eq!(
        fs::read(world.path("root/status-list.json")).unwrap(),
        before
    );
    // A request that somebody changed.
    world.request("other", "Điểm thi 7");
    let path = world.path("other/site-request.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Điểm thi 7", "Điểm thi 8")).unwrap();
    let changed = world.root_refused("root", &["authorize", "../other/site-request.json"]);
    assert!(changed.contains("no request"), "{changed}");
    // Blocks follow one another, and the same site may get more.
    fs::write(&path, text).unwrap();
    world.root("root", &["authorize", "../other/site-request.json"]);
    world.root(
        "root",
        &["authorize", "../other/site-request.json", "--indexes", "10"],
    );
    let register = world.register("root");
    assert_eq!(register.version, 4);
    let blocks: Vec<(u32, u32)> = register
        .sites
        .iter()
        .flat_map(|s| &s.blocks)
        .map(|b| (b.from, b.count))
        .collect();
    assert_eq!(blocks, [(0, 16), (16, 4096), (4112, 10)]);
    let known = world.root_refused("root", &["authorize", "../other/site-request.json"]);
    assert!(known.contains("already"), "{known}");
    // Of a certificate by somebody else nothing is withdrawn.
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("certificates/sample.json");
    let other = world.root_refused(
        "root",
        &["revoke", sample.to_str().unwrap(), "--reason", "x"],
    );
    assert!(other.contains("no certificate of a site"), "{other}");
}

#[test]
fn a_new_root_takes_over_with_what_was_withdrawn() {
    let world = World::with_site();
    let revoked = world.certificate("site", 3, day("2026-05-14"));
    let sound = world.certificate("site", 4, day("2026-05-14"));
    world.root(
        "root",
        &[
            "revoke",
            &format!("../unit/{revoked}.json"),
            "--reason",
            "x",
        ],
    );
    world.root("new", &["init-root"]);
    let said = world.root("new", &["succeed", "../root/register.json"]);
    assert!(said.contains("one site"), "{said}");
    assert_eq!(world.register("new").list, world.register("root").list);
    for (folder, other) in [("new", "root"), ("root", "new")] {
        world.publish(folder);
        let did = world.register(folder).root.to_string();
        let stranger = world.register(other).root.to_string();
        let verify = |code: &str, did: &str| {
            let output = world.run_in("unit", &["verify", &format!("{code}.json"), "--trust", did]);
            String::from_utf8(output.stdout).unwrap()
        };
        assert!(verify(&sound, &did).starts_with("VALID"));
        assert!(verify(&revoked, &did).starts_with("REVOKED"));
        assert!(verify(&sound, &stranger).starts_with("UNTRUSTED ISSUER"));
    }
    let again = world.root_refused("new", &["succeed", "../root/register.json"]);
    assert!(again.contains("of its own"), "{again}");
}
