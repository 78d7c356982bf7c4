// Documents to sections of the page; a page's picture is replaced only where it has changed.
import { clear, element, pageId, placeLink } from "./elements.js";

const main = document.getElementById("pages");
const fonts = new Set();

// Returns how many pages were made or changed.
export function showDocument(answer, order) {
  addFonts(answer.faces);
  const section = sectionOf(answer, order);
  showRemarks(section, answer);
  return showPages(section, answer);
}

export function dropDocuments(layouts) {
  for (const section of main.querySelectorAll(":scope > .document")) {
    if (!layouts.includes(section.dataset.layout)) section.remove();
  }
}

export function visibleLayouts() {
  const sections = [...main.querySelectorAll(":scope > .document")];
  const inView = sections.filter((section) => {
    const box = section.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  });
  return new Set(inView.map((section) => section.dataset.layout));
}

// Make a change, and leave the first page in view where it is.
export function keepingScroll(change) {
  const pages = [...main.querySelectorAll(".page")];
  const first = pages.find((page) => page.getBoundingClientRect().bottom > 80);
  const before = first?.getBoundingClientRect().top;
  change();
  if (scrollY > 0 && first?.isConnected) scrollBy({ top: first.getBoundingClientRect().top - before, behavior: "instant" });
}

function addFonts(faces) {
  for (const { family, file } of faces) {
    if (fonts.has(file)) continue;
    fonts.add(file);
    document.fonts.add(new FontFace(family, `url(files/${file})`));
  }
}

function sectionOf(answer, order) {
  const shown = main.querySelector(`:scope > .document[data-layout="${CSS.escape(answer.layout)}"]`);
  if (shown) return shown;
  const heading = element("h2", { id: pageId(answer.layout, -1) }, answer.layout);
  const section = element("section", { class: "document", "data-layout": answer.layout, "aria-labelledby": heading.id });
  section.append(heading);
  const later = order.slice(order.indexOf(answer.layout) + 1);
  const next = [...main.children].find((each) => later.includes(each.dataset.layout));
  main.insertBefore(section, next ?? null);
  return section;
}

function showRemarks(section, answer) {
  section.querySelectorAll(":scope > .remark").forEach((remark) => remark.remove());
  const remarks = remarksOn(answer).map(([kind, text]) => element("p", { class: `remark ${kind}` }, text));
  section.querySelector("h2").after(...remarks);
}

function remarksOn(answer) {
  const remarks = [];
  if (!answer.current && answer.pages.length) remarks.push(["kept", "These are the last good pages: an error keeps newer ones from being made."]);
  if (!answer.current && !answer.pages.length) remarks.push(["kept", "There is nothing to show yet: an error keeps the pages from being made."]);
  if (answer.onTemplate) remarks.push(["", "The template’s own shapes and pictures are not shown here; they are in the deck that is built."]);
  return remarks;
}

function showPages(section, answer) {
  const old = [...section.querySelectorAll(":scope > .page")];
  const byKey = new Map(old.map((page) => [page.dataset.key, page]));
  const wanted = new Set(answer.pages.map((page) => page.key));
  const spare = old.filter((page) => !wanted.has(page.dataset.key));
  const used = new Set();
  let changed = 0;
  let last = [section.querySelector("h2"), ...section.querySelectorAll(":scope > .remark")].pop();
  answer.pages.forEach((page, number) => {
    let shown = byKey.get(page.key);
    byKey.delete(page.key);
    if (!shown) {
      shown = spare.shift() ?? element("article", { class: "page" });
      fill(shown, page, answer);
      changed += 1;
    }
    label(shown, page, number, answer);
    if (last.nextElementSibling !== shown) last.after(shown);
    used.add(shown);
    last = shown;
  });
  for (const page of old) if (!used.has(page)) page.remove();
  return changed;
}

function fill(shown, page, answer) {
  const picture = element("div", { class: "picture" });
  const drawn = new DOMParser().parseFromString(page.svg, "image/svg+xml").documentElement;
  picture.append(document.importNode(drawn, true));
  shown.dataset.key = page.key;
  shown.replaceChildren(picture, element("div", { class: "about" }));
  if (page.notes.length) shown.append(notesOf(page, answer));
}

function label(shown, page, number, answer) {
  const kind = answer.unit[0].toUpperCase() + answer.unit.slice(1);
  const place = `${kind} ${number + 1} of ${answer.pages.length}`;
  shown.id = pageId(answer.layout, number);
  shown.setAttribute("aria-label", page.title ? `${place}: ${page.title}` : place);
  shown.querySelector(".notes")?.setAttribute("aria-label", `Notes of slide ${number + 1}`);
  const about = shown.querySelector(".about");
  clear(about);
  about.append(element("span", {}, place));
  const editor = answer.editors[page.at.slice(0, page.at.lastIndexOf(":"))];
  if (page.at && editor) about.append(placeLink(page.at, editor));
}

function notesOf(page, answer) {
  const notes = element("div", { class: "notes", role: "group", lang: answer.lang });
  for (const note of page.notes) {
    const paragraph = element("p", note.bullet ? { class: "bulleted" } : {}, note.bullet ? `${note.bullet} ` : "");
    for (const run of note.runs) paragraph.append(runOf(run, answer));
    notes.append(paragraph);
  }
  return notes;
}

function runOf(run, answer) {
  const shown = element(run.bold ? "strong" : run.italic ? "em" : "span", {}, run.text);
  if (run.lang && run.lang !== answer.lang) shown.lang = run.lang;
  return shown;
}
