//! What a map says of itself: name, credit, layers. Names and credits come as HTML, from anyone; here they become plain text.

/// Characters of a credit or a name; the map's edge has no room for more.
const MOST_CHARACTERS: usize = 240;

/// What is used of a map's metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    /// What it calls itself.
    pub(super) name: String,
    /// Whom it credits.
    pub(super) attribution: String,
    /// Names of vector layers.
    pub(super) layers: Vec<String>,
}

impl Metadata {
    /// From the JSON object of a `PMTiles` archive.
    pub(super) fn of(object: &serde_json::Value) -> Self {
        let text = |key: &str| object.get(key).and_then(serde_json::Value::as_str).map(plain).unwrap_or_default();
        Self { name: text("name"), attribution: text("attribution"), layers: layers(object) }
    }
}

/// The `id` of each of `vector_layers`.
pub(super) fn layers(object: &serde_json::Value) -> Vec<String> {
    let list = object.get("vector_layers").and_then(serde_json::Value::as_array);
    let ids = list.into_iter().flatten().filter_map(|layer| layer.get("id")?.as_str());
    ids.take(1000).map(str::to_owned).collect()
}

/// HTML as plain text on one line: tags gone, character references resolved, nothing that turns the direction of what follows.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, from)) = rest.split_once('<') {
        text.push_str(before);
        // A lone "<" is a sign, not a tag.
        if from.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
            rest = from.split_once('>').map_or("", |(_tag, after)| after);
        } else {
            text.push('<');
            rest = from;
        }
    }
    text.push_str(rest);
    let resolved = resolved(&text);
    let clean = resolved.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).filter(|c| !turns_direction(*c));
    let words: String = clean.collect();
    let line = words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}\u{2026}", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

/// Marks that embed, override or isolate directions.
const fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Character references resolved, by name and by number; others are left as they stand.
fn resolved(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        out.push_str(before);
        let known = from.split_once(';').filter(|(name, _)| name.len() <= 8).and_then(|(name, after)| Some((reference(name)?, after)));
        let (c, after) = known.unwrap_or(('&', from));
        out.push(c);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "copy" => '\u{a9}',
        "reg" => '\u{ae}',
        "middot" => '\u{b7}',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_plain_text() {
        for (html, text) in [
            (r#"<a href="https://example.org/">&copy; Example</a> <b>Maps</b>"#, "\u{a9} Example Maps"),
            ("A &amp; B &#169; &#xA9; &nope; &", "A & B \u{a9} \u{a9} &nope; &"),
            ("<script>alert(1)</script>Open", "alert(1)Open"),
            ("1 < 2", "1 < 2"),
            ("cut <a href=", "cut"),
            ("  two\n\tlines\u{0} ", "two lines"),
            ("\u{202E}turned\u{2066}", "turned"),
            ("", ""),
        ] {
            assert_eq!(plain(html), text, "{html:?}");
        }
    }

    #[test]
    fn a_long_credit_is_cut() {
        let text = plain(&"\u{f1} ".repeat(10_000));
        assert!(text.ends_with('\u{2026}') && text.chars().count() <= MOST_CHARACTERS + 1, "{}", text.chars().count());
    }

    #[test]
    fn metadata_of_any_shape_is_read() {
        let metadata = Metadata::of(&serde_json::json!({"name": "<i>East</i>", "vector_layers": [{"id": "roads"}, {"id": 3}, 4]}));
        assert_eq!(metadata, Metadata { name: "East".into(), attribution: String::new(), layers: vec!["roads".into()] });
        assert_eq!(Metadata::of(&serde_json::json!([1])), Metadata::default());
    }
}
