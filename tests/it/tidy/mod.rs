//! Holds the code against the rules of the house: sizes, and who may import whom.

mod rules;

use std::fs;
use std::path::Path;

use integration_tests::support::repository;

/// Every Rust file of the repository with its path from the root; build folders, hidden ones and what npm installs
/// aside.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
        let is_ours =
            !name.starts_with('.') && !name.starts_with("target") && name != "node_modules";
        if path.is_dir() && is_ours {
            sources(&path, found);
        } else if name.ends_with(".rs") {
            let from_root = path.strip_prefix(repository()).unwrap().display().to_string();
            found.push((from_root, fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn the_code_keeps_the_rules_of_the_house() {
    let mut found = Vec::new();
    sources(&repository(), &mut found);
    assert!(found.len() > 20, "only {} files found", found.len());
    let broken: Vec<String> =
        found.iter().flat_map(|(path, text)| rules::broken(path, text)).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Asserts that a made-up file breaks exactly one rule, and that it says so.
fn assert_breaks(path: &str, text: &str, expected: &str) {
    let broken = rules::broken(path, text);
    assert!(broken.len() == 1 && broken[0].contains(expected), "{expected:?}: {broken:?}");
}

#[test]
fn each_rule_catches_what_breaks_it() {
    assert_breaks("service/src/a.rs", "fn a() {}\n", "opens with its purpose");
    let long = format!("//! Long.\n{}", "// line\n".repeat(400));
    assert_breaks("service/src/a.rs", &long, "401 lines");
    assert!(rules::broken("service/tests/a.rs", &long).is_empty());
    let function = format!("//! Long.\nfn a() {{\n{}}}\n", "    b();\n".repeat(69));
    assert_breaks("service/src/a.rs", &function, "a has 71 lines");
    assert_breaks("service/src/utils/mod.rs", "//! A.\n", "utils");
    assert_breaks("shared-scoring/src/a.rs", "//! A.\nfn a(b: f64) {}\n", "f64");
    assert_breaks("shared-scoring/src/a.rs", "//! A.\nuse std::fmt;\n", "std");
    assert_breaks("service/src/orders/model.rs", "//! A.\nuse sqlx::Row;\n", "sqlx");
    assert_breaks("service/src/adapters/a.rs", "//! A.\nuse crate::orders::b;\n", "orders");
    assert_breaks("service/src/scoring/mod.rs", "//! A.\nuse crate::orders::store::b;\n", "store");
    assert_breaks("service/src/orders/mod.rs", "//! A.\nuse crate::scoring::b;\n", "to the left");
    let statement = "//! A.\nfn a() { sqlx::query_as::<_, B>(C); }\n";
    assert_breaks("service/src/scoring/a.rs", statement, "in a `store`");
    assert!(rules::broken("service/src/scoring/store/a.rs", statement).is_empty());
    for (path, text) in [
        ("service/src/scoring/jobs.rs", "//! A.\nuse super::super::orders::store::b;\n"),
        ("service/src/scoring/mod.rs", "//! A.\nfn a() { super::orders::store::b(); }\n"),
        ("service/src/scoring/a/b.rs", "//! A.\nuse super::super::super::{orders::store, c};\n"),
        ("service/src/scoring/mod.rs", "//! A.\nmod a { use super::super::orders::store; }\n"),
        ("service/src/scoring/mod.rs", "//! A.\nuse self::super::orders::store;\n"),
    ] {
        assert_breaks(path, text, "store");
    }
    let own = "//! A.\nuse super::store::b;\nmod a { use super::super::store::b; }\n";
    assert!(rules::broken("service/src/orders/jobs.rs", own).is_empty());
    assert!(
        rules::broken("service/src/scoring/mod.rs", "//! A.\nuse crate::orders::b;\n").is_empty()
    );
}
