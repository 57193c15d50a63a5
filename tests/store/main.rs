//! The store: one suite for every store there is, and what only a file can suffer.

mod common;
mod disk;
mod killed;
mod sqlite;
mod suite;
