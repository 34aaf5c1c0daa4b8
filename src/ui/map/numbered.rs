//! Incidents by number, for a sheet whose table has the same numbers: a card for each place, tied to its point, and rings where cards find
//! no room.

use egui::{Painter, Pos2, Rect, Stroke, Vec2, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::furniture::{dashed_circle, points_of_km};
use super::markers::UNCERTAIN_FROM_KM;
use super::rings::{paint_make_up, short_number};
use super::symbols::{Fill, paint_kind};
use crate::geo::LatLon;
use crate::i18n::Texts;
use crate::incident::Kind;
use crate::store::MakeUp;
use crate::ui::bidi_text::{Align, TextStyle, measure, paint};
use crate::ui::theme::{Role, Theme};

/// More incidents of one place than this are counted in a ring, not listed in a card.
const MOST_LISTED: usize = 12;
/// Numbers side by side in a card.
const COLUMNS: usize = 4;
/// Room of a symbol with its number in a card.
const CELL: Vec2 = vec2(34.0, 18.0);
/// Size of a symbol in a card.
const SYMBOL: f32 = 11.0;
/// Between the edge of a card and what it holds.
const INSET: f32 = 6.0;
/// Height of the names in a card.
const NAMES: f32 = 16.0;
/// Rings nearer than this go together, in points.
const MERGE: f32 = 30.0;
/// How far from their points cards may stand, in points, near to far.
const DISTANCES: [f32; 6] = [26.0, 40.0, 58.0, 80.0, 108.0, 140.0];
/// Directions that are tried for a card.
const DIRECTIONS: usize = 24;
/// Around a point that bears a card, names keep clear by so much.
const CLEAR: Vec2 = vec2(84.0, 40.0);

/// One incident.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbered<'a> {
    /// Its number in the table.
    pub number: usize,
    /// What happened.
    pub kind: Kind,
    /// Gazetteer id of its place.
    pub place: &'a str,
    /// The place's names, English and Arabic.
    pub names: [&'a str; 2],
    /// Its point.
    pub point: LatLon,
    /// Radius in km within which the place lies.
    pub precision_km: f64,
}

/// The incidents of one place on the screen.
struct Group<'a> {
    at: Pos2,
    members: Vec<&'a Numbered<'a>>,
}

/// What is drawn for a group.
enum Shape {
    Card(Rect),
    Ring(f32),
}

/// Where everything stands.
pub struct Plan<'a> {
    groups: Vec<(Group<'a>, Shape)>,
    /// Numbers of the incidents whose points lie beyond the map, in order.
    pub beyond: Vec<usize>,
}

