//! What is wrong with a file, and where: places, severities and faults.
//!
//! Nothing here is a sentence. A fault is data; its words are looked up once, at
//! the edge, by [`FaultKind::message_id`] in `locales/*/faults.ftl`.

mod allowance;
mod faults;
mod kind;
mod place;

pub use allowance::{Allowance, leave_out, needless};
pub use faults::{Fault, Faults};
pub use kind::FaultKind;
pub use place::{Place, SHOWN_LIMIT, Severity, Shown};
