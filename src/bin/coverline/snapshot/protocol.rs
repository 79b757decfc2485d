//! How a picture is sent to a terminal, by the protocol that it speaks.

use super::picture::Room;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use color_quant::NeuQuant;
use image::{ImageFormat, Rgba, RgbaImage};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;

/// How a terminal is sent a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    Kitty,
    Iterm,
    Sixel,
    /// Not at all: paths are shown.
    None,
}

impl Protocol {
    /// What a terminal says of itself in its environment; `COVERLINE_IMAGES` overrules.
    pub(super) fn of(environment: &dyn Fn(&str) -> Option<String>) -> Result<Self, String> {
        let value = |name| environment(name).unwrap_or_default();
        match value("COVERLINE_IMAGES").as_str() {
            "kitty" => return Ok(Self::Kitty),
            "iterm" => return Ok(Self::Iterm),
            "sixel" => return Ok(Self::Sixel),
            "none" => return Ok(Self::None),
            "" => {}
            other => {
                return Err(format!(
                    "COVERLINE_IMAGES={other}: give kitty, iterm, sixel or none"
                ));
            }
        }
        let (term, program) = (value("TERM"), value("TERM_PROGRAM"));
        // tmux and screen hand on the environment of the terminal around them, but not its pictures.
        let wrapped = !value("TMUX").is_empty() || !value("STY").is_empty();
        Ok(if wrapped {
            Self::None
        } else if !value("KITTY_WINDOW_ID").is_empty()
            || ["xterm-kitty", "xterm-ghostty"].contains(&term.as_str())
            || program == "ghostty"
        {
            Self::Kitty
        } else if ["iTerm.app", "WezTerm"].contains(&program.as_str()) {
            Self::Iterm
        } else if ["sixel", "mlterm", "foot"]
            .iter()
            .any(|name| term.contains(name))
        {
            Self::Sixel
        } else {
            Self::None
        })
    }
}
/// The bytes that draw a picture where the cursor stands; nothing for a terminal without pictures.
pub(super) fn sent(picture: &RgbaImage, protocol: Protocol, room: Room) -> Result<String, String> {
    let columns = picture.width().div_ceil(room.cell.0).min(room.cells.0);
    match protocol {
        Protocol::None => Ok(String::new()),
        Protocol::Sixel => Ok(sixel(picture)),
        Protocol::Kitty => Ok(kitty(&png(picture)?, columns)),
        Protocol::Iterm => Ok(format!(
            "\x1b]1337;File=inline=1;width={columns};preserveAspectRatio=1:{}\x07",
            png(picture)?
        )),
    }
}

/// The picture as PNG, in base64.
fn png(picture: &RgbaImage) -> Result<String, String> {
    let mut bytes = Cursor::new(Vec::new());
    let written = picture.write_to(&mut bytes, ImageFormat::Png);
    written.map_err(|e| e.to_string())?;
    Ok(STANDARD.encode(bytes.into_inner()))
}

/// Takes away every picture that was sent before; terminals without the protocol pass it over.
pub(super) const KITTY_CLEAR: &str = "\x1b_Ga=d,d=A,q=2\x1b\\";

/// The kitty graphics protocol: PNG in pieces of at most 4096 letters; `q=2` wants no answer,
/// which would be read as keys.
fn kitty(png: &str, columns: u32) -> String {
    const PIECE: usize = 4096;
    let mut sent = String::new();
    let mut head = format!("a=T,f=100,q=2,c={columns},");
    let mut rest = png;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(PIECE.min(rest.len())); // base64 is ASCII
        let more = u8::from(!after.is_empty());
        let _ = write!(sent, "\x1b_G{head}m={more};{piece}\x1b\\"); // a `String` takes all
        head.clear();
        rest = after;
    }
    sent
}

