//! The code in a scan or a photograph of a page.

use std::io::Cursor;

use image::imageops::{self, FilterType};
use image::{GrayImage, ImageFormat, ImageReader, Limits};

use crate::certificate::print::code::PREFIX;

/// The largest picture that is unpacked, in pixels.
pub const PIXEL_LIMIT: u64 = 100_000_000;

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
    let reader = || {
        let mut reader = ImageReader::new(Cursor::new(bytes));
        reader.set_format(match bytes {
            [0x89, b'P', b'N', b'G', ..] => ImageFormat::Png,
            _ => ImageFormat::Jpeg,
        });
        reader
    };
    let damaged = |_| ImageError::Damaged;
    // The header of a PNG says it at once; so much need not be read.
    let (width, height) = match bytes {
        [
            0x89,
            b'P',
            b'N',
            b'G',
            _,
            _,
            _,
            _,
            _,
            _,
            _,
            _,
            b'I',
            b'H',
            b'D',
            b'R',
            size @ ..,
        ] => {
            let (width, rest) = size.split_first_chunk().ok_or(ImageError::Damaged)?;
            let height = rest.first_chunk().ok_or(ImageError::Damaged)?;
            (u32::from_be_bytes(*width), u32::from_be_bytes(*height))
        }
        _ => reader().into_dimensions().map_err(damaged)?,
    };
    if u64::from(width) * u64::from(height) > PIXEL_LIMIT {
        return Err(ImageError::TooLarge);
    }
    let mut reader = reader();
    let mut limits = Limits::default();
    limits.max_alloc = Some(PIXEL_LIMIT * 8 + (64 << 20));
    reader.limits(limits);
    let grey = reader.decode().map_err(damaged)?.into_luma8();
    find(&grey)
}

/// Looks in the picture as it is, then in larger, smaller and harder versions of
/// it: what is blurred, dim, noisy or very large is then found as well.
fn find(grey: &GrayImage) -> Result<String, ImageError> {
    let mut another = false;
    let mut look = |picture: &GrayImage| -> Option<String> {
        let found = codes(picture);
        another |= !found.is_empty();
        found.into_iter().find(|text| text.starts_with(PREFIX))
    };
    let (width, height) = grey.dimensions();
    let longest = u64::from(width.max(height).max(1));
    if longest <= 4000
        && let Some(text) = look(grey)
    {
        return Ok(text);
    }
    for side in SIDES {
        if side > 2 * longest {
            continue;
        }
        let to = |n: u32| (u64::from(n) * side / longest).max(1) as u32;
        let scaled = imageops::resize(grey, to(width), to(height), FilterType::Triangle);
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
const SIDES: [u64; 5] = [3200, 2400, 4000, 1800, 1300];

/// From which share of the brightness around it on a pixel is light, in percent.
const SHARES: [u64; 3] = [88, 80, 95];

/// The sums of all pixels above and to the left of each: with them the mean of
/// any rectangle takes four look-ups.
struct Sums {
    width: usize,
    sums: Vec<u64>,
}

impl Sums {
    fn of(picture: &GrayImage) -> Self {
        let width = picture.width() as usize + 1;
        let mut sums = vec![0; width];
        for row in picture.as_raw().chunks_exact((width - 1).max(1)) {
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
    fn hard(&self, picture: &GrayImage, share: u64) -> GrayImage {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let reach = width.max(height) / 50 + 4;
        let mut hard = picture.clone();
        for (y, row) in hard.chunks_exact_mut(width.max(1)).enumerate() {
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
fn codes(picture: &GrayImage) -> Vec<String> {
    let (width, height) = picture.dimensions();
    let at = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, at);
    let grids = prepared.detect_grids();
    let texts = grids.into_iter().filter_map(|grid| grid.decode().ok());
    texts.map(|(_, text)| text).collect()
}
