//! Briefing mode: what picture or sheet is being made, what the map in it shows, and how far it has come.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::text::Lang;
use crate::ui::map::camera::Look;
use crate::ui::theme::ThemeName;

/// What is being made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Product {
    /// The map with a strip below.
    #[default]
    Picture,
    /// Pages from a template.
    Sheet,
}

/// How large a picture is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PictureSize {
    /// As large as the map of the window.
    Screen,
    /// 1920 by 1080.
    #[default]
    Hd,
    /// 3840 by 2160.
    #[serde(rename = "4k")]
    FourK,
    /// 1080 by 1080.
    Square,
    /// A4 at 300 dots an inch.
    A4,
    /// A3 at 300 dots an inch.
    A3,
}

impl PictureSize {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 6] = [Self::Screen, Self::Hd, Self::FourK, Self::Square, Self::A4, Self::A3];

    /// Its name on the command line and in `assets/i18n`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Hd => "hd",
            Self::FourK => "4k",
            Self::Square => "square",
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }
}

/// What a sheet is set on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SheetPaper {
    /// A4, lying.
    #[default]
    A4,
    /// A3, lying.
    A3,
    /// 16 to 9.
    Slide,
}

impl SheetPaper {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::A4, Self::A3, Self::Slide];

    /// Its name in `assets/i18n`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::Slide => "slide",
        }
    }
}

/// What files a sheet is written into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SheetForm {
    /// One file of all pages.
    #[default]
    Pdf,
    /// A picture a page.
    Png,
    /// A drawing a page.
    Svg,
}

impl SheetForm {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Png, Self::Svg];

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// What the user chose and wrote; remembered between runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BriefOptions {
    /// Picture or sheet.
    pub product: Product,
    /// Of a picture.
    pub size: PictureSize,
    /// Of a sheet.
    pub paper: SheetPaper,
    /// Of a sheet.
    pub form: SheetForm,
    /// Colours.
    pub theme: ThemeName,
    /// Language of its words; `None` is that of the window.
    pub lang: Option<Lang>,
    /// The template of the user's own that a sheet is set from.
    pub template: Option<PathBuf>,
    /// What is written into fields, by their names; empty ones are left out.
    pub fields: BTreeMap<String, String>,
    /// Whether the time of making stands on it.
    pub is_timed: bool,
    /// Whether its numbers go into a file of their own beside it.
    pub has_numbers: bool,
}

impl Default for BriefOptions {
    fn default() -> Self {
        Self {
            product: Product::default(),
            size: PictureSize::default(),
            paper: SheetPaper::default(),
            form: SheetForm::default(),
            theme: ThemeName::Light,
            lang: None,
            template: None,
            fields: BTreeMap::new(),
            is_timed: true,
            has_numbers: false,
        }
    }
}

/// One change of the options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BriefChange {
    /// Another product.
    Product(Product),
    /// Another size.
    Size(PictureSize),
    /// Another paper.
    Paper(SheetPaper),
    /// Other files.
    Form(SheetForm),
    /// Other colours.
    Theme(ThemeName),
    /// Another language.
    Lang(Lang),
    /// Another template; the bundled one for none.
    Template(Option<PathBuf>),
    /// Other words in a field.
    Field(String, String),
    /// The time of making, or none.
    Timed(bool),
    /// Numbers beside it, or none.
    Numbers(bool),
}

impl BriefOptions {
    /// Carries out a change.
    pub fn change(&mut self, change: BriefChange) {
        match change {
            BriefChange::Product(product) => self.product = product,
            BriefChange::Size(size) => self.size = size,
            BriefChange::Paper(paper) => self.paper = paper,
            BriefChange::Form(form) => self.form = form,
            BriefChange::Theme(theme) => self.theme = theme,
            BriefChange::Lang(lang) => self.lang = Some(lang),
            BriefChange::Template(template) => self.template = template,
            BriefChange::Timed(is_timed) => self.is_timed = is_timed,
            BriefChange::Numbers(has_numbers) => self.has_numbers = has_numbers,
            BriefChange::Field(name, words) if words.is_empty() => {
                self.fields.remove(&name);
            }
            BriefChange::Field(name, words) => {
                self.fields.insert(name, words);
            }
        }
    }

    /// The ending of the file that comes out.
    pub const fn ending(&self) -> &'static str {
        match self.product {
            Product::Picture => "png",
            Product::Sheet => self.form.ending(),
        }
    }
}

/// The part of the map that is in the picture: where it looks, and how large it is at that zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Framing {
    /// Its middle and zoom.
    pub look: Look,
    /// Width and height in points of the picture.
    pub size: [f32; 2],
}

/// How far making has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// Numbers, rows and sources are put together.
    Counting,
    /// The map is drawn.
    Drawing,
    /// Pages are set.
    Setting,
    /// Files are written.
    Writing,
}

impl Making {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Counting, Self::Drawing, Self::Setting, Self::Writing];

    /// Its name in `assets/i18n`.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Counting => "briefing-counting",
            Self::Drawing => "briefing-drawing",
            Self::Setting => "briefing-setting",
            Self::Writing => "briefing-writing",
        }
    }

    /// The share of the work that is behind it, as a whole takes: 0 to 1.
    pub const fn share(self) -> f32 {
        match self {
            Self::Counting => 0.05,
            Self::Drawing => 0.2,
            Self::Setting => 0.6,
            Self::Writing => 0.9,
        }
    }
}

/// What the product looks like, as of the last time it was drawn small.
#[derive(Clone)]
pub struct Preview {
    /// Its pages, at most the first few.
    pub pages: Vec<egui::TextureHandle>,
    /// The same, as small as the panel shows them.
    pub small: Vec<egui::TextureHandle>,
    /// How many pages there are in all.
    pub all: usize,
}

/// The state of briefing mode.
#[derive(Clone, Default)]
pub struct Briefing {
    /// Whether it is open.
    pub is_open: bool,
    /// Where the map of the product looks; `None` shows all that passes the filter.
    pub look: Option<Look>,
    /// What that comes to, for the frame on the map.
    pub framing: Option<Framing>,
    /// Fields of the user's own template beside those of every template.
    pub more_fields: Vec<String>,
    /// How it looks; `None` before it was drawn.
    pub preview: Option<Preview>,
    /// Whether the preview waits for what was changed since.
    pub is_stale: bool,
    /// The page that is looked at, from 0.
    pub page: usize,
    /// Whether that page is shown large.
    pub is_large: bool,
    /// What is in the way of a preview.
    pub problem: Option<crate::diagnostic::Diagnostic>,
    /// How far the file has come that is being made.
    pub making: Option<Making>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emptied_field_is_left_out() {
        let mut options = BriefOptions::default();
        for (words, want) in [("For the desk", Some("For the desk")), ("", None)] {
            options.change(BriefChange::Field("banner".into(), words.into()));
            assert_eq!(options.fields.get("banner").map(String::as_str), want);
        }
    }

    #[test]
    fn a_picture_is_a_png_whatever_the_form_of_sheets() {
        let mut options = BriefOptions::default();
        options.change(BriefChange::Form(SheetForm::Svg));
        assert_eq!(options.ending(), "png");
        options.change(BriefChange::Product(Product::Sheet));
        assert_eq!(options.ending(), "svg");
    }

    #[test]
    fn work_goes_forward() {
        for pair in Making::ALL.windows(2) {
            assert!(pair[0].share() < pair[1].share(), "{pair:?}");
        }
    }
}
