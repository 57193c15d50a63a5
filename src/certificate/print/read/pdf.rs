//! The credential in a PDF, and whether the page is the one that was issued.
//!
//! `hayro-syntax` reads broken files too, since a page that somebody edited has
//! often been written anew by another program. Sizes are bounded before and
//! while anything is unpacked.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::stream::Stream;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};

use crate::certificate::keys::did::Did;
use crate::certificate::print::seal;
use crate::json::{self, Json, SIZE_LIMIT};

/// The largest PDF that is read.
pub const FILE_LIMIT: usize = 32 << 20;

/// How much all streams of a file may unpack to.
const UNPACKED_LIMIT: u64 = 256 << 20;

/// How deep values may lie within one another.
const DEPTH: usize = 24;

/// What a PDF holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    /// The attached credential, as it is; nothing vouches for it yet.
    pub credential: Vec<u8>,
    /// Whether the page is the one that was issued.
    pub state: PageState,
}

/// Whether a page is the one that was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageState {
    /// The issuer of the attached credential signed every byte of it.
    AsIssued,
    /// It is not; in words that follow "the page is not as it was issued:".
    Altered(&'static str),
}

/// Why no credential was found in a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// More than [`FILE_LIMIT`], or more than that when unpacked.
    #[error("the PDF is too large")]
    TooLarge,
    /// No PDF that can be read.
    #[error("the PDF is damaged")]
    Damaged,
    /// It carries no file.
    #[error("the PDF carries no certificate")]
    NoAttachment,
    /// It carries more than one file.
    #[error("the PDF carries more than one file")]
    Several,
    /// The attached file is too large, or packed in a way that no page is.
    #[error("the file in the PDF cannot be unpacked")]
    Attachment,
}

/// Reads a PDF.
///
/// # Errors
/// When there is not exactly one attached file.
pub fn pdf(bytes: &[u8]) -> Result<PageFile, PageError> {
    if bytes.len() > FILE_LIMIT || unpacked(bytes) > UNPACKED_LIMIT {
        return Err(PageError::TooLarge);
    }
    let file = Pdf::new(bytes.to_vec()).map_err(|_| PageError::Damaged)?;
    let mut found = BTreeMap::new();
    for object in file.objects() {
        attached(&object, DEPTH, &mut found);
    }
    let mut found = found.into_values();
    let credential = match (found.next(), found.next()) {
        (None, _) => return Err(PageError::NoAttachment),
        (Some(one), None) => one?,
        (Some(_), Some(_)) => return Err(PageError::Several),
    };
    let state = match issuer(&credential) {
        None => PageState::Altered("the certificate in it names no issuer"),
        Some(did) => match seal::check(bytes, &did) {
            Ok(()) => PageState::AsIssued,
            Err(why) => PageState::Altered(why),
        },
    };
    Ok(PageFile { credential, state })
}

fn issuer(credential: &[u8]) -> Option<Did> {
    let json = json::read(credential).ok()?;
    let did = json.get("issuer")?.get("id").and_then(Json::text)?;
    did.parse().ok()
}

type Found = BTreeMap<(u32, i32), Result<Vec<u8>, PageError>>;

/// Collects every stream that something names as an embedded file, and every
/// stream that calls itself one.
fn attached(object: &Object<'_>, depth: usize, found: &mut Found) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match object {
        Object::Dict(dict) => in_dict(dict, depth, found),
        Object::Stream(stream) => {
            let kind = stream.dict().get::<Name<'_>>("Type");
            if kind.is_some_and(|kind| &*kind == b"EmbeddedFile") {
                add(stream, found);
            }
            in_dict(stream.dict(), depth, found);
        }
        Object::Array(array) => {
            for item in array.raw_iter() {
                if let MaybeRef::NotRef(item) = item {
                    attached(&item, depth, found);
                }
            }
        }
        _ => {}
    }
}

fn in_dict(dict: &Dict<'_>, depth: usize, found: &mut Found) {
    if let Some(files) = dict.get::<Dict<'_>>("EF") {
        for key in ["F", "UF", "DOS", "Mac", "Unix"] {
            if let Some(stream) = files.get::<Stream<'_>>(key) {
                add(&stream, found);
            }
        }
    }
    for (_, value) in dict.entries() {
        if let MaybeRef::NotRef(value) = value {
            attached(&value, depth, found);
        }
    }
}

fn add(stream: &Stream<'_>, found: &mut Found) {
    let id = stream.obj_id();
    found
        .entry((id.obj_number, id.gen_number))
        .or_insert_with(|| unpack(stream));
}

fn unpack(stream: &Stream<'_>) -> Result<Vec<u8>, PageError> {
    let dict = stream.dict();
    if dict.contains_key("DecodeParms") || dict.contains_key("F") {
        return Err(PageError::Attachment);
    }
    let raw = stream.raw_data();
    let single = dict.get::<Array<'_>>("Filter").map(|filters| {
        let mut filters = filters.iter::<Name<'_>>();
        (filters.next(), filters.next())
    });
    let filter = match single {
        Some((filter, None)) => filter,
        Some(_) => return Err(PageError::Attachment),
        None => dict.get::<Name<'_>>("Filter"),
    };
    let limit = SIZE_LIMIT as u64 + 1;
    let mut out = Vec::new();
    let read = match filter.as_deref() {
        None => raw.take(limit).read_to_end(&mut out),
        Some(b"FlateDecode" | b"Fl") => ZlibDecoder::new(&*raw).take(limit).read_to_end(&mut out),
        Some(_) => return Err(PageError::Attachment),
    };
    match read {
        Ok(_) if out.len() <= SIZE_LIMIT => Ok(out),
        _ => Err(PageError::Attachment),
    }
}

/// How much the streams of a file unpack to, as far as it matters. The reader
/// unpacks object streams by itself, and without a limit.
fn unpacked(bytes: &[u8]) -> u64 {
    const WORD: &[u8] = b"stream";
    let mut total = 0;
    let mut from = 0;
    let mut buffer = vec![0; 1 << 16];
    while let Some(at) = bytes[from..].windows(WORD.len()).position(|w| w == WORD) {
        from += at + WORD.len();
        let data = bytes[from..].trim_ascii_start();
        // Where zlib data may begin.
        if data.first().is_some_and(|first| first & 0x0f == 8) {
            let mut packed = ZlibDecoder::new(data);
            while let Ok(more @ 1..) = packed.read(&mut buffer) {
                total += more as u64;
                if total > UNPACKED_LIMIT {
                    return total;
                }
            }
            // What is read counts too: many beginnings may share their data.
            total += packed.total_in();
        }
        if total > UNPACKED_LIMIT {
            break;
        }
    }
    total
}
