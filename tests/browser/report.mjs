// Opens a snapshot report from its file in a headless Chromium and uses it: list, views, slider,
// zoom, filters, keys, accepting. Screenshots of it, light and dark, stay in output/browser.
//
//     cargo build --release && cd tests/browser && npm install && npm test
//
// The variable CHROMIUM names another browser, COVERLINE another program, and KEEP a folder to
// leave the sample in, for `coverline snapshot review`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { sample } from "./sample.mjs";

const repository = resolve(import.meta.dirname, "../..");
const program = process.env.COVERLINE ?? join(repository, "target/release/coverline");
const shots = join(repository, "output/browser");
const folder = mkdtempSync(join(tmpdir(), "coverline-report-"));
mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** Measures two pictures as a test would: share of pixels, and boxes around what lies together. */
async function differ(accepted, actual) {
  const page = await browser.newPage();
  const uris = [accepted, actual].map((file) => `data:image/png;base64,${readFileSync(file, "base64")}`);
  const found = await page.evaluate(async (uris) => {
    const read = async (uri) => {
      const img = Object.assign(new Image(), { src: uri });
      await img.decode();
      const canvas = new OffscreenCanvas(img.width, img.height);
      const context = canvas.getContext("2d");
      context.drawImage(img, 0, 0);
      return context.getImageData(0, 0, img.width, img.height);
    };
    const [a, b] = await Promise.all(uris.map(read));
    const CELL = 30;
    let changed = 0;
    const boxes = [];
    for (let i = 0; i < a.data.length; i += 4) {
      if (Math.max(...[0, 1, 2].map((c) => Math.abs(a.data[i + c] - b.data[i + c]))) <= 8) continue;
      changed += 1;
      const [x, y] = [(i / 4) % a.width, Math.floor(i / 4 / a.width)];
      const near = boxes.find(([l, t, r, d]) => x > l - CELL && x < r + CELL && y > t - CELL && y < d + CELL);
      if (near) near.splice(0, 4, Math.min(near[0], x), Math.min(near[1], y), Math.max(near[2], x), Math.max(near[3], y));
      else boxes.push([x, y, x, y]);
    }
    for (let i = 0; i < boxes.length; i++) { // boxes that grew into each other
      const [l, t, r, d] = boxes[i];
      const other = boxes.findIndex(([ol, ot, or, od], j) => j !== i && ol < r + CELL && or > l - CELL && ot < d + CELL && od > t - CELL);
      if (other < 0) continue;
      const o = boxes[other];
      boxes[i] = [Math.min(l, o[0]), Math.min(t, o[1]), Math.max(r, o[2]), Math.max(d, o[3])];
      boxes.splice(other, 1);
      i = -1;
    }
    const sized = boxes.map(([l, t, r, d]) => [l, t, r - l + 1, d - t + 1]);
    sized.sort((a, b) => b[2] * b[3] - a[2] * a[3]);
    const share = (changed * 4) / a.data.length;
    return { changed, edges: Math.round(changed / 20), share, score: 1 - share, boxes: sized };
  }, uris);
  await page.close();
  return found;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let checks = 0;
function check(name, actual, expected) {
  assert.deepEqual(actual, expected, name);
  checks += 1;
}

async function open(options, url) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(`script: ${error}`));
  page.on("request", (request) => assert.match(request.url(), /^(file|data|blob):/, "asks no network"));
  await page.goto(url);
  return page;
}