impl<'a> Plan<'a> {
    /// Finds room for cards within `frame`, clear of `reserved`.
    pub fn new(
        (painter, theme, texts): (&Painter, &Theme, &Texts),
        projector: &Projector<'_>,
        incidents: &'a [Numbered<'a>],
        reserved: &[Rect],
    ) -> Self {
        let frame = projector.clip_rect().shrink(6.0);
        let mut groups: Vec<Group<'a>> = Vec::new();
        let mut index: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
        let mut beyond = Vec::new();
        for incident in incidents {
            let at = projector.project(lon_lat(incident.point.lon, incident.point.lat)).to_pos2();
            if !frame.contains(at) {
                beyond.push(incident.number);
                continue;
            }
            let slot = *index.entry(incident.place).or_insert(groups.len());
            if slot == groups.len() {
                groups.push(Group { at, members: Vec::new() });
            }
            if let Some(group) = groups.get_mut(slot) {
                group.members.push(incident);
            }
        }
        // What has most to say chooses first; the order of the table settles the rest.
        groups.sort_by_key(|group| (std::cmp::Reverse(group.members.len()), group.members.first().map(|first| first.number)));
        Self { groups: placed(groups, frame, reserved, &|group| card_size(painter, theme, texts, group)), beyond }
    }

    /// What names must stay clear of.
    pub fn taken(&self) -> Vec<Rect> {
        let of = |(group, shape): &(Group<'_>, Shape)| match shape {
            Shape::Card(rect) => vec![*rect, Rect::from_center_size(group.at, CLEAR)],
            Shape::Ring(radius) => vec![Rect::from_center_size(group.at, Vec2::splat(2.0 * radius + 4.0))],
        };
        self.groups.iter().flat_map(of).collect()
    }

    /// Paints circles of places that are not known to the point; they lie below all else.
    pub fn paint_circles(&self, painter: &Painter, theme: &Theme, projector: &Projector<'_>) {
        let stroke = Stroke::new(1.0, theme.map.uncertainty.gamma_multiply(0.55));
        let largest = painter.clip_rect().width();
        for (group, _) in &self.groups {
            let Some(first) = group.members.first().filter(|first| first.precision_km >= UNCERTAIN_FROM_KM) else { continue };
            let radius = points_of_km(projector, first.point.lat, first.point.lon, first.precision_km);
            if radius < largest {
                dashed_circle(painter, group.at, radius, stroke);
            }
        }
    }

    /// Paints leaders, then rings, then cards: a leader never strikes a number out.
    pub fn paint(&self, painter: &Painter, theme: &Theme, texts: &Texts) {
        for (group, shape) in &self.groups {
            if let Shape::Card(rect) = shape {
                let end = rect.clamp(group.at);
                painter.line_segment([group.at, end], Stroke::new(3.0, theme.map.symbol_casing));
                painter.line_segment([group.at, end], Stroke::new(1.0, theme.line.strong));
            }
        }
        for (group, shape) in &self.groups {
            if let Shape::Ring(radius) = shape {
                paint_group(painter, theme, texts, group, *radius);
            }
        }
        for (group, shape) in &self.groups {
            if let Shape::Card(rect) = shape {
                painter.circle(group.at, 3.2, theme.line.strong, Stroke::new(1.0, theme.map.symbol_casing));
                paint_card(painter, theme, texts, group, *rect);
            }
        }
    }
}

