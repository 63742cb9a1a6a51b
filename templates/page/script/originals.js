/* 原文: one original in full, beside what was removed and doubted. */

/** Where each sentence and section of the originals stands: anchor → document id. */
const places = new Map();
for (const each of documents) {
  for (const section of each.sections) {
    places.set(sectionAnchor(section), each.id);
    for (const sentence of section.sentences) places.set(sentence.id, each.id);
  }
}

let opened = "";

function sectionNode(section) {
  const node = make("section", { class: "section", id: sectionAnchor(section) });
  const badges = make("p", { class: "badges" }, badge(section.role, "role"), badge(section.theme, "theme"));
  if (section.heading) node.append(make(`h${Math.min(section.level + 3, 6)}`, {}, section.heading));
  node.append(badges, ...paragraphNodes(section, true));
  return node;
}

/** @param {string} title @param {Array} rows Line, reason, quote, suggestion. @param {string} none */
function findingsNode(title, rows, none) {
  const items = rows.map(([line, reason, quote, suggestion]) => make(
    "li", {},
    make("p", { class: "why" }, make("span", { class: "line" }, fill(words.line, { line })), ` ${reason}`),
    make("p", { class: "quote" }, quote),
    suggestion ? make("p", { class: "suggestion" }, words.suggestion + suggestion) : "",
  ));
  const body = items.length ? make("ol", {}, ...items) : make("p", { class: "muted" }, none);
  return make("details", { open: true }, make("summary", {}, title, " ", make("span", { class: "number" }, String(rows.length))), body);
}

function renderOriginal(id) {
  if (opened === id) return;
  opened = id;
  const original = documentsById.get(id);
  const facts = original.facts.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)));
  byId("originals-text").replaceChildren(
    make("h3", {}, original.title || original.name),
    make("p", { class: "badges" }, badge(original.name, "name"), original.comparable ? "" : badge(words.not_comparable, "muted")),
    make("dl", { class: "facts" }, ...facts),
    ...original.sections.map(sectionNode),
  );
  byId("originals-findings").replaceChildren(
    findingsNode(words.doubts, original.doubts, words.nothing_doubted),
    findingsNode(words.removals, original.removals, words.nothing_removed),
  );
  byId("originals-document").value = id;
  for (const link of byId("originals-list").querySelectorAll("a")) {
    if (link.dataset.document === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** @param {string} id A document, or none for the one opened last. @param {string} [anchor] */
function openOriginal(id, anchor) {
  show("originals");
  const changed = id && id !== opened;
  renderOriginal(documentsById.has(id) ? id : opened || documents[0].id);
  if (anchor) arrive(byId(anchor));
  else if (changed) window.scrollTo(0, 0);
}

function prepareOriginals() {
  const href = (each) => `#view-originals?${new URLSearchParams({ document: each.id })}`;
  const link = (each) => make("a", { href: href(each), "data-document": each.id }, make("span", { class: "number" }, String(each.number)), each.name);
  byId("originals-list").replaceChildren(...documents.map((each) => make("li", {}, link(each))));
  fillSelect(byId("originals-document"), documents, documents[0].id);
  byId("originals-document").addEventListener("change", (event) => {
    location.hash = href(documentsById.get(event.target.value));
  });
}
