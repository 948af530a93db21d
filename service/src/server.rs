//! The running server: ports, routes and workers, and a stop that finishes what was acknowledged.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::routing::{any, get};
use axum::{Json, Router};
use futures::future::BoxFuture;
use sqlx::PgPool;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tonic::transport::server::{Router as GrpcRouter, TcpIncoming};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{OpenApi, openapi};
use utoipa_axum::router::OpenApiRouter;

use crate::adapters::jwt::Issuer;
use crate::adapters::postgres;
use crate::adapters::session_tokens::SessionTokens;
use crate::adapters::shopify::WebhookSecrets;
use crate::analytics::http::AnalyticsState;
use crate::app::App;
use crate::background::Background;
use crate::configuration::http::ConfigState;
use crate::driven::{self, Driven};
use crate::export::http::ExportState;
use crate::imports::Imports;
use crate::imports::http::{ImportState, UPLOADS};
use crate::movement::customers_http::CustomerReads;
use crate::movement::http::Webhooks;
use crate::movement::ingest::Ingest;
use crate::movement::stream_http::StreamState;
use crate::page::Page;
use crate::preview::http::PreviewState;
use crate::rpc::Api;
use crate::transports::grpc;
use crate::transports::grpc::rfm_v1::rfm_service_server::RfmServiceServer;
use crate::transports::http::{Auth, guard, nothing_at};
use crate::{
    analytics, configuration, export, imports, merchants, metrics, movement, preview, segments,
};

/// The longest that any request takes.
const REQUEST: Duration = Duration::from_secs(30);

/// Merchants that are written at the same time.
const WRITERS: usize = 8;

/// A server with its ports bound.
pub struct Server {
    http: TcpListener,
    grpc: Option<(TcpListener, GrpcRouter)>,
    metrics: TcpListener,
    router: Router,
    metrics_router: Router,
    ingest: Ingest,
    imports: Imports,
    background: Arc<Background>,
}

#[derive(OpenApi)]
#[openapi(info(
    title = "RFM for Shopify",
    description = "Scores and segments of a shop's customers."
))]
struct ApiDocument;

/// What a process does. Several processes share the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles {
    /// Takes webhooks and answers REST and gRPC.
    pub api: bool,
    /// Lets days begin, takes versions on, publishes, makes the roll-up, and forgets what is old.
    pub workers: bool,
}

impl Roles {
    /// All of it.
    pub const ALL: Roles = Roles { api: true, workers: true };
}

impl Server {
    /// Binds the ports and wires the routes. Whatever the process does, it answers `/health` and `/ready`.
    ///
    /// # Errors
    /// When a port is taken or a key cannot be read.
    pub async fn bind(app: &App, roles: Roles) -> Result<Server> {
        let settings = &app.settings;
        let bind = async |name: &str, address: SocketAddr| {
            TcpListener::bind(address).await.with_context(|| format!("{name} {address}"))
        };
        let http = bind("RFM_HTTP_ADDR", settings.http_addr).await?;
        let metrics = bind("RFM_METRICS_ADDR", settings.metrics_addr).await?;
        let metrics_router = metrics::router(app.worker_pool.clone(), app.clock.clone());
        let ingest = Ingest::new(app.recorder.clone(), WRITERS);
        let background = Arc::new(Background::new(app, roles));
        let (mut router, mut grpc) = (router(app.pool.clone()), None);
        if roles.api {
            let reads = reads(app)?;
            let previews = previews(app, &reads);
            let api = Api { reads: reads.clone(), previews: previews.clone() };
            let listener = bind("RFM_GRPC_ADDR", settings.grpc_addr).await?;
            grpc = Some((listener, grpc_router(api).await?));
            let clock = clock_router(app, reads.auth.clone(), background.clone());
            router = api_router(app, router, (reads, previews), &ingest).merge(clock);
        }
        let otherwise = if roles.api {
            Page::embedded(settings.shopify_api_key.clone()).into_fallback()
        } else {
            any(async |uri: Uri| nothing_at(&uri))
        };
        let router = guard(documented(router), otherwise, (REQUEST, &UPLOADS));
        let imports = app.imports.clone();
        Ok(Server { http, grpc, metrics, router, metrics_router, ingest, imports, background })
    }

