//! What words in the box over the map may mean: coordinates, or a place of the gazetteer.

use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use super::review::point_place;
use crate::cli::own_places;
use crate::context::Found;
use crate::coords;
use crate::diagnostic::Diagnostic;
use crate::gazetteer::{Gazetteer, NameKey, Place, PlaceIndex};
use crate::geo::LatLon;
use crate::i18n::Texts;
use crate::incident::{Admin, PlaceKind, PlaceRole, Where};
use crate::text::Lang;

/// Candidates listed.
const MOST: usize = 7;
/// Fewest letters of which a beginning of a name is looked for.
const LEAST_LETTERS: usize = 2;
/// Zoom at which a point given by coordinates is shown.
const POINT_ZOOM: f64 = 11.0;
/// Points of the screen that the radius of a place should take up.
const RADIUS_POINTS: f64 = 150.0;

/// The finder, which is read on a thread of its own when places are first looked for: the window goes on drawing.
#[derive(Default)]
pub(super) enum Places {
    /// Nobody has asked yet, or reading failed.
    #[default]
    Unread,
    /// Being read.
    Coming(Receiver<Result<Finder, Diagnostic>>),
    /// Ready.
    There(Box<Finder>),
}

impl Places {
    /// Begins to read, unless that was done; at once for tests and pictures.
    pub(super) fn ask(&mut self, lang: Lang, is_at_once: bool, ctx: &egui::Context) {
        if !matches!(self, Self::Unread) {
            return;
        }
        let (outbox, inbox) = sync_channel(1);
        let ctx = ctx.clone();
        let read = move || {
            let finder = own_places::read(&Texts::new(lang)).map(Finder::new);
            if outbox.send(finder).is_err() {
                log::debug!("the window is gone");
            }
            ctx.request_repaint();
        };
        *self = Self::Coming(inbox);
        if is_at_once {
            read();
        } else if let Err(e) = std::thread::Builder::new().name("places".into()).spawn(read) {
            log::error!("no thread for reading the places: {e}");
        }
    }

    /// Whether it has come since it was asked for, or why not.
    pub(super) fn take_in(&mut self) -> Option<Result<(), Diagnostic>> {
        let Self::Coming(inbox) = self else { return None };
        let (now, told) = match inbox.try_recv() {
            Ok(Ok(finder)) => (Self::There(Box::new(finder)), Some(Ok(()))),
            Ok(Err(problem)) => (Self::Unread, Some(Err(problem))),
            Err(TryRecvError::Disconnected) => (Self::Unread, None),
            Err(TryRecvError::Empty) => return None,
        };
        *self = now;
        told
    }

    /// Whether it is being read.
    pub(super) const fn is_coming(&self) -> bool {
        matches!(self, Self::Coming(_))
    }

    /// The finder, once it is there.
    pub(super) fn get(&self) -> Option<&Finder> {
        if let Self::There(finder) = self { Some(finder) } else { None }
    }
}

/// Names of the gazetteer, ready to be looked up while typing.
pub(super) struct Finder {
    gazetteer: Gazetteer,
    /// Every name folded, with its place.
    keys: Vec<(NameKey, PlaceIndex)>,
}

impl Finder {
    /// Takes over a gazetteer.
    pub(super) fn new(gazetteer: Gazetteer) -> Self {
        let of_place = |(index, place): (PlaceIndex, &Place)| place.all_names().map(|n| (NameKey::new(n), index)).collect::<Vec<_>>();
        let keys = gazetteer.iter().flat_map(of_place).collect();
        Self { gazetteer, keys }
    }

    /// What the words may mean, best first: a point; places of that name; places whose name begins so, larger ones first.
    pub(super) fn find(&self, words: &str, texts: &Texts) -> Vec<Found> {
        let mut out: Vec<Found> = coords::parse(words).map(|point| point_found(point, texts)).into_iter().collect();
        let mut places: Vec<PlaceIndex> = self.gazetteer.lookup(words).into_iter().map(|found| found.place).collect();
        places.extend(self.beginning(words));
        let mut seen: Vec<PlaceIndex> = Vec::new();
        for index in places {
            if out.len() < MOST && !seen.contains(&index) {
                seen.push(index);
                out.extend(self.place_found(index, texts));
            }
        }
        out
    }

    fn beginning(&self, words: &str) -> Vec<PlaceIndex> {
        let key = NameKey::new(words);
        if key.as_str().chars().count() < LEAST_LETTERS {
            return Vec::new();
        }
        let begins = self.keys.iter().filter(|(name, _)| name.as_str().starts_with(key.as_str())).map(|(_, index)| *index);
        let mut places: Vec<PlaceIndex> = begins.collect();
        // Settlements before the areas named after them.
        let is_settled = |kind: PlaceKind| matches!(kind, PlaceKind::City | PlaceKind::Town | PlaceKind::Village);
        let weight = |index: PlaceIndex| self.gazetteer.get(index).map(|place| (is_settled(place.kind), place.population));
        places.sort_by_key(|index| (std::cmp::Reverse(weight(*index)), *index));
        places.dedup();
        places
    }

