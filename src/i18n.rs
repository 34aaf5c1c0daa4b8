//! Words on screen, from `assets/i18n`: one Fluent file a language, the same messages in each.
//!
//! A message's `.hint` attribute says what the reader can do; [`Texts::error`] and [`Texts::warning`] carry it into a [`Diagnostic`].

mod dates;
mod spelling;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;
pub use spelling::{Digits, Months, Spelling};

use crate::diagnostic::{Diagnostic, Fault};
use crate::incident::{Actor, Attribution, Count, Field, Kind, PlaceKind, Precision};
use crate::text::Lang;

/// The file of a language.
const fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => include_str!("../assets/i18n/ar.ftl"),
        _ => include_str!("../assets/i18n/en.ftl"),
    }
}

/// Every text of one language.
pub struct Texts {
    lang: Lang,
    spelling: Spelling,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads the texts of a language. A message that cannot be parsed is left out (a test sees to it that there is none).
    pub fn new(lang: Lang) -> Self {
        Self::spelled(lang, Spelling::default())
    }

    /// The same with numbers and months written as wished. Only Arabic knows more than one way.
    pub fn spelled(lang: Lang, spelling: Spelling) -> Self {
        let spelling = if lang == Lang::Ar { spelling } else { Spelling::default() };
        let locale: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match spelling.digits {
            Digits::Western => |value, _| written(value, Digits::Western),
            Digits::Arabic => |value, _| written(value, Digits::Arabic),
        }));
        let (Ok(messages) | Err((messages, _))) = FluentResource::try_new(file(lang).to_owned());
        bundle.add_resource_overriding(messages);
        Self { lang, spelling, bundle }
    }

    /// The language it speaks.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// How it writes numbers and months.
    pub const fn spelling(&self) -> Spelling {
        self.spelling
    }

    /// Digits as they are wished; all else as it is.
    pub fn digits<'a>(&self, text: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
        self.spelling.digits.of(text.into())
    }

    /// A number with so many places behind its point.
    pub fn decimal(&self, value: f32, places: usize) -> String {
        self.digits(format!("{value:.places$}")).into_owned()
    }

    /// Whether there is a message of that id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The text of a message; its id where there is none.
    pub fn tr<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        self.format(id, None, None).unwrap_or(Cow::Borrowed(id))
    }

    /// The text of a message with values filled in; its id where there is none.
    pub fn tr_args<'a>(&'a self, id: &'a str, values: &[(&str, Value<'_>)]) -> Cow<'a, str> {
        self.format(id, None, Some(&arguments(values))).map_or(Cow::Borrowed(id), |text| Cow::Owned(text.into_owned()))
    }

    /// An input was refused or left out: the message and its hint.
    pub fn error(&self, id: &str, values: &[(&str, Value<'_>)]) -> Diagnostic {
        self.diagnostic(Diagnostic::error(self.tr_args(id, values)), id, values)
    }

    /// Worth knowing: the message and its hint.
    pub fn warning(&self, id: &str, values: &[(&str, Value<'_>)]) -> Diagnostic {
        self.diagnostic(Diagnostic::warning(self.tr_args(id, values)), id, values)
    }

    /// Bundled data cannot be used: what, why, and what the reader can do.
    pub fn fault(&self, fault: &Fault) -> Diagnostic {
        self.error(fault.id, &[("reason", fault.reason.clone().into())]).at(fault.location.clone())
    }

    fn diagnostic(&self, diagnostic: Diagnostic, id: &str, values: &[(&str, Value<'_>)]) -> Diagnostic {
        match self.format(id, Some("hint"), Some(&arguments(values))) {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        }
    }

    fn format<'a>(&'a self, id: &str, attribute: Option<&str>, values: Option<&'a FluentArgs<'a>>) -> Option<Cow<'a, str>> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        Some(self.bundle.format_pattern(pattern, values, &mut Vec::new()))
    }

    /// The name of a kind of incident.
    pub fn kind(&self, kind: Kind) -> String {
        self.named("kind", kind.code())
    }

    /// The name of a doer.
    pub fn actor(&self, actor: Actor) -> String {
        self.named("actor", &actor.code().replace(' ', "-"))
    }

    /// On whose word a doer is named.
    pub fn attribution(&self, attribution: Attribution) -> String {
        self.named("attribution", attribution.code())
    }

    /// The name of a field.
    pub fn field(&self, field: Field) -> String {
        self.named("field", field.code())
    }

    /// A field's value as JSON writes it, in words where it has a name.
    pub fn value(&self, field: Field, code: &str) -> String {
        let named = match field {
            Field::Kind => Kind::from_code(code).map(|kind| self.kind(kind)),
            Field::Perpetrator => Actor::from_code(code).map(|actor| self.actor(actor)),
            Field::Attribution => Attribution::from_code(code).map(|status| self.attribution(status)),
            _ => None,
        };
        named.unwrap_or_else(|| code.to_owned())
    }

    /// The name of a sort of place.
    pub fn place_kind(&self, kind: PlaceKind) -> String {
        self.named("placekind", kind.code())
    }

    /// How finely something is dated.
    pub fn precision(&self, precision: Precision) -> String {
        self.named("precision", precision.code())
    }

    /// "14", "22–52", "≥ 18", "not stated".
    pub fn count(&self, count: Count) -> Cow<'_, str> {
        match (count.min, count.max) {
            (None, None) => self.tr("count-unknown"),
            (Some(n), Some(m)) if n == m => self.tr_args("count-exact", &[("n", n.into())]),
            (Some(low), Some(high)) => self.tr_args("count-between", &[("low", low.into()), ("high", high.into())]),
            (Some(n), None) => self.tr_args("count-at-least", &[("n", n.into())]),
            (None, Some(n)) => self.tr_args("count-at-most", &[("n", n.into())]),
        }
    }

    /// "Airstrike, Al-Bukamal"; the kind alone where the place is not known.
    pub fn incident_title(&self, kind: Kind, place: Option<&str>) -> String {
        let kind = self.kind(kind);
        match place {
            Some(place) => self.tr_args("incident-title", &[("kind", kind.into()), ("place", place.into())]).into_owned(),
            None => kind,
        }
    }

    /// A whole number with its thousands set apart.
    pub fn number(&self, n: usize) -> String {
        written(&Value::Number(FluentNumber::from(n)), self.spelling.digits).unwrap_or_else(|| n.to_string())
    }

    fn named(&self, group: &str, code: &str) -> String {
        self.tr(&format!("{group}-{code}")).into_owned()
    }
}

fn arguments<'a>(values: &[(&'a str, Value<'a>)]) -> FluentArgs<'a> {
    values.iter().map(|(name, value)| (*name, value.clone())).collect()
}

/// A number with its thousands set apart, in these digits; `None` for what is none.
fn written(value: &Value<'_>, digits: Digits) -> Option<String> {
    match value {
        Value::Number(number) => grouped(number).map(|number| digits.of(number.into()).into_owned()),
        _ => None,
    }
}

/// Whole numbers with a comma between thousands; the rest as they come.
fn grouped(number: &FluentNumber) -> Option<String> {
    (number.value.fract() == 0.0).then(|| {
        let digits = number.as_string();
        let (sign, digits) = digits.strip_prefix('-').map_or(("", &*digits), |rest| ("-", rest));
        let head = digits.len() % 3;
        let mut out = sign.to_owned();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && at % 3 == head {
                out.push(',');
            }
            out.push(digit);
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let rows = [(0, "0 shown"), (999, "999 shown"), (1000, "1,000 shown"), (12_345, "12,345 shown"), (1_000_000, "1,000,000 shown")];
        for (n, want) in rows {
            assert_eq!(Texts::new(Lang::En).tr_args("sum-shown", &[("n", n.into())]), want);
        }
    }

    #[test]
    fn a_missing_message_shows_its_id() {
        assert_eq!(Texts::new(Lang::En).tr("no-such-message"), "no-such-message");
    }

    #[test]
    fn a_diagnostic_carries_the_hint_of_its_message() {
        let d = Texts::new(Lang::En).error("read-too-large", &[("limit", 64.into())]);
        assert_eq!((d.summary.as_str(), d.hint.as_deref()), ("Larger than 64 MiB", Some("Split the file")));
    }

    #[test]
    fn counts_say_no_more_than_is_known() {
        let texts = Texts::new(Lang::En);
        let rows = [
            (Count::exact(14), "14"),
            (Count::exact(0), "0"),
            (Count::between(22, 52), "22\u{2013}52"),
            (Count::at_least(18), "\u{2265} 18"),
            (Count::default(), "not stated"),
        ];
        for (count, want) in rows {
            assert_eq!(texts.count(count), want);
        }
    }
}
