//! (to be written)

pub mod gazetteer;
