//! Parses the command line and runs it.

use std::io::{self, BufWriter};
use std::process::ExitCode;

use clap::Parser as _;
use furat::cli::{self, Streams, args::Arguments};

/// Extraction and import make and drop many small things: a fifth faster with this, and no larger in memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    env_logger::init();
    let arguments = Arguments::parse();
    let mut streams =
        Streams { input: &mut io::stdin().lock(), output: &mut BufWriter::new(io::stdout().lock()), messages: &mut io::stderr().lock() };
    ExitCode::from(cli::run(arguments, &mut streams) as u8)
}
