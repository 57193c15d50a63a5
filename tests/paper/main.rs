//! The certificate on paper, from end to end through the public interface: the
//! code, the page, and reading both back.

#[allow(dead_code)]
#[path = "../certificate/fixture.rs"]
mod fixture;
#[path = "../certificate/random.rs"]
mod random;

mod codec;
mod command;
mod page;
mod reading;
mod seal;
