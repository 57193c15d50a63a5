//! The keys: what the key line and the help name is there and does something,
//! and everything is reached without letters.

use std::collections::BTreeSet;
use std::fmt::Write;

use certamen::text::Lang;
use certamen::ui::keymap::{Binding, action};
use certamen::ui::screen::Screen;
use certamen::ui::view::{bindings, help_bindings};
use certamen::ui::{Effect, Key};

use super::frames::{at_size, frame, row};
use super::scenes::{KINDS, SCREENS, question};
use super::world::World;

/// Every screen and every kind of question, open and answered.
fn worlds() -> Vec<(String, World)> {
    let mut worlds: Vec<(String, World)> = SCREENS
        .iter()
        .map(|(name, way)| ((*name).to_owned(), way(Lang::EN)))
        .collect();
    for (name, quiz, id, keys) in KINDS {
        let mut world = question(Lang::EN, quiz, id);
        worlds.push((format!("{name}-open"), world.clone()));
        worlds.push((format!("{name}-answered"), world.press(keys).clone()));
    }
    worlds
}

/// What can be told apart after a key: the frame, the state and the effects.
fn seen(world: &World) -> String {
    let state = &world.state;
    let mut seen = format!(
        "{:?} {:?} {:?} {:?} {}",
        state.screen,
        state.overlay,
        state.notice,
        state.look.lang(),
        world.asked.len()
    );
    if let Some(sitting) = &state.sitting {
        let _ = write!(
            seen,
            "{:?} {:?} {}",
            sitting.draft,
            sitting.scroll,
            sitting.attempt.log().len()
        );
    }
    let (buf, cursor) = frame(world);
    seen + &format!("{buf:?} {cursor:?}")
}

/// A key may end at a wall, such as the last line of a list; then another of
/// its binding does something.
fn does_something(world: &World, binding: &Binding) -> bool {
    let before = seen(world);
    binding.keys.iter().any(|(key, _)| {
        let mut world = world.clone();
        world.key(*key);
        seen(&world) != before
    })
}

