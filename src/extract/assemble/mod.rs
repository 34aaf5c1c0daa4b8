//! From frames to incidents: which frames speak of one thing, and which of another.
//!
//! Frames come in the order of the text. Each is weighed against the incidents told so far, by date, place, kind, doer
//! and the words that link sentences; it joins the best, opens a new one, or is left out where it can do neither.

mod guide;
mod lend;
pub mod thread;
mod way;
mod weigh;

use std::ops::Range;

use super::actors::Footing;
use super::cues::Topic;
use super::frames::{Frame, Link};
use super::kinds::{Ground, Guess};
use super::reading::Reading;
use super::triggers::Trigger;
use crate::incident::{Actor, Kind};
pub use guide::{Anchor, Guide};
use lend::{lend_dates, lend_news_day, lend_places, lend_scene, place_before, points_back};
use way::{Way, place_of};

/// An incident in the making.
#[derive(Debug)]
pub struct Draft {
    /// What is said of it, in the order of the text.
    pub frames: Vec<Frame>,
    /// Whether it is told as earlier than the article's news.
    pub background: bool,
    /// Places taken over from the incident before it: "there".
    pub borrowed: Vec<usize>,
    /// Whether it stands for several that are told apart later.
    pub summary: bool,
    /// Whether it is one of two that a summary stood for.
    pub told_apart: bool,
}

impl Draft {
    /// The kind as far as it is settled. What caused an explosion may be told after it.
    pub fn guess(&self) -> Option<&Guess> {
        let first = self.frames.iter().filter_map(|f| f.guess.as_ref());
        let best = first.clone().find(|g| g.ground >= Ground::Weapon).or_else(|| first.clone().next());
        let cause = |g: &&Guess| {
            g.ground >= Ground::Weapon
                && matches!(g.kind, Kind::Ied | Kind::Airstrike | Kind::DroneStrike | Kind::RocketAttack | Kind::Shelling)
        };
        let lead = self.frames.first().map_or(0, |f| f.sentence);
        let near = |f: &Frame| if f.guess.as_ref().is_some_and(|g| g.kind == Kind::Ied) { lead + 3 } else { lead + 1 };
        let goes_on = |f: &&Frame| !f.link.fresh || f.link.anaphoric || f.sentence <= near(f);
        let told_back = || self.frames.iter().filter(goes_on).filter_map(|f| f.guess.as_ref());
        match best {
            Some(open) if open.kind == Kind::Explosion => told_back().find(cause).or(best),
            // "One was shot, the other blew himself up."
            Some(shots) if shots.kind == Kind::Clash => {
                let of = |guess: &Guess| {
                    self.frames.iter().find(|f| f.guess.as_ref().is_some_and(|g| g.tokens == guess.tokens)).map(|f| f.sentence)
                };
                let bomb = first.clone().find(|g| g.kind == Kind::Ied && g.ground == Ground::Word && shots.shots && of(g) == of(shots));
                bomb.or(best)
            }
            _ => best,
        }
    }

    /// Indices of its places, those of its own frames first.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.frames.iter().flat_map(|f| f.places.iter().copied()).chain(self.borrowed.iter().copied())
    }

    /// Who did it as far as it is told.
    pub fn doer(&self) -> Option<Actor> {
        self.frames.iter().find_map(doer)
    }
}

fn doer(frame: &Frame) -> Option<Actor> {
    let named = |b: &&super::actors::Blame| {
        matches!(b.footing, Footing::Stated | Footing::Claimed | Footing::Suspected) && b.actor != Actor::Unknown
    };
    frame.blames.iter().find(named).map(|b| b.actor)
}

/// Joins frames into incidents, in the order in which they are first told. A guide leads through what the gold knows and takes
/// down the choices.
pub fn assemble(r: &Reading<'_>, triggers: &[Trigger], frames: Vec<Frame>, mut guide: Option<&mut Guide>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut last = 0;
    let mut opened: Option<(usize, usize)> = None;
    for frame in frames {
        // Of several incidents in one sentence the first is what the next sentence goes on about.
        if let Some((sentence, first)) = opened.filter(|(sentence, _)| frame.sentence > *sentence) {
            let told_last = drafts.get(last).is_some_and(|draft| draft.frames.iter().any(|f| f.sentence == sentence && f.link.sibling));
            last = if told_last { first } else { last };
            opened = None;
        }
        let (sentence, sibling, earlier) = (frame.sentence, frame.link.sibling, frame.link.earlier);
        if let Some(first) = drafts.first_mut() {
            first.summary |= is_told_apart(first, &frame);
        }
        let way = match guide.as_deref_mut() {
            Some(guide) => guide.lead(r, triggers, &drafts, last, &frame),
            None => place_of(r, triggers, &drafts, last, &frame),
        };
        match way {
            Way::Join(i) => {
                if let Some(draft) = drafts.get_mut(i) {
                    join(r, draft, frame);
                }
                last = i;
            }
            Way::Open => {
                last = drafts.len();
                let draft = open(r, &drafts, frame);
                drafts.push(draft);
                if last == 0 {
                    // The day of the scene tells the news from what is dated otherwise.
                    lend_scene(r, &mut drafts);
                }
            }
            Way::Drop => continue,
        }
        if !sibling && !earlier {
            opened = Some((sentence, last));
        }
    }
    drafts.retain(|draft| !draft.summary && !is_untold(r, draft));
    lend_places(r, &mut drafts);
    lend_dates(r, &mut drafts);
    lend_scene(r, &mut drafts);
    lend_news_day(r, triggers, &mut drafts);
    drafts
}

