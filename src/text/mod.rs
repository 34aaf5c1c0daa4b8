//! Strings in, spans out. Every [`Span`] is a half-open range of bytes of the untouched article body.

pub mod language;
pub mod span;

pub use language::Lang;
pub use span::Span;
