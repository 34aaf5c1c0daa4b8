//! The engine behind all text: fonts, shaper, glyph atlas, and what was shaped lately.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use parley::{FontContext, LayoutContext};

use super::atlas::Atlas;
use super::fonts;
use super::shaped::{ShapeKey, ShapedText, TextStyle};

/// Shaped texts kept before those not used lately are dropped.
const KEPT_TEXTS: usize = 4096;
/// Frames after which a text that was not painted may be dropped.
const KEPT_FRAMES: u64 = 240;

/// Fonts, shaper, atlas and cache.
pub struct TextEngine {
    pub(super) fonts: FontContext,
    pub(super) layouts: LayoutContext<[u8; 0]>,
    pub(super) atlas: Atlas,
    shaped: HashMap<ShapeKey, (Arc<ShapedText>, u64)>,
    has_lent_face: bool,
}

impl Default for TextEngine {
    fn default() -> Self {
        Self {
            fonts: fonts::context(),
            layouts: LayoutContext::new(),
            atlas: Atlas::default(),
            shaped: HashMap::new(),
            has_lent_face: false,
        }
    }
}

impl TextEngine {
    /// The shaped text, from the cache where it was shaped before. `width` wraps it, in points.
    pub fn shape(&mut self, ctx: &egui::Context, text: &str, style: &TextStyle, width: Option<f32>) -> Arc<ShapedText> {
        let frame = ctx.cumulative_pass_nr();
        let key = ShapeKey::new(text, style, ctx.pixels_per_point(), width);
        if let Some((shaped, used)) = self.shaped.get_mut(&key) {
            *used = frame;
            return Arc::clone(shaped);
        }
        if self.shaped.len() >= KEPT_TEXTS {
            self.shaped.retain(|_, (_, used)| frame.saturating_sub(*used) < KEPT_FRAMES);
        }
        let shaped = Arc::new(ShapedText::new(self, ctx, &key));
        self.shaped.insert(key, (Arc::clone(&shaped), frame));
        self.atlas.flush();
        shaped
    }
}

/// Lends out the engine of this egui context, made on first use.
pub fn with_engine<R>(ctx: &egui::Context, work: impl FnOnce(&mut TextEngine) -> R) -> R {
    let engine = ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<TextEngine>>>(egui::Id::unique("text engine"))));
    let mut engine = engine.lock().unwrap_or_else(PoisonError::into_inner);
    if !engine.has_lent_face {
        engine.has_lent_face = true;
        fonts::lend_to_egui(ctx);
    }
    work(&mut engine)
}
