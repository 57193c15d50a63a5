//! From the tree of a bank to the [`Bank`](super::Bank), or to its faults.
//!
//! What enters is the tree of `bank/yaml`; what leaves is a [`draft::Draft`]: the
//! parts that are sound and every fault, each with its place. Only a draft without
//! errors becomes a bank.

pub mod allow;
pub mod bank;
pub mod draft;
mod kinds;
mod marks;
pub mod question;
mod quiz;
pub mod reader;
pub mod texts;