/// What is only named as having come before, without a day or a place.
fn is_untold(r: &Reading<'_>, draft: &Draft) -> bool {
    let [only] = &draft.frames[..] else { return false };
    let on_day = only.dates.iter().any(|&i| r.when(i).days().is_none_or(|days| days <= 7));
    only.link.earlier && only.link.sibling && !on_day && only.wide.is_empty() && only.places.is_empty()
}

/// Adds a frame to a draft. What dates the event goes before what dates a later death from it.
fn join(r: &Reading<'_>, draft: &mut Draft, frame: Frame) {
    let dates_it = frame.link.fresh && frame.dates.iter().any(|&i| r.when(i).days().is_some_and(|days| days <= 2));
    let only_pointed = draft.frames.iter().all(|f| !f.link.fresh && !f.link.retold);
    let clash = draft.frames.iter().find_map(|f| date_of(r, f)).zip(date_of(r, &frame)).and_then(|(a, b)| r.same_day(a, b));
    if dates_it && only_pointed && clash == Some(false) {
        for old in &mut draft.frames {
            old.dates.clear();
            old.link.support = false;
        }
    }
    draft.frames.push(frame);
}

/// "Two operations …. The first …": the first frame stood for both.
fn is_told_apart(first: &Draft, frame: &Frame) -> bool {
    frame.link.ordinal.is_some()
        && !frame.link.support
        && first.frames.first().is_some_and(|lead| lead.link.several && lead.sentence < frame.sentence)
}

fn open(r: &Reading<'_>, drafts: &[Draft], mut frame: Frame) -> Draft {
    if frame.link.sibling && !frame.link.earlier && frame.dates.is_empty() {
        // "… on Monday, and by nightfall …": the day of the sentence.
        let beside = drafts.iter().flat_map(|draft| draft.frames.iter()).rfind(|f| f.sentence == frame.sentence && !f.link.earlier);
        frame.dates = beside.map(|f| f.dates.clone()).unwrap_or_default();
    }
    let background = frame.link.background || frame.link.earlier;
    let points_back = points_back(r, &frame);
    let borrowed =
        if (points_back || frame.link.anaphoric) && frame.places.is_empty() { place_before(r, drafts, &frame) } else { Vec::new() };
    let mut frames = vec![frame];
    if let Some(summary) = drafts.first().filter(|first| first.summary).and_then(|first| first.frames.first()) {
        // What is said of both of two holds for each: the doer and the day, not the toll.
        let shared = Frame {
            triggers: Vec::new(),
            guess: None,
            tolls: Vec::new(),
            places: Vec::new(),
            link: Link { support: true, ..Link::default() },
            ..summary.clone()
        };
        frames.push(shared);
    }
    let told_apart = drafts.first().is_some_and(|first| first.summary);
    Draft { frames, background, borrowed, summary: false, told_apart }
}

/// The date of a frame: of those it names the one that is settled most finely, then the one nearest to its event word.
pub fn date_of(r: &Reading<'_>, frame: &Frame) -> Option<usize> {
    let head = frame.head;
    let rank = |&i: &usize| {
        let fine = match r.when(i).days() {
            Some(..=2) => 0,
            Some(_) => 1,
            None => 2,
        };
        let tokens = r.date_tokens.get(i);
        let distance = tokens.map_or(usize::MAX, |tokens| tokens.start.abs_diff(head));
        // "Asked today about the raid that hit the market on Wednesday": the day in the clause that tells of the raid.
        let apart = !tokens.is_some_and(|tokens| is_told_of(r, head, tokens));
        (fine, apart, distance)
    };
    frame.dates.iter().copied().min_by_key(rank)
}

/// Whether a date stands in a relative clause right behind an event word.
fn is_told_of(r: &Reading<'_>, head: usize, date: &Range<usize>) -> bool {
    /// How far behind the event word the clause may open, and the date stand, in tokens.
    const OPENS: usize = 5;
    const REACH: usize = 26;
    let opens = r.of(Topic::Determiner, &(head + 1..head + OPENS)).find(|cue| cue.class() == "rel");
    let between = opens.map(|cue| cue.tokens.end..date.start).filter(|between| between.start < between.end && between.len() <= REACH);
    between.is_some_and(|between| {
        r.clause_gap(between.start, between.end) <= 1 && r.of(Topic::Speech, &between).all(|cue| cue.class() != "says")
    })
}

/// The kind of a draft; where its own words leave it open, that of the other one in its sentence, else of the first.
pub fn kind_of(draft: &Draft, before: Option<&Draft>, first: Option<&Draft>) -> Kind {
    let sibling = before.filter(|_| draft.frames.first().is_some_and(|f| f.link.sibling));
    let by_side = || draft.doer().filter(|&actor| actor == Actor::ISIS).map(|_| Kind::Clash);
    let own = draft.guess().map(|g| g.kind);
    let guess = |of: Option<&Draft>| of.and_then(Draft::guess).map(|g| g.kind);
    own.or_else(by_side).or_else(|| guess(sibling)).or_else(|| guess(first)).unwrap_or(Kind::Other)
}