#[test]
fn no_screen_names_a_key_that_does_nothing() {
    // Nothing to scroll, to delete, to take back, chosen already: these stay
    // bound because they would only come and go under the fingers.
    let at_rest = [
        "key-scroll",
        "key-page",
        "key-clear",
        "key-erase",
        "key-cursor",
        "key-move",
        "key-choose",
    ];
    let mut idle = BTreeSet::new();
    for (name, world) in worlds() {
        for binding in bindings(&world.state) {
            // The same fault is said again as often as Enter is pressed.
            if !does_something(&world, &binding) && name != "enrol-error" {
                let hint = if binding.hint { "hint" } else { "quiet" };
                idle.insert((binding.label, hint, name.clone()));
            }
        }
    }
    let wrong: Vec<_> = idle
        .iter()
        .filter(|(label, hint, name)| match *label {
            // A list of one; a question that is asked already.
            "key-move" => false,
            "key-quit" => !name.starts_with("confirm"),
            label => *hint == "hint" || !at_rest.contains(&label),
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn keys_that_rest_on_one_screen_work_on_another() {
    let worlds = worlds();
    let labels: BTreeSet<&str> = worlds
        .iter()
        .flat_map(|(_, world)| bindings(&world.state))
        .map(|binding| binding.label)
        .collect();
    for label in labels {
        let works = worlds.iter().any(|(_, world)| {
            bindings(&world.state)
                .iter()
                .any(|binding| binding.label == label && does_something(world, binding))
        });
        assert!(works, "{label} works nowhere");
    }
}

/// What the key line says is what the bindings say, word for word, also where
/// there is little room.
#[test]
fn every_hint_drawn_is_a_binding() {
    for lang in [Lang::EN, Lang::VI, Lang::FR] {
        for (name, way) in SCREENS {
            let world = way(lang);
            for columns in [60, 80, 120] {
                let (buf, _) = at_size(&world, columns, 24);
                let line = row(&buf, 23);
                let look = &world.state.look;
                let hints: Vec<String> = bindings(&world.state)
                    .iter()
                    .filter(|binding| binding.hint)
                    .map(|b| format!("{} {}", b.hint_names(false), look.t(b.label)))
                    .collect();
                let mut rest = line.trim().to_owned();
                for hint in &hints {
                    rest = rest.replacen(hint.as_str(), "", 1);
                }
                // In the last extremity the help is only its key.
                let rest = rest.trim();
                assert!(
                    rest.is_empty() || rest == "F1",
                    "{lang} {name} at {columns}: {line}"
                );
                assert!(
                    line.contains("F1") || world.state.overlay.is_some(),
                    "{lang} {name} at {columns} names no help: {line}"
                );
            }
        }
    }
}

/// The way on, the way back and handing in never give way to other keys.
#[test]
fn enter_and_submit_stay_on_the_key_line() {
    for lang in [Lang::EN, Lang::VI, Lang::FR] {
        for (_, quiz, id, keys) in KINDS {
            let mut world = question(lang, quiz, id);
            for _ in 0..2 {
                for columns in [60, 80] {
                    let (buf, _) = at_size(&world, columns, 24);
                    let line = row(&buf, 23);
                    assert!(line.contains("Enter"), "{lang} {id} at {columns}: {line}");
                    assert!(line.contains("F10"), "{lang} {id} at {columns}: {line}");
                }
                world.press(keys);
            }
        }
    }
}

#[test]
fn no_key_means_two_things() {
    for (name, world) in worlds() {
        let mut keys = BTreeSet::new();
        for binding in bindings(&world.state) {
            for (key, _) in &binding.keys {
                assert!(keys.insert(format!("{key:?}")), "{key:?} twice on {name}");
            }
        }
    }
}

#[test]
fn the_help_names_every_key_of_the_screen_under_it() {
    for (name, mut world) in worlds() {
        if world.state.overlay.is_some() || action(&bindings(&world.state), Key::F(1)).is_none() {
            continue;
        }
        let under = bindings(&world.state);
        world.press("F1");
        assert_eq!(help_bindings(&world.state), under, "{name}");
        let mut text = String::new();
        for _ in 0..4 {
            let (buf, _) = frame(&world);
            text.extend((0..24).map(|y| row(&buf, y) + "\n"));
            world.press("PgDn");
        }
        for binding in under {
            let line = text.lines().find(|line| {
                line.trim_start()
                    .starts_with(&(binding.names(false) + "  "))
            });
            let words = world.state.look.t(binding.label);
            assert!(
                line.is_some_and(|line| line.contains(&words)),
                "{name}: {words}\n{text}"
            );
        }
        world.press("Esc");
        assert!(world.state.overlay.is_none());
    }
}

/// Keys a Vietnamese input method or another keyboard never changes.
const fn is_no_letter(key: Key) -> bool {
    match key {
        Key::Char(c) => c.is_ascii_digit() || c == ' ' || c == '?',
        Key::Ctrl(_) => false,
        _ => true,
    }
}

#[test]
fn everything_is_reached_without_letters() {
    // Suspending, redrawing and the quick way out are for those who know them.
    let shortcuts = ["key-suspend", "key-redraw", "key-quit"];
    for (name, world) in worlds() {
        for binding in bindings(&world.state) {
            let plain = binding.keys.iter().any(|(key, _)| is_no_letter(*key));
            assert!(
                plain || shortcuts.contains(&binding.label),
                "{name}: {}",
                binding.label
            );
        }
    }
}

/// From the first screen to the certificate and out, without one letter.
#[test]
fn a_whole_day_without_letters() {
    let mut world = World::enrolled(Lang::VI);
    for quiz in 0..3 {
        world.press("Home");
        for _ in 0..quiz {
            world.press("Down");
        }
        world.press("Enter");
        assert!(matches!(world.state.screen, Screen::Instructions(_)));
        world.press("Down Enter");
        assert_eq!(
            world.sitting().bank.id,
            world.state.course.quizzes[quiz].id()
        );
        world.answer_all(|_| true).press("F4 F10 Down Enter");
        assert!(matches!(world.state.screen, Screen::Result(_)));
        world.press("Enter");
        for _ in 0..12 {
            world.press("PgDn Right");
        }
        world.press(if quiz == 2 { "F7" } else { "Esc" });
    }
    assert!(matches!(world.state.screen, Screen::Certificate(_)));
    world.press("Esc 6 Enter Esc Esc");
    assert!(matches!(world.state.screen, Screen::Home(_)));
    world.press("Esc Down Enter");
    assert!(world.quit);
}

#[test]
fn pages_and_ends_work_wherever_something_scrolls() {
    for (name, world) in worlds() {
        let (columns, rows) = (60, 18);
        let mut world = world.clone();
        world.handle(certamen::ui::Msg::Resize(columns, rows));
        let (buf, _) = frame(&world);
        let more = world.state.look.t("more");
        let down = (0..rows).any(|y| row(&buf, y).contains(&format!("{more} ↓")));
        if !down {
            continue;
        }
        let before = seen(&world);
        world.press("PgDn");
        assert_ne!(seen(&world), before, "{name} says PgDn and does not scroll");
    }
}

/// Scrolling by pages shows every line once, none only half under a mark.
#[test]
fn nothing_is_cut_by_the_mark_that_there_is_more() {
    for (name, way) in SCREENS {
        let mut world = way(Lang::VI);
        world.handle(certamen::ui::Msg::Resize(60, 18));
        let more = world.state.look.t("more");
        let (buf, _) = at_size(&world, 60, 120);
        let tall: Vec<String> = (0..120).map(|y| row(&buf, y)).collect();
        for _ in 0..12 {
            let (buf, _) = frame(&world);
            for y in 0..18 {
                let line = row(&buf, y);
                if let Some((before, _)) = line.split_once(&format!(" {more} ")) {
                    let before = before.trim();
                    let whole = tall.iter().any(|line| line.trim() == before);
                    assert!(before.is_empty() || whole, "{name}: {line}");
                }
            }
            world.press("PgDn");
        }
    }
}

#[test]
fn suspend_and_redraw_work_on_every_screen() {
    for (name, mut world) in worlds() {
        world.asked.clear();
        world.press("^z ^l");
        assert_eq!(world.asked, [Effect::Suspend, Effect::Redraw], "{name}");
    }
}
