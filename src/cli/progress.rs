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

    /// Starts a count of steps whose number is not known, named by a message.
    pub fn count(self, message: &'static str, texts: &Texts) -> Bar {
        self.bar(ProgressBar::no_length(), "{msg} {pos} {spinner}", message, texts)
    }

    /// Starts a bar over `steps`, named by a message.
    pub fn start(self, message: &'static str, steps: usize, texts: &Texts) -> Bar {
        self.bar(ProgressBar::new(steps as u64), "{msg} {wide_bar} {pos}/{len}", message, texts)
    }

    /// Starts a bar over so many bytes, named by a message.
    pub fn bytes(self, message: &'static str, bytes: u64, texts: &Texts) -> Bar {
        self.bar(ProgressBar::new(bytes), "{msg} {wide_bar} {bytes}/{total_bytes} {eta}", message, texts)
    }

    fn bar(self, bar: ProgressBar, template: &str, message: &'static str, texts: &Texts) -> Bar {
        bar.set_draw_target(if self.shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() });
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(texts.tr(message).into_owned());
        Bar(bar)
    }
}

impl Bar {
    /// One step done.
    pub fn step(&self) {
        self.steps(1);
    }

    /// Several steps done.
    pub fn steps(&self, count: usize) {
        self.0.inc(count as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
