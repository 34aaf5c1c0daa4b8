//! Commands of somebody who reads articles: which one is open, where the reader stands in it, how it is marked.

use crate::context::{Command, Reading, Search};
use crate::source::ArticleId;
use crate::text::Span;
use crate::ui::evidence_stops;

use super::apply::{Effect, show_sources};
use super::state::AppState;

/// Points by which letters of articles may be smaller or larger than usual.
const SIZES: std::ops::RangeInclusive<i8> = -4..=14;

/// Carries out a reader's command; gives back one that is none.
pub(super) fn apply(state: &mut AppState, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::Read(article, scroll_to) => read(state, article, scroll_to),
        Command::ReadAlone(article) => return Ok(read_alone(state, article)),
        Command::CloseArticle => {
            state.selection.reading = None;
            state.reader.stop = None;
        }
        Command::StepEvidence(step) => step_evidence(state, step),
        Command::ToggleMarked(marked) => {
            if !state.reader.off.remove(&marked) {
                state.reader.off.insert(marked);
            }
            state.reader.stop = None;
        }
        Command::ToggleSearch => {
            let is_reading = state.selection.reading.is_some();
            state.reader.search = if state.reader.search.is_none() && is_reading { Some(Search::default()) } else { None };
        }
        Command::SearchArticle(words) => state.reader.search = Some(Search { words, at: 0 }),
        Command::ShowHit(at, span) => {
            if let Some(search) = &mut state.reader.search {
                search.at = at;
            }
            if let (Some(reading), Some(_)) = (&mut state.selection.reading, span) {
                reading.scroll_to = span;
            }
        }
        Command::StepArticleSize(step) => {
            let size = &mut state.settings.article_size;
            *size = size.saturating_add(step).clamp(*SIZES.start(), *SIZES.end());
            return Ok(vec![Effect::SaveSettings]);
        }
        Command::ToggleTable => {
            state.settings.panels.table = !state.settings.panels.table;
            return Ok(vec![Effect::SaveSettings]);
        }
        Command::SortTable(column) => {
            state.settings.table.sort_by(column);
            return Ok(vec![Effect::SaveSettings]);
        }
        Command::ToggleColumn(column) => {
            state.settings.table.toggle(column);
            return Ok(vec![Effect::SaveSettings]);
        }
        other => return Err(other),
    }
    Ok(Vec::new())
}

fn read(state: &mut AppState, article: ArticleId, scroll_to: Option<Span>) {
    let stops = evidence_stops(&state.store, &state.selection, &state.reader);
    let at = |span: Span| stops.iter().position(|stop| stop.article == article && stop.span.overlaps(span));
    state.reader.stop = scroll_to.and_then(at);
    state.selection.reading = Some(Reading { article, scroll_to });
}

fn read_alone(state: &mut AppState, article: ArticleId) -> Vec<Effect> {
    state.selection.incident = None;
    state.selection.field = None;
    state.reader.stop = None;
    state.selection.reading = Some(Reading { article, scroll_to: None });
    show_sources(state)
}

/// Goes to the next evidence, round and round; the first step goes to the first one of the open article.
fn step_evidence(state: &mut AppState, step: i32) {
    let stops = evidence_stops(&state.store, &state.selection, &state.reader);
    let Ok(count) = i64::try_from(stops.len()) else { return };
    if count == 0 {
        return;
    }
    let open = state.selection.reading.as_ref().map(|reading| &reading.article);
    let next = match state.reader.stop {
        Some(at) => (at as i64 + i64::from(step)).rem_euclid(count) as usize,
        None if step >= 0 => stops.iter().position(|stop| Some(&stop.article) == open).unwrap_or(0),
        None => stops.iter().rposition(|stop| Some(&stop.article) == open).unwrap_or(stops.len() - 1),
    };
    let Some(stop) = stops.get(next) else { return };
    state.reader.stop = Some(next);
    state.selection.reading = Some(Reading { article: stop.article.clone(), scroll_to: Some(stop.span) });
}

#[cfg(test)]
mod tests {
    use super::super::apply::apply as apply_any;
    use super::super::settings::Settings;
    use super::*;
    use crate::context::Marked;
    use crate::incident::{Evidence, Field, IncidentId, SourceRef};
    use crate::store::Batch;
    use crate::store::sample::{article, incident};

    fn state() -> AppState {
        let mut state = AppState::new(Settings::default()).expect("bundled tokens");
        let evidence = |field, start| Evidence { field, span: Span::new(start, start + 1), rule: String::new() };
        let mut told = incident("i", "2024-01-05");
        let fields = vec![evidence(Field::Kind, 0), evidence(Field::Place, 2), evidence(Field::Killed, 4)];
        told.sources = vec![SourceRef { article: ArticleId("a text".into()), evidence: fields }];
        state.store.insert(Batch { articles: vec![article("a text")], incidents: vec![told] });
        apply_any(&mut state, Command::Select(Some(IncidentId("i".into()))));
        state
    }

    fn standing_at(state: &AppState) -> Option<usize> {
        state.selection.reading.as_ref().and_then(|reading| reading.scroll_to).map(|span| span.start)
    }

    #[test]
    fn evidence_is_walked_round_and_round() {
        let mut state = state();
        for (step, at) in [(1, 0), (1, 2), (1, 4), (1, 0), (-1, 4), (-1, 2)] {
            apply_any(&mut state, Command::StepEvidence(step));
            assert_eq!(standing_at(&state), Some(at), "after {step}");
        }
        apply_any(&mut state, Command::ToggleMarked(Marked::Place));
        apply_any(&mut state, Command::StepEvidence(-1));
        apply_any(&mut state, Command::StepEvidence(-1));
        assert_eq!(standing_at(&state), Some(0), "the place is not stopped at while its marks are off");
    }

    #[test]
    fn clicking_a_field_is_where_the_walk_goes_on() {
        let mut state = state();
        apply_any(&mut state, Command::Read(ArticleId("a text".into()), Some(Span::new(2, 3))));
        assert_eq!(state.reader.stop, Some(1));
        apply_any(&mut state, Command::StepEvidence(1));
        assert_eq!(standing_at(&state), Some(4));
    }

    #[test]
    fn letters_grow_and_shrink_within_bounds_and_are_remembered() {
        let mut state = state();
        assert_eq!(apply_any(&mut state, Command::StepArticleSize(2)), [Effect::SaveSettings]);
        assert_eq!(state.settings.article_size, 2);
        for _ in 0..100 {
            apply_any(&mut state, Command::StepArticleSize(-1));
        }
        assert_eq!(state.settings.article_size, *SIZES.start());
    }

    #[test]
    fn a_search_needs_an_article() {
        let mut state = state();
        apply_any(&mut state, Command::ToggleSearch);
        assert!(state.reader.search.is_some());
        apply_any(&mut state, Command::ToggleSearch);
        apply_any(&mut state, Command::Select(None));
        apply_any(&mut state, Command::ToggleSearch);
        assert_eq!(state.reader.search, None);
    }

    #[test]
    fn an_article_is_read_by_itself_and_left_again() {
        let mut state = state();
        apply_any(&mut state, Command::ReadAlone(ArticleId("a text".into())));
        assert!(state.selection.incident.is_none() && state.selection.reading.is_some());
        apply_any(&mut state, Command::StepEvidence(1));
        assert_eq!(standing_at(&state), Some(0), "the evidence of all its incidents");
        apply_any(&mut state, Command::CloseArticle);
        assert_eq!(state.selection.reading, None);
    }
}
