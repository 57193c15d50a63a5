//! A YAML file as a tree in which every key and value knows its place.
//!
//! The events of the YAML crate's parser are put together here with a stack of
//! our own, so that no nesting can exhaust the machine's, and against limits,
//! so that no small file can become a large tree. What the values mean is read
//! elsewhere: a plain scalar stays the text it was written as, which is why
//! decimals lose nothing.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span, options};

use crate::bank::fault::{FaultKind, Faults, Place, Shown};
use crate::bank::yaml::syntax::{mistake, place_of};

/// What a reader takes before it refuses a file.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most bytes of a file.
    pub bytes: usize,
    /// The most values, counting what aliases repeat.
    pub values: usize,
    /// The deepest nesting of lists and maps.
    pub depth: usize,
    /// The most faults worth keeping.
    pub faults: usize,
}

impl Default for Limits {
    /// Room for a bank of 20,000 questions in three languages, twice over.
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            values: 6_000_000,
            depth: 32,
            faults: 1_000,
        }
    }
}

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// Where it begins.
    pub place: Place,
    /// Its bytes in the source, from and to.
    pub bytes: (u32, u32),
    /// What it is.
    pub value: Value<'a>,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// A text, number, yes or no.
    Scalar(Cow<'a, str>, Style),
    /// A list.
    List(Vec<Node<'a>>),
    /// Keys and values in the order written; no key stands twice.
    Map(Vec<(Key<'a>, Node<'a>)>),
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotation marks: may stand for a number, yes, no or nothing.
    Plain,
    /// With quotation marks or as a block: a text.
    Quoted,
}

/// A key with its place.
#[derive(Debug, Clone)]
pub struct Key<'a> {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub name: Cow<'a, str>,
}

impl Node<'_> {
    /// The value of a field, where this is a map that has it.
    pub fn get(&self, field: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else {
            return None;
        };
        let entry = entries.iter().find(|(key, _)| key.name == field);
        entry.map(|(_, node)| node)
    }

    /// The entries of a list; none where this is no list.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// Whether nothing was written.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Scalar(text, Style::Plain)
            if matches!(&**text, "" | "~" | "null" | "Null" | "NULL"))
    }

    /// What was found, as [`FaultKind::WrongType`] names it.
    pub fn found(&self) -> &'static str {
        match &self.value {
            _ if self.is_nothing() => "nothing",
            Value::Scalar(..) => "value",
            Value::List(_) => "list",
            Value::Map(_) => "fields",
        }
    }

    /// How many levels of lists and maps it has.
    fn height(&self) -> usize {
        match &self.value {
            Value::Scalar(..) => 0,
            Value::List(items) => 1 + items.iter().map(Node::height).max().unwrap_or(0),
            Value::Map(entries) => 1 + entries.iter().map(|(_, n)| n.height()).max().unwrap_or(0),
        }
    }

    /// What a copy of it costs, in values; long texts count as several.
    fn cost(&self) -> usize {
        match &self.value {
            Value::Scalar(text, _) => 1 + text.len() / 64,
            Value::List(items) => 1 + items.iter().map(Node::cost).sum::<usize>(),
            Value::Map(entries) => {
                1 + entries
                    .iter()
                    .map(|(key, node)| 1 + key.name.len() / 64 + node.cost())
                    .sum::<usize>()
            }
        }
    }
}

/// Reads a text into its tree. `None` when it is no YAML or goes beyond a
/// limit; the one fault that stopped it is then among `faults`.
pub fn parse<'a>(text: &'a str, limits: &Limits, faults: &mut Faults) -> Option<Node<'a>> {
    let parser_options = options! {
        emit_comments: false,
        flow_nesting_limit: limits.depth + 1,
        block_nesting_limit: limits.depth + 1,
    };
    let mut builder = Builder {
        limits,
        faults,
        open: Vec::new(),
        anchors: HashMap::new(),
        unused: Vec::new(),
        left: limits.values,
        root: None,
        documents: 0,
    };
    for event in Parser::new_from_str_with_options(text, parser_options) {
        let stop = match event {
            Ok((event, span)) => builder.take(event, span),
            Err(error) => Err(mistake(&error, text, limits)),
        };
        if let Err((place, kind)) = stop {
            builder.faults.add(place, kind);
            return None;
        }
    }
    for (_, place) in &builder.unused {
        builder.faults.add(*place, FaultKind::UnusedAnchor {});
    }
    builder.root.or(Some(Node {
        place: Place::START,
        bytes: (0, 0),
        value: Value::Scalar(Cow::Borrowed(""), Style::Plain),
    }))
}

type Stop = (Place, FaultKind);

/// A list or map that is not closed yet.
struct Open<'a> {
    place: Place,
    from: u32,
    anchor: usize,
    value: Value<'a>,
    key: Option<PendingKey<'a>>,
}

/// A key that waits for its value; `None` when the key was no text.
type PendingKey<'a> = Option<Key<'a>>;

struct Builder<'a, 'f> {
    limits: &'f Limits,
    faults: &'f mut Faults,
    open: Vec<Open<'a>>,
    anchors: HashMap<usize, Node<'a>>,
    /// Where a text was given a name that no alias has used yet.
    unused: Vec<(usize, Place)>,
    /// How many values may still come.
    left: usize,
    root: Option<Node<'a>>,
    documents: usize,
}

