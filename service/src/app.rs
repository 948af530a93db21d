//! The only wiring: settings become pools, keys and operations.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use secrecy::ExposeSecret;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgPool};
use tokio::sync::Notify;

use crate::adapters::cipher::{self, Cipher, KeyFile, PassingKeys};
use crate::adapters::driven_clock::DrivenClock;
use crate::adapters::postgres::{self, Role, SchemaError, Server, ServerError};
use crate::analytics::Analytics;
use crate::base::{Clock, SystemClock};
use crate::columns::ColumnStores;
use crate::config::{ClockKind, DatabaseUrl, Settings};
use crate::configuration::Configurations;
use crate::export::Exports;
use crate::imports::Imports;
use crate::movement::Recorder;
use crate::movement::stream::Streams;
use crate::preview::Previews;
use crate::segments::SizeCache;

/// Connections that look for work across merchants.
const WORKER_CONNECTIONS: u32 = 4;

/// How often the private server is looked after.
const LOOKED_AFTER: Duration = Duration::from_secs(2);

/// A database that is there answers within this.
const ANSWERED_WITHIN: Duration = Duration::from_secs(10);

/// Everything that a command or the server works with.
pub struct App {
    /// The settings.
    pub settings: Settings,
    /// Serves one merchant at a time.
    pub pool: PgPool,
    /// Finds work across merchants.
    pub worker_pool: PgPool,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// The same clock, where it is moved by calls.
    pub driven: Option<Arc<DrivenClock>>,
    /// Encrypts e-mail addresses.
    pub cipher: Arc<Cipher>,
    /// Writes what happens to customers.
    pub recorder: Recorder,
    /// Streams what happens in shops.
    pub streams: Streams,
    /// Computes and reads metrics.
    pub analytics: Analytics,
    /// Saves and reads configurations, and previews them.
    pub configurations: Configurations,
    /// Exports customers.
    pub exports: Exports,
    /// Imports files of orders.
    pub imports: Imports,
    // Last, so that the server stops after its users are gone.
    server: Option<Arc<Server>>,
}

/// Why nothing can start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data folder cannot be made.
    #[error("RFM_DATA_DIR: {folder}")]
    DataDir {
        /// The folder.
        folder: String,
        /// Why.
        source: io::Error,
    },
    /// The private server.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// The schema or the login.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// Where a driven clock stands.
    #[error("RFM_CLOCK: {path}")]
    Clock {
        /// Its file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// The keys.
    #[error(transparent)]
    Cipher(#[from] cipher::Error),
    /// The database was written with another key, or with one that is not here.
    #[error(
        "RFM_KEY_FILE {path}: {reason}. Addresses written with one key are not found with another: copy \
         the file from where this database was first used (by default data.key in its RFM_DATA_DIR)"
    )]
    OtherKey {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// No connection to a database that a setting names.
    #[error("{setting}: no connection to {at}")]
    Unreachable {
        /// The setting.
        setting: &'static str,
        /// Host and port, or the socket.
        at: String,
        /// Why.
        source: sqlx::Error,
    },
    /// The database.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
    /// Another program's schema.
    #[error("the schema is at version {present}, this program needs {needed}; type `rfm migrate`")]
    Version {
        /// In the database.
        present: i64,
        /// Of this program.
        needed: i64,
    },
}

impl App {
    /// Opens the database (the private one migrates itself) and the keys.
    ///
    /// # Errors
    /// When any of it cannot be used.
    pub async fn open(settings: Settings) -> Result<App, Error> {
        let (options, server) = database(&settings).await?;
        let pool = postgres::pool(options.clone(), Role::App, settings.database_connections);
        let worker_pool = postgres::pool(options, Role::Worker, WORKER_CONNECTIONS);
        postgres::check_login(&pool).await?;
        let (present, needed) =
            (postgres::present_version(&pool).await?, postgres::latest_version());
        if present < needed {
            return Err(Error::Version { present, needed });
        }
        let cipher = Arc::new(open_cipher(&settings, &pool).await?);
        let driven = open_clock(&settings)?;
        let clock: Arc<dyn Clock> = match &driven {
            Some(driven) => driven.clone(),
            None => Arc::new(SystemClock),
        };
        let app = App::assemble(settings, pool, worker_pool, clock, cipher);
        Ok(App { driven, server: server.map(Arc::new), ..app })
    }

    /// Puts parts together that are open already.
    pub fn assemble(
        settings: Settings,
        pool: PgPool,
        worker_pool: PgPool,
        clock: Arc<dyn Clock>,
        cipher: Arc<Cipher>,
    ) -> App {
        let recorder = Recorder::new(pool.clone(), clock.clone(), cipher.clone());
        let columns = ColumnStores::new(pool.clone(), settings.columns_customers);
        let previews = Previews::new(pool.clone(), clock.clone(), columns, SizeCache::default());
        let sizes = previews.sizes.clone();
        let exports = Exports::new(pool.clone(), clock.clone(), cipher.clone(), sizes);
        let folder = settings.data_dir.join("imports");
        let (of, rates) = ((pool.clone(), clock.clone()), settings.rates.clone());
        let taken = (settings.imports, settings.keep.imports_days);
        let imports = Imports::new(of, recorder.clone(), rates, folder, taken);
        let saved = Arc::new(Notify::new());
        let configurations =
            Configurations { pool: pool.clone(), clock: clock.clone(), previews, saved };
        let sizes = configurations.previews.sizes.clone();
        let changes = recorder.changes().clone();
        let analytics = Analytics { pool: pool.clone(), clock: clock.clone(), sizes };
        let streams = Streams::new(pool.clone(), worker_pool.clone(), changes);
        App {
            settings,
            pool,
            worker_pool,
            clock,
            driven: None,
            cipher,
            recorder,
            streams,
            analytics,
            configurations,
            exports,
            imports,
            server: None,
        }
    }

