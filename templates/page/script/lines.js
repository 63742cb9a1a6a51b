/* Show a raw text line by line, with signs that lead to the reading report. */

const entryAnchor = (file, number) => `entry-${file.id}-${number}`;
const placeAnchor = (file, start, end) => `at-${file.id}-${start}-${end}`;
const lineAnchor = (file, line) => `line-${file.id}-${line}`;

/** @returns {object[]} All entries of a file in order, each with its number, list and document. */
function fileEntries(file) {
  const found = file.groups.flatMap((group) => group.lists.flatMap((list) => list.entries.map((entry) => ({ entry, list, group }))));
  return found.map((each, number) => ({ ...each, number }));
}

/** The stretches of the opened raw text: where each stands, its node, and whose sentence it is. */
let stretches = [];

/** @returns {Map<number, object[]>} The entries with a sign by where they begin. */
function signsByStart(entries) {
  const signs = new Map();
  for (const each of entries) {
    if (!each.list.sign) continue;
    for (const [, start, end] of each.entry.at ?? []) {
      if (!signs.has(start)) signs.set(start, []);
      signs.get(start).push({ ...each, start, end });
    }
  }
  return signs;
}

function signNode(file, { entry, list, number }) {
  const text = entry.sign ?? list.sign;
  const label = fill(words.report_of, { sign: list.title, text: [entry.sign, entry.text].filter(Boolean).join(" ") });
  return make("a", { class: `sign to-report ${list.kind}${entry.weak ? " weak" : ""}`, href: address(entryAnchor(file, number)), title: label, "aria-label": label, "data-sign": text });
}

/** What is said of each character: the kinds of the entries that cover it. */
function coverage(length, signs) {
  const kinds = Array.from({ length }, () => "");
  for (const { start, end, list, entry } of [...signs.values()].flat()) {
    if (list.kind === "joined" || entry.plain) continue;
    for (let at = start; at < end; at += 1) if (!kinds[at].includes(list.kind)) kinds[at] += ` is-${list.kind}`;
  }
  return kinds;
}

/** A stretch of equal characters. @param {RawCharacter} first */
function stretchNode(text, first, kinds, id) {
  const changed = first.clean !== undefined;
  const marked = typeof first.run === "object" && text.trim() ? runNode([text, ...first.run.slice(1)]) : text;
  if (!kinds && !changed && !first.sentence) return make("span", { class: "stretch" }, marked);
  const title = changed && (first.clean ? fill(words.changed_detail, { text: first.clean }) : words.dropped_detail);
  return make("span", { class: `stretch${kinds}${changed ? " is-changed" : ""}`, title, id }, marked);
}

/** @returns {HTMLElement[]} The lines of a file, with page and document heads between them. */
function lineNodes(file) {
  const characters = rawCharacters(file);
  const signs = signsByStart(fileEntries(file));
  const kinds = coverage(characters.length, signs);
  const pages = new Map(file.pages);
  const cuts = new Set([...pages.keys(), ...[...signs.values()].flat().flatMap(({ start, end }) => [start, end])]);
  const named = new Set();
  const nodes = [];
  let line = 0;
  let at = 0;
  stretches = [];
  while (at <= characters.length) {
    line += 1;
    const text = make("span", { class: "line-text" });
    nodes.push(...headNodes(file, at, characters), lineNode(file, line, text));
    const begin = at;
    while (at < characters.length && characters[at].raw !== "\n") {
      if (at > begin && pages.has(at)) text.append(make("span", { class: "page-inside", "data-sign": pages.get(at) }));
      text.append(...(signs.get(at) ?? []).map((sign) => signNode(file, sign)));
      const first = characters[at];
      let end = at + 1;
      while (end < characters.length && characters[end].raw !== "\n" && !cuts.has(end) && kinds[end] === kinds[at] && isLike(characters[end], first)) end += 1;
      const id = first.sentence && !named.has(first.sentence) && first.sentence.id;
      if (id) named.add(first.sentence);
      const node = stretchNode(characters.slice(at, end).map((each) => each.raw).join(""), first, kinds[at], id);
      stretches.push({ start: at, end, node, sentence: first.sentence?.id });
      text.append(node);
      at = end;
    }
    if (at < characters.length) text.append(...(signs.get(at) ?? []).map((sign) => signNode(file, sign)));
    if (!text.hasChildNodes()) text.parentElement.classList.add("blank");
    at += 1;
  }
  return nodes;
}

const isLike = (a, b) => a.sentence === b.sentence && a.run === b.run && a.clean === b.clean;

function lineNode(file, line, text) {
  const number = make("a", { class: "line-number", href: address(lineAnchor(file, line)), "aria-label": fill(words.line_anchor, { line }), tabindex: "-1" }, String(line));
  const margin = file.margin.find(([first]) => first === line)?.[1];
  return make("div", { class: "line", id: lineAnchor(file, line) }, number, file.margin.length ? make("span", { class: "margin" }, margin ?? "") : "", text);
}

/** @returns {HTMLElement[]} The page and the documents that begin on a line. */
function headNodes(file, at, characters) {
  const page = file.pages.find(([start]) => start === at);
  const heads = page ? [make("p", { class: "page-head" }, page[1])] : [];
  let end = at;
  while (end < characters.length && characters[end].raw !== "\n") end += 1;
  const begun = file.starts.length > 1 ? file.starts.filter(([start]) => at <= start && start <= end) : [];
  return [...heads, ...begun.map(([, title]) => make("h4", { class: "document-head" }, title))];
}

/** @returns {HTMLElement[]} The nodes that show the raw text from `start` to `end`, or a sign there. */
function nodesBetween(start, end) {
  const inside = stretches.filter((each) => each.start < end && start < each.end).map((each) => each.node);
  const visible = inside.filter((node) => node.textContent.trim());
  return visible.length ? visible : inside;
}

const nodesOfSentence = (id) => stretches.filter((each) => each.sentence === id).map((each) => each.node);
