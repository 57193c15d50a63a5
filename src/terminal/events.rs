//! The events of the terminal: keys, text that is pasted, the mouse, new sizes.

use std::io;

use tokio::sync::mpsc::{Receiver, channel};

/// Reads the terminal on a thread of its own, which ends with the program or
/// when the terminal is gone. crossterm's own stream forgets who waits for it
/// once somebody looked without waiting.
///
/// # Errors
/// When no thread can be started.
pub fn read_events() -> io::Result<Receiver<crossterm::event::Event>> {
    let (sender, receiver) = channel(1024);
    std::thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || {
            while let Ok(event) = crossterm::event::read() {
                if sender.blocking_send(event).is_err() {
                    break;
                }
            }
        })?;
    Ok(receiver)
}
