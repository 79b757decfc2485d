//! Colours of other spaces as sRGB, by the ICC profile that a photo carries (ICC.1:2022),
//! relative colorimetric. `moxcms` reads the profile; the arithmetic is our own, since a library's
//! differs in the last bit from one processor to the next, and the same photo must give the same
//! banner everywhere.

use super::light::{curved, encoded};
use moxcms::{ColorProfile, DataColorSpace, LutDataType, LutStore, LutWarehouse, ToneReprCurve};

/// The largest profile that presses use takes 3 MiB.
const MAX_BYTES: usize = 8 << 20;
/// Light from 0 to 1, as whole numbers of this many.
const ONE: i64 = 1 << 14;
/// Nodes of a lattice each way, by the number of its inks.
const NODES_RGB: usize = 33;
const NODES_CMYK: usize = 17;
/// What an sRGB value may differ and still be the same: such a profile changes nothing.
const SAME: u8 = 2;
/// From XYZ as profiles connect them (D50) to linear sRGB: the inverse of the colorants that
/// sRGB's own profile holds.
const TO_SRGB: [[f64; 3]; 3] = [
    [3.134_112_2, -1.617_392_4, -0.490_633_4],
    [-0.978_787_3, 1.916_279_6, 0.033_454_7],
    [0.071_983_0, -0.228_985_8, 1.405_385_1],
];
/// The white of that space.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];

/// The way from a photo's own colours to sRGB.
pub(super) enum Profile {
    /// Three curves and a matrix.
    Matrix(Box<Matrix>),
    /// A table of colours, and what lies between by the nearest four nodes.
    Lattice(Lattice),
    /// One curve.
    Gray(Box<[u8; 256]>),
}

pub(super) struct Matrix {
    curves: [[i64; 256]; 3],
    rows: [[i64; 3]; 3],
    out: Vec<u8>,
}

pub(super) struct Lattice {
    side: usize,
    nodes: Vec<[u16; 3]>,
}

/// What a profile comes to.
pub(super) enum Read {
    /// Colours are to be changed.
    As(Profile),
    /// They are sRGB already.
    Srgb,
    /// It cannot be read, or is of a kind that is not.
    Unknown,
}

/// Reads the profile of a photo with so many colours a pixel: 1, 3 or 4.
pub(super) fn read(bytes: &[u8], colors: usize) -> Read {
    if bytes.len() > MAX_BYTES {
        return Read::Unknown;
    }
    let Ok(profile) = ColorProfile::new_from_slice(bytes) else {
        return Read::Unknown;
    };
    let table = profile.lut_a_to_b_colorimetric.as_ref();
    let table = table.or(profile.lut_a_to_b_perceptual.as_ref());
    let found = match (profile.color_space, colors) {
        (DataColorSpace::Rgb, 3) if profile.red_trc.is_some() => {
            Matrix::of(&profile).map(|matrix| Profile::Matrix(Box::new(matrix)))
        }
        (DataColorSpace::Rgb, 3) => lattice(table, profile.pcs, 3),
        (DataColorSpace::Cmyk, 4) => lattice(table, profile.pcs, 4),
        (DataColorSpace::Gray, 1) => profile.gray_trc.as_ref().map(|curve| {
            let grey = |i: usize| encoded(bent(curve, i as f64 / 255.0));
            Profile::Gray(Box::new(std::array::from_fn(grey)))
        }),
        _ => None,
    };
    match found {
        None => Read::Unknown,
        Some(profile) if profile.is_srgb() => Read::Srgb,
        Some(profile) => Read::As(profile),
    }
}

impl Profile {
    /// A colour as sRGB; of CMYK, how much ink.
    pub(super) fn srgb(&self, color: &[u8]) -> [u8; 3] {
        match (self, color) {
            (Self::Matrix(matrix), &[red, green, blue]) => matrix.srgb([red, green, blue]),
            (Self::Lattice(lattice), &[red, green, blue]) => {
                let value = lattice.between([red, green, blue], 0);
                value.map(|v| (v >> 16) as u8)
            }
            (Self::Lattice(lattice), &[cyan, magenta, yellow, black]) => {
                lattice.with_black([cyan, magenta, yellow], black)
            }
            (Self::Gray(curve), &[grey]) => [curve[usize::from(grey)]; 3],
            (_, color) => [color.first().copied().unwrap_or_default(); 3],
        }
    }

