//! Tables whose columns nobody has told: which of those that were dropped, what the user says of them, and what their rows would become.

use std::path::PathBuf;

use crate::cli::load::Knowledge;
use crate::cli::mappings;
use crate::context::{AskedTable, Command};
use crate::exchange::Placer;
use crate::gazetteer::Gazetteer;
use crate::i18n::Texts;
use crate::import::{Mapping, first_rows, heads, is_readable, tried};

use super::apply::Effect;
use super::frame::FuratApp;
use super::reading::Input;
use super::state::AppState;

/// Tables to be read as they are, and those that somebody is to be asked about.
pub(super) fn sort_out(paths: Vec<PathBuf>, known: &[Mapping], knowledge: &Knowledge, texts: &Texts) -> (Vec<PathBuf>, Vec<AskedTable>) {
    let remembered = mappings::remembered();
    let (mut ready, mut asked) = (Vec::new(), Vec::<AskedTable>::new());
    for path in paths {
        let head = mappings::head(&path).filter(|head| is_readable(head, texts)).unwrap_or_default();
        let heads = heads(&head);
        let mapping = Mapping::guess(&heads);
        let is_known = known.iter().chain(&remembered).any(|mapping| mapping.fits(&heads));
        if head.is_empty() || is_known || mapping.is_own() || mapping.is_complete() {
            ready.push(path);
        } else if let Some(like) = asked.iter_mut().find(|table| table.mapping.fits(&heads)) {
            like.paths.push(path);
        } else {
            let rows = first_rows(&head, mappings::PREVIEWED);
            let tried = tried(&mapping, &rows, &mut Placer::new(&knowledge.gazetteer), texts);
            asked.push(AskedTable { paths: vec![path], mapping, rows, tried });
        }
    }
    (ready, asked)
}

/// Carries out a command about the table that is asked about; gives back one that is none.
pub(super) fn apply(state: &mut AppState, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::MapColumn(column, at) => {
            let Some(table) = state.tables.front_mut() else { return Ok(Vec::new()) };
            table.mapping.give(column, at);
            Ok(vec![Effect::TryTable])
        }
        Command::ImportTable => {
            let Some(table) = state.tables.pop_front_if(|table| table.mapping.is_enough()) else { return Ok(Vec::new()) };
            let AskedTable { paths, mapping, .. } = table;
            state.mappings.retain(|known| !mapping.heads.iter().map(|(head, _)| head).eq(known.heads.iter().map(|(head, _)| head)));
            state.mappings.push(mapping.clone());
            Ok(vec![Effect::Read(Input::Table { paths, mapping })])
        }
        Command::SkipTable => {
            state.tables.pop_front();
            Ok(Vec::new())
        }
        other => Err(other),
    }
}

impl AppState {
    /// Puts tables behind those that wait already; files with the same heads go together.
    pub(super) fn ask_about(&mut self, tables: Vec<AskedTable>) {
        for table in tables {
            let heads = |table: &AskedTable| table.mapping.heads.iter().map(|(head, _)| head.clone()).collect::<Vec<_>>();
            match self.tables.iter_mut().find(|known| known.mapping.fits(&heads(&table))) {
                Some(known) => {
                    let new = table.paths.into_iter().filter(|path| !known.paths.contains(path)).collect::<Vec<_>>();
                    known.paths.extend(new);
                }
                None => self.tables.push_back(table),
            }
        }
    }
}

impl FuratApp {
    /// Works out anew what the first rows would become.
    pub(super) fn try_table(&mut self) {
        let none = Gazetteer::default();
        let gazetteer = self.reader.knowledge().map_or(&none, |knowledge| &knowledge.gazetteer);
        if let Some(table) = self.state.tables.front_mut() {
            table.tried = tried(&table.mapping, &table.rows, &mut Placer::new(gazetteer), &self.state.texts);
        }
    }
}
