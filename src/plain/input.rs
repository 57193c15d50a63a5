//! Lines from standard input, each of bounded length, read by a thread of its
//! own so that the clock goes on while somebody thinks.

use std::io::{self, BufRead};

use tokio::sync::mpsc;

/// The longest line that is read whole, in bytes.
pub const LINE_LIMIT: usize = 4096;

/// A line as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The text, without its line end; what is not UTF-8 is replaced.
    pub text: String,
    /// Whether it was longer than [`LINE_LIMIT`] and was cut.
    pub cut: bool,
}

/// The lines of standard input; the channel closes at its end.
pub fn lines() -> mpsc::Receiver<Typed> {
    let (sender, receiver) = mpsc::channel(16);
    // A thread that waits for input does not keep the program from ending.
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(line)) = read_line(&mut input) {
            if sender.blocking_send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

/// The next line; none at the end of input. Never keeps more than
/// [`LINE_LIMIT`] bytes of it.
///
/// # Errors
/// Those of reading.
pub fn read_line(input: &mut impl BufRead) -> io::Result<Option<Typed>> {
    let mut bytes = Vec::new();
    let mut cut = false;
    let mut any = false;
    loop {
        let waiting = match input.fill_buf() {
            Ok(waiting) => waiting,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if waiting.is_empty() {
            if !any {
                return Ok(None);
            }
            break;
        }
        any = true;
        let end = waiting.iter().position(|b| *b == b'\n');
        let part = &waiting[..end.unwrap_or(waiting.len())];
        let room = LINE_LIMIT - bytes.len();
        cut |= part.len() > room;
        bytes.extend_from_slice(&part[..part.len().min(room)]);
        let used = end.map_or(waiting.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(Some(Typed {
        text: text.trim_end_matches('\r').to_owned(),
        cut,
    }))
}
