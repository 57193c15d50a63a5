//! The code as a picture: modules, dark or light.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// How many light modules stand round a code on a screen. Paper has four.
pub const QUIET: usize = 3;

/// A QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    size: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// The code of a text; none when the text is too long for any.
    pub fn of(text: &str) -> Option<Self> {
        let segments = if QrSegment::is_alphanumeric(text) {
            vec![QrSegment::make_alphanumeric(text)]
        } else {
            QrSegment::make_segments(text)
        };
        let code = QrCode::encode_segments(&segments, QrCodeEcc::Medium).ok()?;
        let size = code.size();
        let places = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
        Some(Self {
            size: usize::try_from(size).ok()?,
            dark: places.map(|(x, y)| code.get_module(x, y)).collect(),
        })
    }

    /// How many modules it is wide and high.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Whether a module is dark. All outside are light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && self.dark.get(y * self.size + x).is_some_and(|dark| *dark)
    }

    /// The columns and rows it takes on a screen, with its quiet zone.
    pub const fn cells(&self) -> (usize, usize) {
        let modules = self.size + 2 * QUIET;
        (modules, modules.div_ceil(2))
    }

    /// Whether the upper and the lower half of a cell are dark.
    pub fn halves(&self, column: usize, row: usize) -> (bool, bool) {
        let at = |y: usize| match (column.checked_sub(QUIET), y.checked_sub(QUIET)) {
            (Some(x), Some(y)) => self.is_dark(x, y),
            _ => false,
        };
        (at(2 * row), at(2 * row + 1))
    }
}
