//! The files that are kept because other programs and people read them, made
//! from the tables of the formats: `schema/*.json` and `docs/format.md`.
//!
//! `CERTAMEN_BLESS=1` writes them anew.

use std::fs;
use std::path::Path;

use certamen::schema::{Document, page};

fn kept(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("CERTAMEN_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
    }
    let there = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        there == text,
        "{path} is not what the program makes; CERTAMEN_BLESS=1 cargo nextest run --test schema writes it anew"
    );
}

#[test]
fn the_schemas_are_those_the_program_prints() {
    for document in Document::ALL {
        kept(&document.path(), &document.schema());
    }
}

#[test]
fn the_reference_of_the_format_is_made_from_the_tables() {
    kept("docs/format.md", &page());
}
