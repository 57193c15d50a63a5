//! The whole program in a real pseudo-terminal, read back through a terminal
//! emulator: what a participant sees is what these tests see.

// The method itself is of one lifetime only, where every moment has its own.
#![allow(clippy::redundant_closure_for_method_calls)]

mod answers;
mod beside;
mod disk;
mod killed;
mod preview;
mod quiz;
mod root;
mod safety;
mod sealed;
mod session;
mod signals;
mod training;
mod typing;
