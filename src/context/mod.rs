//! What panels share: read-only references to the state, and a sender for what the user wants.

mod asked_table;
mod briefing;
mod command;
mod map_options;
mod notice;
mod palette;
mod panels;
mod quick_range;
mod reader;
mod review;
mod selection;
mod table;
mod time_view;
mod typed_date;
mod ui_command;
mod views;

pub use asked_table::AskedTable;
pub use briefing::{BriefChange, BriefOptions, Briefing, Framing, Making, PictureSize, Preview, Product, SheetForm, SheetPaper};
pub use command::{Clause, Command, CommandSender, Tray};
pub use map_options::{AreaTool, Found, Grid, Heat, MapOptions, MapTools, Names, SizeBy};
pub use notice::{Notice, Tone};
pub use palette::{Hit, Palette};
pub use panels::{FacetName, PanelName, Panels, Recent, WindowFrame, Work};
pub use quick_range::QuickRange;
pub use reader::{Marked, Reader, Search};
pub use review::{Answer, Choice, MOST_CHOICES, QuestionKey, Review, choices, has_best};
pub use selection::{Reading, Selection};
pub use table::{Column, TableOptions};
pub use time_view::{Player, StackBy, TimeOptions, TimeView};
pub use typed_date::{DateField, TypedDate};
pub use ui_command::{CommandGroup, UiCommand};
pub use views::{KeptView, Seen, Views, ViewsHome, view_name};

use std::collections::BTreeSet;

use crate::edit::Desk;
use crate::i18n::Texts;
use crate::incident::IncidentId;
use crate::store::{DayRange, Filter, Store, View};
use crate::text::Lang;
use crate::ui::map::own::OwnMap;
use crate::ui::theme::Theme;

/// Everything a panel may see. Panels draw from it and send commands; they change nothing.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// Articles and incidents.
    pub store: &'a Store,
    /// What the filter lets through, with its counts.
    pub view: &'a View,
    /// The filter.
    pub filter: &'a Filter,
    /// What is selected, pointed at and read.
    pub selection: &'a Selection,
    /// Reports that the user has taken out of the incidents they were joined to.
    pub apart: &'a BTreeSet<IncidentId>,
    /// The log of corrections, and what it makes of the incidents.
    pub desk: &'a Desk,
    /// The review queue, and what is being corrected.
    pub review: &'a Review,
    /// The picture or sheet that is being made.
    pub briefing: &'a Briefing,
    /// What the user chose and wrote for it.
    pub brief_options: &'a BriefOptions,
    /// The part of time the timeline shows; `None` before anything dated is loaded.
    pub time_view: Option<TimeView>,
    /// The range that the filter's is compared with.
    pub compared: Option<DayRange>,
    /// What is being typed into a field of the timeline.
    pub typed: &'a TypedDate,
    /// How an article is read.
    pub reader: &'a Reader,
    /// Points by which the letters of articles are larger than usual.
    pub article_size: i8,
    /// How the timeline is shown and plays.
    pub time: TimeOptions,
    /// How the table of incidents is laid out.
    pub table: &'a TableOptions,
    /// Whether and how time plays.
    pub player: &'a Player,
    /// Messages not yet dismissed.
    pub notices: &'a [Notice],
    /// What surrounds the panels: which are open, what is read, what was opened lately.
    pub frame: WindowFrame<'a>,
    /// Views that are kept under a name.
    pub views: Views<'a>,
    /// The table that waits for somebody to say what its columns hold.
    pub asked: Option<&'a AskedTable>,
    /// The search field and what it found.
    pub palette: &'a Palette,
    /// The user's own map, once it is open.
    pub own_map: Option<&'a OwnMap>,
    /// How the map is shown.
    pub map: MapOptions,
    /// Tools over the map.
    pub tools: &'a MapTools,
    /// Colours, sizes, shapes.
    pub theme: &'a Theme,
    /// Words on screen.
    pub texts: &'a Texts,
    /// Language of the interface.
    pub lang: Lang,
    /// Takes commands.
    pub send: &'a CommandSender,
}

impl Ctx<'_> {
    /// A sentence of the interface.
    pub fn tr(&self, id: &str) -> String {
        self.texts.tr(id).into_owned()
    }

    /// Whether the interface runs from right to left.
    pub const fn is_rtl(&self) -> bool {
        self.lang.is_rtl()
    }

    /// A layout of rows that starts at the side where reading starts.
    pub fn row_layout(&self) -> egui::Layout {
        if self.is_rtl() { egui::Layout::right_to_left(egui::Align::Center) } else { egui::Layout::left_to_right(egui::Align::Center) }
    }

    /// A layout of rows that starts at the side where reading ends.
    pub fn row_end_layout(&self) -> egui::Layout {
        if self.is_rtl() { egui::Layout::left_to_right(egui::Align::Center) } else { egui::Layout::right_to_left(egui::Align::Center) }
    }

    /// A layout of blocks aligned to the side where reading starts.
    pub fn block_layout(&self) -> egui::Layout {
        egui::Layout::top_down(if self.is_rtl() { egui::Align::Max } else { egui::Align::Min })
    }
}
