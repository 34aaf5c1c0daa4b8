//! Articles as JSON objects with the keys of front matter, and `body`.

use serde_json::Value;

use super::Draft;
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;

/// The articles of a `.json` file: one object or a list. A bad item of a list does not cost the others.
pub(super) fn articles(text: &str, texts: &Texts) -> Result<Vec<Result<Draft, Diagnostic>>, Diagnostic> {
    Ok(match parse(text, texts)? {
        Value::Array(items) => items.into_iter().map(|item| draft(item, texts)).collect(),
        item => vec![draft(item, texts)],
    })
}

/// The article of one line.
pub(super) fn article(text: &str, texts: &Texts) -> Result<Draft, Diagnostic> {
    draft(parse(text, texts)?, texts)
}

fn parse(text: &str, texts: &Texts) -> Result<Value, Diagnostic> {
    serde_json::from_str(text).map_err(|error| texts.error("read-bad-json", &[("reason", error.to_string().into())]))
}

fn draft(value: Value, texts: &Texts) -> Result<Draft, Diagnostic> {
    let Value::Object(mut object) = value else { return Err(texts.error("read-no-body", &[])) };
    let mut text = |key: &str| match object.remove(key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let body = text("body").filter(|body| !body.trim().is_empty()).ok_or_else(|| texts.error("read-no-body", &[]))?;
    Ok(Draft { title: text("title"), source: text("source"), url: text("url"), published: text("published"), lang: text("lang"), body })
}
