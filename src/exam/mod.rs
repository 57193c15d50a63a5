//! What happens to one participant: paper, attempt, timing, scoring. Pure.