    /// Where REST and webhooks are, or health alone.
    pub fn http_addr(&self) -> SocketAddr {
        self.http.local_addr().unwrap_or_else(|_| ([0, 0, 0, 0], 0).into())
    }

    /// Where gRPC is, if it is served.
    pub fn grpc_addr(&self) -> Option<SocketAddr> {
        self.grpc.as_ref().and_then(|(listener, _)| listener.local_addr().ok())
    }

    /// Where metrics are.
    pub fn metrics_addr(&self) -> SocketAddr {
        self.metrics.local_addr().unwrap_or_else(|_| ([0, 0, 0, 0], 0).into())
    }

    /// Serves until `stopped`, then takes no more requests, finishes those that run, and writes what was
    /// taken.
    ///
    /// # Errors
    /// When a port cannot be served.
    pub async fn run(self, stopped: impl Future<Output = ()>) -> Result<()> {
        let stop = CancellationToken::new();
        let workers = Box::pin(async {
            Box::pin(self.background.run(&stop)).await;
            Ok(())
        });
        let http = axum::serve(self.http, self.router)
            .with_graceful_shutdown(stop.clone().cancelled_owned());
        let metrics = axum::serve(self.metrics, self.metrics_router)
            .with_graceful_shutdown(stop.clone().cancelled_owned());
        let stopping = async {
            stopped.await;
            tracing::info!("stopping");
            stop.cancel();
            self.imports.stop();
            Ok(())
        };
        let grpc = async {
            let Some((listener, router)) = self.grpc else { return Ok(()) };
            let incoming = TcpIncoming::from(listener);
            let stopped = stop.clone().cancelled_owned();
            router.serve_with_incoming_shutdown(incoming, stopped).await?;
            anyhow::Ok(())
        };
        let http = async { anyhow::Ok(http.await?) };
        let metrics = async { anyhow::Ok(metrics.await?) };
        tokio::try_join!(stopping, workers, http, grpc, metrics)?;
        self.ingest.finish().await;
        self.imports.finish().await;
        Ok(())
    }
}

/// What most reads work with.
fn reads(app: &App) -> Result<segments::http::Reads> {
    let settings = &app.settings;
    let issuer = settings.auth_local.then(|| Issuer::open(&settings.auth_local_key_file));
    let issuer = issuer.transpose().context("RFM_AUTH_LOCAL_KEY_FILE")?;
    Ok(segments::http::Reads {
        pool: app.pool.clone(),
        clock: app.clock.clone(),
        auth: with_sessions(Auth::new(issuer.map(Arc::new)), app),
        sizes: app.configurations.previews.sizes.clone(),
    })
}

fn previews(app: &App, reads: &segments::http::Reads) -> PreviewState {
    PreviewState { auth: reads.auth.clone(), previews: app.configurations.previews.clone() }
}

/// Takes sessions of Shopify's admin too, where the app's client id is set.
fn with_sessions(auth: Auth, app: &App) -> Auth {
    let settings = &app.settings;
    let secrets =
        [settings.shopify_client_secret.clone(), settings.shopify_client_secret_previous.clone()];
    let tokens = settings.shopify_api_key.as_ref();
    let Some(tokens) = tokens.and_then(|key| SessionTokens::new(key, secrets)) else { return auth };
    let pool = app.pool.clone();
    let find = move |domain: String| -> BoxFuture<'static, _> {
        let pool = pool.clone();
        Box::pin(async move { merchants::id_of(&pool, &domain).await })
    };
    auth.with_sessions(tokens, Arc::new(find))
}

