//! The loop of the preview: it waits for a key, a signal or the next look at
//! the file, takes everything that is waiting, and draws when something came.

use std::io;

use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::events::read_events;
use super::input::message;
use super::screen::Screen;
use super::signals::{Request, Signals};
use super::watch::{EVERY, Found, Watch};
use crate::ui::preview::{Msg, Preview, update, view};
use crate::ui::{Effect, Msg as Happened};

/// Shows a preview on this terminal, and the file again whenever it is saved,
/// until somebody leaves.
///
/// # Errors
/// When the terminal cannot be read or written.
pub async fn run(mut preview: Preview, mut watch: Watch, mouse: bool) -> io::Result<()> {
    let mut screen = Screen::take(mouse)?;
    let mut signals = Signals::new()?;
    let mut events = read_events()?;
    let mut looks = interval_at(Instant::now() + EVERY, EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (columns, rows) = screen.size();
    let mut effects = handle(&mut preview, Happened::Resize(columns, rows));
    let mut changed = true;
    loop {
        for effect in std::mem::take(&mut effects) {
            match effect {
                Effect::Quit => return Ok(()),
                Effect::Suspend => {
                    screen.suspend()?;
                    signals.forget_stop().await;
                    let (columns, rows) = screen.size();
                    handle(&mut preview, Happened::Resize(columns, rows));
                }
                Effect::Redraw => screen.redraw()?,
                _ => {}
            }
        }
        if std::mem::take(&mut changed) {
            screen.draw(|area, buf| view(&preview, area, buf))?;
        }
        tokio::select! {
            biased;
            what = signals.next() => {
                effects.push(match what {
                    Request::End => Effect::Quit,
                    Request::Stop => Effect::Suspend,
                    Request::Continued => Effect::Redraw,
                });
                changed = true;
            }
            event = events.recv() => {
                let Some(event) = event else {
                    // The terminal is gone.
                    return Ok(());
                };
                let mut next = Some(event);
                // Everything that is waiting comes before the next frame.
                while let Some(event) = next {
                    if let Some(msg) = message(event) {
                        effects.extend(handle(&mut preview, msg));
                    }
                    next = events.try_recv().ok();
                }
                changed = true;
            }
            _ = looks.tick() => if let Some(found) = watch.look() {
                let msg = match found {
                    Found::Bytes(bytes) => Msg::Read(bytes),
                    Found::Lost(reason) => Msg::Lost(reason),
                };
                effects.extend(update(&mut preview, msg));
                changed = true;
            },
        }
    }
}

fn handle(preview: &mut Preview, msg: Happened) -> Vec<Effect> {
    update(preview, Msg::Terminal(msg))
}
