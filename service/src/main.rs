//! The binary `rfm`: parses the command line and calls `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    rfm_service::cli::main()
}
