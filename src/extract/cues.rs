//! Every word of the event tables in an article, found once, in the order of the text.

use std::ops::Range;

use crate::lexicon::{Lexicons, Match, Row};
use crate::text::{Document, PrefixKind, Span};

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// What happened.
    Event,
    /// What it was done with.
    Weapon,
    /// Who acts.
    Actor,
    /// Death and wounds.
    Casualty,
    /// What leads from an incident to its toll.
    Cause,
    /// Persons that are counted.
    Victim,
    /// What else numbers count.
    NotVictim,
    /// What opens or softens a number.
    Bound,
    /// Nobody was hurt.
    NoCasualty,
    /// On whose word the doer is named.
    Attribution,
    /// Who speaks.
    Speech,
    /// What stops a mention from being an incident.
    NonEvent,
    /// How a sentence hangs on what came before.
    Discourse,
    /// What was hit.
    Target,
    /// Small words before a noun.
    Determiner,
    /// What a place is to the incident.
    PlaceRole,
    /// What a number of persons is to another.
    Part,
    /// Groups that are known by their patron.
    Faction,
    /// Verbs that say what part their subject has.
    Deed,
    /// Words for those who act and what they act with.
    Force,
    /// Words in and around the name of whoever speaks.
    Voice,
    /// What a denial speaks of.
    Denial,
}

impl Topic {
    /// Every topic with the name of its table.
    pub const TABLES: [(Self, &'static str); 22] = [
        (Self::Event, "events"),
        (Self::Weapon, "weapons"),
        (Self::Actor, "actors"),
        (Self::Casualty, "casualties"),
        (Self::Cause, "causes"),
        (Self::Victim, "victims"),
        (Self::NotVictim, "not_victims"),
        (Self::Bound, "bounds"),
        (Self::NoCasualty, "no_casualties"),
        (Self::Attribution, "attribution"),
        (Self::Speech, "speech"),
        (Self::NonEvent, "non_events"),
        (Self::Discourse, "discourse"),
        (Self::Target, "targets"),
        (Self::Determiner, "determiners"),
        (Self::PlaceRole, "place_roles"),
        (Self::Part, "parts"),
        (Self::Faction, "factions"),
        (Self::Deed, "deeds"),
        (Self::Force, "forces"),
        (Self::Voice, "voices"),
        (Self::Denial, "denials"),
    ];
}

/// One word or phrase of a table in the text.
#[derive(Clone, Debug)]
pub struct Cue<'l> {
    /// Which table.
    pub topic: Topic,
    /// Its row.
    pub row: &'l Row,
    /// The words of the term.
    pub span: Span,
    /// The same with what is written as one with them.
    pub word: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether the article is written as one with it.
    pub article: bool,
    /// Whether a conjunction is.
    pub conjunction: bool,
}

impl Cue<'_> {
    /// The value of a key in its row.
    #[inline]
    pub fn attr(&self, key: &str) -> Option<&str> {
        self.row.attr(key)
    }

    /// Whether a key of its row has this value.
    #[inline]
    pub fn is(&self, key: &str, value: &str) -> bool {
        self.row.attr(key) == Some(value)
    }

    /// The class of its row; empty where it has none.
    #[inline]
    pub fn class(&self) -> &str {
        self.row.class()
    }

    /// Letters written as one behind the term.
    pub fn ending<'t>(&self, doc: &Document<'t>) -> &'t str {
        Span::new(self.span.end, self.word.end).slice(doc.body)
    }
}

/// The cues of an article, sorted by their first token.
#[derive(Clone, Debug, Default)]
pub struct Cues<'l> {
    all: Vec<Cue<'l>>,
    /// For every token and the end of the text the number of cues that start before it.
    before: Vec<usize>,
    /// The places in `all` of the cues of one topic after another: most questions are for a few of many.
    by_topic: Vec<u32>,
    /// Where each topic ends there.
    ends: [u32; TOPICS],
    /// For every so many cues where each topic goes on there: a question looks at few places before those it is about.
    blocks: Vec<[u32; TOPICS]>,
}

/// Cues of a block.
const BLOCK: usize = 32;

/// How many topics there are.
const TOPICS: usize = Topic::TABLES.len();

impl<'l> Cues<'l> {
    /// Sorts their places by topic.
    fn sort(&mut self) {
        for cue in &self.all {
            self.ends.iter_mut().skip(cue.topic as usize).for_each(|end| *end += 1);
        }
        let mut next = [0; TOPICS];
        next.iter_mut().skip(1).zip(&self.ends).for_each(|(next, end)| *next = *end);
        self.by_topic.resize(self.all.len(), 0);
        for (at, cue) in (0..).zip(&self.all) {
            if (at as usize).is_multiple_of(BLOCK) {
                self.blocks.push(next);
            }
            let Some(next) = next.get_mut(cue.topic as usize) else { continue };
            self.by_topic.iter_mut().skip(*next as usize).take(1).for_each(|place| *place = at);
            *next += 1;
        }
    }

