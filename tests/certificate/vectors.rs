//! The canonical writer against every published vector of RFC 8785.

use certamen::json;
use certamen::json::canonical;

macro_rules! vectors {
    ($($name:ident),*) => {
        [$((
            include_str!(concat!("../vectors/rfc8785/input/", stringify!($name), ".json")),
            include_str!(concat!("../vectors/rfc8785/output/", stringify!($name), ".json")),
            include_str!(concat!("../vectors/rfc8785/outhex/", stringify!($name), ".txt")),
        )),*]
    };
}

#[test]
fn rfc_8785() {
    for (input, output, hex) in vectors!(arrays, french, structures, unicode, values, weird) {
        let written = canonical::to_string(&json::parse(input.as_bytes()).unwrap());
        assert_eq!(written, output);
        let bytes: Vec<u8> = hex
            .split_whitespace()
            .map(|byte| u8::from_str_radix(byte, 16).unwrap())
            .collect();
        assert_eq!(written.as_bytes(), bytes);
        let again = canonical::to_string(&json::parse(written.as_bytes()).unwrap());
        assert_eq!(again, written);
    }
}
