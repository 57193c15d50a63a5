//! Who takes part here: the roster, and who typed a name.

use super::{Site, problem};
use crate::course::{Person, Problem};
use crate::exam::Participant;
use crate::fraction::Fraction;
use crate::store::{Enrolment, Store};
use crate::text::fold;

/// Letters and digits of a code that is made here: none that look alike.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl<S: Store> Site<S> {
    /// Everybody known here: the roster in its order, then who typed a name.
    pub async fn people(&self) -> Vec<Person> {
        let course = self.course();
        let mut people: Vec<Person> = course
            .training
            .roster
            .iter()
            .map(|entry| Person {
                participant: Participant {
                    code: entry.code.clone(),
                    name: entry.name.clone(),
                    unit: entry.unit.clone(),
                },
                extra_time: entry.extra_time,
            })
            .collect();
        for known in self.store.participants().await.unwrap_or_default() {
            if !people
                .iter()
                .any(|p| p.participant.code == known.participant.code)
            {
                people.push(Person {
                    participant: known.participant,
                    extra_time: known.extra_time,
                });
            }
        }
        people
    }

    /// The person of a participant code.
    pub async fn person(&self, code: &str) -> Option<Person> {
        self.people()
            .await
            .into_iter()
            .find(|person| person.participant.code.eq_ignore_ascii_case(code))
    }

    /// Enrols somebody who typed a name. The same name, unit and no code is
    /// the same person again; a code that belongs to another name is refused.
    ///
    /// # Errors
    /// When the code is taken or nothing can be stored.
    pub async fn enrol(&self, participant: Participant) -> Result<Person, Problem> {
        let same = |person: &Person| fold(&person.participant.name) == fold(&participant.name);
        let people = self.people().await;
        if participant.code.is_empty() {
            let again = people.iter().find(|person| {
                same(person) && fold(&person.participant.unit) == fold(&participant.unit)
            });
            if let Some(person) = again {
                return Ok(person.clone());
            }
        } else if let Some(person) = people
            .iter()
            .find(|p| p.participant.code.eq_ignore_ascii_case(&participant.code))
        {
            if same(person) {
                return Ok(person.clone());
            }
            return Err(Problem::new("problem-code-taken", participant.code));
        }
        let mut participant = participant;
        while participant.code.is_empty() {
            let code = new_code()?;
            if !people.iter().any(|p| p.participant.code == code) {
                participant.code = code;
            }
        }
        let extra_time = Fraction::ONE;
        self.store
            .save_participant(&participant, extra_time, Enrolment::Typed)
            .await
            .map_err(|e| problem(&e))?;
        Ok(Person {
            participant,
            extra_time,
        })
    }
}

/// A participant code nobody was given: `P-` and seven letters or digits.
fn new_code() -> Result<String, Problem> {
    let bytes: [u8; 7] = super::random::random()?;
    let letters: String = bytes
        .iter()
        .map(|b| char::from(ALPHABET[usize::from(*b) % ALPHABET.len()]))
        .collect();
    Ok(format!("P-{letters}"))
}
