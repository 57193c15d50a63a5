//! What happens to one participant: papers, attempts, records and outcomes.

#[path = "../common/mod.rs"]
mod common;

mod attempt;
mod outcome;
mod paper;
mod record;
mod sitting;
mod time;
