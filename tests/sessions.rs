//! Many sessions of one process on one [`Site`] and one database at once: what a
//! host does, without its network. Every effect is carried out by the function that
//! all shells share, on a runtime with several threads.

mod common;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use certamen::certificate::{Trust, Verdict, verify};
use certamen::course::{Began, Person, Progress};
use certamen::exam::{Command, Participant};
use certamen::site::Site;
use certamen::store::Sqlite;
use certamen::terminal::effects::perform;
use certamen::text::Lang;
use certamen::ui::{Effect, Msg};
use chrono::Utc;

const SESSIONS: usize = 100;

/// A training of one quiz of five questions, two attempts each.
fn training() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let banks = folder.path().join("question_banks");
    fs::create_dir(&banks).unwrap();
    let mut text = String::from(
        "bank: test\nversion: \"1\"\ntitle: Test\nlanguages: [en]\ntopics: { t: T }\n\
         quiz: { draw: all, time_limit: 1h, pass_mark: 60%, attempts: 2, shuffle: [questions, options] }\n\
         questions:\n",
    );
    for n in 0..5 {
        writeln!(
            text,
            "  - {{ id: q{n}, kind: single_choice, topic: t, prompt: Which {n}?, \
             options: [{{ text: Right {n}, correct: true }}, {{ text: Wrong {n} }}, {{ text: Other {n} }}] }}"
        )
        .unwrap();
    }
    fs::write(banks.join("test.yaml"), text).unwrap();
    folder
}

async fn one(site: &Arc<Site<Sqlite>>, effect: Effect) -> Msg {
    let mut messages = perform(site.clone(), effect).await;
    assert_eq!(messages.len(), 1, "{messages:?}");
    messages.remove(0)
}

async fn enrol(site: &Arc<Site<Sqlite>>, n: usize) -> Person {
    let participant = Participant {
        code: format!("C-{n:04}"),
        name: format!("Nguyễn Văn {n}"),
        unit: format!("Xã {n}"),
    };
    match one(site, Effect::Enrol { participant }).await {
        Msg::Enrolled(person) => person.unwrap(),
        other => panic!("{other:?}"),
    }
}

async fn begin(site: &Arc<Site<Sqlite>>, person: &Person) -> Began {
    let effect = Effect::Begin {
        person: person.clone(),
        quiz: "test".to_owned(),
        practice: false,
        language: Lang::EN,
    };
    match one(site, effect).await {
        Msg::Began(began) => began.unwrap(),
        other => panic!("{other:?}"),
    }
}

async fn progress(site: &Arc<Site<Sqlite>>, person: Person) -> Progress {
    match one(site, Effect::Progress { person }).await {
        Msg::Progress(progress) => progress.unwrap(),
        other => panic!("{other:?}"),
    }
}

/// Takes the quiz: every answer is saved before the next is given. Of five, as many
/// are right as the number of the session says.
async fn sit(site: Arc<Site<Sqlite>>, n: usize) -> (Person, Progress, String) {
    let person = enrol(&site, n).await;
    let Began { mut attempt, bank } = begin(&site, &person).await;
    let id = attempt.header().attempt.clone();
    assert_eq!(attempt.header().participant, person.participant);
    // Nobody else of this process may take it up.
    let Msg::Began(Err(refused)) = one(
        &site,
        Effect::Resume {
            attempt: id.clone(),
        },
    )
    .await
    else {
        panic!("one attempt on two screens");
    };
    assert_eq!(refused.id, "problem-taken");
    let right = n % 6;
    let mut durable = attempt.log().len();
    let last = attempt.paper().len();
    for question in 0..=last {
        let command = if question == last {
            Command::Submit
        } else {
            let kind = &attempt.question(question, &bank).kind;
            let response = if question < right {
                common::right(kind)
            } else {
                certamen::exam::Response::Choice(1)
            };
            Command::Answer {
                question,
                response: Some(response),
            }
        };
        for event in attempt.decide(&command, &bank, &site.clock.read()).unwrap() {
            attempt.apply(event);
        }
        let effect = Effect::Save {
            attempt: id.clone(),
            events: attempt.log()[durable..].to_vec(),
            outcome: attempt
                .is_finished()
                .then(|| Box::new(attempt.outcome(&bank))),
        };
        match one(&site, effect).await {
            Msg::Saved {
                attempt: of,
                events,
            } => {
                assert_eq!((of, events), (id.clone(), attempt.log().len() as u64));
            }
            other => panic!("{other:?}"),
        }
        durable = attempt.log().len();
        tokio::task::yield_now().await;
    }
    assert!(
        perform(
            site.clone(),
            Effect::Release {
                attempt: id.clone()
            }
        )
        .await
        .is_empty()
    );
    // Two screens of one person ask at once; there is one certificate.
    let (first, second) = tokio::join!(
        progress(&site, person.clone()),
        progress(&site, person.clone())
    );
    assert_eq!(first.standings, second.standings);
    (person.clone(), progress(&site, person).await, id)
}

fn files(folder: &Path, extension: &str) -> usize {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    let is_one = |path: &Path| path.extension().is_some_and(|e| e == extension);
    entries
        .filter(|e| is_one(&e.as_ref().unwrap().path()))
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_sessions_share_one_site_and_lose_and_mix_nothing() {
    let folder = training();
    let site = Arc::new(Site::open(folder.path()).await.unwrap());
    let sessions: Vec<_> = (0..SESSIONS)
        .map(|n| tokio::spawn(sit(site.clone(), n)))
        .collect();
    let trust: Trust = [site.did().clone()].into_iter().collect();
    let mut ids = BTreeSet::new();
    let mut certified = 0;
    for (n, session) in sessions.into_iter().enumerate() {
        let (person, progress, id) = session.await.unwrap();
        assert!(ids.insert(id), "an id was given twice");
        let standing = &progress.standings[0];
        let passed = n % 6 >= 3;
        assert_eq!(standing.used, 1, "{n}");
        assert_eq!(standing.best.unwrap().1, passed, "{n}");
        assert_eq!(
            standing.best.unwrap().0.percent(),
            20 * (n as i64 % 6),
            "{n}"
        );
        assert!(standing.open.is_none());
        assert_eq!(progress.certificates.len(), usize::from(passed), "{n}");
        for issued in &progress.certificates {
            certified += 1;
            let report = verify(&fs::read(&issued.path).unwrap(), &trust, Utc::now());
            assert_eq!(report.verdict, Verdict::Valid);
            assert_eq!(
                report.claims.unwrap().participant.name,
                person.participant.name
            );
        }
    }
    assert_eq!(
        files(&folder.path().join("certificates"), "json"),
        certified
    );
    // What is on the disk is what the sessions were told.
    Arc::into_inner(site).unwrap().close().await;
    let site = Arc::new(Site::open(folder.path()).await.unwrap());
    for n in [0, 5, 99] {
        let person = enrol(&site, n).await;
        let again = progress(&site, person).await;
        assert_eq!(
            again.standings[0].best.unwrap().0.percent(),
            20 * (n as i64 % 6)
        );
    }
}
