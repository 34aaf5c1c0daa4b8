//! Incidents as a GeoPackage (OGC 12-128, version 1.3): one table of points with a date field, and what the file says of itself as metadata.

use rusqlite::{Connection, ToSql, params, params_from_iter};

use super::{About, Snapshot};
use crate::exchange::{Cell, Column, Sort};
use crate::geo::{BBox, LatLon};
use crate::i18n::Texts;

/// The table of incidents.
pub const TABLE: &str = "incidents";

/// `GPKG`.
const APPLICATION_ID: i32 = 0x4750_4B47;
/// Version 1.3.0.
const USER_VERSION: i32 = 10_300;
/// WGS84, longitude first in the file.
const WGS84: i32 = 4326;

/// What every GeoPackage has.
const SCHEMA: &str = "
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
INSERT INTO gpkg_extensions VALUES
  ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write'),
  ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write');
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]',
   'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
";

/// Fills an empty database.
///
/// # Errors
/// What SQLite gives: a full disk, a file that is taken.
pub fn write(snapshot: &Snapshot<'_>, texts: &Texts, database: &mut Connection) -> rusqlite::Result<()> {
    let about = About::of(snapshot);
    database.pragma_update(None, "application_id", APPLICATION_ID)?;
    database.pragma_update(None, "user_version", USER_VERSION)?;
    let transaction = database.transaction()?;
    transaction.execute_batch(SCHEMA)?;
    transaction.execute_batch(&table())?;
    describe(&transaction, snapshot, &about)?;
    fill(&transaction, snapshot, &about, texts)?;
    transaction.commit()
}

/// Filter and credits are in the metadata, not in every row. `id` is a column like the others: GeoPackage counts rows by a number of its own.
fn columns() -> impl Iterator<Item = Column> {
    Column::written().iter().copied().filter(|column| *column < Column::Filter)
}

fn table() -> String {
    let sort = |column: Column| match column.sort() {
        Sort::Text => "TEXT",
        Sort::Whole => "INTEGER",
        Sort::Real => "DOUBLE",
        Sort::Day => "DATE",
        Sort::Flag => "BOOLEAN",
    };
    let columns: Vec<String> = columns().map(|column| format!("\"{}\" {}", column.name(), sort(column))).collect();
    format!("CREATE TABLE {TABLE} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {});", columns.join(", "))
}

fn describe(database: &Connection, snapshot: &Snapshot<'_>, about: &About) -> rusqlite::Result<()> {
    let bbox = BBox::around(snapshot.incidents.iter().filter_map(|incident| incident.site()).map(|site| site.point));
    let edge = |of: fn(&BBox) -> f64| bbox.as_ref().map(of);
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
         VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![TABLE, about.text(), edge(|b| b.west), edge(|b| b.south), edge(|b| b.east), edge(|b| b.north), WGS84],
    )?;
    database.execute("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'POINT', ?2, 0, 0)", params![TABLE, WGS84])?;
    let told = serde_json::json!({ "program": about.program, "filter": about.filter, "credits": about.credits }).to_string();
    database.execute(
        "INSERT INTO gpkg_metadata (id, md_scope, md_standard_uri, mime_type, metadata) VALUES (1, 'dataset', 'https://www.rfc-editor.org/rfc/rfc8259', 'application/json', ?1)",
        [told],
    )?;
    database.execute("INSERT INTO gpkg_metadata_reference (reference_scope, table_name, md_file_id) VALUES ('table', ?1, 1)", [TABLE])?;
    Ok(())
}

fn fill(database: &Connection, snapshot: &Snapshot<'_>, about: &About, texts: &Texts) -> rusqlite::Result<()> {
    let names: Vec<String> = columns().map(|column| format!("\"{}\"", column.name())).collect();
    let marks: Vec<String> = (2..=names.len() + 1).map(|n| format!("?{n}")).collect();
    let mut insert = database.prepare(&format!("INSERT INTO {TABLE} (geom, {}) VALUES (?1, {})", names.join(", "), marks.join(", ")))?;
    let rows = snapshot.rows(about, texts);
    for incident in &snapshot.incidents {
        let geometry = incident.site().map(|site| geometry(site.point));
        let cells = rows.cells(incident).into_iter().take(names.len()).map(value);
        let values: Vec<Box<dyn ToSql>> = std::iter::once(Box::new(geometry) as Box<dyn ToSql>).chain(cells).collect();
        insert.execute(params_from_iter(values.iter()))?;
    }
    Ok(())
}

fn value(cell: Cell) -> Box<dyn ToSql> {
    match cell {
        Cell::Empty => Box::new(rusqlite::types::Null),
        Cell::Text(words) => Box::new(words),
        Cell::Whole(number) => Box::new(number),
        Cell::Real(number) => Box::new(number),
        Cell::Day(day) => Box::new(day.to_string()),
        Cell::Flag(flag) => Box::new(flag),
    }
}

/// The head of a GeoPackage's geometry (no envelope, little end first), then the point as well-known binary.
fn geometry(point: LatLon) -> Vec<u8> {
    let mut bytes = vec![b'G', b'P', 0, 1];
    bytes.extend(WGS84.to_le_bytes());
    bytes.extend(super::well_known_binary(point));
    bytes
}
