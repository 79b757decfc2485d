// The list of cases: which are shown, which are marked, and the keys.
"use strict";
(() => {
  const one = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const cases = all("nav li[data-name]").map((item) => {
    const link = one("a", item);
    return { item, link, article: one(link.hash), ...item.dataset };
  });
  const marked = new Set();
  const filter = { text: "", layout: "", theme: "", kind: "", off: new Set() };
  let at = null;

  const shown = () => cases.filter((one) => !one.item.hidden);

  // Choosing a case

  function open(next) {
    at = next ?? null;
    for (const other of cases) {
      other.article.hidden = other !== at;
      if (other === at) other.link.setAttribute("aria-current", "true");
      else other.link.removeAttribute("aria-current");
    }
    one(".tools").hidden = !at;
    if (at) {
      one("nav").style.scrollPaddingTop = `${one(".filters").offsetHeight}px`; // the filters stay above the list
      at.link.scrollIntoView({ block: "nearest" });
      one("main").scrollTop = 0;
      history.replaceState(null, "", at.link.hash);
    }
    stage.show(at?.article);
    tools();
  }

  function step(by) {
    const list = shown();
    const next = list[list.indexOf(at) + by];
    if (next) open(next);
  }

  /** Brings the tools to the case and the view. */
  function tools() {
    for (const button of all("#modes button")) {
      button.setAttribute("aria-pressed", String(stage.pair && button.dataset.mode === stage.mode));
      button.disabled = !stage.pair;
    }
    const names = ["Whole", ...Array.from({ length: stage.places }, (_, i) => String(i + 1))];
    one("#places").hidden = names.length === 1;
    one("#places").replaceChildren(...names.map((name, i) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: name });
      button.setAttribute("aria-pressed", String(i === stage.place));
      if (i) button.setAttribute("aria-label", `Zoom to place ${i}`);
      button.addEventListener("click", () => (stage.zoom(i), tools(), all("#places button")[i].focus()));
      return button;
    }));
    one("#frames").hidden = names.length === 1;
    const list = shown();
    const here = list.indexOf(at);
    one("#where").textContent = here < 0 ? "" : `${here + 1} of ${list.length}`;
    one("#previous").disabled = here <= 0;
    one("#next").disabled = here < 0 || here === list.length - 1;
    const accept = one("#accept");
    accept.disabled = !at?.accept;
    accept.setAttribute("aria-pressed", String(marked.has(at)));
    accept.firstChild.textContent = marked.has(at) ? "Accepted " : "Accept ";
    const every = one("#copy-all");
    every.hidden = marked.size === 0;
    every.innerHTML = `Copy command for ${marked.size} marked <kbd>A</kbd>`;
  }

  // Filters

  function sift() {
    const fits = (one) =>
      one.name.toLowerCase().includes(filter.text) &&
      (!filter.layout || one.layout === filter.layout) &&
      (!filter.theme || one.theme === filter.theme) &&
      (!filter.kind || one.kinds.split(" ").includes(filter.kind)) &&
      !filter.off.has(one.verdict);
    for (const each of cases) each.item.hidden = !fits(each);
    for (const section of all("nav section")) section.hidden = !one("li:not([hidden])", section);
    for (const item of all(".same li")) item.hidden = !item.textContent.toLowerCase().includes(filter.text);
    const list = shown();
    one("#none").hidden = list.length > 0 || cases.length === 0;
    if (list.includes(at)) tools();
    else open(list[0]);
  }

  function clear() {
    Object.assign(filter, { text: "", layout: "", theme: "", kind: "", off: new Set() });
    for (const field of all(".filters input, .filters select")) field.value = "";
    for (const button of all(".verdicts button")) button.setAttribute("aria-pressed", "true");
    sift();
    one("#find").focus();
  }

  // Accepting: the page only writes the command

  const command = (names) => `coverline snapshot accept ${[...names, document.body.dataset.folder].join(" ")}`;

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A browser that keeps its clipboard from files still lets a person's own choice be copied.
      const field = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      if (!done) return tell(`Copy this: ${text}`);
    }
    tell(`Copied: ${text}`);
  }

  function accept() {
    if (!at) return;
    if (!at.accept) return tell("Could not be rendered: there is nothing to accept");
    if (marked.delete(at)) tell("No longer marked");
    else {
      marked.add(at);
      copy(command([at.accept]));
    }
    at.item.classList.toggle("marked", marked.has(at));
    tools();
  }

  function copyAll() {
    if (marked.size === 0) return tell("Nothing is marked: accept a case with a");
    copy(command(cases.filter((one) => marked.has(one)).map((one) => one.accept)));
  }

  let quiet = 0;
  function tell(text) {
    one("#told").textContent = text;
    clearTimeout(quiet);
    quiet = setTimeout(() => (one("#told").textContent = ""), 4000);
  }

  // Buttons and keys

  const act = {
    j: () => step(1), ArrowRight: () => step(1), k: () => step(-1), ArrowLeft: () => step(-1),
    1: () => view("side"), 2: () => view("overlay"), 3: () => view("blink"), 4: () => view("heat"),
    z: () => zoom(1), Z: () => zoom(-1), f: frames, a: accept, A: copyAll,
    "/": () => one("#find").focus(), "?": () => one("#help").showModal(),
  };

  function view(mode) {
    stage.choose(mode);
    tools();
  }

  function zoom(by) {
    const count = stage.places + 1;
    stage.zoom((stage.place + by + count) % count);
    tools();
  }

  function frames() {
    const bare = document.body.classList.toggle("bare");
    one("#frames").setAttribute("aria-pressed", String(!bare));
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || one("#help").open) return;
    const { target, key } = event;
    if (target.matches("input[type=search]")) {
      if (key === "Escape") {
        target.value = filter.text = "";
        sift();
      } else if (key !== "Enter") return;
      target.blur();
      event.preventDefault(); // browsers differ in whether Escape clears, and in whether they say so
      return;
    }
    if (target.matches("select") || (target.matches(".wipe") && key.startsWith("Arrow"))) return;
    const pressed = target.matches("button, summary");
    if (key === " " && stage.mode === "blink" && !pressed) stage.hold();
    else if (Object.hasOwn(act, key)) act[key]();
    else return;
    event.preventDefault();
  });

  for (const each of cases) each.link.addEventListener("click", (event) => (event.preventDefault(), open(each)));
  for (const button of all("#modes button")) button.addEventListener("click", () => view(button.dataset.mode));
  for (const button of all(".copy")) button.addEventListener("click", () => copy(button.dataset.copy));
  for (const button of all(".verdicts button")) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") === "true";
      button.setAttribute("aria-pressed", String(!on));
      filter.off[on ? "add" : "delete"](button.dataset.verdict);
      sift();
    });
  }
  for (const name of ["layout", "theme", "kind"]) one(`#${name}`).addEventListener("change", (event) => (filter[name] = event.target.value, sift()));
  one("#find").addEventListener("input", (event) => (filter.text = event.target.value.trim().toLowerCase(), sift()));
  for (const [id, does] of [
    ["previous", act.k], ["next", act.j], ["accept", accept], ["frames", frames],
    ["copy-all", copyAll], ["clear", clear], ["help-button", act["?"]],
  ]) one(`#${id}`).addEventListener("click", does);
  addEventListener("hashchange", () => open(cases.find((one) => one.link.hash === location.hash) ?? at));

  document.documentElement.classList.add("on");
  open(cases.find((one) => one.link.hash === location.hash) ?? cases[0]);
})();
