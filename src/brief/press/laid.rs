//! Pages as they are laid out: no word beyond the page, none over another.

use std::collections::BTreeMap;

use typst::layout::{Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;
use unicode_normalization::char::is_combining_mark;

use super::{Job, world};
use crate::brief::template::Template;
use crate::brief::{Fields, Paper, Sheet, Snapshot, Taking, Views};
use crate::demo::demo;
use crate::gazetteer::Gazetteer;
use crate::i18n::Texts;
use crate::store::{DayRange, Filter, Store};
use crate::text::Lang;

/// Words with the box of their ink in points of the page.
struct Ink {
    words: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Ink {
    fn area(&self) -> f64 {
        (self.right - self.left) * (self.bottom - self.top)
    }

    /// Tails of letters may reach into the line below; a sixth of a run over another is a collision.
    fn covers(&self, other: &Self) -> bool {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width > 0.0 && height > 0.0 && width * height > self.area().min(other.area()) / 6.0
    }
}

fn collect(frame: &Frame, at: Transform, out: &mut Vec<Ink>) {
    for (position, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => collect(&group.frame, here.pre_concat(group.transform), out),
            // Where the ink of a mark over a letter lies, its run does not say.
            FrameItem::Text(text) if !text.text.trim().is_empty() && !text.text.chars().any(is_combining_mark) => {
                let ink = text.bbox();
                let [a, b] = [ink.min, ink.max].map(|corner: Point| corner.transform(here));
                let (left, right) = (a.x.min(b.x).to_pt(), a.x.max(b.x).to_pt());
                let (top, bottom) = (a.y.min(b.y).to_pt(), a.y.max(b.y).to_pt());
                if right > left && bottom > top {
                    out.push(Ink { words: text.text.to_string(), left, top, right, bottom });
                }
            }
            _ => {}
        }
    }
}

/// What is wrong with the pages of a sheet.
fn flaws(store: &Store, filter: &Filter, lang: Lang, paper: Paper) -> Vec<String> {
    let texts = Texts::new(lang);
    let snapshot = Snapshot::new(store, filter, &texts, Taking { has_rows: true, bars_px: 414.0, as_of: None });
    let fields = Fields { banner: Some("INTERNAL".into()), producer: Some("The desk".into()), ..Fields::default() };
    let views = Views { beyond: vec![1, 2], ..Views::default() };
    let sheet = Sheet { snapshot: &snapshot, texts: &texts, fields: &fields, paper, theme: "print", views: &views, own_credit: "" };
    let world = world(Job { sheet, template: &Template::bundled(), pictures: BTreeMap::default() }).expect("a world");
    let document = typst::compile::<PagedDocument>(&world).output.expect("laid out");
    let (width, height) = (paper.width_mm * 72.0 / 25.4, paper.height_mm * 72.0 / 25.4);
    let mut out = Vec::new();
    for (n, page) in document.pages().iter().enumerate() {
        let mut ink = Vec::new();
        collect(&page.frame, Transform::identity(), &mut ink);
        for (i, words) in ink.iter().enumerate() {
            if words.left < 0.0 || words.top < 0.0 || words.right > width || words.bottom > height {
                out.push(format!("page {}: {:?} leaves the page", n + 1, words.words));
            }
            out.extend(
                ink.iter()
                    .skip(i + 1)
                    .filter(|other| words.covers(other))
                    .map(|other| format!("page {}: {:?} over {:?}", n + 1, words.words, other.words)),
            );
        }
        assert!(!ink.is_empty(), "page {} is empty", n + 1);
    }
    out
}

fn made_up(incidents: u32) -> Store {
    demo(&Gazetteer::bundled().expect("bundled"), incidents, 1).expect("tables")
}

#[test]
fn no_word_leaves_its_page_or_covers_another_on_any_paper_in_either_language() {
    let (one, some) = (made_up(1), made_up(300));
    let never = Filter { range: Some(DayRange::day("1950-01-01".parse().expect("a day"))), ..Filter::default() };
    for lang in [Lang::En, Lang::Ar] {
        for paper in [Paper::A4, Paper::A3, Paper::SLIDE] {
            for (store, filter) in [(&some, &never), (&one, &Filter::default()), (&some, &Filter::default())] {
                let found = flaws(store, filter, lang, paper);
                assert!(
                    found.is_empty(),
                    "{lang:?} {}: {} flaws, such as {:#?}",
                    paper.name,
                    found.len(),
                    found.iter().take(8).collect::<Vec<_>>()
                );
            }
        }
    }
}

#[test]
fn five_thousand_incidents_are_laid_out_as_well() {
    let found = flaws(&made_up(5_000), &Filter::default(), Lang::En, Paper::A4);
    assert!(found.is_empty(), "{} flaws, such as {:#?}", found.len(), found.iter().take(8).collect::<Vec<_>>());
}
