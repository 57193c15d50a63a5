//! The store: one suite for every store there is, and what only a file can suffer.

// SQLite is a name, not code.
#![allow(clippy::doc_markdown)]

mod common;
mod disk;
mod killed;
mod sqlite;
mod suite;
