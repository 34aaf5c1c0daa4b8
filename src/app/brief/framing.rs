//! Where the map of a picture or a sheet looks, how large it is, and what lies beyond its edge.

use super::chart::chart_points;
use super::{Brief, paint};
use crate::brief::Paper;
use crate::context::Framing;
use crate::geo::{BBox, LatLon};
use crate::store::{Filter, Store, View};
use crate::ui::map::HOME;
use crate::ui::map::camera::{Camera, Look, Move, box_of};

/// Places within so many km, or more, do not say where a map should look.
const WIDE_KM: f64 = 60.0;

/// The map of a picture of that view, which must be that of its filter.
pub fn picture_framing(brief: &Brief<'_>, view: &View) -> Framing {
    let [width, height] = brief.size.map(|side| side as f32 / brief.scale);
    let below = paint::STRIP + paint::NOTICES;
    let size = [width, (height - below - paint::head_height(&brief.marks.fields)).max(1.0)];
    Framing { look: look(brief.look, brief.filter, sites(brief.store, view), size), size }
}

/// The map of a sheet of that view, which must be that of the filter.
pub fn sheet_framing((store, filter, view): (&Store, &Filter, &View), paper: Paper, wanted: Option<Look>) -> Framing {
    let size = chart_points(paper);
    let columns = store.columns();
    let shown = view.shown.iter().filter_map(|row| columns.sites().get(columns.site_index(row)?));
    let points = shown.filter(|site| site.precision_km < WIDE_KM).map(|site| site.point);
    Framing { look: look(wanted, filter, points, size), size }
}

/// Where a map of that size looks: there, or at the box of the filter, or at all points.
pub(super) fn look(wanted: Option<Look>, filter: &Filter, points: impl IntoIterator<Item = LatLon>, size: [f32; 2]) -> Look {
    let around = || filter.bbox.or_else(|| BBox::around_most(points));
    let asked = match wanted.map(Move::Exactly).or_else(|| around().map(Move::Fit)) {
        Some(Move::Exactly(look)) => return look,
        asked => asked.unwrap_or(Move::Exactly(HOME)),
    };
    let mut camera = Camera::new(HOME, true);
    camera.ask(asked);
    camera.update(egui::Rect::from_min_size(egui::Pos2::ZERO, size.into()), 0.0);
    camera.look()
}

/// Places of what is shown, without countries and other wide areas, which would pull the view far out.
pub(super) fn sites<'a>(store: &'a Store, view: &'a View) -> impl Iterator<Item = LatLon> + 'a {
    let sites = view.spots.iter().filter_map(|(site, _)| store.columns().sites().get(site));
    sites.filter(|site| site.precision_km < WIDE_KM).map(|site| site.point)
}

/// How many of the incidents shown lie beyond the edge of a map.
pub(super) fn beyond(store: &Store, view: &View, framing: Framing) -> usize {
    let (columns, seen) = (store.columns(), box_of(framing.look, framing.size));
    let site = |row| columns.sites().get(columns.site_index(row)?);
    view.shown.iter().filter_map(site).filter(|site| !seen.contains(site.point)).count()
}
