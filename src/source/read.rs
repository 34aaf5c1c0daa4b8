//! Bytes and a name in, articles and problems out. No paths are opened here, and nothing panics on bad input.

mod front_matter;
mod html;
mod json;
mod published;

use chrono::NaiveDate;

use super::{Article, ArticleId};
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;
use crate::text::Lang;

/// Largest article or file that is read, in bytes. A `.jsonl` file may be larger: the limit is for each of its lines.
pub const MAX_BYTES: usize = 64 << 20;

/// What a file holds, told by the end of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.txt`, `.md`: text, with front matter or without.
    Text,
    /// `.html`, `.htm`: a page with an article in it.
    Html,
    /// `.json`: one article or a list.
    Json,
    /// `.jsonl`: one article a line.
    JsonLines,
}

impl Format {
    /// The format that a file's name promises; `None` where it is none that is read here.
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "md" | "text" | "markdown" => Some(Self::Text),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }
}

/// What came of one file: articles in the order of the file, and what was wrong with the rest.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The articles that could be read.
    pub articles: Vec<Article>,
    /// One for every input refused (errors) or read with a reserve (warnings).
    pub problems: Vec<Diagnostic>,
}

/// An article as a format gives it, before its language and date are settled.
#[derive(Debug, Default)]
struct Draft {
    title: Option<String>,
    source: Option<String>,
    url: Option<String>,
    published: Option<String>,
    lang: Option<String>,
    body: String,
}

/// Reads the articles of one file. `name` is the path as the user gave it; it tells the format and names the articles.
pub fn read(name: &str, bytes: &[u8], texts: &Texts) -> Outcome {
    let mut outcome = Outcome::default();
    let Some(format) = Format::of(name) else {
        outcome.refuse(texts.error("read-unknown-format", &[]), name);
        return outcome;
    };
    if format == Format::JsonLines {
        for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            outcome.add_json_line(name, index + 1, line, texts);
        }
        return outcome;
    }
    let drafts = decode(bytes, texts).and_then(|text| match format {
        Format::Text => Ok(vec![Ok(front_matter::split(text))]),
        Format::Html => html::article(text, texts).map(|draft| vec![Ok(draft)]),
        Format::Json | Format::JsonLines => json::articles(text, texts),
    });
    match drafts {
        Err(problem) => outcome.refuse(problem, name),
        Ok(drafts) => {
            let several = drafts.len() > 1;
            for (index, draft) in drafts.into_iter().enumerate() {
                let place = Place { name, item: several.then_some(index + 1), line: false };
                outcome.add(&place, draft, texts);
            }
        }
    }
    outcome
}

impl Outcome {
    /// Reads one line of a stream of JSON lines; `line` counts from 1. A blank line is no article and no problem.
    pub fn add_json_line(&mut self, name: &str, line: usize, bytes: &[u8], texts: &Texts) {
        if bytes.trim_ascii().is_empty() {
            return;
        }
        let draft = decode(bytes, texts).and_then(|text| json::article(text, texts));
        self.add(&Place { name, item: Some(line), line: true }, draft, texts);
    }

    fn refuse(&mut self, problem: Diagnostic, name: &str) {
        self.problems.push(problem.at(name));
    }

    fn add(&mut self, place: &Place<'_>, draft: Result<Draft, Diagnostic>, texts: &Texts) {
        match draft.and_then(|draft| if draft.body.trim().is_empty() { Err(texts.error("read-empty", &[])) } else { Ok(draft) }) {
            Err(problem) => self.refuse(problem, &place.words(texts)),
            Ok(draft) => {
                let article = self.settle(place, draft, texts);
                self.articles.push(article);
            }
        }
    }

    /// Makes an article of a draft; a date or language that is not understood costs a warning, not the article.
    fn settle(&mut self, place: &Place<'_>, draft: Draft, texts: &Texts) -> Article {
        let mut warn = |id: &str, value: &str| self.problems.push(texts.warning(id, &[("value", value.into())]).at(place.words(texts)));
        let published = given(draft.published).and_then(|value| {
            day(&value).or_else(|| {
                warn("read-bad-date", &value);
                None
            })
        });
        let lang = given(draft.lang).and_then(|value| {
            Lang::from_code(&value).or_else(|| {
                warn("read-bad-lang", &value);
                None
            })
        });
        Article {
            id: place.id(),
            path: place.name.replace('\\', "/"),
            title: given(draft.title),
            source: given(draft.source),
            url: given(draft.url),
            published,
            lang: lang.unwrap_or_else(|| Lang::detect(&draft.body)),
            body: draft.body,
        }
    }
}

/// Which article of which file.
struct Place<'a> {
    name: &'a str,
    /// Counted from 1; `None` where the file holds one article.
    item: Option<usize>,
    /// Whether `item` counts lines.
    line: bool,
}

impl Place<'_> {
    fn id(&self) -> ArticleId {
        let path = self.name.replace('\\', "/");
        ArticleId(self.item.map_or_else(|| path.clone(), |item| format!("{path}#{item}")))
    }

    fn words(&self, texts: &Texts) -> String {
        let file = ("file", self.name.into());
        match self.item {
            None => self.name.to_owned(),
            Some(line) if self.line => texts.tr_args("line-of", &[file, ("line", line.to_string().into())]).into_owned(),
            Some(item) => texts.tr_args("item-of", &[file, ("item", item.to_string().into())]).into_owned(),
        }
    }
}

/// The day that `words` name: ISO 8601 with or without a time, day/month/year, or the dates of pages and mail.
///
/// The calendar day is taken as written; no zone moves it. `None` where no day between 1900 and 2100 is meant.
pub fn day(words: &str) -> Option<NaiveDate> {
    published::day(words)
}

/// UTF-8, within the limit, without its mark, and not binary.
fn decode<'a>(bytes: &'a [u8], texts: &Texts) -> Result<&'a str, Diagnostic> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(texts));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(texts.error("read-utf16", &[]));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(texts.error("read-binary", &[("byte", at.into())]));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| texts.error("read-not-utf8", &[("byte", error.valid_up_to().into())]))?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// The message for what is larger than [`MAX_BYTES`].
pub fn too_large(texts: &Texts) -> Diagnostic {
    texts.error("read-too-large", &[("limit", (MAX_BYTES >> 20).into())])
}

/// A value with something in it, without the space around it.
fn given(value: Option<String>) -> Option<String> {
    value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
}

#[cfg(test)]
mod tests;
