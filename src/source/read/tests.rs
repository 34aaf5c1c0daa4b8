use super::*;

const PAGE: &str = include_str!("../../../tests/data/pages/article.html");

fn texts() -> Texts {
    Texts::new(Lang::En)
}

fn one(name: &str, text: &str) -> Article {
    let mut outcome = read(name, text.as_bytes(), &texts());
    assert_eq!(outcome.problems, [], "{name}");
    assert_eq!(outcome.articles.len(), 1, "{name}");
    outcome.articles.remove(0)
}

/// The summary of the only problem of a file that gives no article.
fn refused(name: &str, bytes: &[u8]) -> String {
    let outcome = read(name, bytes, &texts());
    assert!(outcome.articles.is_empty(), "{name}");
    assert_eq!(outcome.problems.len(), 1, "{name}");
    let problem = &outcome.problems[0];
    assert!(problem.hint.is_some(), "{name}: no hint");
    format!("{}: {}", problem.summary, problem.location.as_deref().unwrap_or_default())
}

#[test]
fn front_matter_is_read_and_the_body_is_what_follows_untouched() {
    let article = one("a/b.txt", "---\ntitle: \"A: b\"\npublished: 2024-01-23\nlang: ar\ntags: [x]\n---\n\n Body \r\n---\nend\n");
    assert_eq!(article.body, "\n Body \r\n---\nend\n");
    assert_eq!((article.id.0.as_str(), article.path.as_str()), ("a/b.txt", "a/b.txt"));
    assert_eq!(article.title.as_deref(), Some("A: b"));
    assert_eq!(article.published, NaiveDate::from_ymd_opt(2024, 1, 23));
    assert_eq!(article.lang, Lang::Ar);
}

