//! The code in a scan or a photograph of a page.

use std::io::Cursor;

use image::imageops::{self, FilterType};
use image::{GrayImage, ImageFormat, ImageReader, Limits};

use super::super::code::PREFIX;

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
    let (width, height) = reader().into_dimensions().map_err(damaged)?;
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

/// Looks in the picture as it is, then in smaller, larger and harder versions of
/// it: what is blurred, dim or very large is then found as well.
fn find(grey: &GrayImage) -> Result<String, ImageError> {
    let mut another = false;
    let (width, height) = grey.dimensions();
    let longest = width.max(height).max(1);
    let mut look = |picture: &GrayImage| -> Option<String> {
        let found = codes(picture);
        another |= !found.is_empty();
        found.into_iter().find(|text| text.starts_with(PREFIX))
    };
    let scaled = |side: u32, filter| {
        let to = |n: u32| (u64::from(n) * u64::from(side) / u64::from(longest)).max(1) as u32;
        imageops::resize(grey, to(width), to(height), filter)
    };
    if longest <= 6000
        && let Some(text) = look(grey)
    {
        return Ok(text);
    }
    for side in [4800, 3400, 2400, 1700, 1200] {
        if side < longest {
            let smaller = scaled(side, FilterType::Triangle);
            if let Some(text) = look(&smaller) {
                return Ok(text);
            }
        } else if side <= 2 * longest {
            continue;
        }
    }
    if longest <= 3400 {
        let larger = scaled(longest * 2, FilterType::CatmullRom);
        if let Some(text) = look(&larger) {
            return Ok(text);
        }
        let blurred = imageops::blur(&larger, 1.2);
        if let Some(text) = look(&blurred) {
            return Ok(text);
        }
    }
    for threshold in [128, 96, 160] {
        let picture = if longest <= 4800 {
            grey.clone()
        } else {
            scaled(4800, FilterType::Triangle)
        };
        if let Some(text) = look(&hard(picture, threshold)) {
            return Ok(text);
        }
    }
    Err(if another {
        ImageError::AnotherCode
    } else {
        ImageError::NoCode
    })
}

fn hard(mut picture: GrayImage, threshold: u8) -> GrayImage {
    for pixel in picture.pixels_mut() {
        pixel.0[0] = if pixel.0[0] < threshold { 0 } else { 255 };
    }
    picture
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
