//! Wishes without a payload: one table for shortcuts, bars, tooltips, the search field and the sheet of keys.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Command, QuickRange, Tray};
use crate::edit::Part;

/// Where a wish stands on the sheet of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name says it")]
pub enum CommandGroup {
    Files,
    Filter,
    Time,
    Incidents,
    Review,
    Map,
    Window,
    Help,
}

impl CommandGroup {
    /// All of them, in the order of the sheet.
    pub const ALL: [Self; 8] = [Self::Files, Self::Filter, Self::Time, Self::Incidents, Self::Review, Self::Map, Self::Window, Self::Help];

    /// Its name in `assets/i18n`.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Files => "keys-files",
            Self::Filter => "keys-filter",
            Self::Time => "keys-time",
            Self::Incidents => "keys-incidents",
            Self::Review => "keys-review",
            Self::Map => "keys-map",
            Self::Window => "keys-window",
            Self::Help => "keys-help",
        }
    }
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

/// One row a wish: group, message that names it, icon (or none), keys (the first is the one that is told), and what it asks for.
macro_rules! ui_commands {
    ($($name:ident: $group:ident, $text:literal, $icon:literal, [$($keys:expr),+], $command:expr;)+) => {
        /// A wish without a payload. All of them have a name, a group and keys.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each name says it")]
        pub enum UiCommand { $($name),+ }

        impl UiCommand {
            /// All of them, in the order of the sheet of keys.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Where it stands on the sheet.
            pub const fn group(self) -> CommandGroup {
                match self { $(Self::$name => CommandGroup::$group),+ }
            }

            /// Its name in `assets/i18n`.
            pub const fn text_key(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// Its icon; empty where it has none.
            pub const fn icon(self) -> &'static str {
                match self { $(Self::$name => $icon),+ }
            }

            /// The keys that ask for it.
            pub const fn shortcuts(self) -> &'static [KeyboardShortcut] {
                match self { $(Self::$name => { const KEYS: &[KeyboardShortcut] = &[$($keys),+]; KEYS }),+ }
            }

            /// What it asks for.
            pub const fn command(self) -> Command {
                match self { $(Self::$name => $command),+ }
            }
        }
    };
}

