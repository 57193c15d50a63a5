//! Where everything stands on the page.
//!
//! Upper part: who certifies what of whom, centred. Lower part: the facts on the
//! left, the code on the right. What is long shrinks or breaks; nothing is cut.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagKind, TagTree,
};

use crate::certificate::print::page::{Design, Logo, PrintError, Sheet};
use crate::certificate::print::qr::Qr;
use crate::certificate::print::text::{Cut, Line, wrap};

/// A4 across, in points.
pub(in crate::certificate) const WIDTH: f32 = 841.89;
pub(in crate::certificate) const HEIGHT: f32 = 595.276;

const MM: f32 = 72.0 / 25.4;
/// How wide the code is printed: at least 3 cm.
const CODE: f32 = 38.0 * MM;
const MARGIN: f32 = 21.0 * MM;
const MIDDLE: f32 = WIDTH / 2.0;
const ROOM: f32 = WIDTH - 2.0 * MARGIN;

type Result<T> = std::result::Result<T, PrintError>;

struct Pen<'s, 'd> {
    surface: &'s mut Surface<'d>,
    tags: &'s mut TagTree,
    language: &'s str,
    ink: rgb::Color,
    grey: rgb::Color,
    accent: rgb::Color,
}

/// Draws a sheet.
pub(in crate::certificate) fn draw(
    surface: &mut Surface<'_>,
    tags: &mut TagTree,
    sheet: &Sheet,
    design: &Design,
    code: &Qr,
) -> Result<()> {
    let mut pen = Pen {
        surface,
        tags,
        language: &sheet.language,
        ink: rgb::Color::new(0x1c, 0x1c, 0x20),
        grey: rgb::Color::new(0x55, 0x55, 0x5c),
        accent: design.colour(),
    };
    pen.frame(design);
    let mut y = 21.0 * MM;
    if let Some(logo) = &design.logo {
        y = pen.logo(logo, &sheet.logo, y)?;
    }
    pen.upper(sheet, y)?;
    pen.lower(sheet, code)
}

impl Pen<'_, '_> {
    /// Everything above the facts; it spreads over the room there is.
    fn upper(&mut self, sheet: &Sheet, top: f32) -> Result<()> {
        let bottom = HEIGHT - 61.0 * MM;
        let spaced = Line::set(&sheet.issuer.to_uppercase(), Cut::Regular, 0.14);
        let issuer = spaced.map_err(PrintError::Letter)?;
        let heading = set(&sheet.heading, Cut::Bold)?;
        let name = set(&sheet.name, Cut::Bold)?;
        let (title_size, titles) = balanced(&sheet.title, Cut::Bold, 21.0, ROOM - 40.0)?;
        // Heights, with the space before each.
        let optional = |text: &str, height: f32| if text.is_empty() { 0.0 } else { height };
        let quizzes = if sheet.quizzes.is_empty() { 0.0 } else { 34.0 };
        let used = 11.0
            + 48.0
            + 22.0
            + 30.0
            + 44.0
            + 20.0
            + 28.0
            + 26.0 * titles.len() as f32
            + optional(&sheet.version, 17.0)
            + optional(&sheet.score, 24.0)
            + quizzes;
        let slack = ((bottom - top - used) / 8.0).clamp(-4.0, 7.0);

        let mut y = top + 11.0 + slack.max(0.0);
        self.centred(
            &issuer,
            10.5_f32.min(issuer.fit(10.5, ROOM)),
            y,
            self.grey,
            TagKind::P(Tag::P),
        );
        y += 46.0 + slack;
        let accent = self.accent;
        self.centred(
            &heading,
            heading.fit(37.0, ROOM),
            y,
            accent,
            heading_tag(&sheet.heading),
        );
        y += 19.0 + slack / 2.0;
        self.ornament(y);
        y += 30.0 + slack / 2.0;
        let lead = set(&sheet.lead, Cut::Italic)?;
        self.centred(
            &lead,
            lead.fit(14.0, ROOM),
            y,
            self.grey,
            TagKind::P(Tag::P),
        );
        y += 43.0 + slack;
        self.centred(
            &name,
            name.fit(36.0, ROOM - 20.0),
            y,
            self.ink,
            TagKind::P(Tag::P),
        );
        y += 21.0 + slack / 2.0;
        let person = set(&sheet.person, Cut::Regular)?;
        self.centred(
            &person,
            person.fit(13.0, ROOM),
            y,
            self.ink,
            TagKind::P(Tag::P),
        );
        y += 28.0 + slack;
        let deed = set(&sheet.deed, Cut::Italic)?;
        self.centred(
            &deed,
            deed.fit(14.0, ROOM),
            y,
            self.grey,
            TagKind::P(Tag::P),
        );
        y += 5.0 + slack / 2.0;
        for title in &titles {
            y += title_size + 5.0;
            self.centred(title, title_size, y, accent, TagKind::P(Tag::P));
        }
        if !sheet.version.is_empty() {
            y += 17.0;
            let line = set(&sheet.version, Cut::Regular)?;
            self.centred(
                &line,
                line.fit(11.5, ROOM),
                y,
                self.grey,
                TagKind::P(Tag::P),
            );
        }
        if !sheet.score.is_empty() {
            y += 23.0 + slack;
            let line = set(&sheet.score, Cut::Bold)?;
            self.centred(&line, line.fit(15.0, ROOM), y, self.ink, TagKind::P(Tag::P));
        }
        if !sheet.quizzes.is_empty() {
            self.quizzes(&sheet.quizzes, y + 18.0 + slack / 2.0)?;
        }
        Ok(())
    }

