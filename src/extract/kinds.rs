//! What happened: event words, weapons and doers together.
//!
//! "Strike" and "attack" settle nothing by themselves. The nearest weapon that is used, not stored, decides; then the
//! doer; and where neither is known the kind stays open until another sentence says more.

use std::ops::Range;

use super::actors::{Blame, Footing};
use super::cues::{Cue, Topic};
use super::frames::Frame;
use super::reading::Reading;
use super::triggers::{SEARCH, Sort, Trigger, gap, is_stored};
use crate::incident::{Actor, Count, Kind};

/// How a kind is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// By who did it.
    Doer,
    /// By what it was done with.
    Weapon,
    /// By the word itself.
    Word,
}

/// A kind with its ground.
#[derive(Clone, Debug)]
pub struct Guess {
    /// The kind.
    pub kind: Kind,
    /// How it is known.
    pub ground: Ground,
    /// The words behind it.
    pub tokens: Range<usize>,
    /// Id of the row.
    pub rule: String,
    /// Guided missiles that hit, from the air or the ground.
    pub missile: bool,
    /// Shots.
    pub shots: bool,
}

/// The kind that the event words of one frame tell of; `None` where they leave it open.
pub fn guess(r: &Reading<'_>, triggers: &[&Trigger], scope: &Range<usize>, blames: &[Blame]) -> Option<Guess> {
    // What men searched for after it says nothing of what it was.
    let only_searches = triggers.iter().all(|t| t.weak || t.rule == SEARCH);
    let telling = triggers.iter().filter(|t| only_searches || t.rule != SEARCH);
    let all: Vec<Guess> = telling.filter_map(|trigger| of_trigger(r, trigger, scope, blames)).collect();
    let settled = |g: &&Guess| g.kind != Kind::Explosion && g.ground >= Ground::Weapon;
    let opens =
        |t: &&&Trigger| t.sort == Sort::Attack && nearest_weapon(r, t, scope).is_some_and(|w| w.class() == "bomb" && opened_with(r, t, w));
    if let Some(assault) =
        triggers.iter().find(opens).and_then(|t| all.iter().find(|g| g.kind == Kind::Clash && g.tokens.start >= t.tokens.start))
    {
        return Some(assault.clone());
    }
    // Fighting that opens or ends with a bomb is fighting.
    let told = |g: &&Guess| triggers.iter().any(|t| t.tokens == g.tokens && !t.definite);
    let by_shots = |g: &Guess| triggers.iter().any(|t| t.tokens == g.tokens && t.gun);
    let fight = all.iter().find(|g| g.kind == Kind::Clash && g.ground == Ground::Word && !by_shots(g));
    if let Some(fight) = fight.filter(told).filter(|_| all.iter().find(settled).is_some_and(|g| g.kind == Kind::Ied)) {
        return Some(fight.clone());
    }
    // Shots before or after a bomb belong to the bombing.
    if fight.is_none()
        && all.iter().any(|g| g.kind == Kind::Clash)
        && let Some(bomb) = all.iter().find(|g| g.kind == Kind::Ied && g.ground >= Ground::Weapon)
    {
        return Some(bomb.clone());
    }
    let first = all.iter().find(settled);
    // "An aggression in which helicopters landed soldiers": the landing says what it was.
    if first.is_some_and(|g| g.kind == Kind::Airstrike && g.ground == Ground::Weapon)
        && let Some(raid) = all.iter().find(|g| g.kind == Kind::Raid && triggers.iter().any(|t| t.tokens == g.tokens && t.verb && !t.weak))
    {
        return Some(raid.clone());
    }
    // "Killed the commander in an air strike": who was chosen was hit from the air.
    if first.is_some_and(|g| g.kind == Kind::Assassination)
        && let Some(strike) = all.iter().find(|g| matches!(g.kind, Kind::Airstrike | Kind::DroneStrike) && g.ground >= Ground::Weapon)
    {
        return Some(strike.clone());
    }
    first.or_else(|| all.iter().max_by_key(|g| g.ground)).cloned()
}

