//! The page: the same bytes every time, whole, and readable.

use std::fs;
use std::path::PathBuf;

use certamen::certificate::print::page::{Design, Logo, PrintError};
use certamen::certificate::print::print;
use certamen::certificate::{Claims, issue};
use certamen::site::print::sheet;
use certamen::text::Lang;

use crate::codec::sample;
use crate::fixture::key;

/// A name of 60 characters.
pub const LONG: &str = "Maria-Magdalena Konstantinopolskaja von Hohenstaufen-Schmidt";

/// The sample in a language.
pub fn spoken(language: Lang) -> Claims {
    let mut claims = sample();
    claims.achievement.language = language;
    let (title, unit, issuer, quizzes) = match language.as_str() {
        "en" => (
            "AI for public service: ethics, law and security",
            "People's Committee of Đông Hưng Commune",
            "Training site 0042, Ministry of Science and Technology",
            ["AI ethics", "AI and the law", "Safety and security of AI"],
        ),
        "fr" => (
            "L'IA au service public : éthique, droit et sécurité",
            "Comité populaire de la commune de Đông Hưng",
            "Site de formation 0042, ministère des Sciences et des Technologies",
            [
                "Éthique de l'IA",
                "Droit de l'IA",
                "Sûreté et sécurité de l'IA",
            ],
        ),
        _ => (
            "AI cho công vụ: đạo đức, pháp luật và an toàn, bảo mật",
            "Ủy ban nhân dân xã Đông Hưng",
            "Điểm tập huấn 0042, Bộ Khoa học và Công nghệ",
            ["Đạo đức AI", "Pháp luật về AI", "An toàn và bảo mật AI"],
        ),
    };
    claims.title = title.into();
    claims.participant.unit = unit.into();
    claims.issuer.name = issuer.into();
    for (quiz, title) in claims.quizzes.iter_mut().zip(quizzes) {
        quiz.title = title.into();
    }
    claims
}

pub fn printed(claims: &Claims) -> Vec<u8> {
    let json = issue(claims, &key()).unwrap();
    print(&sheet(claims, &json), &Design::default(), &json, &key()).unwrap()
}

/// A folder for what people may want to look at.
pub fn outbox() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("paper");
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn three_languages_and_a_long_name() {
    for language in [Lang::EN, Lang::VI, Lang::FR] {
        for long in [false, true] {
            let mut claims = spoken(language);
            if long {
                assert_eq!(LONG.chars().count(), 60);
                claims.participant.name = LONG.into();
            }
            let pdf = printed(&claims);
            assert!(pdf.len() < 200_000, "{}", pdf.len());
            assert!(pdf.starts_with(b"%PDF-1.7"));
            let name = format!("{language}{}.pdf", if long { "-long" } else { "" });
            fs::write(outbox().join(name), pdf).unwrap();
        }
    }
}

#[test]
fn equal_certificates_give_equal_bytes() {
    let claims = spoken(Lang::VI);
    assert_eq!(printed(&claims), printed(&claims));
    let mut other = claims.clone();
    other.participant.name.push('.');
    assert_ne!(printed(&claims), printed(&other));
}

#[test]
fn every_vietnamese_letter_is_in_the_fonts() {
    let mut claims = spoken(Lang::VI);
    claims.participant.name = "ĂÂĐÊÔƠƯăâđêôơư".into();
    claims.participant.unit = ('\u{1ea0}'..='\u{1ef9}').collect();
    claims.title = claims.participant.unit.clone();
    printed(&claims);
}

#[test]
fn a_letter_that_no_font_has_is_named() {
    let mut claims = spoken(Lang::EN);
    claims.participant.name = "王小明".into();
    let json = issue(&claims, &key()).unwrap();
    let error = print(&sheet(&claims, &json), &Design::default(), &json, &key());
    assert_eq!(error, Err(PrintError::Letter('王')));
}

#[test]
fn a_logo_that_is_no_picture_is_refused() {
    let claims = spoken(Lang::EN);
    let json = issue(&claims, &key()).unwrap();
    let design = Design {
        logo: Some(Logo::Png(b"no picture".to_vec())),
        ..Design::default()
    };
    let error = print(&sheet(&claims, &json), &design, &json, &key());
    assert!(matches!(error, Err(PrintError::Logo(_))), "{error:?}");
}
