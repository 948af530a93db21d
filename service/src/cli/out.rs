//! What a command says on standard output. Whoever reads it may stop reading.

use std::fmt::Arguments;
use std::io::{self, Write};

use anyhow::{Context, Result};

/// Writes a text; a reader that went away is no failure.
pub(super) fn print(text: &str) -> Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(()),
    }
}

/// Writes a line; a reader that went away is no failure of what was done.
pub(super) fn line(output: &mut dyn Write, text: Arguments<'_>) {
    drop(writeln!(output, "{text}"));
}

/// As `println!`, which panics where its reader went away.
macro_rules! say {
    ($($text:tt)*) => {
        $crate::cli::out::line(&mut std::io::stdout(), format_args!($($text)*))
    };
}

/// As `eprintln!`, which panics where its reader went away.
macro_rules! note {
    ($($text:tt)*) => {
        $crate::cli::out::line(&mut std::io::stderr(), format_args!($($text)*))
    };
}

pub(super) use {note, say};
