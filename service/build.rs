//! Compiles the gRPC contracts; needs no protoc.

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use prost::Message;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=../proto");
    println!("cargo:rerun-if-changed=migrations");
    let files = protox::compile(["rfm/v1/rfm.proto"], ["../proto"])?;
    let descriptors = PathBuf::from(env::var("OUT_DIR")?).join("rfm.bin");
    fs::write(descriptors, files.encode_to_vec())?;
    tonic_prost_build::configure().compile_fds(files)?;
    Ok(())
}
