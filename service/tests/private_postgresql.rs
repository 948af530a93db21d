//! The private PostgreSQL's folder: closed to other users, whatever it is called.

use std::fs::{self, Permissions};
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use rfm_service::adapters::postgres::{self, Server};
use sqlx::{ConnectOptions, Connection};
use tempfile::TempDir;

fn folder(mode: u32) -> TempDir {
    let permissions = Permissions::from_mode(mode);
    tempfile::Builder::new().prefix("rfm-private-").permissions(permissions).tempdir().unwrap()
}

fn mode_of(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().unwrap().stdout == b"0\n"
}

#[tokio::test]
async fn nobody_else_reaches_the_server_in_a_folder_of_any_name() {
    let parent = folder(0o755);
    let folder = parent.path().join("it's my, \"data\" $HOME");
    // As an older version left it.
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
    let server = Server::open(&folder, &[("fsync", "off")]).unwrap();
    let mut connection = server.options("postgres", "postgres").connect().await.unwrap();
    // Compressed by what this PostgreSQL has, and as is given.
    for (setting, expected) in [("wal_compression", &["lz4", "on"][..]), ("fsync", &["off"])] {
        let show = sqlx::AssertSqlSafe(format!("show {setting}"));
        let value: String = sqlx::query_scalar(show).fetch_one(&mut connection).await.unwrap();
        assert!(expected.contains(&value.as_str()), "{setting} is {value}");
    }
    connection.close().await.unwrap();
    let socket = folder.join(".s.PGSQL.5432");
    assert!(fs::metadata(&socket).unwrap().file_type().is_socket());
    for path in [&folder, &socket, &folder.join("data")] {
        assert_eq!(mode_of(path), 0o700, "{}", path.display());
    }
    if is_root() {
        let other = ["--reuid=nobody", "--regid=nogroup", "--clear-groups", "ls"];
        let output = Command::new("setpriv").args(other).arg(&folder).output().unwrap();
        assert!(!output.status.success(), "another user sees {output:?}");
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_named_with_the_way_out() {
    let parent = folder(0o755);
    let long = parent.path().join("x".repeat(100));
    let told = Server::open(&long, &[]).unwrap_err().to_string();
    assert!(told.contains("RFM_DATA_DIR") && told.contains("107"), "{told}");
    assert!(!long.exists(), "nothing is made");
    if is_root() {
        let closed = folder(0o700);
        let told = Server::open(&closed.path().join("postgres"), &[]).unwrap_err().to_string();
        assert!(told.contains("RFM_DATA_DIR") && told.contains("cannot enter"), "{told}");
    }
}

#[tokio::test]
async fn commands_that_start_at_the_same_time_prepare_it_one_after_the_other() {
    let folder = folder(0o755);
    let server = Server::open(&folder.path().join("pg"), &[("fsync", "off")]).unwrap();
    // At first use, and when all of it is there.
    for _ in 0..2 {
        let prepared = futures::future::join_all((0..8).map(|_| postgres::prepare(&server))).await;
        for outcome in prepared {
            outcome.unwrap();
        }
    }
    let ours = server.options("postgres", "rfm");
    let migrated = futures::future::join_all((0..8).map(|_| postgres::migrate(&ours))).await;
    for outcome in migrated {
        outcome.unwrap();
    }
}