try {
  await sample(folder, repository, program, differ);
  if (process.env.KEEP) cpSync(folder, process.env.KEEP, { recursive: true });
  const made = execFileSync(program, ["snapshot", "report", folder], { encoding: "utf8" }).trim();
  const url = pathToFileURL(made).href;
  const page = await open({ viewport: { width: 1440, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] }, url);
  await use(page);
  await page.context().close();
  await look(url);
  console.log(`${checks} checks held; ${Math.round(readFileSync(made).length / 1000)} kB; screenshots in output/browser`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Uses the page as a designer does, and looks at its state after each step. */
async function use(page) {
  const stage = page.locator("article:not([hidden]) .stage");
  const mode = () => stage.getAttribute("data-mode");
  const style = (name) => stage.evaluate((on, name) => on.style.getPropertyValue(name), name);
  const current = () => page.locator("nav a[aria-current]").getAttribute("href");
  const seen = () => page.locator("nav li[data-name]:not([hidden])").count();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const listed = await page.locator("nav section > h2").allTextContents();

  check("changed first, same last and folded", listed.map((text) => text.split(" ")[0]), ["changed", "failed", "new", "orphan", "noise"]);
  check("same cases are folded", await page.locator("details.same").getAttribute("open"), null);
  check("nothing of the data ran", (await page.title()).includes("ran"), false);
  check("the first case is open", await current(), "#case-1");
  check("one case is shown", await page.locator("article:not([hidden])").count(), 1);

  // Keys
  await page.keyboard.press("j");
  check("j: next", await current(), "#case-2");
  await page.keyboard.press("ArrowRight");
  check("→: next", await current(), "#case-3");
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("k");
  check("k, ←: previous, and no further than the first", await current(), "#case-1");
  await page.keyboard.press("?");
  check("?: help", await page.locator("#help").evaluate((help) => help.open), true);
  await page.keyboard.press("j");
  check("keys rest under the help", await current(), "#case-1");
  await page.keyboard.press("Escape");
  check("Escape: help closes", await page.locator("#help").evaluate((help) => help.open), false);

  // Views
  check("side by side at first", await mode(), "side");
  const across = await stage.locator("figure:visible").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  check("both on one line", across.length === 2 && across[0] === across[1], true);
  await page.keyboard.press("2");
  check("2: overlay", await mode(), "overlay");
  const wipe = stage.locator(".wipe");
  const room = await stage.locator(".accepted .frame").boundingBox();
  for (const share of [0.25, 0.8]) {
    await page.mouse.click(room.x + room.width * share, room.y + room.height / 2);
    const cut = Number(await style("--cut"));
    check(`slider: the cut is under the pointer at ${share}`, Math.abs(cut - share * 100) < 0.5, true);
    const clip = await stage.locator(".actual .frame").evaluate((frame) => getComputedStyle(frame).clipPath);
    check("slider: the new picture is cut there", Math.round(parseFloat(clip.split(" ").at(-1))), Math.round(cut));
  }
  await wipe.focus();
  const before = Number(await wipe.inputValue());
  await page.keyboard.press("ArrowRight");
  check("slider: arrows move it, not the list", [Number(await wipe.inputValue()) > before, await current()], [true, "#case-1"]);
  await page.keyboard.press("3");
  check("3: blink", await mode(), "blink");
  const visible = () => stage.evaluate((on) => [".accepted", ".actual"].map((of) => getComputedStyle(on.querySelector(of)).visibility));
  await page.waitForFunction(() => document.querySelector("article:not([hidden]) .stage.before"));
  check("blink: the accepted one alone", await visible(), ["visible", "hidden"]);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press(" ");
  const held = await visible();
  await page.waitForTimeout(1500);
  check("space: held", await visible(), held);
  await page.keyboard.press(" ");
  check("space: swapped by hand", await visible(), held.toReversed());
  await page.click('#modes [data-mode="heat"]');
  check("difference by its button", await mode(), "heat");
  await page.waitForSelector("article:not([hidden]) canvas[data-done]");
  const shades = await stage.locator("canvas").evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let [grey, hot] = [0, 0];
    for (let i = 0; i < data.length; i += 4) data[i] === data[i + 1] && data[i] === data[i + 2] ? grey++ : hot++;
    return hot / (grey + hot);
  });
  check("difference: some pixels are hot, most are not", shades > 0.001 && shades < 0.5, true);

  // Zoom
  await page.keyboard.press("1");
  await page.click('nav li[data-name^="harbour-trend-paper"] a');
  await page.keyboard.press("z");
  check("z: into the first place", [Number(await style("--s")) > 1, await page.locator("#places [aria-pressed=true]").textContent()], [true, "1"]);
  const inside = await stage.evaluate((on) => {
    const frame = on.querySelector(".frame").getBoundingClientRect();
    const box = on.querySelector(".box").getBoundingClientRect();
    return box.left > frame.left && box.right < frame.right && box.top > frame.top - 12 && box.bottom < frame.bottom + 12;
  });
  check("zoom: the place is wholly seen", inside, true);
  await page.keyboard.press("Z");
  check("Z: back to the whole", await style("--s"), "1");
  await page.keyboard.press("f");
  check("f: no frames", await stage.locator(".box").first().isVisible(), false);
  await page.keyboard.press("f");

  // Accepting
  await page.click("nav li[data-name] a");
  await page.keyboard.press("a");
  const first = await page.locator("#case-1 .command code").textContent();
  check("a: copies the command", await clipboard(), first);
  check("a: its form", first, `coverline snapshot accept ${await page.locator("nav li[data-name]").first().getAttribute("data-name")} ${folder}`);
  check("a: marks it in the list", await page.locator("nav li.marked").count(), 1);
  await page.keyboard.press("j");
  await page.click("#accept");
  await page.keyboard.press("A");
  const names = await page.locator("nav li.marked").evaluateAll((all) => all.map((one) => one.dataset.name));
  check("A: one command for all marked", await clipboard(), `coverline snapshot accept ${names.join(" ")} ${folder}`);
  await page.keyboard.press("a");
  check("a again: no longer marked", await page.locator("nav li.marked").count(), 1);

  // Filters
  const total = await seen();
  await page.selectOption("#layout", "trend");
  const trends = await seen();
  check("layout: fewer", trends > 0 && trends < total, true);
  await page.selectOption("#theme", "night");
  check("theme: fewer still", (await seen()) < trends, true);
  await page.selectOption("#kind", "color");
  check("kind: none, and it says so", [await seen(), await page.locator("#none").isVisible()], [0, true]);
  await page.click("#clear");
  check("cleared", await seen(), total);
  await page.click('.verdicts [data-verdict="changed"]');
  check("verdict: changed ones are gone", await page.locator('nav li[data-verdict="changed"]:visible').count(), 0);
  await page.click('.verdicts [data-verdict="changed"]');
  await page.keyboard.press("/");
  await page.keyboard.type("harbour-trend");
  check("/: search by name", await page.locator("nav li[data-name]:visible").evaluateAll((all) => all.every((one) => one.dataset.name.includes("harbour-trend"))), true);
  check("search: letters are no keys", await page.locator("#find").inputValue(), "harbour-trend");
  await page.keyboard.press("Escape");
  check("Escape: search is over", [await page.locator("#find").inputValue(), await seen()], ["", total]);

  // Cases with one picture, and with none
  await page.click('nav li[data-verdict="new"] a');
  check("new: one picture", await stage.locator("img").count(), 1);
  check("new: nothing to compare", await page.locator('#modes [data-mode="overlay"]').isDisabled(), true);
  await page.click('nav li[data-verdict="failed"] a');
  check("failed: the reason", await page.locator("article:not([hidden]) .error").first().isVisible(), true);
  check("failed: nothing to accept", await page.locator("#accept").isDisabled(), true);
  const unnamed = await page.locator("button:visible").evaluateAll((all) => all.filter((one) => !one.textContent.trim() && !one.ariaLabel).length);
  check("every button has a name", unnamed, 0);
}

