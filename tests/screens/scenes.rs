//! What the world holds besides the banks (certificates, files), and the way
//! to every screen by keys.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use certamen::bank::Kind;
use certamen::bank::model::{FeedbackRule, Navigation};
use certamen::certificate::{
    Achievement, Claims, Delivery, Issuer, Participant, Percent, QuizResult, Report, Score,
    SiteKey, Trust, Wording, issue, verify,
};
use certamen::course::{Checked, Entry, Issued, Problem, Quiz};
use certamen::exam::Response;
use certamen::json::canonical::Digest;
use certamen::locale::{Locale, verdict::sentence};
use certamen::site::signed_fields;
use certamen::text::Lang;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::common;
use super::world::{Disk, ROOT, World, hang};

fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

fn percent(n: u8) -> Percent {
    Percent::new(n).expect("a percentage")
}

fn key() -> SiteKey {
    SiteKey::from_secret(b"a secret that no site signs with").expect("a key")
}

/// Hằng's certificate, as the site signs it.
fn claims() -> Claims {
    let quiz = |id: &str, title: &str, reached| QuizResult {
        id: id.into(),
        title: title.into(),
        percent: percent(reached),
        required: percent(70),
        bank: Digest::of(title.as_bytes()),
        bank_version: "2026.1".into(),
    };
    let title = "AI trong khu vực công: đạo đức, pháp luật, an toàn";
    let participant = hang().participant;
    Claims {
        id: Uuid::from_u128(0x0f0e_1d2c_3b4a_4596_8778_0000_0000_002a),
        title: title.into(),
        issuer: Issuer {
            did: key().did().clone(),
            name: "Điểm tập huấn Certamen".into(),
        },
        valid_from: time("2026-05-14T03:12:45Z").into(),
        valid_until: Some(time("2028-05-14T03:12:45Z").into()),
        participant: Participant {
            name: participant.name,
            code: participant.code,
            unit: participant.unit,
        },
        started: time("2026-05-14T02:30:02Z").into(),
        ended: time("2026-05-14T03:12:40Z").into(),
        achievement: Achievement {
            id: "ai-public-service".into(),
            version: "2026.1".into(),
            name: title.into(),
            description: "Tập huấn cho cán bộ, công chức.".into(),
            criteria: "Đạt ít nhất 70 % số điểm của mỗi bài.".into(),
            language: Lang::VI,
        },
        record: Digest::of(b"records"),
        status: None,
        score: Score {
            percent: percent(85),
            required: percent(70),
        },
        quizzes: vec![
            quiz("ai-ethics", "Đạo đức AI trong công vụ", 90),
            quiz("ai-law", "Pháp luật về trí tuệ nhân tạo", 75),
            quiz("ai-security", "An toàn, bảo mật khi sử dụng AI", 91),
        ],
        delivery: Delivery::SupervisedLocal,
        wording: Wording {
            score: "Tổng điểm".into(),
            status: "Kết quả".into(),
            delivery: "Thi tại điểm tập huấn, có giám sát.".into(),
        },
    }
}

/// The text of the code on its page.
pub fn code_text() -> Option<String> {
    let json = issue(&claims(), &key()).expect("a certificate");
    certamen::certificate::print::code::encode(&json).ok()
}

/// The same certificate as the app shows it once it is issued.
pub fn issued() -> Issued {
    let claims = claims();
    let millis = |moment: certamen::certificate::Moment| moment.time().timestamp_millis();
    Issued {
        code: claims.code(),
        path: PathBuf::from(ROOT)
            .join("certificates")
            .join(claims.file_name()),
        title: claims.title.clone(),
        participant: hang().participant,
        score: ("85".into(), "70".into()),
        quizzes: claims
            .quizzes
            .iter()
            .map(|q| {
                let (percent, required) = (q.percent.to_string(), q.required.to_string());
                (q.title.clone(), percent, required)
            })
            .collect(),
        issued: millis(claims.valid_from),
        until: claims.valid_until.map(millis),
        issuer: claims.issuer.name,
        fingerprint: Digest::of(b"a certificate").grouped(),
        code_text: code_text(),
    }
}

