//! Letters on paper: the fonts, and how wide a text is in them.

use std::sync::LazyLock;

use krilla::Data;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Face, UnicodeBuffer};

static REGULAR: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/LibertinusSerif-Regular.otf"
));
static BOLD: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/LibertinusSerif-Bold.otf"
));
static ITALIC: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/LibertinusSerif-Italic.otf"
));

/// One of the fonts a page is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::certificate) enum Cut {
    Regular,
    Bold,
    Italic,
}

struct Loaded {
    font: Font,
    face: Face<'static>,
}

fn load(bytes: &'static [u8]) -> Option<Loaded> {
    Some(Loaded {
        font: Font::new(Data::from(bytes), 0)?,
        face: Face::from_slice(bytes, 0)?,
    })
}

/// Reading a font takes longer than setting a page.
static FONTS: LazyLock<Option<[Loaded; 3]>> =
    LazyLock::new(|| Some([load(REGULAR)?, load(BOLD)?, load(ITALIC)?]));

impl Cut {
    fn loaded(self) -> Option<&'static Loaded> {
        let [regular, bold, italic] = FONTS.as_ref()?;
        Some(match self {
            Self::Regular => regular,
            Self::Bold => bold,
            Self::Italic => italic,
        })
    }
}

/// A line of text, set: glyphs and their width for a size of 1.
#[derive(Debug, Clone)]
pub(in crate::certificate) struct Line {
    pub(in crate::certificate) text: String,
    pub(in crate::certificate) font: Font,
    pub(in crate::certificate) glyphs: Vec<KrillaGlyph>,
    width: f32,
}

impl Line {
    /// Sets a text; `spacing` is what stands between letters beyond the font's
    /// own, in sizes. `Err` is a character that the font has not.
    pub(in crate::certificate) fn set(text: &str, cut: Cut, spacing: f32) -> Result<Self, char> {
        let none = char::REPLACEMENT_CHARACTER;
        let Loaded { font, face } = cut.loaded().ok_or(none)?;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(face, &[], buffer);
        let unit = face.units_per_em() as f32;
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut width = 0.0;
        for (info, position) in infos.iter().zip(positions) {
            let start = info.cluster as usize;
            let next = starts.partition_point(|other| *other <= start);
            let end = starts.get(next).copied().unwrap_or(text.len());
            if info.glyph_id == 0 {
                return Err(text
                    .get(start..)
                    .and_then(|t| t.chars().next())
                    .unwrap_or(none));
            }
            let advance = position.x_advance as f32 / unit + spacing;
            width += advance;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                position.x_offset as f32 / unit,
                position.y_offset as f32 / unit,
                0.0,
                start..end,
                None,
            ));
        }
        Ok(Self {
            text: text.to_owned(),
            font: font.clone(),
            glyphs,
            width: width - spacing,
        })
    }

    /// How wide it is in a size.
    pub(in crate::certificate) fn width(&self, size: f32) -> f32 {
        self.width * size
    }

    /// The largest size up to `size` in which it is at most `room` wide.
    pub(in crate::certificate) fn fit(&self, size: f32, room: f32) -> f32 {
        let width = self.width(size);
        if width > room {
            size * room / width
        } else {
            size
        }
    }
}

/// Breaks a text at its spaces into lines at most `room` wide, as even as
/// can be, when it takes more than one.
pub(in crate::certificate) fn wrap(
    text: &str,
    cut: Cut,
    size: f32,
    room: f32,
) -> Result<Vec<Line>, char> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let greedy = |room: f32| -> Result<Vec<Line>, char> {
        let mut lines = Vec::new();
        let mut current = String::new();
        for word in &words {
            let longer = if current.is_empty() {
                (*word).to_owned()
            } else {
                format!("{current} {word}")
            };
            if !current.is_empty() && Line::set(&longer, cut, 0.0)?.width(size) > room {
                lines.push(Line::set(&current, cut, 0.0)?);
                (*word).clone_into(&mut current);
            } else {
                current = longer;
            }
        }
        if !current.is_empty() {
            lines.push(Line::set(&current, cut, 0.0)?);
        }
        Ok(lines)
    };
    let mut best = greedy(room)?;
    // Narrower while it takes no more lines: no line of one word at the end.
    let mut narrower = room;
    while best.len() > 1 && narrower > room / 2.0 {
        narrower -= room / 40.0;
        let lines = greedy(narrower)?;
        let fits = lines.iter().all(|line| line.width(size) <= narrower);
        if lines.len() > best.len() || !fits {
            break;
        }
        best = lines;
    }
    Ok(best)
}
