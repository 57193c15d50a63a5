//! The signals a program in a terminal answers to.

use std::io;
use std::time::Duration;

use futures_util::FutureExt;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// How long the stop signal this program sent itself can take to arrive.
const OWN_STOP: Duration = Duration::from_millis(100);

/// What a signal asks for.
pub enum Request {
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
    pub async fn next(&mut self) -> Request {
        let [terminate, hangup, interrupt] = &mut self.end;
        tokio::select! {
            _ = terminate.recv() => Request::End,
            _ = hangup.recv() => Request::End,
            _ = interrupt.recv() => Request::End,
            _ = self.stop.recv() => Request::Stop,
            _ = self.go_on.recv() => Request::Continued,
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