/// Gives each group a card where one finds room, else a ring; rings that would cover each other go together.
fn placed<'a>(groups: Vec<Group<'a>>, frame: Rect, reserved: &[Rect], size: &dyn Fn(&Group<'a>) -> Vec2) -> Vec<(Group<'a>, Shape)> {
    let points: Vec<Pos2> = groups.iter().map(|group| group.at).collect();
    let mut cards: Vec<(Rect, Pos2)> = Vec::new();
    let mut out: Vec<(Group<'a>, Shape)> = Vec::new();
    for group in groups {
        let listed = group.members.len() <= MOST_LISTED;
        let card = listed.then(|| free_place(size(&group), group.at, frame, reserved, &points, &cards)).flatten();
        if let Some(rect) = card {
            cards.push((rect, group.at));
            out.push((group, Shape::Card(rect)));
            continue;
        }
        let near = out.iter_mut().find(|(other, shape)| matches!(shape, Shape::Ring(_)) && other.at.distance(group.at) < MERGE);
        if let Some((other, shape)) = near {
            other.members.extend(group.members);
            *shape = Shape::Ring(ring_radius(other.members.len()));
        } else {
            let radius = ring_radius(group.members.len());
            out.push((group, Shape::Ring(radius)));
        }
    }
    out
}

fn ring_radius(count: usize) -> f32 {
    (count as f32).sqrt().mul_add(1.4, 8.0).min(20.0)
}

/// The nearest place for a card that covers nothing and whose leader crosses no other card.
fn free_place(size: Vec2, at: Pos2, frame: Rect, reserved: &[Rect], points: &[Pos2], cards: &[(Rect, Pos2)]) -> Option<Rect> {
    let candidates = DISTANCES.into_iter().flat_map(|distance| {
        (0..DIRECTIONS).map(move |n| {
            // Upwards first, then to either side in turn.
            let step = if n % 2 == 0 { n / 2 } else { DIRECTIONS - n.div_ceil(2) };
            let direction = Vec2::angled(std::f32::consts::TAU * step as f32 / DIRECTIONS as f32 - std::f32::consts::FRAC_PI_2);
            // From the point to the near edge of the card it is as far in every direction.
            let reach = vec2(direction.x * (size.x / 2.0 + distance), direction.y * (size.y / 2.0 + distance));
            Rect::from_center_size(at + reach, size)
        })
    });
    let is_free = |rect: &Rect| {
        let room = rect.expand(4.0);
        let end = rect.clamp(at);
        frame.contains_rect(*rect)
            && !reserved.iter().any(|taken| taken.intersects(room))
            && !points.iter().any(|point| room.expand(3.0).contains(*point))
            && !cards
                .iter()
                .any(|(card, from)| card.intersects(room) || crosses(at, end, card.expand(2.0)) || crosses(*from, card.clamp(*from), room))
    };
    candidates.into_iter().find(is_free)
}

/// Whether the way from one point to another leads through a rectangle.
fn crosses(from: Pos2, to: Pos2, rect: Rect) -> bool {
    (0..=16).any(|n| rect.contains(from.lerp(to, n as f32 / 16.0)))
}

fn name_style(theme: &Theme) -> TextStyle {
    theme.style(Role::Small).size(9.5).weight(600).color(theme.text.strong)
}

/// The names of the place in both scripts, in the reading order of the language.
fn names(texts: &Texts, group: &Group<'_>) -> Vec<String> {
    let [english, arabic] = group.members.first().map_or(["", ""], |first| first.names);
    let names = if texts.lang().is_rtl() { [arabic, english] } else { [english, arabic] };
    names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn card_size(painter: &Painter, theme: &Theme, texts: &Texts, group: &Group<'_>) -> Vec2 {
    let style = name_style(theme);
    let names = names(texts, group);
    let wide: f32 =
        names.iter().map(|name| measure(painter.ctx(), name, &style).x).sum::<f32>() + 8.0 * names.len().saturating_sub(1) as f32;
    let columns = group.members.len().min(COLUMNS);
    let rows = group.members.len().div_ceil(COLUMNS);
    vec2(wide.max(columns as f32 * CELL.x) + 2.0 * INSET, (rows as f32).mul_add(CELL.y, NAMES) + INSET + 2.0)
}

fn paint_card(painter: &Painter, theme: &Theme, texts: &Texts, group: &Group<'_>, rect: Rect) {
    painter.rect(rect, 4.0, theme.surface.card, Stroke::new(1.0, theme.line.strong), egui::StrokeKind::Inside);
    let rtl = texts.lang().is_rtl();
    let style = name_style(theme);
    let y = rect.top() + 2.0 + NAMES / 2.0;
    let (start, end) = (rect.left() + INSET, rect.right() - INSET);
    let names = names(texts, group);
    let ends = if rtl { [(end, Align::Right), (start, Align::Left)] } else { [(start, Align::Left), (end, Align::Right)] };
    for (name, (x, align)) in names.iter().zip(ends) {
        paint(painter, pos2(x, y), align, name, &style);
    }
    let numbers = theme.style(Role::Label).size(11.0).weight(600).color(theme.text.strong);
    for (n, member) in group.members.iter().enumerate() {
        let (column, row) = ((n % COLUMNS) as f32, (n / COLUMNS) as f32);
        let y = CELL.y.mul_add(row + 0.5, rect.top() + NAMES);
        let from_start = CELL.x * column;
        let x = if rtl { end - from_start - SYMBOL / 2.0 - 1.0 } else { start + from_start + SYMBOL / 2.0 + 1.0 };
        let fill = if member.precision_km >= UNCERTAIN_FROM_KM { Fill::Hollow } else { Fill::Solid };
        paint_kind(painter, theme, member.kind, pos2(x, y), SYMBOL, fill);
        let (beside, align) = if rtl { (x - 9.0, Align::Right) } else { (x + 9.0, Align::Left) };
        paint(painter, pos2(beside, y), align, &texts.digits(member.number.to_string()), &numbers);
    }
}

fn paint_group(painter: &Painter, theme: &Theme, texts: &Texts, group: &Group<'_>, radius: f32) {
    if let [only] = group.members.as_slice() {
        let fill = if only.precision_km >= UNCERTAIN_FROM_KM { Fill::Hollow } else { Fill::Solid };
        paint_kind(painter, theme, only.kind, group.at, SYMBOL, fill);
        let style = theme.style(Role::Label).size(9.5).weight(600).color(theme.text.strong).halo(1.6, theme.map.halo);
        paint(painter, group.at + vec2(8.0, 0.0), Align::Left, &texts.digits(only.number.to_string()), &style);
        return;
    }
    let mut families = MakeUp::default();
    for member in &group.members {
        if let Some(count) = families.get_mut(member.kind.family() as usize) {
            *count += 1;
        }
    }
    paint_make_up(painter, theme, group.at, radius, &families);
    let style = theme.style(Role::Label).size(if radius > 14.0 { 11.0 } else { 9.5 }).weight(600).color(theme.text.strong);
    paint(painter, group.at, Align::Center, &texts.digits(short_number(group.members.len())), &style);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group<'a>(at: Pos2, members: &'a [Numbered<'a>]) -> Group<'a> {
        Group { at, members: members.iter().collect() }
    }

    fn numbered(count: usize) -> Vec<Numbered<'static>> {
        (1..=count)
            .map(|number| Numbered {
                number,
                kind: Kind::Airstrike,
                place: "p",
                names: ["P", ""],
                point: LatLon::new(34.0, 41.0),
                precision_km: 1.0,
            })
            .collect()
    }

    #[test]
    fn cards_cover_neither_each_other_nor_any_point() {
        let frame = Rect::from_min_size(pos2(0.0, 0.0), vec2(640.0, 500.0));
        let members = numbered(3);
        let points: Vec<Pos2> = (0..12).map(|n| pos2(120.0 + 34.0 * n as f32, 180.0 + 23.0 * (n % 5) as f32)).collect();
        let groups = points.iter().map(|at| group(*at, &members)).collect();
        let reserved = [Rect::from_min_size(pos2(0.0, 440.0), vec2(200.0, 60.0))];
        let placed = placed(groups, frame, &reserved, &|_| vec2(114.0, 42.0));
        let cards: Vec<Rect> =
            placed.iter().filter_map(|(_, shape)| if let Shape::Card(rect) = shape { Some(*rect) } else { None }).collect();
        assert!(cards.len() >= 6, "{}", cards.len());
        for (n, card) in cards.iter().enumerate() {
            assert!(frame.contains_rect(*card) && !card.intersects(reserved[0]), "{card:?}");
            assert!(cards.iter().skip(n + 1).all(|other| !other.intersects(*card)), "{card:?}");
            assert!(points.iter().all(|point| !card.contains(*point)), "{card:?}");
        }
        let told: usize = placed.iter().map(|(group, _)| group.members.len()).sum();
        assert_eq!(told, 36, "none is lost");
    }

    #[test]
    fn many_of_one_place_are_counted_in_a_ring() {
        let frame = Rect::from_min_size(pos2(0.0, 0.0), vec2(640.0, 500.0));
        let members = numbered(MOST_LISTED + 1);
        let groups = vec![group(pos2(300.0, 200.0), &members), group(pos2(310.0, 205.0), &members)];
        let placed = placed(groups, frame, &[], &|_| vec2(10.0, 10.0));
        assert_eq!(placed.len(), 1, "two rings that would cover each other are one");
        assert!(matches!(placed[0], (Group { ref members, .. }, Shape::Ring(_)) if members.len() == 2 * (MOST_LISTED + 1)));
    }
}
