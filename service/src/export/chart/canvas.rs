//! A slide as SVG. Places are told from where reading starts: for Arabic the slide is mirrored.

use std::fmt::Write;

pub(super) const WIDTH: i32 = 1_600;
pub(super) const HEIGHT: i32 = 900;
pub(super) const MARGIN: i32 = 80;

/// Which part of a text is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Middle,
    End,
}

/// What is drawn so far.
pub(super) struct Canvas {
    svg: String,
    is_mirrored: bool,
}

impl Canvas {
    pub(super) fn new(height: i32, is_mirrored: bool) -> Canvas {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
             font-family=\"sans-serif\"><rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>"
        );
        Canvas { svg, is_mirrored }
    }

    /// A rectangle from its corner at the top and the start.
    pub(super) fn rectangle(
        &mut self,
        (x, y): (i32, i32),
        (width, height): (i32, i32),
        fill: &str,
    ) {
        let x = if self.is_mirrored { WIDTH - x - width } else { x };
        self.push(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\" fill=\"{fill}\"/>"
        ));
    }

    /// Bold text, cut to about this width.
    pub(super) fn text(
        &mut self,
        at: (i32, i32),
        size: i32,
        fill: &str,
        align: Align,
        text: &str,
        width: i32,
    ) {
        self.write(at, (size, "bold"), (fill, align), &fit(text, width * 9 / 10, size));
    }

    /// Text, cut to about this width.
    pub(super) fn plain(
        &mut self,
        at: (i32, i32),
        size: i32,
        fill: &str,
        align: Align,
        text: &str,
        width: i32,
    ) {
        self.write(at, (size, "normal"), (fill, align), &fit(text, width, size));
    }

    fn write(
        &mut self,
        (x, y): (i32, i32),
        (size, weight): (i32, &str),
        (fill, align): (&str, Align),
        text: &str,
    ) {
        let x = if self.is_mirrored { WIDTH - x } else { x };
        // An anchor is where a text begins on the slide, whatever it is written in.
        let anchor = match (align, self.is_mirrored) {
            (Align::Middle, _) => "middle",
            (Align::Start, false) | (Align::End, true) => "start",
            (Align::End, false) | (Align::Start, true) => "end",
        };
        let text = escaped(text);
        self.push(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\" \
             text-anchor=\"{anchor}\">{text}</text>"
        ));
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        let written = self.svg.write_fmt(element);
        debug_assert!(written.is_ok(), "memory takes all");
    }

    pub(super) fn finish(self) -> String {
        self.svg + "</svg>"
    }
}

/// Text that is no mark-up, and has no character that XML does not allow.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            _ if character.is_control() => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// The beginning of a text that fits a width, by how wide letters mostly are.
fn fit(text: &str, width: i32, size: i32) -> String {
    let room = f64::from(width) / f64::from(size);
    let wide = |character: char| if character >= '\u{1100}' { 1.0 } else { 0.62 };
    let mut taken = 0.0;
    for (at, character) in text.char_indices() {
        taken += wide(character);
        if taken > room {
            return format!("{}…", text[..at].trim_end());
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_text_and_no_mark_up() {
        let mut canvas = Canvas::new(HEIGHT, false);
        canvas.plain((0, 0), 20, "#000", Align::Start, "<b>&\0\u{7}]]>", 900);
        assert!(canvas.finish().contains(">&lt;b&gt;&amp;  ]]&gt;</text>"));
    }

    #[test]
    fn a_mirrored_slide_has_its_start_at_the_right() {
        let mut canvas = Canvas::new(HEIGHT, true);
        canvas.rectangle((100, 0), (50, 10), "#000");
        canvas.text((100, 0), 20, "#000", Align::Start, "x", 900);
        let svg = canvas.finish();
        assert!(svg.contains("<rect x=\"1450\"") && svg.contains("<text x=\"1500\""), "{svg}");
        assert!(svg.contains("text-anchor=\"end\""), "{svg}");
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(fit("abc", 390, 26), "abc");
        let cut = fit(&"顧".repeat(200), 390, 26);
        assert_eq!(cut.chars().count(), 16);
        assert!(cut.ends_with('…'));
    }
}
