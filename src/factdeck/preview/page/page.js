// The page's beginning: what is chosen, what has changed, and what is then shown.
import { showDocument, dropDocuments, keepingScroll, visibleLayouts } from "./documents.js";
import { showProblems } from "./problems.js";
import { searchAgain, startSearch } from "./search.js";
import { startPlaces } from "./places.js";
import { clear, element, pageId } from "./elements.js";

const layoutSwitch = document.getElementById("layout");
const themeSwitch = document.getElementById("theme");
const status = document.getElementById("status");
const contents = document.getElementById("contents");
const shown = new Map();
let known = null;
let loading = false;
let again = false;

function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

function chosenLayouts() {
  return JSON.parse(layoutSwitch.value);
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

function option(list, value, text) {
  list.append(element("option", { value }, text));
}

async function fillSwitches() {
  const choices = await read("choices");
  document.title = `${choices.article} – factdeck preview`;
  document.getElementById("article").textContent = choices.name;
  document.body.dataset.article = choices.article;
  const names = choices.layouts.map((layout) => layout.name);
  const sets = [choices.shown, ...[...names, ...choices.shown].map((name) => [name])];
  const seen = new Set();
  for (const set of sets) {
    const value = JSON.stringify(set);
    if (!seen.has(value)) option(layoutSwitch, value, set.join(" and "));
    seen.add(value);
  }
  option(themeSwitch, "", "the layout’s own");
  for (const theme of new Set([...choices.themes, ...(choices.theme ? [choices.theme] : [])])) option(themeSwitch, theme, theme);
  const asked = new URLSearchParams(location.search);
  const wanted = JSON.stringify(asked.getAll("layout"));
  layoutSwitch.value = seen.has(wanted) ? wanted : JSON.stringify(choices.shown);
  themeSwitch.value = asked.has("theme") ? asked.get("theme") : choices.theme;
  if (themeSwitch.selectedIndex < 0) themeSwitch.value = "";
}

function rememberChoice() {
  const asked = new URLSearchParams(chosenLayouts().map((layout) => ["layout", layout]));
  asked.append("theme", themeSwitch.value);
  history.replaceState(null, "", `?${asked}${location.hash}`);
  load();
}

async function load() {
  if (loading) {
    again = true;
    return;
  }
  loading = true;
  try {
    do {
      again = false;
      await loadChosen();
    } while (again);
  } catch (problem) {
    say(`The preview can’t be reached: ${problem.message}`);
  } finally {
    loading = false;
  }
}

async function loadChosen() {
  const layouts = chosenLayouts();
  const theme = themeSwitch.value;
  const inView = visibleLayouts();
  const inOrder = [...layouts].sort((one, other) => inView.has(other) - inView.has(one));
  const fresh = known === null;
  let changed = 0;
  for (const layout of inOrder) {
    const answer = await read(`document?${new URLSearchParams({ layout, theme })}`);
    known = answer.revision;
    shown.set(layout, answer);
    keepingScroll(() => {
      changed += showDocument(answer, layouts);
    });
  }
  for (const layout of [...shown.keys()]) if (!layouts.includes(layout)) shown.delete(layout);
  keepingScroll(() => dropDocuments(layouts));
  const documents = layouts.map((layout) => shown.get(layout));
  const errors = showProblems(documents);
  showContents(documents);
  searchAgain();
  say(summary(errors, fresh ? 0 : changed));
}

function summary(errors, changed) {
  const time = new Date().toLocaleTimeString([], { timeStyle: "medium" });
  if (errors) return `${errors} error${errors > 1 ? "s" : ""}; the last good pages stay`;
  return changed ? `${changed} page${changed > 1 ? "s" : ""} changed at ${time}` : `Up to date at ${time}`;
}

function showContents(documents) {
  const parts = documents.filter((each) => each.pages.length).map((each) => {
    const entries = each.pages.map((page, number) => {
      const link = element("a", { href: `#${pageId(each.layout, number)}` });
      link.append(element("span", { class: "number" }, String(number + 1)), element("span", {}, page.title || "untitled"));
      const entry = element("li");
      entry.append(link);
      return entry;
    });
    const list = element("ol");
    list.append(...entries);
    const part = element("div");
    part.append(element("h2", {}, each.layout), list);
    return part;
  });
  const before = contents.textContent;
  const fresh = element("div");
  fresh.append(...parts);
  if (fresh.textContent !== before) {
    clear(contents);
    contents.append(...parts);
  }
}

function listen() {
  const news = new EventSource("news");
  news.onmessage = (event) => {
    if (Number(event.data) !== known) load();
  };
  news.onerror = () => {
    known = null;
    say("factdeck preview has stopped; start it again to go on");
  };
}

const head = document.querySelector("header");
new ResizeObserver(() => document.documentElement.style.setProperty("--head", `${head.offsetHeight}px`)).observe(head);
layoutSwitch.addEventListener("change", rememberChoice);
themeSwitch.addEventListener("change", rememberChoice);
startSearch();
startPlaces(shown);
await fillSwitches();
listen();
