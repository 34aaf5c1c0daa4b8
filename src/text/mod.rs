//! Strings in, spans out. Every [`Span`] is a half-open range of bytes of the untouched article body.
//!
//! [`Document::new`] folds a text, cuts it into tokens and sentences, and is what the stages of extraction work on.
//! What a language adds (abbreviations, prefixes, number words) comes in as [`Rules`]; no word of any language is here.

mod bounds;
mod document;
mod fold;
mod folded;
mod found;
pub mod language;
mod normalize;
pub mod numerals;
pub mod quick;
mod rules;
mod sentence;
pub mod span;
mod tokenize;
mod typed;

pub(crate) use bounds::Bounds;
pub use document::{Document, Skeleton};
pub use folded::Folded;
pub use found::{Hit, Hits};
pub use language::Lang;
pub use normalize::{fold, fold_term};
pub use numerals::{NumberKind, NumberMention, numbers};
pub use rules::{Affixes, Dual, PrefixKind, Rules, Stem, SuffixKind};
pub use sentence::{Sentence, sentences};
pub use span::Span;
pub use tokenize::{Token, TokenKind, tokenize};
pub use typed::plain_digits;
