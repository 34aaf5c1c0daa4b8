//! What surrounds map and article: panels, their sizes, what is being read, what was opened lately.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A panel whose size is the user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelName {
    /// At the side where reading starts.
    Facets,
    /// At the side where reading ends.
    Sources,
    /// At the foot.
    Timeline,
    /// The incidents, above the timeline.
    Table,
}

/// A section of the facets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetName {
    /// The field for words.
    Search,
    /// Values of a dimension.
    Values(crate::store::Dimension),
    /// Places by name.
    Place,
    /// How many dead and wounded.
    Tolls,
    /// How far to trust it.
    Confidence,
}

/// Which panels are open, and how large the user made them. Remembered between runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each panel is open or not, by itself")]
pub struct Panels {
    /// Facets, at the side where reading starts.
    pub facets: bool,
    /// Sources, at the side where reading ends.
    pub sources: bool,
    /// The timeline.
    pub timeline: bool,
    /// The table of incidents, above the timeline.
    pub table: bool,
    /// Width of the facets in points; `None` by the size of the window.
    pub facets_width: Option<f32>,
    /// Width of the sources.
    pub sources_width: Option<f32>,
    /// Height of the timeline.
    pub timeline_height: Option<f32>,
    /// Height of the table.
    pub table_height: Option<f32>,
    /// Facets over the map, where a small window has room for their rail alone.
    #[serde(skip)]
    pub facets_over: bool,
    /// The section to be unfolded and scrolled to, once.
    #[serde(skip)]
    pub facet: Option<FacetName>,
    /// The list of views.
    #[serde(skip)]
    pub views: bool,
    /// The page about program and data.
    #[serde(skip)]
    pub about: bool,
    /// The sheet of keys.
    #[serde(skip)]
    pub help: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            facets: true,
            sources: true,
            timeline: true,
            table: false,
            facets_width: None,
            sources_width: None,
            timeline_height: None,
            table_height: None,
            facets_over: false,
            facet: None,
            views: false,
            about: false,
            help: false,
        }
    }
}

impl Panels {
    /// Keeps the size of a panel.
    pub const fn resize(&mut self, name: PanelName, size: f32) {
        match name {
            PanelName::Facets => self.facets_width = Some(size),
            PanelName::Sources => self.sources_width = Some(size),
            PanelName::Timeline => self.timeline_height = Some(size),
            PanelName::Table => self.table_height = Some(size),
        }
    }
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Articles read.
    pub done: usize,
    /// Articles in all; `None` while files are still being looked for.
    pub all: Option<usize>,
    /// Whether it was told to stop.
    pub is_stopping: bool,
}

/// Files or folders that were opened, newest first in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// What was opened together.
    pub paths: Vec<PathBuf>,
    /// How many articles it held.
    pub articles: usize,
    /// When.
    pub day: NaiveDate,
}

/// What surrounds the panels.
#[derive(Clone, Copy, Debug)]
pub struct WindowFrame<'a> {
    /// Which panels are open.
    pub panels: Panels,
    /// What is being read; `None` when idle.
    pub work: Option<Work>,
    /// What was opened lately, newest first.
    pub recent: &'a [Recent],
    /// Size of everything on screen, in per cent.
    pub scale: u16,
    /// Who corrects here, as they typed it; empty where they gave no name.
    pub who: &'a str,
}
