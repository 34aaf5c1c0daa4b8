//! The only place that owns and changes state: the window, its commands, its background work, and the picture.

mod apply;
pub mod brief;
mod briefing;
mod finder;
mod frame;
mod hand_out;
mod jobs;
mod keeper;
mod keys;
pub mod offscreen;
pub mod own_map;
mod press;
pub mod reading;
mod reading_room;
mod review;
mod rows;
mod seek;
mod settings;
pub mod shot;
mod space;
mod state;
mod tables;
mod time;
mod views;
mod window;

pub use frame::FuratApp;
pub use reading::Input;
pub use settings::Settings;
pub use space::OpenSpace;
pub use state::AppState;
pub use window::{Start, run};
