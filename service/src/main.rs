//! The binary `rfm`: parses the command line and calls `cli`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Orders are allocated on the thread that reads and freed on the one that adds up, which the system's
/// allocator makes them wait for.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    rfm_service::cli::main()
}
