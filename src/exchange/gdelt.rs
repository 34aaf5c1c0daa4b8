//! GDELT 2.0 events: coded from news by a program, a day, three places, no tolls. Only deeds of force and arrests are incidents.

use super::read;
use super::refusal::Refusal;
use super::scheme::{Meaning, Row, Scheme, doer, place};
use crate::incident::{Count, When};
use crate::source::{Article, ArticleId};
use crate::text::Lang;

/// Name, latitude, longitude, code of precision.
const PLACE: [&str; 4] = ["ActionGeo_FullName", "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_Type"];

pub(super) fn meaning(row: &dyn Row) -> Result<Option<Meaning>, Refusal> {
    let Some((kind, doer_column)) = Scheme::Gdelt.kind(row.cell("EventCode")) else { return Ok(None) };
    Ok(Some(Meaning {
        kind,
        when: When::day(read::day("SQLDATE", row.cell("SQLDATE"))?),
        place: place(Scheme::Gdelt, row, PLACE)?,
        killed: Count::default(),
        perpetrator: doer(row, doer_column),
        target: Some(row.cell("Actor2Name")).filter(|words| !words.is_empty()).map(str::to_owned),
    }))
}

pub(super) fn article(row: &dyn Row, id: &str, file: &str) -> Article {
    let url = Some(row.cell("SOURCEURL")).filter(|words| !words.is_empty()).map(str::to_owned);
    let outlet = url.as_deref().and_then(|url| url.split("//").nth(1)?.split('/').next()).map(str::to_owned);
    let added = row.cell("DATEADDED").get(..8).and_then(crate::source::read::day);
    Article {
        id: ArticleId(id.to_owned()),
        path: file.to_owned(),
        title: None,
        source: outlet,
        url,
        published: added,
        lang: Lang::En,
        body: String::new(),
    }
}
