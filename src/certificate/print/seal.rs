//! A signature over a whole PDF, as an incremental update.
//!
//! krilla writes the file; this appends an invisible signature field named
//! `Certamen` (ISO 32000-1, 12.8; `PAdES` baseline) and signs every byte but the
//! hexadecimal digits of the signature itself. [`check`] does not look at
//! what the PDF means: if the signature covers the whole file and holds, the
//! file is the one that was signed.

use std::fmt::Write as _;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, ObjectIdentifier};
use sha2::{Digest as _, Sha512};

use crate::certificate::claims::values::Moment;
use crate::certificate::keys::did::Did;
use crate::certificate::keys::site_key::SiteKey;
use crate::certificate::print::cms;

/// How many bytes are kept free for the signature; it takes some 700.
const ROOM: usize = 1024;

const RANGE: &[u8] = b"/ByteRange[0 ";

/// Appends the signature.
pub(in crate::certificate) fn sign(
    pdf: Vec<u8>,
    key: &SiteKey,
    at: Moment,
) -> Result<Vec<u8>, &'static str> {
    let file = Pdf::new(pdf.clone()).map_err(|_| "the file cannot be read again")?;
    let xref = file.xref();
    let dict = |id: ObjectIdentifier| -> Option<(ObjectIdentifier, String)> {
        let dict: Dict<'_> = xref.get(id)?;
        let text = String::from_utf8(dict.data().to_vec()).ok()?;
        let inside = text.strip_prefix("<<")?.strip_suffix(">>")?;
        Some((id, inside.to_owned()))
    };
    let page = || -> Option<ObjectIdentifier> {
        let catalog: Dict<'_> = xref.get(xref.root_id())?;
        let pages: Dict<'_> = catalog.get("Pages")?;
        let kids: Array<'_> = pages.get("Kids")?;
        let page = kids.raw_iter().next()?.as_obj_ref()?;
        Some(page.into())
    };
    let unknown = "the file is not as expected";
    let (root, catalog) = dict(xref.root_id()).ok_or(unknown)?;
    let (page_id, page) = page().and_then(dict).ok_or(unknown)?;
    let trailer = last(&pdf, b"trailer\n<</Size ").ok_or(unknown)?;
    let tail = std::str::from_utf8(&pdf[trailer..]).map_err(|_| unknown)?;
    let (size, rest) = tail["trailer\n<</Size ".len()..]
        .split_once('/')
        .ok_or(unknown)?;
    let size: usize = size.trim().parse().map_err(|_| unknown)?;
    let (rest, start) = rest.split_once(">>\nstartxref\n").ok_or(unknown)?;
    let start = start.lines().next().ok_or(unknown)?.to_owned();
    let rest = rest.to_owned();
    drop(file);

    let mut out = pdf;
    if out.last() != Some(&b'\n') {
        out.push(b'\n');
    }
    let (field, value) = (size, size + 1);
    let number = |id: ObjectIdentifier| format!("{} {}", id.obj_number, id.gen_number);
    let page_number = number(page_id);
    let mut objects = vec![
        (
            root.obj_number as usize,
            format!("<<{catalog}/AcroForm<</Fields[{field} 0 R]/SigFlags 3>>>>"),
        ),
        (
            page_id.obj_number as usize,
            format!("<<{page}/Annots[{field} 0 R]>>"),
        ),
        (
            field,
            format!(
                "<</Type/Annot/Subtype/Widget/FT/Sig/T(Certamen)/F 132/Rect[0 0 0 0]/P {page_number} R/V {value} 0 R>>"
            ),
        ),
    ];
    objects.sort_unstable();
    let mut offsets = Vec::new();
    for (number, text) in &objects {
        offsets.push((*number, out.len()));
        out.extend(format!("{number} 0 obj\n{text}\nendobj\n").bytes());
    }
    offsets.push((value, out.len()));
    let date = at.time().format("D:%Y%m%d%H%M%S+00'00'");
    out.extend(
        format!("{value} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M({date})")
            .bytes(),
    );
    let range = out.len();
    let filled = |open: usize, close: usize, length: usize| {
        format!(
            "{}{open:010} {close:010} {length:010}]/Contents",
            text(RANGE)
        )
    };
    out.extend(filled(0, 0, 0).bytes());
    let open = out.len();
    out.push(b'<');
    out.extend(std::iter::repeat_n(b'0', 2 * ROOM));
    out.push(b'>');
    let close = out.len();
    out.extend(b">>\nendobj\n");
    let table = out.len();
    out.extend(b"xref\n");
    for (number, offset) in offsets {
        out.extend(format!("{number} 1\n{offset:010} 00000 n \n").bytes());
    }
    let size = size + 2;
    out.extend(
        format!("trailer\n<</Size {size}/{rest}/Prev {start}>>\nstartxref\n{table}\n%%EOF\n")
            .bytes(),
    );
    let filled = filled(open, close, out.len() - close);
    out[range..range + filled.len()].copy_from_slice(filled.as_bytes());
    let signature = cms::sign(&digest(&out, open, close), key).map_err(|_| "no signature")?;
    let digits: String = signature.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    let place = out.get_mut(open + 1..open + 1 + digits.len());
    let place = place.filter(|_| digits.len() <= 2 * ROOM);
    place
        .ok_or("the signature is too long")?
        .copy_from_slice(digits.as_bytes());
    Ok(out)
}

