//! Plain mode: the same exam, scoring and certificate as numbered lines on
//! standard input and output, for screen readers, pipes and `TERM=dumb`.
//!
//! No cursor is moved, no line is rewritten, nothing is told by colour. Every
//! prompt is a line of its own, so that a program can read it as one.
//!
//! What can be typed at a question:
//!
//! - an answer: numbers as they stand before the options, or words where they
//!   are asked for. An answer that reads like a command is typed after `=`;
//! - nothing, an empty line: the next question, and after the last one the
//!   question whether to submit;
//! - `0`: the numbered menu of all commands, so that digits alone do
//!   everything. Where a number is asked for, `0` is an answer and `00` the menu;
//! - a letter (`n p f t o g c r s q h`), the same in every language, or the word
//!   that stands beside it in the prompt; where words are asked for, the
//!   letters only.
//!
//! [`Plain`] is pure: lines and time go in, lines and effects come out.
//! [`shell`] is its loop over standard input, signals and the clock.

pub mod answer;
mod commands;
mod feedback;
pub mod input;
mod output;
pub mod question;
pub mod result;
pub mod shell;
pub mod state;
pub mod who;
pub mod word;

pub use state::{End, Plain};

#[cfg(test)]
mod tests;
