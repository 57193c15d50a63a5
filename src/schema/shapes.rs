//! The shapes of the tables as JSON Schema.
//!
//! Types are lists rather than alternatives (`anyOf`), and kinds are told by
//! `if`: so an editor names the one thing that is wrong and offers what fits.
//! `errorMessage`, `patternErrorMessage` and `enumDescriptions` are known to
//! editors and ignored by validators.

use super::json::{Json, Object};
use super::{Document, value};
use crate::bank::FaultKind;
use crate::bank::format::Lines;
use crate::bank::format::fields::QUESTION;
use crate::bank::format::forms::LANGUAGE;
use crate::bank::format::kind_fields::{KINDS, OPTION, OPTIONS_COUNT};
use crate::bank::format::{Field, Form, List, Map, Mark, Need, Right, Shape, Words};

const FLAG: &str = "^(true|True|TRUE|false|False|FALSE)$";
const TRUE: &str = "^(true|True|TRUE)$";

/// A wording of one line, and of any number: the form, and what is wanted.
const LINE: (&str, &str) = (
    "^[ \\n]*[^ \\n][^\\n]*[ \\n]*$",
    "Write a text of one line, in quotation marks where it looks like a number.",
);
const TEXT: (&str, &str) = (
    "\\S",
    "Write a text, in quotation marks where it looks like a number.",
);

fn reference(name: &str) -> Object {
    Object::new().put("$ref", format!("#/$defs/{name}"))
}

/// The parts that several places share, by name.
pub fn definitions(document: Document) -> Object {
    let line = wording(LINE.0, LINE.1);
    let mut all = Object::new().put("line-wording", line);
    if document == Document::Roster {
        return all;
    }
    if document == Document::Page {
        return all.put("line", text("line-wording", LINE));
    }
    let codes = FaultKind::WARNINGS.iter();
    let codes = codes.fold(Object::new(), |codes, code| {
        codes.put(*code, reference("text-wording"))
    });
    all = all
        .put("text-wording", wording(TEXT.0, TEXT.1))
        .put("line", text("line-wording", LINE))
        .put("text", text("text-wording", TEXT))
        .put(
            "allow",
            Object::new()
                .put("type", "object")
                .put("properties", codes)
                .put("additionalProperties", false),
        );
    if document == Document::Bank {
        all = all
            .put("question", question())
            .put("option", fields(&OPTION))
            .put("right", right());
        for kind in &KINDS {
            let of_kind = Object::new()
                .put("required", required(kind.fields))
                .put("properties", properties(kind.fields));
            all = all.put(kind.name, of_kind);
        }
    }
    all
}

/// A text: the same for everybody, or wordings by language.
fn text(of: &str, (pattern, message): (&str, &str)) -> Object {
    Object::new()
        .put("type", vec!["string", "object"])
        .put("pattern", pattern)
        .put("errorMessage", message)
        .put("minProperties", 1_u64)
        .put("propertyNames", form(&LANGUAGE))
        .put("additionalProperties", reference(of))
}

fn wording(pattern: &str, message: &str) -> Object {
    Object::new()
        .put("type", "string")
        .put("pattern", pattern)
        .put("errorMessage", message)
}

/// An object of these fields and no others.
pub fn fields(fields: &[Field]) -> Object {
    Object::new()
        .put("type", "object")
        .put("required", required(fields))
        .put("properties", properties(fields))
        .put("additionalProperties", false)
}

fn required(fields: &[Field]) -> Vec<&'static str> {
    let required = fields.iter().filter(|field| field.need == Need::Required);
    required.map(|field| field.name).collect()
}

fn properties(fields: &[Field]) -> Object {
    let all = fields.iter();
    all.fold(Object::new(), |all, field| {
        all.put(field.name, property(field))
    })
}

fn property(field: &Field) -> Object {
    let mut property = Object::new().put("description", describe(field));
    property.append(shape(&field.shape));
    if let Need::Default(default) = field.need {
        property = property.put("default", yaml(default));
    }
    property.put("examples", vec![yaml(field.example)])
}

