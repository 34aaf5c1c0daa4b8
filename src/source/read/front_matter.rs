//! The block between two `---` lines that may open a text file.

use super::Draft;

/// Splits the front matter from the body. A block that does not end is part of the body; keys that mean nothing here are passed over.
pub(super) fn split(text: &str) -> Draft {
    let Some((block, body)) = block(text) else {
        return Draft { body: text.to_owned(), ..Draft::default() };
    };
    let mut draft = Draft { body: body.to_owned(), ..Draft::default() };
    for line in block.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let field = match key.trim() {
            "title" => &mut draft.title,
            "source" => &mut draft.source,
            "url" => &mut draft.url,
            "published" => &mut draft.published,
            "lang" => &mut draft.lang,
            _ => continue,
        };
        *field = Some(unquoted(value.trim()).to_owned());
    }
    draft
}

/// The lines between the two rules, and all that follows the second.
fn block(text: &str) -> Option<(&str, &str)> {
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let rest = text.get(first.len()..)?;
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((rest.get(..end)?, rest.get(end + line.len()..)?));
        }
        end += line.len();
    }
    None
}

fn unquoted(value: &str) -> &str {
    ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value)
}
