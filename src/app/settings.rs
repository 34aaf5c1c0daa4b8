//! What is remembered between runs: colours, language, panels, the look of the map. A file that cannot be read is told, and never overwritten silently.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::context::MapOptions;
use crate::text::Lang;
use crate::ui::Panels;
use crate::ui::theme::ThemeName;

/// Settings of one user on one machine. Unknown fields of a newer version are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Colours.
    pub theme: ThemeName,
    /// Language of the interface.
    pub lang: Lang,
    /// Open panels.
    pub panels: Panels,
    /// The user's own map; `None` is the bundled one alone.
    pub map: Option<PathBuf>,
    /// How the map is shown.
    pub map_options: MapOptions,
    /// Points by which the letters of articles are larger than usual.
    pub article_size: i8,
    #[serde(flatten)]
    unknown: serde_json::Map<String, serde_json::Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeName::Light,
            lang: Lang::En,
            panels: Panels::default(),
            map: None,
            map_options: MapOptions::default(),
            article_size: 0,
            unknown: serde_json::Map::new(),
        }
    }
}

/// Where they lie; `None` on a machine without a home folder.
fn path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "furat").map(|dirs| dirs.config_dir().join("settings.json"))
}

impl Settings {
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
    fn settings_of_a_newer_version_are_not_dropped() {
        let newer = r#"{"theme":"dark","compass":"on","map_options":{"grid":"mgrs"}}"#;
        let settings: Settings = serde_json::from_str(newer).expect("settings");
        assert_eq!((settings.theme, settings.lang), (ThemeName::Dark, Lang::En));
        assert!(serde_json::to_string(&settings).expect("plain data").contains("compass"));
        assert_eq!((settings.map_options.grid, settings.map_options.names), (crate::context::Grid::Mgrs, crate::context::Names::Both));
    }
}