ui_commands! {
    AddArticles: Files, "command-add", "file-plus", [ctrl(Key::O)], Command::PickFiles;
    AddFolder: Files, "command-add-folder", "folder-plus", [ctrl_shift(Key::O)], Command::PickFolder;
    Sample: Files, "empty-sample", "globe", [ctrl(Key::E)], Command::OpenSample;
    SaveAs: Files, "command-save-as", "save", [ctrl(Key::S), ctrl_shift(Key::S)], Command::PickSaveAs;
    Export: Files, "command-export", "file-output", [ctrl_shift(Key::E)], Command::PickExport;
    CloseAll: Files, "command-close-all", "file-x", [ctrl(Key::W)], Command::CloseAll;
    StopReading: Files, "command-stop-reading", "circle-stop", [ctrl(Key::Period)], Command::StopReading;
    OpenMap: Files, "command-open-map", "map", [ctrl(Key::M)], Command::PickMap;
    BundledMap: Files, "command-bundled-map", "map", [ctrl_shift(Key::M)], Command::BundledMap;
    Picture: Files, "command-picture", "image", [ctrl(Key::P)], Command::SavePicture;
    Briefing: Files, "command-briefing", "camera", [ctrl_shift(Key::P)], Command::ToggleBriefing;
    Undo: Filter, "command-undo", "undo", [ctrl(Key::Z)], Command::Undo;
    Redo: Filter, "command-redo", "redo", [ctrl(Key::Y), ctrl_shift(Key::Z)], Command::Redo;
    ClearFilter: Filter, "command-clear-filter", "x", [plain(Key::C)], Command::ClearFilter;
    Views: Filter, "command-views", "eye", [plain(Key::B)], Command::ToggleViews;
    PlayPause: Time, "command-play", "play", [plain(Key::Space)], Command::TogglePlay;
    StepBack: Time, "timeline-back", "skip-back", [plain(Key::Comma)], Command::StepRange(-1);
    StepForward: Time, "timeline-forward", "skip-forward", [plain(Key::Period)], Command::StepRange(1);
    Cumulative: Time, "command-cumulative", "merge", [shift(Key::P)], Command::ToggleCumulative;
    Repeats: Time, "command-repeats", "rotate-ccw", [shift(Key::R)], Command::ToggleRepeats;
    SelectedTime: Time, "command-selected-time", "calendar", [plain(Key::S)], Command::ShowSelectedTime;
    Compare: Time, "command-compare", "split", [plain(Key::V)], Command::ToggleCompare;
    Lanes: Time, "command-lanes", "list", [shift(Key::T)], Command::ToggleLanes;
    Folds: Time, "command-folds", "scissors", [shift(Key::F)], Command::ToggleFolds;
    AllTime: Time, "command-all-time", "calendar-range", [shift(Key::A)], Command::QuickRange(QuickRange::All);
    Last7Days: Time, "command-last-7", "calendar-range", [shift(Key::W)], Command::QuickRange(QuickRange::Last7Days);
    Last30Days: Time, "command-last-30", "calendar-range", [shift(Key::D)], Command::QuickRange(QuickRange::Last30Days);
    Last90Days: Time, "command-last-90", "calendar-range", [shift(Key::Q)], Command::QuickRange(QuickRange::Last90Days);
    ThisMonth: Time, "command-this-month", "calendar-range", [shift(Key::M)], Command::QuickRange(QuickRange::ThisMonth);
    LastYear: Time, "command-last-year", "calendar-range", [shift(Key::Y)], Command::QuickRange(QuickRange::LastYear);
    ThisYear: Time, "command-this-year", "calendar-range", [plain(Key::Y)], Command::QuickRange(QuickRange::ThisYear);
    Next: Incidents, "source-next", "chevron-right", [plain(Key::J)], Command::SelectStep(1);
    Previous: Incidents, "source-previous", "chevron-left", [plain(Key::K)], Command::SelectStep(-1);
    NextEvidence: Incidents, "evidence-next", "arrow-down", [plain(Key::N)], Command::StepEvidence(1);
    PreviousEvidence: Incidents, "evidence-previous", "arrow-up", [plain(Key::P)], Command::StepEvidence(-1);
    SearchArticle: Incidents, "command-search-article", "search", [ctrl(Key::F)], Command::ToggleSearch;
    Articles: Incidents, "command-articles", "file-text", [plain(Key::A)], Command::ShowTray(Some(Tray::Articles));
    Table: Incidents, "command-table", "layout-list", [plain(Key::L)], Command::ToggleTable;
    Review: Review, "command-review", "inbox", [plain(Key::Q)], Command::ToggleReview;
    AcceptBest: Review, "command-accept", "check", [ctrl(Key::Enter)], Command::AcceptBest;
    LeaveOpen: Review, "command-leave-open", "circle-question-mark", [shift(Key::Num0)], Command::LeaveOpen;
    SkipQuestion: Review, "command-skip", "skip-forward", [shift(Key::S)], Command::SkipQuestion;
    NextQuestion: Review, "command-next-question", "arrow-down", [alt(Key::ArrowDown)], Command::ReviewStep(1);
    PreviousQuestion: Review, "command-previous-question", "arrow-up", [alt(Key::ArrowUp)], Command::ReviewStep(-1);
    UndoEdit: Review, "command-undo-edit", "undo", [plain(Key::U)], Command::UndoEdit;
    RedoEdit: Review, "command-redo-edit", "redo", [shift(Key::U)], Command::RedoEdit;
    EditKind: Review, "command-edit-kind", "pencil", [alt(Key::K)], Command::Edit(Some(Part::Kind));
    EditDate: Review, "command-edit-date", "calendar", [alt(Key::D)], Command::Edit(Some(Part::Date));
    EditPlace: Review, "command-edit-place", "map-pin", [alt(Key::P)], Command::Edit(Some(Part::Places));
    EditActor: Review, "command-edit-actor", "flag", [alt(Key::A)], Command::Edit(Some(Part::Actor));
    PlaceOnMap: Review, "command-place-on-map", "crosshair", [plain(Key::X)], Command::TogglePlacing;
    NewIncident: Review, "command-new-incident", "plus", [ctrl_shift(Key::N)], Command::NewIncident;
    RejectSelected: Review, "command-reject", "trash-2", [shift(Key::Delete)], Command::RejectSelected;
    Fit: Map, "command-fit", "maximize", [plain(Key::F)], Command::FitToFilter;
    ZoomIn: Map, "command-zoom-in", "plus", [plain(Key::Plus), plain(Key::Equals)], Command::ZoomIn;
    ZoomOut: Map, "command-zoom-out", "minus", [plain(Key::Minus)], Command::ZoomOut;
    ViewBack: Map, "command-view-back", "arrow-left", [alt(Key::ArrowLeft)], Command::ViewBack;
    ViewForward: Map, "command-view-forward", "arrow-right", [alt(Key::ArrowRight)], Command::ViewForward;
    GoTo: Map, "command-go-to", "crosshair", [ctrl(Key::G)], Command::ToggleFind;
    Measure: Map, "command-measure", "ruler", [plain(Key::M)], Command::ToggleMeasure;
    Names: Map, "command-names", "tag", [shift(Key::N)], Command::NextNames;
    Grid: Map, "command-grid", "layers", [plain(Key::G)], Command::NextGrid;
    Readout: Map, "command-readout", "target", [plain(Key::R)], Command::NextReadout;
    Search: Window, "command-search", "search", [ctrl(Key::K), plain(Key::Slash)], Command::OpenPalette;
    Facets: Window, "command-facets", "panel-left-close", [plain(Key::OpenBracket)], Command::ToggleFacets;
    Sources: Window, "command-sources", "panel-right-close", [plain(Key::CloseBracket)], Command::ToggleSources;
    Timeline: Window, "command-timeline", "panel-bottom-close", [plain(Key::T)], Command::ToggleTimeline;
    DarkOrLight: Window, "command-dark-or-light", "sun-moon", [ctrl(Key::D)], Command::ToggleDark;
    Contrast: Window, "command-contrast", "contrast", [ctrl_shift(Key::D)], Command::ToggleContrast;
    Language: Window, "command-other-language", "languages", [ctrl(Key::L)], Command::OtherLang;
    ScaleUp: Window, "command-scale-up", "zoom-in", [ctrl(Key::Plus), ctrl(Key::Equals)], Command::StepScale(1);
    ScaleDown: Window, "command-scale-down", "zoom-out", [ctrl(Key::Minus)], Command::StepScale(-1);
    ScaleReset: Window, "command-scale-reset", "monitor", [ctrl(Key::Num0)], Command::SetScale(100);
    Help: Help, "command-help", "keyboard", [plain(Key::F1), plain(Key::Questionmark)], Command::ToggleHelp;
    About: Help, "command-about", "info", [shift(Key::F1)], Command::ToggleAbout;
}

