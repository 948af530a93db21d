//! Ctrl-C: asked once, all that runs is asked to end; asked twice, this ends at once.

use std::process::{Child, Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

/// How often it is looked whether Ctrl-C was pressed.
pub(super) const LOOK: Duration = Duration::from_millis(20);

/// Whether Ctrl-C was pressed.
#[derive(Clone)]
pub(super) struct Stop(Arc<AtomicBool>);

impl Stop {
    pub(super) fn on_signals() -> Result<Stop> {
        let stop = Stop(Arc::default());
        let asked = stop.0.clone();
        ctrlc::set_handler(move || {
            if asked.swap(true, Ordering::Relaxed) {
                // Asked twice: whatever is left behind.
                std::process::exit(130);
            }
        })?;
        Ok(stop)
    }

    pub(super) fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Fails when the demo is to end.
    pub(super) fn check(&self) -> Result<()> {
        ensure!(!self.is_asked(), "stopped");
        Ok(())
    }

    /// Waits so long, unless the demo is to end.
    pub(super) fn wait(&self, time: Duration) -> Result<()> {
        let until = Instant::now() + time;
        while Instant::now() < until {
            self.check()?;
            thread::sleep(LOOK);
        }
        Ok(())
    }
}

/// Asks a process to stop and waits until it did.
pub(super) fn terminate(child: &mut Child) -> Result<ExitStatus> {
    let pid = child.id().to_string();
    Command::new("kill").args(["-TERM", &pid]).status()?;
    Ok(child.wait()?)
}
