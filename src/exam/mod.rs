//! What happens to one participant: the paper drawn, the attempt made, the
//! outcome scored.
//!
//! Pure: no clock is read, no file opened, no random number drawn. Time and
//! seeds come in with each call, so anybody can do it again and get the same.

pub mod attempt;
pub mod event;
pub mod judging;
pub mod outcome;
pub mod paper;
pub mod record;
pub mod response;
pub mod score;
pub mod time;

pub use attempt::{Attempt, Command, Phase, Refusal, ReplayError};
pub use event::{Event, Logged};
pub use judging::{Judging, JudgingRules};
pub use outcome::Outcome;
pub use paper::{Paper, Seed};
pub use record::{Delivery, Header, Participant, Record};
pub use response::Response;
pub use time::Reading;
