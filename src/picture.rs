//! PNG and JPEG pictures as grey pixels: reading them within a limit, and making
//! them smaller.
//!
//! Scans and photographs are read here for the code on them, and a logo is read to
//! see that it is whole. Colours, profiles and what cameras write beside a picture
//! are not looked at.

use std::io::Cursor;

use png::Transformations;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// A picture of grey pixels, from 0 (black) to 255 (white).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The pixels, row by row from the top left.
    pub pixels: Vec<u8>,
}

/// Why a picture cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Neither PNG nor JPEG, or not whole.
    #[error("the picture is neither PNG nor JPEG, or it is damaged")]
    Damaged,
    /// More pixels than are unpacked.
    #[error("the picture has too many pixels")]
    TooLarge,
}

/// What a picture is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// The format of a picture; none for anything else.
pub const fn format(bytes: &[u8]) -> Option<Format> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(Format::Png),
        [0xff, 0xd8, 0xff, ..] => Some(Format::Jpeg),
        _ => None,
    }
}

/// Columns and rows, from the head of the picture alone.
///
/// # Errors
/// When the head is not that of a picture.
pub fn size(bytes: &[u8]) -> Result<(usize, usize), PictureError> {
    match format(bytes).ok_or(PictureError::Damaged)? {
        // The first chunk says it; the rest need not be there.
        Format::Png => {
            let head = bytes.get(12..24).ok_or(PictureError::Damaged)?;
            let number = |at: usize| {
                let digits = head.get(at..at + 4).and_then(|b| b.try_into().ok());
                digits.map_or(0, u32::from_be_bytes) as usize
            };
            if !head.starts_with(b"IHDR") || number(4) == 0 || number(8) == 0 {
                return Err(PictureError::Damaged);
            }
            Ok((number(4), number(8)))
        }
        Format::Jpeg => {
            let mut decoder = jpeg(bytes, ColorSpace::Luma);
            decoder
                .decode_headers()
                .map_err(|_| PictureError::Damaged)?;
            decoder.dimensions().ok_or(PictureError::Damaged)
        }
    }
}

fn jpeg(bytes: &[u8], colours: ColorSpace) -> JpegDecoder<ZCursor<&[u8]>> {
    let side = usize::from(u16::MAX);
    let options = DecoderOptions::default()
        .set_max_width(side)
        .set_max_height(side)
        .set_strict_mode(false)
        .jpeg_set_out_colorspace(colours);
    JpegDecoder::new_with_options(ZCursor::new(bytes), options)
}

/// Reads a picture of at most so many pixels.
///
/// # Errors
/// When it is none, is damaged, or has more pixels; no more memory is taken then
/// than its head needs.
pub fn read(bytes: &[u8], most_pixels: usize) -> Result<Grey, PictureError> {
    let (width, height) = size(bytes)?;
    if width.saturating_mul(height) > most_pixels {
        return Err(PictureError::TooLarge);
    }
    let (pixels, channels) = match format(bytes) {
        Some(Format::Png) => read_png(bytes, most_pixels)?,
        _ => read_jpeg(bytes)?,
    };
    let pixels = to_grey(pixels, channels);
    if pixels.len() != width * height {
        return Err(PictureError::Damaged);
    }
    Ok(Grey {
        width,
        height,
        pixels,
    })
}

/// The samples of a PNG, eight bits each, and how many a pixel has.
fn read_png(bytes: &[u8], most_pixels: usize) -> Result<(Vec<u8>, usize), PictureError> {
    let damaged = |_| PictureError::Damaged;
    let limits = png::Limits {
        bytes: most_pixels.saturating_mul(8) + (64 << 20),
    };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().ok_or(PictureError::TooLarge)?;
    if size > most_pixels.saturating_mul(4) {
        return Err(PictureError::TooLarge);
    }
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    // Whatever stands after the pixels is part of a whole file too.
    reader.finish().map_err(damaged)?;
    pixels.truncate(frame.buffer_size());
    Ok((pixels, frame.color_type.samples()))
}

/// The samples of a JPEG, and how many a pixel has.
fn read_jpeg(bytes: &[u8]) -> Result<(Vec<u8>, usize), PictureError> {
    let damaged = |_| PictureError::Damaged;
    let mut head = jpeg(bytes, ColorSpace::Luma);
    head.decode_headers().map_err(damaged)?;
    let is_grey = head.input_colorspace() == Some(ColorSpace::Luma);
    let (colours, channels) = if is_grey {
        (ColorSpace::Luma, 1)
    } else {
        (ColorSpace::RGB, 3)
    };
    let pixels = jpeg(bytes, colours).decode().map_err(damaged)?;
    Ok((pixels, channels))
}

/// The brightness of each pixel (ITU-R BT.709); what is transparent keeps its
/// colour.
fn to_grey(samples: Vec<u8>, channels: usize) -> Vec<u8> {
    let bright = |r: u8, g: u8, b: u8| {
        ((2126 * u32::from(r) + 7152 * u32::from(g) + 722 * u32::from(b)) / 10_000) as u8
    };
    match channels {
        1 => samples,
        2 => samples.chunks_exact(2).map(|pixel| pixel[0]).collect(),
        n => samples
            .chunks_exact(n.max(3))
            .map(|pixel| bright(pixel[0], pixel[1], pixel[2]))
            .collect(),
    }
}

