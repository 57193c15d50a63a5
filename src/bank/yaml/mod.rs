//! From the text of a YAML file to a tree in which every key and value knows its
//! place.
//!
//! What enters are bytes; what leaves is a [`node::Node`], or the faults of a file
//! that is no YAML, each told by its cause. What the tree means is read in
//! `bank/read` and in `training/yaml`.

pub mod node;
pub mod source;
pub mod syntax;
