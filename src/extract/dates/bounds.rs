//! "since", "until", "before" and "after" a date, and "from" one date "to" another.

use chrono::NaiveDate;

use super::calendar::add_days;
use super::finder::Finder;
use super::parts::Parts;
use super::resolve::Ahead;
use super::{DateMention, DateRole};
use crate::incident::{Precision, When};

/// Days between the two ends of one story that the text tells apart.
const LONGEST_STORY: i64 = 60;
/// Days of what may open a span of events by itself: a day, a night, a weekend.
const LONGEST_FIRST_DAY: i64 = 7;
/// Words that may open a date, for looking back at what stands before it.
const WORDS_OF_CUE: usize = 4;
/// Words between "planned for" and the date: in, on, the, day.
const WORDS_AFTER_PLAN: usize = 3;
/// Words between "will" and the date of what will be.
const WORDS_AFTER_WILL: usize = 8;

/// What "before" and "after" do to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounding {
    /// A calendar date: what is before it ends the day before.
    Calendar,
    /// A part of a month or year: only its far end is sure.
    Part,
    /// A day such as Sunday: which one is not sure.
    Floating,
    /// A part of the day, or a date that is no point in time: "after dawn on Sunday" is still Sunday.
    Within,
    /// A number of days, where the word itself counts.
    Counts,
}

impl Bounding {
    pub(super) fn of(parts: &Parts<'_, '_>) -> Self {
        match parts.rule.attr("do").unwrap_or_default() {
            "ago" | "since_ago" | "open" => Self::Counts,
            _ if parts.has("daypart") => Self::Within,
            "date" | "days" | "span" | "numeric" | "numeric_month" | "month_number" | "year" | "years" if parts.has("part") => Self::Part,
            "date" | "days" | "span" | "numeric" | "numeric_month" | "month_number" | "year" | "years" | "feast" => Self::Calendar,
            "weekday" | "night" => Self::Floating,
            _ => Self::Within,
        }
    }
}

/// The start of what ended on a day, where the date before it can be that start.
fn begin(before: &mut DateMention, end: NaiveDate) -> Option<NaiveDate> {
    let start = before.when.earliest.filter(|&start| (0..=LONGEST_STORY).contains(&(end - start).num_days()))?;
    if before.role == DateRole::TallyStart && before.when.latest.is_none() {
        before.when.latest = Some(end);
    }
    Some(start)
}

impl Finder<'_, '_> {
    /// Opens the end that "since", "until", "before" and "after" leave open. What lasted "until" began at the date before,
    /// if that is near.
    pub(super) fn bound(&mut self, mention: &mut DateMention, position: usize, bounding: Bounding) {
        let counts_back = mention.rule.starts_with("since");
        let names_no_day = mention.when.days().is_some_and(|days| days > LONGEST_FIRST_DAY);
        if counts_back || self.ends_at("since", position) || self.ends_at("starting", position) {
            mention.role = DateRole::TallyStart;
            mention.when.latest = mention.when.latest.filter(|_| counts_back && mention.rule == "since-ago");
        } else if self.ends_at("until", position) {
            mention.role = DateRole::Bound;
            let last = self.out.last_mut().filter(|last| last.role != DateRole::Bound);
            mention.when.earliest = last.and_then(|last| begin(last, mention.when.latest?));
        } else if self.ends_at("before_date", position) {
            limit(mention, bounding, |when, sure| {
                Some(When::open(None, if sure { Some(add_days(when.earliest?, -1)) } else { when.latest }))
            });
        } else if self.ends_at("after_date", position) {
            limit(mention, bounding, |when, sure| {
                Some(When::open(if sure { Some(add_days(when.latest?, 1)) } else { when.earliest }, None))
            });
        }
        if mention.role != DateRole::Event && (mention.when.earliest.is_some() || mention.when.latest.is_some()) {
            // "Since early February" opens with no day of its own.
            let long = names_no_day && mention.role == DateRole::TallyStart && mention.when.latest.is_none();
            mention.when.precision = if long { Precision::Month } else { Precision::Range };
        }
    }

