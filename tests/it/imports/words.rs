//! The codes of what is wrong, and their words.

use std::collections::HashMap;
use std::fs;

use integration_tests::support::repository;
use rfm_service::imports::codes::{ErrorCode, ProblemCode};
use shared_scoring::segments::LANGUAGES;

#[test]
fn codes_are_told_apart_and_have_words() {
    let problems = ProblemCode::ALL.iter().map(|code| (code.name(), code.words()));
    let errors = ErrorCode::ALL.iter().map(|code| (code.name(), code.words()));
    for codes in [problems.collect::<Vec<_>>(), errors.collect()] {
        let mut names: Vec<_> = codes.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), codes.len());
        let is_kebab = |name: &str| {
            name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        assert!(codes.iter().all(|(name, words)| is_kebab(name) && !words.is_empty()));
    }
}

/// The messages of a catalogue, each with the names of its arguments, in order and each once.
fn messages(text: &str) -> HashMap<&str, Vec<&str>> {
    let mut found: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut present = "";
    for line in text.lines() {
        if line.starts_with("imports-") {
            present = line.split_once(" =").unwrap().0;
            assert!(found.insert(present, Vec::new()).is_none(), "{present} is there twice");
        }
        let names = line.split('$').skip(1).map(|rest| {
            rest.split(|char: char| !char.is_ascii_alphanumeric() && char != '_').next().unwrap()
        });
        if let Some(args) = found.get_mut(present) {
            args.extend(names);
            args.sort_unstable();
            args.dedup();
        }
    }
    found
}

#[test]
fn every_code_has_words_in_every_language() {
    let sorted = |args: &mut dyn Iterator<Item = &'static str>| {
        let mut args: Vec<&str> = args.collect();
        args.sort_unstable();
        args
    };
    let problems = ProblemCode::ALL
        .iter()
        .map(|code| (format!("imports-problem-{}", code.name()), sorted(&mut code.args())));
    let errors = ErrorCode::ALL
        .iter()
        .map(|code| (format!("imports-error-{}", code.name()), sorted(&mut code.args())));
    let codes: Vec<_> = problems.chain(errors).collect();
    for language in LANGUAGES {
        let path = repository().join(format!("i18n/{language}/imports.ftl"));
        let text = fs::read_to_string(&path).unwrap();
        let messages = messages(&text);
        for (key, args) in &codes {
            assert_eq!(messages.get(key.as_str()), Some(args), "{key} in {}", path.display());
        }
        let is_of_code = |key: &&&str| {
            ["imports-problem-", "imports-error-"].iter().any(|of| key.starts_with(of))
        };
        assert_eq!(messages.keys().filter(is_of_code).count(), codes.len(), "{language}");
    }
}
