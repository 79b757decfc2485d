//! Reads an article and sets its hero image: headline and key figures in good type,
//! from SVG layouts, as PNG banners. No number reaches the picture that the article
//! does not hold.
//!
//! The one path is in [`renderer`]:
//! bytes → [`article`] → [`brief`] → [`scene`] → [`raster`] → [`banner`].

pub mod error;
pub mod note;
pub mod write;

pub mod encode;

pub mod rights;

pub mod article;
pub mod figures;

pub mod brief;

pub mod photo;

pub mod text;

pub mod layout;

pub mod scene;

pub mod raster;

pub mod described;

pub mod banner;

pub mod lint;

pub mod sheet;

pub mod social;

pub mod renderer;

pub mod house;

pub mod publish;

pub mod batch;

pub mod verify;

pub mod snapshot;

pub mod torture;

pub mod gallery;

pub use error::{Error, Result};
pub use note::Note;
pub use renderer::Renderer;

/// The files built into the program.
mod assets {
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}