/// What an editor shows of a field: what it says, takes, and is without it.
/// Without marks of Markdown, which editors show as they are.
fn describe(field: &Field) -> String {
    let mut parts = vec![field.about.to_owned()];
    // Editors list words with their own sentences.
    if !matches!(field.shape, Shape::Word(_) | Shape::Kind) {
        parts.push(format!("Takes {}.", super::page::takes(&field.shape)));
    }
    match field.need {
        Need::Required => {}
        Need::Optional(held) | Need::Default(held) => {
            parts.push(format!("When it is missing: {held}."));
        }
    }
    parts.join("\n\n").replace('`', "")
}

fn yaml(text: &str) -> Json {
    Json::Plain(value::from_yaml(text).unwrap_or_default())
}

fn shape(of: &Shape) -> Object {
    match of {
        Shape::Text(Lines::One, mark) => marked("line", *mark),
        Shape::Text(Lines::Many, mark) => marked("text", *mark),
        Shape::Line(limit) => reference("line-wording").put("maxLength", *limit),
        Shape::Short(limit) => {
            let most = Object::new().put("maxLength", *limit);
            let mut short = reference("line");
            short.append(most.clone());
            short.put("additionalProperties", most)
        }
        Shape::Flag => Object::new()
            .put("type", vec!["boolean", "string"])
            .put("pattern", FLAG)
            .put("errorMessage", "Write true or false."),
        Shape::Whole(min, max) => Object::new()
            .put("type", vec!["integer", "string"])
            .put("minimum", *min)
            .put("maximum", *max)
            .put("pattern", "^[0-9]+$")
            .put(
                "patternErrorMessage",
                format!("Write a whole number from {min} to {max}."),
            ),
        Shape::Form(of) => form(of),
        Shape::Word(words) => choice(*words),
        Shape::WordList(words) => Object::new()
            .put("type", "array")
            .put("items", choice(*words)),
        Shape::Kind => {
            let named = KINDS.iter().map(|kind| (kind.name, kind.about));
            enumeration(named)
        }
        Shape::Fields(of) => fields(of),
        Shape::List(of) => list(of),
        Shape::Map(of) => map(of),
        Shape::Options(right) => options(*right),
        Shape::Allow => reference("allow"),
        Shape::Either(shapes) => {
            let message = format!("Write {}.", super::page::takes(of).replace('`', ""));
            let either = shapes
                .iter()
                .map(shape)
                .fold(Object::new(), |one, other| merged(&one, &other));
            either.put("patternErrorMessage", message)
        }
        Shape::Questions => Object::new()
            .put("type", "array")
            .put("minItems", 1_u64)
            .put("items", reference("question")),
    }
}

fn marked(name: &str, mark: Option<&Mark>) -> Object {
    let Some(mark) = mark else {
        return reference(name);
    };
    let holds = Object::new()
        .put("pattern", mark.pattern)
        .put("patternErrorMessage", mark.wanted);
    let mut both = reference(name);
    both.append(holds.clone());
    both.put("additionalProperties", holds)
}

fn form(of: &Form) -> Object {
    let message = format!("Write {}.", of.takes.replace('`', ""));
    if !of.only.is_empty() {
        return Object::new()
            .put("type", "string")
            .put("enum", of.only.to_vec())
            .put("errorMessage", message);
    }
    let Some((min, max)) = of.number else {
        return Object::new()
            .put("type", "string")
            .put("pattern", of.pattern)
            .put("errorMessage", message);
    };
    let mut value = Object::new()
        .put("type", vec!["number", "string"])
        .put("pattern", of.pattern);
    if min > i64::MIN {
        value = value.put("minimum", min);
    }
    if max < i64::MAX {
        value = value.put("maximum", max);
    }
    value.put("errorMessage", message)
}

fn choice(words: &dyn Words) -> Object {
    enumeration(words.all().into_iter())
}

fn enumeration(words: impl Iterator<Item = (&'static str, &'static str)>) -> Object {
    let (names, abouts): (Vec<_>, Vec<_>) = words.unzip();
    Object::new()
        .put("type", "string")
        .put("enum", names)
        .put("enumDescriptions", abouts)
}

/// A list of a shape.
pub fn list(of: &List) -> Object {
    let mut list = counted(
        Object::new().put("type", "array"),
        ["minItems", "maxItems"],
        of.count,
    );
    if of.distinct {
        list = list.put("uniqueItems", true);
    }
    list.put("items", shape(&of.of))
}

