//! The article of a page: its readable text, a paragraph a line, and what its meta tags say.

use dom_smoothie::{Config, Readability, TextMode};

use super::Draft;
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;

/// Deepest nesting of elements that is read, the same as in browsers. Picking the article takes time quadratic in the depth.
const MAX_DEPTH: usize = 512;

/// Elements that close themselves, so that opening tags alone say nothing about depth.
const SELF_CLOSING: [&[u8]; 20] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source", b"track", b"wbr", b"p",
    b"li", b"dt", b"dd", b"option", b"path",
];

/// Elements of drawings, which a slash does close.
const DRAWING: [&[u8]; 8] = [b"circle", b"ellipse", b"g", b"line", b"polygon", b"polyline", b"rect", b"use"];

/// Fewest characters that make an article.
const MIN_CHARS: usize = 40;

/// Picks the article out of a page.
pub(super) fn article(page: &str, texts: &Texts) -> Result<Draft, Diagnostic> {
    if is_deeper_than(page, MAX_DEPTH) {
        return Err(texts.error("read-too-deep", &[("limit", MAX_DEPTH.into())]));
    }
    let no_article = || texts.error("read-no-article", &[]);
    let config = Config { text_mode: TextMode::Formatted, char_threshold: MIN_CHARS, ..Config::default() };
    let mut readability = Readability::new(page, None, Some(config)).map_err(|_error| no_article())?;
    let address = address(&readability);
    let found = readability.parse().map_err(|_error| no_article())?;
    let body = paragraphs(&found.text_content);
    if body.chars().count() < MIN_CHARS {
        return Err(no_article());
    }
    Ok(Draft {
        title: Some(found.title),
        source: found.site_name,
        url: found.url.or(address),
        published: found.published_time,
        lang: found.lang,
        body,
    })
}

/// The address that the page gives as its own.
fn address(page: &Readability) -> Option<String> {
    let link = page.doc.select("link[rel=canonical]").attr("href");
    link.or_else(|| page.doc.select("meta[property='og:url']").attr("content")).map(|address| address.to_string())
}

/// One paragraph a line: no blank lines, no space at the ends of lines.
fn paragraphs(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether elements nest deeper than `limit`: opening tags less closing ones, read without building the page.
fn is_deeper_than(page: &str, limit: usize) -> bool {
    let mut depth = 0_usize;
    for tag in page.split('<').skip(1) {
        let closes = tag.starts_with('/');
        let name: Vec<u8> =
            tag.bytes().skip(usize::from(closes)).take_while(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase()).collect();
        if name.is_empty() || SELF_CLOSING.contains(&name.as_slice()) {
            continue;
        }
        let drawn = tag.split('>').next().is_some_and(|inside| inside.ends_with('/')) && DRAWING.contains(&name.as_slice());
        match (closes, drawn) {
            (true, _) => depth = depth.saturating_sub(1),
            (false, true) => {}
            (false, false) => depth += 1,
        }
        if depth > limit {
            return true;
        }
    }
    false
}
