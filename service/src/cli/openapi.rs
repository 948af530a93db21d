//! `rfm openapi`: the document that describes the REST calls, as `/openapi.json` answers it. Asks no database, reads
//! no setting, and leaves nothing behind.

use std::collections::HashMap;
use std::process::ExitCode;

use anyhow::Result;
use tokio::runtime::Builder;

use super::out::say;
use crate::app::App;
use crate::config::Settings;
use crate::server;

pub(super) fn run() -> Result<ExitCode> {
    let settings = Settings::parse(&HashMap::new(), "")?;
    let document = Builder::new_current_thread().enable_all().build()?.block_on(async {
        let app = App::without_database(settings)?;
        server::description(&app)
    })?;
    say!("{}", document.to_pretty_json()?);
    Ok(ExitCode::SUCCESS)
}
