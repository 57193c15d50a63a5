//! Random bytes and identifiers, from the system.

use uuid::Builder;

use crate::course::Problem;

/// Random bytes from the system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], Problem> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| Problem::new("problem-random", e.to_string()))?;
    Ok(bytes)
}

/// A random UUID.
pub(super) fn uuid() -> Result<uuid::Uuid, Problem> {
    Ok(Builder::from_random_bytes(random()?).into_uuid())
}