    /// Whether it changes nothing that an eye sees: many cameras write out sRGB's own.
    fn is_srgb(&self) -> bool {
        let kept = |color: [u8; 3]| {
            let changed = self.srgb(&color);
            changed
                .iter()
                .zip(color)
                .all(|(a, b)| a.abs_diff(b) <= SAME)
        };
        let steps = || (0..=255u8).step_by(17);
        match self {
            Self::Gray(curve) => (0..=255u8).all(|g| curve[usize::from(g)].abs_diff(g) <= SAME),
            Self::Lattice(lattice) if lattice.side == NODES_CMYK => false,
            _ => steps().all(|r| steps().all(|g| steps().all(|b| kept([r, g, b])))),
        }
    }
}

impl Matrix {
    fn of(profile: &ColorProfile) -> Option<Self> {
        let curves = [&profile.red_trc, &profile.green_trc, &profile.blue_trc];
        let [red, green, blue] = curves.map(|curve| {
            let curve = curve.as_ref()?;
            let light = |i: usize| (bent(curve, i as f64 / 255.0) * ONE as f64).round() as i64;
            Some(std::array::from_fn(light))
        });
        let own = profile.rgb_to_xyz_matrix().v;
        let rows = std::array::from_fn(|to| {
            std::array::from_fn(|from| {
                let sum: f64 = (0..3).map(|by| TO_SRGB[to][by] * own[by][from]).sum();
                (sum.clamp(-8.0, 8.0) * ONE as f64).round() as i64
            })
        });
        Some(Self {
            curves: [red?, green?, blue?],
            rows,
            out: (0..=ONE).map(|v| encoded(v as f64 / ONE as f64)).collect(),
        })
    }

    fn srgb(&self, color: [u8; 3]) -> [u8; 3] {
        let light: [i64; 3] = std::array::from_fn(|i| self.curves[i][usize::from(color[i])]);
        self.rows.map(|[red, green, blue]| {
            let sum = red * light[0] + green * light[1] + blue * light[2];
            let value = ((sum + ONE / 2) / ONE).clamp(0, ONE);
            self.out[value as usize]
        })
    }
}

/// A curve of a profile, from 0 to 1 to light from 0 to 1.
fn bent(curve: &ToneReprCurve, x: f64) -> f64 {
    let bent = match curve {
        ToneReprCurve::Lut(table) => match table.as_slice() {
            [] => x,
            [gamma] => libm::pow(x, f64::from(*gamma) / 256.0),
            table => sampled(|i| f64::from(table[i]) / 65_535.0, table.len(), x),
        },
        ToneReprCurve::Parametric(p) => {
            let p: Vec<f64> = p.iter().map(|p| f64::from(*p)).collect();
            let at = |i: usize| p.get(i).copied().unwrap_or_default();
            let power = |x: f64| libm::pow((at(1) * x + at(2)).max(0.0), at(0));
            match p.len() {
                0 => x,
                1 => libm::pow(x, at(0)),
                3 if x >= -at(2) / at(1) => power(x),
                3 => 0.0,
                4 if x >= -at(2) / at(1) => power(x) + at(3),
                4 => at(3),
                _ if x >= at(4) => power(x) + at(5),
                _ => at(3) * x + at(6),
            }
        }
    };
    if bent.is_finite() {
        bent.clamp(0.0, 1.0)
    } else {
        x
    }
}

/// Between the two nearest of evenly spaced samples.
fn sampled(sample: impl Fn(usize) -> f64, count: usize, x: f64) -> f64 {
    let last = count.saturating_sub(1);
    let at = x.clamp(0.0, 1.0) * last as f64;
    let below = (at as usize).min(last);
    let (low, high) = (sample(below), sample((below + 1).min(last)));
    low + (high - low) * (at - below as f64)
}

fn lattice(table: Option<&LutWarehouse>, space: DataColorSpace, inks: usize) -> Option<Profile> {
    let Some(LutWarehouse::Lut(table)) = table else {
        return None;
    };
    let table = Table::of(table, inks, space == DataColorSpace::Lab)?;
    let side = if inks == 4 { NODES_CMYK } else { NODES_RGB };
    // What full ink still reflects counts as black, or no photo would have any.
    let dark = match inks {
        4 => table.xyz(&[1.0; 4]),
        _ => table.xyz(&[0.0; 3]),
    };
    let dark = (dark[1] / WHITE[1]).clamp(0.0, 0.2);
    let nodes = (0..side.pow(inks as u32)).map(|number| {
        let ink = |i: usize| ((number / side.pow(i as u32)) % side) as f64 / (side - 1) as f64;
        let inks: Vec<f64> = (0..inks).map(ink).collect();
        let xyz = table.xyz(&inks);
        let seen: [f64; 3] = std::array::from_fn(|i| (xyz[i] - dark * WHITE[i]) / (1.0 - dark));
        TO_SRGB.map(|row| {
            let light: f64 = row.iter().zip(seen).map(|(a, b)| a * b).sum();
            (curved(light) * 65_280.0).round() as u16
        })
    });
    Some(Profile::Lattice(Lattice {
        side,
        nodes: nodes.collect(),
    }))
}

