//! Certamen: timed quizzes in a terminal, and certificates that prove themselves.
//!
//! The rooms, in the order data flows through them:
//!
//! - [`text`], [`fraction`], [`canonical`], [`files`]: the ground everything stands on;
//! - [`bank`]: what can be asked;
//! - [`training`]: the folder that brings banks, people and rules together;
//! - [`check`]: what a bank that loads may still have wrong with it;
//! - [`schema`]: what editors and the reference of the format are made of;
//! - [`exam`]: what happens to one participant, without clock or disk;
//! - [`certificate`]: what is issued, and how anybody checks it;
//! - [`store`]: what must survive;
//! - [`locale`]: the words, by language;
//! - [`review`]: what instructors weigh a training by: pass marks, coverage;
//! - [`ui`]: state, messages and drawing, without doing anything;
//! - [`site`]: a training on this machine: folder, store, key and clocks together;
//! - [`terminal`], [`plain`] and [`commands`]: the shells, full screen and in lines,
//!   and the command line.
//!
//! Lower rooms never import higher ones.

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
