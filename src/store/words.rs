//! Values of dimensions in words.

use super::{Dimension, OTHERS, Value};
use crate::i18n::Texts;
use crate::incident::{Actor, Side};

impl Value {
    /// "Airstrike", "Deir ez-Zor", "no outlet given".
    pub fn words(&self, texts: &Texts, dimension: Dimension) -> String {
        let is_free = matches!(dimension, Dimension::Side | Dimension::Area | Dimension::Outlet | Dimension::Language | Dimension::Tag);
        match dimension {
            _ if is_free && self.key == OTHERS => texts.tr("facet-others").into_owned(),
            _ if is_free && self.key.is_empty() => texts.tr(&format!("{}-none", dimension.code())).into_owned(),
            Dimension::Area | Dimension::Outlet => self.name(texts.lang()).to_owned(),
            Dimension::Language if !texts.has(&format!("language-{}", self.key)) => self.key.clone(),
            Dimension::Tag => self.key.clone(),
            Dimension::Side => Side::from_code(&self.key).map_or_else(|| self.key.clone(), |hit| side_words(texts, hit)),
            Dimension::Dating => texts.tr(&format!("precision-{}", self.key)).into_owned(),
            Dimension::Actor => Actor::from_code(&self.key).map_or_else(|| self.key.clone(), |actor| texts.actor(actor)),
            Dimension::Toll => texts.tr(&format!("told-{}", self.key)).into_owned(),
            _ => texts.tr(&format!("{}-{}", dimension.code(), self.key)).into_owned(),
        }
    }
}

/// The name of a side.
pub fn side_words(texts: &Texts, side: Side) -> String {
    match side {
        Side::Force(actor) => texts.actor(actor),
        Side::Civilians => texts.tr("side-civilians").into_owned(),
    }
}
