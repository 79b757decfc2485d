// A run to make a report from: banners of the built-in layouts as accepted pictures, and of the
// same layouts edited as new ones, with a case of each verdict.

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ARTICLES = ["harbour.md", "azure-request.txt", "grid.md"];
const THEMES = ["paper", "night"];
const SIZE = "1200x630";

/** What a designer changed, and how it is told. */
const EDITS = {
  trend: {
    file: "trend.svg", from: 'data-size="66-120"', to: 'data-size="48-60"',
    explanation: ["headline 66 → 45 px", "deck moved 58 px up"], kinds: ["type", "place"],
  },
  "figure-row": {
    file: "figure-row.svg", from: 'data-space="26"', to: 'data-space="44"',
    explanation: ["figure labels moved 13 px down"], kinds: ["place"],
  },
};
const ACCENT = { file: "themes/paper.toml", from: "#FF5A36", to: "#C2187A", explanation: "accent #FF5A36 → #C2187A" };

/** Writes a folder with pictures and `output/run.json`; `differ` measures two PNG files. */
export async function sample(folder, repository, program, differ) {
  const layouts = join(folder, "layouts");
  cpSync(join(repository, "layouts"), layouts, { recursive: true });
  for (const name of ["accepted", "output"]) mkdirSync(join(folder, name), { recursive: true });
  const names = draw(folder, repository, program, layouts, "accepted");
  edit(layouts);
  draw(folder, repository, program, layouts, "output");

  const cases = [];
  for (const one of names) {
    const [accepted, actual] = ["accepted", "output"].map((of) => `${of}/${one.name}.png`);
    const equal = readFileSync(join(folder, accepted)).equals(readFileSync(join(folder, actual)));
    const base = { ...one, verdict: "same", explanation: [], kinds: [], difference: null, accepted, actual, error: "" };
    if (equal) {
      cases.push(base);
      continue;
    }
    const told = EDITS[one.layout] ?? { explanation: [], kinds: [] };
    const paper = one.theme === "paper";
    cases.push({
      ...base,
      verdict: "changed",
      explanation: [...told.explanation, ...(paper ? [ACCENT.explanation] : [])],
      kinds: [...told.kinds, ...(paper ? ["color"] : [])],
      difference: await differ(join(folder, accepted), join(folder, actual)),
    });
  }
  cases.push(...others(folder, cases));
  cases.sort((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(join(folder, "output/run.json"), JSON.stringify({ folder, cases }, null, 1));
}

function draw(folder, repository, program, layouts, into) {
  const names = [];
  for (const layout of ["figure-lead", "figure-row", "headline", "trend"]) {
    for (const theme of THEMES) {
      for (const article of ARTICLES) {
        const out = join(folder, "made");
        const source = join(repository, "tests/articles", article);
        const flags = ["--layouts", layouts, "--layout", layout, "--theme", theme, "--size", SIZE, "-o", out];
        try {
          execFileSync(program, ["render", source, ...flags], { stdio: "pipe" });
        } catch {
          continue; // an article without a series has no trend
        }
        const stem = article.replace(/\.\w+$/, "");
        const name = `${stem}-${layout}-${theme}-${SIZE}`;
        const [picture] = readdirSync(out).filter((file) => file === `${stem}-${SIZE}.png`);
        renameSync(join(out, picture), join(folder, into, `${name}.png`));
        names.push({ name, article, layout, theme, size: SIZE });
      }
    }
  }
  return names;
}

function edit(layouts) {
  for (const { file, from, to } of [...Object.values(EDITS), ACCENT]) {
    const path = join(layouts, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file}: holds no ${from} to change`);
    writeFileSync(path, text.replace(from, to));
  }
}

/** A case of each other verdict, one of them with a name that would like to run. */
function others(folder, cases) {
  const [picture] = cases.filter((one) => one.verdict === "same");
  const put = (name) => {
    const path = `output/${name}.png`;
    copyFileSync(join(folder, picture.actual), join(folder, path));
    return path;
  };
  const base = { ...picture, explanation: [], kinds: [], difference: null };
  const nothing = { article: "", layout: "", theme: "", size: "", actual: null };
  const wild = "<script>document.title='ran'</script>";
  return [
    { ...base, name: "ferry-headline-night-1200x630", article: "ferry.md", verdict: "new", accepted: null, actual: put("ferry") },
    { ...base, ...nothing, name: "tides-quote-paper-1200x630", verdict: "orphan", accepted: put("tides") },
    { ...base, name: `it's ${wild}`, article: `${wild}.md`, verdict: "failed", actual: null, error: `articles/it's.md: ${wild}\nslot "headline": no face holds 'ꦄ' (U+A984, Javanese); add the pack java with --fonts DIR, see fonts/packs.md` },
    {
      ...base, name: "plain-headline-night-1200x630", article: "plain.md", verdict: "noise", actual: put("plain"),
      difference: { changed: 0, edges: 214, share: 0, score: 0.9999, boxes: [] },
    },
  ];
}
