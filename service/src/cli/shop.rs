//! What commands about one shop have in common: the open database, and the merchant by its domain.

use anyhow::Result;
use tokio::runtime::Builder;

use crate::app::App;
use crate::config::{Environment, Settings};
use crate::merchants::{self, Merchant};

/// Runs an operation on the open database.
pub(super) fn with_app<T>(operation: impl AsyncFnOnce(&App) -> Result<T>) -> Result<T> {
    let settings = Settings::load(&Environment)?;
    Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let app = App::open(settings).await?;
        let outcome = operation(&app).await;
        app.close().await;
        outcome
    })
}

/// The merchant with this domain.
pub(super) async fn merchant_of(app: &App, domain: &str) -> Result<Merchant> {
    Ok(merchants::find(&app.pool, domain).await?)
}
