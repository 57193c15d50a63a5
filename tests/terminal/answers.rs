//! Answers a question as a participant does who knows the key: finds the
//! question by its prompt, reads which digit stands before which text, and
//! presses keys until the screen shows the answer.

use certamen::bank::model::Choice;
use certamen::bank::{Bank, Kind, Question};
use certamen::locale::Locale;
use certamen::text::Text;

use super::session::{Session, flat, key};

/// Answers the question on screen rightly; it stays on screen, saved, except
/// that what was typed is saved by the next key.
pub fn answer_rightly(session: &mut Session, bank: &Bank, locale: &Locale) {
    let question = question_on_screen(session, bank, locale);
    let lang = locale.lang();
    match &question.kind {
        Kind::SingleChoice { options } => {
            let texts = texts(options, locale);
            let right = options.iter().position(|o| o.correct).expect("a key");
            let digit = place_of(session, &texts, right);
            session.send(digit.to_string());
        }
        Kind::MultipleResponse { options, .. } => {
            let texts = texts(options, locale);
            for right in (0..options.len()).filter(|i| options[*i].correct) {
                let digit = place_of(session, &texts, right);
                session.send(digit.to_string());
                session.see(&format!("{digit} [x] {}", texts[right]));
            }
        }
        Kind::TrueFalse { answer, .. } => session.send(if *answer { "1" } else { "2" }),
        Kind::Ordering { items, .. } => order(session, &of(items.iter(), locale), locale),
        Kind::Matching { pairs, distractors } => {
            let lefts = of(pairs.iter().map(|p| &p.left), locale);
            let rights = of(pairs.iter().map(|p| &p.right).chain(distractors), locale);
            let mut order: Vec<usize> = (0..lefts.len()).collect();
            let shown = session.said();
            order.sort_by_key(|left| shown.find(&format!("{} = ", lefts[*left])));
            for left in order {
                let digit = place_of(session, &rights, left);
                session.send(digit.to_string());
                session.see(&format!("{} = {digit} {}", lefts[left], rights[left]));
            }
        }
        Kind::Numerical { answer, .. } => session.send(locale.decimal(*answer)),
        Kind::ShortAnswer { accept } => {
            session.send(accept[0].get(lang).replace('*', ""));
        }
        Kind::Cloze { gaps, .. } => {
            for (number, gap) in gaps.iter().enumerate() {
                let texts = texts(&gap.options, locale);
                let right = gap.options.iter().position(|o| o.correct).expect("a key");
                let digit = place_of(session, &texts, right);
                session.send(digit.to_string());
                session.see(&format!("[{}:{}]", number + 1, texts[right]));
            }
        }
        Kind::HotText { passage } => {
            for (span, mark) in passage.spans.iter().enumerate() {
                if span > 0 {
                    session.send(key::TAB);
                }
                if *mark {
                    session.send(" ");
                }
            }
            let count = passage.spans.iter().filter(|mark| **mark).count();
            session.see(&locale.with("mark-how", &[("n", count.into())]));
        }
    }
    if matches!(
        question.kind,
        Kind::SingleChoice { .. } | Kind::TrueFalse { .. }
    ) {
        session.see(&format!("◀ {}", locale.t("chosen")));
    }
}

/// The question whose prompt is on screen.
pub fn question_on_screen<'a>(session: &Session, bank: &'a Bank, locale: &Locale) -> &'a Question {
    session.wait("a question of the bank", |shown| {
        let shown = shown.flat();
        bank.questions
            .iter()
            .filter(|q| shown.contains(&flat(q.prompt.get(locale.lang()))))
            .max_by_key(|q| q.prompt.get(locale.lang()).len())
    })
}

fn texts(options: &[Choice], locale: &Locale) -> Vec<String> {
    of(options.iter().map(|option| &option.text), locale)
}

fn of<'a>(texts: impl Iterator<Item = &'a Text>, locale: &Locale) -> Vec<String> {
    texts.map(|text| flat(text.get(locale.lang()))).collect()
}

/// The digit before each text, once every text has one.
pub fn places(shown: &str, texts: &[String]) -> Option<Vec<usize>> {
    let mut places = vec![0; texts.len()];
    for digit in 1..=texts.len() {
        // The longest, because one text may begin another.
        let at = (0..texts.len())
            .filter(|i| {
                ["", "[x] ", "[ ] "]
                    .iter()
                    .any(|box_| shown.contains(&format!(" {digit} {box_}{}", texts[*i])))
            })
            .max_by_key(|i| texts[*i].len())?;
        places[at] = digit;
    }
    places.iter().all(|digit| *digit > 0).then_some(places)
}

fn place_of(session: &Session, texts: &[String], wanted: usize) -> usize {
    session.wait(&format!("a digit before {:?}", texts[wanted]), |shown| {
        Some(places(&shown.flat(), texts)?[wanted])
    })
}

/// Puts items into the order of the bank.
fn order(session: &mut Session, items: &[String], locale: &Locale) {
    for wanted in 0..items.len() {
        let at = place_of(session, items, wanted);
        session.send(format!("{at} {}", wanted + 1));
        session.wait("the item in its place", |shown| {
            let shown = shown.flat();
            let places = places(&shown, items)?;
            (places[wanted] == wanted + 1 && shown.contains(&locale.t("order-set"))).then_some(())
        });
    }
}
