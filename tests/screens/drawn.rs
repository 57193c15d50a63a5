//! Every screen as it is drawn, at 80x24 and 120x40.
//!
//! The snapshots are read as a participant reads the screen: is anything cut,
//! cramped, ambiguous, not translated, or told by colour alone?

use certamen::text::Lang;
use certamen::ui::theme::Theme;
use std::fmt::Write;

use super::frames::{at_size, row, styled, text};
use super::scenes::{KINDS, SCREENS, question};
use super::world::{World, look};

/// Both sizes of a screen under one name.
fn keep(name: &str, lang: Lang, world: &World) {
    let mut drawn = String::new();
    for (columns, rows) in [(80, 24), (120, 40)] {
        let (buf, cursor) = at_size(world, columns, rows);
        drawn += &text(&buf, cursor);
        drawn.push('\n');
    }
    settings().bind(|| insta::assert_snapshot!(format!("{lang}-{name}"), drawn));
}

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots");
    settings
}

fn screens(lang: Lang) {
    for (name, way) in SCREENS {
        keep(name, lang, &way(lang));
    }
}

/// Each kind unanswered, answered, and in review.
fn kinds(lang: Lang) {
    for (name, quiz, id, keys) in KINDS {
        let mut world = question(lang, quiz, id);
        keep(&format!("question-{name}-1-open"), lang, &world);
        world.press(keys).pass(2_000);
        keep(&format!("question-{name}-2-answered"), lang, &world);
        let at = world.attempt().current();
        world.hand_in().press("Enter");
        for _ in 0..at {
            world.press("Right");
        }
        keep(&format!("question-{name}-3-review"), lang, &world);
    }
}

#[test]
fn every_screen_in_english() {
    screens(Lang::EN);
}

#[test]
fn every_screen_in_vietnamese() {
    screens(Lang::VI);
}

#[test]
fn every_kind_of_question_in_english() {
    kinds(Lang::EN);
}

#[test]
fn every_kind_of_question_in_vietnamese() {
    kinds(Lang::VI);
}

#[test]
fn home_question_and_result_in_french() {
    let wanted = ["home-in-progress", "result-minimum-missed", "review"];
    for (name, way) in SCREENS.iter().filter(|(name, _)| wanted.contains(name)) {
        keep(name, Lang::FR, &way(Lang::FR));
    }
    for (name, quiz, id, keys) in KINDS {
        let mut world = question(Lang::FR, quiz, id);
        keep(&format!("question-{name}"), Lang::FR, world.press(keys));
    }
}

#[test]
fn what_is_too_small_asks_for_room() {
    for lang in [Lang::EN, Lang::VI, Lang::FR] {
        let mut drawn = String::new();
        for (columns, rows) in [(59, 24), (80, 17), (30, 10), (12, 3)] {
            let (buf, cursor) = at_size(&World::enrolled(lang), columns, rows);
            drawn += &text(&buf, cursor);
            drawn.push('\n');
        }
        settings().bind(|| insta::assert_snapshot!(format!("{lang}-too-small"), drawn));
    }
}

/// The smallest size there is room on shows a question whole or says how to go on.
#[test]
fn the_smallest_size_is_usable() {
    let mut drawn = String::new();
    for (name, way) in SCREENS {
        let (buf, cursor) = at_size(&way(Lang::VI), 60, 18);
        let _ = writeln!(drawn, "{name} {}", text(&buf, cursor));
    }
    settings().bind(|| insta::assert_snapshot!("vi-smallest", drawn));
}

/// The screens that say most by style.
fn in_theme(theme: Theme) -> String {
    let mut drawn = String::new();
    let mut add = |name: &str, mut world: World| {
        world.state.look = look(Lang::EN, theme, false);
        let (buf, cursor) = at_size(&world, 80, 24);
        let _ = writeln!(drawn, "{name} {}", styled(&buf, cursor));
    };
    let wanted = [
        "home-in-progress",
        "overview",
        "not-saved",
        "result-minimum-missed",
        "verify-altered",
    ];
    for (name, way) in SCREENS.iter().filter(|(name, _)| wanted.contains(name)) {
        add(name, way(Lang::EN));
    }
    for (name, quiz, id, keys) in KINDS {
        let mut world = question(Lang::EN, quiz, id);
        world.press(keys);
        add(name, world.clone());
        if name == "single-choice" || name == "hot-text" || name == "ordering" {
            let at = world.attempt().current();
            world.hand_in().press("Enter");
            for _ in 0..at {
                world.press("Right");
            }
            add(&format!("{name}-review"), world);
        }
    }
    drawn
}

#[test]
fn in_high_contrast() {
    settings().bind(|| insta::assert_snapshot!("high-contrast", in_theme(Theme::Contrast)));
}

#[test]
fn without_colour() {
    settings().bind(|| insta::assert_snapshot!("without-colour", in_theme(Theme::Mono)));
}

/// With `--ascii` the program draws nothing but ASCII of its own; letters of
/// texts, and the marks texts are written with, stay as they are.
#[test]
fn ascii_draws_only_ascii() {
    let written = |c: char| c.is_alphabetic() || c == '§';
    let plain = |mut world: World, lang| {
        world.state.look = look(lang, Theme::Dark, true);
        let (buf, cursor) = at_size(&world, 80, 24);
        for y in 0..24 {
            for c in row(&buf, y).chars() {
                assert!(c.is_ascii() || written(c), "{c:?}\n{}", text(&buf, cursor));
            }
        }
        text(&buf, cursor)
    };
    let mut drawn = String::new();
    for lang in [Lang::EN, Lang::VI, Lang::FR] {
        for (name, way) in SCREENS.iter().filter(|(name, _)| *name != "welcome") {
            let frame = plain(way(lang), lang);
            if lang == Lang::EN {
                let _ = writeln!(drawn, "{name} {frame}");
            }
        }
        for (name, quiz, id, keys) in KINDS {
            let mut world = question(lang, quiz, id);
            world.press(keys);
            let frame = plain(world.clone(), lang);
            if lang == Lang::EN {
                let _ = writeln!(drawn, "{name} {frame}");
            }
            let at = world.attempt().current();
            world.hand_in().press("Enter");
            for _ in 0..at {
                world.press("Right");
            }
            plain(world, lang);
        }
    }
    settings().bind(|| insta::assert_snapshot!("en-ascii", drawn));
}
