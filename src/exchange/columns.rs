//! The columns in which an incident leaves as a row and comes back: the same in CSV, GeoJSON, KML, GeoPackage and GeoParquet.

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Words.
    Text,
    /// A whole number, never below zero.
    Whole,
    /// A number.
    Real,
    /// A calendar day, without a time and without a zone.
    Day,
    /// Yes or no.
    Flag,
}

macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $sort:ident;)*) => {
        /// A column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Column { $($(#[$doc])* $variant,)* }

        impl Column {
            /// Every column, in the order of a row; those from [`Column::DateEnd`] on are only read.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name, in every format.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What stands in it.
            pub const fn sort(self) -> Sort {
                match self { $(Self::$variant => Sort::$sort,)* }
            }
        }
    };
}

columns! {
    /// Names the incident.
    Id = "id", Text;
    /// Kind and place in words; not read back.
    Title = "title", Text;
    /// What happened.
    Kind = "kind", Text;
    /// Whether some article reports it as its news.
    Main = "main", Flag;
    /// First possible day.
    Earliest = "earliest", Day;
    /// Last possible day.
    Latest = "latest", Day;
    /// How finely it is dated.
    Precision = "precision", Text;
    /// The same days as EDTF; read where the two above are empty.
    Date = "date", Text;
    /// English name of the site.
    Place = "place", Text;
    /// Arabic name of the site.
    PlaceAr = "place_ar", Text;
    /// The site in the gazetteer.
    GazetteerId = "gazetteer_id", Text;
    /// Sort of place.
    PlaceKind = "place_kind", Text;
    /// What the place is to the incident.
    PlaceRole = "place_role", Text;
    /// Degrees north.
    Lat = "lat", Real;
    /// Degrees east.
    Lon = "lon", Real;
    /// Radius in km within which the place lies.
    PrecisionKm = "precision_km", Real;
    /// How sure the name means this place.
    PlaceConfidence = "place_confidence", Real;
    /// English name of the governorate.
    Governorate = "governorate", Text;
    /// Arabic name of the governorate.
    GovernorateAr = "governorate_ar", Text;
    /// The governorate in the gazetteer.
    GovernorateId = "governorate_id", Text;
    /// At least so many dead.
    KilledLow = "killed_low", Whole;
    /// The one number told, where it is one.
    KilledBest = "killed_best", Whole;
    /// At most so many dead.
    KilledHigh = "killed_high", Whole;
    /// At least so many wounded.
    InjuredLow = "injured_low", Whole;
    /// The one number told.
    InjuredBest = "injured_best", Whole;
    /// At most so many wounded.
    InjuredHigh = "injured_high", Whole;
    /// At least so many missing.
    MissingLow = "missing_low", Whole;
    /// The one number told.
    MissingBest = "missing_best", Whole;
    /// At most so many missing.
    MissingHigh = "missing_high", Whole;
    /// At least so many captured.
    CapturedLow = "captured_low", Whole;
    /// The one number told.
    CapturedBest = "captured_best", Whole;
    /// At most so many captured.
    CapturedHigh = "captured_high", Whole;
    /// Who did it.
    Perpetrator = "perpetrator", Text;
    /// On whose word.
    Attribution = "attribution", Text;
    /// The doer in the words of the text.
    PerpetratorText = "perpetrator_text", Text;
    /// What was hit.
    Target = "target", Text;
    /// How far to trust it, 0 to 1.
    Confidence = "confidence", Real;
    /// Ids of its articles.
    Articles = "articles", Text;
    /// Their outlets, in the same order.
    Outlets = "outlets", Text;
    /// Their links, in the same order.
    Urls = "urls", Text;
    /// The words behind the fields, article by article in the same order.
    Quotes = "quotes", Text;
    /// Its places but the first, as JSON.
    OtherPlaces = "other_places", Text;
    /// What is known of a date that has no interval, as JSON.
    Known = "known", Text;
    /// The row of another collection it was read from, as JSON.
    Foreign = "foreign", Text;
    /// The filter in force when the file was written.
    Filter = "filter", Text;
    /// Whom to credit.
    Credits = "credits", Text;
    /// Last day or period, where `date` is the first.
    DateEnd = "date_end", Text;
    /// Latitude and longitude in one cell, in any of the forms that coordinates are written in.
    Coordinates = "coordinates", Text;
    /// What happened, in sentences.
    Notes = "notes", Text;
}

/// How many columns are written.
const WRITTEN: usize = Column::Credits as usize + 1;

impl Column {
    /// The columns of a row that is written.
    pub fn written() -> &'static [Self] {
        Self::ALL.get(..WRITTEN).unwrap_or(Self::ALL)
    }

    /// The column of that name; `None` for any other word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|column| column.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_and_lead_back() {
        for column in Column::ALL {
            assert_eq!(Column::from_name(column.name()), Some(*column));
        }
        assert_eq!(Column::written().last(), Some(&Column::Credits));
        assert_eq!(Column::from_name("nothing"), None);
    }
}