fn of_trigger(r: &Reading<'_>, trigger: &Trigger, scope: &Range<usize>, blames: &[Blame]) -> Option<Guess> {
    let guess = |kind: Kind, ground: Ground| {
        Some(Guess { kind, ground, tokens: trigger.tokens.clone(), rule: trigger.rule.clone(), missile: false, shots: trigger.gun })
    };
    let weapon = nearest_weapon(r, trigger, scope);
    match trigger.sort {
        // "The incident was caused by a car bomb."
        Sort::Mention => {
            let behind =
                weapon.filter(|w| !w.article && w.tokens.start >= trigger.tokens.end && w.tokens.start - trigger.tokens.end <= 6)?;
            let kind = by_weapon(behind).filter(|kind| *kind != Kind::Clash)?;
            guess(kind, Ground::Weapon).map(|g| Guess { tokens: behind.tokens.clone(), rule: behind.row.id.clone(), ..g })
        }
        // "The raid" may be any attack told before.
        Sort::Kind(Kind::Raid) if trigger.definite => None,
        Sort::Kind(kind) => {
            let refined = refine(r, kind, trigger, weapon, scope, blames);
            let missile = kind == Kind::RocketAttack && trigger.hit && weapon.is_some_and(|w| w.class() == "missile");
            guess(refined, if trigger.weak || trigger.hit && trigger.definite { Ground::Doer } else { Ground::Word })
                .map(|g| Guess { missile, ..g })
        }
        Sort::Strike | Sort::Attack => {
            let by_weapon =
                weapon.and_then(|w| Some((thrown_by_hand(r, trigger, w).or_else(|| carried_by(r, w)).or_else(|| by_weapon(w))?, w)));
            match by_weapon {
                Some((kind, w)) => {
                    let missile = kind == Kind::RocketAttack && w.class() == "missile";
                    guess(kind, Ground::Weapon).map(|g| Guess { tokens: w.tokens.clone(), rule: w.row.id.clone(), missile, ..g })
                }
                None => by_doer(trigger, blames).and_then(|kind| guess(kind, Ground::Doer)),
            }
        }
    }
}

/// The weapon nearest to an event word, of those in use; a carrier (aircraft, drone) goes before what it fires.
fn nearest_weapon<'c, 'l>(r: &'c Reading<'l>, trigger: &Trigger, scope: &Range<usize>) -> Option<&'c Cue<'l>> {
    // What points back says nothing new of weapons, unless one stands right beside it.
    let begun = || r.cues.has(Topic::Discourse, "opened", &(trigger.tokens.start.saturating_sub(2)..trigger.tokens.end + 2));
    let reach = if trigger.definite && !trigger.retold && !begun() { 2 } else { 16 };
    let near = trigger.tokens.start.saturating_sub(reach).max(scope.start)..(trigger.tokens.end + reach).min(scope.end);
    let used = |w: &&Cue<'_>| !matches!(w.class(), "stored" | "recon" | "ballistic") && !is_stored(r, w);
    let distance = |w: &&Cue<'_>| {
        let carrier = if w.row.is("carrier") { 0 } else { 4 };
        gap(&w.tokens, &trigger.tokens)
            + 3 * r.clause_gap(w.tokens.end.min(trigger.tokens.end), w.tokens.start.max(trigger.tokens.start))
            + carrier
    };
    let nearest = r.of(Topic::Weapon, &near).filter(used).filter(|w| by_weapon(w).is_some()).min_by_key(distance);
    // "The jets were up again, this time over the hills, where they levelled three caves."
    let carrier = |w: &&Cue<'_>| matches!(w.class(), "air" | "drone") && w.row.is("carrier");
    let far = || r.of(Topic::Weapon, &(scope.start..trigger.tokens.start)).filter(used).rfind(carrier);
    let open = trigger.sort == Sort::Strike && !trigger.definite;
    nearest.or_else(|| if open { far() } else { None })
}

/// Gunmen who attack with rocket-propelled grenades fight at close range.
fn thrown_by_hand(r: &Reading<'_>, trigger: &Trigger, weapon: &Cue<'_>) -> Option<Kind> {
    match trigger.sort {
        Sort::Attack if weapon.row.is("hand") => Some(Kind::Clash),
        // "The assault opened with three car bombs": more came after them.
        Sort::Attack if weapon.class() == "bomb" && opened_with(r, trigger, weapon) => Some(Kind::Clash),
        // Bombs that strike are dropped.
        Sort::Strike if weapon.class() == "grenade" => Some(Kind::Airstrike),
        _ => None,
    }
}

