//! Incidents as GeoParquet 1.1: typed columns, the point as well-known binary, the filter and the credits in the file's metadata.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use serde_json::json;

use super::{About, Snapshot};
use crate::exchange::{Cell, Column, Sort};
use crate::geo::BBox;
use crate::i18n::Texts;
use crate::incident::Incident;

/// Incidents written together: little enough to be held, enough to be packed well.
const GROUP: usize = 50_000;

/// Day 0 of Parquet's dates, in days of the common era.
const EPOCH_FROM_CE: i32 = 719_163;

/// One file.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(snapshot: &Snapshot<'_>, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&bytes(snapshot, texts).map_err(io::Error::other)?)
}

fn columns() -> impl Iterator<Item = Column> {
    Column::written().iter().copied().filter(|column| *column < Column::Filter)
}

fn bytes(snapshot: &Snapshot<'_>, texts: &Texts) -> Result<Vec<u8>, ParquetError> {
    let about = About::of(snapshot);
    let rows = snapshot.rows(&about, texts);
    let told = json!({ "program": about.program, "filter": about.filter, "credits": about.credits }).to_string();
    let metadata = vec![KeyValue::new("geo".to_owned(), geo(snapshot)), KeyValue::new("furat".to_owned(), told)];
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(about.program.to_owned())
        .set_key_value_metadata(Some(metadata))
        .build();
    let mut file = SerializedFileWriter::new(Vec::new(), schema()?, Arc::new(properties))?;
    for incidents in snapshot.incidents.chunks(GROUP) {
        let mut by_column: Vec<Vec<Cell>> = columns().map(|_| Vec::with_capacity(incidents.len())).collect();
        for incident in incidents {
            for (column, cell) in by_column.iter_mut().zip(rows.cells(incident)) {
                column.push(cell);
            }
        }
        let mut group = file.next_row_group()?;
        geometry_column(&mut group, incidents)?;
        for (column, cells) in columns().zip(by_column) {
            write_column(&mut group, column.sort(), cells)?;
        }
        group.close()?;
    }
    file.into_inner()
}

/// What GeoParquet asks for.
fn geo(snapshot: &Snapshot<'_>) -> String {
    let bbox = BBox::around(snapshot.incidents.iter().filter_map(|incident| incident.site()).map(|site| site.point));
    let mut column = json!({ "encoding": "WKB", "geometry_types": ["Point"] });
    if let (Some(bbox), Some(column)) = (bbox, column.as_object_mut()) {
        column.insert("bbox".to_owned(), json!([bbox.west, bbox.south, bbox.east, bbox.north]));
    }
    json!({ "version": "1.1.0", "primary_column": "geometry", "columns": { "geometry": column } }).to_string()
}

fn schema() -> Result<TypePtr, ParquetError> {
    let field = |name: &str, physical: Physical, logical: Option<LogicalType>| {
        let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
        field.with_logical_type(logical).with_converted_type(ConvertedType::NONE).build().map(Arc::new)
    };
    let mut fields = vec![field("geometry", Physical::BYTE_ARRAY, None)?];
    for column in columns() {
        fields.push(match column.sort() {
            Sort::Text => field(column.name(), Physical::BYTE_ARRAY, Some(LogicalType::String))?,
            Sort::Whole => field(column.name(), Physical::INT64, None)?,
            Sort::Real => field(column.name(), Physical::DOUBLE, None)?,
            Sort::Day => field(column.name(), Physical::INT32, Some(LogicalType::Date))?,
            Sort::Flag => field(column.name(), Physical::BOOLEAN, None)?,
        });
    }
    Type::group_type_builder("incidents").with_fields(fields).build().map(Arc::new)
}

fn geometry_column(group: &mut SerializedRowGroupWriter<'_, Vec<u8>>, incidents: &[Cow<'_, Incident>]) -> Result<(), ParquetError> {
    let cells = incidents.iter().map(|incident| incident.site().map(|site| ByteArray::from(super::well_known_binary(site.point))));
    put(group, cells, |writer, levels, values| match writer {
        ColumnWriter::ByteArrayColumnWriter(writer) => writer.write_batch(values, Some(levels), None),
        _ => Ok(0),
    })
}

fn write_column(group: &mut SerializedRowGroupWriter<'_, Vec<u8>>, sort: Sort, cells: Vec<Cell>) -> Result<(), ParquetError> {
    use chrono::Datelike as _;
    let cells = cells.into_iter();
    match sort {
        Sort::Text => {
            let words = cells.map(|cell| if let Cell::Text(words) = cell { Some(ByteArray::from(words.into_bytes())) } else { None });
            put(group, words, |writer, levels, values| match writer {
                ColumnWriter::ByteArrayColumnWriter(writer) => writer.write_batch(values, Some(levels), None),
                _ => Ok(0),
            })
        }
        Sort::Whole => {
            let numbers = cells.map(|cell| if let Cell::Whole(number) = cell { Some(number) } else { None });
            put(group, numbers, |writer, levels, values| match writer {
                ColumnWriter::Int64ColumnWriter(writer) => writer.write_batch(values, Some(levels), None),
                _ => Ok(0),
            })
        }
        Sort::Real => {
            let numbers = cells.map(|cell| if let Cell::Real(number) = cell { Some(number) } else { None });
            put(group, numbers, |writer, levels, values| match writer {
                ColumnWriter::DoubleColumnWriter(writer) => writer.write_batch(values, Some(levels), None),
                _ => Ok(0),
            })
        }
        Sort::Day => {
            let days = cells.map(|cell| if let Cell::Day(day) = cell { Some(day.num_days_from_ce() - EPOCH_FROM_CE) } else { None });
            put(group, days, |writer, levels, values| match writer {
                ColumnWriter::Int32ColumnWriter(writer) => writer.write_batch(values, Some(levels), None),
                _ => Ok(0),
            })
        }
        Sort::Flag => {
            let flags = cells.map(|cell| if let Cell::Flag(flag) = cell { Some(flag) } else { None });
            put(group, flags, |writer, levels, values| match writer {
                ColumnWriter::BoolColumnWriter(writer) => writer.write_batch(values, Some(levels), None),
                _ => Ok(0),
            })
        }
    }
}

/// The next column: a level says whether a row has a value, and those that are there follow.
fn put<T>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    cells: impl Iterator<Item = Option<T>>,
    write: impl Fn(&mut ColumnWriter<'_>, &[i16], &[T]) -> Result<usize, ParquetError>,
) -> Result<(), ParquetError> {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    if let Some(mut column) = group.next_column()? {
        write(column.untyped(), &levels, &values)?;
        column.close()?;
    }
    Ok(())
}
