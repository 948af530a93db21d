//! Compiles the gRPC contracts; needs no protoc. Has the page built in anew where its files changed.

use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use prost::Message;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=../proto");
    println!("cargo:rerun-if-changed=migrations");
    // Other profiles read the page's files when they start.
    if env::var("PROFILE")? == "release" {
        watch(Path::new("../web/dist"));
    }
    let files = protox::compile(["rfm/v1/rfm.proto"], ["../proto"])?;
    let descriptors = PathBuf::from(env::var("OUT_DIR")?).join("rfm.bin");
    fs::write(descriptors, files.encode_to_vec())?;
    tonic_prost_build::configure().compile_fds(files)?;
    Ok(())
}

/// A folder that is not there would have this run with every build; an empty one is watched. It may be that nothing
/// can be written here, and that is no failure.
fn watch(folder: &Path) {
    if !folder.exists() && fs::create_dir(folder).is_ok() {
        // Older than this run, or the next build would take it for a change.
        let _ = File::open(folder).and_then(|opened| opened.set_modified(SystemTime::UNIX_EPOCH));
    }
    println!("cargo:rerun-if-changed={}", folder.display());
}
