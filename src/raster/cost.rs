//! What art costs to draw, reckoned before it is drawn: a small file can ask for hours of work.
//! The unit is one pixel blended with one colour, some five nanoseconds; the others were
//! measured against it.

use tiny_skia::{PathSegment, Point, Rect};
use usvg::{Group, Node, Opacity, Paint, Path, Stroke, Tree};

/// How often the art of one banner may blend the whole canvas: a drawing by hand does it some
/// ten times, and this often takes about half a second at 1600x900.
const MOST: f32 = 60.0;
/// Pixels of the smallest canvas reckoned with: below it elements count, not their areas.
const SMALL: f32 = 640.0 * 360.0;
/// A pixel of an opaque colour, of a gradient, of a pattern, and of a layer that opacity, a
/// clip or a mask needs.
const OPAQUE: f32 = 0.1;
const LINEAR: f32 = 1.5;
const RADIAL: f32 = 3.0;
const PATTERN: f32 = 2.0;
const LAYER: f32 = 2.0;
/// A stop of a gradient, compared with for each pixel.
const STOP: f32 = 0.05;
/// A row of pixels that an edge crosses, of a shape and of a line, which has many.
const EDGE: f32 = 10.0;
const LINE_EDGE: f32 = 60.0;
/// A dash, a segment of a path, and an element, however small.
const DASH: f32 = 100.0;
const SEGMENT: f32 = 80.0;
const ELEMENT: f32 = 1_500.0;

/// Canvases' worth of pixels that layers within layers, or a pattern's tile, may hold at once.
const OPEN: f32 = 8.0;

/// What is left to draw with.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    /// Width and height in pixels.
    canvas: (f32, f32),
    spent: f32,
    /// Pixels of the layers around what is reckoned just now.
    open: f32,
}

impl Budget {
    /// The budget of one banner, for all its layers of art.
    pub(super) fn of(width: u32, height: u32) -> Self {
        Self {
            canvas: (width as f32, height as f32),
            spent: 0.0,
            open: 0.0,
        }
    }

    /// Takes what a drawing costs; `None` when too little is left.
    pub(super) fn take(&mut self, tree: &Tree) -> Option<()> {
        self.group(tree.root(), None)
    }

    fn spend(&mut self, pixels: f32) -> Option<()> {
        self.spent += pixels;
        (self.spent <= MOST * self.whole()).then_some(()) // never for NaN
    }

    /// The pixels of the canvas.
    fn whole(&self) -> f32 {
        (self.canvas.0 * self.canvas.1).max(SMALL)
    }

    /// The pixels that resvg keeps of a layer: up to two canvases beyond each edge.
    fn kept(&self, rect: Rect) -> f32 {
        let (width, height) = self.canvas;
        let wide = rect.right().min(3.0 * width) - rect.left().max(-2.0 * width);
        let high = rect.bottom().min(3.0 * height) - rect.top().max(-2.0 * height);
        wide.max(0.0) * high.max(0.0)
    }

    /// The pixels of a rectangle that lie on the canvas.
    fn seen(&self, rect: Rect) -> f32 {
        let width = rect.right().min(self.canvas.0) - rect.left().max(0.0);
        let height = rect.bottom().min(self.canvas.1) - rect.top().max(0.0);
        width.max(0.0) * height.max(0.0)
    }

