// Elements of the page, made of names and plain text.
export function element(name, attributes = {}, text = "") {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value);
  if (text) created.textContent = text;
  return created;
}

export function clear(parent) {
  parent.replaceChildren();
}

export function pageId(layout, number) {
  return `${layout.replace(/\W+/g, "-")}-${number + 1}`;
}

// A link to a line of a file, which opens in the editor.
export function placeLink(at, editor, column = 0) {
  const line = at.slice(at.lastIndexOf(":") + 1);
  const place = column ? `${at}:${column}` : at;
  return element("a", { href: `${editor}:${line}${column ? `:${column}` : ""}`, class: "place", title: "Open in the editor" }, place);
}
