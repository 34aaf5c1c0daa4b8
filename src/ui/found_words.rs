//! The words that the filter looks for, where they stand in titles, names and articles.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Color32, Id, Ui};

use crate::context::Ctx;
use crate::source::{Article, ArticleId};
use crate::store::{Generation, Query};
use crate::text::span::merged;
use crate::text::{Span, fold};

/// Letters of an article shown before the first word found, so that it stands in sight in a narrow panel, and bytes behind it, at most.
const BEFORE: usize = 20;
const BEHIND: usize = 220;

/// A line of an article around the first of the words found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The line, with signs where it was cut.
    pub text: String,
    /// The words found in it.
    pub spans: Vec<Span>,
}

/// What the filter looks for, folded; empty where it looks for nothing.
pub(super) fn parts(ctx: &Ctx<'_>) -> Vec<String> {
    Query::new(&ctx.filter.text).parts().to_vec()
}

/// The ground under words found.
pub(super) fn ground(ctx: &Ctx<'_>) -> Color32 {
    ctx.theme.state.accent_soft
}

/// Where any of the words stand in a text, as it is written, in order; several words without overlap.
pub(super) fn spans(text: &str, parts: &[String]) -> Vec<Span> {
    if parts.is_empty() {
        return Vec::new();
    }
    let folded = fold(text);
    // A phrase may run over the end of a line.
    let flat = folded.text.replace('\n', " ");
    let of =
        |part: &String| flat.match_indices(part.as_str()).map(|(at, found)| folded.to_original(at..at + found.len())).collect::<Vec<_>>();
    let found: Vec<Span> = parts.iter().flat_map(of).filter(|span| !span.is_empty()).collect();
    if parts.len() > 1 { merged(found) } else { found }
}

/// The line around the first of the words that an article holds; `None` where it holds none. Worked out once a search.
pub(super) fn excerpt_of(ui: &Ui, ctx: &Ctx<'_>, article: &Article) -> Option<Arc<Excerpt>> {
    /// Excerpts of one search.
    type Shelf = (Option<(String, Generation)>, HashMap<ArticleId, Option<Arc<Excerpt>>>);
    let shelf = ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<Shelf>>>(Id::unique("excerpts"))));
    let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (ctx.filter.text.clone(), ctx.store.generation());
    if shelf.0.as_ref() != Some(&key) {
        *shelf = (Some(key), HashMap::new());
    }
    shelf.1.entry(article.id.clone()).or_insert_with(|| excerpt(&article.body, &parts(ctx)).map(Arc::new)).clone()
}

fn excerpt(body: &str, parts: &[String]) -> Option<Excerpt> {
    let all = spans(body, parts);
    let first = *all.first()?;
    let is_space = |c: char| c.is_whitespace();
    let head = Span::new(0, first.start).slice(body);
    // From the paragraph's beginning, or from a whole word not too far before.
    let paragraph = head.rfind('\n').map_or(0, |at| at + 1);
    let near = head.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let word = Span::new(near, first.start).slice(body).find(is_space).map_or(first.start, |at| near + at + 1);
    let start = if near <= paragraph { paragraph } else { word };
    let tail = Span::new(first.end, body.len()).slice(body);
    let paragraph_end = tail.find('\n').map_or(body.len(), |at| first.end + at);
    let end = paragraph_end.min(body.floor_char_boundary((first.end + BEHIND).min(body.len())));
    let (before, behind) = (if start > paragraph { "\u{2026}" } else { "" }, if end < paragraph_end { "\u{2026}" } else { "" });
    let moved = |span: &Span| Span::new(span.start - start + before.len(), span.end - start + before.len());
    let inside = all.iter().filter(|span| span.start >= start && span.end <= end).map(moved).collect();
    Some(Excerpt { text: format!("{before}{}{behind}", Span::new(start, end).slice(body)), spans: inside })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(words: &str) -> Vec<String> {
        Query::new(words).parts().to_vec()
    }

    #[test]
    fn every_word_of_the_search_is_marked_as_it_is_written() {
        let text = "The Raid hit a base; raiders fled the base";
        let marked = |words: &str| spans(text, &query(words)).iter().map(|span| span.slice(text)).collect::<Vec<_>>().join("|");
        assert_eq!(marked("RAID base"), "Raid|base|raid|base");
        assert_eq!(marked("\"a base\""), "a base");
        assert_eq!(marked(""), "");
    }

    #[test]
    fn an_excerpt_opens_near_the_first_word_found_and_stays_in_its_paragraph() {
        let body = format!("Title\nFirst {} the strike hit\nNext", "word ".repeat(60));
        let excerpt = excerpt(&body, &query("strike")).expect("found");
        assert!(excerpt.text.starts_with("\u{2026}word") && excerpt.text.ends_with("strike hit"), "{excerpt:?}");
        assert_eq!(excerpt.spans.iter().map(|span| span.slice(&excerpt.text)).collect::<Vec<_>>(), ["strike"]);
        let near = super::excerpt(&body, &query("first")).expect("found");
        assert!(near.text.starts_with("First word") && near.text.ends_with('\u{2026}'), "{near:?}");
        assert_eq!(super::excerpt(&body, &query("raid")), None);
    }
}
