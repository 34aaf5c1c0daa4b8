//! Templates: the bundled ones, a user's own over them, and what a template says of itself in its first lines.

use std::collections::BTreeMap;

use super::FIELDS;
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;

/// The file that a sheet is set from where no other is named.
pub const MAIN: &str = "sheet.typ";

/// The files inside the program.
pub const BUNDLED: [(&str, &str); 2] =
    [(MAIN, include_str!("../../assets/briefing/sheet.typ")), ("parts.typ", include_str!("../../assets/briefing/parts.typ"))];

/// Millimetres a map may have on a side.
const MAP_SIDES: std::ops::RangeInclusive<f64> = 10.0..=1200.0;

/// Files of a template by name, and which of them is set.
#[derive(Clone, Debug)]
pub struct Template {
    /// The one that is set.
    pub main: String,
    /// All files beside it, the bundled ones where the user has none of that name.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Template {
    /// What is inside the program.
    pub fn bundled() -> Self {
        Self { main: MAIN.to_owned(), files: BUNDLED.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect() }
    }

    /// A user's own: the file of that name among these, over the bundled ones.
    pub fn own(main: &str, files: BTreeMap<String, Vec<u8>>) -> Self {
        let mut template = Self::bundled();
        template.files.extend(files);
        main.clone_into(&mut template.main);
        template
    }

    fn lines(&self) -> Vec<String> {
        let text = self.files.get(&self.main).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        text.lines().map_while(|line| line.strip_prefix("//").map(|words| words.trim().to_owned())).collect()
    }

    /// The fields it takes: those of every template, and those its line `// fields: …` names.
    pub fn fields(&self) -> Vec<String> {
        let named = self.lines().into_iter().find_map(|line| line.strip_prefix("fields:").map(str::to_owned)).unwrap_or_default();
        let mut fields: Vec<String> = FIELDS.iter().map(|field| (*field).to_owned()).collect();
        fields.extend(named.split_whitespace().filter(|name| !FIELDS.contains(name)).map(str::to_owned));
        fields
    }

    /// The size of the map it wants, in mm, by its line `// map: WIDTH x HEIGHT`; `None` leaves it to the paper.
    ///
    /// # Errors
    /// Where that line is none of two fair lengths.
    pub fn map_mm(&self, texts: &Texts) -> Result<Option<[f64; 2]>, Diagnostic> {
        let Some((n, words)) =
            self.lines().into_iter().enumerate().find_map(|(n, line)| Some((n, line.strip_prefix("map:")?.trim().to_owned())))
        else {
            return Ok(None);
        };
        let sides = words.split_once('x').and_then(|(width, height)| Some([width.trim().parse().ok()?, height.trim().parse().ok()?]));
        let sides = sides.filter(|sides: &[f64; 2]| sides.iter().all(|side| MAP_SIDES.contains(side)));
        let bad = || texts.error("template-bad-map", &[("value", words.clone().into())]).at(format!("{}:{}", self.main, n + 1));
        sides.map(Some).ok_or_else(bad)
    }

    /// Refuses a field that the template does not take.
    ///
    /// # Errors
    /// Names the field and those there are.
    pub fn check(&self, fields: &super::Fields, texts: &Texts) -> Result<(), Diagnostic> {
        let known = self.fields();
        match fields.more.keys().find(|name| !known.contains(name)) {
            None => Ok(()),
            Some(name) => {
                let values = [("value", name.clone().into()), ("known", known.join(" ").into())];
                Err(texts.error("template-unknown-field", &values).at(self.main.clone()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Fields;
    use crate::text::Lang;

    fn of(text: &str) -> Template {
        Template::own("own.typ", BTreeMap::from([("own.typ".to_owned(), text.as_bytes().to_vec())]))
    }

    #[test]
    fn a_template_says_what_it_takes() {
        let texts = Texts::new(Lang::En);
        let own = of("// Ours.\n//\n// fields: region title\n// map: 120 x 90.5\n#let a = 1\n// map: 1 x 1\n");
        assert_eq!(own.fields(), ["title", "subject", "banner", "producer", "code", "region"]);
        assert_eq!(own.map_mm(&texts), Ok(Some([120.0, 90.5])));
        assert!(own.files.contains_key("parts.typ"), "the bundled parts stay at hand");
        assert_eq!(Template::bundled().map_mm(&texts), Ok(None));
        for wrong in ["// map: wide", "// map: 0 x 10", "// map: 10 x 99999", "// map: 10"] {
            let problem = of(wrong).map_mm(&texts).expect_err(wrong);
            assert_eq!(problem.location.as_deref(), Some("own.typ:1"));
        }
    }

    #[test]
    fn a_field_that_nobody_takes_is_refused() {
        let fields = Fields { more: BTreeMap::from([("regoin".to_owned(), "x".to_owned())]), ..Fields::default() };
        let problem = of("// fields: region").check(&fields, &Texts::new(Lang::En)).expect_err("misspelt");
        assert!(problem.to_string().contains("regoin") && problem.to_string().contains("region"), "{problem}");
        assert_eq!(of("").check(&Fields::default(), &Texts::new(Lang::En)), Ok(()));
    }
}
