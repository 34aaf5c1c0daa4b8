//! A feature of a map file: named values, a shape, days. From it an incident, as from a row of a table.

use super::mapping::{self, Mapping};
use crate::exchange::read::{Made, RowName, incident};
use crate::exchange::{Column, Placer, Refusal};
use crate::geo::{BBox, LatLon};
use crate::incident::{Foreign, Incident};
use crate::source::Article;

/// One feature.
#[derive(Clone, Debug, Default)]
pub(super) struct Feature {
    /// Its id in the file; empty where it has none.
    pub(super) id: String,
    /// Values by name, in the order of the file.
    pub(super) values: Vec<(String, String)>,
    /// The corners of its shape; empty where it has none.
    pub(super) corners: Vec<LatLon>,
    /// First and last day, as written.
    pub(super) days: (String, String),
}

/// Makes incidents of features; guesses once what the names stand for, as long as they stay the same.
pub(super) struct Reader<'a, 'g> {
    pub(super) scheme: &'static str,
    pub(super) file: &'a str,
    pub(super) placer: &'a mut Placer<'g>,
    mapping: Mapping,
}

impl<'a, 'g> Reader<'a, 'g> {
    pub(super) fn new(scheme: &'static str, file: &'a str, placer: &'a mut Placer<'g>) -> Self {
        Self { scheme, file, placer, mapping: Mapping { heads: Vec::new() } }
    }

    /// The incident of a feature. The shape's middle is its point, and what the shape covers its radius, unless values say otherwise.
    ///
    /// # Errors
    /// Names the first value that cannot be what stands there.
    pub(super) fn incident(&mut self, feature: &Feature, number: u64) -> Result<(Incident, Vec<Article>), Refusal> {
        let names: Vec<String> = feature.values.iter().map(|(name, _)| name.clone()).collect();
        if !self.mapping.fits(&names) {
            self.mapping = Mapping::guess(&names);
        }
        let is_own = self.mapping.is_own();
        let middle = middle(&feature.corners)?;
        let value = |column: Column| self.mapping.at(column).and_then(|at| feature.values.get(at)).map_or("", |(_, value)| value.as_str());
        let cells = Made::new(|column| {
            let told = value(column);
            if !told.is_empty() && (is_own || !matches!(column, Column::Id | Column::Foreign)) {
                return told.to_owned();
            }
            match (column, middle) {
                (Column::Id, _) if is_own => feature.id.clone(),
                (Column::Id, _) => self.stranger_id(value(Column::Id), feature, number),
                (Column::Lat, Some((point, _))) => point.lat.to_string(),
                (Column::Lon, Some((point, _))) => point.lon.to_string(),
                (Column::PrecisionKm, Some((_, km))) if km > 0.0 => km.to_string(),
                (Column::Date, _) if !is_own => feature.days.0.clone(),
                (Column::DateEnd, _) if !is_own => feature.days.1.clone(),
                _ => String::new(),
            }
        });
        let (mut incident, articles) = incident(&cells, RowName { file: self.file, number })?;
        incident.places = incident.places.into_iter().map(|place| self.placer.complete(self.scheme, place)).collect();
        if !is_own {
            incident.foreign = self.kept(feature, &incident);
        }
        Ok((incident, articles))
    }

    fn stranger_id(&self, told: &str, feature: &Feature, number: u64) -> String {
        let own = [told, &feature.id].into_iter().find(|id| !id.is_empty()).map_or_else(|| number.to_string(), str::to_owned);
        format!("{}#{own}", self.file)
    }

    /// The values that stand for nothing of ours.
    fn kept(&self, feature: &Feature, incident: &Incident) -> Option<Foreign> {
        let is_kept = |column: Option<Column>| mapping::is_kept(column, incident);
        let others =
            self.mapping.heads.iter().zip(&feature.values).filter(|((_, column), (_, value))| is_kept(*column) && !value.is_empty());
        let fields: Vec<(String, String)> = others.map(|(_, value)| value.clone()).collect();
        let id = incident.id.0.rsplit_once('#').map(|(_, id)| id.to_owned()).unwrap_or_default();
        (!fields.is_empty()).then(|| Foreign { scheme: self.scheme.to_owned(), id, fields })
    }
}

/// The middle of a shape and the distance from there to its farthest corner in km; `None` for no shape.
fn middle(corners: &[LatLon]) -> Result<Option<(LatLon, f64)>, Refusal> {
    let Some(bad) = corners.iter().find(|p| !(p.lat.abs() <= 90.0 && p.lon.abs() <= 180.0)) else {
        let Some(bbox) = BBox::around(corners.iter().copied()) else { return Ok(None) };
        let center = if corners.len() == 1 { corners.first().copied().unwrap_or(bbox.center()) } else { bbox.center() };
        let km = corners.iter().map(|corner| corner.distance_km(center)).fold(0.0, f64::max);
        return Ok(Some((center, km)));
    };
    Err(Refusal::cell("import-row-degrees", "lat, lon", &format!("{}, {}", bad.lat, bad.lon)))
}
