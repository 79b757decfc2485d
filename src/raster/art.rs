//! Draws art of plain shapes: as `resvg` draws it, pixel for pixel, with fills of our own.

use super::fill::{Course, Ink, Ramp, fill};
use tiny_skia::{Color, FillRule, PathStroker, Pixmap, Point, Stroke, Transform};
use usvg::{Group, Node, PaintOrder, Path, Tree};

/// Draws an SVG document on a canvas of its size.
pub(super) fn draw(tree: &Tree, canvas: &mut Pixmap) {
    if is_plain(tree.root()) {
        nested(tree.root(), Transform::identity(), canvas);
    } else {
        resvg::render(tree, Transform::identity(), &mut canvas.as_mut());
    }
}

/// Whether a group holds nothing but paths of colours and plain gradients, one over the other.
fn is_plain(group: &Group) -> bool {
    let is_known = |paint: &usvg::Paint| {
        let shade = Shade::of(paint, usvg::Opacity::ONE, Transform::identity());
        shade.is_some()
    };
    group.children().iter().all(|node| match node {
        Node::Group(inner) => !inner.should_isolate() && is_plain(inner),
        Node::Path(path) => {
            path.rendering_mode().use_shape_antialiasing()
                && path.fill().is_none_or(|fill| is_known(fill.paint()))
                && path.stroke().is_none_or(|stroke| is_known(stroke.paint()))
        }
        Node::Image(_) | Node::Text(_) => false,
    })
}

fn nested(group: &Group, transform: Transform, canvas: &mut Pixmap) {
    for node in group.children() {
        match node {
            Node::Group(inner) => nested(inner, transform.pre_concat(inner.transform()), canvas),
            Node::Path(path) if path.is_visible() => {
                if path.paint_order() == PaintOrder::FillAndStroke {
                    filled(path, transform, canvas);
                    stroked(path, transform, canvas);
                } else {
                    stroked(path, transform, canvas);
                    filled(path, transform, canvas);
                }
            }
            _ => {}
        }
    }
}

/// A colour or a gradient that is placed on the canvas.
enum Shade {
    Color(Color),
    Ramp(Ramp),
}

impl Shade {
    /// `None` for patterns and for gradients that repeat, have two centres or no length.
    fn of(paint: &usvg::Paint, opacity: usvg::Opacity, transform: Transform) -> Option<Self> {
        let color = |color: usvg::Color, alpha: usvg::Opacity| {
            Color::from_rgba8(color.red, color.green, color.blue, alpha.to_u8())
        };
        let (course, gradient) = match paint {
            usvg::Paint::Color(own) => return Some(Self::Color(color(*own, opacity))),
            usvg::Paint::LinearGradient(own) => {
                let from = Point::from_xy(own.x1(), own.y1());
                let to = Point::from_xy(own.x2(), own.y2());
                (Course::Line(from, to), &**own as &usvg::BaseGradient)
            }
            usvg::Paint::RadialGradient(own) => {
                let has_one_center =
                    (own.fx(), own.fy(), own.fr().get()) == (own.cx(), own.cy(), 0.0);
                let center = Point::from_xy(own.cx(), own.cy());
                let course = Course::Circle(center, own.r().get());
                (
                    has_one_center.then_some(course)?,
                    &**own as &usvg::BaseGradient,
                )
            }
            usvg::Paint::Pattern(_) => return None,
        };
        if gradient.spread_method() != usvg::SpreadMethod::Pad {
            return None;
        }
        let stop = |stop: &usvg::Stop| {
            let alpha = stop.opacity() * opacity;
            (stop.offset().get(), color(stop.color(), alpha))
        };
        let stops = gradient.stops().iter().map(stop).collect();
        let transform = gradient.transform().post_concat(transform);
        Ramp::of(course, stops, transform).map(Self::Ramp)
    }

    fn ink(&self) -> Ink<'_> {
        match self {
            Self::Color(color) => Ink::Color(*color),
            Self::Ramp(ramp) => Ink::Ramp(ramp),
        }
    }
}

fn filled(path: &Path, transform: Transform, canvas: &mut Pixmap) -> Option<()> {
    let own = path.fill()?;
    let bounds = path.data().bounds();
    if bounds.width() == 0.0 || bounds.height() == 0.0 {
        return None;
    }
    let rule = match own.rule() {
        usvg::FillRule::NonZero => FillRule::Winding,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    };
    let shade = Shade::of(own.paint(), own.opacity(), transform)?;
    let outline = placed(path.data().clone(), transform)?;
    fill(&outline, rule, &shade.ink(), canvas);
    Some(())
}

