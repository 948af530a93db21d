//! How far a long command is, on a terminal.

use std::io::{self, IsTerminal};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

use crate::base::Calendar;
use crate::play::Played;

/// A bar over the bytes that are read; hidden where nobody looks.
pub(super) fn progress_bar(length: Option<u64>) -> Result<ProgressBar> {
    if !io::stderr().is_terminal() {
        return Ok(ProgressBar::hidden());
    }
    let template = "reading {bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
    let Some(length) = length else { return Ok(ProgressBar::new_spinner()) };
    Ok(ProgressBar::new(length).with_style(ProgressStyle::with_template(template)?))
}

/// A bar over things that are written; hidden where nobody looks.
pub(super) fn writing_bar(things: usize, name: &str) -> Result<ProgressBar> {
    if !io::stderr().is_terminal() {
        return Ok(ProgressBar::hidden());
    }
    let template =
        format!("writing {{bar:30}} {{pos}} of {{len}} {name}, {{per_sec}}, {{eta}} left");
    let style = ProgressStyle::with_template(&template)?;
    Ok(ProgressBar::new(things as u64).with_style(style))
}

/// A spinner with a message; hidden where nobody looks.
pub(super) fn spinner() -> ProgressBar {
    if io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() }
}

/// How far a made-up shop was played; see [`days_bar`].
pub(super) struct DaysBar {
    bar: ProgressBar,
    from_s: i64,
}

/// A bar over the days that are played between two instants, in seconds since 1970-01-01T00:00Z.
pub(super) fn days_bar(from_s: i64, until_s: i64) -> Result<DaysBar> {
    if !io::stderr().is_terminal() {
        return Ok(DaysBar { bar: ProgressBar::hidden(), from_s });
    }
    let style = ProgressStyle::with_template("playing {bar:30} {msg}, {eta} left")?;
    let length = u64::try_from(until_s - from_s).unwrap_or(0);
    Ok(DaysBar { bar: ProgressBar::new(length).with_style(style), from_s })
}

impl DaysBar {
    /// Shows what was played.
    pub(super) fn tell(&self, played: &Played) {
        let Played { at_s, orders, messages, .. } = *played;
        self.bar.set_position(u64::try_from(at_s - self.from_s).unwrap_or(0));
        let day = Calendar::utc().day_of(at_s.saturating_mul(1_000));
        self.bar.set_message(format!("{day}, {orders} orders, {messages} messages"));
    }

    /// Takes it away.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
