//! `furat demo`: made-up incidents, in the window or in a workspace.

use std::path::Path;

use serde_json::json;

use super::args::DemoArgs;
use super::{Failure, Session, Streams, own_places, space};
use crate::diagnostic::Reporter;
use crate::store::Store;
use crate::workspace::{Problem, Workspace};

/// So many made-up incidents.
pub(super) fn made_up(incidents: u32, seed: u64, session: &Session<'_>) -> Result<Store, Failure> {
    let places = own_places::read(session.texts).map_err(Failure::Broken)?;
    let broken = |row: String| Failure::Broken(session.texts.error("bad-table", &[("reason", row.into())]));
    crate::demo::demo(&places, incidents, seed).map_err(broken)
}

/// Puts made-up incidents into a new workspace.
///
/// # Errors
/// Where it cannot be made, or there is a file of that name.
pub(super) fn keep(args: &DemoArgs, path: &Path, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let failed = |problem: &Problem| Failure::Broken(space::told(problem, path, session.texts));
    let mut workspace = Workspace::create(path, &space::holder()).map_err(|problem| failed(&problem))?;
    let store = made_up(args.incidents, args.seed, session)?;
    let added = workspace.add_columns(&store).map_err(|problem| failed(&problem))?;
    let detail = json!({ "incidents": added.incidents, "seed": args.seed });
    workspace.note("made_up", space::now(), space::ENGINE, &detail).map_err(|problem| failed(&problem))?;
    let counts = [("articles", 0), ("incidents", added.incidents), ("known", 0), ("alike", 0)];
    writeln!(streams.output, "{}", session.texts.tr_args("space-added", &counts.map(|(name, count)| (name, count.into()))))?;
    Ok(Reporter::default())
}
