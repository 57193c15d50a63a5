//! Attempts and their events.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::{Result, Sqlite, StoreError};
use crate::exam::{Event, Header, Logged, Participant, Record};
use crate::json::canonical;
use crate::store::model::{AttemptEnd, AttemptSummary};
use crate::store::sql;

/// Where an attempt stands, as its row in `attempts` says.
struct State {
    events: i64,
    question: i64,
    answered: BTreeSet<usize>,
    finished: bool,
    outcome: Option<String>,
}

impl State {
    fn count(&mut self, logged: &Logged) {
        self.events += 1;
        match &logged.event {
            Event::Answered { question, response } => {
                if response.is_some() {
                    self.answered.insert(*question);
                } else {
                    self.answered.remove(question);
                }
            }
            Event::Moved { question } => self.question = *question as i64,
            _ => {}
        }
    }
}

impl Sqlite {
    /// Canonical JSON that reads back as the very same value; numbers beyond
    /// 2^53 would not, since RFC 8785 rounds them.
    fn encode<T: Serialize + DeserializeOwned + PartialEq>(&self, value: &T) -> Result<String> {
        serde_json::to_value(value)
            .map(|json| canonical::to_string(&json))
            .ok()
            .filter(|text| serde_json::from_str::<T>(text).is_ok_and(|back| back == *value))
            .ok_or_else(|| self.refused("it holds a number too large to be kept exactly"))
    }

    fn decode<T: DeserializeOwned>(&self, row: &SqliteRow) -> Result<T> {
        let text: &str = row.try_get(0).map_err(|error| self.fault(&error))?;
        serde_json::from_str(text).map_err(|error| self.corrupt(error.to_string()))
    }

    pub(super) async fn begin_attempt(&self, header: &Header, first: &Logged) -> Result<()> {
        let (header_text, first_text) = (self.encode(header)?, self.encode(first)?);
        let fault = |error| self.fault(&error);
        let mut transaction = self.begin_write().await?;
        let begun = sqlx::query(sql::BEGIN_ATTEMPT)
            .bind(&header.attempt)
            .bind(&header.participant.code)
            .bind(&header.participant.name)
            .bind(&header.participant.unit)
            .bind(&header.quiz)
            .bind(header.bank.to_string())
            .bind(&header.bank_version)
            .bind(i64::from(header.number))
            .bind(i64::from(header.practice))
            .bind(first.at.wall)
            .bind(&header_text)
            .execute(&mut *transaction)
            .await
            .map_err(fault)?;
        if begun.rows_affected() == 0
            && !self.is_same(&mut transaction, header, &header_text).await?
        {
            return Err(StoreError::AttemptExists {
                place: self.place.clone(),
            });
        }
        self.add(
            &mut transaction,
            &header.attempt,
            &[(first, first_text)],
            None,
        )
        .await?;
        self.commit(transaction).await
    }

    /// Whether the attempt that is there is the one to be begun.
    async fn is_same(
        &self,
        connection: &mut SqliteConnection,
        header: &Header,
        text: &str,
    ) -> Result<bool> {
        let row = sqlx::query(sql::HEADER)
            .bind(&header.attempt)
            .fetch_optional(connection)
            .await
            .map_err(|error| self.fault(&error))?;
        Ok(row.is_some_and(|row| row.try_get(0).is_ok_and(|stored: &str| stored == text)))
    }

    pub(super) async fn add_events(
        &self,
        attempt: &str,
        events: &[Logged],
        end: Option<(bool, String)>,
    ) -> Result<()> {
        let events = events
            .iter()
            .map(|logged| Ok((logged, self.encode(logged)?)))
            .collect::<Result<Vec<_>>>()?;
        let mut transaction = self.begin_write().await?;
        self.add(&mut transaction, attempt, &events, end).await?;
        self.commit(transaction).await
    }

