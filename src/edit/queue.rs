//! The review queue: what a person should look at, the questions on which most hangs first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::lay::Corrected;
use super::{Doubt, Part};
use crate::extract::likeness;
use crate::incident::{Incident, IncidentId, Verification};
use crate::store::Store;

/// Another place of the name is a rival from this share of the evidence on.
const RIVAL: f32 = 0.2;

/// Incidents less sure than this are looked at.
const UNSURE: f32 = 0.5;

/// Two incidents this like each other, and not joined, are looked at.
const ALIKE: f32 = 0.25;

/// Incidents that may have happened over more days than this are like too many others.
const MOST_DAYS: i64 = 4;

/// Sites no farther apart than this, in km, may be told as one.
const NEAR_KM: f64 = 15.0;

/// Each incident of a day is compared with so many that follow it.
const COMPARED: usize = 40;

/// One question of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The incident.
    pub incident: IncidentId,
    /// What is in doubt.
    pub doubt: Doubt,
    /// The one that it may be the same as.
    pub with: Option<IncidentId>,
    /// How many incidents of the queue have the same doubt about the same name.
    pub hangs: usize,
}

/// The questions about the incidents of a store that no person has answered. `out` tells what they have.
/// Nothing is asked about incidents that are made on demand.
pub fn queue(store: &Store, out: &Corrected) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut rivals: HashMap<(&str, &str), usize> = HashMap::new();
    for incident in store.incidents().iter().filter(|incident| incident.remarks.status != Verification::Discounted) {
        for doubt in doubts(incident).filter(|doubt| !is_answered(incident, *doubt, out)) {
            questions.push(Question { incident: incident.id.clone(), doubt, with: None, hangs: 1 });
            if doubt == Doubt::Ambiguous {
                rivals.extend(rival_names(incident).map(|names| (names, 0)));
            }
        }
    }
    for incident in store.incidents() {
        if let Some(count) = rival_names(incident).and_then(|names| rivals.get_mut(&names)) {
            *count += 1;
        }
    }
    for question in questions.iter_mut().filter(|question| question.doubt == Doubt::Ambiguous) {
        let incident = store.incident_position(&question.incident).and_then(|row| store.incidents().get(row));
        question.hangs = incident.and_then(rival_names).and_then(|names| rivals.get(&names).copied()).unwrap_or(1);
    }
    questions.extend(duplicates(store.incidents(), out));
    questions
        .sort_by_cached_key(|question| (std::cmp::Reverse(question.hangs), store.incident_position(&question.incident), question.doubt));
    questions
}

/// The doubts about one incident, but for those that others cause.
pub fn doubts(incident: &Incident) -> impl Iterator<Item = Doubt> + use<> {
    let is_ambiguous = rival_names(incident).is_some();
    let is_unsure = incident.confidence.value < UNSURE && !incident.confidence.reasons.is_empty();
    [
        (Doubt::Undated, !incident.when.is_dated()),
        (Doubt::Unlocated, incident.places.is_empty()),
        (Doubt::Ambiguous, is_ambiguous),
        (Doubt::Unsure, is_unsure),
    ]
    .into_iter()
    .filter(|(_, is_so)| *is_so)
    .map(|(doubt, _)| doubt)
}

/// The place that is meant and its strongest rival.
fn rival_names(incident: &Incident) -> Option<(&str, &str)> {
    let site = incident.site()?;
    let rival =
        site.alternatives.iter().filter(|rival| rival.gazetteer_id != site.gazetteer_id).max_by(|a, b| a.score.total_cmp(&b.score))?;
    (rival.score >= RIVAL).then_some((site.gazetteer_id.as_str(), rival.gazetteer_id.as_str()))
}

fn is_answered(incident: &Incident, doubt: Doubt, out: &Corrected) -> bool {
    let is_corrected = |part: Part| out.originals.get(&incident.id).is_some_and(|originals| originals.contains_key(&part));
    let is_checked = incident.remarks.status != Verification::Unreviewed;
    out.settled.contains(&(incident.id.clone(), doubt))
        || match doubt {
            Doubt::Ambiguous => is_corrected(Part::Places),
            Doubt::Unsure => is_checked || out.by_hand.contains(&incident.id),
            Doubt::Undated | Doubt::Unlocated | Doubt::Duplicate => false,
        }
}

/// Pairs of incidents of different articles that may be one, each once.
fn duplicates(incidents: &[Incident], out: &Corrected) -> Vec<Question> {
    let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (row, incident) in incidents.iter().enumerate() {
        let Some((first, last)) = incident.when.bounds().filter(|_| !incident.places.is_empty()) else { continue };
        if (last - first).num_days() < MOST_DAYS {
            for day in first.iter_days().take_while(|day| *day <= last) {
                days.entry(day).or_default().push(row);
            }
        }
    }
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    for rows in days.values_mut() {
        // Neighbours on the map stand next to each other.
        rows.sort_by(|a, b| position(incidents, *a).total_cmp(&position(incidents, *b)));
        for (n, a) in rows.iter().enumerate() {
            for b in rows.iter().skip(n + 1).take(COMPARED) {
                if may_be_one(incidents, *a, *b, out) {
                    found.insert((*a.min(b), *a.max(b)));
                }
            }
        }
    }
    let ask = |(a, b): (usize, usize)| {
        let (first, second) = (incidents.get(a)?, incidents.get(b)?);
        Some(Question { incident: first.id.clone(), doubt: Doubt::Duplicate, with: Some(second.id.clone()), hangs: 1 })
    };
    found.into_iter().filter_map(ask).collect()
}