impl Lattice {
    /// A colour between the nodes around it, in 2⁻¹⁶ of an sRGB value and half of one more: by
    /// tetrahedra (Sakamoto and Itooka, 1981), since they keep greys grey.
    fn between(&self, color: [u8; 3], layer: usize) -> [u32; 3] {
        let last = self.side as u32 - 1;
        let mut corner = layer * self.side.pow(3);
        let mut ways = [(0u32, 0usize); 3];
        for (i, value) in color.into_iter().enumerate() {
            let at = u32::from(value) * last;
            // The last node is the upper end of its cell.
            let cell = (at / 255).min(last - 1);
            let step = self.side.pow(i as u32);
            corner += cell as usize * step;
            ways[i] = (at - cell * 255, step);
        }
        ways.sort_by_key(|way| std::cmp::Reverse(*way));
        let [(far, a), (middle, b), (near, c)] = ways;
        let weights = [255 - far, far - middle, middle - near, near];
        let places = [corner, corner + a, corner + a + b, corner + a + b + c];
        std::array::from_fn(|i| {
            let sum: u32 = weights
                .iter()
                .zip(places)
                .map(|(weight, at)| weight * u32::from(self.nodes[at][i]))
                .sum();
            sum / 255 * 256 + (1 << 15)
        })
    }

    fn with_black(&self, color: [u8; 3], black: u8) -> [u8; 3] {
        let last = self.side as u32 - 1;
        let at = u32::from(black) * last;
        let cell = (at / 255).min(last - 1);
        let part = u64::from(at - cell * 255);
        let less = self.between(color, cell as usize);
        let more = self.between(color, cell as usize + 1);
        std::array::from_fn(|i| {
            let sum = u64::from(less[i]) * (255 - part) + u64::from(more[i]) * part;
            ((sum / 255) >> 16) as u8
        })
    }
}

/// A table of a profile (`lut8Type`, `lut16Type`), as numbers from 0 to 1.
struct Table<'a> {
    inks: usize,
    grid: usize,
    curves: Samples<'a>,
    nodes: Samples<'a>,
    ends: Samples<'a>,
    /// Lab, else XYZ.
    lab: bool,
}

struct Samples<'a> {
    store: &'a LutStore,
    /// Of each channel.
    length: usize,
}

impl Samples<'_> {
    fn len(&self) -> usize {
        match self.store {
            LutStore::Store8(values) => values.len(),
            LutStore::Store16(values) => values.len(),
        }
    }

    fn at(&self, i: usize) -> f64 {
        match self.store {
            LutStore::Store8(values) => values.get(i).map_or(0.0, |v| f64::from(*v) / 255.0),
            LutStore::Store16(values) => values.get(i).map_or(0.0, |v| f64::from(*v) / 65_535.0),
        }
    }

    fn curve(&self, channel: usize, x: f64) -> f64 {
        sampled(|i| self.at(channel * self.length + i), self.length, x)
    }
}

impl<'a> Table<'a> {
    fn of(table: &'a LutDataType, inks: usize, lab: bool) -> Option<Self> {
        let grid = usize::from(table.num_clut_grid_points);
        let samples = |store, length: u16| Samples {
            store,
            length: usize::from(length),
        };
        let made = Self {
            inks,
            grid,
            curves: samples(&table.input_table, table.num_input_table_entries),
            nodes: samples(&table.clut_table, 0),
            ends: samples(&table.output_table, table.num_output_table_entries),
            lab,
        };
        let whole = usize::from(table.num_input_channels) == inks
            && table.num_output_channels == 3
            && grid >= 2
            && made.curves.length >= 2
            && made.ends.length >= 2
            && made.curves.len() >= inks * made.curves.length
            && made.ends.len() >= 3 * made.ends.length
            && made.nodes.len() >= grid.checked_pow(inks as u32)?.checked_mul(3)?;
        whole.then_some(made)
    }

