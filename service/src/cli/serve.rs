//! `rfm serve`: REST, webhooks and workers until it is told to stop.

use std::io::IsTerminal;
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
        println!("REST and webhooks on http://{}", server.http_addr());
        println!("gRPC on {}", server.grpc_addr());
        println!("metrics on http://{}/metrics", server.metrics_addr());
        println!("stop with Ctrl-C");
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