    /// The quizzes beside one another, a thin line between.
    fn quizzes(&mut self, quizzes: &[(String, String)], y: f32) -> Result<()> {
        let mut row = Vec::new();
        for (title, result) in quizzes {
            let line = format!("{title} {result}");
            row.push(set(&line, Cut::Regular)?);
        }
        let gap = 22.0;
        let width = |row: &[Line], size: f32| -> f32 {
            row.iter().map(|line| line.width(size)).sum::<f32>() + gap * (row.len() - 1) as f32
        };
        // As many rows as it takes, evenly filled.
        let size = 11.0;
        let mut rows = 1;
        while rows < row.len()
            && row
                .chunks(row.len().div_ceil(rows))
                .any(|r| width(r, size) > ROOM)
        {
            rows += 1;
        }
        let leading = if rows > 2 { 11.5 } else { 14.5 };
        for (i, line) in row.chunks(row.len().div_ceil(rows)).enumerate() {
            let y = y + leading * i as f32;
            let size = if rows > 2 { 9.0 } else { size };
            let size = if width(line, size) > ROOM {
                size * ROOM / width(line, size)
            } else {
                size
            };
            let mut x = MIDDLE - width(line, size) / 2.0;
            for (n, part) in line.iter().enumerate() {
                if n > 0 {
                    self.dot(x - gap / 2.0, y - size * 0.28, 1.2);
                }
                self.text(part, size, x, y, self.ink, TagKind::P(Tag::P));
                x += part.width(size) + gap;
            }
        }
        Ok(())
    }