#[test]
fn text_without_a_whole_front_matter_block_is_all_body() {
    for text in ["plain text", "---\ntitle: T\nno end", "\n---\ntitle: T\n---\nx", "--- \u{2014} dash", "-"] {
        let article = one("a.md", text);
        assert_eq!((article.body.as_str(), article.title), (text, None));
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let article = one("a.txt", "\u{FEFF}---\ntitle: T\n---\nx");
    assert_eq!((article.body.as_str(), article.title.as_deref()), ("x", Some("T")));
}

#[test]
fn the_article_is_picked_out_of_a_page_a_paragraph_a_line() {
    let article = one("page.html", PAGE);
    let in_page = |line: &str| PAGE.contains(line.trim());
    assert_eq!(article.published, NaiveDate::from_ymd_opt(2024, 1, 23), "the day as written, whatever the zone");
    assert_eq!(article.url.as_deref(), Some("https://example.org/a/1"));
    assert!(article.source.as_deref().is_some_and(in_page) && article.title.as_deref().is_some_and(in_page));
    assert_eq!(article.lang, Lang::Ar);
    assert_eq!(article.body.lines().count(), 3, "{}", article.body);
    let sentences: Vec<_> = article.body.lines().map(|line| line.chars().count()).collect();
    assert!(sentences.iter().all(|n| *n > 60), "{sentences:?}");
}

#[test]
fn json_holds_one_article_or_a_list_and_each_has_its_name() {
    let article = one("a.json", r#"{"body": "Text", "lang": "en", "published": "2024-01-23T01:00:00Z", "source": null}"#);
    assert_eq!((article.id.0.as_str(), article.source, article.lang), ("a.json", None, Lang::En));
    let outcome = read("a.json", br#"[{"body": "one"}, {"body": " "}, {"body": "three"}, 4]"#, &texts());
    assert_eq!(outcome.articles.iter().map(|a| a.id.0.as_str()).collect::<Vec<_>>(), ["a.json#1", "a.json#3"]);
    assert_eq!(outcome.problems.iter().filter_map(|p| p.location.as_deref()).collect::<Vec<_>>(), ["a.json, item 2", "a.json, item 4"]);
}

#[test]
fn a_bad_line_does_not_cost_the_others() {
    let outcome = read("a.jsonl", b"{\"body\": \"one\"}\n\nnot json\n{\"body\": \"three\"}\n\xFF\n", &texts());
    assert_eq!(outcome.articles.iter().map(|a| a.id.0.as_str()).collect::<Vec<_>>(), ["a.jsonl#1", "a.jsonl#4"]);
    assert_eq!(outcome.problems.iter().filter_map(|p| p.location.as_deref()).collect::<Vec<_>>(), ["a.jsonl, line 3", "a.jsonl, line 5"]);
}

#[test]
fn bad_input_is_refused_by_name_with_the_reason() {
    let deep = "<div>".repeat(600);
    let rows: [(&str, &[u8], &str); 12] = [
        ("a.pdf", b"%PDF", "Not a kind of file that is read here: a.pdf"),
        ("README", b"x", "Not a kind of file that is read here: README"),
        ("a.txt", b"", "No text in it: a.txt"),
        ("a.txt", b" \n\t", "No text in it: a.txt"),
        ("a.txt", b"---\ntitle: T\n---\n", "No text in it: a.txt"),
        ("a.txt", b"ab\xD8", "Not UTF-8 text: stops making sense at byte 2: a.txt"),
        ("a.txt", b"\xFF\xFEa\0", "UTF-16 text: a.txt"),
        ("a.txt", b"PK\x03\x04\0", "Not text: a zero byte at 4: a.txt"),
        ("a.json", b"{", "Not valid JSON: EOF while parsing an object at line 1 column 1: a.json"),
        ("a.json", b"{\"text\": \"x\"}", "No \u{201C}body\u{201D} with text in it: a.json"),
        ("a.html", b"<html><nav>menu</nav></html>", "No article found in the page: a.html"),
        ("a.html", deep.as_bytes(), "Elements nested more than 512 deep: a.html"),
    ];
    for (name, bytes, want) in rows {
        assert_eq!(refused(name, bytes), want);
    }
}

#[test]
fn what_is_over_the_limit_is_refused() {
    assert_eq!(refused("big.txt", &vec![b'a'; MAX_BYTES + 1]), "Larger than 64 MiB: big.txt");
}

#[test]
fn json_nested_without_end_is_refused() {
    let summary = refused("a.json", "[".repeat(100_000).as_bytes());
    assert!(summary.starts_with("Not valid JSON: recursion limit exceeded"), "{summary}");
}

#[test]
fn a_date_or_language_that_is_not_understood_costs_a_warning_only() {
    let outcome = read("a.txt", b"---\npublished: 99999-01-01\nlang: ?\n---\nText", &texts());
    assert_eq!((outcome.articles.len(), outcome.articles[0].published, outcome.articles[0].lang), (1, None, Lang::En));
    let summaries: Vec<_> = outcome.problems.iter().map(|p| p.summary.chars().take(12).collect::<String>()).collect();
    assert_eq!(summaries, ["\u{201C}99999-01-01", "No lexicon f"]);
    assert!(outcome.problems.iter().all(|p| p.severity == crate::diagnostic::Severity::Warning));
}

#[test]
fn days_of_publication_are_read_as_written() {
    let rows = [
        ("2024-01-23", "2024-01-23"),
        (" 2024-01-23 ", "2024-01-23"),
        ("2024-01-23T23:59:59+03:00", "2024-01-23"),
        ("2024-01-23 10:00", "2024-01-23"),
        ("2024/1/3", "2024-01-03"),
        ("17/6/2018", "2018-06-17"),
        ("17.06.2018", "2018-06-17"),
        ("\u{0661}\u{0667}/\u{0666}/\u{0662}\u{0660}\u{0661}\u{0668}", "2018-06-17"),
        ("20240123", "2024-01-23"),
        ("Tue, 23 Jan 2024 10:00:00 GMT", "2024-01-23"),
        ("January 23, 2024", "2024-01-23"),
        ("23 January 2024", "2024-01-23"),
    ];
    for (words, want) in rows {
        assert_eq!(day(words).map(|d| d.to_string()).as_deref(), Some(want), "{words}");
    }
    for words in ["", "yesterday", "2024-13-01", "2024-02-30", "99999-01-01", "0001-01-01", "2024-01-234", "31/31/2024"] {
        assert_eq!(day(words), None, "{words}");
    }
}