impl UiCommand {
    /// Every pair of keys and wish; those with more keys held down first, since the others would take them.
    pub fn by_keys() -> Vec<(KeyboardShortcut, Self)> {
        let held = |keys: &KeyboardShortcut| {
            let m = keys.modifiers;
            [m.alt, m.shift, m.ctrl || m.command].into_iter().filter(|held| *held).count()
        };
        let mut all: Vec<_> = Self::ALL.iter().flat_map(|wish| wish.shortcuts().iter().map(|keys| (*keys, *wish))).collect();
        all.sort_by_key(|(keys, _)| std::cmp::Reverse(held(keys)));
        all
    }

    /// Its keys as people read them: "Ctrl+O", "]".
    pub fn keys(self) -> String {
        self.shortcuts().first().copied().map(keys_of).unwrap_or_default()
    }

    /// The same, key by key: "Ctrl", "O".
    pub fn key_parts(self) -> Vec<String> {
        let Some(shortcut) = self.shortcuts().first() else { return Vec::new() };
        let modifiers = egui::ModifierNames::NAMES.format(&shortcut.modifiers, false);
        let held = modifiers.split('+').filter(|name| !name.is_empty()).map(str::to_owned);
        held.chain([shortcut.logical_key.symbol_or_name().to_owned()]).collect()
    }

