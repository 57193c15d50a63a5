//! The shipped questions on the smallest usual terminal: what does not fit has
//! to be scrolled, and an option below the edge may be overlooked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use certamen::bank::model::Draw;
use certamen::bank::model::digest::bank_digest;
use certamen::bank::{Kind, Limits};
use certamen::course::Course;
use certamen::exam::Command;
use certamen::text::Lang;
use certamen::training::Folder;

use super::frames::{at_size, text};
use super::world::{World, reading};

fn course() -> Course {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::load(root, &Limits::default());
    let files = |id: &str| folder.training.composed(id).is_none();
    let quizzes = folder.banks.iter().filter(|bank| files(&bank.id));
    let quizzes = quizzes.map(|bank| {
        let mut bank = bank.clone();
        bank.quiz.draw = Draw::All;
        bank.digest = bank_digest(&bank);
        Arc::new(bank).into()
    });
    Course {
        quizzes: quizzes.collect(),
        broken: Vec::new(),
        root: PathBuf::from("/srv/certamen"),
        key: None,
        ..Course::default()
    }
}

/// A question to choose in fits without scrolling; of the other kinds, which
/// have more parts, nearly all do.
#[test]
fn every_shipped_question_fits_80x24() {
    let course = course();
    let (mut scrolled, mut all) = (Vec::new(), 0);
    for lang in [Lang::EN, Lang::VI, Lang::FR] {
        for quiz in 0..course.quizzes.len() {
            let mut world = World::of(course.clone(), lang).known();
            world.begin(quiz);
            for question in 0..world.attempt().paper().len() {
                let sitting = world.state.sitting.as_mut().expect("an attempt");
                let command = Command::Move { question };
                sitting.perform(&command, &reading(1_000)).expect("a move");
                let of = world.sitting().question().clone();
                let (buf, cursor) = at_size(&world, 80, 24);
                let drawn = text(&buf, cursor);
                let words = world.state.look.t("more");
                all += 1;
                if drawn.contains(&format!(" {words} {} ", world.state.look.glyphs.down)) {
                    let choice =
                        matches!(of.kind, Kind::SingleChoice { .. } | Kind::TrueFalse { .. });
                    scrolled.push((choice, format!("{lang} {}", of.id)));
                }
            }
        }
    }
    let choices: Vec<_> = scrolled.iter().filter(|(choice, _)| *choice).collect();
    assert!(choices.is_empty(), "{choices:#?}");
    assert!(
        50 * scrolled.len() <= all,
        "{} of {all}: {scrolled:#?}",
        scrolled.len()
    );
}
