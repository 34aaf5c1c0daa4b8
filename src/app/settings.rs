//! What is remembered between runs: colours, language, size, panels, the look of the map, the window's place, what was opened. A file that cannot be read is told, and never overwritten silently.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::context::{BriefOptions, MapOptions, Panels, Recent, TableOptions, TimeOptions};
use crate::i18n::Spelling;
use crate::text::Lang;
use crate::ui::theme::ThemeName;

/// Settings of one user on one machine. Unknown fields of a newer version are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Colours.
    pub theme: ThemeName,
    /// Language of the interface.
    pub lang: Lang,
    /// How Arabic writes numbers and months.
    pub arabic: Spelling,
    /// Size of everything on screen, in per cent: 100 to 200.
    pub scale: u16,
    /// Open panels and their sizes.
    pub panels: Panels,
    /// The user's own map; `None` is the bundled one alone.
    pub map: Option<PathBuf>,
    /// How the map is shown.
    pub map_options: MapOptions,
    /// How the timeline is shown and plays.
    pub time_options: TimeOptions,
    /// Points by which the letters of articles are larger than usual.
    pub article_size: i8,
    /// What was opened lately, newest first.
    pub recent: Vec<Recent>,
    /// Where the window was closed.
    pub window: Option<WindowPlace>,
    /// How the table of incidents is laid out.
    pub table: TableOptions,
    /// What is chosen and written for pictures and sheets.
    pub briefing: BriefOptions,
    /// Who corrects here, as they typed it; empty where they gave no name.
    pub who: String,
    #[serde(flatten)]
    unknown: serde_json::Map<String, serde_json::Value>,
}

/// Where the window stands, in points of the desktop.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its upper left corner; `None` where the desktop does not tell, or where it stood on a screen that may be gone.
    pub corner: Option<[f32; 2]>,
    /// Width and height inside its frame.
    pub size: [f32; 2],
    /// Whether it filled the screen.
    pub is_maximized: bool,
}

/// Least and greatest size of everything on screen, and a step, in per cent.
const SCALES: std::ops::RangeInclusive<u16> = 100..=200;
const SCALE_STEP: i32 = 10;
/// So many groups of files are remembered.
const MOST_RECENT: usize = 5;

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeName::Light,
            lang: Lang::En,
            arabic: Spelling::default(),
            scale: 100,
            panels: Panels::default(),
            map: None,
            map_options: MapOptions::default(),
            time_options: TimeOptions::default(),
            article_size: 0,
            recent: Vec::new(),
            window: None,
            table: TableOptions::default(),
            briefing: BriefOptions::default(),
            who: String::new(),
            unknown: serde_json::Map::new(),
        }
    }
}

/// Where they lie; `None` on a machine without a home folder.
fn path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "furat").map(|dirs| dirs.config_dir().join("settings.json"))
}

impl Settings {
    /// Sets the size of everything on screen, within its bounds.
    pub fn set_scale(&mut self, percent: u16) {
        self.scale = percent.clamp(*SCALES.start(), *SCALES.end());
    }

    /// Makes everything on screen so many steps larger.
    pub fn step_scale(&mut self, steps: i32) {
        let wanted = i32::from(self.scale).saturating_add(steps.saturating_mul(SCALE_STEP));
        self.set_scale(u16::try_from(wanted.max(0)).unwrap_or(u16::MAX));
    }

    /// The name that corrections carry; `None` where none was given.
    pub fn signature(&self) -> Option<String> {
        let name = self.who.split_whitespace().collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(name)
    }

    /// Puts what was opened on top of the list; what was opened again moves there.
    pub fn remember(&mut self, opened: Recent) {
        self.recent.retain(|other| other.paths != opened.paths);
        self.recent.insert(0, opened);
        self.recent.truncate(MOST_RECENT);
    }

    /// What was kept, or the defaults.
    pub fn load() -> Self {
        path().map_or_else(Self::default, |path| Self::load_from(&path))
    }

    /// What was kept in that file, or the defaults.
    pub fn load_from(path: &Path) -> Self {
        match std::fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|e| {
                log::warn!("settings are unreadable and left alone: {e}: {}", path.display());
                Self::default()
            }),
            Err(_) => Self::default(),
        }
    }

    /// Keeps them: written beside, then renamed, so that a crash leaves the old ones whole.
    pub fn save(&self) {
        if let Some(path) = path() {
            self.save_to(&path);
        }
    }

    /// Keeps them in that file.
    pub fn save_to(&self, path: &Path) {
        let result = path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| {
            let beside = path.with_extension("json.new");
            std::fs::write(&beside, serde_json::to_vec_pretty(self).unwrap_or_default())?;
            std::fs::rename(&beside, path)
        });
        if let Err(e) = result {
            log::warn!("settings cannot be kept: {e}: {}", path.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_stay_within_their_bounds() {
        let mut settings = Settings::default();
        for (steps, percent) in [(1, 110), (-5, 100), (9, 190), (4, 200), (-3, 170), (i32::MIN, 100), (i32::MAX, 200)] {
            settings.step_scale(steps);
            assert_eq!(settings.scale, percent, "{steps} steps");
        }
    }

    #[test]
    fn a_name_of_spaces_is_none() {
        for (typed, signature) in [("", None), (" \t ", None), (" Rana  Saleh ", Some("Rana Saleh")), ("a\tb", Some("a b"))] {
            let settings = Settings { who: typed.into(), ..Settings::default() };
            assert_eq!(settings.signature().as_deref(), signature, "{typed:?}");
        }
    }

    #[test]
    fn what_is_opened_again_moves_to_the_top() {
        let recent = |name: &str| Recent { paths: vec![name.into()], articles: 3, day: chrono::NaiveDate::default() };
        let mut settings = Settings::default();
        for name in ["a", "b", "c", "d", "e", "f", "c"] {
            settings.remember(recent(name));
        }
        let names: Vec<_> = settings.recent.iter().map(|r| r.paths[0].display().to_string()).collect();
        assert_eq!(names, ["c", "f", "e", "d", "b"]);
    }

    #[test]
    fn settings_of_a_newer_version_are_not_dropped() {
        let newer = r#"{"theme":"dark","compass":"on","map_options":{"grid":"mgrs"}}"#;
        let settings: Settings = serde_json::from_str(newer).expect("settings");
        assert_eq!((settings.theme, settings.lang), (ThemeName::Dark, Lang::En));
        assert!(serde_json::to_string(&settings).expect("plain data").contains("compass"));
        assert_eq!((settings.map_options.grid, settings.map_options.names), (crate::context::Grid::Mgrs, crate::context::Names::Both));
    }
}