    fn place_found(&self, index: PlaceIndex, texts: &Texts) -> Option<Found> {
        let place = self.gazetteer.get(index)?;
        let named = |place: &Place| {
            let (own, other) = if texts.lang() == Lang::Ar { (&place.name_ar, &place.name) } else { (&place.name, &place.name_ar) };
            if own.is_empty() { (other.clone(), String::new()) } else { (own.clone(), other.clone()) }
        };
        let above = self.gazetteer.ancestors(index).filter_map(|at| self.gazetteer.get(at)).map(|p| named(p).0);
        let detail: Vec<String> = std::iter::once(texts.place_kind(place.kind)).chain(above.take(2)).collect();
        let (name, other_name) = named(place);
        let site = Box::new(self.site(index)?);
        Some(Found { name, other_name, detail: detail.join(" \u{b7} "), point: place.point, zoom: zoom_of(place), site })
    }

    /// The place of that gazetteer id, as a person chooses it: without a doubt.
    pub(super) fn place(&self, gazetteer_id: &str) -> Option<Where> {
        self.site(self.gazetteer.by_id(gazetteer_id)?)
    }

    fn site(&self, index: PlaceIndex) -> Option<Where> {
        let place = self.gazetteer.get(index)?;
        let above = std::iter::once(index).chain(self.gazetteer.ancestors(index)).filter_map(|at| self.gazetteer.get(at));
        let admin = above.into_iter().find(|place| place.kind == PlaceKind::Governorate);
        Some(Where {
            gazetteer_id: place.id.clone(),
            name: place.name.clone(),
            name_ar: place.name_ar.clone(),
            kind: place.kind,
            point: place.point,
            precision_km: place.precision_km,
            role: if place.kind.is_vague() { PlaceRole::Area } else { PlaceRole::Site },
            confidence: 1.0,
            alternatives: Vec::new(),
            admin: admin.map(|area| Admin { id: area.id.clone(), name: area.name.clone(), name_ar: area.name_ar.clone() }),
        })
    }
}

fn point_found(point: LatLon, texts: &Texts) -> Found {
    let letters = [texts.tr("coordinate-north"), texts.tr("coordinate-south"), texts.tr("coordinate-east"), texts.tr("coordinate-west")];
    let [north, south, east, west] = &letters;
    let letters = coords::Hemispheres { north, south, east, west };
    let words = |form| coords::print(point, form, 10.0, letters);
    Found {
        name: words(coords::Form::Decimal),
        other_name: String::new(),
        detail: format!("{} \u{b7} {}", texts.tr("find-point"), words(coords::Form::Mgrs)),
        point,
        zoom: POINT_ZOOM,
        site: Box::new(point_place(point)),
    }
}

/// A zoom at which the place's radius takes up a good part of the map.
fn zoom_of(place: &Place) -> f64 {
    let metres_per_point = place.precision_km.max(0.5) * 1000.0 / RADIUS_POINTS;
    (156_543.03 * place.point.lat.to_radians().cos() / metres_per_point).log2().clamp(5.0, 12.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder() -> Finder {
        Finder::new(Gazetteer::bundled().expect("bundled gazetteer"))
    }

    /// Words typed, and the English name of the place that must come first.
    const ROWS: &str = include_str!("../../tests/data/find.tsv");

    #[test]
    fn a_name_in_either_script_or_its_beginning_finds_its_place_first() {
        let (finder, texts) = (finder(), Texts::new(Lang::En));
        for line in ROWS.lines().filter(|line| !line.starts_with('#')) {
            let (words, name) = line.split_once('\t').expect("two cells");
            let found = finder.find(words, &texts);
            assert_eq!(found.first().map(|f| f.name.as_str()), Some(name), "{words}: {found:?}");
            assert!(found.len() <= MOST);
        }
    }

    #[test]
    fn places_are_read_beside_the_window_and_told_of_once() {
        let mut places = Places::default();
        assert!(places.take_in().is_none() && places.get().is_none());
        places.ask(Lang::En, false, &egui::Context::default());
        assert!(places.is_coming() && places.get().is_none(), "asking does not wait");
        let patience = std::time::Instant::now();
        let told = loop {
            match places.take_in() {
                Some(told) => break told,
                None => std::thread::sleep(std::time::Duration::from_millis(5)),
            }
            assert!(patience.elapsed().as_secs() < 60, "waited in vain");
        };
        assert!(told.is_ok() && places.get().is_some() && !places.is_coming());
        assert!(places.take_in().is_none(), "told once");
    }

    #[test]
    fn coordinates_come_before_names_and_nonsense_finds_nothing() {
        let (finder, texts) = (finder(), Texts::new(Lang::Ar));
        let found = finder.find("37S FU 7623 1397", &texts);
        assert!(found.first().is_some_and(|f| f.point.distance_km(LatLon::new(34.4523, 40.9185)) < 0.02), "{found:?}");
        assert_eq!(finder.find("qqqqqqqq", &texts), []);
        assert_eq!(finder.find("", &texts), []);
    }

    #[test]
    fn a_country_is_shown_from_farther_away_than_a_town() {
        let finder = finder();
        let zoom = |name: &str| finder.find(name, &Texts::new(Lang::En)).first().map(|f| f.zoom).expect(name);
        assert!(zoom("Iraq") < 7.0 && zoom("Al-Bukamal") > 9.0, "{} {}", zoom("Iraq"), zoom("Al-Bukamal"));
    }
}
