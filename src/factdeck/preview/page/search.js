// Text sought in pages and notes: found whatever its case, accents and quotes, and shown by a tint over it.
import { element } from "./elements.js";

const MOST_HITS = 1000;
const main = document.getElementById("pages");
const sought = document.getElementById("sought");
const count = document.getElementById("hits");
const buttons = { previous: document.getElementById("previous"), next: document.getElementById("next") };
let hits = [];
let now = -1;

export function startSearch() {
  sought.addEventListener("input", () => search(true));
  sought.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") {
      sought.value = "";
      search(false);
    }
  });
  addEventListener("resize", searchAgain);
  buttons.previous.addEventListener("click", () => step(-1));
  buttons.next.addEventListener("click", () => step(1));
}

// After pages have changed: the same text again, without moving.
export function searchAgain() {
  if (sought.value || hits.length) search(false);
}

function search(move) {
  main.querySelectorAll(".hit").forEach((hit) => hit.remove());
  const text = fold(sought.value.trim()).text;
  hits = text ? find(text) : [];
  now = hits.length ? Math.min(Math.max(now, 0), hits.length - 1) : -1;
  if (move) now = hits.length ? firstInView() : -1;
  show(move);
}

function step(by) {
  if (!hits.length) return;
  now = (now + by + hits.length) % hits.length;
  show(true);
}

function show(move) {
  hits.forEach((hit, number) => hit.marks.forEach((mark) => mark.classList.toggle("now", number === now)));
  if (move && now >= 0) hits[now].marks[0].scrollIntoView({ block: "center", behavior: "instant" });
  const many = hits.length >= MOST_HITS ? `${MOST_HITS} and more` : hits.length;
  count.textContent = !sought.value.trim() ? "" : hits.length ? `${now + 1} of ${many}` : "not found";
  for (const button of Object.values(buttons)) button.disabled = !hits.length;
}

function firstInView() {
  const found = hits.findIndex((hit) => hit.marks[0].getBoundingClientRect().bottom > 80);
  return Math.max(0, found);
}

function find(text) {
  const found = [];
  for (const unit of main.querySelectorAll("svg.scene text:not(.hyphen), .notes p")) {
    const whole = fold(unit.textContent);
    for (let at = whole.text.indexOf(text); at >= 0; at = whole.text.indexOf(text, at + text.length)) {
      if (found.length >= MOST_HITS) return placed(found);
      found.push({ unit, range: rangeOf(unit, whole.places[at], whole.places[at + text.length - 1] + 1) });
    }
  }
  return placed(found);
}

// Letters without case and accents, one space for many, straight quotes; and where each one stands in the text.
function fold(text) {
  let folded = "";
  const places = [];
  for (let at = 0; at < text.length; at += 1) {
    const plain = text[at].normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[‐‑–—]/g, "-");
    for (const letter of plain) {
      const blank = /\s/u.test(letter);
      if (blank && folded.endsWith(" ")) continue;
      folded += blank ? " " : letter;
      places.push(at);
    }
  }
  return { text: folded, places };
}

function rangeOf(unit, start, end) {
  const range = document.createRange();
  const nodes = document.createTreeWalker(unit, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let begun = false;
  while (nodes.nextNode()) {
    const { length } = nodes.currentNode;
    if (!begun && start < passed + length) {
      range.setStart(nodes.currentNode, start - passed);
      begun = true;
    }
    if (begun && end <= passed + length) {
      range.setEnd(nodes.currentNode, end - passed);
      break;
    }
    passed += length;
  }
  return range;
}

// All is measured first and marked then, so that the page is laid out once.
function placed(found) {
  const measured = found.map(({ unit, range }) => {
    const ground = unit.closest(".picture, .notes");
    return { ground, whole: ground.getBoundingClientRect(), boxes: boxesOf(unit, range) };
  });
  return measured
    .map(({ ground, whole, boxes }) => ({ marks: boxes.map((box) => mark(ground, whole, box)) }))
    .filter((hit) => hit.marks.length);
}

function boxesOf(unit, range) {
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
  return boxes.length ? boxes : [unit.getBoundingClientRect()];
}

function mark(ground, whole, box) {
  const tint = element("div", { class: "hit" });
  const share = (length, of) => `${((100 * length) / of).toFixed(3)}%`;
  tint.style.left = share(box.left - whole.left, whole.width);
  tint.style.top = share(box.top - whole.top, whole.height);
  tint.style.width = share(box.width, whole.width);
  tint.style.height = share(box.height, whole.height);
  ground.append(tint);
  return tint;
}
