//! Certificates: issued once when everything is passed, kept in the store,
//! written out as files that can be written again.

use std::collections::BTreeSet;

use chrono::{DateTime, Months, TimeZone, Utc};

use super::page_file::Look;
use super::random::uuid;
use super::registers::Listing;
use super::summaries::{Part, best, certificate_key};
use super::{Site, problem};
use crate::bank::Bank;
use crate::certificate::{
    self, Achievement, Claims, Delivery, Issuer, Moment, Percent, QuizResult, Score, Status,
    Wording, code as code_of,
};
use crate::course::{Course, Issued, Person, Problem, Quiz};
use crate::exam::{Outcome, Record};
use crate::files::write_whole;
use crate::fraction::Fraction;
use crate::json::canonical::Digest;
use crate::locale::Locale;
use crate::store::{AttemptSummary, Store, StoredCertificate};
use crate::text::Lang;

/// What a certificate is about: the programme, or a quiz where there is none.
struct Subject<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a crate::text::Text,
    description: Option<&'a crate::text::Text>,
    quizzes: Vec<&'a Bank>,
    valid_months: Option<u32>,
}

impl<S: Store> Site<S> {
    /// Issues whatever certificate is due to a person and was not issued yet.
    pub(super) async fn issue_due(
        &self,
        person: &Person,
        attempts: &[AttemptSummary],
    ) -> Result<(), Problem> {
        let course = self.course();
        self.certificate_waits(person, &course, attempts).await?;
        for subject in subjects(&course) {
            let parts: Option<Vec<Part<'_>>> = subject
                .quizzes
                .iter()
                .map(|bank| best(attempts, bank))
                .collect();
            let Some(parts) = parts.filter(|parts| !parts.is_empty()) else {
                continue;
            };
            // What was passed names the certificate, so that a new version of the
            // programme alone certifies nobody a second time.
            let passed = parts
                .iter()
                .map(|part| (&*part.bank.id, &*part.bank.version));
            let key = certificate_key(person, subject.id, &passed.collect::<Vec<_>>());
            let known = self
                .store
                .certificate(&key)
                .await
                .map_err(|e| problem(&e))?;
            if known.is_none() {
                let certificate = self.certify(person, &subject, &parts, key).await?;
                let issued = self
                    .store
                    .issue(&certificate)
                    .await
                    .map_err(|e| problem(&e))?;
                self.export(&issued.certificate)?;
            }
        }
        Ok(())
    }

