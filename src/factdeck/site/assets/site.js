// What is asked for in the form to the articles that have it, the best first. The index is loaded when it is first asked for.
"use strict";

const SLUG = 0, TITLE = 1, SUBTITLE = 2, LEAD = 3, LANG = 4, LEFTWARD = 5, FIRST = 6, LAST = 7, YEARS = 8, KEYWORDS = 9, PLACES = 10, NAMED = 11;
const AT_ONCE = 60;
const SNIPPET = 220;
const MOST_OFFERED = 300;
// Letters that a word has at least for a slip in it to be forgiven, and two.
const LEAST_TYPED = 5, LONG = 9;
const FIELDS = ["q", "from", "until", "place", "keyword", "lang"];
// Scripts that put no spaces between words: what is sought may stand anywhere in them.
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

// Letters that are no plain ones with an accent, and the sigma at a word's end.
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŧ: "t", ς: "σ" };
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");

// Scripts whose articles and prepositions stand before a word without a space.
const WITH_PREFIXES = /^[\p{Script=Hebrew}\p{Script=Arabic}]{3}/u;

// Capitals and accents left out of account, and one space between words; each symbol, as + or 🚀, is one.
function folded(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(NOT_PLAIN, (letter) => PLAIN[letter]);
  return plain.replace(/\p{S}/gu, " $& ").replace(/[^\p{L}\p{N}\p{S}]+/gu, " ").trim();
}

// Each article with what is looked through: title, words beside it, first paragraph, each with a space before every word.
function prepared(rows) {
  return rows.map((row) => ({
    row,
    title: ` ${folded(row[TITLE])}`,
    words: ` ${folded([row[SUBTITLE], ...row[KEYWORDS], ...row[PLACES]].join(" "))}`,
    named: ` ${folded((row[NAMED] ?? []).join(" "))}`,
    lead: ` ${folded(row[LEAD])}`,
    keywords: row[KEYWORDS].map((each) => ` ${folded(each)}`),
    places: row[PLACES].map((each) => ` ${folded(each)}`),
  }));
}

function needlesOf(text) {
  return folded(text).split(" ").filter(Boolean).map((word) => (WITHOUT_SPACES.test(word) || WITH_PREFIXES.test(word) ? word : ` ${word}`));
}

// How well an article fits the words: 0 where one of them is nowhere in it.
function weight(article, needles) {
  let total = 0;
  for (const needle of needles) {
    if (article.title.startsWith(needle)) total += 150;
    else if (article.title.includes(needle)) total += 100;
    else if (article.words.includes(needle)) total += 20;
    else if (article.named.includes(needle)) total += 10;
    else if (article.lead.includes(needle)) total += 5;
    else return 0;
  }
  return total + 1;
}

function passes(article, wanted) {
  const row = article.row;
  if (wanted.lang && row[LANG] !== wanted.lang) return false;
  if (wanted.from !== null && !(row[LAST] !== null && row[LAST] >= wanted.from)) return false;
  if (wanted.until !== null && !(row[FIRST] !== null && row[FIRST] <= wanted.until)) return false;
  const inSome = (names, needles) => names.some((name) => needles.every((needle) => name.includes(needle)));
  return (!wanted.place.length || inSome(article.places, wanted.place)) && (!wanted.keyword.length || inSome(article.keywords, wanted.keyword));
}

// The articles that fit, the best first, and by title where they fit alike.
function found(articles, wanted) {
  const fitting = [];
  articles.forEach((article, at) => {
    const fits = passes(article, wanted) ? weight(article, wanted.needles) : 0;
    if (fits) fitting.push([fits, at]);
  });
  fitting.sort((one, other) => other[0] - one[0] || one[1] - other[1]);
  return fitting.map(([, at]) => articles[at]);
}

// The same with words that no article has put right, and which these are now; null where none is near enough.
function corrected(articles, wanted) {
  const missing = wanted.needles.filter((needle) => needle.length > LEAST_TYPED && !articles.some((each) => weight(each, [needle])));
  if (!missing.length) return null;
  if (vocabulary.of !== articles) vocabulary = { of: articles, words: wordsOf(articles) };
  const meant = new Map(missing.map((needle) => [needle, nearest(needle.trim(), vocabulary.words)]));
  if ([...meant.values()].includes(null)) return null;
  const needles = wanted.needles.map((needle) => (meant.has(needle) ? ` ${meant.get(needle)}` : needle));
  return { wanted: { ...wanted, needles }, words: [...meant.values()] };
}

let vocabulary = {};

// The words that articles are named by, each with how often it stands there and with its letters as bits.
function wordsOf(articles) {
  const counts = new Map();
  for (const { title, words, named } of articles) {
    for (const word of `${title}${words}${named}`.split(" ")) if (word.length >= LEAST_TYPED) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => ({ word, count, letters: lettersOf(word) }));
}

function lettersOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << word.charCodeAt(at) % 31;
  return bits;
}

// In how many bits two numbers differ, as far as the most and one more.
function differing(one, other, most) {
  let left = one ^ other, count = 0;
  for (; left && count <= most; count++) left &= left - 1;
  return count;
}

// The word that is spelled most alike, the more frequent one of two: a slip is forgiven, of long words two.
function nearest(typed, known) {
  const letters = lettersOf(typed);
  let best = null, least = typed.length >= LONG ? 2 : 1, most = 0;
  for (const { word, count, letters: others } of known) {
    if (Math.abs(word.length - typed.length) > least || differing(letters, others, 2 * least) > 2 * least) continue;
    const slips = slipsBetween(typed, word, least);
    if (slips < least || (slips === least && count > most)) [best, least, most] = [word, slips, count];
  }
  return best;
}

