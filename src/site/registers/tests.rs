//! What is remembered of registers.

use super::*;
use crate::certificate::{Moment, SiteKey};

fn register(version: u64, name: &str) -> Register {
    let key = SiteKey::from_secret(&[9; 32]).unwrap();
    let moment: Moment = "2026-01-01T00:00:00Z".parse().unwrap();
    let mut register = Register::new(
        "urn:uuid:0f0e1d2c-3b4a-4596-8778-00000000002a".into(),
        key.did().clone(),
        name.into(),
        "https://status.example.vn/1".into(),
        moment,
    );
    register.version = version;
    register.sign(&key).unwrap().0
}

#[test]
fn an_older_register_and_another_of_one_version_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("certamen/registers.json");
    let mut warnings = Vec::new();
    let mut see = |register: &Register| see_in(&path, register, &mut warnings);
    assert!(see(&register(3, "Root")).is_ok());
    assert!(see(&register(3, "Root")).is_ok());
    let back = see(&register(2, "Root")).unwrap_err();
    assert!(matches!(
        back,
        Refused::RolledBack {
            version: 2,
            seen: 3,
            ..
        }
    ));
    let fork = see(&register(3, "Root!")).unwrap_err();
    assert!(matches!(fork, Refused::Forked { version: 3, .. }));
    assert!(see(&register(4, "Root!")).is_ok());
    assert!(see(&register(3, "Root")).is_err());
    assert_eq!(warnings, Vec::<String>::new());
}

#[test]
fn a_memory_that_cannot_be_kept_is_only_a_warning() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "x").unwrap();
    let mut warnings = Vec::new();
    let path = file.join("registers.json");
    assert!(see_in(&path, &register(1, "Root"), &mut warnings).is_ok());
    assert!(!warnings.is_empty());
    // What cannot be read is left as it is.
    let path = home.path().join("registers.json");
    fs::write(&path, "{").unwrap();
    warnings.clear();
    assert!(see_in(&path, &register(1, "Root"), &mut warnings).is_ok());
    assert_eq!(warnings.len(), 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), "{");
}

#[test]
fn registers_and_lists_are_found_by_name_and_type() {
    assert!(is_named("register.json", "register"));
    assert!(is_named("register-2.json", "register"));
    assert!(!is_named("registers.json", "register"));
    assert!(!is_named("register.json.bak", "register"));
    let home = tempfile::tempdir().unwrap();
    let register = r#"{"type":["VerifiableCredential","CertamenIssuerRegister"]}"#;
    for (name, text, expected) in [
        ("register.json", register, true),
        ("register-2.json", register, true),
        ("other.json", register, false),
        ("status-list.json", register, false),
        ("register.json", "{}", false),
    ] {
        let path = home.path().join(name);
        fs::write(&path, text).unwrap();
        assert_eq!(is_companion(&path), expected, "{name}");
    }
}