/// Whether the word for a beginning stands between or beside an attack and the weapon it opened with.
fn opened_with(r: &Reading<'_>, trigger: &Trigger, weapon: &Cue<'_>) -> bool {
    let near = trigger.tokens.start.saturating_sub(2)..weapon.tokens.start;
    trigger.tokens.end <= weapon.tokens.start && r.cues.has(Topic::Discourse, "opened", &near)
}

/// "A missile that a drone fired": what carries it decides.
fn carried_by(r: &Reading<'_>, weapon: &Cue<'_>) -> Option<Kind> {
    if weapon.class() != "missile" {
        return None;
    }
    let clause = r.clause_of(weapon.tokens.start);
    let near = weapon.tokens.start.saturating_sub(10).max(clause.start)..(weapon.tokens.end + 10).min(clause.end);
    let carrier = |w: &&Cue<'_>| matches!(w.class(), "drone" | "air") && !is_stored(r, w);
    r.of(Topic::Weapon, &near).filter(carrier).min_by_key(|w| gap(&w.tokens, &weapon.tokens)).and_then(by_weapon)
}

/// What a weapon makes of an attack.
pub(super) fn by_weapon(weapon: &Cue<'_>) -> Option<Kind> {
    Some(match weapon.class() {
        "air" | "dropped" => Kind::Airstrike,
        "drone" => Kind::DroneStrike,
        "rocket" | "missile" => Kind::RocketAttack,
        "shell" => Kind::Shelling,
        "bomb" => Kind::Ied,
        "remnant" => Kind::Explosion,
        "gun" | "bike" | "grenade" => Kind::Clash,
        _ => return None,
    })
}

/// What a weapon beside it makes of a kind.
fn refine(r: &Reading<'_>, kind: Kind, trigger: &Trigger, weapon: Option<&Cue<'_>>, scope: &Range<usize>, blames: &[Blame]) -> Kind {
    let weapon_kind = weapon.and_then(by_weapon);
    let has = |class: &str| r.of(Topic::Weapon, scope).any(|w| w.class() == class && !is_stored(r, w));
    let open = || r.of(Topic::Event, &trigger.tokens).any(|cue| cue.row.is("open"));
    match (kind, weapon_kind) {
        // Gunmen who raid a village come on foot.
        (Kind::Airstrike | Kind::Raid, None) if trigger.verb && is_done_by_gunmen(r, trigger) => Kind::Clash,
        (_, Some(thrown @ (Kind::Airstrike | Kind::DroneStrike | Kind::RocketAttack | Kind::Shelling))) if open() => thrown,
        (Kind::Airstrike, Some(Kind::DroneStrike)) => Kind::DroneStrike,
        (Kind::RocketAttack, Some(Kind::DroneStrike)) if !trigger.verb => Kind::DroneStrike,
        (Kind::RocketAttack, Some(Kind::Airstrike)) if !trigger.verb => Kind::Airstrike,
        // Who was chosen may have been hit from the air.
        (Kind::Assassination, Some(from_air @ (Kind::Airstrike | Kind::DroneStrike))) => from_air,
        (Kind::Assassination, Some(Kind::RocketAttack)) => weapon.and_then(|w| carried_by(r, w)).unwrap_or(kind),
        (Kind::Explosion, Some(Kind::DroneStrike)) if weapon.is_some_and(|w| gap(&w.tokens, &trigger.tokens) <= 1) => Kind::DroneStrike,
        (Kind::Explosion, _) if has("bomb") => Kind::Ied,
        (Kind::Explosion, _) if has("remnant") => Kind::Explosion,
        // "No hum of drones, and then four blasts": what flew in another clause did not blow up.
        (Kind::Explosion, Some(_))
            if weapon.is_some_and(|w| w.row.is("carrier") && r.clause_of(w.tokens.start) != r.clause_of(trigger.tokens.start)) =>
        {
            kind
        }
        (Kind::Explosion, Some(other)) if other != Kind::Clash => other,
        (Kind::Clash, _) if trigger.gun && has("bike") => Kind::Assassination,
        // "Ten rockets were fired at the base".
        (Kind::Clash, Some(thrown @ (Kind::RocketAttack | Kind::Shelling)))
            if trigger.gun && !r.doc.lang.is_rtl() && weapon.is_some_and(|w| !w.row.is("hand") && is_right_ahead(r, w, trigger)) =>
        {
            thrown
        }
        // "Neutralised a commander": whom a state kills across the border, where no fight is told, it kills from the air.
        (Kind::Clash, None) if is_killing(r, trigger) && [Actor::Turkey, Actor::Israel].iter().any(|&actor| is_doer(blames, actor)) => {
            Kind::Airstrike
        }
        // Guns that open fire, and helicopters that do.
        (Kind::Clash, Some(Kind::Shelling))
            if trigger.gun && weapon.is_some_and(|w| !w.row.is("fire") && gap(&w.tokens, &trigger.tokens) <= 1) =>
        {
            Kind::Shelling
        }
        (Kind::Clash, Some(from_air @ (Kind::Airstrike | Kind::DroneStrike))) if trigger.gun && is_ahead(weapon, trigger) => from_air,
        (Kind::Raid, Some(from_air @ (Kind::Airstrike | Kind::DroneStrike))) if may_be_air_raid(r, trigger) && !has("heli") => from_air,
        (Kind::Raid, _) if may_be_air_raid(r, trigger) && is_doer(blames, Actor::Israel) => Kind::Airstrike,
        _ => kind,
    }
}

