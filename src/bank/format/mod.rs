//! What a file may hold, as tables: name, shape, what holds without it, a sentence
//! and an example.
//!
//! Readers take names, words and limits from these tables, and the JSON Schemas
//! and `docs/format.md` are made from them. The tables of a training are in
//! `training/fields.rs`.

pub mod fields;
pub mod forms;
pub mod kind_fields;
mod table;

pub use table::*;
