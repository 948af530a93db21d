//! The whole server inside the test's process, at ports of its own and with the test's clock.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use rfm_service::adapters::cipher::Cipher;
use rfm_service::adapters::driven_clock::DrivenClock;
use rfm_service::adapters::jwt::{Issuer, Scope};
use rfm_service::app::App;
use rfm_service::base::{Clock, MerchantId, SystemClock};
use rfm_service::config::Settings;
use rfm_service::server::{Roles, Server};
use sqlx::PgPool;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::TestDatabase;

/// A server that runs until [`TestServer::stop`].
pub struct TestServer {
    /// Where REST and webhooks are, as in `127.0.0.1:4711`.
    pub http: SocketAddr,
    /// Where gRPC is.
    pub grpc: SocketAddr,
    /// Where metrics are.
    pub metrics: SocketAddr,
    issuer: Issuer,
    stop: oneshot::Sender<()>,
    running: JoinHandle<Result<()>>,
    folder: TempDir,
}

impl TestServer {
    /// Serves a database.
    ///
    /// # Errors
    /// When it cannot start.
    pub async fn start(database: &TestDatabase, clock: Arc<dyn Clock>) -> Result<TestServer> {
        TestServer::with(database.app(), database.worker(), database.cipher(), clock).await
    }

    /// Serves a database by a clock that calls move.
    ///
    /// # Errors
    /// When it cannot start.
    pub async fn driven(database: &TestDatabase, clock: Arc<DrivenClock>) -> Result<TestServer> {
        let (pools, cipher) = ((database.app(), database.worker()), database.cipher());
        let more = [("RFM_SHOPIFY_CLIENT_SECRET", TestServer::SECRET)];
        TestServer::serve(pools, cipher, (clock.clone(), Some(clock)), &more).await
    }

    /// Serves a database with more settings.
    ///
    /// # Errors
    /// When it cannot start.
    pub async fn set_to(
        database: &TestDatabase,
        clock: Arc<dyn Clock>,
        more: &[(&str, &str)],
    ) -> Result<TestServer> {
        let pools = (database.app(), database.worker());
        TestServer::serve(pools, database.cipher(), (clock, None), more).await
    }

    /// Serves with these pools, whether or not a database is behind them.
    ///
    /// # Errors
    /// When it cannot start.
    pub async fn with(
        pool: PgPool,
        workers: PgPool,
        cipher: Arc<Cipher>,
        clock: Arc<dyn Clock>,
    ) -> Result<TestServer> {
        TestServer::with_secret(pool, workers, cipher, clock, TestServer::SECRET).await
    }

    /// The same with another secret for webhooks; an empty one is none.
    ///
    /// # Errors
    /// When it cannot start.
    pub async fn with_secret(
        pool: PgPool,
        workers: PgPool,
        cipher: Arc<Cipher>,
        clock: Arc<dyn Clock>,
        secret: &str,
    ) -> Result<TestServer> {
        let more = [("RFM_SHOPIFY_CLIENT_SECRET", secret)];
        TestServer::serve((pool, workers), cipher, (clock, None), &more).await
    }

    async fn serve(
        (pool, workers): (PgPool, PgPool),
        cipher: Arc<Cipher>,
        (clock, driven): (Arc<dyn Clock>, Option<Arc<DrivenClock>>),
        more: &[(&str, &str)],
    ) -> Result<TestServer> {
        let folder = tempfile::tempdir()?;
        let data = folder.path().display().to_string();
        let local = "127.0.0.1:0";
        let mut settings = HashMap::from([
            ("RFM_DATA_DIR", data.as_str()),
            ("RFM_AUTH_LOCAL", "true"),
            ("RFM_HTTP_ADDR", local),
            ("RFM_GRPC_ADDR", local),
            ("RFM_METRICS_ADDR", local),
        ]);
        settings.extend(more.iter().copied().filter(|(_, value)| !value.is_empty()));
        if settings.contains_key("RFM_SHOPIFY_CLIENT_SECRET") {
            settings.insert("RFM_SHOPIFY_API_KEY", TestServer::API_KEY);
        }
        let settings = Settings::parse(&settings, "")?;
        let issuer = Issuer::open(&settings.auth_local_key_file)?;
        let mut app = App::assemble(settings, pool, workers, clock, cipher);
        app.driven = driven;
        let server = Server::bind(&app, Roles::ALL).await?;
        let (http, metrics) = (server.http_addr(), server.metrics_addr());
        let grpc = server.grpc_addr().context("gRPC is served")?;
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            server.run(async { drop(stopped.await) }).await?;
            app.close().await;
            Ok(())
        });
        Ok(TestServer { http, grpc, metrics, issuer, stop, running, folder })
    }

    /// Where it keeps its files.
    pub fn data_dir(&self) -> &Path {
        self.folder.path()
    }

    /// What webhooks and sessions are signed with.
    pub const SECRET: &str = "hush";

    /// For which app sessions are.
    pub const API_KEY: &str = "0123456789abcdef0123456789abcdef";

    /// A token that may read a merchant's analytics for an hour. Tokens live by the system's time.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn token(&self, merchant: MerchantId) -> Result<String> {
        Ok(self.issuer.issue(merchant.0, Scope::Analytics, SystemClock.now_ms(), 3_600)?)
    }

    /// A token that may also write.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn full_token(&self, merchant: MerchantId) -> Result<String> {
        Ok(self.issuer.issue(merchant.0, Scope::Full, SystemClock.now_ms(), 3_600)?)
    }

    /// Stops and waits until all is written.
    ///
    /// # Errors
    /// When it did not run to its end.
    pub async fn stop(self) -> Result<()> {
        // It may have stopped by itself, which the outcome tells.
        let _ = self.stop.send(());
        self.running.await?
    }
}
