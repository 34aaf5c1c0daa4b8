//! `furat brief --series`, `--animate`, `--compare`: several maps that differ in time.

use std::path::Path;

use super::Failure;
use super::args::{SeriesArgs, UnitArg};
use super::output::deliver;
use super::progress::Progress;
use super::select::period;
use crate::app::brief::series::{MOST_FRAMES, MOST_MAPS, Moving, animate, comparison, frames, multiples, periods};
use crate::app::brief::{Brief, save};
use crate::brief::Snapshot;
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;
use crate::store::{DayRange, Unit};

/// Whether several maps are asked for.
pub(super) const fn is_wanted(args: &SeriesArgs) -> bool {
    args.series.is_some() || args.animate.is_some() || args.compare.is_some()
}

/// Draws and writes them. The snapshot is that of the whole range.
///
/// # Errors
/// When a range is not understood, there are too many periods, or the file cannot be written.
pub(super) fn write(
    args: &SeriesArgs,
    brief: &Brief<'_>,
    snapshot: &Snapshot,
    path: &Path,
    (texts, progress): (&Texts, Progress),
) -> Result<(), Failure> {
    let range = snapshot.range;
    if let Some(arg) = args.animate {
        let ranges = periods(range, unit(arg), MOST_FRAMES, texts).map_err(Failure::Usage)?;
        let bar = progress.start("progress-frames", ranges.len(), texts);
        let drawn = frames(brief, &ranges, &|_| bar.step()).map_err(Failure::Broken)?;
        let is_gif = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gif"));
        let form = if is_gif { Moving::Gif } else { Moving::Apng };
        let mut packed = Vec::new();
        animate(&drawn, form, &mut packed, texts).map_err(Failure::Broken)?;
        return deliver(Some(path), &mut std::io::sink(), texts, |out| out.write_all(&packed));
    }
    let drawn = if let Some(words) = &args.compare {
        comparison(brief, compared(words, range, texts).map_err(Failure::Usage)?)
    } else {
        let unit = args.series.map_or(Unit::Month, unit);
        multiples(brief, &periods(range, unit, MOST_MAPS, texts).map_err(Failure::Usage)?)
    };
    save(&drawn.map_err(Failure::Broken)?, path, brief.lang).map_err(Failure::Broken)
}

/// The range shown and the one named, the earlier one first.
fn compared(words: &str, shown: Option<DayRange>, texts: &Texts) -> Result<[DayRange; 2], Diagnostic> {
    let shown = shown.ok_or_else(|| texts.error("series-undated", &[]))?;
    let other = match words.split_once("..") {
        Some((from, to)) => {
            let (from, to) = (period(from, texts)?.from, period(to, texts)?.to);
            if to < from {
                let said = [("from", from.to_string().into()), ("to", to.to_string().into())];
                return Err(texts.error("usage-range-reversed", &said));
            }
            DayRange::new(from, to)
        }
        None => period(words, texts)?,
    };
    Ok(if other.from < shown.from { [other, shown] } else { [shown, other] })
}

const fn unit(arg: UnitArg) -> Unit {
    match arg {
        UnitArg::Day => Unit::Day,
        UnitArg::Week => Unit::Week,
        UnitArg::Month => Unit::Month,
        UnitArg::Quarter => Unit::Quarter,
        UnitArg::Year => Unit::Year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::range;
    use crate::text::Lang;

    #[test]
    fn the_other_range_is_a_year_a_month_or_two_ends() {
        let texts = Texts::new(Lang::En);
        let shown = range("2023-01-01", "2023-12-31");
        let of = |words: &str| compared(words, Some(shown), &texts);
        assert_eq!(of("2022"), Ok([range("2022-01-01", "2022-12-31"), shown]));
        assert_eq!(of("2024-02"), Ok([shown, range("2024-02-01", "2024-02-29")]));
        assert_eq!(of("2021-05-03..2021-06"), Ok([range("2021-05-03", "2021-06-30"), shown]));
        for wrong in ["", "soon", "2022..", "2022..2021"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
        assert!(compared("2022", None, &texts).is_err());
    }
}
