//! What the binary says when it cannot start, or starts with less than its user may think.

use std::process::{Command, Output};

fn rfm(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rfm"))
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

/// What the binary says on standard error, after it ended with this code.
fn told(arguments: &[&str], environment: &[(&str, &str)], code: i32) -> String {
    let output = rfm(arguments, environment);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
    told
}

#[test]
fn a_database_that_is_away_is_named_with_its_setting() {
    // Nothing listens at this port: it was given by the system and given back.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("postgres://rfm:hunter2@127.0.0.1:{port}/rfm");
    let number = port.to_string();
    let by_host = [("RFM_DB_HOST", "127.0.0.1"), ("RFM_DB_PORT", number.as_str())];
    let list = ["merchant", "list"];
    for (setting, command, environment) in [
        ("RFM_DATABASE_URL", &list[..], &[("RFM_DATABASE_URL", url.as_str())][..]),
        ("RFM_DB_HOST", &list[..], &by_host[..]),
        ("RFM_MIGRATE_DATABASE_URL", &["migrate"], &[("RFM_MIGRATE_DATABASE_URL", url.as_str())]),
    ] {
        let told = told(command, environment, 1);
        let expected = format!("error: {setting}: no connection to 127.0.0.1:{port}: ");
        assert!(told.starts_with(&expected) && told.contains("refused"), "{told}");
        assert!(!told.contains("hunter2"), "{told}");
    }
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_right() {
    let add = ["merchant", "add", "--domain", "a.example.com", "--time-zone", "UTC"];
    let with = |more: &[&'static str]| [&add[..], more].concat();
    for (arguments, expected) in [
        (with(&["--currency", "DOLLAR"]), "as in USD"),
        (with(&["--currency", "USD", "--preset", "huge"]), "small, medium, plus"),
        (with(&["--currency", "EUR"]), "--aov is missing: a shop whose currency is EUR"),
        (with(&["--currency", "EUR"]), "as in --aov 85.00"),
        (with(&["--currency", "JPY", "--aov", "85.5"]), "as in 8500"),
        (with(&["--currency", "EUR", "--aov", "0"]), "more than 0"),
        (vec!["merchant", "add", "--domain", "a b"], "example.myshopify.com"),
        (vec!["merchant", "add", "--time-zone", "Berlin"], "Europe/Berlin"),
        (vec!["token", "--merchant", "a", "--scope", "all"], "admin:analytics or admin:full"),
        (vec!["token", "--merchant", "a", "--ttl", "soon"], "as in 30m or 8h"),
        (vec!["token", "--merchant", "a", "--ttl", "0s"], "at least a second"),
        (vec!["events", "list"], "--merchant <DOMAIN>"),
        (vec!["events", "replay"], "--merchant <DOMAIN>"),
    ] {
        // No database is opened for what means nothing.
        let told = told(&arguments, &[("RFM_DATABASE_URL", "postgres://127.0.0.1:1/rfm")], 2);
        assert!(told.contains(expected), "{arguments:?}: {told}");
    }
}

#[test]
fn the_settings_can_be_printed_and_are_pointed_to() {
    let output = rfm(&["settings"], &[]);
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), rfm_service::config::DEFAULT_FILE);
    for help in [&["--help"][..], &["serve", "--help"]] {
        let output = rfm(help, &[]);
        assert!(String::from_utf8_lossy(&output.stdout).contains("`rfm settings`"), "{output:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rfm.toml");
    std::fs::write(&file, "htp_addr = \"127.0.0.1:1\"").unwrap();
    let told = told(&["serve"], &[("RFM_CONFIG", file.to_str().unwrap())], 1);
    assert!(told.contains("htp_addr") && told.contains("`rfm settings`"), "{told}");
}
