//! The terminal itself: taken over, drawn on, and given back as it was,
//! whatever happens.

use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Whether the terminal is ours now, so that a panic knows what to give back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The largest terminal that is drawn on; beyond it stays empty.
const LARGEST: (u16, u16) = (400, 150);

/// A size held within what is drawn on.
pub fn clamp((columns, rows): (u16, u16)) -> (u16, u16) {
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// The terminal, taken over until it is dropped.
pub struct Screen {
    /// Never dropped: it would show the cursor, which [`give_back`] does, and
    /// panic where the window was closed and nobody can be told why it failed.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When it is no terminal, or cannot be written to.
    pub fn take(mouse: bool) -> io::Result<Self> {
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if TAKEN.load(Ordering::SeqCst) {
                give_back();
            }
            previous(info);
        }));
        enter(mouse)?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, stdout()));
        let terminal = ManuallyDrop::new(Terminal::new(backend)?);
        Ok(Self { terminal, mouse })
    }

    /// Its columns and rows.
    pub fn size(&self) -> (u16, u16) {
        clamp(crossterm::terminal::size().unwrap_or((80, 24)))
    }

    /// Draws a frame by a view, which says where the cursor belongs.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(
        &mut self,
        view: impl FnOnce(Rect, &mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        self.terminal.draw(|frame| {
            let (columns, rows) = clamp((frame.area().width, frame.area().height));
            let area = Rect::new(0, 0, columns, rows);
            if let Some(cursor) = view(area, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }

    /// Makes the next frame draw everything again.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Not `clear`: it asks the terminal where its cursor is, and the answer
        // would go to whoever reads the keys.
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }

    /// Gives the terminal back, stops this program as Ctrl-Z does, and takes
    /// the terminal over again once it is continued.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        // The whole group stops, as it would by the terminal itself, so that a
        // wrapper such as cargo stops too; then this process, which handles
        // the group's signal, by the one that cannot be handled.
        let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
        let _ =
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
        enter(self.mouse)?;
        self.redraw()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut out = stdout();
    execute!(
        out,
        EnterAlternateScreen,
        EnableBracketedPaste,
        SetTitle("Certamen")
    )?;
    if mouse {
        execute!(out, EnableMouseCapture)?;
    }
    Ok(())
}

fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = stdout();
        let _ = execute!(
            out,
            DisableMouseCapture,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
}
