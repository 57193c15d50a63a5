//! The rooms of `src/`, held to the one table of `docs/architecture.md`: a room
//! uses those above it in the table, never those below, so rooms form no circle;
//! and inside a room no more than three files use each other in a circle.
//!
//! What is read are the paths in the code: `use` with nested braces, and
//! `crate::`, `super::` and `self::` wherever they stand. Comments, texts and
//! whatever is compiled for tests alone do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A circle inside a room may have so many files.
const CIRCLE: usize = 3;

/// One file: its module, its room, and the modules it names with their lines.
struct File {
    path: PathBuf,
    module: Vec<String>,
    names: Vec<(usize, Vec<String>)>,
    /// What a face hands on: the name, and the module it comes from.
    hands_on: BTreeMap<String, Vec<String>>,
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The rooms from the ground up, as paths under `src/`.
fn table() -> Vec<String> {
    let page = fs::read_to_string(src().with_file_name("docs/architecture.md")).unwrap();
    let (_, rest) = page.split_once("<!-- rooms -->").expect("a table of rooms");
    let (table, _) = rest.split_once("<!-- /rooms -->").expect("its end");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

/// The place in the table of a module: the longest room that it is in.
fn room(rooms: &[String], module: &[String]) -> Option<usize> {
    (1..=module.len())
        .rev()
        .find_map(|n| rooms.iter().position(|room| *room == module[..n].join("/")))
}

fn all_files() -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = vec![src()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "tests" {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|end| end == "rs") && name != "tests.rs" {
                files.push(read(path));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn read(path: PathBuf) -> File {
    let inside = path.strip_prefix(src()).unwrap().with_extension("");
    let mut module: Vec<String> = inside
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    let code = without_tests(&without_comments(&fs::read_to_string(&path).unwrap()));
    let mut names = Vec::new();
    let mut hands_on = BTreeMap::new();
    for (start, is_handed_on) in paths(&code) {
        let line = code[..start].matches('\n').count() + 1;
        for mut name in expand(&code[start..]) {
            let alias = name.last().cloned();
            let Some(full) = absolute(&module, &mut name) else {
                continue;
            };
            if is_handed_on && let Some(alias) = alias {
                hands_on.insert(alias, full.clone());
            } else {
                names.push((line, full));
            }
        }
    }
    File {
        path,
        module,
        names,
        hands_on,
    }
}

/// The code without comments; texts are emptied. Line ends stay where they are.
fn without_comments(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => while rest.next_if(|c| *c != '\n').is_some() {},
            '"' => {
                let raw = before == '#' || before == 'r';
                kept.push('"');
                while let Some(c) = rest.next() {
                    match c {
                        '\\' if !raw => kept.extend(rest.next().filter(|c| *c == '\n')),
                        '"' if !raw || before != '#' || rest.peek() == Some(&'#') => break,
                        '\n' => kept.push('\n'),
                        _ => {}
                    }
                }
                kept.push('"');
            }
            // A character: a quotation mark is no text, an apostrophe no lifetime.
            '\'' => {
                kept.push(' ');
                let next = rest.next();
                if next == Some('\\') {
                    rest.next();
                    while rest.next_if(|c| *c != '\'').is_some() {}
                    rest.next();
                } else if rest.peek() == Some(&'\'') {
                    rest.next();
                } else if let Some(c) = next {
                    kept.push(c);
                }
            }
            c => kept.push(c),
        }
        before = c;
    }
    kept
}

/// The code without the items that are compiled for tests alone.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept += &rest[..at];
        rest = &rest[at..];
        let end = match (rest.find(';'), rest.find('{')) {
            (Some(semicolon), brace) if brace.is_none_or(|brace| semicolon < brace) => {
                semicolon + 1
            }
            (_, Some(brace)) => brace + closing(&rest[brace..]),
            _ => rest.len(),
        };
        kept.extend(rest[..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    kept + rest
}

/// How long a text in braces is, which begins with the first.
fn closing(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

/// Where paths begin, and whether they are handed on (`pub use`).
fn paths(code: &str) -> Vec<(usize, bool)> {
    let mut found = Vec::new();
    for first in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(first) {
            let before = code[..at].trim_end();
            let inside =
                code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            // `pub(in crate::room)` says who may use something; it uses nothing.
            if !inside && !before.ends_with("(in") {
                let handed = before.ends_with("pub use") || before.ends_with(") use");
                found.push((at, handed));
            }
        }
    }
    // `pub use child::…` and `use child::…` of a face.
    for (at, _) in code.match_indices("use ") {
        let path = at + 4;
        let first: String = code[path..]
            .chars()
            .take_while(|c| c.is_ascii_lowercase() || *c == '_' || c.is_ascii_digit())
            .collect();
        let is_module = code.contains(&format!("mod {first};"));
        if is_module && code[path + first.len()..].starts_with("::") {
            let handed =
                code[..at].trim_end().ends_with("pub") || code[..at].trim_end().ends_with(')');
            found.push((path, handed));
        }
    }
    found
}

/// Every path of a `use` tree, or the one path that begins here.
fn expand(code: &str) -> Vec<Vec<String>> {
    let mut parts = Vec::new();
    let mut rest = code;
    loop {
        let name: String = rest
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        if !name.is_empty() {
            rest = &rest[name.len()..];
            parts.push(name);
        } else if rest.starts_with('{') {
            let inside = &rest[1..closing(rest) - 1];
            let mut all = Vec::new();
            for part in split(inside) {
                let trees = expand(part.trim());
                all.extend(trees.into_iter().map(|tree| [parts.clone(), tree].concat()));
            }
            return all;
        } else {
            return vec![parts];
        }
        match rest.strip_prefix("::") {
            Some(after) => rest = after,
            None => return vec![parts],
        }
    }
}

/// A list in braces, cut at the commas that are not in braces themselves.
fn split(inside: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inside[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[from..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// The path from the crate on; none for what is no path of this crate.
fn absolute(module: &[String], name: &mut Vec<String>) -> Option<Vec<String>> {
    let mut base = module.to_vec();
    match name.first()?.as_str() {
        "crate" => {
            base.clear();
            name.remove(0);
        }
        "super" | "self" => {
            while let Some("super" | "self") = name.first().map(String::as_str) {
                if name.remove(0) == "super" {
                    base.pop()?;
                }
            }
        }
        _ => {}
    }
    name.retain(|part| part != "self");
    base.append(name);
    Some(base)
}

/// The file that a path leads to: through what faces hand on.
fn target<'f>(files: &'f BTreeMap<Vec<String>, File>, path: &[String]) -> Option<&'f File> {
    let mut path = path.to_vec();
    for _ in 0..8 {
        let n = (0..=path.len())
            .rev()
            .find(|n| files.contains_key(&path[..*n]))?;
        let file = &files[&path[..n]];
        match path.get(n).and_then(|name| file.hands_on.get(name)) {
            Some(from) => path = [from.as_slice(), &path[n + 1..]].concat(),
            None => return Some(file),
        }
    }
    None
}

fn shown(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR"))
        .unwrap()
        .display()
        .to_string()
}

fn house() -> BTreeMap<Vec<String>, File> {
    let files = all_files().into_iter();
    files.map(|file| (file.module.clone(), file)).collect()
}

#[test]
fn a_room_uses_those_above_it_in_the_table_only() {
    let rooms = table();
    assert!(rooms.len() > 20, "{rooms:?}");
    let files = house();
    let mut wrong = BTreeSet::new();
    for file in files.values() {
        let Some(here) = room(&rooms, &file.module) else {
            // The faces of the crate name every room.
            if file.module.is_empty() {
                continue;
            }
            wrong.insert(format!("{}: no room of the table", shown(&file.path)));
            continue;
        };
        for (line, path) in &file.names {
            let Some(used) = target(&files, path) else {
                continue;
            };
            if let Some(there) = room(&rooms, &used.module)
                && there > here
            {
                wrong.insert(format!(
                    "{}:{line}: {} is below {} in the table and must not be used by it",
                    shown(&file.path),
                    rooms[there],
                    rooms[here],
                ));
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_room_of_the_table_is_there() {
    let files = house();
    for room in table() {
        let path: Vec<String> = room.split('/').map(str::to_owned).collect();
        assert!(
            files.contains_key(&path),
            "src/{room} is in the table and not in src/"
        );
    }
}

#[test]
fn no_circle_has_more_than_three_files() {
    let files = house();
    let modules: Vec<&Vec<String>> = files.keys().collect();
    let number = |module: &Vec<String>| modules.binary_search(&module).unwrap();
    let uses: Vec<BTreeSet<usize>> = files
        .values()
        .map(|file| {
            let used = file
                .names
                .iter()
                .filter_map(|(_, path)| target(&files, path));
            used.map(|used| number(&used.module))
                .filter(|used| *used != number(&file.module))
                .collect()
        })
        .collect();
    let reach = |from: usize| {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![from]);
        while let Some(at) = waiting.pop() {
            waiting.extend(uses[at].iter().filter(|next| seen.insert(**next)));
        }
        seen
    };
    let reached: Vec<BTreeSet<usize>> = (0..modules.len()).map(reach).collect();
    let mut circles = BTreeSet::new();
    for file in 0..modules.len() {
        let circle: Vec<usize> = (0..modules.len())
            .filter(|other| reached[file].contains(other) && reached[*other].contains(&file))
            .collect();
        if circle.len() > CIRCLE {
            let names: Vec<String> = circle.iter().map(|n| modules[*n].join("/")).collect();
            let arrows = circle.iter().flat_map(|from| {
                let inside = uses[*from].iter().filter(|to| circle.contains(to));
                inside.map(|to| {
                    format!(
                        "  {} -> {}",
                        modules[*from].join("/"),
                        modules[*to].join("/")
                    )
                })
            });
            circles.insert(format!(
                "{}\n{}",
                names.join(", "),
                arrows.collect::<Vec<_>>().join("\n")
            ));
        }
    }
    let circles: Vec<String> = circles.into_iter().collect();
    assert!(circles.is_empty(), "\n{}", circles.join("\n\n"));
}

#[test]
fn paths_are_found_in_braces_and_not_in_comments_texts_or_tests() {
    let code = "use crate::a::{b::C, d::{self, E}};\n// crate::no\nlet x = \"crate::no\";\n\
        #[cfg(test)]\nmod tests { use crate::no; }\nfn f() { super::g::h(); 'c'; '\"'; crate::k() }";
    let code = without_tests(&without_comments(code));
    let mut found: Vec<String> = paths(&code)
        .into_iter()
        .flat_map(|(at, _)| expand(&code[at..]))
        .map(|path| path.join("::"))
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "crate::a::b::C",
            "crate::a::d::E",
            "crate::a::d::self",
            "crate::k",
            "super::g::h"
        ]
    );
}