fn map(of: &Map) -> Object {
    let map = Object::new().put("type", "object");
    counted(map, ["minProperties", "maxProperties"], of.count)
        .put("propertyNames", form(of.key))
        .put("additionalProperties", shape(&of.of))
}

fn counted(object: Object, [least, most]: [&str; 2], (min, max): (usize, usize)) -> Object {
    let object = if min > 0 {
        object.put(least, min)
    } else {
        object
    };
    if max < usize::MAX {
        object.put(most, max)
    } else {
        object
    }
}

fn options(right: Right) -> Object {
    let rule = |contains: Object, message| {
        Object::new()
            .put("contains", contains)
            .put("errorMessage", message)
    };
    let rules = match right {
        Right::One => vec![
            rule(reference("right"), "Exactly one option must be correct.")
                .put("minContains", 1_u64)
                .put("maxContains", 1_u64),
        ],
        Right::Some => vec![
            rule(reference("right"), "At least one option must be correct."),
            rule(
                Object::new().put("not", reference("right")),
                "At least one option must not be correct.",
            ),
        ],
    };
    counted(
        Object::new().put("type", "array"),
        ["minItems", "maxItems"],
        OPTIONS_COUNT,
    )
    .put("items", reference("option"))
    .put("allOf", rules)
}

/// An option that is right.
fn right() -> Object {
    let yes = vec![
        Object::new().put("const", true),
        Object::new().put("type", "string").put("pattern", TRUE),
    ];
    let correct = Object::new().put("anyOf", yes);
    Object::new()
        .put("type", "object")
        .put("required", vec!["correct"])
        .put("properties", Object::new().put("correct", correct))
}

/// A question: what every question has, and what its kind adds.
fn question() -> Object {
    let kind_is = |kind: Object| {
        Object::new()
            .put("required", vec!["kind"])
            .put("properties", Object::new().put("kind", kind))
    };
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    let mut rules: Vec<Object> = Vec::new();
    for kind in &KINDS {
        rules.push(
            Object::new()
                .put("if", kind_is(Object::new().put("const", kind.name)))
                .put("then", reference(kind.name)),
        );
    }
    // A question whose kind is not known may have the fields of any.
    let any = KINDS.iter().flat_map(|kind| kind.fields);
    let any = any.fold(Object::new(), |any, field| {
        if any.get(field.name).is_some() {
            any
        } else {
            any.put(field.name, true)
        }
    });
    rules.push(
        Object::new()
            .put("if", kind_is(Object::new().put("enum", names)))
            .put("else", Object::new().put("properties", any)),
    );
    Object::new()
        .put("type", "object")
        .put("required", required(&QUESTION))
        .put("properties", properties(&QUESTION))
        .put("allOf", rules)
        .put("unevaluatedProperties", false)
}

/// Two schemas of different types as one that takes either.
fn merged(one: &Object, other: &Object) -> Object {
    if one.is_empty() {
        return other.clone();
    }
    let list = |of: &Object| match of.get("type") {
        Some(Json::List(types)) => types.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let mut types = list(one);
    types.extend(
        list(other)
            .into_iter()
            .filter(|new| !list(one).contains(new)),
    );
    let pattern = match (pattern_of(one), pattern_of(other)) {
        (Some(one), Some(other)) => Some(format!("({one})|({other})")),
        (one, other) => one.or(other),
    };
    let mut both = Object::new().put("type", types);
    if let Some(pattern) = pattern {
        both = both.put("pattern", pattern);
    }
    // Messages speak of one of the two.
    let left_out = [
        "type",
        "pattern",
        "enum",
        "errorMessage",
        "patternErrorMessage",
    ];
    for (name, value) in one.members().chain(other.members()) {
        if !left_out.contains(&name) && both.get(name).is_none() {
            both = both.put(name, value.clone());
        }
    }
    both
}

/// The pattern of a schema; its words as a pattern where it has only words.
fn pattern_of(of: &Object) -> Option<String> {
    if let Some(Json::Plain(pattern)) = of.get("pattern") {
        return pattern.as_str().map(str::to_owned);
    }
    let Some(Json::List(words)) = of.get("enum") else {
        return None;
    };
    let words = words.iter().filter_map(|word| match word {
        Json::Plain(word) => word.as_str(),
        _ => None,
    });
    Some(format!("^({})$", words.collect::<Vec<_>>().join("|")))
}
