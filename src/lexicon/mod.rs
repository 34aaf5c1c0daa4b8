//! Language data: read, checked, ready to match.

/// Every table of every language.
#[derive(Debug, Default)]
pub struct Lexicons {}