    /// XYZ of a colour: between all corners of its cell.
    fn xyz(&self, inks: &[f64]) -> [f64; 3] {
        let mut cells = [(0usize, 0.0f64); 4];
        for (i, ink) in inks.iter().enumerate().take(self.inks) {
            let at = self.curves.curve(i, *ink) * (self.grid - 1) as f64;
            let cell = (at as usize).min(self.grid - 2);
            cells[i] = (cell, at - cell as f64);
        }
        let mut sums = [0.0; 3];
        for corner in 0..1usize << self.inks {
            let (mut weight, mut place) = (1.0, 0);
            // The last ink varies fastest.
            for (i, (cell, part)) in cells.iter().enumerate().take(self.inks) {
                let upper = (corner >> i) & 1;
                weight *= if upper == 1 { *part } else { 1.0 - part };
                place = place * self.grid + cell + upper;
            }
            for (i, sum) in sums.iter_mut().enumerate() {
                *sum += weight * self.nodes.at(place * 3 + i);
            }
        }
        let value: [f64; 3] = std::array::from_fn(|i| self.ends.curve(i, sums[i]));
        if self.lab {
            let wide = matches!(self.nodes.store, LutStore::Store16(_));
            lab_to_xyz(value, wide)
        } else {
            value.map(|v| v * (1.0 + 32_767.0 / 32_768.0))
        }
    }
}

/// CIE 1976 L*a*b* as such tables hold it.
fn lab_to_xyz([l, a, b]: [f64; 3], wide: bool) -> [f64; 3] {
    // Sixteen bits end a little above 100 and 127: white is 0xFF00.
    let scale = if wide { 65_535.0 / 65_280.0 } else { 1.0 };
    let (l, a, b) = (
        l * scale * 100.0,
        a * scale * 255.0 - 128.0,
        b * scale * 255.0 - 128.0,
    );
    let y = (l + 16.0) / 116.0;
    let back = |t: f64| {
        if t > 6.0 / 29.0 {
            t * t * t
        } else {
            3.0 * (6.0f64 / 29.0) * (6.0 / 29.0) * (t - 4.0 / 29.0)
        }
    };
    [
        WHITE[0] * back(y + a / 500.0),
        WHITE[1] * back(y),
        WHITE[2] * back(y - b / 200.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(profile: &ColorProfile, colors: usize) -> Read {
        read(&profile.encode().expect("a profile"), colors)
    }

    #[test]
    fn an_srgb_profile_changes_nothing() {
        assert!(matches!(made(&ColorProfile::new_srgb(), 3), Read::Srgb));
        assert!(matches!(read(b"no profile", 3), Read::Unknown));
        assert!(matches!(made(&ColorProfile::new_srgb(), 4), Read::Unknown));
    }

    #[test]
    fn wider_spaces_come_out_as_srgb() {
        // Reckoned from the colorants of each space in double precision.
        #[rustfmt::skip]
        let rows: [(&str, ColorProfile, [u8; 3], [u8; 3]); 5] = [
            ("grey stays", ColorProfile::new_display_p3(), [128; 3], [128; 3]),
            ("P3 red is beyond", ColorProfile::new_display_p3(), [255, 0, 0], [255, 0, 0]),
            ("P3 orange", ColorProfile::new_display_p3(), [200, 120, 60], [213, 115, 42]),
            ("Adobe white", ColorProfile::new_adobe_rgb(), [255; 3], [255; 3]),
            ("Adobe teal", ColorProfile::new_adobe_rgb(), [100, 140, 130], [76, 141, 131]),
        ];
        for (name, profile, color, want) in rows {
            let Read::As(profile) = made(&profile, 3) else {
                panic!("{name}: not read");
            };
            let found = profile.srgb(&color);
            let near = found.iter().zip(want).all(|(a, b)| a.abs_diff(b) <= 2);
            assert!(near, "{name}: {found:?}");
        }
    }

    #[test]
    fn colours_between_nodes_are_theirs_in_part() {
        // Nodes that hold their own place: what comes out is what went in.
        let side = NODES_RGB;
        let nodes = (0..side.pow(3)).map(|n| {
            let at = |i: u32| (n / side.pow(i) % side * 65_280 / (side - 1)) as u16;
            [at(0), at(1), at(2)]
        });
        let lattice = Profile::Lattice(Lattice {
            side,
            nodes: nodes.collect(),
        });
        for color in [[0; 3], [255; 3], [1, 2, 3], [200, 17, 99], [254, 255, 0]] {
            let found = lattice.srgb(&color);
            let near = found.iter().zip(color).all(|(a, b)| a.abs_diff(b) <= 1);
            assert!(near, "{color:?}: {found:?}");
        }
    }
}
