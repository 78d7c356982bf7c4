// A click on a page's picture to the line of the article where that is written.
import { clear, element, placeLink } from "./elements.js";

const panel = document.getElementById("place");
const AROUND = 1;

export function startPlaces(shown) {
  document.getElementById("pages").addEventListener("click", (event) => {
    const written = event.target.closest("svg.scene [data-at]");
    if (!written || event.target.closest("a") || String(getSelection())) return;
    tell(written.dataset.at, editorsOf(shown));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.hidden = true;
  });
}

function editorsOf(shown) {
  return Object.assign({}, ...[...shown.values()].map((each) => each.editors));
}

async function tell(at, editors) {
  const split = at.lastIndexOf(":");
  const editor = editors[at.slice(0, split)];
  clear(panel);
  const head = element("p");
  head.append(editor ? placeLink(at, editor) : element("span", {}, at));
  const close = element("button", { type: "button" }, "Close");
  close.addEventListener("click", () => {
    panel.hidden = true;
  });
  head.append(close);
  panel.append(head);
  panel.hidden = false;
  if (at.slice(0, split) === document.body.dataset.article) await quote(Number(at.slice(split + 1)));
}

async function quote(line) {
  const lines = await (await fetch("source")).json();
  const first = Math.max(1, line - AROUND);
  const shown = lines.slice(first - 1, line + AROUND).map((text, number) => `${first + number === line ? "▸" : " "} ${first + number}  ${text}`);
  panel.append(element("pre", {}, shown.join("\n")));
}