    /// Adds those events that are not there yet, and ends the attempt if asked to.
    async fn add(
        &self,
        connection: &mut SqliteConnection,
        attempt: &str,
        events: &[(&Logged, String)],
        end: Option<(bool, String)>,
    ) -> Result<()> {
        let finished = || StoreError::Finished {
            place: self.place.clone(),
            attempt: attempt.to_owned(),
        };
        let mut state = self.state(connection, attempt).await?;
        let mut last = None;
        for (logged, body) in events {
            let number = i64::try_from(logged.number).unwrap_or(i64::MAX);
            if number < state.events {
                if self.event(connection, attempt, number).await? == *body {
                    continue;
                }
                return Err(if state.finished {
                    finished()
                } else {
                    StoreError::Overtaken {
                        place: self.place.clone(),
                        attempt: attempt.to_owned(),
                    }
                });
            }
            if state.finished {
                return Err(finished());
            }
            if number > state.events {
                return Err(self.refused("an event of the log is missing"));
            }
            self.insert(connection, attempt, number, body).await?;
            state.count(logged);
            last = Some(*logged);
        }
        match (last, end) {
            // Everything was there already.
            (None, None) => Ok(()),
            (None, Some((_, outcome))) if state.outcome.as_ref() == Some(&outcome) => Ok(()),
            (None, Some(_)) => Err(finished()),
            (Some(last), end) => self.update(connection, attempt, &state, last, end).await,
        }
    }

    async fn state(&self, connection: &mut SqliteConnection, attempt: &str) -> Result<State> {
        let fault = |error| self.fault(&error);
        let row = sqlx::query(sql::ATTEMPT_STATE)
            .bind(attempt)
            .fetch_optional(connection)
            .await
            .map_err(fault)?
            .ok_or_else(|| self.no_such(attempt))?;
        let answered: &str = row.try_get("answered").map_err(fault)?;
        Ok(State {
            events: row.try_get("events").map_err(fault)?,
            question: row.try_get("question").map_err(fault)?,
            answered: serde_json::from_str(answered).map_err(|e| self.corrupt(e.to_string()))?,
            finished: row.try_get::<i64, _>("finished").map_err(fault)? != 0,
            outcome: row.try_get("outcome").map_err(fault)?,
        })
    }

    async fn event(
        &self,
        connection: &mut SqliteConnection,
        attempt: &str,
        number: i64,
    ) -> Result<String> {
        sqlx::query(sql::EVENT)
            .bind(attempt)
            .bind(number)
            .fetch_one(connection)
            .await
            .and_then(|row| row.try_get(0))
            .map_err(|error| match error {
                sqlx::Error::RowNotFound => self.corrupt(missing(number)),
                error => self.fault(&error),
            })
    }

    async fn insert(
        &self,
        connection: &mut SqliteConnection,
        attempt: &str,
        number: i64,
        body: &str,
    ) -> Result<()> {
        sqlx::query(sql::INSERT_EVENT)
            .bind(attempt)
            .bind(number)
            .bind(body)
            .execute(connection)
            .await
            .map(drop)
            .map_err(|error| match error.as_database_error() {
                Some(database) if database.is_unique_violation() => StoreError::Overtaken {
                    place: self.place.clone(),
                    attempt: attempt.to_owned(),
                },
                _ => self.fault(&error),
            })
    }

    async fn update(
        &self,
        connection: &mut SqliteConnection,
        attempt: &str,
        state: &State,
        last: &Logged,
        end: Option<(bool, String)>,
    ) -> Result<()> {
        let (passed, outcome) = end.unzip();
        let done = sqlx::query(sql::UPDATE_ATTEMPT)
            .bind(attempt)
            .bind(state.events)
            .bind(last.at.wall)
            .bind(last.elapsed as i64)
            .bind(state.question)
            .bind(serde_json::to_string(&state.answered).unwrap_or_default())
            .bind(i64::from(outcome.is_some()))
            .bind(passed.map(i64::from))
            .bind(outcome)
            .execute(connection)
            .await
            .map_err(|error| self.fault(&error))?;
        if done.rows_affected() == 1 {
            return Ok(());
        }
        Err(self.corrupt("an attempt is not where its index says"))
    }

