// Times coverline's comparison beside odiff and pixelmatch, on 200 pairs of banners, from the
// files on disk to a count of changed pixels:
//
//     cargo build --release && npm install --prefix target/bench odiff-bin pixelmatch pngjs
//     node benches/snapshot.mjs
//
// A pair is a banner and the same banner with its words one or twelve pixels further right, with a paper
// eight levels darker, with another accent, or the same, compressed anew. odiff runs once for
// each pair, since its server always writes a picture; pixelmatch reads with pngjs, as its own
// command does, and on two cores in two processes. Both leave anti-aliased pixels out, as we do.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { performance } from "node:perf_hooks";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bench = join(root, "target/bench");
const pairs = join(bench, "pairs");
const require = createRequire(join(bench, "package.json"));
const COUNT = 200;

/** The layouts and themes with every file changed by `edit`. */
function edited(name, edit) {
  const folder = join(bench, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, "layouts"), folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true }).filter((f) => /\.(svg|toml)$/.test(f))) {
    const path = join(folder, file);
    writeFileSync(path, edit(readFileSync(path, "utf8")));
  }
  return folder;
}

function make() {
  if (existsSync(pairs) && readdirSync(pairs).length >= 2 * COUNT) return;
  mkdirSync(pairs, { recursive: true });
  const kinds = {
    plain: edited("plain", (text) => text),
    moved: edited("moved", (text) => text.replace(/(id="words" x=")(\d+)/, (_, a, x) => a + (Number(x) + 1))),
    further: edited("further", (text) => text.replace(/(id="words" x=")(\d+)/, (_, a, x) => a + (Number(x) + 12))),
    paper: edited("paper", (text) => text.replace(/^paper = "#(......)"/m, (_, c) =>
      `paper = "#${c.match(/../g).map((h) => Math.abs(parseInt(h, 16) - 8).toString(16).padStart(2, "0")).join("")}"`)),
    accent: edited("accent", (text) => text.replace(/^(accent|accent-ink|ink) = "#....../gm, '$1 = "#7755AA')),
  };
  const articles = readdirSync(join(root, "tests/articles")).filter((f) => /\.(md|txt)$/.test(f));
  let made = 0;
  for (const article of articles) for (const layout of ["headline", "figure-lead", "trend", "figure-row"]) {
    for (const theme of ["paper", "night"]) {
      if (made >= COUNT) return;
      const draw = (kind) => {
        const out = join(bench, "out");
        rmSync(out, { recursive: true, force: true });
        const done = spawnSync(join(root, "target/release/coverline"), ["render", join(root, "tests/articles", article),
          "--layout", layout, "--theme", theme, "--size", "1600x900", "-o", out, "--layouts", kinds[kind]]);
        const file = done.status === 0 && readdirSync(out).find((f) => f.endsWith(".png"));
        return file ? readFileSync(join(out, file)) : undefined;
      };
      const plain = draw("plain");
      if (!plain) continue;
      const { PNG } = require("pngjs");
      const others = [draw("moved"), draw("further"), draw("paper"), draw("accent"),
        PNG.sync.write(PNG.sync.read(plain), { colorType: 2, deflateLevel: 4 })];
      for (const other of others.filter(Boolean)) {
        if (made >= COUNT) return;
        const name = join(pairs, String(made).padStart(3, "0"));
        writeFileSync(`${name}-a.png`, plain);
        writeFileSync(`${name}-b.png`, other);
        made += 1;
      }
    }
  }
}

/** odiff in a process for each pair, started by xargs: its server would write a picture too. */
function odiff(names, workers) {
  const { findBinary } = require("odiff-bin/binary.js");
  const input = names.flatMap((name) => [`${name}-a.png`, `${name}-b.png`]).join("\n");
  const cores = workers === 1 ? "0" : "0,1";
  const start = performance.now();
  const args = ["-c", cores, "xargs", "-n2", `-P${workers}`, findBinary(), "--antialiasing", "--parsable-stdout"];
  const done = spawnSync("taskset", args, { input, encoding: "utf8" });
  const each = (performance.now() - start) / names.length;
  const counts = done.stdout.split("\n").map((line) => Number(line.split(";")[0]));
  return [each, counts.reduce((a, b) => a + b)];
}

async function pixelmatch(names) {
  const { PNG } = require("pngjs");
  const { default: match } = await import(join(bench, "node_modules/pixelmatch/index.js"));
  let changed = 0;
  for (const name of names) {
    const [a, b] = ["a", "b"].map((side) => PNG.sync.read(readFileSync(`${name}-${side}.png`)));
    changed += match(a.data, b.data, null, a.width, a.height);
  }
  return changed;
}

/** pixelmatch in so many processes: it has one thread. */
async function processes(count) {
  const start = performance.now();
  const runs = Array.from({ length: count }, (_, i) => new Promise((done) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), "pixelmatch", i, count]);
    let out = "";
    child.stdout.on("data", (data) => (out += data));
    child.on("close", () => done(Number(out)));
  }));
  const counts = await Promise.all(runs);
  return [(performance.now() - start) / COUNT, counts.reduce((a, b) => a + b)];
}

const names = () => readdirSync(pairs).filter((f) => f.endsWith("-a.png")).sort().slice(0, COUNT).map((f) => join(pairs, f.slice(0, -6)));

if (process.argv[2] === "pixelmatch") {
  const [own, of] = process.argv.slice(3).map(Number);
  console.log(await pixelmatch(names().filter((_, n) => n % of === own)));
} else {
  make();
  console.log(`${names().length} pairs; ms a pair, changed pixels in all`);
  const said = execFileSync("cargo", ["bench", "--quiet", "--bench", "snapshot", "--", pairs], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const ours = said.trim().split("\n").map((line) => line.split(" "));
  // The fastest of three rounds each: on a machine that others use, the rest is their work.
  const best = async (run) => {
    let found;
    for (let round = 0; round < 3; round += 1) {
      const one = await run();
      if (!found || one[0] < found[0]) found = one;
    }
    return found;
  };
  for (const threads of [1, 2]) {
    const [, , each, changed] = ours.find((row) => row[1] === String(threads));
    const rows = [["coverline", Number(each), Number(changed)]];
    for (const [name, [ms, count]] of [["odiff", await best(() => odiff(names(), threads))], ["pixelmatch", await best(() => processes(threads))]]) rows.push([name, ms, count]);
    for (const [name, ms, count] of rows) console.log(`${threads} core${threads > 1 ? "s" : " "} ${name.padEnd(11)}${ms.toFixed(2).padStart(8)} ${(ms / rows[0][1]).toFixed(2).padStart(6)}× ${count}`);
  }
}
