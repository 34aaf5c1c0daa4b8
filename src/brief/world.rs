//! What Typst sees: the template's files, the data, the bundled faces. No disk, no network, no clock.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDateTime};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _};

/// The bundled faces, those of paper first.
const FACES: [&[u8]; 9] = [
    include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
    include_bytes!("../../assets/fonts/Inter-Medium.ttf"),
    include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/Inter-Bold.ttf"),
    include_bytes!("../../assets/fonts/Vazirmatn-Regular.ttf"),
    include_bytes!("../../assets/fonts/Vazirmatn-Medium.ttf"),
    include_bytes!("../../assets/fonts/Vazirmatn-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/Vazirmatn-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
];

/// A world of some files.
pub(super) struct World {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    sources: BTreeMap<String, Source>,
    files: BTreeMap<String, Bytes>,
    today: Option<NaiveDateTime>,
}

/// The id of a file; `None` for a name that is none.
fn id_of(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// The name of a file.
pub(super) fn name_of(id: FileId) -> String {
    id.vpath().get_without_slash().to_owned()
}

impl World {
    /// A world of these files, of which `main` is set; `None` where it is not among them.
    pub(super) fn new(main: &str, files: BTreeMap<String, Vec<u8>>, today: Option<NaiveDateTime>) -> Option<Self> {
        let fonts: Vec<Font> = FACES.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect();
        let is_text = |name: &str| name.rsplit('.').next() == Some("typ");
        let text = |(name, bytes): (&String, &Vec<u8>)| {
            let source = Source::new(id_of(name)?, String::from_utf8_lossy(bytes).into_owned());
            Some((name.clone(), source))
        };
        let sources: BTreeMap<String, Source> = files.iter().filter(|(name, _)| is_text(name)).filter_map(text).collect();
        sources.get(main)?;
        Some(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: id_of(main)?,
            sources,
            files: files.into_iter().map(|(name, bytes)| (name, Bytes::new(bytes))).collect(),
            today,
        })
    }
}

/// The name of a file of the template; packages are none, for nothing is fetched.
fn own(id: FileId) -> FileResult<String> {
    match id.root() {
        VirtualRoot::Project => Ok(name_of(id)),
        VirtualRoot::Package(package) => Err(FileError::NotFound(package.to_string().into())),
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(name_of(id).into())
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&own(id)?).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&own(id)?).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        let day = self.today?.date();
        Datetime::from_ymd(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?)
    }
}