fn stroked(path: &Path, transform: Transform, canvas: &mut Pixmap) -> Option<()> {
    let own = path.stroke()?;
    let stroke = own.to_tiny_skia();
    if stroke.dash.is_some() || may_be_hair(&stroke, transform) {
        // It is transformed together with the line.
        let shade = Shade::of(own.paint(), own.opacity(), Transform::identity())?;
        let paint = shade.ink().paint()?;
        canvas.stroke_path(path.data(), &paint, &stroke, transform, None);
        return Some(());
    }
    let scale = PathStroker::compute_resolution_scale(&transform);
    let outline = path.data().stroke(&stroke, scale)?;
    let shade = Shade::of(own.paint(), own.opacity(), transform)?;
    let outline = placed(outline, transform)?;
    fill(&outline, FillRule::Winding, &shade.ink(), canvas);
    Some(())
}

fn placed(path: tiny_skia::Path, transform: Transform) -> Option<tiny_skia::Path> {
    match transform.is_identity() {
        true => Some(path),
        false => path.transform(transform),
    }
}

/// Whether a stroke may be drawn as a hair line, which has no outline: it is for a pixel or less.
fn may_be_hair(stroke: &Stroke, transform: Transform) -> bool {
    let Transform { sx, kx, ky, sy, .. } = transform;
    let length = |x: f32, y: f32| (x * x + y * y).sqrt();
    let least = length(sx, ky).min(length(kx, sy));
    stroke.width * least <= 1.2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_shapes_are_drawn_as_resvg_draws_them() {
        let shapes = [
            r##"<rect x="10.5" y="7" width="60" height="30.25" rx="9" fill="#fff" fill-opacity="0.08" stroke="#fff" stroke-opacity="0.18" stroke-width="2"/>"##,
            r##"<circle cx="40" cy="30" r="22.3" fill="#2563eb"/><circle cx="52" cy="34" r="18" fill="#f80" opacity="0.5"/>"##,
            r##"<path d="M5 60C30 5 60 5 115 60" fill="none" stroke="#8cf" stroke-width="1.5" stroke-opacity="0.6"/>"##,
            r##"<path d="M-20 40L140 42" stroke="#f00" stroke-width="0.5"/><path d="M0 10H120" stroke="#0f0" stroke-width="6" stroke-dasharray="4 3"/>"##,
            r##"<path d="M10 10H90V70H10ZM30 20V60H70V20Z" fill="#123" fill-rule="evenodd"/>"##,
            r##"<g transform="translate(7.3 2.1) scale(1.3 0.9)"><rect x="4" y="4" width="50" height="40" fill="#abc"/><ellipse cx="60" cy="40" rx="40" ry="60" fill="#00f" stroke="#ff0" stroke-width="3"/></g>"##,
            r##"<defs><linearGradient id="l" x1="0" y1="0" x2="1" y2="1"><stop offset="0.1" stop-color="#123"/><stop offset="1" stop-color="#fa0"/></linearGradient><radialGradient id="r" cx="0.7" cy="0.2" r="0.6"><stop stop-color="#fff" stop-opacity="0.4"/><stop offset="0.6" stop-color="#08f" stop-opacity="0.2"/><stop offset="1" stop-color="#08f" stop-opacity="0"/></radialGradient></defs><rect width="120" height="80" fill="url(#l)"/><rect x="-20" width="170" height="80" fill="url(#r)"/><path d="M10 70L110 20" stroke="url(#l)" stroke-width="9"/><path d="M10 60L110 10" stroke="url(#r)" stroke-width="0.7"/>"##,
            r##"<linearGradient id="l" x2="0.1" spreadMethod="repeat"><stop/><stop offset="1" stop-color="#fa0"/></linearGradient><radialGradient id="r" fx="0.9"><stop stop-color="#fff"/><stop offset="1" stop-color="#08f" stop-opacity="0"/></radialGradient><rect width="120" height="40" fill="url(#l)"/><rect y="40" width="120" height="40" fill="url(#r)"/>"##,
            r##"<g transform="rotate(20) scale(2 1)"><linearGradient id="l" gradientUnits="userSpaceOnUse" x2="50" gradientTransform="rotate(40)"><stop stop-color="#fff"/><stop offset="1" stop-color="#f08" stop-opacity="0.3"/></linearGradient><rect x="3" y="4" width="44" height="50" fill="url(#l)" opacity="0.7" stroke="url(#l)" stroke-width="5" stroke-dasharray="7 3"/><circle cx="30" cy="30" r="20" fill="url(#l)" fill-opacity="0.6"/></g>"##,
            r##"<g opacity="0.4"><rect width="50" height="50"/><rect x="20" width="50" height="50" fill="red"/></g>"##,
        ];
        for shape in shapes {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"80\" viewBox=\"0 0 120 80\">{shape}</svg>"
            );
            let tree = Tree::from_str(&svg, &usvg::Options::default()).expect("a drawing");
            let mut own = Pixmap::new(120, 80).expect("a canvas");
            own.fill(Color::from_rgba8(20, 30, 60, 255));
            let mut other = own.clone();
            draw(&tree, &mut own);
            resvg::render(&tree, Transform::identity(), &mut other.as_mut());
            assert!(own == other, "{shape}");
        }
    }
}
