//! What joining promises, whatever the reports.

use std::collections::BTreeSet;

use super::blocks::{WINDOW, pairs};
use super::*;
use crate::incident::{Confidence, Count, Field, Finding};
use crate::source::ArticleId;
use crate::store::sample::{incident, site};

/// The `n`-th report of a made-up season: some are of one incident, some share an article, some differ in one thing alone.
fn report(n: usize) -> Incident {
    let mut report = incident(&format!("{n:05}#1"), &format!("2024-03-{:02}", 1 + n / 7 % 28));
    report.sources[0].article = ArticleId(format!("{:05}", n - n % 3 % 2));
    report.places = vec![site(["a", "b", "c"][n % 3], 34.0 + (n % 3) as f64 * 0.3, 40.5, 3.0)];
    report.killed = if n.is_multiple_of(4) { Count::default() } else { Count::exact((n % 4 * 5) as u32) };
    report
}

fn season(reports: usize) -> Vec<Incident> {
    (0..reports).map(report).collect()
}

fn joined(reports: impl IntoIterator<Item = Incident>) -> Vec<Incident> {
    let mut merger = Merger::default();
    reports.into_iter().for_each(|report| merger.add(vec![report]));
    let mut out = merger.finish();
    out.sort_by(|a, b| a.id.cmp(&b.id));
    out
}

#[test]
fn what_comes_out_does_not_depend_on_the_order_of_articles() {
    let season = season(300);
    let want = joined(season.clone());
    assert!(want.len() < 280 && want.iter().any(|incident| incident.reports.len() > 2), "{}", want.len());
    for stride in [7, 113, 299] {
        // A stride that shares no divisor with their number visits each once.
        let shuffled = (0..300).map(|n| season[(n * stride + stride) % 300].clone());
        assert_eq!(joined(shuffled), want, "{stride}");
    }
}

/// Reports of one incident lie close together here, as in a stream of news: it does not matter that not all of them wait.
#[test]
fn a_stream_joined_by_stretches_comes_out_as_when_all_is_there() {
    let season = season(28 * 7);
    let mut merger = Merger::default();
    let mut out = Vec::new();
    for report in season.clone() {
        merger.add(vec![report]);
        if merger.waiting() > 60 {
            out.extend(merger.finish_older());
            assert!(merger.waiting() <= 46);
        }
    }
    assert!(out.len() > 20);
    out.extend(merger.finish());
    out.sort_by(|a, b| a.id.cmp(&b.id));
    assert!(out == joined(season), "some incident differs");
}

#[test]
fn a_stream_of_one_incident_does_not_pile_up() {
    let mut merger = Merger::default();
    for n in 0..40 {
        merger.add(vec![report(n * 28 * 7 * 12)]);
    }
    let out = merger.finish_older();
    assert_eq!((merger.waiting(), out.iter().map(|incident| incident.sources.len()).sum::<usize>()), (0, 40));
}

#[test]
fn no_two_reports_of_one_article_are_joined_not_even_through_a_third() {
    for incident in joined(season(500)) {
        let articles: BTreeSet<_> = incident.sources.iter().map(|source| &source.article).collect();
        assert_eq!(articles.len(), incident.sources.len(), "{:?}", incident.id);
    }
    let (mut a, b, mut c) = (report(1), report(1), report(1));
    (a.id, c.id) = (IncidentId("a#1".into()), IncidentId("a#2".into()));
    (a.sources[0].article, c.sources[0].article) = (ArticleId("a".into()), ArticleId("a".into()));
    assert_eq!(joined([a, b, c]).len(), 2);
}

#[test]
fn what_was_joined_is_taken_apart_to_what_it_was() {
    let season = season(200);
    let mut apart: Vec<Incident> = joined(season.clone()).into_iter().flat_map(Incident::split).collect();
    apart.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(apart, season);
}

#[test]
fn reports_that_are_to_stay_apart_stay_apart() {
    let season = season(200);
    let together = joined(season.clone()).into_iter().find(|incident| incident.reports.len() > 1).expect("some are joined");
    let apart: BTreeSet<IncidentId> = together.reports.iter().map(|report| report.id.clone()).collect();
    let mut merger = Merger { apart: apart.clone(), ..Merger::default() };
    merger.add(season);
    assert!(merger.finish().iter().filter(|incident| apart.contains(&incident.id)).all(|incident| incident.sources.len() == 1));
}

#[test]
fn a_joined_incident_says_why_and_how_far() {
    for incident in joined(season(200)).iter().filter(|incident| !incident.reports.is_empty()) {
        assert_eq!(incident.merged.len(), incident.reports.len(), "{:?}", incident.id);
        for joined in &incident.merged {
            assert!((0.5..1.0).contains(&joined.score) && joined.reasons.len() >= 3, "{joined:?}");
        }
        assert!(incident.confidence.reasons.iter().any(|reason| reason.id == "several-sources"));
    }
}

#[test]
fn likeness_is_the_same_both_ways() {
    let season = season(60);
    for a in &season {
        for b in &season {
            assert_eq!(likeness(a, b), likeness(b, a));
        }
    }
}

#[test]
fn where_reports_differ_the_fields_say_so() {
    let (mut a, mut b) = (report(1), report(1));
    (b.id, b.sources[0].article) = (IncidentId("b#1".into()), ArticleId("b".into()));
    (a.killed, b.killed) = (Count::exact(5), Count::exact(7));
    for report in [&mut a, &mut b] {
        report.findings =
            [Field::Kind, Field::Killed].map(|field| Finding { field, confidence: Confidence::default(), candidates: Vec::new() }).to_vec();
    }
    let joined = joined([a, b]);
    assert_eq!((joined.len(), joined[0].killed), (1, Count::between(5, 7)));
    let reasons = |field| joined[0].finding(field).map(|f| f.confidence.reasons.iter().map(|r| r.id.clone()).collect::<Vec<_>>());
    assert_eq!(reasons(Field::Kind), Some(vec!["several-sources".into()]));
    assert_eq!(reasons(Field::Killed), Some(vec!["sources-differ".into()]));
    let others: Vec<_> = joined[0].finding(Field::Killed).expect("judged").candidates.iter().map(|c| c.value.as_str()).collect();
    assert_eq!(others, ["5", "7"]);
}

#[test]
fn ten_thousand_articles_are_compared_in_proportion() {
    // All of one week: far more crowded than any press.
    let crowd: Vec<Incident> = (0..10_000)
        .map(|n| {
            let mut report = report(n);
            report.when = incident("x", &format!("2024-03-{:02}", 1 + n % 7)).when;
            report
        })
        .collect();
    let compared = pairs(&crowd, &BTreeSet::new()).len();
    let fewer = pairs(&crowd[..5_000], &BTreeSet::new()).len();
    assert!(compared > 10_000 && compared <= crowd.len() * WINDOW * 4, "{compared}");
    assert!(compared < fewer * 5 / 2, "{fewer} for half of them, {compared} for all");
}