/// The files of a folder: of the site's own, certificates of every verdict.
pub fn entries(folder: &Path) -> Result<Vec<Entry>, Problem> {
    let certificates = Path::new(ROOT).join("certificates");
    let names: &[&str] = if folder == certificates {
        &["altered.json", "notes.json", "stranger.json", "valid.json"]
    } else if folder == Path::new(ROOT) {
        &["certificates", "question_banks"]
    } else {
        let problem = Problem::new("problem-folder", folder.display().to_string());
        return Err(problem);
    };
    let entry = |name: &&str| Entry {
        name: (*name).to_owned(),
        path: folder.join(name),
        folder: !name.contains('.'),
    };
    Ok(names.iter().map(entry).collect())
}

/// The true verdict on a file of that name.
pub fn checked(path: &Path, language: Lang) -> Checked {
    let locale = Locale::new(language);
    let signed = issue(&claims(), &key()).expect("claims that can be signed");
    let own: Trust = [key().did().clone()].into_iter().collect();
    let (text, trust) = match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("valid") => (signed, own),
        Some("altered") => (signed.replacen("75", "95", 1), own),
        Some("stranger") => (signed, Trust::default()),
        _ => ("some notes".to_owned(), own),
    };
    let today = time("2026-11-23T04:00:00Z");
    let Report {
        verdict,
        reason,
        claims,
        ..
    } = verify(text.as_bytes(), &trust, today);
    Checked {
        path: path.to_owned(),
        verdict,
        reason: sentence(&locale, &reason),
        fields: claims.map_or_else(Vec::new, |claims| signed_fields(&claims, &locale)),
    }
}

/// The answer that earns all points, also of the shipped banks.
pub fn right(kind: &Kind) -> Response {
    match kind {
        Kind::Numerical { answer, .. } => {
            let (whole, rest) = answer.mixed();
            assert_eq!(rest, None, "the shipped numbers are whole");
            Response::Number(whole.to_string())
        }
        Kind::ShortAnswer { accept } => Response::Words(accept[0].get(Lang::EN).replace('*', "")),
        kind => common::right(kind),
    }
}

