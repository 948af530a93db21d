//! `rfm token`: a bearer token of the local issuer, for trying things out.

use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use clap::Args;
use jiff::SignedDuration;

use super::out::say;
use super::shop::{merchant_of, with_app};
use crate::adapters::jwt::{Issuer, Scope};
use crate::base::{Clock, SystemClock};

#[derive(Args)]
pub(super) struct Arguments {
    /// The shop's domain.
    #[arg(long, value_name = "DOMAIN")]
    merchant: String,
    /// What the token allows: admin:analytics reads, admin:full reads and writes.
    #[arg(long, default_value = "admin:analytics", value_parser = parse_scope)]
    scope: Scope,
    /// How long it is valid, as in 30m, 8h.
    #[arg(long, default_value = "1h", value_parser = parse_ttl)]
    ttl: SignedDuration,
}

fn parse_scope(text: &str) -> Result<Scope, &'static str> {
    Scope::parse(text).ok_or("not admin:analytics or admin:full")
}

fn parse_ttl(text: &str) -> Result<SignedDuration, &'static str> {
    let ttl: SignedDuration = text.parse().map_err(|_| "no duration, as in 30m or 8h")?;
    if ttl.as_secs() > 0 { Ok(ttl) } else { Err("must be at least a second, as in 30m or 8h") }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let token = with_app(async |app| {
        ensure!(
            app.settings.auth_local,
            "the local issuer is off; set RFM_AUTH_LOCAL=true where you try things out"
        );
        let merchant = merchant_of(app, &arguments.merchant).await?;
        let path = &app.settings.auth_local_key_file;
        let issuer = Issuer::open(path)
            .with_context(|| format!("RFM_AUTH_LOCAL_KEY_FILE {}", path.display()))?;
        Ok(issuer.issue(
            merchant.id.0,
            arguments.scope,
            // Tokens live by the machine's time, whatever clock the service goes by.
            SystemClock.now_ms(),
            arguments.ttl.as_secs(),
        )?)
    })?;
    say!("{token}");
    Ok(ExitCode::SUCCESS)
}
