//! `coverline layouts torture`: one sheet of hard cases for each layout file.

use crate::layouts::renderer;
use crate::{Ended, complain, say, tell, write};
use clap::Parser;
use coverline::layout::Look;
use coverline::scene::Size;
use coverline::torture::{Safe, Torture, torture};
use image::ImageFormat;
use std::io::Cursor;
use std::path::{Path, PathBuf};

#[derive(Parser)]
pub(crate) struct Args {
    /// Layout files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where the sheets go
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    /// A theme's name, or auto: the one that suits the layout
    #[arg(long, value_name = "NAME", default_value = "auto")]
    theme: String,
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", default_value = "1600x900", value_parser = |text: &str| Size::parse(text))]
    size: Size,
    /// A folder of faces that come before the built-in ones; may be given several times
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// A folder of themes that come before the built-in ones
    #[arg(long, value_name = "DIR")]
    layouts: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Ended {
    let ended = args.files.iter().map(|file| match one(args, file) {
        Ok(()) => Ended::Made,
        Err(why) => {
            complain(&why);
            Ended::Failed
        }
    });
    ended.max().unwrap_or(Ended::Made)
}

fn one(args: &Args, file: &Path) -> Result<(), String> {
    let mut renderer = renderer(args.layouts.as_deref(), &args.fonts).map_err(|e| e.to_string())?;
    renderer.take_layout(file).map_err(|e| e.to_string())?;
    let layout = renderer.shelf().layouts().first();
    let name = layout.map_or_else(String::new, |layout| layout.name.clone());
    let look = Look {
        layout: Some(name.clone()),
        theme: (args.theme != "auto").then(|| args.theme.clone()),
    };
    let Torture {
        sheet,
        safe,
        failed,
    } = torture(&renderer, &look, args.size).map_err(|e| e.to_string())?;
    let mut png = Cursor::new(Vec::new());
    sheet
        .write_to(&mut png, ImageFormat::Png)
        .map_err(|e| e.to_string())?;
    let picture = format!("{name}-torture-{}.png", args.size);
    let files = [(picture, png.get_ref().as_slice())];
    for path in write::all(&args.output, &files).map_err(|e| e.to_string())? {
        say(&path.display().to_string())?;
    }
    tell(&format!("{}: {}", file.display(), Safe::line(&safe)));
    if failed > 0 {
        tell(&format!(
            "{}: {failed} cases could not be set; the sheet says why",
            file.display()
        ));
    }
    Ok(())
}
