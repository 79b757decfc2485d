//! Glyphs in colour: paint graphs (`COLR`, both versions), painted through `skrifa`.

use super::brush;
use super::glyphs::Pen;
use super::strike;
use crate::text::{Glyph, Run};
use skrifa::color::{Brush, ColorGlyph, ColorPainter, CompositeMode, Transform as Matrix};
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::raw::types::BoundingBox;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use std::borrow::Cow;
use tiny_skia::{
    BlendMode, Color, FillRule, Mask, Paint, PathBuilder, Pixmap, PixmapPaint, Rect, Transform,
};

/// How far a glyph without a box of its own may reach from its origin, in ems: left, up,
/// right, down. What lies beyond is not drawn.
const REACH: [f32; 4] = [0.5, 1.5, 2.5, 1.0];
/// The entry of a palette that stands for the colour of the words.
const INK: u16 = 0xffff;

/// Draws the glyphs of a run that have colours of their own, and gives back those that are
/// plain outlines. `ink` is the colour of the words, which pictures may use too.
pub(super) fn draw<'a>(run: &'a Run, ink: Color, onto: &mut Pixmap) -> Cow<'a, Run> {
    let Ok(font) = FontRef::from_index(run.font.data.data(), run.font.index) else {
        return Cow::Borrowed(run);
    };
    let holds = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    if !holds(b"COLR") && !holds(b"CBDT") && !holds(b"sbix") {
        return Cow::Borrowed(run);
    }
    let coords = run.coords.iter().map(|c| NormalizedCoord::from_bits(*c));
    let coords: Vec<_> = coords.collect();
    let mut plain = run.clone();
    plain.glyphs.retain(|glyph| {
        let colored = font.color_glyphs().get(GlyphId::new(glyph.id));
        let drawn = match colored {
            Some(colored) => Painter::new(&font, &coords, &colored, run.size, glyph)
                .and_then(|painter| painter.paint(&colored, ink, onto)),
            None => strike::draw(&font, glyph, run.size, onto),
        };
        drawn.is_none()
    });
    Cow::Owned(plain)
}

/// Paints one glyph on a picture of its own, which is then laid on the banner.
struct Painter<'a> {
    font: &'a FontRef<'a>,
    coords: &'a [NormalizedCoord],
    ink: Color,
    /// The picture's place on the banner.
    left: i32,
    top: i32,
    /// Each from font units to the picture; the last one holds.
    transforms: Vec<Transform>,
    /// What may be painted on; `None` for all. The last one holds.
    clips: Vec<Option<Mask>>,
    /// What is painted, and how each goes on the one below; the last is painted on.
    layers: Vec<(Pixmap, BlendMode)>,
}

impl<'a> Painter<'a> {
    /// `None` when the glyph has no extent.
    fn new(
        font: &'a FontRef<'a>,
        coords: &'a [NormalizedCoord],
        colored: &ColorGlyph<'_>,
        size: f32,
        at: &Glyph,
    ) -> Option<Self> {
        let own = colored.bounding_box(LocationRef::new(coords), Size::new(size));
        let [left, up, right, down] = own.map_or(REACH.map(|ems| ems * size), |own| {
            [-own.x_min, own.y_max, own.x_max, -own.y_min]
        });
        let (left, top) = ((at.x - left).floor() - 1.0, (at.y - up).floor() - 1.0);
        let width = (at.x + right).ceil() + 1.0 - left;
        let height = (at.y + down).ceil() + 1.0 - top;
        let upem = f32::from(
            font.metrics(Size::unscaled(), LocationRef::default())
                .units_per_em,
        );
        let scale = size / upem;
        let origin = Transform::from_translate(at.x - left, at.y - top);
        Some(Self {
            font,
            coords,
            ink: Color::BLACK,
            left: left as i32,
            top: top as i32,
            transforms: vec![origin.pre_scale(scale, -scale)],
            clips: vec![None],
            layers: vec![(
                Pixmap::new(width as u32, height as u32)?,
                BlendMode::SourceOver,
            )],
        })
    }

    /// `None` when the face's paint graph is broken.
    fn paint(mut self, colored: &ColorGlyph<'_>, ink: Color, onto: &mut Pixmap) -> Option<()> {
        self.ink = ink;
        let location = LocationRef::new(self.coords);
        colored.paint(location, &mut self).ok()?;
        let (picture, _) = self.layers.into_iter().next()?;
        let paint = PixmapPaint::default();
        let here = Transform::identity();
        onto.draw_pixmap(self.left, self.top, picture.as_ref(), &paint, here, None);
        Some(())
    }

    fn transform(&self) -> Transform {
        self.transforms.last().copied().unwrap_or_default()
    }

    /// Narrows the clip to a path in font units; without a path nothing is left.
    fn clip(&mut self, path: Option<tiny_skia::Path>) {
        let transform = self.transform();
        let Some((layer, _)) = self.layers.last() else {
            return;
        };
        let mask = match (self.clips.last().cloned().flatten(), path) {
            (Some(mut mask), Some(path)) => {
                mask.intersect_path(&path, FillRule::Winding, true, transform);
                Some(mask)
            }
            (None, Some(path)) => {
                let mut mask = Mask::new(layer.width(), layer.height());
                if let Some(mask) = &mut mask {
                    mask.fill_path(&path, FillRule::Winding, true, transform);
                }
                mask
            }
            (_, None) => Mask::new(layer.width(), layer.height()),
        };
        self.clips.push(mask);
    }

