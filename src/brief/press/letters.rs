//! Letters that are drawn as one sign, told apart again for those who copy from a PDF.
//!
//! Lam with alef is one sign. A PDF may say that the sign stands for both letters, in the order of reading; but poppler and pdfium share a sign out
//! among its letters from left to right, whichever way they are written, and what is copied has alef before lam. So the sign stands for
//! its last letter alone, and one without ink or width, to the right of it, for the letter before.

use typst::layout::{Em, Frame, FrameItem};
use typst::model::Document as _;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

/// Has neither ink nor width, and no other use in a sheet.
const WITHOUT_INK: char = '\u{200C}';

/// The same pages, with a sign for every letter.
pub(super) fn apart(document: &PagedDocument) -> PagedDocument {
    let pages = document.pages().iter().cloned().map(|mut page| {
        walk(&mut page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn walk(frame: &mut Frame) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => walk(&mut group.frame),
            FrameItem::Text(text) => separate(text),
            _ => {}
        }
        true
    });
}

fn separate(text: &mut TextItem) {
    let Some(without_ink) = text.font.ttf().glyph_index(WITHOUT_INK) else { return };
    let glyphs = std::mem::take(&mut text.glyphs);
    text.glyphs.reserve(glyphs.len());
    for glyph in glyphs {
        let Some(middle) = middle(&text.text, &glyph) else {
            text.glyphs.push(glyph);
            continue;
        };
        let (first, last) = (glyph.range.start..middle, middle..glyph.range.end);
        let before = Glyph { id: without_ink.0, x_advance: Em::zero(), x_offset: Em::zero(), range: first, ..glyph.clone() };
        text.glyphs.push(Glyph { range: last, ..glyph });
        text.glyphs.push(before);
    }
}

/// Where the second of the two Arabic letters of a sign begins.
fn middle(text: &str, glyph: &Glyph) -> Option<u16> {
    let mut letters = text.get(glyph.range())?.chars();
    let (first, last) = (letters.next()?, letters.next()?);
    let is_arabic = |letter: char| letter.is_alphabetic() && ('\u{600}'..='\u{6FF}').contains(&letter);
    let is_pair = letters.next().is_none() && is_arabic(first) && is_arabic(last);
    is_pair.then(|| glyph.range.start + u16::try_from(first.len_utf8()).unwrap_or(0))
}
