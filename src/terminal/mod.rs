//! The shells round the app: they read keys, keep time, carry out effects and
//! put frames on a screen. The local terminal is one; an SSH server will be
//! another, and will share [`effects`].

pub mod effects;
pub mod hearing;
pub mod input;
pub mod local;
pub mod screen;
