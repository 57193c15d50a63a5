//! JSON whose members stay in the order they were written in, for files that
//! people read too.

use serde::{Serialize, Serializer};
use serde_json::Value;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// A value whose order does not matter.
    Plain(Value),
    /// A list.
    List(Vec<Self>),
    /// An object.
    Object(Object),
}

/// An object: members in the order they were put in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Object(Vec<(String, Json)>);

impl Object {
    /// Without members.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// With one more member.
    pub fn put(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    /// With the value of a member replaced.
    pub fn set(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.0.retain(|(member, _)| member != name);
        self.0.insert(0, (name.to_owned(), value.into()));
        self
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0
            .iter()
            .find(|(member, _)| member == name)
            .map(|(_, value)| value)
    }

    /// Takes the members of another object after its own.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Its members in order.
    pub fn members(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

macro_rules! plain {
    ($($type:ty),*) => {$(
        impl From<$type> for Json {
            fn from(value: $type) -> Self {
                Self::Plain(Value::from(value))
            }
        }
    )*};
}
plain!(&str, String, bool, u64, i64, usize, Value);

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(value) => value.serialize(serializer),
            Self::List(list) => serializer.collect_seq(list),
            Self::Object(object) => serializer.collect_map(object.members()),
        }
    }
}
