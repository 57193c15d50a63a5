//! Certificates from end to end, through the public interface only: what is
//! issued reads back, and whatever anybody does to it is noticed.

mod alterations;
mod fixture;
mod forgeries;
mod issuing;
mod random;
mod vectors;
