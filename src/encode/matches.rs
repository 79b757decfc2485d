//! What is found in a backdrop once for all pictures that lie on it: its repeats, or its rows packed.

use super::deflate::{self, Packed, Rows, Token};
use super::filter::Filter;
use super::png::packed;
use super::{Effort, Picture};
use rayon::prelude::*;
use std::sync::{Arc, Mutex, OnceLock};

/// Rows are searched in so many parts side by side; the same on every machine.
const PARTS: u32 = 4;

/// How thoroughly `libdeflate` looks for them.
const LEVEL: i32 = 6;

/// What lies below a picture, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Under<'a> {
    /// Red, green, blue; as many as the picture has.
    pub pixels: &'a [u8],
    /// Found when they are first asked for.
    pub matches: &'a Matches,
}

/// What was found in a backdrop.
#[derive(Debug, Default)]
pub struct Matches {
    /// For [`Effort::Fast`]: its rows, packed.
    rows: OnceLock<Packed>,
    /// Its repeats.
    repeats: OnceLock<Vec<Token>>,
    /// Memory of rows that are packed, for others: as many as were packed side by side.
    spare: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Matches {
    /// None yet; with memory for rows that others use, too.
    #[must_use]
    pub fn sharing(spare: &Arc<Mutex<Vec<Vec<u8>>>>) -> Self {
        Self {
            spare: Arc::clone(spare),
            ..Self::default()
        }
    }

    /// Bytes that they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let repeats = self.repeats.get().map_or(0, Vec::len);
        repeats * size_of::<Token>() + self.rows.get().map_or(0, Packed::bytes)
    }
}

impl Under<'_> {
    /// Looks for what a picture of so many pixels will need, before it does.
    pub(crate) fn look(&self, size: (u32, u32), effort: Effort) {
        match effort {
            Effort::Fast => {
                self.rows(size.0);
            }
            _ => {
                self.repeats(size);
            }
        }
    }

    /// Its rows, packed when they are first asked for.
    fn rows(&self, width: u32) -> (Rows<'_>, &Packed) {
        let rows = Rows::of(self.pixels, width);
        let packed = self.matches.rows.get_or_init(|| Packed::of(rows));
        (rows, packed)
    }

    /// Its repeats, looked for when they are first asked for.
    fn repeats(&self, (width, height): (u32, u32)) -> &[Token] {
        let known = &self.matches.repeats;
        if let Some(known) = known.get() {
            return known;
        }
        // Outside of the lock: a thread that waits for its parts may take up another banner on
        // this backdrop, and would wait for itself.
        let below = Picture {
            width,
            height,
            pixels: self.pixels,
            backdrop: None,
        };
        let found = found(&below);
        known.get_or_init(|| found)
    }

    /// The zlib stream of a picture's rows; what it shares with the backdrop is packed as was
    /// found there.
    pub(super) fn packed(&self, picture: &Picture<'_>, effort: Effort) -> Vec<u8> {
        match effort {
            Effort::Fast => {
                let (below, known) = self.rows(picture.width);
                deflate::over(Rows::of(picture.pixels, picture.width), below, known)
            }
            _ => self.followed(picture),
        }
    }

    fn followed(&self, picture: &Picture<'_>) -> Vec<u8> {
        let known = self.repeats((picture.width, picture.height));
        let spare = self.matches.spare.lock();
        let spare = spare.ok().and_then(|mut spare| spare.pop());
        let rows = Filter::None.rows_in(spare.unwrap_or_default(), picture);
        let tokens = deflate::follow(
            &deflate::Laid {
                rows: &rows,
                width: picture.width as usize,
                pixels: picture.pixels,
                below: self.pixels,
            },
            known,
        );
        let packed = deflate::zlib(&tokens, libdeflater::adler32(&rows));
        if let Ok(mut spare) = self.matches.spare.lock() {
            spare.push(rows);
        }
        packed
    }
}

/// The tokens of a picture's rows, unfiltered, as `libdeflate` finds them.
fn found(picture: &Picture<'_>) -> Vec<Token> {
    let row = 3 * picture.width as usize;
    let height = picture.height.div_ceil(PARTS).max(1);
    let parts: Vec<&[u8]> = picture.pixels.chunks(height as usize * row).collect();
    let tokens = |pixels: &&[u8]| {
        let part = Picture {
            height: (pixels.len() / row) as u32,
            pixels,
            backdrop: None,
            ..*picture
        };
        let rows = Filter::None.rows(&part);
        // What `libdeflate` wrote can be read; if it could not, it would hold no repeats.
        deflate::tokens(&packed(&rows, LEVEL)).unwrap_or_else(|| deflate::bytes(&rows))
    };
    let parts: Vec<Vec<Token>> = parts.par_iter().map(tokens).collect();
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    /// A ramp with a patch, which is elsewhere in each.
    fn pixels(patch: usize) -> Vec<u8> {
        let (width, height) = (320, 240);
        let ramp = (0..3 * width * height).map(|at| (at / (3 * width) + at % 960 / 9) as u8);
        let mut pixels: Vec<u8> = ramp.collect();
        for (at, value) in pixels
            .iter_mut()
            .skip(5_000 * patch)
            .take(3_000)
            .enumerate()
        {
            *value = (at * at / 7) as u8;
        }
        pixels
    }

    #[test]
    fn many_banners_on_one_new_backdrop_wait_for_nobody() {
        let (done, waits) = mpsc::channel();
        std::thread::spawn(move || {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build();
            let pool = pool.expect("four threads");
            for round in 0..150 {
                let (below, matches) = (pixels(0), Matches::default());
                let packed = |patch: usize| {
                    let own = pixels(patch);
                    let under = Under {
                        pixels: &below,
                        matches: &matches,
                    };
                    let picture = Picture {
                        width: 320,
                        height: 240,
                        pixels: &own,
                        backdrop: Some(under),
                    };
                    under.packed(&picture, Effort::Default)
                };
                let files = Mutex::new(Vec::new());
                // More come while the first is still looking for repeats with idle threads.
                pool.in_place_scope(|scope| {
                    for patch in 1..12 {
                        let (packed, files) = (&packed, &files);
                        scope.spawn(move |_| {
                            let file = (patch, packed(patch));
                            files.lock().expect("no panic").push(file);
                        });
                        std::thread::sleep(Duration::from_micros(50 * (round % 20)));
                    }
                });
                let files = files.into_inner().expect("no panic");
                let same = files.iter().all(|(patch, file)| *file == packed(*patch));
                assert!(same && files.len() == 11, "threads change a byte");
            }
            done.send(())
        });
        let ended = waits.recv_timeout(Duration::from_secs(120));
        assert_eq!(ended, Ok(()), "a thread waits for itself");
    }
}
