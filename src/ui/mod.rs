//! The app: what it holds, what happens to it, what it looks like.
//!
//! [`State`] is everything; [`update()`] turns a [`Msg`] into a new state and
//! the [`Effect`]s somebody must carry out; [`view()`] draws it. All three are
//! pure: no clock, no file, no global. The same three serve the local
//! terminal, the tests, and later every SSH session.

pub mod areas;
pub mod draft;
pub mod key;
pub mod keymap;
pub mod look;
pub mod msg;
pub mod preview;
pub mod programme;
pub mod question;
pub mod screen;
pub mod screens;
pub mod sitting;
pub mod state;
pub mod theme;
pub mod update;
pub mod view;
pub mod widgets;

pub use key::Key;
pub use msg::{Effect, Msg};
pub use state::State;
pub use update::update;
pub use view::view;
