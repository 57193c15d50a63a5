//! The local terminal: one loop that waits for a key, a signal, an answer or
//! the next visible change; takes everything that is waiting; draws once.

use std::future::Future;
use std::io::{self, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use tokio::sync::mpsc::Receiver;

use super::effects::perform;
use super::events::read_events;
use super::input::message;
use super::screen::Screen;
use super::signals::{Request, Signals};
use crate::site::Site;
use crate::store::Store;
use crate::ui::sitting::{Saving, Sitting};
use crate::ui::{Effect, Msg, State, update};

type Pending = FuturesUnordered<Pin<Box<dyn Future<Output = Vec<Msg>>>>>;

/// How long to wait for the last answers to be saved when the program ends.
const LAST_SAVES: Duration = Duration::from_secs(6);

/// How long between two looks whether what failed can be saved after all.
const TRY_AGAIN: Duration = Duration::from_millis(250);

/// Runs the app on this terminal until somebody leaves.
///
/// # Errors
/// When the terminal cannot be read or written.
pub async fn run<S: Store + 'static>(
    site: Arc<Site<S>>,
    mut state: State,
    first: Vec<Effect>,
    mouse: bool,
) -> io::Result<()> {
    let mut screen = Screen::take(mouse)?;
    let mut signals = Signals::new()?;
    let mut events = read_events()?;
    let mut shell = Shell {
        site,
        pending: FuturesUnordered::new(),
        quit: false,
        suspend: false,
        redraw: false,
    };
    let (columns, rows) = screen.size();
    shell.handle(&mut state, Msg::Resize(columns, rows));
    shell.start(first);
    let talked = shell
        .talk(&mut state, &mut screen, &mut events, &mut signals)
        .await;
    if talked.is_err() {
        // The terminal is gone, and whoever sat at it with it.
        shell.clock(&mut state);
        shell.handle(&mut state, Msg::Terminate);
    }
    drop(screen);
    let _ = tokio::time::timeout(LAST_SAVES, shell.save_the_rest(&mut state)).await;
    if let Some(Saving::Failed { problem, .. }) = state.sitting.as_ref().map(|s| &s.saving) {
        let _ = writeln!(io::stderr(), "certamen: {}", state.look.problem(problem));
    }
    talked
}

struct Shell<S> {
    site: Arc<Site<S>>,
    pending: Pending,
    quit: bool,
    suspend: bool,
    redraw: bool,
}

impl<S: Store + 'static> Shell<S> {
    /// Listens and draws until somebody leaves.
    async fn talk(
        &mut self,
        state: &mut State,
        screen: &mut Screen,
        events: &mut Receiver<crossterm::event::Event>,
        signals: &mut Signals,
    ) -> io::Result<()> {
        loop {
            screen.draw(|area, buf| crate::ui::view(state, area, buf))?;
            let wait = state
                .next_change()
                .map_or(Duration::from_hours(1), Duration::from_millis);
            tokio::select! {
                biased;
                what = signals.next() => match what {
                    Request::End => self.handle(state, Msg::Terminate),
                    Request::Stop => self.suspend = true,
                    Request::Continued => self.redraw = true,
                },
                event = events.recv() => match event {
                    Some(event) => if let Some(msg) = message(event) {
                        self.clock(state);
                        self.handle(state, msg);
                    },
                    // The terminal is gone.
                    None => self.handle(state, Msg::Terminate),
                },
                Some(messages) = self.pending.next() => self.handle_all(state, messages),
                () = tokio::time::sleep(wait) => {}
            }
            // Everything that is waiting comes before the next frame.
            while let Ok(event) = events.try_recv() {
                if let Some(msg) = message(event) {
                    self.handle(state, msg);
                }
            }
            while let Some(Some(messages)) = self.pending.next().now_or_never() {
                self.handle_all(state, messages);
            }
            self.clock(state);
            if self.quit {
                return Ok(());
            }
            if std::mem::take(&mut self.suspend) {
                screen.suspend()?;
                signals.forget_stop().await;
                self.clock(state);
                let (columns, rows) = screen.size();
                self.handle(state, Msg::Resize(columns, rows));
            }
            if std::mem::take(&mut self.redraw) {
                screen.redraw()?;
            }
        }
    }

    /// What is not durable yet is saved before the program ends: what is under
    /// way, then what waits for that, and again what failed in passing.
    async fn save_the_rest(&mut self, state: &mut State) {
        loop {
            let failed = |s: &Sitting| matches!(s.saving, Saving::Failed { passing: true, .. });
            if let Some(messages) = self.pending.next().await {
                self.handle_all(state, messages);
            } else if state.sitting.as_ref().is_some_and(failed) {
                tokio::time::sleep(TRY_AGAIN).await;
                self.clock(state);
            } else {
                return;
            }
        }
    }

    fn clock(&mut self, state: &mut State) {
        let now = self.site.clock.read();
        self.handle(state, Msg::Clock(now));
    }

    fn handle(&mut self, state: &mut State, msg: Msg) {
        let effects = update(state, msg);
        self.start(effects);
    }

    fn handle_all(&mut self, state: &mut State, messages: Vec<Msg>) {
        self.clock(state);
        for msg in messages {
            self.handle(state, msg);
        }
    }

    fn start(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Quit => self.quit = true,
                Effect::Suspend => self.suspend = true,
                Effect::Redraw => self.redraw = true,
                effect => self
                    .pending
                    .push(Box::pin(perform(self.site.clone(), effect))),
            }
        }
    }
}
