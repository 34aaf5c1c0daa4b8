//! How the map is shown, and the tools that lie over it.

use serde::{Deserialize, Serialize};

use crate::coords::Form;
use crate::geo::LatLon;

/// In which script places are named on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Names {
    /// Arabic over English.
    #[default]
    Both,
    /// Arabic alone.
    Arabic,
    /// English alone.
    English,
}

impl Names {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Both, Self::Arabic, Self::English];

    /// The one after it, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Both => Self::Arabic,
            Self::Arabic => Self::English,
            Self::English => Self::Both,
        }
    }
}

/// Lines over the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grid {
    /// None.
    #[default]
    Off,
    /// Meridians and parallels.
    Degrees,
    /// The military grid.
    Mgrs,
}

impl Grid {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Off, Self::Degrees, Self::Mgrs];

    /// The one after it, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Off => Self::Degrees,
            Self::Degrees => Self::Mgrs,
            Self::Mgrs => Self::Off,
        }
    }
}

/// Whether incidents lie in cells of one hue below the rings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Heat {
    /// Where the map is crowded.
    #[default]
    Crowded,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Heat {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Crowded, Self::Always, Self::Never];
}

/// By what symbols and rings are sized.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SizeBy {
    /// Symbols alike, rings by how many incidents they hold.
    #[default]
    Count,
    /// All by the least number of dead that is told.
    Killed,
}

impl SizeBy {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Count, Self::Killed];
}

/// What an area is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AreaTool {
    /// Dragged from corner to corner.
    Box,
    /// Dragged from its middle.
    Circle,
    /// Clicked corner by corner.
    Polygon,
}

impl AreaTool {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Box, Self::Circle, Self::Polygon];
}

/// How the map is shown. Remembered between runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapOptions {
    /// Script of the names.
    pub names: Names,
    /// Lines over the map.
    pub grid: Grid,
    /// How the pointer's place is told.
    pub readout: Form,
    /// Cells below the rings.
    pub heat: Heat,
    /// Sizes of symbols and rings.
    pub size_by: SizeBy,
}

/// A place that the words in the box may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its name, in the language of the interface.
    pub name: String,
    /// Its name in the other script; empty where there is none.
    pub other_name: String,
    /// What it is and in what it lies.
    pub detail: String,
    /// Where it is.
    pub point: LatLon,
    /// A zoom at which it shows well.
    pub zoom: f64,
    /// The same as the place of an incident.
    pub site: Box<crate::incident::Where>,
}

/// The tools over the map. Forgotten when the program ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapTools {
    /// Whether clicks measure.
    pub is_measuring: bool,
    /// What area is being drawn.
    pub drawing: Option<AreaTool>,
    /// Whether only what lies in the frame of the map is shown; the filter follows the map.
    pub is_framed: bool,
    /// Whether the box for coordinates and names is open.
    pub is_finding: bool,
    /// What the words in the box may mean, best first.
    pub found: Vec<Found>,
    /// The words that `found` answers.
    pub asked: String,
    /// Where the map was sent last, marked until something else is chosen.
    pub pin: Option<LatLon>,
}
