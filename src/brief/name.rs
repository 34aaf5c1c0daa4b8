//! Names of files by pattern: `{code}_{place}_{paper}_{date}` makes `SYR_Deir-ez-Zor_A4_20251122`.

use super::snapshot::Snapshot;
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;

/// The pattern where only a folder is named.
pub const USUAL: &str = "{code}_{place}_{paper}_{date}";

/// What stands for what in a pattern.
const KEYS: [&str; 7] = ["code", "place", "paper", "date", "from", "to", "lang"];

/// What a pattern is filled with beside the snapshot.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// Code of the product.
    pub code: Option<&'a str>,
    /// Name of the paper.
    pub paper: &'a str,
    /// Language of the sheet.
    pub lang: &'a str,
}

/// The name that a pattern makes. What is not known is left out, with the line or dash after it.
///
/// # Errors
/// Where the pattern asks for something that there is not, or a brace is not closed.
pub fn filled(pattern: &str, snapshot: &Snapshot, filling: Filling<'_>, texts: &Texts) -> Result<String, Diagnostic> {
    let refuse = |key: &str| {
        let known = KEYS.map(|key| format!("{{{key}}}")).join(" ");
        texts.error("name-bad-key", &[("value", key.to_owned().into()), ("known", known.into())]).at(pattern.to_owned())
    };
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (key, after) = after.split_once('}').ok_or_else(|| refuse(after))?;
        let value = value(key, snapshot, filling).ok_or_else(|| refuse(key))?;
        rest = if value.is_empty() { after.strip_prefix(['_', '-']).unwrap_or(after) } else { after };
        out.push_str(&value);
    }
    out.push_str(rest);
    Ok(out)
}

fn value(key: &str, snapshot: &Snapshot, filling: Filling<'_>) -> Option<String> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.format("%Y%m%d").to_string()).unwrap_or_default();
    let range = snapshot.range;
    Some(match key {
        "code" => plain(filling.code.unwrap_or_default()),
        "place" => plain(&snapshot.places),
        "paper" => filling.paper.to_owned(),
        // Without a time of making, the last day shown: the same input makes the same name.
        "date" => day(snapshot.as_of.map(|at| at.date()).or(range.map(|range| range.to))),
        "from" => day(range.map(|range| range.from)),
        "to" => day(range.map(|range| range.to)),
        "lang" => filling.lang.to_owned(),
        _ => return None,
    })
}

/// Letters and digits of any script, with dashes for all between.
fn plain(words: &str) -> String {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::snapshot::Taking;
    use crate::store::{Filter, Store};
    use crate::text::Lang;

    #[test]
    fn a_pattern_is_filled_and_gaps_close() {
        let texts = Texts::new(Lang::En);
        let mut snapshot =
            Snapshot::new(&Store::default(), &Filter::default(), &texts, Taking { has_rows: true, bars_px: 1.0, as_of: None });
        snapshot.places = "Deir ez-Zor and Anbar".into();
        snapshot.range = Some(crate::store::sample::range("2023-03-01", "2023-03-31"));
        let name = |pattern: &str, code| {
            filled(pattern, &snapshot, Filling { code, paper: "A4", lang: "en" }, &texts).map_err(|problem| problem.to_string())
        };
        assert_eq!(name(USUAL, Some("SYR/7")).as_deref(), Ok("SYR-7_Deir-ez-Zor-and-Anbar_A4_20230331"));
        assert_eq!(name(USUAL, None).as_deref(), Ok("Deir-ez-Zor-and-Anbar_A4_20230331"));
        assert_eq!(name("out.pdf", None).as_deref(), Ok("out.pdf"));
        for wrong in ["{when}.pdf", "{code", "{}"] {
            assert!(name(wrong, None).is_err(), "{wrong}");
        }
    }
}