fn position(incidents: &[Incident], row: usize) -> f64 {
    incidents.get(row).and_then(Incident::site).map_or(f64::NAN, |site| site.point.lat)
}

fn may_be_one(incidents: &[Incident], a: usize, b: usize, out: &Corrected) -> bool {
    let Some((a, b)) = incidents.get(a).zip(incidents.get(b)) else { return false };
    let is_near = a.site().zip(b.site()).is_some_and(|(p, q)| p.point.distance_km(q.point) <= NEAR_KM);
    let shares = || a.sources.iter().any(|source| b.sources.iter().any(|other| other.article == source.article));
    let is_told_apart = || {
        let pair = if a.id < b.id { (a.id.clone(), b.id.clone()) } else { (b.id.clone(), a.id.clone()) };
        out.distinct.contains(&pair)
    };
    is_near && !shares() && !is_told_apart() && likeness(a, b).is_some_and(|like| like.value >= ALIKE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::{Candidate, Confidence, Reason, SourceRef, When};
    use crate::source::ArticleId;
    use crate::store::Batch;
    use crate::store::sample::{incident, site};

    fn in_article(article: &str, incident: Incident) -> Incident {
        Incident { sources: vec![SourceRef { article: ArticleId(article.into()), evidence: Vec::new() }], ..incident }
    }

    fn rival(score: f32) -> Vec<Candidate> {
        vec![Candidate { gazetteer_id: "y".into(), name: "y".into(), name_ar: String::new(), score, reasons: Vec::new() }]
    }

    fn asked(incidents: Vec<Incident>, out: &Corrected) -> Vec<(String, Doubt)> {
        let mut store = Store::default();
        store.insert(Batch { articles: Vec::new(), incidents });
        queue(&store, out).into_iter().map(|question| (question.incident.0, question.doubt)).collect()
    }

    #[test]
    fn every_doubt_is_asked_about_until_a_person_has_settled_it() {
        let sure = || incident("a", "2020-01-05");
        let mut ambiguous = sure();
        ambiguous.places[0].alternatives = rival(0.3);
        let mut clear = sure();
        clear.places[0].alternatives = rival(0.1);
        let reasons = vec![Reason { id: "told".into(), delta: 0.1 }];
        let rows: [(Incident, Option<Doubt>); 6] = [
            (sure(), None),
            (Incident { when: When::default(), ..sure() }, Some(Doubt::Undated)),
            (Incident { places: Vec::new(), ..sure() }, Some(Doubt::Unlocated)),
            (ambiguous, Some(Doubt::Ambiguous)),
            (clear, None),
            (Incident { confidence: Confidence { value: 0.3, reasons }, ..sure() }, Some(Doubt::Unsure)),
        ];
        for (incident, doubt) in rows {
            let want: Vec<(String, Doubt)> = doubt.into_iter().map(|doubt| ("a".to_owned(), doubt)).collect();
            assert_eq!(asked(vec![incident.clone()], &Corrected::default()), want);
            let mut settled = Corrected::default();
            settled.settled.extend(doubt.map(|doubt| (IncidentId("a".into()), doubt)));
            assert_eq!(asked(vec![incident], &settled), []);
        }
    }

    #[test]
    fn reports_of_one_day_and_place_in_two_articles_may_be_one() {
        let pair = || vec![in_article("a", incident("a", "2020-01-05")), in_article("b", incident("b", "2020-01-05"))];
        assert_eq!(asked(pair(), &Corrected::default()), [("a".to_owned(), Doubt::Duplicate)]);
        let mut told_apart = Corrected::default();
        told_apart.distinct.insert((IncidentId("a".into()), IncidentId("b".into())));
        assert_eq!(asked(pair(), &told_apart), []);
        let mut far = pair();
        far[1].places = vec![site("z", 36.0, 42.0, 1.0)];
        assert_eq!(asked(far, &Corrected::default()), [], "far apart");
        let one_article = vec![incident("a", "2020-01-05"), incident("b", "2020-01-05")];
        assert_eq!(asked(one_article, &Corrected::default()), [], "what one article tells apart is apart");
    }

    #[test]
    fn the_name_that_most_incidents_hang_on_comes_first() {
        let of = |id: &str, on: &str, place: &str| {
            let mut one = in_article(id, incident(id, on));
            one.places = vec![site(place, 34.5, 40.5, 3.0)];
            one.places[0].alternatives = rival(0.4);
            one
        };
        let incidents = vec![of("a", "2020-01-05", "once"), of("b", "2020-02-05", "twice"), of("c", "2020-03-05", "twice")];
        let order: Vec<String> = asked(incidents, &Corrected::default()).into_iter().map(|(id, _)| id).collect();
        assert_eq!(order, ["b", "c", "a"]);
    }
}
