//! What commands about one shop have in common: the open database, which is closed also when the command is
//! interrupted, and the merchant by its domain.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Result;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::out::note;
use crate::app::App;
use crate::config::{Environment, Settings};
use crate::merchants::{self, Merchant};

/// Connections that are still busy are waited for no longer than this.
const CLOSED_WITHIN: Duration = Duration::from_secs(5);

/// The process was asked to stop before the operation ended.
#[derive(Debug, thiserror::Error)]
#[error("interrupted; what was written stays, repeat the command to go on")]
pub(super) struct Interrupted;

/// Runs an operation on the open database. When the process is asked to stop the operation is dropped,
/// which rolls back what is not committed.
pub(super) fn with_app<T>(operation: impl AsyncFnOnce(&App) -> Result<T>) -> Result<T> {
    with_app_until(async |app, asked| unless_stopped(asked, operation(app)).await)
}

/// Runs an operation that itself ends when the process is asked to stop.
pub(super) fn with_app_until<T>(
    operation: impl AsyncFnOnce(&App, &CancellationToken) -> Result<T>,
) -> Result<T> {
    let settings = Settings::load(&Environment)?;
    until_stopped(async |asked| {
        let opened = async { Ok(App::open(settings).await?) };
        let app = unless_stopped(asked, opened).await?;
        if app.driven.is_none() && app.settings.driven_clock_file().exists() {
            note!(
                "note: this database has a clock that was moved by calls, and this goes by the machine's; set \
                 RFM_CLOCK=driven to go by the former"
            );
        }
        let outcome = operation(&app, asked).await;
        // What is still busy then is cut off.
        drop(tokio::time::timeout(CLOSED_WITHIN, app.close()).await);
        outcome
    })
}

/// Runs with a token that is cancelled when the process is asked to stop. From then on, and when this has
/// ended, signals do again what they do by themselves: asked a second time, the process ends at once.
pub(super) fn until_stopped<T>(
    operation: impl AsyncFnOnce(&CancellationToken) -> Result<T>,
) -> Result<T> {
    let by_default = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_default(signal, by_default.clone())?;
        flag::register(signal, by_default.clone())?;
    }
    let outcome = Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let (mut interrupted, mut terminated) =
            (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        let asked = CancellationToken::new();
        let canceller = asked.clone();
        tokio::spawn(async move {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
            canceller.cancel();
        });
        Box::pin(operation(&asked)).await
    });
    by_default.store(true, Ordering::Relaxed);
    outcome
}

/// The outcome, or [`Interrupted`] when the process was asked to stop before.
pub(super) async fn unless_stopped<T>(
    asked: &CancellationToken,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    tokio::select! {
        outcome = work => outcome,
        () = asked.cancelled() => Err(Interrupted.into()),
    }
}

/// The merchant with this domain.
pub(super) async fn merchant_of(app: &App, domain: &str) -> Result<Merchant> {
    Ok(merchants::find(&app.pool, domain).await?)
}
