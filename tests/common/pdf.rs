//! The text of a PDF, as a reader of PDF takes it from the pages: what each glyph stands for by its font's table.

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::Pdf;
use hayro_syntax::content::ops::{ShowText, ShowTexts, TextFont, TypedInstruction};
use hayro_syntax::object::{Dict, Object, Stream};
use hayro_syntax::page::Page;

/// The text of each page, a line for each run of glyphs. Glyphs stand in a page from left to right; a run of Arabic is read the other way.
pub(crate) fn pages(bytes: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    pdf.pages().iter().map(|page| runs(page).join("\n")).collect()
}

fn runs(page: &Page<'_>) -> Vec<String> {
    let mut tables: HashMap<Vec<u8>, CMap> = HashMap::new();
    let (mut font, mut out) = (Vec::new(), Vec::new());
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        let shown: Vec<Vec<u8>> = match &operation {
            TypedInstruction::TextFont(TextFont(name, _)) => {
                font = name.as_ref().to_vec();
                if !tables.contains_key(&font) {
                    tables.insert(font.clone(), table(&page.resources().get_font(name).expect("a font")));
                }
                continue;
            }
            TypedInstruction::ShowText(ShowText(text)) => vec![text.as_bytes().to_vec()],
            // Numbers between the strings move the pen.
            TypedInstruction::ShowTexts(ShowTexts(texts)) => texts.iter::<Object<'_>>().filter_map(bytes_of).collect(),
            _ => continue,
        };
        out.push(read(&shown.concat(), &tables[&font]));
    }
    out
}

fn bytes_of(object: Object<'_>) -> Option<Vec<u8>> {
    if let Object::String(text) = object { Some(text.as_bytes().to_vec()) } else { None }
}

fn table(font: &Dict<'_>) -> CMap {
    let stream: Stream<'_> = font.get("ToUnicode").expect("every font tells its letters");
    CMap::parse(&stream.decoded().expect("a table"), |_| None).expect("a table")
}

fn read(codes: &[u8], table: &CMap) -> String {
    let letters = |code: &[u8]| match table.lookup_bf_string(u32::from(code[0]) << 8 | u32::from(code[1])) {
        Some(BfString::Char(letter)) => letter.to_string(),
        Some(BfString::String(letters)) => letters,
        None => String::new(),
    };
    let glyphs: Vec<String> = codes.chunks_exact(2).map(letters).collect();
    let is_arabic = glyphs.iter().any(|glyph| glyph.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c) && c.is_alphabetic()));
    // As poppler does it: a sign that stands for two letters is shared out from left to right, too.
    if is_arabic { glyphs.concat().chars().rev().collect() } else { glyphs.concat() }
}
