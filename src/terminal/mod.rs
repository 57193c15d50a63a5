//! The shells round the app: they read keys, keep time, carry out effects and
//! put frames on a screen. The local terminal is one; an SSH server will be
//! another, and will share [`effects`]; [`preview`] shows a bank while it is
//! being written.

pub mod effects;
pub mod events;
pub mod input;
pub mod local;
pub mod preview;
pub mod screen;
pub mod signals;
pub mod watch;
