//! What a program in a terminal hears: keys and the like, and signals.

use std::io;
use std::time::Duration;

use futures_util::FutureExt;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::mpsc::{Receiver, channel};

/// How long the stop signal this program sent itself can take to arrive.
const OWN_STOP: Duration = Duration::from_millis(100);

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

/// What a signal asks for.
pub enum Heard {
    /// To end.
    End,
    /// To stop, as Ctrl-Z does.
    Stop,
    /// To go on after a stop: the screen may be another's.
    Continued,
}

/// The signals a program in a terminal answers to.
pub struct Signals {
    end: [Signal; 3],
    stop: Signal,
    go_on: Signal,
}

impl Signals {
    /// Listens from now on.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            end: [
                signal(SignalKind::terminate())?,
                signal(SignalKind::hangup())?,
                signal(SignalKind::interrupt())?,
            ],
            stop: signal(SignalKind::from_raw(rustix::process::Signal::TSTP.as_raw()))?,
            go_on: signal(SignalKind::from_raw(rustix::process::Signal::CONT.as_raw()))?,
        })
    }

    /// The next of them.
    pub async fn next(&mut self) -> Heard {
        let [terminate, hangup, interrupt] = &mut self.end;
        tokio::select! {
            _ = terminate.recv() => Heard::End,
            _ = hangup.recv() => Heard::End,
            _ = interrupt.recv() => Heard::End,
            _ = self.stop.recv() => Heard::Stop,
            _ = self.go_on.recv() => Heard::Continued,
        }
    }

    /// Forgets the stop signal that this program sent its own group. It was
    /// sent before the program stopped, but the runtime may not have passed it
    /// on yet; taken for a new one it would stop the program once more.
    pub async fn forget_stop(&mut self) {
        let _ = tokio::time::timeout(OWN_STOP, self.stop.recv()).await;
        while let Some(Some(())) = self.stop.recv().now_or_never() {}
        while let Some(Some(())) = self.go_on.recv().now_or_never() {}
    }
}
