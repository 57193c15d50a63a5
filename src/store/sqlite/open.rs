//! Opening a database: making it, bringing its tables up to date, or saying
//! why it cannot be used without having touched it.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row};

use super::{Files, Result, Session, Sqlite, StoreError, fault};
use crate::store::sql;

/// How long another program's writing is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// What marks a SQLite file as ours: "Cert" in ASCII.
const APPLICATION_ID: i64 = 0x4365_7274;

/// Files up to this size are looked through for damage at each start.
const CHECKED_SIZE: u64 = 1 << 20;

pub async fn open(path: &Path) -> Result<Sqlite> {
    let shown = |path: &Path| crate::text::printable(&path.display().to_string());
    let path = std::path::absolute(path).map_err(|e| StoreError::of_io(shown(path), &e))?;
    let place = shown(&path);
    let other = |detail: &str| StoreError::Other {
        place: place.clone(),
        detail: detail.to_owned(),
    };
    let folder = path.parent().ok_or_else(|| other("it is no file"))?;
    if !folder.is_dir() {
        return Err(other("its folder does not exist; create it first"));
    }
    if path.is_dir() {
        return Err(other("it is a folder; move it away"));
    }
    let known = std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
    let since = Instant::now();
    let connection = loop {
        match connect(&path, &place, known).await {
            // Two programs that make a database at once get in each other's
            // way where SQLite does not wait by itself.
            Err(StoreError::Busy { .. }) if since.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            result => break result?,
        }
    };
    let files = Files::of(&path);
    files.check(&place)?;
    Ok(Sqlite {
        session: Session::new(connection),
        files,
        locks: folder.join(".locks"),
        place,
    })
}

async fn connect(path: &Path, place: &str, size: u64) -> Result<SqliteConnection> {
    let of = |error: sqlx::Error| {
        if fault::cannot_open(&error) {
            return why_not_open(path, place);
        }
        fault::of(place, None, &error)
    };
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .synchronous(SqliteSynchronous::Full)
        // Where fsync does not reach the disk itself, which is on macOS.
        .pragma("fullfsync", "ON")
        .pragma("checkpoint_fullfsync", "ON")
        .statement_cache_capacity(32)
        .disable_statement_logging();
    let mut connection = options.connect().await.map_err(of)?;
    match prepare(&mut connection, place, size, of).await {
        Ok(()) => Ok(connection),
        Err(error @ StoreError::Corrupt { .. }) => {
            // Closing it would write the log into the damaged file and remove
            // the log. Whoever repairs the file wants both as they were found.
            std::mem::forget(connection);
            Err(error)
        }
        Err(error) => Err(error),
    }
}

/// Makes sure that it is ours and sound, and brings it up to date. Nothing is
/// changed in a database that is refused.
async fn prepare(
    connection: &mut SqliteConnection,
    place: &str,
    size: u64,
    of: impl Fn(sqlx::Error) -> StoreError,
) -> Result<()> {
    let is_current = is_current(version(connection).await.map_err(&of)?, place)?;
    if (1..=CHECKED_SIZE).contains(&size)
        && let Some(detail) = check(connection).await.map_err(&of)?
    {
        return Err(StoreError::Corrupt {
            place: place.to_owned(),
            detail,
        });
    }
    sqlx::query("PRAGMA journal_mode = WAL")
        .execute(&mut *connection)
        .await
        .map_err(&of)?;
    if is_current {
        return Ok(());
    }
    migrate(connection, place, of).await
}

/// What is damaged, if anything is.
pub async fn check(connection: &mut SqliteConnection) -> sqlx::Result<Option<String>> {
    let row = sqlx::query("PRAGMA quick_check(1)")
        .fetch_one(connection)
        .await?;
    let answer: String = row.try_get(0)?;
    Ok((answer != "ok").then(|| crate::text::printable(&answer)))
}

/// Whose database it is, the version of its tables, and whether it has any.
async fn version(connection: &mut SqliteConnection) -> sqlx::Result<(i64, i64, i64)> {
    let row = sqlx::query(
        "SELECT (SELECT application_id FROM pragma_application_id),
            (SELECT user_version FROM pragma_user_version),
            (SELECT count(*) FROM sqlite_schema)",
    )
    .fetch_one(connection)
    .await?;
    Ok((row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))
}

async fn migrate(
    connection: &mut SqliteConnection,
    place: &str,
    of: impl Fn(sqlx::Error) -> StoreError,
) -> Result<()> {
    let known = sql::MIGRATIONS.len() as i64;
    let mut transaction = connection
        .begin_with("BEGIN IMMEDIATE")
        .await
        .map_err(&of)?;
    // Once more: another program may have been first.
    let found = version(&mut transaction).await.map_err(&of)?;
    if is_current(found, place)? {
        return Ok(());
    }
    let done = usize::try_from(found.1).unwrap_or(0);
    for migration in &sql::MIGRATIONS[done..] {
        sqlx::raw_sql(*migration)
            .execute(&mut *transaction)
            .await
            .map_err(&of)?;
    }
    let mark = format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {known}");
    sqlx::raw_sql(AssertSqlSafe(mark))
        .execute(&mut *transaction)
        .await
        .map_err(&of)?;
    transaction.commit().await.map_err(&of)
}

/// Whether the tables are those this program knows; an error when they are
/// newer or somebody else's.
fn is_current((application, found, tables): (i64, i64, i64), place: &str) -> Result<bool> {
    let known = sql::MIGRATIONS.len() as i64;
    let empty = application == 0 && found == 0 && tables == 0;
    if !empty && application != APPLICATION_ID || found < 0 {
        return Err(StoreError::Foreign {
            place: place.to_owned(),
        });
    }
    if found > known {
        return Err(StoreError::Newer {
            place: place.to_owned(),
            found,
            known,
        });
    }
    Ok(found == known)
}

/// SQLite only says that it cannot open the file; making another one beside
/// it shows why.
fn why_not_open(path: &Path, place: &str) -> StoreError {
    let place = place.to_owned();
    let probe = path.with_extension(format!("probe-{}", std::process::id()));
    let made = OpenOptions::new().create_new(true).write(true).open(&probe);
    if made.is_ok() {
        let _ = std::fs::remove_file(&probe);
    }
    match (made, std::fs::metadata(path)) {
        // The folder is open to us, so it is the file that is not.
        (Ok(_), Ok(_)) => StoreError::ReadOnly { place },
        (Err(error), _) | (Ok(_), Err(error)) => StoreError::of_io(place, &error),
    }
}
