//! What the window can be asked to read.

use std::path::PathBuf;

use crate::import::Mapping;
use crate::source::Article;

/// What a job reads.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// The bundled sample.
    Sample,
    /// Tables of others of which the user has said what their columns hold.
    Table {
        /// Files with the same heads.
        paths: Vec<PathBuf>,
        /// What their heads stand for.
        mapping: Mapping,
    },
    /// Articles that are open already, read again.
    Articles(Vec<Article>),
}
