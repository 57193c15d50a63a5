//! The code in a scan or a photograph of a page.

use crate::certificate::print::code::PREFIX;
use crate::picture::{self, Grey, PictureError};

/// The largest picture that is unpacked, in pixels.
pub const PIXEL_LIMIT: usize = 100_000_000;

/// Why no code was found in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// Neither PNG nor JPEG, or damaged.
    #[error("the picture cannot be read")]
    Damaged,
    /// More than [`PIXEL_LIMIT`].
    #[error("the picture has more than 100 million pixels")]
    TooLarge,
    /// No QR code, or none that can be read.
    #[error("no QR code can be read in the picture")]
    NoCode,
    /// A QR code that is not that of a certificate.
    #[error("the QR code in the picture is not that of a certificate")]
    AnotherCode,
}

/// The text of the code of a certificate in a PNG or JPEG picture.
///
/// # Errors
/// When there is none, or the picture is too large.
pub fn image(bytes: &[u8]) -> Result<String, ImageError> {
    let grey = picture::read(bytes, PIXEL_LIMIT).map_err(|error| match error {
        PictureError::Damaged => ImageError::Damaged,
        PictureError::TooLarge => ImageError::TooLarge,
    })?;
    find(&grey)
}

/// Looks in the picture as it is, then in larger, smaller and harder versions of
/// it: what is blurred, dim, noisy or very large is then found as well.
fn find(grey: &Grey) -> Result<String, ImageError> {
    let mut another = false;
    let mut look = |picture: &Grey| -> Option<String> {
        let found = codes(picture);
        another |= !found.is_empty();
        found.into_iter().find(|text| text.starts_with(PREFIX))
    };
    let (width, height) = (grey.width, grey.height);
    let longest = width.max(height).max(1);
    if longest <= 4000
        && let Some(text) = look(grey)
    {
        return Ok(text);
    }
    for side in SIDES {
        if side > 2 * longest {
            continue;
        }
        let to = |n: usize| (n * side / longest).max(1);
        let scaled = grey.resized(to(width), to(height));
        let sums = Sums::of(&scaled);
        for share in SHARES {
            if let Some(text) = look(&sums.hard(&scaled, share)) {
                return Ok(text);
            }
        }
    }
    Err(if another {
        ImageError::AnotherCode
    } else {
        ImageError::NoCode
    })
}

/// How long the longer side is made, in turn.
const SIDES: [usize; 5] = [3200, 2400, 4000, 1800, 1300];

/// From which share of the brightness around it on a pixel is light, in percent.
const SHARES: [u64; 3] = [88, 80, 95];

/// The sums of all pixels above and to the left of each: with them the mean of
/// any rectangle takes four look-ups.
struct Sums {
    width: usize,
    sums: Vec<u64>,
}

impl Sums {
    fn of(picture: &Grey) -> Self {
        let width = picture.width + 1;
        let mut sums = vec![0; width];
        for row in picture.pixels.chunks_exact((width - 1).max(1)) {
            let mut sum = 0;
            let above = sums.len() - width;
            sums.push(0);
            for (x, pixel) in row.iter().enumerate() {
                sum += u64::from(*pixel);
                sums.push(sums[above + x + 1] + sum);
            }
        }
        Self { width, sums }
    }

    /// Black where a pixel is darker than `share` percent of its surroundings.
    fn hard(&self, picture: &Grey, share: u64) -> Grey {
        let (width, height) = (picture.width, picture.height);
        let reach = width.max(height) / 50 + 4;
        let mut hard = picture.clone();
        for (y, row) in hard.pixels.chunks_exact_mut(width.max(1)).enumerate() {
            let (top, bottom) = (y.saturating_sub(reach), (y + reach).min(height));
            let (top_row, bottom_row) = (top * self.width, bottom * self.width);
            for (x, pixel) in row.iter_mut().enumerate() {
                let (left, right) = (x.saturating_sub(reach), (x + reach).min(width));
                let sum = self.sums[bottom_row + right] + self.sums[top_row + left]
                    - self.sums[bottom_row + left]
                    - self.sums[top_row + right];
                let count = ((bottom - top) * (right - left)) as u64;
                let light = u64::from(*pixel) * count * 100 >= sum * share;
                *pixel = if light { 255 } else { 0 };
            }
        }
        hard
    }
}

/// The texts of the QR codes in a picture.
fn codes(picture: &Grey) -> Vec<String> {
    let at = |x: usize, y: usize| picture.pixels[y * picture.width + x];
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(picture.width, picture.height, at);
    let grids = prepared.detect_grids();
    let texts = grids.into_iter().filter_map(|grid| grid.decode().ok());
    texts.map(|(_, text)| text).collect()
}