/// A screen by its name, and the way there.
pub type Scene = (&'static str, fn(Lang) -> World);

/// Every screen but the questions, which have nine kinds.
pub const SCREENS: &[Scene] = &[
    ("home-nobody", World::new),
    ("home-enrolled", World::enrolled),
    ("home-in-progress", home_in_progress),
    ("home-passed", home_passed),
    ("home-broken-bank", home_broken_bank),
    ("home-sealed", home_sealed),
    ("unseal", |lang| {
        done(sealed(lang).press("3").type_in("Mưa đ"))
    }),
    ("unseal-opening", |lang| {
        let mut world = sealed(lang);
        world.slow_to_open = true;
        done(world.press("3").type_in("Mưa đêm").press("Enter"))
    }),
    ("unseal-wrong", |lang| {
        done(sealed(lang).press("3").type_in("mưa").press("Enter"))
    }),
    ("welcome", |lang| done(World::enrolled(lang).press("F2"))),
    ("enrol-pick", |lang| done(World::enrolled(lang).press("7"))),
    ("enrol-filter", |lang| {
        done(World::enrolled(lang).press("7").type_in("duc"))
    }),
    ("enrol-nobody-fits", |lang| {
        done(World::enrolled(lang).press("7").type_in("zz"))
    }),
    ("enrol-type", |lang| {
        done(World::new(lang).press("1").type_in("Lê Thị Ánh Tuyết"))
    }),
    ("enrol-sure", |lang| {
        done(
            World::enrolled(lang)
                .press("7")
                .type_in("duc")
                .press("Enter"),
        )
    }),
    ("enrol-error", |lang| {
        let mut world = World::new(lang);
        world.press("1").type_in("Lê Thị Ánh Tuyết").press("Tab");
        world.type_in("UBND xã Tân Phú").press("Tab");
        done(world.type_in("mã số").press("Enter"))
    }),
    ("instructions", |lang| {
        done(World::enrolled(lang).press("1"))
    }),
    ("instructions-minimum", |lang| {
        done(World::enrolled(lang).press("3"))
    }),
    ("practice-choice", |lang| {
        done(World::enrolled(lang).press("4"))
    }),
    ("practice-question", |lang| {
        done(World::enrolled(lang).press("1 1"))
    }),
    ("practice-revealed", |lang| {
        let mut world = World::enrolled(lang);
        done(world.press("4 2 1").press("Enter"))
    }),
    ("overview", overview),
    ("confirm-hand-in", |lang| {
        done(halfway(lang).press("Esc F10"))
    }),
    ("confirm-leave", |lang| done(halfway(lang).press("Esc Esc"))),
    ("confirm-quit", |lang| {
        done(World::enrolled(lang).press("Esc"))
    }),
    ("confirm-unsaved", |lang| {
        let mut world = unsaved(lang);
        done(world.hand_in().press("^c"))
    }),
    ("confirm-pass-on", |lang| {
        let mut world = World::ruled(lang, |quiz| quiz.navigation = Navigation::Sequential);
        done(world.begin(0).press("Enter"))
    }),
    ("not-saved", |lang| done(&mut unsaved(lang))),
    ("overtaken", |lang| {
        let mut world = World::enrolled(lang);
        world.begin(1);
        world.disk = Disk::Fails(Problem::new("problem-overtaken", "attempt-1"), false);
        done(world.press("1"))
    }),
    ("five-minutes-left", |lang| {
        let mut world = World::enrolled(lang);
        done(world.begin(1).pass(10 * 60_000))
    }),
    ("result-passed", |lang| {
        let mut world = World::enrolled(lang);
        done(world.begin(0).answer_all(|n| n % 6 != 5).hand_in())
    }),
    ("result-certificate", |lang| done(&mut certified(lang))),
    ("result-minimum-missed", |lang| {
        done(&mut minimum_missed(lang))
    }),
    ("result-timed-out", |lang| {
        let mut world = World::enrolled(lang);
        world.begin(1).answer_all(|n| n % 2 == 0);
        done(world.pass(16 * 60_000))
    }),
    ("result-no-feedback", |lang| {
        let mut world = World::ruled(lang, |quiz| quiz.feedback = FeedbackRule::Never);
        done(world.begin(0).answer_all(|_| true).hand_in())
    }),
    ("review", |lang| {
        done(minimum_missed(lang).press("Enter Right"))
    }),
    ("certificate", |lang| done(certified(lang).press("F7"))),
    ("certificate-none", |lang| {
        done(World::enrolled(lang).press("5"))
    }),
    ("verify-list", |lang| done(World::enrolled(lang).press("6"))),
    ("verify-valid", |lang| {
        done(World::enrolled(lang).press("6 End Enter"))
    }),
    ("verify-altered", |lang| {
        done(World::enrolled(lang).press("6 Enter"))
    }),
    ("verify-untrusted", |lang| {
        done(World::enrolled(lang).press("6 Down Down Enter"))
    }),
    ("verify-unreadable", |lang| {
        done(World::enrolled(lang).press("6 Down Enter"))
    }),
    ("help", |lang| {
        let mut world = World::enrolled(lang);
        done(world.begin(0).press("F1"))
    }),
    ("long-text", |lang| done(&mut long_text(lang))),
];

/// The nine kinds of question: the name, the quiz, the question, and keys that
/// answer it (not always rightly).
pub const KINDS: [(&str, usize, &str, &str); 9] = [
    ("single-choice", 1, "law-flood-picture", "2"),
    ("multiple-response", 1, "law-annex-iii-uses", "1 3"),
    ("true-false", 1, "law-approved-system", "1"),
    (
        "ordering",
        1,
        "law-ai-act-calendar",
        "Space Down Down Space",
    ),
    ("matching", 1, "law-who-does-what", "2 1 3"),
    ("numerical", 1, "law-transition-months", "1 8"),
    ("short-answer", 1, "law-risk-level", "m e d i u m"),
    ("cloze", 2, "security-state-secret", "1 2"),
    ("hot-text", 1, "law-mark-personal-data", "Space Tab Space"),
];

/// A question, not answered yet.
pub fn question(lang: Lang, quiz: usize, id: &str) -> World {
    let mut world = World::whole(lang);
    world.begin(quiz).go_to(id);
    world
}

fn done(world: &mut World) -> World {
    world.clone()
}

fn home_in_progress(lang: Lang) -> World {
    let mut world = World::enrolled(lang);
    world.begin(0).answer_all(|n| n < 10).hand_in().press("Esc");
    world.begin(1).answer_all(|n| n < 5).hand_in().press("Esc");
    world.begin(2).press("1 Enter 2 Enter 3 Enter");
    done(world.press("Esc Down Enter"))
}

fn home_passed(lang: Lang) -> World {
    done(certified(lang).press("Esc"))
}

fn home_broken_bank(lang: Lang) -> World {
    let mut course = super::world::course(&|_| {});
    course.broken = vec!["ai-elections.yaml".to_owned()];
    let mut world = World::of(course, lang).known();
    let about = "certamen.db, keys/site.key";
    let text = world
        .state
        .look
        .with("created-training", &[("about", about.into())]);
    world.state.tell(text);
    world
}

/// The shipped course with its last quiz sealed.
pub fn sealed(lang: Lang) -> World {
    let mut course = super::world::course(&|_| {});
    course.quizzes[2] = Quiz::Sealed("ai-security".to_owned());
    World::of(course, lang).known()
}

/// Sealed quizzes that were never taken, passed, and being opened.
fn home_sealed(lang: Lang) -> World {
    let mut course = super::world::course(&|_| {});
    for quiz in &mut course.quizzes {
        *quiz = Quiz::Sealed(quiz.id().to_owned());
    }
    let mut world = World::of(course, lang).known();
    let share = "7/8".parse().expect("a share");
    world.state.progress.standings[1].best = Some((share, true));
    world.slow_to_open = true;
    done(world.press("3").type_in("Mưa đêm").press("Enter Esc"))
}

/// In the overview: some answered, one in part, two flagged.
fn overview(lang: Lang) -> World {
    done(halfway(lang).press("Right"))
}

fn halfway(lang: Lang) -> World {
    let mut world = World::whole(lang);
    world.begin(1);
    for n in 0..7 {
        world
            .press(if n % 3 == 0 { "F3 1" } else { "1" })
            .press("Right");
    }
    world.press("F3");
    world.go_to("law-who-does-what").press("2");
    world.pass(154_000);
    done(world.press("F4"))
}

fn unsaved(lang: Lang) -> World {
    let mut world = World::enrolled(lang);
    world.begin(1);
    world.disk = Disk::Fails(
        Problem::new("problem-full", format!("{ROOT}/certamen.db")),
        true,
    );
    done(world.press("1"))
}

/// Everything passed; on the result of the last quiz.
pub fn certified(lang: Lang) -> World {
    let mut world = World::enrolled(lang);
    world.begin(0).answer_all(|n| n < 11).hand_in().press("Esc");
    world.begin(1).answer_all(|n| n < 9).hand_in().press("Esc");
    world.begin(2).answer_all(|n| n < 11).hand_in();
    world
}

/// Enough points in all, not enough on protecting data.
pub fn minimum_missed(lang: Lang) -> World {
    let mut world = World::enrolled(lang);
    world.begin(2);
    let bank = world.sitting().bank.clone();
    let paper = world.attempt().paper().clone();
    let mut spared = 2;
    let wrong: Vec<bool> = paper
        .questions
        .iter()
        .map(|drawn| {
            let c5 = bank.questions[drawn.question].competence.as_deref() == Some("C5");
            spared -= i32::from(c5);
            c5 && spared < 0
        })
        .collect();
    done(world.answer_all(|n| !wrong[n]).hand_in())
}

/// A prompt of several screens, scrolled to its middle.
fn long_text(lang: Lang) -> World {
    let mut world = World::with(lang, &|bank| {
        let mut text = String::new();
        for n in 1..=12 {
            let _ = write!(
                text,
                "§ {n}. Cán bộ, công chức kiểm chứng kết quả của hệ thống AI trước khi sử dụng; \
                 whoever signs answers for it ; qui signe en répond.\n\n"
            );
        }
        text += "What does the text ask of you?";
        for question in &mut bank.questions {
            question.prompt = text.as_str().into();
        }
    })
    .known();
    done(world.begin(0).press("PgDn"))
}
