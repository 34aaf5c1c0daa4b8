//! The bundled faces and the order in which they are asked for a letter.

use std::borrow::Cow;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FallbackKey, Script, SourceCache};
use parley::{FontContext, FontFamily, FontFamilyName};

use super::shaped::Face;

const INTER: &str = "Inter";
const VAZIRMATN: &str = "Vazirmatn";
const NASKH: &str = "Noto Naskh Arabic";

const FILES: [&[u8]; 9] = [
    include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
    include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../../assets/fonts/Vazirmatn-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Vazirmatn-Medium.ttf"),
    include_bytes!("../../../assets/fonts/Vazirmatn-SemiBold.ttf"),
    include_bytes!("../../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoNaskhArabic-Bold.ttf"),
    include_bytes!("../../../assets/icons/furat-icons.ttf"),
];

/// A font context that knows the bundled faces and nothing of the machine's own.
pub(super) fn context() -> FontContext {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    for file in FILES {
        collection.register_fonts(Blob::new(Arc::new(file)), None);
    }
    if let (Some(naskh), Ok(arabic)) = (collection.family_id(VAZIRMATN), "Arab".parse::<Script>()) {
        collection.append_fallbacks(FallbackKey::new(arabic, None), [naskh].into_iter());
    }
    FontContext { collection, source_cache: SourceCache::default() }
}

/// Gives egui's own editing a face for either script, from the next frame on; it has none by itself. It reckons with the widths;
/// what may hold Arabic is drawn by our own engine all the same.
pub(super) fn lend_to_egui(ctx: &egui::Context) {
    let [inter, _, _, vazirmatn, ..] = FILES;
    let mut fonts = egui::FontDefinitions::empty();
    for (name, file) in [(INTER, inter), (VAZIRMATN, vazirmatn)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(egui::FontData::from_static(file)));
    }
    for family in [egui::FontFamily::Proportional, egui::FontFamily::Monospace] {
        fonts.families.insert(family, vec![INTER.to_owned(), VAZIRMATN.to_owned()]);
    }
    ctx.set_fonts(fonts);
}

/// The families to ask, in order.
pub(super) fn families(face: Face) -> FontFamily<'static> {
    static UI: [FontFamilyName<'static>; 3] =
        [FontFamilyName::named(INTER), FontFamilyName::named(VAZIRMATN), FontFamilyName::named(NASKH)];
    static ARTICLE: [FontFamilyName<'static>; 3] =
        [FontFamilyName::named(NASKH), FontFamilyName::named(INTER), FontFamilyName::named(VAZIRMATN)];
    static LATIN: [FontFamilyName<'static>; 3] =
        [FontFamilyName::named(INTER), FontFamilyName::named(NASKH), FontFamilyName::named(VAZIRMATN)];
    static ICONS: [FontFamilyName<'static>; 1] = [FontFamilyName::named(ICON_FAMILY)];
    FontFamily::List(match face {
        Face::Ui => Cow::Borrowed(&UI),
        Face::ArticleArabic => Cow::Borrowed(&ARTICLE),
        Face::ArticleLatin => Cow::Borrowed(&LATIN),
        Face::Icons => Cow::Borrowed(&ICONS),
    })
}

/// Family name inside the icon face.
const ICON_FAMILY: &str = "lucide";
