//! The code is found in pictures of the page, whatever a scanner does to them.

use std::fs;
use std::process::Command;

use certamen::certificate::issue;
use certamen::certificate::print::code::encode;
use certamen::certificate::print::read::image::{ImageError, image};
use certamen::text::Lang;
use image::{GrayImage, ImageFormat, imageops};

use crate::fixture::key;
use crate::page::{outbox, printed, spoken};

fn bytes(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// The sample page as a scanner sees it: the code is 38 mm wide, so that 158
/// dots per inch are what 200 are to one of 3 cm.
fn scanned(name: &str, dpi: u32) -> Option<GrayImage> {
    let path = outbox().join(format!("{name}.pdf"));
    fs::write(&path, printed(&spoken(Lang::VI))).unwrap();
    let out = outbox().join(name);
    let dpi = dpi.to_string();
    let status = Command::new("pdftoppm")
        .args(["-r", &dpi, "-png", "-gray", "-singlefile"])
        .args([&path, &out])
        .status();
    if !status.is_ok_and(|status| status.success()) {
        println!("no pdftoppm here");
        return None;
    }
    let picture = image::open(out.with_extension("png")).unwrap();
    Some(picture.into_luma8())
}

/// Noise, less contrast, and the page askew.
fn worn(picture: &GrayImage, degrees: f32, noise: i16, blur: f32) -> GrayImage {
    let (width, height) = picture.dimensions();
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (cx, cy) = (width as f32 / 2.0, height as f32 / 2.0);
    let mut seed = 12_345_u32;
    let turned = GrayImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (x as f32 - cx, y as f32 - cy);
        let (u, v) = (cx + dx * cos - dy * sin, cy + dx * sin + dy * cos);
        let sample = imageops::interpolate_bilinear(picture, u, v);
        let value = sample.map_or(255, |pixel| pixel.0[0]);
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (seed >> 16) as i16 % (2 * noise + 1) - noise;
        image::Luma([(40 + i16::from(value) * 3 / 4 + noise).clamp(0, 255) as u8])
    });
    if blur > 0.0 {
        imageops::blur(&turned, blur)
    } else {
        turned
    }
}

#[test]
fn a_scan_of_200_dots_per_inch_is_read() {
    let text = encode(&issue(&spoken(Lang::VI), &key()).unwrap()).unwrap();
    let Some(picture) = scanned("scan", 158) else {
        return;
    };
    for (degrees, noise, blur) in [
        (0.0, 0, 0.0),
        (1.0, 20, 0.0),
        (-2.0, 20, 0.5),
        (2.0, 30, 0.7),
    ] {
        let worn = worn(&picture, degrees, noise, blur);
        let scan = bytes(&worn, ImageFormat::Png);
        fs::write(outbox().join(format!("worn{degrees}.png")), &scan).unwrap();
        assert_eq!(image(&scan).as_ref(), Ok(&text), "{degrees} {noise} {blur}");
    }
    let turned = imageops::rotate90(&worn(&picture, 1.0, 20, 0.5));
    assert_eq!(
        image(&bytes(&turned, ImageFormat::Jpeg)).as_ref(),
        Ok(&text)
    );
    let over = imageops::rotate180(&picture);
    assert_eq!(image(&bytes(&over, ImageFormat::Jpeg)).as_ref(), Ok(&text));
}

#[test]
fn a_large_photograph_is_read() {
    let text = encode(&issue(&spoken(Lang::VI), &key()).unwrap()).unwrap();
    let Some(picture) = scanned("photo", 300) else {
        return;
    };
    let photo = worn(&picture, 3.0, 40, 1.5);
    assert_eq!(image(&bytes(&photo, ImageFormat::Jpeg)).as_ref(), Ok(&text));
}

#[test]
fn pictures_without_our_code_are_told_apart() {
    let blank = GrayImage::from_pixel(300, 300, image::Luma([255]));
    let found = image(&bytes(&blank, ImageFormat::Png));
    assert_eq!(found, Err(ImageError::NoCode));

    let code = qr("https://example.com/");
    assert_eq!(
        image(&bytes(&code, ImageFormat::Png)),
        Err(ImageError::AnotherCode)
    );
    let ours = qr("CERTAMEN1:00");
    let found = image(&bytes(&ours, ImageFormat::Png));
    assert_eq!(found.as_deref(), Ok("CERTAMEN1:00"));
}

fn qr(text: &str) -> GrayImage {
    let code = certamen::certificate::print::qr::Qr::of(text).unwrap();
    let side = (code.size() as u32 + 8) * 6;
    GrayImage::from_fn(side, side, |x, y| {
        let at = |n: u32| (n / 6).checked_sub(4).map(|n| n as usize);
        let dark = match (at(x), at(y)) {
            (Some(x), Some(y)) => code.is_dark(x, y),
            _ => false,
        };
        image::Luma([if dark { 0 } else { 255 }])
    })
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() {
    let mut png = bytes(&GrayImage::new(1, 1), ImageFormat::Png);
    // Width and height of the header, and its checksum made anew.
    png[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&png[12..29]);
    png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    assert_eq!(image(&png), Err(ImageError::TooLarge));
    assert_eq!(image(&png[..40]), Err(ImageError::TooLarge));
    for bad in [&b""[..], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", &png[..20]] {
        assert_eq!(image(bad), Err(ImageError::Damaged));
    }
}
