//! What the words in the search field may mean: wishes by name, places, incidents and articles by title.
//!
//! A workspace may hold a million incidents, so they are looked through a few milliseconds a frame. Names are compared once each: an
//! incident is found by the marks of its kind, its place and its year.

use std::collections::HashMap;
use std::time::Instant;

use chrono::Datelike as _;

use crate::context::{Found, Hit, UiCommand};
use crate::coords;
use crate::i18n::Texts;
use crate::incident::{Incident, Kind};
use crate::store::Store;
use crate::text::fold_term;
use crate::ui::describe;

/// So many of each sort are listed.
const MOST_WISHES: usize = 5;
const MOST_PLACES: usize = 3;
const MOST_INCIDENTS: usize = 5;
const MOST_ARTICLES: usize = 3;
/// So many incidents are gathered before the newest of them are listed.
const MOST_GATHERED: usize = 400;
/// Words looked at; each is a bit of a mark.
const MOST_WORDS: usize = 16;
/// Words of so many letters are found inside others too.
const LEAST_INSIDE: usize = 3;
/// Incidents or articles between two looks at the clock.
const STRIDE: usize = 256;
/// What is offered before anything is typed.
const STARTERS: [UiCommand; 8] = [
    UiCommand::AddArticles,
    UiCommand::AddFolder,
    UiCommand::Fit,
    UiCommand::ClearFilter,
    UiCommand::Picture,
    UiCommand::DarkOrLight,
    UiCommand::Language,
    UiCommand::Help,
];

/// Typed words, folded.
struct Words(Vec<String>);

impl Words {
    fn new(typed: &str) -> Self {
        let folded = fold_term(typed);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(words.take(MOST_WORDS).map(str::to_owned).collect())
    }

    /// A bit for each word that the name holds: at the start of one of its words, or inside it.
    fn mark(&self, name: &str) -> u32 {
        let folded = fold_term(name);
        let begins = |word: &str| folded.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word));
        let is_in = |word: &str| begins(word) || (word.chars().count() >= LEAST_INSIDE && folded.contains(word));
        self.0.iter().enumerate().filter(|(_, word)| is_in(word)).map(|(n, _)| 1 << n).sum()
    }

    const fn all(&self) -> u32 {
        (1 << self.0.len()) - 1
    }

    const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Looks for words, resumed frame by frame.
pub(super) struct Seeker {
    words: Words,
    wishes: Vec<UiCommand>,
    places: Vec<Found>,
    incidents: Vec<usize>,
    articles: Vec<usize>,
    next_incident: usize,
    next_article: usize,
    /// Marks of names seen so far.
    kinds: HashMap<Kind, u32>,
    names: HashMap<(String, String), u32>,
    years: HashMap<i32, u32>,
}

impl Seeker {
    /// Starts with the places that another search has found. Those under another spelling come only where none is called so.
    pub(super) fn new(typed: &str, mut places: Vec<Found>, texts: &Texts) -> Self {
        let words = Words::new(typed);
        let is_called_so = |place: &Found| words.mark(&place.name) | words.mark(&place.other_name) == words.all();
        if coords::parse(typed).is_none() && places.iter().any(is_called_so) {
            places.retain(is_called_so);
        }
        let named = |wish: &UiCommand| *wish != UiCommand::Search && words.mark(&texts.tr(wish.text_key())) == words.all();
        let wishes: Vec<UiCommand> =
            if words.is_empty() { STARTERS.to_vec() } else { UiCommand::ALL.iter().copied().filter(named).take(MOST_WISHES).collect() };
        Self {
            kinds: Kind::ALL.into_iter().map(|kind| (kind, words.mark(&texts.kind(kind)))).collect(),
            words,
            wishes,
            places: places.into_iter().take(MOST_PLACES).collect(),
            incidents: Vec::new(),
            articles: Vec::new(),
            next_incident: 0,
            next_article: 0,
            names: HashMap::new(),
            years: HashMap::new(),
        }
    }

    /// Looks on until then; true when everything was seen.
    pub(super) fn go_on(&mut self, store: &Store, until: Instant) -> bool {
        if self.words.is_empty() {
            return true;
        }
        while Instant::now() < until {
            let articles = store.articles();
            if self.next_article < articles.len() && self.articles.len() < MOST_ARTICLES {
                for (n, article) in articles.iter().enumerate().skip(self.next_article).take(STRIDE) {
                    self.next_article = n + 1;
                    if self.words.mark(describe::article_title(article)) == self.words.all() {
                        self.articles.push(n);
                    }
                }
                continue;
            }
            let incidents = store.incidents();
            if self.next_incident >= incidents.len() || self.incidents.len() >= MOST_GATHERED {
                return true;
            }
            for (n, incident) in incidents.iter().enumerate().skip(self.next_incident).take(STRIDE) {
                self.next_incident = n + 1;
                if self.mark_of(incident) == self.words.all() {
                    self.incidents.push(n);
                }
            }
        }
        false
    }

