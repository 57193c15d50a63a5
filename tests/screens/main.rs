//! The screens: what is drawn, what keys do, and what can never happen.
//!
//! Everything runs through the pure app over a [`world::World`] that answers
//! its effects in memory, so a test is a participant's keys and nothing else.

#[path = "../common/mod.rs"]
mod common;

mod code;
mod drawn;
mod frames;
mod keys;
mod picture;
mod preview;
mod random;
mod scenes;
mod sealed;
mod shipped;
mod sittings;
mod world;
