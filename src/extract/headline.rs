//! What the headline says of who did it. A headline names the doer more often than the lead does ("Jets of the coalition hit …"),
//! but it is no part of the text that evidence points into: it only settles which of the doers that the text names it was, where
//! the text itself lays the news at nobody's door.

use super::actors::{Blame, Footing, Headline, blames, first_mention};
use super::assemble::Draft;
use super::casualties::{self, Harm};
use super::choice::Signals;
use super::frames::{Frame, Link};
use super::reading::Reading;
use super::settle;
use super::triggers::{Block, Trigger, triggers};
use crate::gazetteer::Gazetteer;
use crate::incident::{Actor, Count, Kind, Where};
use crate::lexicon::Lexicons;
use crate::source::Article;

/// A longer title is no headline.
const LONGEST: usize = 400;

/// Id of the rule by which the headline settles the doer.
pub(super) const RULE: &str = "headline";

/// What a headline says of doers.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Whom it lays the news to, and on what footing; `None` where it names nobody, two, or says that nobody knows.
    pub doer: Option<(Actor, Footing)>,
    /// What it says of everybody.
    pub headline: Headline,
    /// The tolls it tells.
    pub tolls: Vec<(Harm, Count)>,
    /// What it says of what happened, as signals of the kind.
    pub kind: Signals,
    /// The kinds that its words can mean.
    pub kinds: Vec<Kind>,
    /// The places it names.
    pub places: Vec<Where>,
}

/// Reads the headline of an article.
pub(super) fn read(article: &Article, lex: &Lexicons, gaz: &Gazetteer) -> Read {
    let Some(title) = article.title.as_deref().filter(|title| title.len() <= LONGEST) else { return Read::default() };
    let doc = lex.read(title, article.lang);
    let places = super::places::place_mentions(&doc, lex, gaz);
    let r = Reading::new(&doc, lex, &places, &[]);
    let all = triggers(&r);
    let said: Vec<Blame> = (0..doc.sentences.len())
        .flat_map(|index| {
            let sentence = r.sentence(index);
            // A headline counts, and tells what was foiled; what was only planned or feared is no news of a doer.
            let live = |t: &&Trigger| {
                matches!(t.block, None | Some(Block::Tally | Block::Habit | Block::Plan)) && sentence.contains(&t.tokens.start)
            };
            blames(&r, &sentence, &all.iter().filter(live).collect::<Vec<_>>())
        })
        .collect();
    let tolls = (0..doc.sentences.len()).flat_map(|index| casualties::tolls_in(&r, index)).map(|toll| (toll.harm, toll.count));
    let live: Vec<&Trigger> = all.iter().filter(|t| matches!(t.block, None | Some(Block::Tally | Block::Habit))).collect();
    let (kind, kinds) = settle::of_title(&r, &live);
    Read {
        doer: doer(&said),
        headline: Headline::of(&r, &said),
        tolls: tolls.collect(),
        kind,
        kinds,
        places: places.iter().filter(|mention| !mention.metonym).map(|mention| mention.place.clone()).collect(),
    }
}

/// Whom a headline names as the doer.
fn doer(said: &[Blame]) -> Option<(Actor, Footing)> {
    let names = |b: &&Blame| matches!(b.footing, Footing::Stated | Footing::Claimed | Footing::Suspected) && b.actor != Actor::Unknown;
    let open = said.iter().any(|b| b.actor == Actor::Unknown && b.footing == Footing::Unknown);
    let first = said.iter().find(names).filter(|_| !open)?;
    // A headline that names two leaves it open.
    said.iter().filter(names).all(|b| b.actor == first.actor).then_some((first.actor, first.footing))
}

/// Lays the news at the door of whom the headline names, where the text names it too, and nobody else as the doer.
pub(super) fn lend(r: &Reading<'_>, drafts: &mut [Draft], headline: Option<(Actor, Footing)>) {
    let told = |b: &Blame| {
        b.footing == Footing::Unknown
            || b.actor != Actor::Unknown && !matches!(b.footing, Footing::Speaks | Footing::Unclaimed | Footing::Disputed)
    };
    let Some(news) = drafts.iter().position(|draft| !draft.background) else { return };
    if drafts.get(news).is_some_and(|draft| draft.frames.iter().flat_map(|f| f.blames.iter()).any(told)) {
        return;
    }
    let Some((actor, footing)) = headline else { return };
    // Whose another incident of the article is, the headline may speak of that one.
    let charged = |b: &Blame| b.actor == actor && matches!(b.footing, Footing::Stated | Footing::Claimed | Footing::Suspected);
    if drafts.iter().flat_map(|draft| draft.frames.iter()).flat_map(|f| f.blames.iter()).any(charged) {
        return;
    }
    let Some(news) = drafts.get_mut(news) else { return };
    let Some(tokens) = first_mention(r, actor) else { return };
    let blame = Blame { actor, footing, tokens: tokens.clone(), rule: RULE.to_owned() };
    let sentence = r.sentence_of(tokens.start);
    match news.frames.iter_mut().find(|frame| frame.sentence == sentence) {
        Some(frame) => frame.blames.push(blame),
        None => news.frames.push(aside(sentence, blame)),
    }
}

/// A frame that says no more than who it was.
fn aside(sentence: usize, blame: Blame) -> Frame {
    Frame {
        sentence,
        tokens: blame.tokens.clone(),
        head: blame.tokens.start,
        blames: vec![blame],
        triggers: Vec::new(),
        guess: None,
        tolls: Vec::new(),
        dates: Vec::new(),
        places: Vec::new(),
        wide: Vec::new(),
        target: None,
        link: Link { support: true, ..Link::default() },
    }
}
