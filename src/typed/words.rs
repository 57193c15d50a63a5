//! When two spellings are the same words.
//!
//! [`comparable`] brings a text into one form, in this order:
//!
//! 1. typographic equivalents: every apostrophe and accent used as one becomes
//!    `'`, every hyphen and dash `-`, every quotation mark `"`, every kind of
//!    space one space, eth (`Ð`, as old converters write it) the Vietnamese `đ`;
//! 2. Unicode compatibility form and full case folding (`NFKC_Casefold` without
//!    the removal of what is invisible, which cannot be typed here), so that
//!    full-width letters and ligatures are the ordinary ones;
//! 3. Vietnamese tone placement: the tone mark of `oa`, `oe` and `uy` goes to the
//!    second vowel, for `hóa` and `hoá` are both correct;
//! 4. white space at the ends, and quotation marks, brackets and marks of a
//!    sentence round the whole text, are dropped.
//!
//! Accents are kept: `tri` is not `trí`.

use caseless::Caseless as _;
use unicode_normalization::UnicodeNormalization as _;

/// The form in which typed words are compared; empty when nothing is left.
pub fn comparable(text: &str) -> String {
    let folded: String = text
        .nfc()
        .map(equivalent)
        .nfkd()
        .default_case_fold()
        .nfkd()
        .default_case_fold()
        .nfkd()
        .map(equivalent)
        .collect();
    let placed: String = place_tones(&folded).nfc().collect();
    let spaced = placed.split_whitespace().collect::<Vec<_>>().join(" ");
    without_outer_marks(&spaced).to_owned()
}

/// The character that stands for all that are typed in its place.
const fn equivalent(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2bb}' | '\u{2bc}' | '\u{2bd}'
        | '\u{2b9}' | '\u{2ca}' | '\u{2cb}' | '\u{b4}' | '`' | '\u{2032}' | '\u{ff07}'
        | '\u{ff40}' | '\u{1fef}' | '\u{1ffd}' | '\u{55a}' | '\u{a78c}' => '\'',
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}'
        | '\u{2043}'
        | '\u{58a}'
        | '\u{5be}' => '-',
        '\u{ab}'
        | '\u{bb}'
        | '\u{201c}'..='\u{201f}'
        | '\u{2033}'
        | '\u{301d}'..='\u{301f}'
        | '\u{ff02}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{300c}'..='\u{300f}' => '"',
        // Eth and African d look like đ, and old converters write them for it.
        '\u{d0}' | '\u{f0}' | '\u{189}' | '\u{256}' | '\u{110}' => '\u{111}',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The five tone marks of Vietnamese, as combining characters.
const fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// A decomposed, folded text whose tone marks on the first vowel of `oa`, `oe`
/// and `uy` stand on the second.
fn place_tones(text: &str) -> String {
    let mut placed = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        placed.push(c);
        if !matches!(c, 'o' | 'u') {
            continue;
        }
        let Some(tone) = rest.next_if(|next| is_tone(*next)) else {
            continue;
        };
        match rest.peek() {
            Some('a' | 'e') if c == 'o' => {}
            Some('y') if c == 'u' => {}
            _ => {
                placed.push(tone);
                continue;
            }
        }
        placed.extend(rest.next());
        placed.push(tone);
    }
    placed
}

/// Without quotation marks, brackets and marks of a sentence round the whole; a
/// text of nothing else stays as it is.
fn without_outer_marks(text: &str) -> &str {
    let outer = |c: char| {
        matches!(
            c,
            '"' | '\''
                | '('
                | ')'
                | '['
                | ']'
                | '.'
                | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '\u{a1}'
                | '\u{bf}'
                | ' '
        )
    };
    match text.trim_matches(outer) {
        "" => text,
        inner => inner,
    }
}

#[cfg(test)]
mod tests {
    use super::comparable;
    use proptest::prelude::*;

    fn same(one: &str, other: &str) {
        assert_eq!(comparable(one), comparable(other), "{one} / {other}");
    }

    #[test]
    fn apostrophes_hyphens_and_quotation_marks_are_those_of_any_keyboard() {
        for apostrophe in [
            '\u{2019}', '\u{2018}', '\u{2bc}', '\u{b4}', '`', '\u{2032}', '\u{ff07}',
        ] {
            same("l'autorité", &format!("l{apostrophe}autorité"));
        }
        for hyphen in [
            '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}', '\u{ff0d}',
        ] {
            same("avant-projet", &format!("avant{hyphen}projet"));
        }
        for quoted in [
            "« biais »",
            "«\u{a0}biais\u{a0}»",
            "“biais”",
            "\"biais\"",
            "„biais“",
            "biais.",
            "(biais)",
            "biais !",
        ] {
            same("biais", quoted);
        }
    }

    #[test]
    fn a_vietnamese_tone_mark_may_stand_on_either_vowel() {
        for (old, new) in [
            ("hóa", "hoá"),
            ("khỏe", "khoẻ"),
            ("thủy", "thuỷ"),
            ("ủy", "uỷ"),
            ("hòa", "hoà"),
            ("tòa", "toà"),
            ("xõa", "xoã"),
            ("họa", "hoạ"),
            ("HÓA", "hoá"),
            ("mã hóa", "mã hoá"),
            ("quý", "qúy"),
            ("hoàn", "hòan"),
            ("Ủy ban", "uỷ ban"),
            ("khuỷu", "khủyu"),
        ] {
            same(old, new);
        }
        // Decomposed, as some systems type it.
        same("ho\u{301}a", "hoa\u{301}");
        // Another tone or no tone is another word.
        assert_ne!(comparable("hoá"), comparable("hoà"));
        assert_ne!(comparable("hoa"), comparable("hoá"));
        assert_ne!(comparable("trí"), comparable("tri"));
        assert_ne!(comparable("đo"), comparable("do"));
    }

    #[test]
    fn eth_full_width_and_ligatures_are_the_ordinary_letters() {
        same("đạo đức", "Ðạo đức");
        same("đạo đức", "ðạo Ðức");
        same("chatbot", "ｃｈａｔｂｏｔ");
        same("fichier", "ﬁchier");
        same("straße", "STRASSE");
        same("trí tuệ  nhân\u{a0}tạo", " Trí tuệ nhân tạo ");
    }

    #[test]
    fn marks_alone_stay_and_inner_marks_count() {
        assert_eq!(comparable("?"), "?");
        assert_eq!(comparable("  "), "");
        assert_ne!(comparable("a.b"), comparable("ab"));
        same(".gov.vn", "gov.vn");
    }

    proptest! {
        #[test]
        fn the_form_of_a_form_is_itself(text in "\\PC{0,24}") {
            let once = comparable(&text);
            prop_assert_eq!(comparable(&once), once.clone());
        }

        #[test]
        fn case_does_not_matter(text in "[a-zđàáảãạăắâấêếôốơớưứy ]{0,16}") {
            same(&text, &text.to_uppercase());
        }
    }
}