    fn mark_of(&mut self, incident: &Incident) -> u32 {
        let mut mark = self.kinds.get(&incident.kind).copied().unwrap_or(0);
        if let Some(site) = incident.site() {
            let key = (site.name.clone(), site.name_ar.clone());
            mark |= *self.names.entry(key).or_insert_with_key(|(name, arabic)| self.words.mark(name) | self.words.mark(arabic));
        }
        if let Some(day) = incident.when.earliest {
            mark |= *self.years.entry(day.year()).or_insert_with(|| self.words.mark(&day.year().to_string()));
        }
        mark
    }

    /// What was found so far: wishes, places, incidents (newest first), articles.
    pub(super) fn hits(&self, store: &Store, texts: &Texts) -> Vec<Hit> {
        let mut incidents: Vec<&Incident> = self.incidents.iter().filter_map(|n| store.incidents().get(*n)).collect();
        incidents.sort_by_key(|incident| std::cmp::Reverse(incident.when.earliest));
        let incidents = incidents.into_iter().take(MOST_INCIDENTS).map(|incident| Hit::Incident {
            id: incident.id.clone(),
            kind: incident.kind,
            title: describe::title(texts, texts.lang(), incident),
            detail: describe::summary(texts, incident),
        });
        let articles = self.articles.iter().take(MOST_ARTICLES).filter_map(|n| store.articles().get(*n)).map(|article| Hit::Article {
            id: article.id.clone(),
            title: describe::article_title(article).to_owned(),
            detail: store
                .facts(&article.id)
                .and_then(|facts| facts.published)
                .map_or_else(|| texts.tr("source-undated").into_owned(), |day| texts.day(day)),
        });
        let wishes = self.wishes.iter().map(|wish| Hit::Wish(*wish));
        let places = self.places.iter().cloned().map(Hit::Place);
        wishes.chain(places).chain(incidents).chain(articles).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn words_are_found_at_the_start_of_words_and_long_ones_inside() {
        let rows = [
            ("zoom", "Zoom in", true),
            ("in zo", "Zoom in", true),
            ("oom", "Zoom in", true),
            ("oo", "Zoom in", false),
            ("bukamal", "Al-Bukamal", true),
            ("al-bu", "Al-Bukamal", true),
            ("zoom out", "Zoom in", false),
        ];
        for (typed, name, is_found) in rows {
            let words = Words::new(typed);
            assert_eq!(words.mark(name) == words.all(), is_found, "{typed} in {name}");
        }
    }

    #[test]
    fn places_called_so_push_out_those_that_only_sound_so() {
        let place = |name: &str| Found {
            name: name.to_owned(),
            other_name: String::new(),
            detail: String::new(),
            point: crate::geo::LatLon::new(34.0, 41.0),
            zoom: 9.0,
            site: Box::new(super::super::review::point_place(crate::geo::LatLon::new(34.0, 41.0))),
        };
        let listed = |typed: &str, names: &[&str]| {
            let seeker = Seeker::new(typed, names.iter().map(|name| place(name)).collect(), &Texts::new(Lang::En));
            seeker.places.into_iter().map(|place| place.name).collect::<Vec<_>>()
        };
        assert_eq!(listed("air", &["Reyhanli", "Airport Road"]), ["Airport Road"]);
        assert_eq!(listed("abu kamal", &["Al-Bukamal"]), ["Al-Bukamal"], "another spelling is better than nothing");
        assert_eq!(listed("34.45, 40.92", &["34.45\u{b0} N, 40.92\u{b0} E", "Kamal"]).len(), 2);
    }

    #[test]
    fn wishes_are_found_by_their_names_in_either_language() {
        for lang in [Lang::En, Lang::Ar] {
            let texts = Texts::new(lang);
            for wish in [UiCommand::Undo, UiCommand::Picture, UiCommand::ScaleUp] {
                let seeker = Seeker::new(&texts.tr(wish.text_key()), Vec::new(), &texts);
                assert!(seeker.wishes.contains(&wish), "{lang:?} {wish:?}: {:?}", seeker.wishes);
            }
            assert_eq!(Seeker::new("", Vec::new(), &texts).wishes, STARTERS);
        }
    }
}