/// A verb of killing that no event word stands for.
fn is_killing(r: &Reading<'_>, trigger: &Trigger) -> bool {
    r.of(Topic::Event, &trigger.tokens).next().is_none() && r.of(Topic::Casualty, &trigger.tokens).next().is_some()
}

/// Nameless men or ISIS right beside a verb, as its subject.
fn is_done_by_gunmen(r: &Reading<'_>, trigger: &Trigger) -> bool {
    let beside = if r.doc.lang.is_rtl() {
        trigger.tokens.end..trigger.tokens.end + 2
    } else {
        trigger.tokens.start.saturating_sub(3)..trigger.tokens.start
    };
    let named =
        r.of(Topic::Actor, &beside).any(|actor| !actor.is("form", "adj") && matches!(actor.attr("actor"), Some("unknown" | "ISIS")));
    named || r.of(Topic::Weapon, &beside).any(|w| w.class() == "gun" && w.row.is("person"))
}

/// Whether a weapon is the subject of a passive verb: right before it, with nothing but "were" between.
fn is_right_ahead(r: &Reading<'_>, weapon: &Cue<'_>, trigger: &Trigger) -> bool {
    let between = weapon.tokens.end..trigger.tokens.start;
    between.len() == 1 && weapon.tokens.end < trigger.tokens.start && r.cues.has(Topic::Determiner, "be", &between)
}

/// Aircraft that stand right before the shots.
fn is_ahead(weapon: Option<&Cue<'_>>, trigger: &Trigger) -> bool {
    weapon.is_some_and(|w| w.row.is("carrier") && w.tokens.end <= trigger.tokens.start && trigger.tokens.start - w.tokens.end <= 2)
}

/// "Raid" is said of aircraft too; a landing or a search is not.
fn may_be_air_raid(r: &Reading<'_>, trigger: &Trigger) -> bool {
    r.of(Topic::Event, &trigger.tokens).any(|cue| cue.row.is("air"))
}

/// A single person shot by nobody who is named, or by ISIS, was chosen.
pub fn is_chosen(r: &Reading<'_>, guess: &Guess, triggers: &[&Trigger], scope: &Range<usize>, blames: &[Blame], killed: &[Count]) -> bool {
    let on_bike = r.of(Topic::Weapon, scope).any(|w| w.class() == "bike" && !is_stored(r, w));
    if guess.kind == Kind::Clash && guess.ground == Ground::Weapon && on_bike && (killed.is_empty() || killed == [Count::exact(1)]) {
        return r.of(Topic::Weapon, &guess.tokens).any(|w| w.class() == "bike") && r.of(Topic::Casualty, scope).next().is_some();
    }
    let shots = triggers.iter().all(|t| t.gun || t.weak || t.sort == Sort::Mention) && triggers.iter().any(|t| t.gun && t.verb);
    let fight = blames.iter().any(|b| {
        matches!(b.footing, Footing::Stated | Footing::Claimed | Footing::Suspected) && !matches!(b.actor, Actor::ISIS | Actor::Unknown)
    });
    let alone = || triggers.iter().any(|t| is_shot_alone(r, t, scope));
    let few = killed == [Count::exact(1)]
        || killed == [Count::exact(1), Count::exact(1)]
        || killed == [Count::exact(2)] && triggers.iter().any(|t| t.gun && !t.definite);
    guess.kind == Kind::Clash && shots && !fight && (few || killed.is_empty() && alone())
}

