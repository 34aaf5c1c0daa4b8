//! What happened: event words, weapons and doers together.
//!
//! "Strike" and "attack" settle nothing by themselves. The nearest weapon that is used, not stored, decides; then the
//! doer; and where neither is known the kind stays open until another sentence says more.

use std::ops::Range;

use super::actors::{Blame, Footing};
use super::cues::{Cue, Topic};
use super::reading::Reading;
use super::triggers::{Sort, Trigger, gap, is_stored};
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
}

/// The kind that the event words of one frame tell of; `None` where they leave it open.
pub fn guess(r: &Reading<'_>, triggers: &[&Trigger], scope: &Range<usize>, blames: &[Blame]) -> Option<Guess> {
    let all: Vec<Guess> = triggers.iter().filter_map(|trigger| of_trigger(r, trigger, scope, blames)).collect();
    let settled = |g: &&Guess| g.kind != Kind::Explosion && g.ground >= Ground::Weapon;
    // Fighting that opens or ends with a bomb is fighting.
    let told = |g: &&Guess| triggers.iter().any(|t| t.tokens == g.tokens && !t.definite);
    let fight = all.iter().find(|g| g.kind == Kind::Clash && g.ground == Ground::Word);
    if let Some(fight) = fight.filter(told).filter(|_| all.iter().find(settled).is_some_and(|g| g.kind == Kind::Ied)) {
        return Some(fight.clone());
    }
    all.iter().find(settled).or_else(|| all.iter().max_by_key(|g| g.ground)).cloned()
}

fn of_trigger(r: &Reading<'_>, trigger: &Trigger, scope: &Range<usize>, blames: &[Blame]) -> Option<Guess> {
    let guess = |kind: Kind, ground: Ground| {
        Some(Guess { kind, ground, tokens: trigger.tokens.clone(), rule: trigger.rule.clone(), missile: false })
    };
    let weapon = nearest_weapon(r, trigger, scope);
    match trigger.sort {
        Sort::Mention => None,
        // "The raid" may be any attack told before.
        Sort::Kind(Kind::Raid) if trigger.definite => None,
        Sort::Kind(kind) => {
            let refined = refine(r, kind, trigger, weapon, scope, blames);
            let missile = kind == Kind::RocketAttack && trigger.hit && weapon.is_some_and(|w| w.class() == "missile");
            guess(refined, if trigger.weak || trigger.hit && trigger.definite { Ground::Doer } else { Ground::Word })
                .map(|g| Guess { missile, ..g })
        }
        Sort::Strike | Sort::Attack => {
            let by_weapon = weapon.and_then(|w| Some((thrown_by_hand(trigger, w).or_else(|| by_weapon(w))?, w)));
            match by_weapon {
                Some((kind, w)) => guess(kind, Ground::Weapon).map(|g| Guess { tokens: w.tokens.clone(), rule: w.row.id.clone(), ..g }),
                None => by_doer(trigger, blames).and_then(|kind| guess(kind, Ground::Doer)),
            }
        }
    }
}

/// The weapon nearest to an event word, of those in use; a carrier (aircraft, drone) goes before what it fires.
fn nearest_weapon<'c, 'l>(r: &'c Reading<'l>, trigger: &Trigger, scope: &Range<usize>) -> Option<&'c Cue<'l>> {
    // What points back says nothing new of weapons, unless one stands right beside it.
    let reach = if trigger.definite && !trigger.retold { 2 } else { 16 };
    let near = trigger.tokens.start.saturating_sub(reach).max(scope.start)..(trigger.tokens.end + reach).min(scope.end);
    let used = |w: &&Cue<'_>| !matches!(w.class(), "stored" | "recon" | "ballistic") && !is_stored(r, w);
    let distance = |w: &&Cue<'_>| {
        let carrier = if w.row.is("carrier") { 0 } else { 4 };
        gap(&w.tokens, &trigger.tokens)
            + 3 * r.clause_gap(w.tokens.end.min(trigger.tokens.end), w.tokens.start.max(trigger.tokens.start))
            + carrier
    };
    r.of(Topic::Weapon, &near).filter(used).filter(|w| by_weapon(w).is_some()).min_by_key(distance)
}

/// Gunmen who attack with rocket-propelled grenades fight at close range.
fn thrown_by_hand(trigger: &Trigger, weapon: &Cue<'_>) -> Option<Kind> {
    (trigger.sort == Sort::Attack && weapon.row.is("hand")).then_some(Kind::Clash)
}

fn by_weapon(weapon: &Cue<'_>) -> Option<Kind> {
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
    match (kind, weapon_kind) {
        (Kind::Airstrike, Some(Kind::DroneStrike)) => Kind::DroneStrike,
        (Kind::RocketAttack, Some(Kind::DroneStrike)) if !trigger.verb => Kind::DroneStrike,
        (Kind::RocketAttack, Some(Kind::Airstrike)) if !trigger.verb => Kind::Airstrike,
        (Kind::Explosion, _) if has("bomb") => Kind::Ied,
        (Kind::Explosion, _) if has("remnant") => Kind::Explosion,
        (Kind::Explosion, Some(other)) if other != Kind::Clash => other,
        (Kind::Clash, _) if trigger.gun && has("bike") => Kind::Assassination,
        // Helicopters that open fire.
        (Kind::Clash, Some(from_air @ (Kind::Airstrike | Kind::DroneStrike))) if trigger.gun && is_ahead(weapon, trigger) => from_air,
        (Kind::Raid, Some(from_air @ (Kind::Airstrike | Kind::DroneStrike))) if may_be_air_raid(r, trigger) && !has("heli") => from_air,
        (Kind::Raid, _) if may_be_air_raid(r, trigger) && is_doer(blames, Actor::Israel) => Kind::Airstrike,
        _ => kind,
    }
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
pub fn is_chosen(guess: &Guess, triggers: &[&Trigger], blames: &[Blame], killed: &[Count]) -> bool {
    let shots = triggers.iter().all(|t| t.gun || t.weak || t.sort == Sort::Mention) && triggers.iter().any(|t| t.gun && t.verb);
    let fight = blames.iter().any(|b| {
        matches!(b.footing, Footing::Stated | Footing::Claimed | Footing::Suspected) && !matches!(b.actor, Actor::ISIS | Actor::Unknown)
    });
    guess.kind == Kind::Clash && shots && !fight && killed == [Count::exact(1)]
}

fn is_doer(blames: &[Blame], actor: Actor) -> bool {
    blames.iter().any(|b| b.actor == actor && matches!(b.footing, Footing::Stated | Footing::Claimed | Footing::Suspected))
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
