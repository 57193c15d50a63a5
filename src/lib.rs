//! Certamen: timed quizzes in a terminal, and certificates that prove themselves.
//!
//! The rooms, in the order data flows through them:
//!
//! - [`text`], [`fraction`], [`files`], [`picture`], [`json`], [`typed`]: what everything
//!   else uses;
//! - [`bank`]: what can be asked;
//! - [`training`]: the folder that brings banks, people and rules together;
//! - [`check`]: what a bank that loads may still have wrong with it;
//! - [`schema`]: what editors and the reference of the format are made of;
//! - [`exam`]: what happens to one participant, without clock or disk;
//! - [`certificate`]: what is issued, and how anybody checks it;
//! - [`course`]: what can be taken, and how far somebody is;
//! - [`store`]: what must survive;
//! - [`locale`]: the words, by language;
//! - [`review`]: what instructors weigh a training by: pass marks, coverage;
//! - [`site`]: a training on this machine: folder, store, key and clocks together;
//! - [`ui`]: state, messages and drawing, without doing anything;
//! - [`plain`], [`terminal`] and [`commands`]: the shells, in lines and full screen, and
//!   the command line.
//!
//! Lower rooms never import higher ones; `tests/rooms.rs` holds them to the table of
//! `docs/architecture.md`.

pub mod bank;
pub mod certificate;
pub mod check;
pub mod commands;
pub mod course;
pub mod exam;
pub mod files;
pub mod fraction;
pub mod json;
pub mod locale;
pub mod picture;
pub mod plain;
pub mod review;
pub mod schema;
pub mod site;
pub mod store;
pub mod terminal;
pub mod text;
pub mod training;
pub mod typed;
pub mod ui;
