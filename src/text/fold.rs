//! How one letter is folded: the shape that spelling variants share.
//!
//! Alef, ya and ta marbuta forms, Persian and Kurdish letters, presentation forms, digits of all three kinds, Latin
//! capitals and accents, quotes, dashes and spaces each come down to one character.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::language::is_arabic;

/// What becomes of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// One character takes its place, perhaps itself.
    One(char),
    /// It belongs to the letter before it and leaves no trace.
    Mark,
    /// It is invisible and leaves no trace.
    Nothing,
    /// Several characters may take its place: see [`expand`].
    Several,
}

/// The stretching stroke: drawn between letters, no letter itself.
pub(super) const TATWEEL: char = '\u{0640}';

/// Marks that stand only on the end of a word: the three tanween.
pub(super) const fn is_tanween(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{064D}')
}

/// Vowel signs and other marks over or under Arabic letters.
pub(super) const fn is_arabic_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}'
        | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08D3}'..='\u{08FF}' | '\u{FE70}'..='\u{FE7F}')
}

/// Folds one character by itself; what hangs on its neighbours is up to the caller.
pub(super) fn fold_char(c: char) -> Fold {
    match c {
        '\t' => Fold::One(' '),
        '`' => Fold::One('\''),
        '\0'..='\x7F' => Fold::One(c.to_ascii_lowercase()),
        '\u{0600}'..='\u{06FF}' => fold_arabic(c),
        _ if is_arabic_mark(c) => Fold::Mark,
        '\u{2000}'..='\u{206F}' | '\u{00A0}'..='\u{00BF}' | '\u{02B0}'..='\u{02FF}' => fold_sign(c),
        '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => Fold::Nothing,
        '\u{0085}' => Fold::One('\n'),
        '\u{3000}' => Fold::One(' '),
        '\u{2212}' => Fold::One('-'),
        '\u{00C0}'..='\u{024F}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE80}'..='\u{FEFC}'
        | '\u{FF01}'..='\u{FF5E}' => Fold::Several,
        _ if is_combining_mark(c) => Fold::Mark,
        _ => Fold::One(lower(c)),
    }
}

const fn fold_arabic(c: char) -> Fold {
    Fold::One(match c {
        // alef with madda, hamza above, hamza below, wasla, and the high-hamza alefs
        '\u{0622}' | '\u{0623}' | '\u{0625}' | '\u{0671}'..='\u{0673}' | '\u{0675}' => '\u{0627}',
        // waw with hamza; Kurdish and other waws
        '\u{0624}' | '\u{06C4}'..='\u{06CB}' | '\u{06CF}' => '\u{0648}',
        // ya with hamza, alef maqsura, Persian and Kurdish ya
        '\u{0626}' | '\u{0649}' | '\u{06CC}'..='\u{06CE}' | '\u{06D0}'..='\u{06D3}' => '\u{064A}',
        // ta marbuta and the eastern shapes of ha
        '\u{0629}' | '\u{06BE}' | '\u{06C0}'..='\u{06C3}' | '\u{06D5}' => '\u{0647}',
        // Persian kaf and gaf
        '\u{06A9}'..='\u{06AF}' => '\u{0643}',
        // peh, tcheh, zheh, veh: letters that Arabic spells with the nearest of its own
        '\u{067E}' => '\u{0628}',
        '\u{0686}' => '\u{062C}',
        '\u{0698}' => '\u{0632}',
        '\u{06A4}' => '\u{0641}',
        '\u{0660}'..='\u{0669}' => digit(c, '\u{0660}'),
        '\u{06F0}'..='\u{06F9}' => digit(c, '\u{06F0}'),
        '\u{060C}' | '\u{066C}' => ',',
        '\u{061B}' => ';',
        '\u{061F}' => '?',
        '\u{066B}' | '\u{06D4}' => '.',
        '\u{066A}' => '%',
        '\u{066D}' => '*',
        '\u{061C}' => return Fold::Nothing,
        _ if is_arabic_mark(c) => return Fold::Mark,
        _ => c,
    })
}

/// The ASCII digit `c` is worth in the row of digits that starts with `zero`.
const fn digit(c: char, zero: char) -> char {
    (b'0' + (c as u32 - zero as u32) as u8) as char
}

/// Spaces, dashes, quotes and invisible controls.
const fn fold_sign(c: char) -> Fold {
    Fold::One(match c {
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => ' ',
        '\u{2028}' | '\u{2029}' => '\n',
        '\u{2010}'..='\u{2015}' => '-',
        '\u{00AB}' | '\u{00BB}' | '\u{201C}'..='\u{201F}' | '\u{2033}' | '\u{2036}' | '\u{02BA}' | '\u{02EE}' => '"',
        '\u{00B4}'
        | '\u{2018}'..='\u{201B}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2039}'
        | '\u{203A}'
        | '\u{02B9}'
        | '\u{02BB}'..='\u{02BF}'
        | '\u{02C8}' => '\'',
        // soft hyphen, zero-width characters, bidi controls
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => return Fold::Nothing,
        _ => c,
    })
}

/// The characters that take the place of one for which [`fold_char`] says [`Fold::Several`].
pub(super) fn expand(c: char, mut emit: impl FnMut(char)) {
    match c {
        '\u{0131}' => return emit('i'),
        '\u{00D8}' | '\u{00F8}' => return emit('o'),
        '\u{0141}' | '\u{0142}' => return emit('l'),
        '\u{0110}' | '\u{0111}' | '\u{00D0}' | '\u{00F0}' => return emit('d'),
        '\u{0126}' | '\u{0127}' => return emit('h'),
        '\u{00DF}' => return "ss".chars().for_each(emit),
        '\u{00C6}' | '\u{00E6}' => return "ae".chars().for_each(emit),
        '\u{0152}' | '\u{0153}' => return "oe".chars().for_each(emit),
        _ => {}
    }
    decompose_compatible(c, |part| match part {
        TATWEEL => {}
        _ => match fold_char(part) {
            Fold::One(folded) => emit(folded),
            Fold::Several => emit(lower(part)),
            Fold::Mark | Fold::Nothing => {}
        },
    });
}

fn lower(c: char) -> char {
    let mut all = c.to_lowercase();
    match (all.next(), all.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Whether an Arabic word goes on through this character.
pub(super) const fn joins(c: char) -> bool {
    is_arabic(c) && c != TATWEEL || is_arabic_mark(c)
}