    /// The facts, the fingerprint, the closing sentence, and the code.
    fn lower(&mut self, sheet: &Sheet, code: &Qr) -> Result<()> {
        let top = HEIGHT - 53.0 * MM;
        let left = MARGIN;
        let code_x = WIDTH - MARGIN - CODE;
        let room = code_x - left - 11.0 * MM;
        self.rule(left, left + room, top - 13.0, 0.6);
        // Two columns of facts.
        let column = (room - 14.0) / 2.0;
        let mut y = top;
        for pair in sheet.facts.chunks(2) {
            for (i, (label, value)) in pair.iter().enumerate() {
                let x = left + (column + 14.0) * i as f32;
                let label = set(label, Cut::Italic)?;
                self.text(
                    &label,
                    label.fit(9.0, column),
                    x,
                    y,
                    self.grey,
                    TagKind::P(Tag::P),
                );
                let value = set(value, Cut::Regular)?;
                self.text(
                    &value,
                    value.fit(12.0, column),
                    x,
                    y + 13.5,
                    self.ink,
                    TagKind::P(Tag::P),
                );
            }
            y += 30.0;
        }
        if let Some((label, value)) = &sheet.fingerprint {
            let label = set(label, Cut::Italic)?;
            self.text(
                &label,
                label.fit(9.0, room),
                left,
                y,
                self.grey,
                TagKind::P(Tag::P),
            );
            let value = set(value, Cut::Regular)?;
            self.text(
                &value,
                value.fit(10.0, room),
                left,
                y + 12.5,
                self.ink,
                TagKind::P(Tag::P),
            );
            y += 28.0;
        }
        let y = y.max(top + 89.0);
        let (size, lines) = balanced_lines(&sheet.closing, Cut::Italic, 9.0, room, 2)?;
        for (i, line) in lines.iter().enumerate() {
            let y = y + (size + 2.2) * i as f32;
            self.text(line, size, left, y, self.grey, TagKind::P(Tag::P));
        }
        self.code(code, &sheet.code, code_x, top - 13.0 + 1.0);
        Ok(())
    }

