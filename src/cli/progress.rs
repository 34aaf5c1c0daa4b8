//! A bar on standard error, where that is a terminal and the user did not ask for quiet.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::i18n::Texts;

/// Whether bars are shown.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    shown: bool,
}

/// One bar; gone when dropped.
#[derive(Debug)]
pub struct Bar(ProgressBar);

impl Progress {
    /// Shown on a terminal, unless `quiet`.
    pub fn new(quiet: bool) -> Self {
        Self { shown: !quiet && std::io::stderr().is_terminal() }
    }

    /// Never shown.
    pub const fn hidden() -> Self {
        Self { shown: false }
    }

    /// Starts a bar over `steps`, named by a message.
    pub fn start(self, message: &'static str, steps: usize, texts: &Texts) -> Bar {
        let target = if self.shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(texts.tr(message).into_owned());
        Bar(bar)
    }
}

impl Bar {
    /// One step done.
    pub fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
