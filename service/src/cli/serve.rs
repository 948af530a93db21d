//! `rfm serve`: REST, webhooks and workers until it is told to stop.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use tracing_subscriber::EnvFilter;

use super::WrongUsage;
use super::out::note;
use super::shop::with_app_until;
use crate::app::App;
use crate::server::{Roles, Server};

#[derive(Args)]
pub(super) struct Arguments {
    /// What this process does, as in `--role workers`; all of it if not given. Several processes share the
    /// work: any number of each role, on the same database.
    #[arg(long = "role", value_enum, value_name = "ROLE", value_delimiter = ',')]
    roles: Vec<Role>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Role {
    /// Webhooks, REST and gRPC.
    Api,
    /// Days that begin, versions on their way, what is published, the roll-up, and forgetting what is old.
    Workers,
}

impl Arguments {
    fn roles(&self) -> Roles {
        let has = |role| self.roles.is_empty() || self.roles.contains(&role);
        Roles { api: has(Role::Api), workers: has(Role::Workers) }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let roles = arguments.roles();
    with_app_until(async |app, asked| {
        if app.driven.is_some() && roles != Roles::ALL {
            let told = "--role: a clock that is moved by calls (RFM_CLOCK=driven) is that of one process, which has \
                all roles; leave --role out";
            return Err(WrongUsage(told.to_owned()).into());
        }
        start_log(app)?;
        if roles.api {
            warn_of_what_is_missing(app);
        }
        let server = Server::bind(app, roles).await?;
        let (http, grpc, metrics) = (server.http_addr(), server.grpc_addr(), server.metrics_addr());
        let clock = app.driven.as_ref().map_or_else(String::new, |clock| {
            format!("the clock stands at {} until PUT /api/rfm/clock\n", clock.stands_at())
        });
        let served = match grpc {
            Some(grpc) => format!("REST and webhooks on http://{http}\ngRPC on {grpc}\n"),
            None => format!("workers alone; /health and /ready on http://{http}\n"),
        };
        let told =
            format!("{served}metrics on http://{metrics}/metrics\n{clock}stop with Ctrl-C\n");
        // Nobody may be reading any more, and that is no reason not to serve.
        let _ = std::io::stdout().write_all(told.as_bytes());
        tokio::select! {
            outcome = server.run(asked.cancelled()) => outcome,
            never = app.keep_database() => match never {},
        }
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

/// A service that starts takes for granted that its user wants all of it.
fn warn_of_what_is_missing(app: &App) {
    if app.settings.shopify_client_secret.is_none() {
        let told = "RFM_SHOPIFY_CLIENT_SECRET is not set: every webhook will be refused";
        tracing::warn!("{told}");
        // The log may be filtered, or read by nobody who starts this.
        note!("warning: {told}; it is the client secret of your app in Shopify");
    }
}
