//! The page of the documentation describes every warning, and nothing else.

use crate::bank::fault::FaultKind;
use crate::check::{PAGE, section};

#[test]
fn every_warning_has_a_section_and_every_section_a_warning() {
    for code in FaultKind::WARNINGS {
        let section = section(code).unwrap_or_else(|| panic!("{code} has no section"));
        assert!(section.contains("**Mend it**"), "{code}");
        assert!(
            PAGE.contains(&format!("`{code}`")),
            "{code} is not in the table"
        );
    }
    let headings = PAGE.lines().filter_map(|line| line.strip_prefix("### "));
    for heading in headings {
        assert!(FaultKind::WARNINGS.contains(&heading), "{heading}");
    }
}

#[test]
fn a_section_ends_where_the_next_begins() {
    let tab = section("tab").unwrap();
    assert!(
        tab.starts_with("### tab\n") && !tab.contains("line-ends"),
        "{tab}"
    );
    let last_of_its_part = section("file-name-differs").unwrap();
    assert!(!last_of_its_part.contains("## The training"));
    assert_eq!(section("empty-text"), None);
    assert_eq!(section(""), None);
}