    /// A group; `within` is the area of what a clip, mask or pattern is drawn for, since what
    /// those hold has coordinates of its own.
    fn group(&mut self, group: &Group, within: Option<f32>) -> Option<()> {
        let layer = group.should_isolate();
        let kept = || self.kept(group.abs_layer_bounding_box().to_rect());
        let area = within.unwrap_or_else(kept);
        if layer {
            self.open += area;
            self.spend(area * LAYER)?;
        }
        if self.open > OPEN * self.whole() {
            return None;
        }
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            self.spend(area * LAYER)?;
            self.group(path.root(), Some(area))?;
            clip = path.clip_path();
        }
        let mut mask = group.mask();
        while let Some(veil) = mask {
            self.spend(area * LAYER)?;
            self.group(veil.root(), Some(area))?;
            mask = veil.mask();
        }
        if !group.filters().is_empty() {
            return None; // the reader refuses them
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, within)?,
                Node::Path(path) => self.path(path, within)?,
                Node::Image(_) | Node::Text(_) => {} // never read
            }
        }
        if layer {
            self.open -= area;
        }
        Some(())
    }

    fn path(&mut self, path: &Path, within: Option<f32>) -> Option<()> {
        self.spend(ELEMENT)?;
        let area = |rect| within.unwrap_or_else(|| self.seen(rect));
        let (filled, stroked) = (
            area(path.abs_bounding_box()),
            area(path.abs_stroke_bounding_box()),
        );
        if filled.max(stroked) <= 0.0 {
            return Some(()); // beside the canvas
        }
        let reach = self.reach(path);
        self.spend(reach.segments * SEGMENT)?;
        if let Some(fill) = path.fill() {
            self.spend(reach.rows * EDGE)?;
            self.paint(path, fill.paint(), fill.opacity(), filled)?;
        }
        if let Some(stroke) = path.stroke() {
            self.spend(reach.rows * LINE_EDGE)?;
            self.spend(dashes(stroke, reach.length) * DASH)?;
            let ts = path.abs_transform();
            let scale = (ts.sx * ts.sy - ts.kx * ts.ky).abs().sqrt();
            let covered = reach.length * stroke.width().get() * scale * scale;
            let covered = covered.min(stroked);
            self.paint(path, stroke.paint(), stroke.opacity(), covered)?;
        }
        Some(())
    }

    fn paint(&mut self, path: &Path, paint: &Paint, opacity: Opacity, area: f32) -> Option<()> {
        let stops = |stops: usize| stops as f32 * STOP;
        match paint {
            Paint::Color(_) if opacity == Opacity::ONE => self.spend(area * OPAQUE),
            Paint::Color(_) => self.spend(area),
            Paint::LinearGradient(g) => self.spend(area * (LINEAR + stops(g.stops().len()))),
            Paint::RadialGradient(g) => self.spend(area * (RADIAL + stops(g.stops().len()))),
            Paint::Pattern(pattern) => {
                self.spend(area * PATTERN)?;
                // A tile is drawn whole, at the size that it has on the canvas.
                let transform = path.abs_transform().pre_concat(pattern.transform());
                let (sx, sy) = transform.get_scale();
                let tile = pattern.rect().width() * sx * pattern.rect().height() * sy;
                if tile > OPEN * self.whole() {
                    return None;
                }
                self.group(pattern.root(), Some(tile))
            }
        }
    }

    /// How long a path is in its own units, how many rows of the canvas its edges cross, and
    /// how many segments it has.
    fn reach(&self, path: &Path) -> Reach {
        let transform = path.abs_transform();
        let mut reach = Reach::default();
        let (mut first, mut last) = (Point::zero(), Point::zero());
        for segment in path.data().segments() {
            let to: &[Point] = match &segment {
                PathSegment::MoveTo(p) => {
                    (first, last) = (*p, *p);
                    continue;
                }
                PathSegment::LineTo(p) => &[*p],
                PathSegment::QuadTo(a, p) => &[*a, *p],
                PathSegment::CubicTo(a, b, p) => &[*a, *b, *p],
                PathSegment::Close => &[first],
            };
            reach.segments += 1.0;
            for point in to {
                reach.length += (point.x - last.x).hypot(point.y - last.y);
                let mut ends = [last, *point];
                transform.map_points(&mut ends);
                let rows = ends.map(|end| end.y.clamp(0.0, self.canvas.1));
                reach.rows += (rows[1] - rows[0]).abs();
                last = *point;
            }
        }
        reach
    }
}

#[derive(Default)]
struct Reach {
    length: f32,
    rows: f32,
    segments: f32,
}

/// How many dashes a stroke has along a length.
fn dashes(stroke: &Stroke, length: f32) -> f32 {
    stroke.dasharray().map_or(0.0, |dashes| {
        let once: f32 = dashes.iter().sum();
        dashes.len() as f32 * length / once.max(f32::MIN_POSITIVE)
    })
}
