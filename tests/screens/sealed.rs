//! A sealed quiz at the screen: the passphrase, and what comes of it.

use certamen::course::Quiz;
use certamen::text::Lang;
use certamen::ui::screen::Instructions;
use certamen::ui::screen::Screen;
use certamen::ui::screen::Unseal;
use certamen::ui::{Effect, Key, Msg};

use super::frames::{frame, row};
use super::scenes::sealed;
use super::world::{PASSPHRASE, World};

const QUIZ: &str = "ai-security";

fn shown(world: &World) -> String {
    let (buf, _) = frame(world);
    (0..buf.area.height).map(|y| row(&buf, y) + "\n").collect()
}

fn wrong(world: &World) -> Option<&str> {
    match &world.state.screen {
        Screen::Unseal(unseal) => unseal.wrong.as_deref(),
        other => panic!("{other:?}"),
    }
}

fn asked_to_open(world: &World) -> usize {
    let open = |effect: &&Effect| matches!(effect, Effect::Unseal { .. });
    world.asked.iter().filter(open).count()
}

#[test]
fn the_passphrase_leads_to_the_instructions_and_is_asked_for_once() {
    let mut world = sealed(Lang::EN);
    world.press("3").type_in(PASSPHRASE).press("Enter");
    assert!(matches!(
        world.state.screen,
        Screen::Instructions(Instructions {
            quiz: Some(2),
            practice: false,
            ..
        })
    ));
    assert!(world.state.course.quiz(QUIZ).is_some());
    world.press("Esc Enter Down Enter");
    assert_eq!(world.sitting().bank.id, QUIZ);
    assert_eq!(asked_to_open(&world), 1);
}

#[test]
fn nothing_of_a_passphrase_is_drawn() {
    let mut world = sealed(Lang::EN);
    world.press("3").type_in("zqzq");
    let (before, drawn) = (shown(&sealed(Lang::EN)), shown(&world));
    assert!(!drawn.contains('q') || before.contains('q') || !drawn.contains("zq"));
    assert!(drawn.contains("****____"), "{drawn}");
    assert!(!format!("{:?}", world.state).contains("zqzq"));
    world.press("Enter");
    assert!(!format!("{:?}", world.asked).contains("zqzq"));
    assert!(!shown(&world).contains("zqzq"));
}

#[test]
fn a_wrong_passphrase_says_so_and_the_next_is_typed_from_the_start() {
    let mut world = sealed(Lang::EN);
    world.press("3").type_in("not this one").press("Enter");
    let said = wrong(&world).expect("a sentence").to_owned();
    assert!(said.contains("ai-security.yaml.age"), "{said}");
    assert!(!shown(&world).contains('*'));
    // It stays until a key says that somebody has read it.
    world.pass(60_000);
    assert_eq!(wrong(&world), Some(&*said));
    world.type_in("M");
    assert_eq!(wrong(&world), None);
    world.type_in(&PASSPHRASE[1..]).press("Enter");
    assert!(matches!(world.state.screen, Screen::Instructions(_)));
}

#[test]
fn an_empty_passphrase_is_not_tried() {
    let mut world = sealed(Lang::EN);
    world.press("3 Enter");
    assert!(wrong(&world).is_some());
    assert_eq!(asked_to_open(&world), 0);
}

/// Telex sends Backspace and the composed letter; some keyboards decomposed ones.
#[test]
fn vietnamese_input_methods_and_pastes_make_the_same_passphrase() {
    let typed: [&dyn Fn(&mut World); 3] = [
        &|world| {
            for c in "Mua\u{8}\u{8}ưa đem\u{8}\u{8}êm 2026".chars() {
                world.key(if c == '\u{8}' {
                    Key::Backspace
                } else {
                    Key::Char(c)
                });
            }
        },
        &|world| {
            world.type_in("Mu\u{31b}a đe\u{302}m 2026");
        },
        &|world| world.handle(Msg::Paste(format!("{PASSPHRASE}\n"))),
    ];
    for typed in typed {
        let mut world = sealed(Lang::VI);
        world.press("3");
        typed(&mut world);
        world.press("Enter");
        assert!(world.state.course.quiz(QUIZ).is_some());
    }
}