    /// One that has no database: for what is asked of its routes and not of a shop. Wants a runtime.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn without_database(settings: Settings) -> Result<App, Error> {
        let nowhere = || PgConnectOptions::new_without_pgpass().socket("/nonexistent");
        let pool = postgres::pool(nowhere(), Role::App, 1);
        let worker_pool = postgres::pool(nowhere(), Role::Worker, 1);
        let cipher = Arc::new(Cipher::new(&PassingKeys)?);
        Ok(App::assemble(settings, pool, worker_pool, Arc::new(SystemClock), cipher))
    }

    /// Starts the private server again whenever it is gone; does nothing for another database. Never ends.
    pub async fn keep_database(&self) -> Infallible {
        let Some(server) = &self.server else { return std::future::pending().await };
        let mut every = tokio::time::interval(LOOKED_AFTER);
        loop {
            every.tick().await;
            if self.worker_pool.acquire().await.is_ok() {
                continue;
            }
            let server = server.clone();
            match tokio::task::spawn_blocking(move || server.ensure_running()).await {
                Ok(Ok(true)) => {
                    tracing::warn!("the private PostgreSQL was gone; it is started again")
                }
                Ok(Ok(false)) => {}
                Ok(Err(error)) => {
                    tracing::error!(%error, "the private PostgreSQL does not start again")
                }
                Err(panic) => std::panic::resume_unwind(panic.into_panic()),
            }
        }
    }

    /// Closes the pools, so that the private server can stop.
    pub async fn close(self) {
        self.pool.close().await;
        self.worker_pool.close().await;
    }
}

/// The clock that calls move; `None` where the machine's is gone by.
fn open_clock(settings: &Settings) -> Result<Option<Arc<DrivenClock>>, Error> {
    let ClockKind::Driven { start } = settings.clock else { return Ok(None) };
    let file = settings.driven_clock_file();
    let path = file.display().to_string();
    let start_ms = start.map(|start| start.as_millisecond());
    let clock = DrivenClock::open(file, start_ms, SystemClock.now_ms());
    clock.map(|clock| Some(Arc::new(clock))).map_err(|source| Error::Clock { path, source })
}

/// The keys that this database is written with. A file with new ones is made only where no key was used
/// yet.
async fn open_cipher(settings: &Settings, pool: &PgPool) -> Result<Cipher, Error> {
    let path = settings.key_file.display().to_string();
    let file = KeyFile::at(&settings.key_file);
    if postgres::kept_fingerprint(pool).await?.is_none() {
        // The private database lies beside its keys; others are used from several machines.
        if file.make()? && settings.database_url.is_some() {
            eprintln!(
                "RFM_KEY_FILE {path}: made. Keep a copy, and copy it to every machine that uses this \
                 database: without it no address can be read again"
            );
        }
    } else if !settings.key_file.exists() {
        return Err(Error::OtherKey { path, reason: "there is no such file" });
    }
    let cipher = Cipher::new(&file)?;
    let own = cipher.fingerprint();
    if postgres::keep_fingerprint(pool, &own).await? != own {
        let reason = "is not the key that this database is written with";
        return Err(Error::OtherKey { path, reason });
    }
    Ok(cipher)
}

/// Brings the schema up to date.
///
/// # Errors
/// When the database refuses.
pub async fn migrate(settings: &Settings) -> Result<(), Error> {
    let url = settings.migrate_database_url.as_ref().or(settings.database_url.as_ref());
    match url {
        Some(url) => Ok(postgres::migrate(&reach(url).await?).await?),
        // The private database migrates itself when it is opened.
        None => database(settings).await.map(drop),
    }
}

/// Connects once, since a pool only says that it waited.
async fn reach(database: &DatabaseUrl) -> Result<PgConnectOptions, Error> {
    let options = postgres::options_of(database.url.expose_secret())?;
    let connected = tokio::time::timeout(ANSWERED_WITHIN, options.connect())
        .await
        .unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut).into()));
    let connection = connected.map_err(|source| Error::Unreachable {
        setting: database.setting,
        at: match options.get_socket() {
            Some(socket) => socket.display().to_string(),
            None => format!("{}:{}", options.get_host(), options.get_port()),
        },
        source,
    })?;
    connection.close().await?;
    Ok(options)
}

async fn database(settings: &Settings) -> Result<(PgConnectOptions, Option<Server>), Error> {
    if let Some(url) = &settings.database_url {
        return Ok((reach(url).await?, None));
    }
    let folder = settings.data_dir.join("postgres");
    std::fs::create_dir_all(&settings.data_dir).map_err(|source| Error::DataDir {
        folder: settings.data_dir.display().to_string(),
        source,
    })?;
    let server = tokio::task::spawn_blocking(move || Server::open(&folder, &[]))
        .await
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))?;
    postgres::prepare(&server).await?;
    Ok((server.options("rfm", "rfm"), Some(server)))
}
