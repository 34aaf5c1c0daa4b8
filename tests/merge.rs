//! Reports of one incident in two articles are joined, those of two are not: pairs in `tests/data/merge.tsv`.

use furat::extract::{Extraction, extract, likeness, merge};
use furat::gazetteer::Gazetteer;
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
use furat::text::Lang;

/// A row: verdict, then day of publication and text of either report.
struct Pair<'t> {
    verdict: &'t str,
    /// Whether it is known to come out otherwise.
    wrong: bool,
    reports: [(&'t str, &'t str); 2],
}

fn pairs(table: &str) -> Vec<Pair<'_>> {
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|row| {
        let [verdict, day_a, a, day_b, b] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("five cells in {row:?}") };
        let wrong = verdict.starts_with('~');
        Pair { verdict: verdict.trim_start_matches('~'), wrong, reports: [(day_a, a), (day_b, b)] }
    })
    .collect()
}

#[test]
fn reports_of_one_incident_are_joined_and_no_others() {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let read = |id: &str, (day, body): (&str, &str)| {
        let article = Article {
            id: ArticleId(id.to_owned()),
            path: String::new(),
            title: None,
            source: None,
            url: None,
            published: Some(day.parse().expect("a day")),
            lang: Lang::detect(body),
            body: body.to_owned(),
        };
        extract(&article, &lexicons, &gazetteer)
    };
    let mut surprises = Vec::new();
    let (mut right, mut all) = (0, 0);
    for pair in pairs(include_str!("data/merge.tsv")) {
        let [a, b] = [read("a", pair.reports[0]), read("b", pair.reports[1])];
        let score = best(&a, &b);
        let joined = merge(&[a.clone(), b.clone()]).iter().any(|incident| incident.sources.len() == 2);
        let turned = merge(&[b, a]).iter().any(|incident| incident.sources.len() == 2);
        assert_eq!(joined, turned, "{}", pair.reports[0].1);
        let holds = match pair.verdict {
            "same" => joined,
            "different" => !joined && score.is_none_or(|score| score < 0.4),
            "doubtful" => !joined && score.is_some_and(|score| (0.1..0.5).contains(&score)),
            other => panic!("no verdict: {other}"),
        };
        all += 1;
        right += usize::from(holds);
        if holds == pair.wrong {
            let [(_, a), (_, b)] = pair.reports;
            surprises.push(format!("{}{} {score:?}, joined: {joined}\n    {a}\n    {b}", if pair.wrong { "~" } else { "" }, pair.verdict));
        }
    }
    println!("{right} of {all}");
    assert!(surprises.is_empty(), "{} of {all} are right; otherwise than marked:\n{}", right, surprises.join("\n"));
}

/// How like the likest incidents of two articles are.
fn best(a: &Extraction, b: &Extraction) -> Option<f32> {
    let pairs = a.incidents.iter().flat_map(|x| b.incidents.iter().map(move |y| (x, y)));
    pairs.filter_map(|(x, y)| likeness(x, y)).map(|like| like.value).max_by(f32::total_cmp)
}
