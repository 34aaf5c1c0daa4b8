//! The bundled sample: articles in our own words, inside the program.

use super::Article;
use super::read::read;
use crate::i18n::Texts;

/// Name and text of each article, in the order in which they are read.
macro_rules! bundled {
    ($($name:literal)*) => { [$(($name, include_str!(concat!("../../data/samples/", $name)))),*] };
}

/// Every article of the sample. Its paths begin with `samples/`, which no folder of the user's stands for.
pub fn articles(texts: &Texts) -> Vec<Article> {
    BUNDLED.iter().flat_map(|(name, text)| read(&format!("samples/{name}"), text.as_bytes(), texts).articles).collect()
}

const BUNDLED: [(&str, &str); 45] = bundled![
    "01-trucks-at-al-qaim.txt"
    "02-camp-in-the-asharah-desert.txt"
    "03-disputed-drone-strike.txt"
    "04-rockets-on-ain-al-asad.txt"
    "05-rockets-on-conoco.txt"
    "06-two-attacks-in-the-desert.txt"
    "07-depot-blast-in-al-bukamal.txt"
    "08-mine-kills-shepherds.txt"
    "09-strikes-from-deir-ez-zor-to-al-bukamal.txt"
    "10-trader-shot-near-al-busayrah.txt"
    "11-drone-downed-over-ash-shaddadi.txt"
    "12-rockets-on-ash-shaddadi.txt"
    "13-drone-near-mahkan.txt"
    "14-standoff-at-al-qaim-crossing.txt"
    "15-column-at-al-qaim-crossing.txt"
    "16-funeral-in-baghdad.txt"
    "17-refrigerator-trucks.txt"
    "18-eighteen-dead-at-al-bukamal.txt"
    "19-strikes-before-dawn.txt"
    "20-bus-on-the-t2-road.txt"
    "21-al-hiri.txt"
    "22-training-centre-and-house.txt"
    "23-oil-guards-bus.txt"
    "24-commander-killed-at-the-border.txt"
    "25-convoy-turned-back.txt"
    "26-depots-astride-the-border.txt"
    "27-tanf-garrison.txt"
    "28-taym-oil-field.txt"
    "29-khasham-explained.txt"
    "30-missiles-from-kermanshah.txt"
    "31-rumalyn-base.txt"
    "32-al-taym-workers.txt"
    "33-council-in-snune.txt"
    "34-raid-in-anbar.txt"
    "35-bahra-position.txt"
    "36-sinaa-prison.txt"
    "37-after-taji.txt"
    "38-khanasor.txt"
    "39-ambush-in-the-mayadin-desert.txt"
    "40-ad-dahlah.txt"
    "41-convoy-burns-near-al-bukamal.txt"
    "42-drone-closes-a-crossing.txt"
    "43-five-villages-around-al-bukamal.txt"
    "44-depots-in-al-bukamal-and-as-sukkariyah.txt"
    "45-nineteen-dead-in-american-strikes.txt"
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_file_of_the_folder_is_bundled() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/samples");
        let files = std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("readable").file_name());
        let texts: BTreeSet<String> = files
            .filter_map(|name| name.into_string().ok())
            .filter(|name| std::path::Path::new(name).extension().is_some_and(|ending| ending == "txt"))
            .collect();
        assert_eq!(texts, BUNDLED.iter().map(|(name, _)| (*name).to_owned()).collect());
    }

    #[test]
    fn every_article_can_be_read_and_has_a_title() {
        let articles = articles(&Texts::new(Lang::En));
        assert_eq!(articles.len(), BUNDLED.len());
        assert!(articles.iter().all(|article| article.title.is_some()));
        let outlets: BTreeSet<&str> = articles.iter().filter_map(|article| article.source.as_deref()).collect();
        assert!((5..12).contains(&outlets.len()), "a few kinds of outlet, each with more than one article: {outlets:?}");
        let undated = articles.iter().filter(|article| article.published.is_none()).count();
        assert!((5..20).contains(&undated), "some are without a day of publication, most are with one: {undated}");
        assert_eq!(articles.iter().filter(|article| article.lang == Lang::En).count(), 10);
    }
}
