//! Cells of a spreadsheet: texts that no spreadsheet runs.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a
//! formula, whoever wrote it. And where its separator is another than the
//! file's, a cell begins in the middle of a text as well.

/// What a formula begins with, also in the wide forms of East Asian systems;
/// and what some spreadsheets skip before it.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// What any of the spreadsheets this is opened in may split a line at.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// The text of a cell on one line, with an apostrophe before whatever a
/// spreadsheet would take for a formula.
pub fn guarded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = crate::text::printable(&words.join(" "));
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    for c in text.chars() {
        if begins && FORMULA.contains(&c) {
            out.push('\'');
        }
        // The quotation mark that opens a cell is no part of it.
        begins = SEPARATORS.contains(&c) || (begins && c == '"');
        out.push(c);
    }
    out
}

/// A cell as it was before it was guarded, where that matters: ids and marks.
pub fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_texts_wherever_a_cell_may_begin() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("  \n@SUM(A1)", "'@SUM(A1)"),
            ("-5 °C", "'-5 °C"),
            ("at most;=HYPERLINK(1)", "at most;'=HYPERLINK(1)"),
            ("said \"=1\",\"=2\"", "said \"=1\",\"'=2\""),
            ("\"=1", "\"'=1"),
            ("＝1", "'＝1"),
            ("1 - 2; 3 + 4", "1 - 2; 3 + 4"),
            ("one\ttwo\nthree", "one two three"),
            ("Bích Hằng", "Bích Hằng"),
            ("\u{1b}[2J", "\u{fffd}[2J"),
        ] {
            assert_eq!(guarded(text), cell);
        }
        assert_eq!(bare(" '-x "), "-x");
        assert_eq!(bare("'x"), "'x");
    }

    proptest! {
        #[test]
        fn no_piece_of_any_cell_begins_a_formula(text in "[=+@;,\"'\\-\t\n\r a1＝]{0,12}") {
            let cell = guarded(&text);
            prop_assert!(!cell.contains(['\n', '\r', '\t']));
            for piece in cell.split(SEPARATORS) {
                prop_assert!(!piece.trim_start_matches('"').starts_with(FORMULA), "{cell:?}");
            }
        }
    }
}