/// Webhooks and REST, beside the routes that are there.
fn api_router(
    app: &App,
    router: OpenApiRouter,
    (reads, previews): (segments::http::Reads, PreviewState),
    ingest: &Ingest,
) -> OpenApiRouter {
    let (settings, auth) = (&app.settings, reads.auth.clone());
    let customers = CustomerReads {
        reads: reads.clone(),
        cipher: app.cipher.clone(),
        columns: previews.previews.columns.clone(),
    };
    let webhooks = Webhooks {
        pool: app.pool.clone(),
        recorder: app.recorder.clone(),
        ingest: ingest.clone(),
        secrets: WebhookSecrets::new([
            settings.shopify_client_secret.clone(),
            settings.shopify_client_secret_previous.clone(),
        ]),
        rates: Arc::new(settings.rates.clone()),
    };
    let streams = StreamState { auth: auth.clone(), streams: app.streams.clone() };
    let analytics = AnalyticsState { auth: auth.clone(), analytics: app.analytics.clone() };
    let exports = ExportState { auth: auth.clone(), exports: app.exports.clone() };
    let imports = ImportState { auth: auth.clone(), imports: app.imports.clone() };
    let configurations = ConfigState { auth, configurations: app.configurations.clone() };
    router
        .merge(segments::http::router(reads.clone()))
        .merge(movement::past_http::router(reads.clone()))
        .merge(movement::movers_http::router(reads))
        .merge(movement::customers_http::router(customers.clone()))
        .merge(movement::explanation_http::router(customers))
        .merge(movement::stream_http::router(streams))
        .merge(analytics::http::router(analytics))
        .merge(preview::http::router(previews))
        .merge(configuration::http::router(configurations))
        .merge(export::http::router(exports))
        .merge(imports::http::router(imports.clone()))
        .merge(imports::brought_http::router(imports))
        .merge(movement::http::router(webhooks))
}

/// What moves the clock; nothing where it moves by itself.
fn clock_router(app: &App, auth: Auth, background: Arc<Background>) -> OpenApiRouter {
    let Some(clock) = app.driven.clone() else { return OpenApiRouter::new() };
    let (pool, moving) = (app.pool.clone(), Arc::default());
    driven::router(Driven { auth, pool, clock, background, moving })
}

async fn grpc_router(api: Api) -> Result<GrpcRouter> {
    let (health, health_service) = tonic_health::server::health_reporter();
    health.set_serving::<RfmServiceServer<Api>>().await;
    let reflection = tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(grpc::DESCRIPTORS)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
        .build_v1()?;
    Ok(tonic::transport::Server::builder()
        .timeout(REQUEST)
        .add_service(health_service)
        .add_service(reflection)
        .add_service(RfmServiceServer::new(api)))
}

/// The routes that describe themselves, begun with those that do not.
fn router(pool: PgPool) -> OpenApiRouter {
    let health = Router::new()
        .route("/health", get(|| async { "ok" }))
        .route("/ready", get(ready))
        .with_state(pool);
    OpenApiRouter::with_openapi(ApiDocument::openapi()).merge(health.into())
}

/// What describes all calls, as a service answers it whose clock is the machine's. No database is asked for it.
///
/// # Errors
/// When a key cannot be read.
pub fn description(app: &App) -> Result<openapi::OpenApi> {
    let reads = reads(app)?;
    let previews = previews(app, &reads);
    let ingest = Ingest::new(app.recorder.clone(), WRITERS);
    Ok(described(api_router(app, router(app.pool.clone()), (reads, previews), &ingest)).1)
}

/// The routes with the document that describes them.
fn documented(router: OpenApiRouter) -> Router {
    let (router, document) = described(router);
    router.route("/openapi.json", get(|| async { Json(document) }))
}

/// The routes, and the document that describes them.
fn described(router: OpenApiRouter) -> (Router, openapi::OpenApi) {
    let (router, mut document) = router.split_for_parts();
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    document
        .components
        .get_or_insert_default()
        .add_security_scheme("bearer", SecurityScheme::Http(bearer));
    (router, document)
}

/// Whether the database is there, with the schema of this program.
async fn ready(State(pool): State<PgPool>) -> (StatusCode, String) {
    let wait = Duration::from_secs(2);
    match tokio::time::timeout(wait, postgres::present_version(&pool)).await {
        Ok(Ok(present)) if present >= postgres::latest_version() => {
            (StatusCode::OK, "ready".into())
        }
        Ok(Ok(present)) => {
            let needed = postgres::latest_version();
            let text = format!("the schema is at version {present}, {needed} is needed");
            (StatusCode::SERVICE_UNAVAILABLE, text)
        }
        Ok(Err(_)) | Err(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be reached".into())
        }
    }
}