/// "Shot a teacher …, and he died": one person behind the shots, and a word of death.
fn is_shot_alone(r: &Reading<'_>, shots: &Trigger, scope: &Range<usize>) -> bool {
    let behind = shots.tokens.end..(shots.tokens.end + 8).min(scope.end);
    let one = r.of(Topic::Victim, &behind).next().is_some_and(|victim| victim.is("num", "sg")) && r.numbers_in(&behind).is_empty();
    one && r.of(Topic::Casualty, &(shots.tokens.end..scope.end)).any(|cue| cue.class() == "killed")
}

fn is_doer(blames: &[Blame], actor: Actor) -> bool {
    blames.iter().any(|b| b.actor == actor && matches!(b.footing, Footing::Stated | Footing::Claimed | Footing::Suspected))
}

/// "The first was set off by a car bomb": what an explosion told right before came from.
pub fn cause_of(r: &Reading<'_>, last: &Frame, scope: &Range<usize>) -> Option<Guess> {
    let open = last.guess.as_ref().is_some_and(|guess| guess.kind == Kind::Explosion) && r.sentence_of(scope.start) == last.sentence + 1;
    let bomb = r.of(Topic::Weapon, scope).find(|w| w.class() == "bomb" && !w.row.is("person") && !is_stored(r, w)).filter(|_| open)?;
    Some(Guess {
        kind: Kind::Ied,
        ground: Ground::Weapon,
        tokens: bomb.tokens.clone(),
        rule: bomb.row.id.clone(),
        missile: false,
        shots: false,
    })
}

/// What a doer's strikes and attacks most often are.
fn by_doer(trigger: &Trigger, blames: &[Blame]) -> Option<Kind> {
    let doer = blames.iter().find(|b| matches!(b.footing, Footing::Stated | Footing::Claimed | Footing::Suspected))?.actor;
    match (trigger.sort, doer) {
        (Sort::Strike | Sort::Attack, Actor::US | Actor::Israel | Actor::Coalition | Actor::Turkey) => Some(Kind::Airstrike),
        (Sort::Strike, Actor::SyrianArmy | Actor::SDF) => Some(Kind::Shelling),
        (Sort::Strike, Actor::IRI | Actor::IranBacked) => Some(Kind::RocketAttack),
        (Sort::Attack, Actor::ISIS | Actor::Unknown | Actor::SDF | Actor::SyrianArmy | Actor::Other) => Some(Kind::Clash),
        _ => None,
    }
}

/// Whether two guesses can be two words for one thing: missiles come from the ground or from the air.
pub fn agree_as_told(a: &Guess, b: &Guess) -> bool {
    let missiles = |x: &Guess, y: &Guess| x.missile && matches!(y.kind, Kind::Airstrike | Kind::DroneStrike);
    agree(a.kind, b.kind) || missiles(a, b) || missiles(b, a)
}

/// Whether two kinds can be two words for one thing.
pub fn agree(a: Kind, b: Kind) -> bool {
    use Kind::{Airstrike, Assassination, Clash, DroneStrike, Explosion, Ied, Raid, RocketAttack, Shelling};
    let either = |x: Kind, y: Kind| (a, b) == (x, y) || (a, b) == (y, x);
    a == b
        || either(Airstrike, DroneStrike)
        || either(RocketAttack, Shelling)
        || either(RocketAttack, DroneStrike)
        || either(Clash, Raid)
        || either(Clash, Ied)
        || either(Clash, Assassination)
        || either(Assassination, Ied)
        || either(Assassination, DroneStrike)
        || a == Explosion
        || b == Explosion
}
