//! `rfm events`: messages that could not be used and were kept aside.

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use uuid::Uuid;

use super::shop::{merchant_of, with_app};
use crate::app::App;
use crate::merchants::Merchant;
use crate::movement::{self, Replayed};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Args)]
struct Shop {
    /// The shop's domain.
    #[arg(long, value_name = "DOMAIN")]
    merchant: String,
}

#[derive(Subcommand)]
enum Command {
    /// List them, oldest first, with the reason.
    List {
        #[command(flatten)]
        shop: Shop,
    },
    /// Try them again, for example after a rate was given.
    Replay {
        /// Only this one; all if it is not given.
        id: Option<Uuid>,
        #[command(flatten)]
        shop: Shop,
    },
    /// Give one up.
    Discard {
        /// Its id, from the list.
        id: Uuid,
        #[command(flatten)]
        shop: Shop,
    },
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (Command::List { shop } | Command::Replay { shop, .. } | Command::Discard { shop, .. }) =
        &arguments.command;
    let domain = &shop.merchant;
    with_app(async |app| {
        let merchant = merchant_of(app, domain).await?;
        match &arguments.command {
            Command::List { .. } => list(app, &merchant).await,
            Command::Replay { id, .. } => replay(app, &merchant, *id).await,
            Command::Discard { id, .. } => {
                if !movement::discard_kept(&app.pool, merchant.id, *id).await? {
                    bail!("no event {id} is kept aside for {domain}");
                }
                println!("{id} discarded");
                Ok(ExitCode::SUCCESS)
            }
        }
    })
}

async fn list(app: &App, merchant: &Merchant) -> Result<ExitCode> {
    let kept = movement::list_kept(&app.pool, merchant.id).await?;
    for event in &kept {
        let received = Timestamp::from_millisecond(event.received_at_ms)?;
        println!("{}  {received}  {}  {}", event.id, event.event_type, event.reason);
    }
    eprintln!("{} events kept aside", kept.len());
    Ok(ExitCode::SUCCESS)
}

async fn replay(app: &App, merchant: &Merchant, only: Option<Uuid>) -> Result<ExitCode> {
    let mut kept = movement::list_kept(&app.pool, merchant.id).await?;
    kept.retain(|event| only.is_none_or(|id| id == event.id));
    if let (Some(id), true) = (only, kept.is_empty()) {
        bail!("no event {id} is kept aside for {}", merchant.domain);
    }
    let (mut taken, mut left) = (0, 0);
    for event in &kept {
        match app.recorder.replay_kept(merchant.id, event.id, &app.settings.rates).await? {
            Replayed::Taken | Replayed::Gone => taken += 1,
            Replayed::Left(reason) => {
                left += 1;
                println!("{}  {reason}", event.id);
            }
        }
    }
    println!("{taken} taken, {left} still kept aside");
    Ok(if left > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