    pub(super) async fn load_record(&self, attempt: &str) -> Result<Record> {
        let fault = |error| self.fault(&error);
        let mut connection = self.session.turn().await;
        let header = sqlx::query(sql::HEADER)
            .bind(attempt)
            .fetch_optional(&mut *connection)
            .await
            .map_err(fault)?
            .ok_or_else(|| self.no_such(attempt))?;
        let header: Header = self.decode(&header)?;
        let rows = sqlx::query(sql::EVENTS)
            .bind(attempt)
            .fetch_all(&mut *connection)
            .await
            .map_err(fault)?;
        drop(connection);
        let events = rows
            .iter()
            .enumerate()
            .map(|(number, row)| {
                let logged: Logged = self.decode(row)?;
                if logged.number == number as u64 {
                    Ok(logged)
                } else {
                    Err(self.corrupt(missing(number as i64)))
                }
            })
            .collect::<Result<_>>()?;
        Ok(Record::new(header, events))
    }

    pub(super) async fn attempts_of(&self, participant: &str) -> Result<Vec<AttemptSummary>> {
        let mut connection = self.session.turn().await;
        let query = sqlx::query(sql::ATTEMPTS_OF).bind(participant);
        self.summaries(query.fetch_all(&mut *connection).await)
    }

    pub(super) async fn attempts_open(&self) -> Result<Vec<AttemptSummary>> {
        let mut connection = self.session.turn().await;
        let query = sqlx::query(sql::OPEN_ATTEMPTS);
        self.summaries(query.fetch_all(&mut *connection).await)
    }

    fn summaries(&self, rows: sqlx::Result<Vec<SqliteRow>>) -> Result<Vec<AttemptSummary>> {
        let rows = rows.map_err(|error| self.fault(&error))?;
        rows.iter()
            .map(|row| summary(row).map_err(|error| self.fault(&error)))
            .collect()
    }

    fn no_such(&self, attempt: &str) -> StoreError {
        StoreError::NoSuchAttempt {
            place: self.place.clone(),
            attempt: crate::text::printable(attempt),
        }
    }
}

fn missing(number: i64) -> String {
    format!("event {number} of an attempt is missing")
}

fn summary(row: &SqliteRow) -> sqlx::Result<AttemptSummary> {
    let outcome: Option<&str> = row.try_get("outcome")?;
    let answered: BTreeSet<usize> = json(row.try_get("answered")?)?;
    let bank: &str = row.try_get("bank")?;
    let finished = match outcome {
        Some(outcome) => Some(AttemptEnd {
            passed: row.try_get::<Option<i64>, _>("passed")? == Some(1),
            outcome: json(outcome)?,
        }),
        None => None,
    };
    Ok(AttemptSummary {
        id: row.try_get("id")?,
        participant: Participant {
            code: row.try_get("participant")?,
            name: row.try_get("name")?,
            unit: row.try_get("unit")?,
        },
        quiz: row.try_get("quiz")?,
        bank: bank.parse().map_err(sqlx::Error::decode)?,
        bank_version: row.try_get("bank_version")?,
        number: number(row, "number")?,
        practice: row.try_get::<i64, _>("practice")? != 0,
        started_at: row.try_get("started_at")?,
        last_at: row.try_get("last_at")?,
        elapsed: number(row, "elapsed")?,
        answered: answered.len(),
        current: number(row, "question")?,
        finished,
    })
}

fn number<T: TryFrom<i64, Error = std::num::TryFromIntError>>(
    row: &SqliteRow,
    column: &str,
) -> sqlx::Result<T> {
    T::try_from(row.try_get(column)?).map_err(sqlx::Error::decode)
}

fn json<T: DeserializeOwned>(text: &str) -> sqlx::Result<T> {
    serde_json::from_str(text).map_err(sqlx::Error::decode)
}