/** No fault that axe finds by the rules of WCAG 2.2 AA and its own best practice. */
async function accessible(page, name) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const faults = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 90)}`));
  check(`accessible: ${name}`, faults, []);
}

/** Screenshots for a person to look at. */
async function look(url) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1440, 800]) {
      const page = await open({ viewport: { width, height: 900 }, colorScheme }, url);
      const shot = (name) => page.screenshot({ path: join(shots, `${colorScheme}-${width}-${name}.png`) });
      await shot("first");
      await accessible(page, `${colorScheme}, ${width} px, side by side`);
      await page.click('nav li[data-name^="harbour-trend-paper"] a');
      await shot("side");
      await page.keyboard.press("2");
      await shot("overlay");
      await accessible(page, `${colorScheme}, ${width} px, overlay`);
      await page.keyboard.press("z");
      await shot("zoom");
      await page.keyboard.press("Z");
      await page.keyboard.press("4");
      await page.waitForSelector("article:not([hidden]) canvas[data-done]");
      await shot("difference");
      await page.keyboard.press("a");
      await page.click('nav li[data-verdict="failed"] a');
      await shot("failed");
      await page.click('nav li[data-verdict="new"] a');
      await shot("new");
      await page.keyboard.press("?");
      await shot("help");
      await accessible(page, `${colorScheme}, ${width} px, help`);
      await page.context().close();
    }
  }
  const bare = await open({ viewport: { width: 1440, height: 900 }, javaScriptEnabled: false }, url);
  check("without scripts every picture is there", (await bare.locator("article .stage img").count()) > 10, true);
  check("without scripts nothing is there that cannot work", await bare.locator("button:visible").count(), 0);
  await bare.screenshot({ path: join(shots, "without-scripts.png") });
  await bare.context().close();
}