    /// Whether its keys hold while words are typed into a field: those that no field has a use for.
    pub const fn works_while_typing(self) -> bool {
        matches!(self, Self::Search | Self::ScaleUp | Self::ScaleDown | Self::ScaleReset)
    }
}

fn keys_of(shortcut: KeyboardShortcut) -> String {
    let modifiers = egui::ModifierNames::NAMES.format(&shortcut.modifiers, false);
    let key = shortcut.logical_key.symbol_or_name();
    if modifiers.is_empty() { key.to_owned() } else { format!("{modifiers}+{key}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that panels read themselves: kinds and evidence.
    const OF_PANELS: [Key; 12] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9, Key::Num0, Key::N, Key::P];

    #[test]
    fn keys_are_written_as_they_stand_on_the_keyboard() {
        for (command, keys) in [
            (UiCommand::AddArticles, "Ctrl+O"),
            (UiCommand::Sources, "]"),
            (UiCommand::Facets, "["),
            (UiCommand::ZoomIn, "+"),
            (UiCommand::ZoomOut, "\u{2212}"),
            (UiCommand::PlayPause, "Space"),
            (UiCommand::BundledMap, "Ctrl+Shift+M"),
            (UiCommand::Search, "Ctrl+K"),
            (UiCommand::Help, "F1"),
        ] {
            assert_eq!(command.keys(), keys, "{command:?}");
        }
    }

    #[test]
    fn no_two_wishes_share_keys() {
        let all = UiCommand::by_keys();
        for (n, (keys, wish)) in all.iter().enumerate() {
            for (others, other) in all.iter().skip(n + 1) {
                assert_ne!(keys, others, "{wish:?} and {other:?}");
            }
        }
    }

    #[test]
    fn keys_that_panels_read_belong_to_no_other_wish() {
        for (keys, wish) in UiCommand::by_keys() {
            let is_taken = keys.modifiers.is_none() && OF_PANELS.contains(&keys.logical_key);
            assert!(!is_taken || wish.group() == CommandGroup::Incidents, "{wish:?} takes {:?}", keys.logical_key);
        }
    }

    #[test]
    fn keys_with_more_held_down_are_asked_first() {
        let all = UiCommand::by_keys();
        let at = |wish| all.iter().position(|(_, other)| *other == wish).expect("in the table");
        for (more, less) in
            [(UiCommand::BundledMap, UiCommand::OpenMap), (UiCommand::About, UiCommand::Help), (UiCommand::ScaleReset, UiCommand::Fit)]
        {
            assert!(at(more) < at(less), "{more:?} before {less:?}");
        }
    }

    #[test]
    fn every_wish_and_group_has_a_name_in_both_languages() {
        for lang in [crate::text::Lang::En, crate::text::Lang::Ar] {
            let texts = crate::i18n::Texts::new(lang);
            for wish in UiCommand::ALL {
                assert!(texts.has(wish.text_key()), "{lang:?} {}", wish.text_key());
            }
            for group in CommandGroup::ALL {
                assert!(texts.has(group.text_key()), "{lang:?} {}", group.text_key());
                assert!(UiCommand::ALL.iter().any(|wish| wish.group() == group), "{group:?} is empty");
            }
        }
    }

    #[test]
    fn every_icon_is_in_the_face() {
        for wish in UiCommand::ALL {
            assert!(!crate::ui::icons::icon(wish.icon()).is_empty(), "{wish:?}");
        }
    }
}