// How many letters are wrong, too many, missing, or swapped with the next one; any more than the most are one too many.
function slipsBetween(one, other, most) {
  let before = [], last = [...Array(other.length + 1).keys()];
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      next[at] = Math.min(next[at - 1] + 1, last[at] + 1, last[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[other.length];
}

function wantedOf(values) {
  const year = (text) => (/^[−-]?\d+$/.test(text.trim()) ? Number(text.trim().replace("−", "-")) : null);
  return {
    needles: needlesOf(values.q),
    from: year(values.from),
    until: year(values.until),
    place: needlesOf(values.place),
    keyword: needlesOf(values.keyword),
    lang: values.lang,
  };
}

self.factdeckSearch = { folded, prepared, found, wantedOf, corrected };

const form = document.getElementById("search");
const list = document.getElementById("results");
const count = document.getElementById("count");
const steps = document.getElementById("steps");
const more = document.getElementById("more");
const field = (name) => document.getElementById(name);
const before = { list: [...list.children], count: count.textContent };
let articles = null;
let loading = null;
let shown = 0;
let results = [];

function loaded() {
  loading ??= Promise.all([...Array(Number(form.dataset.shards)).keys()].map(shard)).then((shards) => {
    articles = shards.flat();
    vocabulary = { of: articles, words: wordsOf(articles) };
    offer("places", PLACES);
    offer("keywords", KEYWORDS);
  }).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

function shard(number) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `search/${number}.js`;
    const missing = () => failed(new Error(`${script.src} has no articles`));
    script.onload = () => self.articles?.[number] ? done(prepared(self.articles[number])) : missing();
    script.onerror = missing;
    document.head.append(script);
  });
}

// The names that most articles have, for the field to offer.
function offer(name, column) {
  const counts = new Map();
  for (const { row } of articles) for (const each of row[column]) counts.set(each, (counts.get(each) ?? 0) + 1);
  const most = [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST_OFFERED).map(([each]) => each).sort();
  field(name).replaceChildren(...most.map((each) => new Option(each, each)));
}

function values() {
  return Object.fromEntries(FIELDS.map((name) => [name, field(name)?.value ?? ""]));
}

async function search() {
  const asked = values();
  remember(asked);
  if (!Object.values(asked).some((each) => each.trim())) {
    showAll();
    return;
  }
  if (!articles) {
    count.textContent = form.dataset.loading;
    list.setAttribute("aria-busy", "true");
    try {
      await loaded();
    } catch {
      showAll();
      count.textContent = form.dataset.failed;
      return;
    }
  }
  const wanted = wantedOf(values());
  results = found(articles, wanted);
  const meant = results.length ? null : corrected(articles, wanted);
  if (meant) results = found(articles, meant.wanted);
  shown = 0;
  list.replaceChildren();
  steps?.setAttribute("hidden", "");
  count.textContent = told(results.length) + (meant && results.length ? ` ≈ ${meant.words.join(" ")}` : "");
  showMore();
  list.setAttribute("aria-busy", "false");
}

function told(number) {
  if (!number) return form.dataset.none;
  const digits = number.toLocaleString(`${form.dataset.locale}-u-nu-latn`);
  return (number === 1 ? form.dataset.one : form.dataset.several).replace("#", digits);
}

function showAll() {
  list.replaceChildren(...before.list);
  count.textContent = before.count;
  steps?.removeAttribute("hidden");
  more.hidden = true;
  list.setAttribute("aria-busy", "false");
}

function showMore() {
  const added = results.slice(shown, shown + AT_ONCE).map(item);
  list.append(...added);
  shown += added.length;
  more.hidden = shown >= results.length;
  return added[0];
}

function item({ row }) {
  const own = row[LANG] === form.dataset.locale ? {} : { lang: row[LANG], dir: row[LEFTWARD] ? "rtl" : "ltr" };
  const link = element("a", { href: `articles/${encodeURIComponent(row[SLUG])}.html` }, row[TITLE]);
  const heading = element("h2", own);
  heading.append(link);
  const entry = element("li", {});
  entry.append(heading);
  const name = [...(field("lang")?.options ?? [])].find((each) => each.value === row[LANG])?.text;
  const about = [row[YEARS], name].filter(Boolean).join(" · ");
  if (about) entry.append(element("p", { class: "about" }, about));
  const words = shortened(row[LEAD] || row[SUBTITLE]);
  if (words) entry.append(element("p", own, words));
  return entry;
}

function shortened(text) {
  if (text.length <= SNIPPET) return text;
  const cut = text.slice(0, SNIPPET - 1);
  const words = cut.slice(SNIPPET / 2).includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut;
  return `${words.replace(/[ ,;:.–—]+$/, "")}…`;
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

// What is asked for stands behind the page's address, so that it can be kept and sent.
function remember(asked) {
  const pairs = Object.entries(asked).filter(([, value]) => value.trim());
  const address = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  history.replaceState(null, "", address ? `#${address}` : location.pathname.split("/").pop() || "./");
}

function recall() {
  const asked = new URLSearchParams(location.hash.slice(1).replace(/\+/g, "%2B"));
  if (![...asked.keys()].some((name) => FIELDS.includes(name))) return;
  for (const name of FIELDS) if (field(name)) field(name).value = asked.get(name) ?? "";
  field("filters").open ||= FIELDS.some((name) => name !== "q" && asked.get(name));
  search();
}

const button = element("button", { type: "button" }, form.dataset.more);
more.append(button);
button.addEventListener("click", () => showMore()?.querySelector("a").focus());
form.addEventListener("focusin", () => loaded().catch(() => {}), { once: true });
form.addEventListener("input", search);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(search));
addEventListener("hashchange", recall);
form.hidden = false;
recall();
