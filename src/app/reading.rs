//! What the window can be asked to read.

use std::path::PathBuf;

use crate::source::Article;

/// What a job reads.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// The bundled sample.
    Sample,
    /// Articles that are open already, read again.
    Articles(Vec<Article>),
}
