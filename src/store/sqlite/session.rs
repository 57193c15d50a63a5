//! The one connection, and transactions on it.
//!
//! Not sqlx's own transactions: when the disk is full SQLite ends a transaction
//! by itself, the rollback that follows fails, and sqlx then counts itself
//! inside a transaction for ever, so that nothing more could be saved once
//! there is room again (`a_full_disk_loses_nothing` in the tests).

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The connection, used in turn.
#[derive(Debug, Clone)]
pub struct Session(Arc<Mutex<Inner>>);

#[derive(Debug)]
struct Inner {
    connection: SqliteConnection,
    /// Whether a transaction may have been left open.
    is_open: bool,
}

impl Inner {
    /// Ends a transaction that was left open.
    async fn settle(&mut self) {
        if self.is_open {
            // Fails where SQLite has ended it already, which is as good.
            let _ = sqlx::query("ROLLBACK").execute(&mut self.connection).await;
            self.is_open = false;
        }
    }
}

impl Session {
    pub fn new(connection: SqliteConnection) -> Self {
        Self(Arc::new(Mutex::new(Inner {
            connection,
            is_open: false,
        })))
    }

    /// The connection, as soon as nobody else uses it.
    pub async fn turn(&self) -> Turn {
        let mut inner = Arc::clone(&self.0).lock_owned().await;
        inner.settle().await;
        Turn {
            inner,
            session: self.clone(),
        }
    }

    /// Begins to write; whoever else writes is waited for. Unless it is
    /// committed, nothing of it happens.
    pub async fn write(&self) -> sqlx::Result<Turn> {
        let mut turn = self.turn().await;
        turn.inner.is_open = true;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut *turn).await?;
        Ok(turn)
    }

    /// Closes the connection.
    pub async fn close(self) -> sqlx::Result<()> {
        // Whatever is still being undone comes first.
        drop(self.turn().await);
        match Arc::into_inner(self.0) {
            Some(inner) => inner.into_inner().connection.close().await,
            None => Ok(()),
        }
    }
}

/// Somebody's turn with the connection.
#[derive(Debug)]
pub struct Turn {
    inner: OwnedMutexGuard<Inner>,
    session: Session,
}

impl Turn {
    /// Commits what was written; it is on the disk when this returns.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        sqlx::query("COMMIT").execute(&mut *self).await?;
        self.inner.is_open = false;
        Ok(())
    }
}

impl Drop for Turn {
    /// Undoes at once what was not committed, also when the caller went away
    /// in the middle: an open transaction would keep every other program out.
    fn drop(&mut self) {
        // Without a runtime the next turn does it.
        if self.inner.is_open
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            let session = self.session.clone();
            runtime.spawn(async move { drop(session.turn().await) });
        }
    }
}

impl Deref for Turn {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.inner.connection
    }
}

impl DerefMut for Turn {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.inner.connection
    }
}