/// Sixel, as the VT340 reads it: bands of six rows, and in each band a line for every colour of it.
/// What is clear is not drawn (`0;1`).
fn sixel(picture: &RgbaImage) -> String {
    let (width, height) = picture.dimensions();
    let palette = NeuQuant::new(10, 256, picture.as_raw()); // every tenth pixel is learnt from: banners are flat
    let mut sent = format!("\x1bP0;1q\"1;1;{width};{height}");
    for (i, [r, g, b]) in palette
        .color_map_rgb()
        .as_chunks::<3>()
        .0
        .iter()
        .enumerate()
    {
        let percent = |c: &u8| u32::from(*c) * 100 / 255;
        let _ = write!(sent, "#{i};2;{};{};{}", percent(r), percent(g), percent(b));
    }
    let mut known: BTreeMap<[u8; 4], usize> = BTreeMap::new(); // few colours, asked for often
    for top in (0..height).step_by(6) {
        let mut lines: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
        for y in top..height.min(top + 6) {
            for x in 0..width {
                let Rgba(c) = *picture.get_pixel(x, y);
                if c[3] == 0 {
                    continue;
                }
                let nearest = || palette.index_of(&c);
                let color = *known.entry(c).or_insert_with(nearest);
                let line = lines
                    .entry(color)
                    .or_insert_with(|| vec![0; width as usize]);
                line[x as usize] |= 1 << (y - top);
            }
        }
        for (color, line) in &lines {
            let _ = write!(sent, "#{color}");
            for same in line.chunk_by(|a, b| a == b) {
                let letter = char::from(b'?' + same[0]);
                match same.len() {
                    times @ 4.. => drop(write!(sent, "!{times}{letter}")),
                    times => sent.extend(std::iter::repeat_n(letter, times)),
                }
            }
            sent.push('$');
        }
        sent.push('-');
    }
    sent + "\x1b\\"
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_known_by_its_environment() {
        for (name, environment, want) in [
            ("kitty", &[("TERM", "xterm-kitty")][..], Protocol::Kitty),
            (
                "a kitty window",
                &[("KITTY_WINDOW_ID", "1")],
                Protocol::Kitty,
            ),
            (
                "kitty in tmux",
                &[("KITTY_WINDOW_ID", "1"), ("TMUX", "/tmp/x")],
                Protocol::None,
            ),
            ("ghostty", &[("TERM_PROGRAM", "ghostty")], Protocol::Kitty),
            ("iTerm", &[("TERM_PROGRAM", "iTerm.app")], Protocol::Iterm),
            (
                "WezTerm",
                &[("TERM_PROGRAM", "WezTerm"), ("TERM", "xterm-256color")],
                Protocol::Iterm,
            ),
            ("foot", &[("TERM", "foot-extra")], Protocol::Sixel),
            ("mlterm", &[("TERM", "mlterm")], Protocol::Sixel),
            ("xterm", &[("TERM", "xterm-256color")], Protocol::None),
            ("nothing said", &[], Protocol::None),
            (
                "overruled",
                &[("TERM", "xterm-kitty"), ("COVERLINE_IMAGES", "none")],
                Protocol::None,
            ),
            (
                "sixel in tmux",
                &[("TMUX", "/tmp/x"), ("COVERLINE_IMAGES", "sixel")],
                Protocol::Sixel,
            ),
        ] {
            let value = |asked: &str| {
                let found = environment.iter().find(|(name, _)| *name == asked);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(Protocol::of(&value), Ok(want), "{name}");
        }
        let wrong = Protocol::of(&|name| (name == "COVERLINE_IMAGES").then(|| "gif".to_owned()));
        assert!(wrong.is_err(), "a word that is none of them");
    }

    const ROOM: Room = Room {
        cells: (80, 20),
        cell: (10, 20),
    };

    #[test]
    fn kitty_is_sent_pieces_of_which_the_last_says_so() {
        for (length, want) in [
            (1, &["0"][..]),
            (4096, &["0"]),
            (4097, &["1", "0"]),
            (9000, &["1", "1", "0"]),
        ] {
            let sent = kitty(&"A".repeat(length), 40);
            let pieces: Vec<&str> = sent.split_terminator("\x1b\\").collect();
            let more: Vec<&str> = pieces
                .iter()
                .filter_map(|piece| piece.split_once("m=")?.1.get(..1))
                .collect();
            assert_eq!(more, want, "{length}");
            assert_eq!(sent.matches("a=T").count(), 1, "{length}");
            assert_eq!(sent.matches('A').count(), length, "{length}");
        }
    }

    /// The rows and colours of a sixel picture, read as a terminal does.
    fn drawn(sent: &str, width: usize, height: usize) -> Vec<Vec<Option<[u32; 3]>>> {
        let mut palette = BTreeMap::new();
        let mut pixels = vec![vec![None; width]; height.next_multiple_of(6)];
        let (mut x, mut top, mut color, mut times) = (0, 0, 0, 1);
        let body = sent
            .strip_prefix("\x1bP0;1q")
            .and_then(|sent| sent.strip_suffix("\x1b\\"));
        let mut letters = body.expect("begins and ends as sixel").chars().peekable();
        while let Some(letter) = letters.next() {
            let mut numbers = || {
                let mut text = String::new();
                while let Some(c) = letters.next_if(|c| c.is_ascii_digit() || *c == ';') {
                    text.push(c);
                }
                text.split(';')
                    .filter_map(|n| n.parse::<u32>().ok())
                    .collect::<Vec<u32>>()
            };
            match letter {
                '"' => drop(numbers()),
                '#' => match numbers()[..] {
                    [i, 2, r, g, b] => drop(palette.insert(i, [r, g, b])),
                    [i] => color = i,
                    _ => panic!("a colour of another kind"),
                },
                '!' => times = numbers()[0],
                '$' => x = 0,
                '-' => (x, top) = (0, top + 6),
                '?'..='~' => {
                    let bits = letter as u32 - u32::from(b'?');
                    for _ in 0..std::mem::replace(&mut times, 1) {
                        for bit in (0..6).filter(|bit| bits & (1 << bit) != 0) {
                            pixels[top + bit][x] = palette.get(&color).copied();
                        }
                        x += 1;
                    }
                }
                other => panic!("{other:?} is no sixel"),
            }
        }
        pixels.truncate(height);
        pixels
    }

    #[test]
    fn sixel_draws_every_pixel_in_its_colour() {
        let [red, blue, clear] = [[255, 0, 0, 255], [0, 0, 255, 255], [0; 4]].map(Rgba);
        let picture = RgbaImage::from_fn(50, 17, |x, y| match (x / 7 + y / 5) % 3 {
            0 => red,
            1 => blue,
            _ => clear,
        });
        let sent = sent(&picture, Protocol::Sixel, ROOM).expect("encoded");
        for (y, row) in (0..).zip(drawn(&sent, 50, 17)) {
            for (x, pixel) in (0..).zip(row) {
                let color = pixel.map(|[r, _, b]| if r > b { red } else { blue });
                let want = *picture.get_pixel(x, y);
                assert_eq!(color.unwrap_or(clear), want, "{x}, {y}");
            }
        }
    }
}
