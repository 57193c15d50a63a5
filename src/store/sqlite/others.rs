//! Participants, certificates and settings.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Result, Sqlite, StoreError};
use crate::exam::Participant;
use crate::fraction::Fraction;
use crate::store::model::{Enrolled, Enrolment, Issued, StoredCertificate};
use crate::store::sql;

impl Sqlite {
    pub(super) async fn put_participant(
        &self,
        participant: &Participant,
        extra_time: Fraction,
        how: Enrolment,
    ) -> Result<()> {
        let mut transaction = self.begin_write().await?;
        sqlx::query(sql::SAVE_PARTICIPANT)
            .bind(&participant.code)
            .bind(&participant.name)
            .bind(&participant.unit)
            .bind(extra_time.to_string())
            .bind(how.as_str())
            .execute(&mut *transaction)
            .await
            .map_err(|error| self.fault(&error))?;
        self.commit(transaction).await
    }

    pub(super) async fn all_participants(&self) -> Result<Vec<Enrolled>> {
        let mut connection = self.session.turn().await;
        let rows = sqlx::query(sql::PARTICIPANTS)
            .fetch_all(&mut *connection)
            .await;
        self.read_all(rows, enrolled)
    }

    pub(super) async fn one_participant(&self, code: &str) -> Result<Option<Enrolled>> {
        let mut connection = self.session.turn().await;
        let query = sqlx::query(sql::PARTICIPANT).bind(code);
        let row = query.fetch_optional(&mut *connection).await;
        self.read_one(row, enrolled)
    }

    pub(super) async fn issue_once(&self, new: &StoredCertificate) -> Result<Issued> {
        let mut transaction = self.begin_write().await?;
        let inserted = sqlx::query(sql::ISSUE)
            .bind(&new.key)
            .bind(&new.participant)
            .bind(&new.json)
            .bind(&new.record)
            .bind(new.issued_at)
            .execute(&mut *transaction)
            .await
            .map_err(|error| self.fault(&error))?;
        let row = sqlx::query(sql::CERTIFICATE)
            .bind(&new.key)
            .fetch_one(&mut *transaction)
            .await
            .and_then(|row| certificate(&row))
            .map_err(|error| self.fault(&error))?;
        self.commit(transaction).await?;
        Ok(Issued {
            certificate: row,
            is_new: inserted.rows_affected() == 1,
        })
    }

    pub(super) async fn certificates_of(&self, code: &str) -> Result<Vec<StoredCertificate>> {
        let mut connection = self.session.turn().await;
        let query = sqlx::query(sql::CERTIFICATES_OF).bind(code);
        let rows = query.fetch_all(&mut *connection).await;
        self.read_all(rows, certificate)
    }

    pub(super) async fn one_certificate(&self, key: &str) -> Result<Option<StoredCertificate>> {
        let mut connection = self.session.turn().await;
        let query = sqlx::query(sql::CERTIFICATE).bind(key);
        let row = query.fetch_optional(&mut *connection).await;
        self.read_one(row, certificate)
    }

    pub(super) async fn every_certificate(&self) -> Result<Vec<StoredCertificate>> {
        let mut connection = self.session.turn().await;
        let query = sqlx::query(sql::ALL_CERTIFICATES);
        let rows = query.fetch_all(&mut *connection).await;
        self.read_all(rows, certificate)
    }

    pub(super) async fn indexes_of(&self, list: &str) -> Result<Vec<u32>> {
        let mut connection = self.session.turn().await;
        let query = sqlx::query(sql::STATUS_INDEXES).bind(list);
        let rows = query.fetch_all(&mut *connection).await;
        self.read_all(rows, index)
    }

    pub(super) async fn reserve(
        &self,
        list: &str,
        number: u32,
        certificate: &str,
    ) -> Result<Option<u32>> {
        let mut transaction = self.begin_write().await?;
        // Does nothing where the place or the certificate is in the table.
        sqlx::query(sql::RESERVE_INDEX)
            .bind(list)
            .bind(i64::from(number))
            .bind(certificate)
            .execute(&mut *transaction)
            .await
            .map_err(|error| self.fault(&error))?;
        let row = sqlx::query(sql::RESERVED_INDEX)
            .bind(list)
            .bind(certificate)
            .fetch_optional(&mut *transaction)
            .await;
        let reserved = self.read_one(row, index)?;
        self.commit(transaction).await?;
        Ok(reserved)
    }

    pub(super) async fn read_setting(&self, key: &str) -> Result<Option<String>> {
        let mut connection = self.session.turn().await;
        let query = sqlx::query(sql::SETTING).bind(key);
        let row = query.fetch_optional(&mut *connection).await;
        self.read_one(row, |row| row.try_get(0))
    }

    pub(super) async fn write_setting(&self, key: &str, value: &str) -> Result<()> {
        let mut transaction = self.begin_write().await?;
        sqlx::query(sql::SET_SETTING)
            .bind(key)
            .bind(value)
            .execute(&mut *transaction)
            .await
            .map_err(|error| self.fault(&error))?;
        self.commit(transaction).await
    }

    fn read_all<T>(
        &self,
        rows: sqlx::Result<Vec<SqliteRow>>,
        read: impl Fn(&SqliteRow) -> sqlx::Result<T>,
    ) -> Result<Vec<T>> {
        rows.and_then(|rows| rows.iter().map(read).collect())
            .map_err(|error| self.fault(&error))
    }

    fn read_one<T>(
        &self,
        row: sqlx::Result<Option<SqliteRow>>,
        read: impl Fn(&SqliteRow) -> sqlx::Result<T>,
    ) -> Result<Option<T>> {
        row.and_then(|row| row.as_ref().map(read).transpose())
            .map_err(|error: sqlx::Error| -> StoreError { self.fault(&error) })
    }
}

fn enrolled(row: &SqliteRow) -> sqlx::Result<Enrolled> {
    let extra_time: &str = row.try_get("extra_time")?;
    let how: &str = row.try_get("how")?;
    Ok(Enrolled {
        participant: Participant {
            code: row.try_get("code")?,
            name: row.try_get("name")?,
            unit: row.try_get("unit")?,
        },
        extra_time: extra_time
            .parse::<Fraction>()
            .map_err(sqlx::Error::decode)?,
        how: Enrolment::parse(how)
            .ok_or_else(|| sqlx::Error::decode("a participant came to be known in no known way"))?,
    })
}

fn certificate(row: &SqliteRow) -> sqlx::Result<StoredCertificate> {
    Ok(StoredCertificate {
        key: row.try_get("key")?,
        participant: row.try_get("participant")?,
        json: row.try_get("json")?,
        record: row.try_get("record")?,
        issued_at: row.try_get("issued_at")?,
    })
}

fn index(row: &SqliteRow) -> sqlx::Result<u32> {
    let number: i64 = row.try_get(0)?;
    u32::try_from(number).map_err(sqlx::Error::decode)
}