impl<'a> Builder<'a, '_> {
    fn take(&mut self, event: Event<'a>, span: Span) -> Result<(), Stop> {
        let place = place_of(span.start);
        let offset = |at: Option<usize>| u32::try_from(at.unwrap_or(0)).unwrap_or(u32::MAX);
        let bytes = (
            offset(span.start.byte_offset()),
            offset(span.end.byte_offset()),
        );
        let tag = match &event {
            Event::Scalar(_, _, _, tag)
            | Event::SequenceStart(_, _, tag)
            | Event::MappingStart(_, _, tag) => tag.as_ref(),
            _ => None,
        };
        if let Some(tag) = tag {
            let tag = Shown::from(tag.to_string().as_str());
            let place = span.tag_start().map_or(place, place_of);
            return Err((place, FaultKind::TagNotAllowed { tag }));
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err((place, FaultKind::SecondDocument {}));
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    _ => Style::Quoted,
                };
                let value = Value::Scalar(text, style);
                let node = Node {
                    place,
                    bytes,
                    value,
                };
                self.close(node, anchor)?;
            }
            Event::SequenceStart(_, anchor, _) => {
                self.begin(place, bytes.0, anchor, Value::List(Vec::new()))?;
            }
            Event::MappingStart(_, anchor, _) => {
                self.begin(place, bytes.0, anchor, Value::Map(Vec::new()))?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    let mut value = open.value;
                    // Room for four is made at once: in a hostile file of
                    // millions of short lists, most of the memory.
                    match &mut value {
                        Value::Map(entries) => {
                            drop_repeated_keys(entries, self.faults);
                            entries.shrink_to_fit();
                        }
                        Value::List(items) => items.shrink_to_fit(),
                        Value::Scalar(..) => {}
                    }
                    let node = Node {
                        place: open.place,
                        bytes: (open.from, bytes.1),
                        value,
                    };
                    self.close(node, open.anchor)?;
                }
            }
            Event::Alias(anchor) => {
                // An alias inside its own anchor finds nothing yet.
                let Some(node) = self.anchors.get(&anchor) else {
                    return Err((place, FaultKind::UnknownAlias {}));
                };
                self.unused.retain(|(unused, _)| *unused != anchor);
                let (cost, height) = (node.cost(), node.height());
                if self.open.len() + height > self.limits.depth {
                    let limit = self.limits.depth;
                    return Err((place, FaultKind::TooDeep { limit }));
                }
                self.spend(cost, place)?;
                let copy = self.anchors[&anchor].clone();
                self.close(copy, 0)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn spend(&mut self, values: usize, place: Place) -> Result<(), Stop> {
        let limit = self.limits.values;
        self.left = self
            .left
            .checked_sub(values)
            .ok_or((place, FaultKind::TooManyValues { limit }))?;
        Ok(())
    }

    fn begin(
        &mut self,
        place: Place,
        from: u32,
        anchor: usize,
        value: Value<'a>,
    ) -> Result<(), Stop> {
        if self.open.len() >= self.limits.depth {
            let limit = self.limits.depth;
            return Err((place, FaultKind::TooDeep { limit }));
        }
        self.open.push(Open {
            place,
            from,
            anchor,
            value,
            key: None,
        });
        Ok(())
    }

    /// Hands a whole node to the list or map it belongs to.
    fn close(&mut self, node: Node<'a>, anchor: usize) -> Result<(), Stop> {
        self.spend(1, node.place)?;
        if anchor != 0 {
            self.spend(node.cost(), node.place)?;
            if matches!(node.value, Value::Scalar(..)) {
                self.unused.push((anchor, node.place));
            }
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut open.value, open.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Map(entries), Some(Some(key))) => entries.push((key, node)),
            (Value::Map(_), None) => {
                let place = node.place;
                let key = match node.value {
                    Value::Scalar(name, _) => Some(Key { place, name }),
                    Value::List(_) | Value::Map(_) => {
                        self.faults.add(place, FaultKind::KeyNotText {});
                        None
                    }
                };
                open.key = Some(key);
            }
            // The value of a key that was refused; scalars hold nothing.
            (Value::Map(_) | Value::Scalar(..), _) => {}
        }
        Ok(())
    }
}

/// Keeps the first of each key and reports the others.
fn drop_repeated_keys(entries: &mut Vec<(Key<'_>, Node<'_>)>, faults: &mut Faults) {
    let repeated = if entries.len() <= 24 {
        (1..entries.len()).any(|i| entries[..i].iter().any(|e| e.0.name == entries[i].0.name))
    } else {
        true
    };
    if !repeated {
        return;
    }
    let mut seen: HashMap<String, u32> = HashMap::new();
    // A second id with other fields again is a question without its hyphen.
    let again = |name: &str| entries.iter().filter(|(key, _)| key.name == name).count() > 1;
    let joined = again("id") && ["kind", "topic", "prompt"].iter().any(|name| again(name));
    entries.retain(|(key, _)| {
        if joined && seen.contains_key(&*key.name) {
            if key.name == "id" {
                faults.add(key.place, FaultKind::MissingHyphen {});
            }
            return false;
        }
        if let Some(first_line) = seen.get(&*key.name) {
            let kind = FaultKind::DuplicateKey {
                key: Shown::from(&*key.name),
                first_line: *first_line,
            };
            faults.add(key.place, kind);
            return false;
        }
        seen.insert(key.name.to_string(), key.place.line);
        true
    });
}