    fn color(&self, entry: u16, alpha: f32) -> Color {
        let palettes = self.font.color_palettes();
        let palette = palettes.get(0);
        let entries = palette.as_ref().map_or(&[][..], |palette| palette.colors());
        let color = entries.get(usize::from(entry));
        let mut color = match color {
            _ if entry == INK => self.ink,
            Some(c) => Color::from_rgba8(c.red, c.green, c.blue, c.alpha),
            None => Color::TRANSPARENT,
        };
        color.apply_opacity(alpha);
        color
    }

    fn outline(&self, glyph: GlyphId) -> Option<tiny_skia::Path> {
        Pen::unscaled(self.font, self.coords, glyph)
    }
}

impl ColorPainter for Painter<'_> {
    fn push_transform(&mut self, m: Matrix) {
        let own = Transform::from_row(m.xx, m.yx, m.xy, m.yy, m.dx, m.dy);
        self.transforms.push(self.transform().pre_concat(own));
    }

    fn pop_transform(&mut self) {
        self.transforms.pop();
    }

    fn push_clip_glyph(&mut self, glyph: GlyphId) {
        self.clip(self.outline(glyph));
    }

    fn push_clip_box(&mut self, area: BoundingBox<f32>) {
        let rect = Rect::from_ltrb(area.x_min, area.y_min, area.x_max, area.y_max);
        self.clip(rect.map(PathBuilder::from_rect));
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn fill(&mut self, brush: Brush<'_>) {
        let paint = brush::paint(&brush, self.transform(), |entry, a| self.color(entry, a));
        let (Some(paint), Some((layer, _))) = (paint, self.layers.last_mut()) else {
            return;
        };
        let (width, height) = (layer.width() as f32, layer.height() as f32);
        if let Some(all) = Rect::from_xywh(0.0, 0.0, width, height) {
            let mask = self.clips.last().and_then(Option::as_ref);
            layer.fill_rect(all, &paint, Transform::identity(), mask);
        }
    }

    fn fill_glyph(&mut self, glyph: GlyphId, brush_at: Option<Matrix>, brush: Brush<'_>) {
        let own = brush_at.map_or_else(Transform::identity, |m| {
            Transform::from_row(m.xx, m.yx, m.xy, m.yy, m.dx, m.dy)
        });
        // The path's transform is laid over the brush's.
        let paint: Option<Paint<'_>> = brush::paint(&brush, own, |entry, a| self.color(entry, a));
        let (path, transform) = (self.outline(glyph), self.transform());
        let mask = self.clips.last().and_then(Option::as_ref);
        if let (Some(paint), Some(path), Some((layer, _))) = (paint, path, self.layers.last_mut()) {
            layer.fill_path(&path, &paint, FillRule::Winding, transform, mask);
        }
    }

    fn push_layer(&mut self, mode: CompositeMode) {
        let below = self.layers.last();
        if let Some(layer) = below.and_then(|(l, _)| Pixmap::new(l.width(), l.height())) {
            self.layers.push((layer, blend(mode)));
        }
    }

    fn pop_layer(&mut self) {
        let Some((layer, blend_mode)) = self.layers.pop() else {
            return;
        };
        let mask = self.clips.last().and_then(Option::as_ref);
        let paint = PixmapPaint {
            blend_mode,
            ..PixmapPaint::default()
        };
        if let Some((below, _)) = self.layers.last_mut() {
            below.draw_pixmap(0, 0, layer.as_ref(), &paint, Transform::identity(), mask);
        }
    }
}

/// All modes of the standard have a counterpart; a mode it does not name paints over.
fn blend(mode: CompositeMode) -> BlendMode {
    match mode {
        CompositeMode::Clear => BlendMode::Clear,
        CompositeMode::Src => BlendMode::Source,
        CompositeMode::Dest => BlendMode::Destination,
        CompositeMode::DestOver => BlendMode::DestinationOver,
        CompositeMode::SrcIn => BlendMode::SourceIn,
        CompositeMode::DestIn => BlendMode::DestinationIn,
        CompositeMode::SrcOut => BlendMode::SourceOut,
        CompositeMode::DestOut => BlendMode::DestinationOut,
        CompositeMode::SrcAtop => BlendMode::SourceAtop,
        CompositeMode::DestAtop => BlendMode::DestinationAtop,
        CompositeMode::Xor => BlendMode::Xor,
        CompositeMode::Plus => BlendMode::Plus,
        CompositeMode::Screen => BlendMode::Screen,
        CompositeMode::Overlay => BlendMode::Overlay,
        CompositeMode::Darken => BlendMode::Darken,
        CompositeMode::Lighten => BlendMode::Lighten,
        CompositeMode::ColorDodge => BlendMode::ColorDodge,
        CompositeMode::ColorBurn => BlendMode::ColorBurn,
        CompositeMode::HardLight => BlendMode::HardLight,
        CompositeMode::SoftLight => BlendMode::SoftLight,
        CompositeMode::Difference => BlendMode::Difference,
        CompositeMode::Exclusion => BlendMode::Exclusion,
        CompositeMode::Multiply => BlendMode::Multiply,
        CompositeMode::HslHue => BlendMode::Hue,
        CompositeMode::HslSaturation => BlendMode::Saturation,
        CompositeMode::HslColor => BlendMode::Color,
        CompositeMode::HslLuminosity => BlendMode::Luminosity,
        _ => BlendMode::SourceOver,
    }
}