    /// Finds them all: one pass for each table.
    pub fn find(doc: &Document<'_>, lex: &'l Lexicons) -> Self {
        let mut found = Vec::with_capacity(doc.tokens.len() * 2);
        for (topic, table) in Topic::TABLES {
            lex.table(doc.lang, table).find_each(doc, |m| {
                if has_right_case(doc, &m) {
                    found.push(cue(doc, lex, topic, m));
                }
            });
        }
        let all = in_order(&found);
        let mut before = Vec::with_capacity(doc.tokens.len() + 1);
        for (at, cue) in all.iter().enumerate() {
            before.resize(before.len().max(cue.tokens.start + 1), at);
        }
        before.resize(doc.tokens.len() + 1, all.len());
        let mut out = Self { all, before, ..Self::default() };
        out.sort();
        out
    }

    /// Those that start within a range of tokens.
    pub fn within(&self, tokens: &Range<usize>) -> &[Cue<'l>] {
        self.all.get(self.places(tokens)).unwrap_or_default()
    }

    /// Where in the list those stand that start within a range of tokens.
    fn places(&self, tokens: &Range<usize>) -> Range<usize> {
        let before = |token: usize| self.before.get(token).copied().unwrap_or(self.all.len());
        let start = before(tokens.start);
        start..before(tokens.end).max(start)
    }

    /// Those of one topic that start within a range of tokens.
    pub fn of(&self, topic: Topic, tokens: &Range<usize>) -> impl DoubleEndedIterator<Item = &Cue<'l>> + use<'_, 'l> {
        let places = self.places(tokens);
        let own = if places.is_empty() { &[] } else { self.listed(topic, places.start) };
        let from = own.iter().position(|&at| at as usize >= places.start).unwrap_or(own.len());
        let own = own.get(from..).unwrap_or_default();
        let many = own.iter().position(|&at| at as usize >= places.end).unwrap_or(own.len());
        own.get(..many).unwrap_or_default().iter().filter_map(|&at| self.all.get(at as usize))
    }

    /// The places of the cues of a topic, from the block of one on.
    fn listed(&self, topic: Topic, from: usize) -> &[u32] {
        let topic = topic as usize;
        let start = self.blocks.get(from / BLOCK).and_then(|goes_on| goes_on.get(topic));
        start.zip(self.ends.get(topic)).and_then(|(&start, &end)| self.by_topic.get(start as usize..end as usize)).unwrap_or_default()
    }

    /// Whether one of this topic and class starts within a range of tokens.
    pub fn has(&self, topic: Topic, class: &str, tokens: &Range<usize>) -> bool {
        self.of(topic, tokens).any(|cue| cue.class() == class)
    }
}

/// Cues by where they start and end, then by topic. Numbers are sorted in their place: a cue is large to be moved about.
fn in_order<'l>(found: &[Cue<'l>]) -> Vec<Cue<'l>> {
    let key = |(index, cue): (usize, &Cue<'_>)| {
        let parts = [cue.tokens.start, cue.tokens.end, cue.topic as usize, index];
        parts.iter().fold(0_u128, |key, &part| key << 32 | (part as u128 & 0xFFFF_FFFF))
    };
    let mut order: Vec<u128> = found.iter().enumerate().map(key).collect();
    order.sort_unstable();
    order.into_iter().filter_map(|key| found.get((key & 0xFFFF_FFFF) as usize).cloned()).collect()
}

/// Some terms are words only in capitals.
fn has_right_case(doc: &Document<'_>, found: &Match<'_>) -> bool {
    !found.row.is_in_capitals() || found.span.slice(doc.body).chars().all(|c| !c.is_lowercase())
}

fn cue<'l>(doc: &Document<'_>, lex: &'l Lexicons, topic: Topic, found: Match<'l>) -> Cue<'l> {
    let Match { row, span, word, tokens } = found;
    let prefix = Span::new(word.start, span.start);
    if prefix.is_empty() {
        return Cue { topic, row, span, word, tokens, article: false, conjunction: false };
    }
    let letters = doc.folded.text.get(doc.folded.to_folded(prefix)).unwrap_or_default();
    let affixes = &lex.rules(doc.lang).affixes;
    let kind = affixes.prefix(letters);
    let first = letters.char_indices().nth(1).map_or(letters.len(), |(at, _)| at);
    let conjunction = letters.get(..first).is_some_and(|one| affixes.prefix(one) == Some(PrefixKind::Conjunction));
    let article = matches!(kind, Some(PrefixKind::Article | PrefixKind::SwallowedArticle));
    Cue { topic, row, span, word, tokens, article, conjunction }
}