/// Checks that `did` signed every byte of a file; else says why it is not as
/// issued, in words that follow "the page is not as it was issued:".
pub(in crate::certificate) fn check(pdf: &[u8], did: &Did) -> Result<(), &'static str> {
    let at = last(pdf, RANGE).ok_or("it bears no signature")?;
    let short = "its signature does not cover the whole file";
    let rest = &pdf[at + RANGE.len()..];
    // Three numbers of ten digits, and what stands between them.
    let number = |from: usize| -> Option<usize> {
        let digits = rest.get(from..from + 10)?;
        let plain = digits.iter().all(u8::is_ascii_digit);
        plain.then(|| text(digits).parse().ok()).flatten()
    };
    let numbers = (number(0), number(11), number(22));
    let (Some(open), Some(close), Some(length)) = numbers else {
        return Err(short);
    };
    let start = at + RANGE.len() + 32;
    if rest.get(10) != Some(&b' ')
        || rest.get(21) != Some(&b' ')
        || rest.get(32..42) != Some(b"]/Contents")
        || open != start + 10
        || close != open + 2 + 2 * ROOM
        || close.checked_add(length) != Some(pdf.len())
        || pdf.get(open) != Some(&b'<')
        || pdf.get(close - 1) != Some(&b'>')
    {
        return Err(short);
    }
    let mut bytes = Vec::with_capacity(ROOM);
    for pair in pdf[open + 1..close - 1].chunks(2) {
        let digits = pair.iter().map(|b| match b {
            b'0'..=b'9' => Some(b - b'0'),
            b'a'..=b'f' => Some(b - b'a' + 10),
            _ => None,
        });
        let byte = digits.reduce(|high, low| Some(high? << 4 | low?)).flatten();
        bytes.push(byte.ok_or("its signature is not as Certamen writes it")?);
    }
    // DER says how long it is; zeros must follow.
    let length = match bytes[..] {
        [0x30, 0x82, high, low, ..] => 4 + usize::from(high) * 256 + usize::from(low),
        _ => 0,
    };
    let (signature, padding) = bytes
        .split_at_checked(length)
        .ok_or("its signature is not as Certamen writes it")?;
    if padding.iter().any(|byte| *byte != 0) {
        return Err("its signature is not as Certamen writes it");
    }
    cms::verify(signature, &digest(pdf, open, close), did)
}

fn digest(pdf: &[u8], open: usize, close: usize) -> [u8; 64] {
    let mut hasher = Sha512::new();
    hasher.update(&pdf[..open]);
    hasher.update(&pdf[close..]);
    hasher.finalize().into()
}

fn last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}
