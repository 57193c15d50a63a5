//! Certificates from end to end, through the public interface only: what is
//! issued reads back, and whatever anybody does to it is noticed.

mod vectors;
