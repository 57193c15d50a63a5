//! The words and phrases item-writing rules warn of, by language. A language
//! that has no list here is not checked for them.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::Lang;

/// A list of words or phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Phrases that speak of the other options.
    Others,
    /// Words that leave no exception.
    Absolute,
}

const OTHERS_EN: &[&str] = &[
    "all of the above",
    "all the above",
    "none of the above",
    "any of the above",
    "both of the above",
    "the options above",
    "the answers above",
    "all of these",
    "none of these",
    "all answers are",
    "all options are",
    "a and b",
    "a and c",
    "b and c",
];

const OTHERS_VI: &[&str] = &[
    "tất cả các đáp án",
    "tất cả đáp án",
    "tất cả các phương án",
    "tất cả phương án",
    "tất cả các ý",
    "tất cả đều đúng",
    "tất cả đều sai",
    "các đáp án trên",
    "các phương án trên",
    "các ý trên",
    "không có đáp án nào",
    "không đáp án nào",
    "không có phương án nào",
    "không phương án nào",
    "cả hai đáp án",
    "cả hai phương án",
    "cả ba đáp án",
    "cả ba phương án",
    "a và b",
    "a và c",
    "b và c",
];

const OTHERS_FR: &[&str] = &[
    "toutes les réponses",
    "toutes ces réponses",
    "toutes les options",
    "toutes ces options",
    "toutes les propositions",
    "toutes ces propositions",
    "aucune des réponses",
    "aucune de ces réponses",
    "aucune des options",
    "aucune de ces options",
    "aucune des propositions",
    "aucune de ces propositions",
    "tout ce qui précède",
    "rien de ce qui précède",
    "réponses ci-dessus",
    "options ci-dessus",
    "a et b",
    "a et c",
    "b et c",
];

const ABSOLUTE_EN: &[&str] = &[
    "always",
    "never",
    "absolutely",
    "completely",
    "totally",
    "entirely",
    "in every case",
    "in all cases",
    "in no case",
    "under no circumstances",
    "without exception",
    "everyone",
    "everybody",
    "nobody",
    "no one",
    "impossible",
    "guaranteed",
];

const ABSOLUTE_VI: &[&str] = &[
    "luôn luôn",
    "luôn",
    "không bao giờ",
    "tuyệt đối",
    "hoàn toàn",
    "mọi trường hợp",
    "bất kỳ trường hợp nào",
    "không có ngoại lệ",
    "không ngoại lệ",
    "tất cả mọi người",
    "không ai",
    "không thể nào",
];

const ABSOLUTE_FR: &[&str] = &[
    "toujours",
    "jamais",
    "absolument",
    "complètement",
    "totalement",
    "entièrement",
    "dans tous les cas",
    "en aucun cas",
    "sans exception",
    "tout le monde",
    "impossible",
    "garanti",
    "garantie",
];

static FINDERS: LazyLock<[[Option<AhoCorasick>; 3]; 2]> = LazyLock::new(|| {
    [
        [OTHERS_EN, OTHERS_VI, OTHERS_FR].map(finder),
        [ABSOLUTE_EN, ABSOLUTE_VI, ABSOLUTE_FR].map(finder),
    ]
});

fn finder(phrases: &[&str]) -> Option<AhoCorasick> {
    // ASCII letters match in either case; the rest in the case given here.
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(phrases)
        .ok()
}

/// The first whole word or phrase of a list in a text of a language: its bytes,
/// from and to.
pub fn find(list: List, lang: Lang, text: &str) -> Option<(usize, usize)> {
    let language = [Lang::EN, Lang::VI, Lang::FR]
        .iter()
        .position(|known| *known == lang)?;
    let list = match list {
        List::Others => 0,
        List::Absolute => 1,
    };
    let finder = FINDERS[list][language].as_ref()?;
    let found = finder.find_iter(text).find(|found| {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !joined(before) && !joined(after)
    })?;
    Some((found.start(), found.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finder_is_built_and_finds_its_own_phrases() {
        let lists = [
            (List::Others, [OTHERS_EN, OTHERS_VI, OTHERS_FR]),
            (List::Absolute, [ABSOLUTE_EN, ABSOLUTE_VI, ABSOLUTE_FR]),
        ];
        for (list, by_language) in lists {
            for (phrases, lang) in by_language.iter().zip([Lang::EN, Lang::VI, Lang::FR]) {
                for phrase in *phrases {
                    assert!(crate::text::is_nfc(phrase), "{phrase}");
                    assert!(find(list, lang, phrase).is_some(), "{phrase}");
                }
            }
        }
    }

    #[test]
    fn only_whole_words_count_and_the_longest_wins() {
        let found = |text| find(List::Absolute, Lang::EN, text).map(|(from, to)| &text[from..to]);
        assert_eq!(found("It Always helps"), Some("Always"));
        assert_eq!(found("Nevertheless, check it"), None);
        let text = "máy luôn luôn đúng";
        assert_eq!(
            find(List::Absolute, Lang::VI, text).map(|(from, to)| &text[from..to]),
            Some("luôn luôn")
        );
        assert_eq!(find(List::Others, "de".parse().unwrap(), "a and b"), None);
    }
}
