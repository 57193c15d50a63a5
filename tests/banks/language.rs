//! Which language a text reads like, by the small words that only one of the
//! three has. Crude, and enough to find a sentence that was left untranslated.

use certamen::text::Lang;

const WORDS: [(Lang, &[&str]); 3] = [
    (
        Lang::EN,
        &[
            "the", "and", "of", "to", "is", "are", "you", "your", "that", "with", "for", "not",
            "which", "should", "it", "be", "from", "this", "was", "have", "has", "by", "before",
            "what", "at", "or", "its", "can", "will", "must", "they",
        ],
    ),
    (
        Lang::VI,
        &[
            "và", "của", "là", "không", "được", "cho", "các", "một", "những", "trong", "để", "khi",
            "này", "bạn", "người", "có", "với", "từ", "về", "phải", "đã", "việc", "vì", "nào",
            "gì", "hoặc", "nên", "thì", "bị", "ở", "do", "theo",
        ],
    ),
    (
        Lang::FR,
        &[
            "le", "la", "les", "des", "du", "une", "un", "est", "vous", "dans", "pour", "que",
            "qui", "avec", "sur", "pas", "au", "aux", "ce", "cette", "et", "ou", "elle", "il",
            "sont", "votre", "être", "par", "de", "en", "ne", "son", "sa",
        ],
    ),
];

/// How many of its small words each language has in a text.
fn counts(text: &str) -> [usize; 3] {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphabetic());
    let mut counts = [0; 3];
    for word in words {
        for ((_, small), count) in WORDS.iter().zip(&mut counts) {
            *count += usize::from(small.contains(&word));
        }
    }
    counts
}

/// The language some sentence reads like, where it is another than the text's.
pub fn foreign(lang: Lang, text: &str) -> Option<Lang> {
    let own = WORDS.iter().position(|(of, _)| *of == lang)?;
    for sentence in text.split_inclusive(['.', '?', '!', ':', '\n']) {
        let counts = counts(sentence);
        for (other, (lang, _)) in WORDS.iter().enumerate() {
            // Names of documents and systems stand in every language.
            if other != own && counts[other] >= 3 && counts[other] > counts[own] {
                return Some(*lang);
            }
        }
    }
    None
}

#[test]
fn a_sentence_left_over_is_found_and_a_name_is_not() {
    let name = "Bạn đọc về Prompt Injection of Large Models.";
    assert_eq!(foreign(Lang::VI, name), None);
    let left = "Bạn là công chức xã. What should you do first with the list of the office?";
    assert_eq!(foreign(Lang::VI, left), Some(Lang::EN));
    let left = "You are right. Vous devez vérifier la liste avec les dossiers.";
    assert_eq!(foreign(Lang::EN, left), Some(Lang::FR));
    let name = "Theo AI Playbook for the UK Government, con người phải giữ quyền kiểm soát.";
    assert_eq!(foreign(Lang::VI, name), None);
    assert_eq!(
        foreign(Lang::FR, "Không ai được làm việc này trong cơ quan."),
        Some(Lang::VI)
    );
}
