//! What runs while the demo does: the service, and what is played against it. Both end with what holds them.

use std::io::Read;
use std::process::Child;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::Value;

use super::stop::{LOOK, Stop, terminate};

/// What is being played. It ends with this.
pub(super) struct Play(pub(super) Child);

/// The service, with where it is and a token for it.
pub(super) struct Service {
    pub(super) child: Child,
    pub(super) http: String,
    pub(super) token: String,
    pub(super) agent: ureq::Agent,
}

impl Service {
    /// Where the page is, for a browser on this machine. The token is in the part that no browser sends.
    pub(super) fn show_address(&self) {
        let line = "=".repeat(80);
        println!("\n{line}\n  Open the page in a browser; customers move while you look:\n");
        println!("  {}/#token={}\n{line}", self.http, self.token);
    }

    pub(super) fn segments(&self) -> Result<Value> {
        let mut answer = self
            .agent
            .get(format!("{}/api/rfm/segments", self.http))
            .header("Authorization", format!("Bearer {}", self.token))
            .call()?;
        let text = answer.body_mut().read_to_string()?;
        ensure!(answer.status().is_success(), "{text}");
        Ok(serde_json::from_str(&text)?)
    }
}

impl Play {
    /// Waits so long; whether it ended before. Fails when the demo is to end.
    pub(super) fn ends_within(&mut self, time: Duration, stop: &Stop) -> Result<bool> {
        let until = Instant::now() + time;
        while Instant::now() < until {
            if self.0.try_wait()?.is_some() {
                return Ok(true);
            }
            stop.wait(LOOK)?;
        }
        Ok(false)
    }

    /// Fails when it did.
    pub(super) fn finish(mut self) -> Result<()> {
        let status = self.0.wait()?;
        let mut told = String::new();
        if let Some(mut said) = self.0.stderr.take() {
            said.read_to_string(&mut told)?;
        }
        ensure!(status.success(), "what follows could not be played ({status}): {}", told.trim());
        Ok(())
    }
}

impl Drop for Play {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            drop(terminate(&mut self.0));
        }
    }
}

impl Drop for Service {
    /// Asks the service to stop and waits until it did.
    fn drop(&mut self) {
        drop(terminate(&mut self.child));
    }
}
