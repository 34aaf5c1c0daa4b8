//! The pieces of evidence one can walk through, in the order they are read.

use crate::context::{Reader, Selection};
use crate::incident::{Field, SourceRef};
use crate::source::ArticleId;
use crate::store::Store;
use crate::text::Span;
use crate::ui::sources::dossier;

/// Words that some field rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    /// The article they stand in.
    pub article: ArticleId,
    /// The field; the first of several that rest on the same words.
    pub field: Field,
    /// Where they stand.
    pub span: Span,
}

/// The evidence of the selected incident, article by article; without one, that of all incidents of the open article. Fields whose marks
/// are switched off are left out, and words that several fields rest on come once.
pub(crate) fn stops(store: &Store, selection: &Selection, reader: &Reader) -> Vec<Stop> {
    let selected = selection.incident.as_ref().and_then(|id| store.incident(id));
    if let Some(incident) = selected.as_deref() {
        return dossier::by_date(store, incident).into_iter().flat_map(|source| of_source([source], reader)).collect();
    }
    let Some(reading) = &selection.reading else { return Vec::new() };
    let incidents = store.incidents_of(&reading.article).iter().filter_map(|row| store.incidents().get(*row));
    let sources = incidents.flat_map(|incident| &incident.sources).filter(|source| source.article == reading.article);
    of_source(sources, reader)
}

fn of_source<'a>(sources: impl IntoIterator<Item = &'a SourceRef>, reader: &Reader) -> Vec<Stop> {
    let on = |source: &'a SourceRef| source.evidence.iter().filter(|evidence| reader.is_on(evidence.field));
    let stop = |source: &SourceRef, evidence: &crate::incident::Evidence| Stop {
        article: source.article.clone(),
        field: evidence.field,
        span: evidence.span,
    };
    let mut stops: Vec<Stop> = sources.into_iter().flat_map(|source| on(source).map(move |evidence| stop(source, evidence))).collect();
    stops.sort_by_key(|stop| (stop.span, stop.field));
    stops.dedup_by_key(|stop| stop.span);
    stops
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::{Marked, Reading};
    use crate::incident::Evidence;
    use crate::store::Batch;
    use crate::store::sample::{article, day, incident};

    fn evidence(field: Field, start: usize) -> Evidence {
        Evidence { field, span: Span::new(start, start + 2), rule: String::new() }
    }

    /// One incident told in two articles, the later one first, and another one in the later article.
    fn store() -> Store {
        let mut told = incident("one", "2024-01-05");
        told.sources = vec![
            SourceRef { article: ArticleId("late".into()), evidence: vec![evidence(Field::Place, 7), evidence(Field::Kind, 3)] },
            SourceRef { article: ArticleId("early".into()), evidence: vec![evidence(Field::Killed, 4), evidence(Field::Injured, 4)] },
        ];
        let mut other = incident("two", "2024-01-06");
        other.sources = vec![SourceRef { article: ArticleId("late".into()), evidence: vec![evidence(Field::Date, 1)] }];
        let dated = |id: &str, on: &str| {
            let (article, mut facts) = article(id);
            facts.published = Some(day(on));
            (article, facts)
        };
        let mut store = Store::default();
        store.insert(Batch { articles: vec![dated("late", "2024-01-09"), dated("early", "2024-01-06")], incidents: vec![told, other] });
        store
    }

    fn said(stops: &[Stop]) -> Vec<(&str, usize)> {
        stops.iter().map(|stop| (stop.article.0.as_str(), stop.span.start)).collect()
    }

    #[test]
    fn evidence_is_walked_by_date_of_the_article_and_order_of_the_text() {
        let selection = Selection { incident: Some(crate::incident::IncidentId("one".into())), ..Selection::default() };
        let all = stops(&store(), &selection, &Reader::default());
        assert_eq!(said(&all), [("early", 4), ("late", 3), ("late", 7)], "both tolls stand on the same words");
        let reader = Reader { off: [Marked::Toll, Marked::Kind].into(), ..Reader::default() };
        assert_eq!(said(&stops(&store(), &selection, &reader)), [("late", 7)]);
    }

    #[test]
    fn an_article_by_itself_gives_the_evidence_of_all_its_incidents() {
        let reading = Some(Reading { article: ArticleId("late".into()), scroll_to: None });
        let selection = Selection { reading, ..Selection::default() };
        assert_eq!(said(&stops(&store(), &selection, &Reader::default())), [("late", 1), ("late", 3), ("late", 7)]);
        assert!(stops(&store(), &Selection::default(), &Reader::default()).is_empty());
    }
}