impl Grey {
    /// The picture with other numbers of columns and rows: each pixel is the mean of
    /// those it covers, weighted by a triangle.
    #[must_use]
    pub fn resized(&self, width: usize, height: usize) -> Self {
        let mut rows = vec![0.0_f32; self.width * height];
        for (row, (from, weights)) in rows
            .chunks_exact_mut(self.width.max(1))
            .zip(windows(self.height, height))
        {
            for (weight, pixels) in weights
                .iter()
                .zip(self.pixels[from * self.width..].chunks_exact(self.width.max(1)))
            {
                for (sum, pixel) in row.iter_mut().zip(pixels) {
                    *sum += weight * f32::from(*pixel);
                }
            }
        }
        let columns = windows(self.width, width);
        let mut pixels = Vec::with_capacity(width * height);
        for row in rows.chunks_exact(self.width.max(1)) {
            pixels.extend(columns.iter().map(|(from, weights)| {
                let covered = weights.iter().zip(&row[*from..]);
                let mean: f32 = covered.map(|(weight, pixel)| weight * pixel).sum();
                mean.round().clamp(0.0, 255.0) as u8
            }));
        }
        Self {
            width,
            height,
            pixels,
        }
    }
}

/// For each of `to` places, the first of `from` places it covers and their weights,
/// which add up to one.
fn windows(from: usize, to: usize) -> Vec<(usize, Vec<f32>)> {
    let ratio = from as f32 / to.max(1) as f32;
    let reach = ratio.max(1.0);
    let window = |place: usize| {
        let centre = (place as f32 + 0.5) * ratio;
        let first = (centre - reach).floor().max(0.0) as usize;
        let last = ((centre + reach).ceil() as usize).clamp(first + 1, from.max(first + 1));
        let weight = |at: usize| (1.0 - ((at as f32 + 0.5 - centre) / reach).abs()).max(0.0);
        let weights: Vec<f32> = (first..last).map(weight).collect();
        let sum: f32 = weights.iter().sum();
        (first, weights.iter().map(|weight| weight / sum).collect())
    };
    (0..to).map(window).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageBuffer, ImageFormat, Luma, Rgb, imageops};
    use proptest::prelude::*;

    fn picture(width: u32, height: u32) -> ImageBuffer<Luma<u8>, Vec<u8>> {
        ImageBuffer::from_fn(width, height, |x, y| {
            Luma([((x * 31 + y * 17) % 256) as u8])
        })
    }

    fn written(picture: &image::DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn every_kind_of_png_is_read_as_another_library_reads_it() {
        let grey = image::DynamicImage::ImageLuma8(picture(33, 20));
        for kind in [
            grey.clone(),
            grey.to_luma_alpha8().into(),
            grey.to_rgb8().into(),
            grey.to_rgba8().into(),
            grey.to_luma16().into(),
            grey.to_rgb16().into(),
        ] {
            let bytes = written(&kind, ImageFormat::Png);
            let read = read(&bytes, 1000).unwrap();
            assert_eq!((read.width, read.height), (33, 20));
            let apart = read.pixels.iter().zip(kind.to_luma8().into_raw());
            assert!(apart.into_iter().all(|(a, b)| a.abs_diff(b) <= 1));
        }
    }

    #[test]
    fn a_jpeg_is_read_in_grey_and_in_colour() {
        let colour = ImageBuffer::from_fn(40, 24, |x, _| Rgb([x as u8 * 6, 120, 30]));
        for picture in [
            image::DynamicImage::ImageLuma8(picture(40, 24)),
            image::DynamicImage::ImageRgb8(colour),
        ] {
            let bytes = written(&picture, ImageFormat::Jpeg);
            let other = image::load_from_memory(&bytes).unwrap().to_luma8();
            let read = read(&bytes, 1000).unwrap();
            let apart = read.pixels.iter().zip(other.into_raw());
            assert!(apart.into_iter().all(|(a, b)| a.abs_diff(b) <= 2));
        }
    }

    #[test]
    fn too_many_pixels_are_refused_from_the_head() {
        let bytes = written(&picture(40, 24).into(), ImageFormat::Png);
        assert_eq!(read(&bytes, 959), Err(PictureError::TooLarge));
        assert_eq!(size(&bytes[..40]), Ok((40, 24)));
        let bytes = written(&picture(40, 24).into(), ImageFormat::Jpeg);
        assert_eq!(read(&bytes, 959), Err(PictureError::TooLarge));
    }

    #[test]
    fn a_smaller_picture_is_that_of_another_library() {
        let large = picture(101, 67);
        let grey = Grey {
            width: 101,
            height: 67,
            pixels: large.as_raw().clone(),
        };
        for (width, height) in [(50, 33), (13, 60), (1, 1), (150, 90)] {
            let other =
                imageops::resize(&large, width, height, imageops::FilterType::Triangle).into_raw();
            let ours = grey.resized(width as usize, height as usize).pixels;
            assert!(ours.iter().zip(&other).all(|(a, b)| a.abs_diff(*b) <= 1));
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), which in 0..3_u8, at in any::<usize>()) {
            let _ = read(&bytes, 10_000);
            let format = if which == 0 { ImageFormat::Png } else { ImageFormat::Jpeg };
            let mut whole = written(&picture(17, 9).into(), format);
            let at = at % whole.len();
            whole[at] ^= bytes.first().copied().unwrap_or(1);
            let _ = read(&whole, 10_000);
            let _ = read(&whole[..at], 10_000);
        }
    }
}