    /// Whether a word of a class ends right before a position, or before the article there.
    fn ends_at(&self, class: &str, position: usize) -> bool {
        self.ends_right_at(class, position) || self.ends_right_at("the", position) && self.ends_right_at(class, position - 1)
    }

    fn ends_right_at(&self, class: &str, position: usize) -> bool {
        self.grammar.class(class).is_some_and(|class| {
            let mut before = position.saturating_sub(WORDS_OF_CUE)..position;
            before.any(|p| self.tagged.lattice.at(p).iter().any(|item| item.class == class && item.end == position))
        })
    }

    /// Whether what starts at a position is linked to what stands before by a conjunction.
    fn is_linked(&self, position: usize) -> bool {
        self.tagged.lattice.at(position).iter().any(|item| item.linked)
    }

    /// Whether the words before a position look ahead of publication: right before it, or before "on" in its sentence.
    pub(super) fn looks_ahead(&self, position: usize) -> Ahead {
        let from = |words: usize| position.saturating_sub(words)..=position;
        let same_sentence = |p: usize| p == 0 || self.tagged.limits.get(p - 1) == self.tagged.limits.get(position);
        if from(WORDS_AFTER_PLAN).any(|p| self.ends_right_at("planned", p) && same_sentence(p)) {
            return Ahead::Planned;
        }
        let is_on = self.ends_right_at("on", position) || self.ends_right_at("on", position + 1);
        let will = is_on && from(WORDS_AFTER_WILL).any(|p| self.ends_right_at("will", p) && same_sentence(p));
        if will { Ahead::Unsure } else { Ahead::No }
    }

    /// "A week before, that is on 28 February": the second date says what the first one is.
    pub(super) fn explain_last(&mut self, next: &DateMention, position: usize) -> bool {
        let between = self.last.end..=position;
        let is_near = position.saturating_sub(self.last.end) <= WORDS_OF_CUE;
        if !is_near || !next.when.is_dated() || !between.clone().any(|p| p > self.last.end && self.ends_right_at("apposition", p)) {
            return false;
        }
        let Some(last) = self.out.last_mut() else { return false };
        last.when = next.when.clone();
        last.span = last.span.join(next.span);
        last.rule.clone_from(&next.rule);
        true
    }

    /// "from X to Y" is one span of time, so are "since X until Y" and "between X and Y".
    pub(super) fn join_last(&mut self, next: &DateMention, position: usize) -> bool {
        let by_word = position == self.last.end + 1 && (self.ends_at("to", position) || self.ends_at("until", position));
        let by_and = self.ends_at("between", self.last.start)
            && (position == self.last.end && self.is_linked(position) || position == self.last.end + 1 && self.ends_at("and", position));
        let Some(last) = self.out.last_mut().filter(|_| by_word || by_and) else { return false };
        let (Some(first), Some(end)) = (last.when.earliest, next.when.latest) else { return false };
        if first > end || last.role == DateRole::Bound {
            return false;
        }
        last.when = When::span(first, end, Precision::Range);
        last.span = last.span.join(next.span);
        last.relative |= next.relative;
        "range".clone_into(&mut last.rule);
        true
    }
}

/// Turns a date into the bound that it gives to what is before or after it.
fn limit(mention: &mut DateMention, bounding: Bounding, open: impl Fn(&When, bool) -> Option<When>) {
    let when = match bounding {
        Bounding::Calendar => open(&mention.when, true),
        Bounding::Part => open(&mention.when, false),
        Bounding::Floating => None,
        Bounding::Within | Bounding::Counts => return,
    };
    mention.role = DateRole::Bound;
    mention.when = when.unwrap_or_else(|| When { known: mention.when.known, ..When::default() });
}
