//! SVG as PNG, with the fonts of the system. A picture with a glyph that no font has is never given.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, FaceInfo, Stretch, Style, Weight};
use resvg::usvg::{Group, Node, Options, Tree};
use tokio::sync::Semaphore;

/// Pictures that are made at a time; each takes a core and, at most, some ten megabytes.
const AT_A_TIME: usize = 2;

/// The highest picture: that of a shop with the most segments is lower.
const HIGHEST: u32 = 4_000;

/// Families that are taken first, if they are there; others help out.
const FAMILIES: [&str; 4] = ["DejaVu Sans", "Noto Sans", "Liberation Sans", "Noto Sans CJK JP"];

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Fonts are missing.
    #[error(
        "no installed font can write {text:?}; install {package} (the name of the Debian package)"
    )]
    Fonts {
        /// What cannot be written, in part.
        text: String,
        /// Where fonts for it are.
        package: &'static str,
    },
    /// The picture cannot be made.
    #[error("the picture cannot be made: {0}")]
    Broken(String),
}

/// Makes pictures.
#[derive(Clone)]
pub struct Painter {
    turns: Arc<Semaphore>,
    fonts: Arc<Mutex<Option<Arc<Database>>>>,
    load: fn() -> Database,
}

impl Default for Painter {
    /// With the fonts of the system.
    fn default() -> Painter {
        Painter::with(system_fonts)
    }
}

impl Painter {
    /// With other fonts, which are loaded when first needed, and again after some were missing.
    pub fn with(load: fn() -> Database) -> Painter {
        let turns = Arc::new(Semaphore::new(AT_A_TIME));
        Painter { turns, fonts: Arc::default(), load }
    }

    /// The picture as PNG, once it is its turn.
    ///
    /// # Errors
    /// When a font is missing, or the SVG is none.
    pub async fn paint(&self, svg: String) -> Result<Vec<u8>, Error> {
        // It is never closed. Who goes away leaves the turn to what is still running.
        let turn = self.turns.clone().acquire_owned().await.ok();
        let painter = self.clone();
        let painting = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            painter.paint_here(&svg)
        });
        painting.await.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))
    }

    fn paint_here(&self, svg: &str) -> Result<Vec<u8>, Error> {
        let mut known = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        let fonts = known.get_or_insert_with(|| Arc::new(ordered((self.load)()))).clone();
        drop(known);
        let painted = paint(svg, fonts);
        if let Err(Error::Fonts { .. }) = painted {
            // They may be installed before the next one.
            *self.fonts.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        painted
    }
}

fn system_fonts() -> Database {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    fonts
}

/// The same fonts with upright ones of normal weight first, since the first that has a glyph helps out.
fn ordered(fonts: Database) -> Database {
    let mut faces: Vec<FaceInfo> = fonts.faces().cloned().collect();
    faces.sort_by_key(|face| {
        let is_plain = (face.style, face.stretch) == (Style::Normal, Stretch::Normal);
        let family = face.families.first().map_or("", |(name, _)| name.as_str());
        let is_odd = ["Mono", "Serif", "Kufi", "Nastaliq"].iter().any(|odd| family.contains(odd));
        (!is_plain, is_odd, face.weight != Weight::NORMAL)
    });
    let has = |name: &&&str| faces.iter().any(|face| face.families.iter().any(|f| f.0 == **name));
    let first = faces.first().and_then(|face| face.families.first()).map(|family| family.0.clone());
    let base = FAMILIES.iter().find(has).map(|name| (*name).to_owned()).or(first);
    let mut ordered = Database::new();
    faces.into_iter().for_each(|face| {
        ordered.push_face_info(face);
    });
    ordered.set_sans_serif_family(base.unwrap_or_default());
    ordered
}

fn paint(svg: &str, fonts: Arc<Database>) -> Result<Vec<u8>, Error> {
    if fonts.is_empty() {
        return Err(Error::Fonts { text: "any text".into(), package: "fonts-dejavu-core" });
    }
    let options = Options { fontdb: fonts, ..Options::default() };
    let broken = |error: &dyn std::fmt::Display| Error::Broken(error.to_string());
    let tree = Tree::from_str(svg, &options).map_err(|error| broken(&error))?;
    let mut missing = BTreeSet::new();
    find_missing(tree.root(), &mut missing);
    if let Some(package) = missing.first().map(|first| package_of(*first)) {
        let of_it = missing.into_iter().filter(|one| package_of(*one) == package);
        return Err(Error::Fonts { text: of_it.take(8).collect(), package });
    }
    let size = tree.size().to_int_size();
    let pixmap = Pixmap::new(size.width(), size.height()).filter(|_| size.height() <= HIGHEST);
    let mut pixmap = pixmap.ok_or_else(|| Error::Broken("it is too large".into()))?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| broken(&error))
}

/// What is written with the glyph that stands for a missing one.
fn find_missing(group: &Group, missing: &mut BTreeSet<char>) {
    for node in group.children() {
        match node {
            Node::Group(group) => find_missing(group, missing),
            Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                let without = glyphs.filter(|glyph| glyph.id.0 == 0);
                let characters = without.flat_map(|glyph| glyph.text.chars());
                missing.extend(characters.filter(|character| !character.is_whitespace()));
            }
            _ => {}
        }
    }
}

/// Where Debian has glyphs of a character's kind.
fn package_of(character: char) -> &'static str {
    match character {
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{9fff}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' => "fonts-noto-cjk",
        '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' => "fonts-symbola",
        '\0'..='\u{24f}' => "fonts-dejavu-core",
        _ => "fonts-noto-core",
    }
}

#[cfg(test)]
mod tests {
    use super::super::canvas::{Align, Canvas, HEIGHT};
    use super::*;

    fn saying(text: &str) -> String {
        let mut canvas = Canvas::new(HEIGHT, false);
        canvas.text((80, 80), 30, "#000", Align::Start, text, 900);
        canvas.finish()
    }

    /// The system's fonts that cannot write Japanese.
    fn western() -> Database {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let others = fonts.faces().filter(|face| face.families[0].0 != "DejaVu Sans");
        let others: Vec<_> = others.map(|face| face.id).collect();
        others.into_iter().for_each(|id| fonts.remove_face(id));
        fonts
    }

    #[tokio::test]
    async fn a_missing_font_is_named_and_no_box_is_drawn() {
        let none = Painter::with(Database::new).paint(saying("a")).await;
        assert!(none.unwrap_err().to_string().contains("install fonts-dejavu-core"));
        if western().is_empty() {
            eprintln!("skipped: fonts-dejavu-core is not installed");
            return;
        }
        let painter = Painter::with(western);
        let told = painter.paint(saying("a 顧客 b")).await.unwrap_err().to_string();
        assert!(told.contains("\"客顧\"") && told.contains("fonts-noto-cjk"), "{told}");
        let told = painter.paint(saying("ᚠ𐤀")).await.map(|_| ()).unwrap_err().to_string();
        assert!(told.contains("fonts-noto-core"), "{told}");
        let plain = painter.paint(saying("Zé, العملاء\u{200d}")).await.unwrap();
        assert!(plain.starts_with(b"\x89PNG\r\n\x1a\n"));
        assert_ne!(plain, painter.paint(saying("")).await.unwrap(), "nothing is written");
        assert_eq!(plain, painter.paint(saying("Zé, العملاء\u{200d}")).await.unwrap());
    }

    #[tokio::test]
    async fn what_is_no_picture_is_told() {
        let painter = Painter::default();
        assert!(painter.paint("<svg".into()).await.is_err());
    }
}
