// The pictures of the case that is shown: views, zoom, blink and the map of differences.
"use strict";
const stage = (() => {
  const BLINK = 650; // ms a picture: slow enough to read, and far from three flashes a second
  const MOST_ZOOM = 8; // screen pixels a pixel of the picture; beyond, nothing more can be seen
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let mode = "side", held = false, timer = 0, article = null, place = 0;
  let view = { s: 1, x: 0, y: 0 }; // scale, and shift in widths and heights of the frame

  const pictures = () => article?.querySelector(".stage");
  const isPair = () => Boolean(pictures()?.classList.contains("two"));

  /** Shows an article's pictures as a whole, in the view chosen last. */
  function show(next) {
    article = next;
    place = 0;
    view = { s: 1, x: 0, y: 0 };
    if (isPair()) complete(pictures());
    apply();
  }

  /** Adds what only scripts need: the slider, and a frame for the map of differences. */
  function complete(on) {
    if (on.querySelector(".wipe")) return;
    const wipe = Object.assign(document.createElement("input"), {
      className: "wipe", type: "range", min: 0, max: 100, step: 0.1, value: 50,
    });
    wipe.setAttribute("aria-label", "Where the accepted picture ends and the new one begins");
    wipe.addEventListener("input", () => on.style.setProperty("--cut", wipe.value));
    const heat = document.createElement("figure");
    heat.className = "heat";
    heat.innerHTML = '<figcaption>Difference<span class="scale"><i></i></span></figcaption><div class="frame"><div class="plane"></div></div>';
    const plane = heat.querySelector(".plane");
    for (const box of on.querySelectorAll(".accepted .box")) plane.append(box.cloneNode());
    on.append(heat, wipe);
    for (const frame of on.querySelectorAll(".frame")) movable(frame);
    on.addEventListener("wheel", wheel, { passive: false });
  }

  /** Brings the page to what is chosen. */
  function apply() {
    const on = pictures();
    if (!on) return;
    on.dataset.mode = isPair() ? mode : "side";
    on.style.setProperty("--s", view.s);
    on.style.setProperty("--tx", view.x);
    on.style.setProperty("--ty", view.y);
    on.classList.toggle("zoomed", view.s > 1);
    const frame = [...on.querySelectorAll(".frame")].find((frame) => frame.clientWidth);
    on.classList.toggle("near", Boolean(frame) && (frame.clientWidth * view.s) / on.dataset.width > 2);
    if (on.dataset.mode === "heat") heat(on);
    clearInterval(timer);
    on.classList.remove("before");
    if (on.dataset.mode === "blink" && !held && !still.matches) timer = setInterval(swap, BLINK);
  }

  function choose(next) {
    if (!isPair()) return;
    mode = next;
    held = false;
    apply();
    zoom(place); // another view has frames of another size
  }

  function swap() {
    pictures()?.classList.toggle("before");
  }

  /** Holds the blinking and swaps by hand. */
  function hold() {
    const before = pictures()?.classList.contains("before");
    held = true;
    apply();
    pictures()?.classList.toggle("before", !before);
  }

  const boxes = () => [...(pictures()?.querySelectorAll(".frame")[0]?.querySelectorAll(".box") ?? [])];

  /** Zooms to a place that changed, from 1; 0 is the whole picture. */
  function zoom(to) {
    const box = boxes()[to - 1];
    place = box ? to : 0;
    view = { s: 1, x: 0, y: 0 };
    if (box) {
      const on = pictures();
      const [x, y, w, h] = ["--x", "--y", "--w", "--h"].map((name) => Number(box.style.getPropertyValue(name)));
      const { width, height } = on.dataset;
      const frame = [...on.querySelectorAll(".frame")].find((frame) => frame.clientWidth);
      const most = (MOST_ZOOM * width) / frame.clientWidth;
      const s = Math.max(1, Math.min(most, (0.8 * width) / w, (0.8 * height) / h));
      view = { s, x: 0.5 - (s * (x + w / 2)) / width, y: 0.5 - (s * (y + h / 2)) / height };
      keepInside();
    }
    apply();
  }

  function keepInside() {
    view.s = Math.max(1, view.s);
    view.x = Math.min(0, Math.max(1 - view.s, view.x));
    view.y = Math.min(0, Math.max(1 - view.s, view.y));
  }

  function movable(frame) {
    let from = null;
    frame.addEventListener("pointerdown", (event) => {
      if (view.s === 1) return;
      from = { x: event.clientX, y: event.clientY, view: { ...view } };
      frame.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    frame.addEventListener("pointermove", (event) => {
      if (!from) return;
      view.x = from.view.x + (event.clientX - from.x) / frame.clientWidth;
      view.y = from.view.y + (event.clientY - from.y) / frame.clientHeight;
      keepInside();
      apply();
    });
    for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => (from = null));
  }

  /** Pinching, or the wheel with Ctrl, zooms where the pointer is. */
  function wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const frames = [...pictures().querySelectorAll(".frame")];
    const frame = event.target.closest(".frame") ?? frames.find((frame) => frame.clientWidth);
    const at = frame.getBoundingClientRect();
    const [px, py] = [(event.clientX - at.left) / at.width, (event.clientY - at.top) / at.height];
    const before = view.s;
    const most = (MOST_ZOOM * pictures().dataset.width) / at.width;
    view.s = Math.min(Math.max(1, most), Math.max(1, before * Math.exp(-event.deltaY / 300)));
    view.x = px - ((px - view.x) * view.s) / before;
    view.y = py - ((py - view.y) * view.s) / before;
    keepInside();
    apply();
  }

  /** Draws the accepted picture pale in grey, and on it how far each pixel is from the new one. */
  async function heat(on) {
    if (on.querySelector("canvas")) return;
    const canvas = document.createElement("canvas");
    canvas.width = on.dataset.width;
    canvas.height = on.dataset.height;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", "Map of differences");
    on.querySelector(".heat .plane").prepend(canvas);
    const [a, b] = await Promise.all([".accepted img", ".actual img"].map((of) => pixels(on.querySelector(of), canvas)));
    const context = canvas.getContext("2d");
    const out = context.createImageData(canvas.width, canvas.height);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const [floor, slope] = dark ? [34, 0.16] : [205, 0.18];
    const ramp = colors(on);
    for (let i = 0; i < a.length; i += 4) {
      const far = distance(a, b, i);
      const grey = floor + slope * (0.3 * a[i] + 0.59 * a[i + 1] + 0.11 * a[i + 2]);
      const color = far < 0.012 ? [grey, grey, grey] : ramp(Math.min(1, far * 1.6));
      out.data.set(color, i);
      out.data[i + 3] = 255;
    }
    context.putImageData(out, 0, 0);
    canvas.dataset.done = "";
  }

  async function pixels(img, like) {
    await img.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: like.width, height: like.height });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(img, 0, 0);
    return context.getImageData(0, 0, like.width, like.height).data;
  }

  /** How different two pixels look, from 0 to 1: YIQ as in "Measuring perceived color difference" (Kotsarenko, Ramos 2010). */
  function distance(a, b, i) {
    const [r, g, l] = [a[i] - b[i], a[i + 1] - b[i + 1], a[i + 2] - b[i + 2]];
    const y = 0.29889531 * r + 0.58662247 * g + 0.11448223 * l;
    const u = 0.59597799 * r - 0.2741761 * g - 0.32180189 * l;
    const v = 0.21147017 * r - 0.52261711 * g + 0.31114694 * l;
    const alpha = a[i + 3] === b[i + 3] ? 0 : 0.5; // one picture is larger: nothing is there to compare
    return alpha + Math.sqrt((0.5053 * y * y + 0.299 * u * u + 0.1957 * v * v) / 35215);
  }

  /** The colours of the scale in the style, which stands for the scheme that the page is seen in. */
  function colors(on) {
    const hex = getComputedStyle(on).getPropertyValue("--scale").match(/[0-9a-f]{6}/gi);
    const stops = hex.map((color) => [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16)));
    return (t) => {
      const at = Math.min(1, Math.floor(t * 2));
      const share = t * 2 - at;
      return stops[at].map((from, i) => from + (stops[at + 1][i] - from) * share);
    };
  }

  addEventListener("resize", () => pictures() && zoom(place));
  still.addEventListener("change", apply);
  return {
    show, choose, hold, zoom,
    get mode() { return isPair() ? mode : "side"; },
    get place() { return place; },
    get places() { return boxes().length; },
    get pair() { return isPair(); },
  };
})();
