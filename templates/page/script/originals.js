/* 原文: one file as it stands or as it was cleaned, beside its reading report. */

/** Where each sentence and section of the originals stands: anchor → document id. */
const places = new Map();
/** Where each section begins in the raw text: anchor → [start, end]. */
const sectionPlaces = new Map();
for (const each of documents) {
  for (const section of each.sections) {
    places.set(sectionAnchor(section), each.id);
    for (const sentence of section.sentences) places.set(sentence.id, each.id);
  }
}
for (const group of files.flatMap((file) => file.groups)) {
  const entries = group.lists.find((list) => list.kind === "sections")?.entries ?? [];
  documentsById.get(group.document)?.sections.forEach((section, place) => sectionPlaces.set(sectionAnchor(section), entries[place]?.at?.[0].slice(1, 3)));
}

const FORMS = ["raw", "clean"];
let form = "raw";
let opened = "";
let shownText = "";
let shownReport = "";

function sectionNode(section) {
  const node = make("section", { class: "section", id: sectionAnchor(section) });
  const badges = make("p", { class: "badges" }, badge(section.role, "role"), badge(section.theme, "theme"));
  if (section.heading) node.append(make(`h${Math.min(section.level + 3, 6)}`, {}, section.heading));
  node.append(badges, ...paragraphNodes(section, true));
  return node;
}

/** @returns {HTMLElement} The buttons that choose between the raw and the cleaned text. */
function formNode() {
  const buttons = FORMS.map((name) => make("button", { type: "button", class: "chip", "aria-pressed": String(name === form), "data-form": name }, words[`form_${name}`]));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      form = button.dataset.form;
      renderOriginal(opened);
      byId("originals-text").querySelector(`[data-form=${form}]`).focus();
    });
  }
  return make("p", { class: "forms", role: "group", "aria-label": words.text_form }, ...buttons);
}

function renderText(original, file) {
  const wanted = `${form} ${form === "raw" && file ? file.id : original.id}`;
  if (wanted !== shownText) {
    shownText = wanted;
    stretches = [];
    const raw = form === "raw" && file;
    const head = make("header", { class: "original-head" }, make("h3", {}), make("p", { class: "badges" }), file ? formNode() : "");
    const body = raw ? make("div", { class: `raw${file.margin.length ? " has-margin" : ""}` }, ...lineNodes(file)) : make("div", { class: "clean" }, ...original.sections.map(sectionNode));
    byId("originals-text").replaceChildren(head, body);
  }
  const head = byId("originals-text").firstElementChild;
  head.querySelector("h3").textContent = original.title || labelOf(original);
  head.querySelector(".badges").replaceChildren(badge(labelOf(original), "name"), original.comparable ? "" : badge(words.not_comparable, "muted"));
}

function renderReport(original, file) {
  if (shownReport === (file?.id ?? "")) {
    const own = byId("originals-findings").querySelector(`[data-document="${original.id}"]`);
    if (own) own.open = true;
    return;
  }
  shownReport = file?.id ?? "";
  byId("originals-findings").replaceChildren(...(file ? reportNodes(file, original.id) : []));
  byId("originals-findings").scrollTop = 0;
}

function renderOriginal(id) {
  opened = id;
  const original = documentsById.get(id);
  const file = filesById.get(original.file);
  renderText(original, file);
  renderReport(original, file);
  byId("originals-document").value = id;
  for (const link of byId("originals-list").querySelectorAll("a")) {
    if (link.dataset.document === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** @returns {HTMLElement[]} What shows a sentence or a section in the text as it is now. */
function anchorNodes(anchor) {
  const sentence = nodesOfSentence(anchor);
  if (sentence.length) return sentence;
  const place = stretches.length && sectionPlaces.get(anchor);
  return place ? nodesBetween(...place) : [byId(anchor)].filter(Boolean);
}

/** @param {string} id A document, or none for the one opened last. @param {string} [anchor] */
function openOriginal(id, anchor) {
  show("originals");
  const changed = id && id !== opened;
  renderOriginal(documentsById.has(id) ? id : opened || documents[0].id);
  if (anchor && !anchorNodes(anchor).length) {
    // A sentence of mixed columns has no place of its own in the raw text.
    form = "clean";
    renderOriginal(opened);
  }
  if (anchor) arriveAt(anchorNodes(anchor));
  else if (changed) openStart(id);
}

/** Begin at the top, or where the document begins in a file of several. */
function openStart(id) {
  const file = filesById.get(documentsById.get(id).file);
  const place = file?.groups.findIndex((group) => group.document === id);
  if (form === "raw" && place > 0) byId("originals-text").querySelectorAll(".document-head")[place]?.scrollIntoView();
  else window.scrollTo(0, 0);
}

/** @returns {string} The document of a file in which an offset lies, its first where in none. */
function documentAt(file, offset) {
  const own = file.groups.filter((group) => group.document);
  const place = file.starts.filter(([start]) => start <= offset).length - 1;
  return own[Math.max(place, 0)]?.document;
}

/** Open a place of a raw text, a line of it, or an entry of a report. @returns {boolean} */
function openReading(anchor) {
  const [, kind, id, first, second] = /^(at|line|entry)-(.+?)-(\d+)(?:-(\d+))?$/.exec(anchor) ?? [];
  const file = filesById.get(id);
  if (!file || !file.starts.length) return false;
  const entry = kind === "entry" && fileEntries(file)[first];
  const told = entry && entry.group.document;
  const now = documentsById.get(opened)?.file === id ? opened : "";
  const wanted = kind === "at" ? documentAt(file, Number(first)) : told || now || documentAt(file, 0);
  show("originals");
  if (kind !== "entry") form = "raw";
  renderOriginal(wanted);
  if (kind === "at") arriveAt(nodesBetween(Number(first), Number(second)).length ? nodesBetween(Number(first), Number(second)) : signNodes(file, Number(first), Number(second)));
  else arriveAt([byId(anchor)].filter(Boolean));
  return true;
}

/** @returns {HTMLElement[]} The sign of a gap between lines, which has no text of its own. */
function signNodes(file, start, end) {
  const found = fileEntries(file).find(({ entry }) => entry.at?.some(([, from, to]) => from === start && to === end));
  return found ? [...byId("originals-text").querySelectorAll(`a[href="${address(entryAnchor(file, found.number))}"]`)] : [];
}

function prepareOriginals() {
  const href = (each) => `#view-originals?${new URLSearchParams({ document: each.id })}`;
  const link = (each) => make("a", { href: href(each), "data-document": each.id, title: filesById.get(each.file)?.path }, make("span", { class: "number" }, String(each.number)), make("span", {}, labelOf(each), titleBeside(each) ? make("span", { class: "beside" }, titleBeside(each)) : "", each.comparable ? "" : make("span", { class: "beside" }, words.not_comparable)));
  byId("originals-list").replaceChildren(...documents.map((each) => make("li", {}, link(each))));
  fillSelect(byId("originals-document"), documents, documents[0].id);
  byId("originals-document").addEventListener("change", (event) => {
    location.hash = href(documentsById.get(event.target.value));
  });
  byId("view-originals").classList.toggle("single", documents.length === 1 && !skipped.length);
  prepareSkipped();
}

/** Say which files could not be read, and why. */
function prepareSkipped() {
  if (!skipped.length) return;
  const items = skipped.map(([path, reason]) => make("li", {}, make("span", { class: "path" }, path), make("span", { class: "muted", lang: "en" }, reason)));
  byId("originals-skipped").replaceChildren(make("h3", {}, words.skipped), make("ul", {}, ...items));
}
