//! Made-up articles, incidents and corrections for workspaces.

use furat::edit::{Change, Edit};
use furat::extract::Extraction;
use furat::incident::{Incident, IncidentId, Kind, SourceRef};
use furat::source::{Article, ArticleId, PublishedFrom};
use furat::text::Lang;
use furat::workspace::{Holder, Incoming};

/// A moment.
pub(crate) const AT: i64 = 1_700_000_000;
/// A version.
pub(crate) const ENGINE: &str = "1.2.3";

/// Whoever runs this.
pub(crate) fn holder() -> Holder {
    Holder { host: "desk".into(), process: std::process::id(), since: AT }
}

/// Repeatable chance: `SplitMix64`.
pub(crate) struct Dice(u64);

impl Dice {
    /// One that a number decides.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D)
    }

    /// 0 up to, not including, `sides`.
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (x ^ (x >> 31)) % sides.max(1)
    }
}

/// An article of some length that no other number makes, with an incident.
pub(crate) fn read(number: u64) -> (Incoming, Extraction) {
    let id = ArticleId(format!("article-{number}.txt"));
    let body = (0..80).map(|n| format!("word{number}x{n}")).collect::<Vec<_>>().join(" ");
    let article =
        Article { id: id.clone(), path: id.0.clone(), title: None, source: None, url: None, published: None, lang: Lang::En, body };
    let mut incident = Incident::bare(IncidentId(format!("{}#1", id.0)));
    incident.kind = Kind::Raid;
    incident.sources = vec![SourceRef { article: id.clone(), evidence: Vec::new() }];
    let extraction = Extraction {
        article: id,
        published: None,
        published_from: PublishedFrom::Unknown,
        places: Vec::new(),
        dates: Vec::new(),
        incidents: vec![incident],
    };
    (Incoming { article, original: None }, extraction)
}

/// A correction.
pub(crate) fn edit(seq: u64) -> Edit {
    let why = "x".repeat((seq % 700) as usize);
    Edit { seq, at: AT, who: Some("somebody".into()), why: Some(why), change: Change::Undo { seq: seq / 2 } }
}
