//! `rfm events`: messages that could not be used and were kept aside.

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use uuid::Uuid;

use super::out::{note, say};
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
                say!("{id} discarded");
                Ok(ExitCode::SUCCESS)
            }
        }
    })
}

async fn list(app: &App, merchant: &Merchant) -> Result<ExitCode> {
    let (mut count, mut after) = (0, None);
    loop {
        let page = movement::list_kept(&app.pool, merchant.id, after).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        count += page.len();
        for event in &page {
            let received = Timestamp::from_millisecond(event.received_at_ms)?;
            say!("{}  {received}  {}  {}", event.id, event.event_type, event.reason);
        }
    }
    note!("{count} events kept aside");
    Ok(ExitCode::SUCCESS)
}

async fn replay(app: &App, merchant: &Merchant, only: Option<Uuid>) -> Result<ExitCode> {
    let (mut taken, mut left) = (0, 0);
    let mut try_again = async |id| {
        match app.recorder.replay_kept(merchant.id, id, &app.settings.rates).await? {
            Replayed::Taken => taken += 1,
            Replayed::Gone if only.is_some() => {
                bail!("no event {id} is kept aside for {}", merchant.domain)
            }
            Replayed::Gone => {}
            Replayed::Left(reason) => {
                left += 1;
                say!("{id}  {reason}");
            }
        }
        Ok(())
    };
    if let Some(id) = only {
        try_again(id).await?;
    } else {
        let mut after = None;
        loop {
            let page = movement::list_kept(&app.pool, merchant.id, after).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            for event in &page {
                try_again(event.id).await?;
            }
        }
    }
    say!("{taken} taken, {left} still kept aside");
    Ok(if left > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
