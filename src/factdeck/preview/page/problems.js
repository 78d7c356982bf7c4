// What is wrong, each thing once, with a link to its line.
import { clear, element, placeLink } from "./elements.js";

const list = document.getElementById("problems");
let before = "";

// Returns the number of errors.
export function showProblems(documents) {
  const problems = new Map();
  for (const each of documents) for (const problem of each.problems) problems.set(JSON.stringify(problem), problem);
  const editors = Object.assign({}, ...documents.map((each) => each.editors));
  const sorted = [...problems.values()].sort((one, other) => rank(one) - rank(other));
  const now = JSON.stringify(sorted);
  if (now !== before || !list.firstChild) show(sorted, editors);
  before = now;
  return sorted.filter((problem) => problem.severity === "error").length;
}

function rank(problem) {
  return (problem.severity === "error" ? 0 : 1e9) + (problem.line ?? 0);
}

function show(sorted, editors) {
  clear(list);
  if (!sorted.length) {
    list.append(element("p", { class: "sound" }, "Nothing is wrong."));
    return;
  }
  const items = element("ul");
  items.append(...sorted.map((problem) => entry(problem, editors)));
  list.append(items);
}

function entry(problem, editors) {
  const item = element("li", { class: problem.severity });
  const message = element("p");
  message.append(element("span", { class: "severity" }, problem.severity === "error" ? "Error: " : "Warning: "), problem.message);
  item.append(message);
  if (problem.hint) item.append(element("p", { class: "hint" }, problem.hint));
  const about = element("p");
  const editor = editors[problem.file];
  if (editor) about.append(placeLink(`${problem.file}:${problem.line}`, editor, problem.column));
  if (problem.code) about.append(element("span", { class: "hint" }, ` ${problem.code}`));
  item.append(about);
  return item;
}
