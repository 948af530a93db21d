//! One private PostgreSQL server for the tests that run at the same time, and a database for each,
//! copied from a migrated template. The server stops with its last database.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::sync::{Arc, Mutex, Weak};

use rfm_service::adapters::cipher::{Cipher, KeyFile};
use rfm_service::adapters::postgres::{self, Role, Server};
use rfm_service::base::Clock;
use rfm_service::columns::ColumnStores;
use rfm_service::configuration::Configurations;
use rfm_service::movement::Recorder;
use rfm_service::preview::Previews;
use rfm_service::segments::SizeCache;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, PgPool};
use tempfile::TempDir;
use uuid::Uuid;

/// The server stops before its folder goes: fields are dropped in order.
struct Shared {
    server: Server,
    folder: TempDir,
}

static SHARED: Mutex<Weak<Shared>> = Mutex::new(Weak::new());

/// A migrated database of one test.
pub struct TestDatabase {
    shared: Arc<Shared>,
    name: String,
}

/// Whether a commit waits for the disk. The first database of a process decides for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Fast, for tests.
    Off,
    /// As in production, for benches.
    On,
}

impl TestDatabase {
    /// A database for a test.
    pub async fn new() -> TestDatabase {
        TestDatabase::with(Durability::Off).await
    }

    /// A database that waits for the disk or does not.
    ///
    /// # Panics
    /// When PostgreSQL cannot be started.
    pub async fn with(durability: Durability) -> TestDatabase {
        let shared = tokio::task::spawn_blocking(move || shared(durability))
            .await
            .expect("the server starts");
        let name = format!("test_{}", Uuid::new_v4().simple());
        let mut admin = shared.server.options("postgres", "postgres").connect().await.unwrap();
        let create = format!("create database {name} template rfm_template");
        sqlx::raw_sql(AssertSqlSafe(create)).execute(&mut admin).await.unwrap();
        admin.close().await.unwrap();
        TestDatabase { shared, name }
    }

    /// A database whose schema is at an earlier version.
    ///
    /// # Panics
    /// When PostgreSQL cannot be started, or there is no such version.
    pub async fn at_version(version: i64) -> TestDatabase {
        let shared = tokio::task::spawn_blocking(|| shared(Durability::Off)).await;
        let shared = shared.expect("the server starts");
        let name = format!("test_{}", Uuid::new_v4().simple());
        let mut admin = shared.server.options("postgres", "postgres").connect().await.unwrap();
        let create = AssertSqlSafe(format!("create database {name}"));
        sqlx::raw_sql(create).execute(&mut admin).await.unwrap();
        admin.close().await.unwrap();
        let database = TestDatabase { shared, name };
        postgres::migrate_to(&database.superuser_options(), version).await.unwrap();
        database
    }

    /// Connects as the login that serves.
    pub fn options(&self) -> PgConnectOptions {
        self.shared.server.options("rfm", &self.name)
    }

    /// Connects as the login that may do everything, which must not serve.
    pub fn superuser_options(&self) -> PgConnectOptions {
        self.shared.server.options("postgres", &self.name)
    }

    /// A pool of the role that serves.
    pub fn app(&self) -> PgPool {
        postgres::pool(self.options(), Role::App, 8)
    }

    /// A pool of the role that finds work across merchants.
    pub fn worker(&self) -> PgPool {
        postgres::pool(self.options(), Role::Worker, 4)
    }

    /// A connection that sees all rows of all merchants.
    ///
    /// # Panics
    /// When the server cannot be reached.
    pub async fn superuser(&self) -> PgConnection {
        self.shared.server.options("postgres", &self.name).connect().await.unwrap()
    }

    /// Keys of the tests.
    ///
    /// # Panics
    /// When the key file cannot be made.
    pub fn cipher(&self) -> Arc<Cipher> {
        let keys = KeyFile::at(&self.shared.folder.path().join("test.key"));
        keys.make().unwrap();
        Arc::new(Cipher::new(&keys).unwrap())
    }

    /// Saves and reads configurations in this database.
    pub fn configurations(&self, clock: Arc<dyn Clock>) -> Configurations {
        let pool = self.app();
        let columns = ColumnStores::new(pool.clone(), 2_000_000);
        let previews = Previews::new(pool.clone(), clock.clone(), columns, SizeCache::default());
        Configurations { pool, clock, previews, saved: Arc::default() }
    }

    /// Writes into this database.
    pub fn recorder(&self, clock: Arc<dyn Clock>) -> Recorder {
        Recorder::new(self.app(), clock, self.cipher())
    }
}

fn shared(durability: Durability) -> Arc<Shared> {
    let mut known = SHARED.lock().unwrap();
    if let Some(shared) = known.upgrade() {
        return shared;
    }
    let folder = tempfile::Builder::new()
        .prefix("rfm-test-")
        .permissions(Permissions::from_mode(0o755))
        .tempdir()
        .unwrap();
    let fsync = if durability == Durability::On { "on" } else { "off" };
    let settings = [("fsync", fsync), ("max_connections", "300")];
    let server = Server::open(&folder.path().join("pg"), &settings).unwrap();
    let shared = Arc::new(Shared { server, folder });
    make_template(&shared.server);
    *known = Arc::downgrade(&shared);
    shared
}

fn make_template(server: &Server) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut admin = server.options("postgres", "postgres").connect().await.unwrap();
        sqlx::raw_sql("create database rfm_template").execute(&mut admin).await.unwrap();
        let template = server.options("postgres", "rfm_template");
        postgres::migrate(&template).await.unwrap();
        // The clocks of most tests stand in these months. A month that a served database attaches refuses what
        // is written into it at that moment; otherwise months are made long before.
        let months = "select make_history_partitions('2024-10-01')";
        let mut connection = template.connect().await.unwrap();
        sqlx::raw_sql(months).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        sqlx::raw_sql("create role rfm login; grant rfm_app, rfm_worker to rfm")
            .execute(&mut admin)
            .await
            .unwrap();
        admin.close().await.unwrap();
    });
}
