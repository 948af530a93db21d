//! Where an import stands, and what a file may be called.

/// The longest name of a file, in characters.
pub const FILE_NAME_CHARS: usize = 200;

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its turn has not come.
    Waiting,
    /// The file is read.
    Reading,
    /// Orders are written.
    Writing,
    /// All of it is written.
    Finished,
    /// Nothing came of the file, or not all that could.
    Failed,
    /// It was stopped on its way; what was written stays.
    Interrupted,
}

impl State {
    /// All of them.
    pub const ALL: [State; 6] = [
        State::Waiting,
        State::Reading,
        State::Writing,
        State::Finished,
        State::Failed,
        State::Interrupted,
    ];

    /// As it is stored and told.
    pub const fn name(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Reading => "reading",
            State::Writing => "writing",
            State::Finished => "finished",
            State::Failed => "failed",
            State::Interrupted => "interrupted",
        }
    }

    /// The state of this name.
    pub fn parse(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether somebody is at work on it, or is to be.
    pub const fn is_under_way(self) -> bool {
        matches!(self, State::Waiting | State::Reading | State::Writing)
    }
}

/// What a file is called, without the folders it was in; `None` when it is no name that can be shown: empty, too
/// long, or with characters that have no shape of their own or turn the direction of a line.
pub fn file_name(given: &str) -> Option<&str> {
    let name = base_name(given);
    let fits = (1..=FILE_NAME_CHARS).contains(&name.chars().count());
    (fits && name.chars().all(is_shown)).then_some(name)
}

/// The same of a file that is here already: what of its name cannot be shown is left out.
pub fn shown_file_name(given: &str) -> String {
    let shown: String = base_name(given).chars().filter(|char| is_shown(*char)).collect();
    let shown: String = shown.trim().chars().take(FILE_NAME_CHARS).collect();
    if shown.is_empty() { "orders".into() } else { shown }
}

fn base_name(given: &str) -> &str {
    given.rsplit(['/', '\\']).next().unwrap_or_default().trim()
}

fn is_shown(char: char) -> bool {
    let turns = matches!(char, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !turns && !char.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_shown() {
        let long = "ß".repeat(FILE_NAME_CHARS);
        for (given, name) in [
            ("orders_export.csv", Some("orders_export.csv")),
            (" C:\\Users\\me\\orders 1.csv ", Some("orders 1.csv")),
            ("/home/me/طلبات.csv", Some("طلبات.csv")),
            (&long, Some(long.as_str())),
            (&format!("{long}x"), None),
            ("", None),
            ("folder/", None),
            ("a\nb.csv", None),
            ("a\0.csv", None),
            ("orders\u{202e}vsc.exe", None),
        ] {
            assert_eq!(file_name(given), name, "{given:?}");
        }
    }

    #[test]
    fn a_name_is_made_such_that_it_can_be_shown() {
        let long = "ß".repeat(FILE_NAME_CHARS + 1);
        for (given, name) in [
            ("../exports/orders_export.csv", "orders_export.csv"),
            ("orders\u{202e}vsc\n.exe", "ordersvsc.exe"),
            (&long, &long[..2 * FILE_NAME_CHARS]),
            ("/dev/fd/\u{200b}", "orders"),
        ] {
            assert_eq!(shown_file_name(given), name, "{given:?}");
            assert_eq!(file_name(name), Some(name));
        }
    }

    #[test]
    fn states_have_names() {
        assert!(State::ALL.iter().all(|state| State::parse(state.name()) == Some(*state)));
        assert_eq!(State::parse("done"), None);
    }
}
