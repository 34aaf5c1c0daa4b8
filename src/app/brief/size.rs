//! Sizes of pictures: by name, or in pixels.

/// How large a picture is, and how large its type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// What it is called; empty where it was given in pixels.
    pub name: &'static str,
    /// Width and height in pixels.
    pub pixels: [u32; 2],
    /// Pixels per point that suit it.
    pub scale: f32,
}

/// Sizes that have a name: screens, a square for posts, and paper at 300 dots an inch (ISO 216, lying).
pub const SIZES: [Size; 5] = [
    Size { name: "hd", pixels: [1920, 1080], scale: 1.0 },
    Size { name: "4k", pixels: [3840, 2160], scale: 2.0 },
    Size { name: "square", pixels: [1080, 1080], scale: 1.0 },
    Size { name: "a4", pixels: [3508, 2480], scale: 3.0 },
    Size { name: "a3", pixels: [4961, 3508], scale: 3.0 },
];

/// Pixels per point that a picture may have.
pub const SCALES: std::ops::RangeInclusive<f32> = 1.0..=3.0;

impl Size {
    /// A size by its name, or as "1920x1080".
    pub fn parse(words: &str) -> Option<Self> {
        let words = words.trim();
        let named = SIZES.into_iter().find(|size| size.name.eq_ignore_ascii_case(words));
        named.or_else(|| {
            let (width, height) = words.split_once(['x', 'X', '\u{d7}'])?;
            Some(Self { name: "", pixels: [width.trim().parse().ok()?, height.trim().parse().ok()?], scale: 1.0 })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_a_name_or_two_numbers() {
        let rows = [
            ("1920x1080", Some(([1920, 1080], 1.0))),
            ("1920\u{d7}1080", Some(([1920, 1080], 1.0))),
            ("4K", Some(([3840, 2160], 2.0))),
            (" a3 ", Some(([4961, 3508], 3.0))),
            ("big", None),
            ("-1x10", None),
            ("", None),
        ];
        for (words, want) in rows {
            assert_eq!(Size::parse(words).map(|size| (size.pixels, size.scale)), want, "{words}");
        }
    }
}
