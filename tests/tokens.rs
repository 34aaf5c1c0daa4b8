//! Colours that can be told apart: every pair of the tokens that stands one on the other. High contrast asks for more.
#![cfg(feature = "gui")]

use egui::{Color32, Rgba};
use furat::incident::{Field, Kind};
use furat::ui::theme::{Theme, ThemeName};

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(color: Color32) -> f32 {
    let linear = Rgba::from(color);
    0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
}

fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What stands on what, and how far apart the two are at least; for high contrast, texts 7.
fn pairs(theme: &Theme) -> Vec<(String, Color32, Color32, f32)> {
    let text = if theme.name == ThemeName::Contrast { 7.0 } else { 4.5 };
    let edge = if theme.name == ThemeName::Contrast { 4.5 } else { 3.0 };
    let (surface, ink, state, map) = (&theme.surface, &theme.text, &theme.state, &theme.map);
    let mut out = Vec::new();
    let mut add = |name: &str, fg, bg, least| out.push((name.to_owned(), fg, bg, least));
    for (ground, bg) in [("panel", surface.panel), ("card", surface.card), ("sunken", surface.sunken), ("hover", surface.hover)] {
        for (name, fg) in [("strong", ink.strong), ("body", ink.body), ("muted", ink.muted)] {
            add(&format!("text.{name} on {ground}"), fg, bg, text);
        }
    }
    add("text.on_bar on bar", ink.on_bar, surface.bar, text);
    add("text.on_bar_muted on bar", ink.on_bar_muted, surface.bar, text);
    add("text.link on card", ink.link, surface.card, text);
    add("text.on_accent on accent", ink.on_accent, state.accent, text);
    add("accent on panel", state.accent, surface.panel, text);
    add("text.strong on accent_soft", ink.strong, state.accent_soft, text);
    add("accent on accent_soft", state.accent, state.accent_soft, text);
    add("line.field on card", theme.line.field, surface.card, edge);
    add("focus on panel", state.focus, surface.panel, edge);
    for (name, fg, bg) in [("warn", state.warn, state.warn_soft), ("error", state.error, state.error_soft), ("ok", state.ok, state.ok_soft)]
    {
        add(&format!("{name} on {name}_soft"), fg, bg, text);
        add(&format!("text.body on {name}_soft"), ink.body, bg, text);
    }
    for field in Field::ALL {
        let evidence = theme.evidence(field);
        add(&format!("evidence of {field:?} on card"), evidence.ink, surface.card, text);
        add(&format!("evidence of {field:?} on its tint"), evidence.ink, evidence.tint, text);
        add(&format!("text.strong on the tint of {field:?}"), ink.strong, evidence.tint, 7.0);
    }
    for (name, fg) in
        [("label", map.label), ("label_minor", map.label_minor), ("label_water", map.label_water), ("label_region", map.label_region)]
    {
        add(&format!("map.{name} on land"), fg, map.land, text);
    }
    add("map.border on land", map.border, map.land, edge);
    add("map.river on land", map.river, map.land, 2.5);
    out
}

#[test]
fn every_text_can_be_read_on_its_ground_in_every_theme() {
    let mut faint = Vec::new();
    for name in ThemeName::ALL {
        let theme = Theme::load(name).expect("bundled tokens");
        for (pair, fg, bg, least) in pairs(&theme) {
            let found = contrast(fg, bg);
            if found < least {
                faint.push(format!("{name:?}: {pair} is {found:.2}, at least {least}"));
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn every_kind_stands_out_from_the_land_by_its_fill_or_its_edge() {
    for name in ThemeName::ALL {
        let theme = Theme::load(name).expect("bundled tokens");
        for kind in Kind::ALL {
            let found = contrast(theme.kind(kind), theme.map.land).max(contrast(theme.map.symbol_edge, theme.map.land));
            assert!(found >= 3.0, "{name:?} {kind:?}: {found:.2}");
        }
    }
}

#[test]
fn black_on_white_is_21_to_1() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
}