#[test]
fn signs_that_are_keys_elsewhere_are_letters_of_a_passphrase() {
    let mut world = sealed(Lang::EN);
    world.press("3").type_in("?1 2");
    assert!(world.state.overlay.is_none());
    let Screen::Unseal(Unseal { field, .. }) = &world.state.screen else {
        panic!("the passphrase is asked for");
    };
    assert_eq!(field.shape(), (4, 4));
    world.press("F1");
    assert!(world.state.overlay.is_some(), "F1 is the help");
}

#[test]
fn while_it_is_being_opened_the_screen_goes_on_and_nothing_is_tried_twice() {
    let mut world = sealed(Lang::EN);
    world.slow_to_open = true;
    world.press("3").type_in(PASSPHRASE).press("Enter");
    assert!(shown(&world).contains(&world.state.look.t("unseal-opening")));
    world.type_in("more").press("Enter");
    assert_eq!(asked_to_open(&world), 1);
    // Away and into another quiz; the answer comes there.
    world.press("Esc").begin(0);
    let answer = opened(&mut world);
    world.handle(answer);
    assert!(matches!(world.state.screen, Screen::Question));
    assert!(world.notice().is_some_and(|text| text.contains("open now")));
    assert!(world.state.course.quiz(QUIZ).is_some());
}

#[test]
fn it_may_open_while_the_language_is_being_changed() {
    let mut world = sealed(Lang::EN);
    world.slow_to_open = true;
    world.press("3").type_in(PASSPHRASE).press("Enter F2");
    let answer = opened(&mut world);
    world.handle(answer);
    world.press("Esc");
    assert!(matches!(world.state.screen, Screen::Unseal(_)));
    world.press("Enter");
    assert!(matches!(world.state.screen, Screen::Instructions(_)));
    assert_eq!(asked_to_open(&world), 1);
}

#[test]
fn what_fails_after_somebody_left_is_told_where_they_are() {
    let mut world = sealed(Lang::EN);
    world.slow_to_open = true;
    world.press("3").type_in("not this one").press("Enter Esc");
    world.slow_to_open = false;
    let again = world
        .asked
        .iter()
        .rfind(|e| matches!(e, Effect::Unseal { .. }));
    let again = again.expect("it was asked for").clone();
    let answer = world.perform(again).remove(0);
    world.handle(answer);
    assert!(matches!(world.state.screen, Screen::Home(_)));
    assert!(
        world
            .notice()
            .is_some_and(|text| text.contains("does not open"))
    );
    world.press("3");
    assert_eq!(wrong(&world), None);
}

/// The answer that the program is waiting for.
fn opened(world: &mut World) -> Msg {
    world.slow_to_open = false;
    let unseal = world
        .asked
        .iter()
        .rfind(|e| matches!(e, Effect::Unseal { .. }));
    let unseal = unseal.expect("it was asked for").clone();
    world.perform(unseal).remove(0)
}

#[test]
fn an_attempt_that_was_left_is_taken_up_again_behind_the_passphrase() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(2).press("1 Enter 1 Enter").pass(60_000);
    let place = world.attempt().current();
    let log = world.attempt().log().to_vec();
    world.press("Esc Down Enter");
    // The program starts again: the bank is sealed as before.
    let mut course = (*world.state.course).clone();
    course.quizzes[2] = Quiz::Sealed(QUIZ.to_owned());
    world.state.course = course.into();
    world.press("3");
    assert!(matches!(world.state.screen, Screen::Unseal(_)));
    world.type_in(PASSPHRASE).press("Enter");
    assert!(matches!(world.state.screen, Screen::Question));
    assert_eq!(world.attempt().current(), place);
    assert_eq!(&world.attempt().log()[..log.len()], log);
}

#[test]
fn a_sealed_quiz_is_never_practised_not_even_once_it_is_open() {
    let mut course = (*sealed(Lang::EN).state.course).clone();
    for quiz in &mut course.quizzes {
        *quiz = Quiz::Sealed(quiz.id().to_owned());
    }
    let mut world = World::of(course, Lang::EN).known();
    let practice = world.state.look.t("home-practice");
    assert!(!shown(&world).contains(&practice));
    world.press("2").type_in(PASSPHRASE).press("Enter Esc");
    assert!(matches!(world.state.screen, Screen::Home(_)));
    assert!(world.state.course.bank(1).is_some());
    assert!(!shown(&world).contains(&practice));
}
