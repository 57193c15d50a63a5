//! What instructors weigh a training by: the pass mark that judges set
//! ([`angoff`], from the [`sheet`]s they filled in), and what its questions
//! cover ([`coverage`], beside the [`facts`] they should rest on).
//!
//! Everything here is computed from values it is given; who reads the files and
//! prints the results is in `commands`. Nothing here decides a grade, so numbers
//! that are only shown may be floats.

pub mod angoff;
pub mod cell;
pub mod chances;
pub mod coverage;
pub mod facts;
pub mod sheet;

use crate::bank::model::Level;

/// All levels, lowest first, by the names banks write.
pub const LEVELS: [(Level, &str); 6] = [
    (Level::Remember, "remember"),
    (Level::Understand, "understand"),
    (Level::Apply, "apply"),
    (Level::Analyse, "analyse"),
    (Level::Evaluate, "evaluate"),
    (Level::Create, "create"),
];

/// The name of a level as banks write it.
pub fn level_name(level: Level) -> &'static str {
    let known = LEVELS.iter().find(|(of, _)| *of == level);
    known.map_or("", |(_, name)| name)
}
