//! `furat extract`: articles in, what they say out.

use std::io::{self, Write};

use chrono::NaiveDate;

use super::args::{ExtractArgs, OutputFormat};
use super::ingest::{Ingested, each_batch, ingest};
use super::load::{Knowledge, extractions, facts, load, publish, settle_languages};
use super::output::deliver;
use super::{Failure, Session, Streams, keep, select, space};
use crate::diagnostic::Reporter;
use crate::export::json::Detail;
use crate::export::{Snapshot, csv, explain, geojson, json};
use crate::extract::Merger;
use crate::incident::Incident;
use crate::store::{ArticleFacts, Batch, Filter, Store};
use crate::workspace::is_workspace;

/// Reads, extracts, filters and writes. The reporter names the inputs that were left out.
pub fn run(args: &ExtractArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    if args.input.paths.is_empty() {
        return Err(Failure::Usage(texts.error("usage-no-input", &[])));
    }
    if let Some(path) = args.output.as_deref().filter(|path| is_workspace(path)) {
        return keep::run(args, path, session, streams);
    }
    let knowledge = session.knowledge()?;
    let filter = args.select.filter(&knowledge.gazetteer, texts).map_err(Failure::Usage)?;
    let published = args.input.published.as_deref().map(|words| select::day(words, texts)).transpose().map_err(Failure::Usage)?;
    let job = Job { args, session, knowledge: &knowledge, filter: &filter, published };
    match (args.format, args.explain) {
        (Some(OutputFormat::Csv | OutputFormat::Geojson), true) => Err(Failure::Usage(texts.error("usage-explain-format", &[]))),
        (Some(OutputFormat::Jsonl), _) if space::only(&args.input.paths).is_none() => job.stream(streams),
        _ => job.whole(streams),
    }
}

/// Incidents that wait to be joined with those of later articles: what some ten megabytes of news tell.
const MOST_WAITING: usize = 10_000;

/// A run with all its options understood.
struct Job<'a> {
    args: &'a ExtractArgs,
    session: &'a Session<'a>,
    knowledge: &'a Knowledge,
    filter: &'a Filter,
    published: Option<NaiveDate>,
}

impl Job<'_> {
    /// All articles, then all of the output.
    fn whole(&self, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
        let Session { texts, progress, .. } = self.session;
        let (store, problems) = if let Some(path) = space::only(&self.args.input.paths) {
            (space::read(path, texts)?.store, Reporter::default())
        } else {
            let mut ingested = ingest(&self.args.input.paths, streams.input, texts, progress);
            self.settle(&mut ingested);
            (load(ingested.articles, self.knowledge, texts, progress), ingested.problems)
        };
        let snapshot = Snapshot::new(&store, self.filter);
        deliver(self.args.output.as_deref(), streams.output, texts, |out: &mut dyn Write| match self.args.format {
            None if self.args.explain => explain::write(&snapshot, texts, out),
            None | Some(OutputFormat::Json) => json::write(&snapshot, texts, Detail::Found, out),
            Some(OutputFormat::Jsonl) => json::write_lines(&snapshot, texts, Detail::Found, out),
            Some(OutputFormat::Csv) => csv::write(&snapshot, texts, out),
            Some(OutputFormat::Geojson) => geojson::write(&snapshot, texts, out),
        })?;
        Ok(problems)
    }

    /// Articles as they come, each batch with the incidents that no other article can add to. Held are the articles of
    /// one batch, and of all others nothing but incidents dated to a few days, which are merged and written at the end, or
    /// when too many wait: however long a stream is, it takes no more memory.
    fn stream(&self, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
        let Session { texts, progress, .. } = self.session;
        let Streams { input, output, .. } = streams;
        let mut problems = Reporter::default();
        deliver(self.args.output.as_deref(), *output, texts, |out| {
            let bar = progress.count("progress-extracting", texts);
            let mut merger = Merger::forgetful();
            each_batch(&self.args.input.paths, *input, texts, progress, |mut batch| {
                self.settle(&mut batch);
                problems.messages.append(&mut batch.problems.messages);
                let (mut told, mut alone) = (Vec::<ArticleFacts>::new(), Vec::<Incident>::new());
                for mut extraction in extractions(&batch.articles, self.knowledge, &bar) {
                    let (settled, open): (Vec<Incident>, Vec<Incident>) =
                        std::mem::take(&mut extraction.incidents).into_iter().partition(Merger::stands_alone);
                    alone.extend(settled);
                    merger.add(open);
                    told.push(facts(extraction));
                }
                self.write_articles(&batch, &told, out)?;
                if merger.waiting() > MOST_WAITING {
                    alone.extend(merger.finish_older());
                }
                self.write_incidents(alone, out)
            })?;
            self.write_incidents(merger.finish(), out)
        })?;
        Ok(problems)
    }

    fn settle(&self, ingested: &mut Ingested) {
        publish(ingested, self.published);
        settle_languages(ingested, &self.knowledge.lexicons, self.session.texts);
    }

    /// Those that pass the filter, in its order.
    fn write_incidents(&self, incidents: Vec<Incident>, out: &mut dyn Write) -> io::Result<()> {
        let mut store = Store::default();
        store.insert(Batch { articles: Vec::new(), incidents });
        json::write_more_lines(&Snapshot::new(&store, self.filter), self.session.texts, Detail::Found, out)
    }

    fn write_articles(&self, batch: &Ingested, told: &[ArticleFacts], out: &mut dyn Write) -> io::Result<()> {
        let articles = batch.articles.iter().zip(told).collect();
        json::write_more_lines(&Snapshot { articles, ..Snapshot::default() }, self.session.texts, Detail::Found, out)
    }
}
