//! Open Badges of other makers, under the rules of the standards instead of our
//! strict profile.
//!
//! What enters are the bytes of a badge and whom we trust; what leaves is a
//! [`BadgeReport`]. Only what the badge's own contexts make a statement is shown.

mod badge;
mod claims;
mod status;

pub use badge::{Badge, BadgeReport, verify_any_badge};
