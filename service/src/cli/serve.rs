//! `rfm serve`: REST, webhooks and workers until it is told to stop.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use tracing_subscriber::EnvFilter;

use super::shop::with_app;
use crate::app::App;
use crate::server::Server;

pub(super) fn run() -> Result<ExitCode> {
    with_app(async |app| {
        start_log(app)?;
        let server = Server::bind(app).await?;
        let (http, grpc, metrics) = (server.http_addr(), server.grpc_addr(), server.metrics_addr());
        let told = format!(
            "REST and webhooks on http://{http}\ngRPC on {grpc}\nmetrics on http://{metrics}/metrics\n\
             stop with Ctrl-C\n"
        );
        // Nobody may be reading any more, and that is no reason not to serve.
        let _ = std::io::stdout().write_all(told.as_bytes());
        server.run(stopped()).await
    })?;
    Ok(ExitCode::SUCCESS)
}

fn start_log(app: &App) -> Result<()> {
    let filter = EnvFilter::try_new(&app.settings.log)
        .context("RFM_LOG: no filter, as in info or info,rfm_service=debug")?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        log.init();
    } else {
        log.json().init();
    }
    Ok(())
}

/// Ends when the process is asked to stop.
async fn stopped() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}
