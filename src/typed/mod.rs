//! Words and numbers as people type them: when two spellings are the same word,
//! and which number a text stands for.
//!
//! A keyboard, a phone or a word processor decides whether an apostrophe is
//! curly, where a Vietnamese tone mark stands and what groups the digits of a
//! number. None of this is knowledge, so none of it decides an answer. What an
//! answer is worth is the business of `exam`; banks are checked by the same
//! rules in `check`.

mod numbers;
mod words;

pub use numbers::{Reading, read_number, tidy_digits};
pub use words::comparable;
