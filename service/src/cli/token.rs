//! `rfm token`: a bearer token of the local issuer, for trying things out.

use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use clap::Args;
use jiff::SignedDuration;

use super::shop::{merchant_of, with_app};
use crate::adapters::jwt::{Issuer, Scope};

#[derive(Args)]
pub(super) struct Arguments {
    /// The shop's domain.
    #[arg(long, value_name = "DOMAIN")]
    merchant: String,
    /// What the token allows: admin:analytics reads, admin:full reads and writes.
    #[arg(long, default_value = "admin:analytics")]
    scope: String,
    /// How long it is valid, as in 30m, 8h.
    #[arg(long, default_value = "1h")]
    ttl: String,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let scope = Scope::parse(&arguments.scope)
        .with_context(|| format!("--scope {}: admin:analytics or admin:full", arguments.scope))?;
    let ttl: SignedDuration = arguments
        .ttl
        .parse()
        .with_context(|| format!("--ttl {}: no duration, as in 30m or 8h", arguments.ttl))?;
    ensure!(ttl.as_secs() > 0, "--ttl {}: must be at least a second", arguments.ttl);
    let token = with_app(async |app| {
        ensure!(
            app.settings.auth_local,
            "the local issuer is off; set RFM_AUTH_LOCAL=true where you try things out"
        );
        let merchant = merchant_of(app, &arguments.merchant).await?;
        let path = &app.settings.auth_local_key_file;
        let issuer = Issuer::open(path)
            .with_context(|| format!("RFM_AUTH_LOCAL_KEY_FILE {}", path.display()))?;
        Ok(issuer.issue(merchant.id.0, scope, app.clock.now_ms(), ttl.as_secs())?)
    })?;
    println!("{token}");
    Ok(ExitCode::SUCCESS)
}