    fn frame(&mut self, design: &Design) {
        self.surface
            .start_tagged(ContentTag::Artifact(Artifact::with_kind(
                ArtifactType::Layout,
            )));
        let lines = [(8.5, 2.4, 255), (10.6, 0.5, 255), (12.6, 0.5, 110)];
        for (inset, width, share) in lines {
            let inset = inset * MM;
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_ltrb(inset, inset, WIDTH - inset, HEIGHT - inset) {
                path.push_rect(rect);
            }
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(Stroke {
                paint: design.tint(share).into(),
                width,
                ..Stroke::default()
            }));
            if let Some(path) = path.finish() {
                self.surface.draw_path(&path);
            }
        }
        self.surface.set_stroke(None);
        // Lozenges on the corners of the inner frame.
        let inset = 11.6 * MM;
        for x in [inset, WIDTH - inset] {
            for y in [inset, HEIGHT - inset] {
                self.lozenge(x, y, 6.4, rgb::Color::new(255, 255, 255));
                self.lozenge(x, y, 4.2, self.accent);
                self.lozenge(x, y, 1.6, rgb::Color::new(255, 255, 255));
            }
        }
        self.surface.end_tagged();
    }

    /// A rule with a lozenge in its middle.
    fn ornament(&mut self, y: f32) {
        self.surface
            .start_tagged(ContentTag::Artifact(Artifact::with_kind(
                ArtifactType::Layout,
            )));
        self.line(MIDDLE - 95.0, MIDDLE - 11.0, y, 0.7);
        self.line(MIDDLE + 11.0, MIDDLE + 95.0, y, 0.7);
        self.lozenge(MIDDLE, y, 4.0, self.accent);
        self.surface.end_tagged();
    }

    fn rule(&mut self, from: f32, to: f32, y: f32, width: f32) {
        self.surface
            .start_tagged(ContentTag::Artifact(Artifact::with_kind(
                ArtifactType::Layout,
            )));
        self.line(from, to, y, width);
        self.surface.end_tagged();
    }

    fn dot(&mut self, x: f32, y: f32, radius: f32) {
        self.surface
            .start_tagged(ContentTag::Artifact(Artifact::with_kind(
                ArtifactType::Layout,
            )));
        self.lozenge(x, y, radius * 1.6, self.accent);
        self.surface.end_tagged();
    }

    fn line(&mut self, from: f32, to: f32, y: f32, width: f32) {
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_ltrb(from, y - width / 2.0, to, y + width / 2.0) {
            path.push_rect(rect);
        }
        self.fill(path, self.accent);
    }

    fn lozenge(&mut self, x: f32, y: f32, radius: f32, colour: rgb::Color) {
        let mut path = PathBuilder::new();
        path.move_to(x, y - radius);
        path.line_to(x + radius, y);
        path.line_to(x, y + radius);
        path.line_to(x - radius, y);
        path.close();
        self.fill(path, colour);
    }

    fn fill(&mut self, path: PathBuilder, colour: rgb::Color) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(filled(colour)));
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }

    fn centred(&mut self, line: &Line, size: f32, y: f32, colour: rgb::Color, tag: TagKind) {
        self.text(line, size, MIDDLE - line.width(size) / 2.0, y, colour, tag);
    }

    fn text(&mut self, line: &Line, size: f32, x: f32, y: f32, colour: rgb::Color, tag: TagKind) {
        let span = SpanTag::empty().with_lang(Some(self.language));
        let id = self.surface.start_tagged(ContentTag::Span(span));
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(filled(colour)));
        self.surface.draw_glyphs(
            Point::from_xy(x, y),
            &line.glyphs,
            line.font.clone(),
            &line.text,
            size,
            false,
        );
        self.surface.end_tagged();
        let mut group = TagGroup::new(tag);
        group.push(id);
        self.tags.push(group);
    }

    fn code(&mut self, code: &Qr, words: &str, x: f32, y: f32) {
        let module = CODE / code.size() as f32;
        let mut path = PathBuilder::new();
        for row in 0..code.size() {
            let mut column = 0;
            while column < code.size() {
                let length = (column..code.size())
                    .take_while(|c| code.is_dark(*c, row))
                    .count();
                if length > 0 {
                    let (left, top) = (x + column as f32 * module, y + row as f32 * module);
                    let rect = Rect::from_xywh(left, top, length as f32 * module, module);
                    if let Some(rect) = rect {
                        path.push_rect(rect);
                    }
                }
                column += length.max(1);
            }
        }
        let id = self.surface.start_tagged(ContentTag::Other);
        self.fill(path, rgb::Color::new(0, 0, 0));
        self.surface.end_tagged();
        let mut group = TagGroup::new(Tag::Figure(Some(words.to_owned())));
        group.push(id);
        self.tags.push(group);
    }

    /// Draws the logo, and says where the rest begins.
    fn logo(&mut self, logo: &Logo, words: &str, y: f32) -> Result<f32> {
        let image = match logo {
            Logo::Png(bytes) => Image::from_png(bytes.clone().into(), true),
            Logo::Jpeg(bytes) => Image::from_jpeg(bytes.clone().into(), true),
        }
        .map_err(PrintError::Logo)?;
        let (width, height) = image.size();
        let ratio = width as f32 / height.max(1) as f32;
        let height = (17.0 * MM).min(70.0 * MM / ratio);
        let top = y - 5.0 * MM;
        let id = self.surface.start_tagged(ContentTag::Other);
        let shift = Transform::from_translate(MIDDLE - height * ratio / 2.0, top);
        self.surface.push_transform(&shift);
        if let Some(size) = Size::from_wh(height * ratio, height) {
            self.surface.draw_image(image, size);
        }
        self.surface.pop();
        self.surface.end_tagged();
        let mut group = TagGroup::new(Tag::Figure(Some(words.to_owned())));
        group.push(id);
        self.tags.push(group);
        Ok(top + height + 2.0 * MM)
    }
}

fn heading_tag(text: &str) -> TagKind {
    let level = std::num::NonZeroU16::MIN;
    TagKind::Hn(Tag::Hn(level, Some(text.to_owned())))
}

fn filled(colour: rgb::Color) -> Fill {
    Fill {
        paint: colour.into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

fn set(text: &str, cut: Cut) -> Result<Line> {
    Line::set(text, cut, 0.0).map_err(PrintError::Letter)
}

/// At most two lines, smaller where that is not enough.
fn balanced(text: &str, cut: Cut, size: f32, room: f32) -> Result<(f32, Vec<Line>)> {
    balanced_lines(text, cut, size, room, 2)
}

fn balanced_lines(
    text: &str,
    cut: Cut,
    size: f32,
    room: f32,
    most: usize,
) -> Result<(f32, Vec<Line>)> {
    let mut size = size;
    loop {
        let lines = wrap(text, cut, size, room).map_err(PrintError::Letter)?;
        let fits = lines.len() <= most && lines.iter().all(|line| line.width(size) <= room);
        if fits || size < 2.0 {
            return Ok((size, lines));
        }
        size *= 0.94;
    }
}
