use std::io;

use super::*;
use crate::gazetteer::Gazetteer;
use crate::text::Lang;

/// What came of bytes under a name: ids of incidents, refusals, how it ended.
fn taken(name: &str, bytes: &[u8], most: usize) -> (Vec<String>, Vec<String>, Option<String>) {
    let (texts, gazetteer) = (Texts::new(Lang::En), Gazetteer::default());
    let form = sniff(name, bytes).expect("a form");
    let (mut ids, mut refused, mut batches) = (Vec::new(), Vec::new(), 0);
    let mut input = bytes;
    let ended = read(&mut Input { name, bytes: &mut input }, form, None, &mut Placer::new(&gazetteer), &texts, &mut |taken| {
        ids.extend(taken.batch.incidents.into_iter().map(|incident| incident.id.0));
        refused.extend(taken.refused.iter().map(|row| format!("{}: {}", row.line, row.told(&texts))));
        batches += 1;
        if batches >= most { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
    });
    let told = ended.err().map(|failure| match failure {
        Failure::Refused(problem) => problem.summary,
        Failure::Stopped(error) => error.kind().to_string(),
    });
    (ids, refused, told)
}

#[test]
fn files_are_known_by_name_and_first_bytes() {
    let acled = "event_id_cnty,event_date,time_precision\n";
    let gdelt = format!("1001{}\n", "\t0".repeat(60));
    let rows = [
        ("a.kmz", "PK", Some(Form::Kmz)),
        ("a.KML", "<kml>", Some(Form::Kml)),
        ("a.geojson", "{}", Some(Form::GeoJson)),
        ("a.json", "{\"type\": \"FeatureCollection\"", Some(Form::GeoJson)),
        ("a.json", "{\"furat\": \"0.1.0\"", Some(Form::Json)),
        ("a.json", "{\"body\": \"An article\"}", None),
        ("a.jsonl", "{\"about\":{}}", Some(Form::JsonLines)),
        ("a.jsonl", "{\"body\":\"An article\"}", None),
        ("a.csv", acled, Some(Form::Acled)),
        ("a.csv", "EVENT_ID_CNTY,EVENT_DATE\n", Some(Form::Acled)),
        ("a.csv", "id,date_prec,where_prec\n", Some(Form::Ucdp)),
        ("a.export.CSV", &gdelt, Some(Form::Gdelt)),
        ("a.csv", "date;lat;lon\n", Some(Form::Csv)),
        ("a.txt", "date;lat;lon\n", None),
        ("a.html", "<kml>", None),
    ];
    for (name, head, form) in rows {
        assert_eq!(sniff(name, head.as_bytes()), form, "{name}: {head}");
    }
}

#[test]
fn reading_can_be_stopped_and_keeps_what_was_read() {
    let mut table = "date,lat,lon\n".to_owned();
    for _ in 0..10_000 {
        table.push_str("2023-01-01,34,41\n");
    }
    let (ids, _, ended) = taken("a.csv", table.as_bytes(), 1);
    assert_eq!((ids.len(), ended.as_deref()), (4096, Some("operation interrupted")));
    let (ids, _, ended) = taken("a.csv", table.as_bytes(), usize::MAX);
    assert_eq!((ids.len(), ended), (10_000, None));
}

#[test]
fn what_stands_before_a_break_is_kept() {
    let feature = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"date\":\"2023\"}}";
    let cut = format!("{{\"type\":\"FeatureCollection\",\"features\":[{feature},{feature},{{\"type\"");
    let (ids, _, ended) = taken("a.geojson", cut.as_bytes(), usize::MAX);
    assert_eq!(ids, ["a.geojson#1", "a.geojson#2"]);
    assert!(ended.is_some_and(|told| told.starts_with("Not valid JSON")));
    let (ids, _, ended) = taken("a.kml", b"<kml><Placemark><name>a</name></Placemark><Placemark>", usize::MAX);
    assert_eq!((ids.len(), ended.as_deref()), (1, Some("The file ends in the middle")));
}

#[test]
fn a_row_is_refused_for_what_is_wrong_with_it() {
    let table = "date,lat,lon,killed\n\
                 2023-01-01,34,41,1\n\
                 20230-01-01,34,41,1\n\
                 soon,34,41,1\n\
                 2023-01-01,34,,1\n\
                 2023-01-01,34,181,1\n\
                 2023-01-01,34,41,-1\n\
                 2023-01-01,34,41,1,more\n\
                 \n\
                 ,,,\n\
                 2023-01-01,0,0,\n";
    let (ids, refused, ended) = taken("a.csv", table.as_bytes(), usize::MAX);
    assert_eq!((ids.as_slice(), ended), (&["a.csv#2".to_owned(), "a.csv#11".to_owned()][..], None));
    assert_eq!(
        refused,
        [
            "3: date: \u{201C}20230-01-01\u{201D} lies outside the years 1900 to 2100",
            "4: date: \u{201C}soon\u{201D} is not a day that is understood",
            "5: lon: \u{201C}\u{201D} is no latitude or longitude",
            "6: lon: \u{201C}181\u{201D} is no latitude or longitude",
            "7: killed_best: \u{201C}-1\u{201D} is no number of persons",
            "8: As many cells as there are columns are expected: 5 / 4",
        ]
    );
}

#[test]
fn entities_of_a_file_are_not_expanded() {
    let bomb = "<!DOCTYPE kml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><kml><Placemark><name>x&b;y &lt;&#65;</name></Placemark></kml>";
    let (texts, gazetteer) = (Texts::new(Lang::En), Gazetteer::default());
    let mut input = bomb.as_bytes();
    let mut titles = Vec::new();
    read(&mut Input { name: "a.kml", bytes: &mut input }, Form::Kml, None, &mut Placer::new(&gazetteer), &texts, &mut |taken| {
        titles.extend(taken.batch.articles.into_iter().map(|(article, _)| article.title));
        Ok(())
    })
    .expect("read");
    assert_eq!(titles, [Some("xy <A".to_owned())]);
}

#[test]
fn a_mapping_gives_a_column_to_one_head_alone() {
    let heads = ["day", "start", "x"].map(str::to_owned);
    let mut mapping = Mapping::guess(&heads);
    assert!(mapping.set("day", Some(crate::exchange::Column::Date)));
    assert_eq!(mapping.at(crate::exchange::Column::Date), Some(0));
    assert!(!mapping.set("nothing", None));
    assert!(mapping.fits(&heads) && !mapping.fits(&heads[..2]));
}

#[test]
fn nobody_is_asked_where_all_is_told_or_nothing_is_left_over() {
    for (heads, is_complete) in [
        ("date,lat,lon", true),
        ("date,lat,lon,colour", false),
        ("date,lat,lon,kind,killed,colour", true),
        ("date,coordinates,kind,killed_low,colour", true),
        ("date,lat,kind,killed,colour", false),
        ("earliest,latest,lat,lon,kind,killed,colour", true),
        ("kind,killed", false),
        ("day of event,lat,lon,kind,killed", false),
    ] {
        let names: Vec<String> = heads.split(',').map(str::to_owned).collect();
        assert_eq!(Mapping::guess(&names).is_complete(), is_complete, "{heads}");
    }
}

#[test]
fn rows_are_tried_as_they_would_be_read() {
    use crate::exchange::Column;
    let (texts, gazetteer) = (Texts::new(Lang::En), Gazetteer::default());
    let head = b"happened,lat,lon,dead;x\n2023-01-01,34,41,3\nsoon,34,41,1\n,,,\n2023-01-02,34,41,1,2\n";
    let mut mapping = Mapping::guess(&heads(head));
    let rows = first_rows(head, 5);
    assert!(is_readable(head, &texts) && mapping.lacks(Column::Date) && mapping.lacks(Column::KilledBest));
    mapping.give(Column::Date, Some(0));
    mapping.give(Column::KilledBest, Some(3));
    let tried: Vec<String> = tried(&mapping, &rows, &mut Placer::new(&gazetteer), &texts)
        .into_iter()
        .map(|row| row.map_or_else(|refusal| refusal, |incident| format!("{} {:?}", incident.when.edtf(), incident.killed.min)))
        .collect();
    assert_eq!(
        tried,
        [
            "2023-01-01 Some(3)",
            "date: \u{201C}soon\u{201D} is not a day that is understood",
            "As many cells as there are columns are expected: 5 / 4",
        ]
    );
    mapping.give(Column::Date, Some(1));
    assert_eq!((mapping.at(Column::Date), mapping.at(Column::Lat)), (Some(1), None), "a head stands for one column");
    mapping.give(Column::Date, None);
    assert_eq!(mapping.at(Column::Date), None);
}

#[test]
fn what_is_no_table_is_refused_before_anybody_is_asked() {
    let texts = Texts::new(Lang::En);
    for (head, is_one) in [
        (&b"a,b\n1,2\n"[..], true),
        (b"a,b\n", false),
        (b"a\n1\n", false),
        (b"", false),
        (b"\xFF\xFEa\0,\0", false),
        (b"a,\xC3\x28\n1,2\n", false),
    ] {
        assert_eq!(is_readable(head, &texts), is_one, "{head:?}");
    }
}