    async fn certify(
        &self,
        person: &Person,
        subject: &Subject<'_>,
        parts: &[Part<'_>],
        key: String,
    ) -> Result<StoredCertificate, Problem> {
        let failed = |e: String| Problem::new("problem-certificate", e);
        let mut records = Vec::new();
        for part in parts {
            records.push(
                self.store
                    .load(&part.summary.id)
                    .await
                    .map_err(|e| problem(&e))?,
            );
        }
        for (part, record) in parts.iter().zip(&records) {
            // The grade must follow from the record wherever its bank is at hand.
            if part.bank.digest == record.header.bank
                && !record
                    .rescore(part.bank)
                    .is_ok_and(|(_, outcome)| outcome == part.outcome)
            {
                let text = part.bank.title.get(record.header.language);
                return Err(Problem::new("problem-grade", text));
            }
        }
        let now = self.clock.read();
        let mut claims = self.claims_of(person, subject, parts, &records, now.date_time())?;
        claims.status = self.status_index(&key, claims.valid_from).await?;
        let json = certificate::issue(&claims, &self.key).map_err(|e| failed(e.to_string()))?;
        let record = serde_json::to_string(&records).map_err(|e| failed(e.to_string()))?;
        let participant = person.participant.code.clone();
        Ok(StoredCertificate {
            key,
            participant,
            json,
            record,
            issued_at: now.wall,
        })
    }

    /// A place in the status list for the certificate of a key: drawn at random
    /// from those of this site that no certificate has, so that it says nothing
    /// about who was first. None where the site is in no register.
    async fn status_index(&self, key: &str, issued: Moment) -> Result<Option<Status>, Problem> {
        let (list, entry) = match &self.listing {
            Listing::None => return Ok(None),
            Listing::Broken(why) => return Err(Problem::new("problem-register", why)),
            Listing::Site { list, entry } => (list, entry),
        };
        let ended = entry.until.is_some_and(|until| until < issued);
        if ended || issued < entry.from || entry.lost.is_some() {
            let until = entry
                .until
                .map_or_else(String::new, |until| until.to_string());
            return Err(Problem::new(
                "problem-site-ended",
                format!("{} – {until}", entry.from),
            ));
        }
        loop {
            let used = self.store.status_indexes(list).await;
            let used: BTreeSet<u32> = used.map_err(|e| problem(&e))?.into_iter().collect();
            let free: Vec<u32> = entry
                .blocks
                .iter()
                .flat_map(|block| block.from..block.end())
                .filter(|index| !used.contains(index))
                .collect();
            let mut random = [0; 8];
            getrandom::fill(&mut random)
                .map_err(|e| Problem::new("problem-certificate", e.to_string()))?;
            let random = u64::from_le_bytes(random);
            // A certificate that was begun before has its place already, also
            // when there is no other left.
            let spare = entry.blocks.first().map(|block| block.from);
            let drawn = (!free.is_empty()).then(|| free[(random % free.len() as u64) as usize]);
            let Some(index) = drawn.or(spare) else {
                return Err(Problem::new("problem-no-index", ""));
            };
            let reserved = self.store.reserve_index(list, index, key).await;
            match reserved.map_err(|e| problem(&e))? {
                Some(index) => {
                    let list = list.clone();
                    return Ok(Some(Status { list, index }));
                }
                None if free.is_empty() => return Err(Problem::new("problem-no-index", "")),
                // Another program was quicker.
                None => {}
            }
        }
    }

    fn claims_of(
        &self,
        person: &Person,
        subject: &Subject<'_>,
        parts: &[Part<'_>],
        records: &[Record],
        now: DateTime<Utc>,
    ) -> Result<Claims, Problem> {
        let latest = records.iter().max_by_key(|record| ended(record));
        let language = latest.map_or(Lang::EN, |record| record.header.language);
        let locale = Locale::new(language);
        let language = locale.lang();
        let title = subject.title.get(language).to_owned();
        let course = self.course();
        let issuer = course.training.issuer.as_ref();
        let quizzes: Vec<QuizResult> = parts
            .iter()
            .zip(records)
            .map(|(part, record)| QuizResult {
                id: part.bank.id.clone(),
                title: part.bank.title.get(language).to_owned(),
                percent: Percent::of(part.outcome.total.share()),
                required: Percent::of(part.outcome.pass_mark),
                bank: record.header.bank,
                bank_version: record.header.bank_version.clone(),
            })
            .collect();
        let sum = |of: &dyn Fn(&Outcome) -> Fraction| -> Fraction {
            parts.iter().map(|part| of(&part.outcome)).sum()
        };
        let possible = sum(&|o| o.total.possible);
        let score = Score {
            percent: Percent::of(sum(&|o| o.total.earned).share_of(possible)),
            required: Percent::of(sum(&|o| o.pass_mark * o.total.possible).share_of(possible)),
        };
        let criteria: Vec<String> = quizzes
            .iter()
            .map(|quiz| {
                let percent = quiz.required.to_string();
                let args = [
                    ("quiz", (&quiz.title).into()),
                    ("percent", (&percent).into()),
                ];
                locale.with("criteria-quiz", &args)
            })
            .collect();
        let months = subject.valid_months.map(Months::new);
        Ok(Claims {
            id: uuid()?,
            title: title.clone(),
            issuer: Issuer {
                did: self.key.did().clone(),
                name: issuer.map_or_else(
                    || locale.t("issuer-unnamed"),
                    |t| t.get(language).to_owned(),
                ),
            },
            valid_from: now.into(),
            valid_until: months
                .and_then(|m| now.checked_add_months(m))
                .map(Moment::from),
            participant: certificate::Participant {
                name: person.participant.name.clone(),
                code: person.participant.code.clone(),
                unit: person.participant.unit.clone(),
            },
            started: moment(records.iter().map(started).min().unwrap_or(0)),
            ended: moment(records.iter().map(ended).max().unwrap_or(0)),
            achievement: Achievement {
                id: subject.id.to_owned(),
                version: subject.version.to_owned(),
                name: title.clone(),
                description: subject
                    .description
                    .map_or(title, |t| t.get(language).to_owned()),
                criteria: criteria.join(" "),
                language,
            },
            record: Digest::of_canonical(&records),
            status: None,
            score,
            quizzes,
            delivery: Delivery::SupervisedLocal,
            wording: Wording {
                score: locale.t("wording-score"),
                status: locale.t("wording-status"),
                delivery: locale.t("wording-delivery"),
            },
        })
    }

    /// A participant's certificates, newest first, ready to be shown.
    pub(super) async fn certificates(&self, code: &str) -> Result<Vec<Issued>, Problem> {
        let stored = self
            .store
            .certificates(code)
            .await
            .map_err(|e| problem(&e))?;
        let mut issued: Vec<Issued> = stored.iter().filter_map(|c| self.issued(c)).collect();
        issued.reverse();
        Ok(issued)
    }

    fn issued(&self, stored: &StoredCertificate) -> Option<Issued> {
        let report = certificate::verify(
            stored.json.as_bytes(),
            &self.trust,
            self.clock.read().date_time(),
        );
        let claims = report.claims?;
        Some(Issued {
            code: claims.code(),
            path: self.folder("certificates").join(claims.file_name()),
            title: claims.title.clone(),
            participant: crate::exam::Participant {
                code: claims.participant.code.clone(),
                name: claims.participant.name.clone(),
                unit: claims.participant.unit.clone(),
            },
            score: (
                claims.score.percent.to_string(),
                claims.score.required.to_string(),
            ),
            quizzes: claims
                .quizzes
                .iter()
                .map(|q| {
                    (
                        q.title.clone(),
                        q.percent.to_string(),
                        q.required.to_string(),
                    )
                })
                .collect(),
            issued: claims.valid_from.time().timestamp_millis(),
            until: claims
                .valid_until
                .map(|until| until.time().timestamp_millis()),
            issuer: claims.issuer.name.clone(),
            fingerprint: super::print::fingerprint(&stored.json),
            code_text: certificate::print::code::encode(&stored.json).ok(),
        })
    }

    /// Writes the file of every certificate that has none. What cannot be
    /// written now is written at the next start.
    pub(super) async fn export_missing(&self) {
        for certificate in self.store.all_certificates().await.unwrap_or_default() {
            let _ = self.export(&certificate);
        }
    }

    /// Writes a certificate and its record, unless they are there already.
    fn export(&self, certificate: &StoredCertificate) -> Result<(), Problem> {
        let Some(code) = code_in(&certificate.json) else {
            return Ok(());
        };
        for (folder, text) in [
            ("records", &certificate.record),
            ("certificates", &certificate.json),
        ] {
            let folder = self.folder(folder);
            let path = folder.join(format!("{code}.json"));
            if !path.exists() {
                std::fs::create_dir_all(&folder)
                    .and_then(|()| write_whole(&path, text.as_bytes()))
                    .map_err(|e| {
                        Problem::new("problem-certificate", format!("{}: {e}", path.display()))
                    })?;
            }
        }
        let path = self.folder("certificates").join(format!("{code}.pdf"));
        if !path.exists() {
            let failed = |e: String| Problem::new("problem-page", e);
            let look = Look::read(&self.folder(""))?;
            let page = self.page(&certificate.json, &look).map_err(failed)?;
            write_whole(&path, &page).map_err(|e| failed(format!("{}: {e}", path.display())))?;
        }
        Ok(())
    }

    /// The page of a certificate of this site, signed.
    fn page(&self, json: &str, look: &Look) -> Result<Vec<u8>, String> {
        let document = crate::json::read(json.as_bytes()).map_err(|e| e.to_string())?;
        let claims = certificate::claims::profile::read(&document).map_err(|e| e.to_string())?;
        let mut sheet = super::print::sheet(&claims, json);
        look.apply(&mut sheet, claims.achievement.language);
        certificate::print::print(&sheet, &look.design, json, &self.key).map_err(|e| e.to_string())
    }
}

fn code_in(json: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    let id = value.get("id")?.as_str()?.strip_prefix("urn:uuid:")?;
    Some(code_of(&id.parse().ok()?))
}

fn subjects(course: &Course) -> Vec<Subject<'_>> {
    let open = || course.parts().filter_map(Quiz::bank);
    let Some(programme) = &course.training.programme else {
        let quiz = |bank| {
            let bank: &Bank = bank;
            Subject {
                id: &bank.id,
                version: &bank.version,
                title: &bank.title,
                description: bank.description.as_ref(),
                quizzes: vec![bank],
                valid_months: None,
            }
        };
        return open().map(|bank| quiz(bank)).collect();
    };
    // A programme with a quiz that does not load or is sealed cannot be passed.
    if open().count() < programme.quizzes.len() {
        return Vec::new();
    }
    vec![Subject {
        id: &programme.id,
        version: &programme.version,
        title: &programme.title,
        description: programme.description.as_ref(),
        quizzes: open().map(|bank| &**bank).collect(),
        valid_months: programme.valid_months,
    }]
}

fn started(record: &Record) -> i64 {
    record.events.first().map_or(0, |event| event.at.wall)
}

fn ended(record: &Record) -> i64 {
    record.events.last().map_or(0, |event| event.at.wall)
}

fn moment(millis: i64) -> Moment {
    Utc.timestamp_millis_opt(millis)
        .single()
        .unwrap_or_default()
        .into()
}
