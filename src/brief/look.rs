//! Colours and shapes of the tokens as a template takes them.

use serde_json::{Map, Value, json};

use crate::diagnostic::Fault;

/// The token file.
const TOKENS: &str = include_str!("../../assets/tokens.toml");
/// Groups of a theme that a template may ask.
const GROUPS: [&str; 5] = ["surface", "text", "line", "state", "map"];

/// Colours of a theme by group and name, of each kind with its shape, of each family.
///
/// # Errors
/// When the token file cannot be read, or has no such theme; a test guards that it can.
pub(super) fn look(theme: &str) -> Result<Value, Fault> {
    let fault = |reason: &str| Fault::new("bad-tokens", "tokens.toml", reason);
    let tokens: Value = toml::from_str(TOKENS).map_err(|error| fault(&error.to_string()))?;
    let of_theme = tokens.get(theme).ok_or_else(|| fault(theme))?;
    let mut look: Map<String, Value> =
        GROUPS.iter().filter_map(|group| Some(((*group).to_owned(), of_theme.get(group)?.clone()))).collect();
    // A theme without colours of its own for kinds wears those of another.
    let of = |entry: &Value| entry.get(theme).or_else(|| entry.get("light")).cloned().unwrap_or_default();
    let entries = |table: &str| tokens.get(table).and_then(Value::as_object).into_iter().flatten().filter(|(_, entry)| entry.is_object());
    let kinds = entries("kinds").map(|(code, entry)| (code.clone(), json!({ "shape": entry.get("shape"), "color": of(entry) })));
    look.insert("kinds".to_owned(), Value::Object(kinds.collect()));
    let families = entries("families").map(|(code, entry)| (code.clone(), of(entry)));
    look.insert("families".to_owned(), Value::Object(families.collect()));
    Ok(Value::Object(look))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::{Family, Kind};

    #[test]
    fn every_theme_has_all_that_templates_ask() {
        for theme in ["light", "dark", "contrast", "print"] {
            let look = look(theme).expect("tokens");
            for group in GROUPS {
                assert!(look[group].is_object(), "{theme} {group}");
            }
            for kind in Kind::ALL {
                assert!(look["kinds"][kind.code()]["shape"].is_string() && look["kinds"][kind.code()]["color"].is_string(), "{theme}");
            }
            assert!(Family::ALL.iter().all(|family| look["families"][family.code()].is_string()), "{theme}");
        }
        assert!(look("pink").is_err());
    }
}
