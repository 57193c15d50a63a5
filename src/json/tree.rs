//! A JSON value that borrows its texts from the file it was read from.
//!
//! It converts to and from [`serde_json::Value`], and the one canonical writer
//! writes it. Reading one is the business of [`crate::json`].

use std::borrow::Cow;
use std::{iter, slice};

use serde_json::{Number, Value};

use crate::json::canonical::{self, Shape};

/// The largest file that is read, in bytes.
pub const SIZE_LIMIT: usize = 1 << 20;

/// How many arrays and objects may lie within one another.
pub const DEPTH_LIMIT: usize = 64;

/// A JSON value that borrows its texts from the file where it can: reading a
/// certificate takes an allocation for each list, not for each word.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Cow<'t, str>),
    /// An array.
    List(Vec<Self>),
    /// An object: its members sorted by key, no key twice.
    Object(Vec<Member<'t>>),
}

/// A key and its value.
pub type Member<'t> = (Cow<'t, str>, Json<'t>);

impl<'t> Json<'t> {
    /// The member of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let members = self.members()?;
        members.iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    /// Takes a member out of an object.
    pub fn remove(&mut self, key: &str) -> Option<Self> {
        let Self::Object(members) = self else {
            return None;
        };
        let place = members.iter().position(|(k, _)| k == key)?;
        Some(members.remove(place).1)
    }

    /// The text, of a text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items, of a list.
    pub fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The members, of an object.
    pub fn members(&self) -> Option<&[Member<'t>]> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }
}

impl<'v> From<&'v Value> for Json<'v> {
    fn from(value: &'v Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number.clone()),
            Value::String(text) => Self::Text(text.into()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(members) => {
                let pairs = members.iter().map(|(k, v)| (k.into(), v.into()));
                Self::Object(pairs.collect())
            }
        }
    }
}

impl From<Json<'_>> for Value {
    fn from(json: Json<'_>) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => Self::Number(number),
            Json::Text(text) => Self::String(text.into_owned()),
            Json::List(items) => items.into_iter().map(Self::from).collect(),
            Json::Object(members) => {
                let pairs = members.into_iter();
                Self::Object(pairs.map(|(k, v)| (k.into_owned(), v.into())).collect())
            }
        }
    }
}

type MemberRef<'v, 't> = fn(&'v Member<'t>) -> (&'v str, &'v Json<'t>);

impl<'t> canonical::Tree for Json<'t> {
    type Members<'v>
        = iter::Map<slice::Iter<'v, Member<'t>>, MemberRef<'v, 't>>
    where
        't: 'v;

    fn shape(&self) -> Shape<'_, Self> {
        match self {
            Self::Null => Shape::Null,
            Self::Bool(value) => Shape::Bool(*value),
            Self::Number(number) => Shape::Number(number),
            Self::Text(text) => Shape::Text(text),
            Self::List(items) => Shape::List(items),
            Self::Object(members) => {
                let member: MemberRef<'_, 't> = |(key, value)| (key, value);
                Shape::Members(members.iter().map(member))
            }
        }
    }
}
