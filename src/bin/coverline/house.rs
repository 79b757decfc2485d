//! The house file where the command runs, and a renderer as it and the flags want it.

use coverline::house::{FILE, House, Look};
use coverline::{Renderer, Result};
use std::path::{Path, PathBuf};

/// The house file that is named, or the one where the command runs; a house without wishes when
/// there is none.
pub(crate) fn open(named: Option<&Path>) -> std::result::Result<House, String> {
    let beside = Path::new(FILE);
    let file = named.or_else(|| beside.is_file().then_some(beside));
    let house = file
        .map(House::open)
        .transpose()
        .map_err(|e| e.to_string())?;
    Ok(house.unwrap_or_default())
}

/// A renderer with the house's folders, theme and logo, over which flags win; and the theme that
/// is asked for.
pub(crate) fn renderer(
    house: &House,
    layouts: Option<&Path>,
    fonts: &[PathBuf],
    theme: Option<&str>,
) -> Result<(Renderer, Option<String>)> {
    let mut renderer = Renderer::new()?;
    // A `layouts` folder where the command runs is taken as if it had been named.
    let beside = Path::new("layouts");
    let unnamed = layouts.is_none() && house.layouts.is_none() && beside.is_dir();
    let layouts = layouts.or(unnamed.then_some(beside));
    let theme = Look::read(theme.unwrap_or_default(), Path::new("."))?;
    let theme = house.furnish(&mut renderer, layouts, fonts, theme)?;
    Ok((renderer, theme))
}
