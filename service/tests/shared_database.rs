//! A database of one's own: who may migrate it, and which keys it is used with.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use std::thread;

use rfm_service::adapters::postgres::{self, Server};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// The server stops before its folder goes: fields are dropped in order.
struct Database {
    server: Server,
    folder: TempDir,
    runtime: Runtime,
}

impl Database {
    fn new() -> Database {
        let open = Permissions::from_mode(0o755);
        let folder =
            tempfile::Builder::new().prefix("rfm-shared-").permissions(open).tempdir().unwrap();
        let server = Server::open(&folder.path().join("pg"), &[("fsync", "off")]).unwrap();
        let database = Database { server, folder, runtime: Runtime::new().unwrap() };
        database.administer("postgres", "create database rfm");
        database
    }

    fn administer(&self, database: &'static str, statements: &'static str) {
        self.runtime.block_on(async {
            let mut admin: PgConnection =
                self.server.options("postgres", database).connect().await.unwrap();
            sqlx::raw_sql(AssertSqlSafe(statements)).execute(&mut admin).await.unwrap();
            admin.close().await.unwrap();
        });
    }

    fn url(&self, login: &str) -> String {
        let socket = self.folder.path().join("pg").display().to_string().replace('/', "%2F");
        format!("postgres://{login}@{socket}:5432/rfm")
    }

    /// A folder of one machine.
    fn machine(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn rfm(&self, arguments: &[&str], data: &Path) -> Output {
        Command::new(env!("CARGO_BIN_EXE_rfm"))
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("RFM_DATA_DIR", data)
            .env("RFM_DATABASE_URL", self.url("rfm"))
            .env("RFM_MIGRATE_DATABASE_URL", self.url("postgres"))
            .output()
            .unwrap()
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const ADD: [&str; 8] =
    ["merchant", "add", "--domain", "a.example.com", "--currency", "USD", "--time-zone", "UTC"];

#[test]
fn a_database_is_used_with_the_key_of_its_first_use_alone() {
    let database = Database::new();
    let [first, second] = ["first", "second"].map(|name| database.machine(name));
    assert!(database.rfm(&["migrate"], &first).status.success());
    database.administer("rfm", "create role rfm login; grant rfm_app, rfm_worker to rfm");
    // Two machines start at once, neither with a key: one is first.
    let outputs = thread::scope(|scope| {
        let database = &database;
        [&first, &second]
            .map(|data| scope.spawn(move || database.rfm(&["merchant", "list"], data)))
            .map(|running| running.join().unwrap())
    });
    let worked = outputs.iter().filter(|output| output.status.success()).count();
    assert_eq!(worked, 1, "{outputs:?}");
    let (ours, theirs) =
        if outputs[0].status.success() { (first, second) } else { (second, first) };
    let key = ours.join("data.key");
    let theirs_key = theirs.join("data.key");
    let refused = |expected| {
        let refused = database.rfm(&ADD, &theirs);
        assert_eq!(refused.status.code(), Some(1));
        let refused = told(&refused);
        assert!(refused.contains("RFM_KEY_FILE") && refused.contains(expected), "{refused}");
        assert!(refused.contains("copy the file"), "{refused}");
    };
    // It may have made one before it saw that it was the second.
    drop(fs::remove_file(&theirs_key));
    refused("there is no such file");
    assert!(!theirs_key.exists(), "a key is made although the database has one");
    fs::create_dir_all(&theirs).unwrap();
    fs::write(&theirs_key, [7; 64]).unwrap();
    refused("is not the key");
    fs::copy(&key, &theirs_key).unwrap();
    let added = database.rfm(&ADD, &theirs);
    assert!(added.status.success(), "{}", told(&added));
}

#[test]
fn a_key_file_that_is_made_for_a_shared_database_is_told_of() {
    let database = Database::new();
    let data = database.machine("only");
    assert!(database.rfm(&["migrate"], &data).status.success());
    database.administer("rfm", "create role rfm login; grant rfm_app, rfm_worker to rfm");
    let first = told(&database.rfm(&ADD, &data));
    let key = data.join("data.key").display().to_string();
    assert!(first.contains(&key) && first.contains("Keep a copy"), "{first}");
    let later = database.rfm(&["merchant", "list"], &data);
    assert_eq!((later.status.success(), told(&later).as_str()), (true, ""));
}

#[test]
fn the_bands_of_spend_are_made_from_the_average_order() {
    let database = Database::new();
    let data = database.machine("only");
    assert!(database.rfm(&["migrate"], &data).status.success());
    database.administer("rfm", "create role rfm login; grant rfm_app, rfm_worker to rfm");
    for (domain, more) in [
        ("eur.example.com", &["--currency", "EUR", "--aov", "85.00"][..]),
        ("jpy.example.com", &["--currency", "JPY", "--aov", "8500"]),
        ("usd.example.com", &["--currency", "USD", "--preset", "small"]),
    ] {
        let add = ["merchant", "add", "--domain", domain, "--time-zone", "Europe/Berlin"];
        let added = database.rfm(&[&add[..], more].concat(), &data);
        assert!(added.status.success(), "{}", told(&added));
    }
    let edges: Vec<Vec<i64>> = database.runtime.block_on(async {
        let mut admin = database.server.options("postgres", "rfm").connect().await.unwrap();
        let edges = "select monetary_at_least_minor from rfm_config_versions
            join merchants on merchants.id = merchant_id order by domain";
        sqlx::query_scalar(edges).fetch_all(&mut admin).await.unwrap()
    });
    let of = |aov: i64| [1, 2, 4, 8].map(|times| times * aov).to_vec();
    assert_eq!(edges, [of(8_500), of(8_500), of(2_000)]);
    let listed = database.rfm(&["merchant", "list"], &data).stdout;
    let listed = String::from_utf8(listed).unwrap();
    let words: Vec<Vec<&str>> = listed.lines().map(|l| l.split_whitespace().collect()).collect();
    assert_eq!(words[0], ["eur.example.com", "EUR", "Europe/Berlin", "0"]);
    assert_eq!(words.len(), 3);
    let unknown = told(&database.rfm(&["rescore", "--merchant", "b.example.com"], &data));
    let (_, command) = unknown.split_once("adds it: rfm ").expect(&unknown);
    let added = database.rfm(&command.split_whitespace().collect::<Vec<_>>(), &data);
    assert!(added.status.success(), "what the error names works: {}", told(&added));
}

#[test]
fn a_mere_member_of_the_owner_may_migrate() {
    let database = Database::new();
    let migrate = |login| {
        let options = database.server.options(login, "rfm");
        database.runtime.block_on(postgres::migrate(&options))
    };
    migrate("postgres").unwrap();
    database.administer("rfm", "create role deployer login; grant rfm_owner to deployer");
    migrate("deployer").unwrap();
}
