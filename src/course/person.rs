//! Somebody who takes part.

use crate::exam::Participant;
use crate::fraction::Fraction;

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Code, name and unit.
    pub participant: Participant,
    /// The time factor.
    pub extra_time: Fraction,
}
