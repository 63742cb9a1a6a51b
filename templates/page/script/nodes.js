/* Read the data and build nodes from it. */

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => document.getElementById(id);
const { documents, topics, links, files, skipped, charts, words } = JSON.parse(byId("page-data").textContent);
const documentsById = new Map(documents.map((each) => [each.id, each]));
const MARKED = new Set(["formula", "initiative"]);
const HITS_AT_ONCE = 20;
const narrow = matchMedia("(max-width: 70rem)");

/**
 * Make an element; texts stay texts, so nothing a report says can become markup.
 * @param {string} tag @param {Object<string, string|boolean|undefined>} attributes
 * @param {...(Node|string)} children
 */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Fill the {names} of a word. @param {string} word @param {Object<string, string|number>} values */
const fill = (word, values) => word.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const address = (anchor) => `#${encodeURIComponent(anchor)}`;
const sectionAnchor = (section) => `section-${section.id}`;
const runText = (run) => (typeof run === "string" ? run : run[0]);
const sentenceText = (sentence) => sentence.runs.map(runText).join("");

/**
 * @param {string|string[]} run A text, or a text, its mark and where it leads.
 * @param {string} [set] What sets the whole run apart besides, such as a difference.
 */
function runNode(run, set) {
  const [text, mark, href] = typeof run === "string" ? [run, "plain"] : run;
  const inner = set ? make("span", { class: set }, text) : text;
  const tag = MARKED.has(mark) ? "mark" : mark === "strong" ? "strong" : "span";
  const node = mark === "plain" ? inner : make(tag, { class: mark }, inner);
  // What many share leads to all its places, what one has to its entry in the briefing.
  return href ? make("a", { class: "inner", href: mark === "formula" ? placesAddress(runTarget(run)) : href }, node) : node;
}

/** Cut runs where ranges of their text begin and end. @returns {Array[]} Each run, and whether it is within. */
function cutRuns(runs, ranges) {
  const cut = [];
  let at = 0;
  for (const run of runs) {
    const text = runText(run);
    const edges = ranges.flat().filter((edge) => at < edge && edge < at + text.length).map((edge) => edge - at);
    let from = 0;
    for (const to of [...edges, text.length]) {
      const piece = text.slice(from, to);
      const inside = ranges.some(([low, high]) => low < at + to && at + from < high);
      if (piece) cut.push([typeof run === "string" ? piece : [piece, ...run.slice(1)], inside]);
      from = to;
    }
    at += text.length;
  }
  return cut;
}

/**
 * @param {object} sentence
 * @param {boolean} [home] Whether it stands in its original.
 * @param {{ranges: number[][], set: string}} [marks] What is set apart in its text.
 */
function sentenceNode(sentence, home, marks) {
  const node = make("span", { class: sentence.damaged ? "sentence damaged" : "sentence", id: home && sentence.id });
  if (sentence.damaged) node.append(make("span", { class: "sign", title: words.damaged_detail }, words.damaged));
  if (marks) node.append(...cutRuns(sentence.runs, marks.ranges).map(([run, inside]) => runNode(run, inside && marks.set)));
  else node.append(...sentence.runs.map((run) => runNode(run)));
  node.append(make("a", { class: "citation", href: address(sentence.id) }, sentence.label));
  return node;
}

/** Group a section's sentences into paragraphs. */
function paragraphNodes(section, home) {
  const paragraphs = [];
  for (const sentence of section.sentences) {
    if (sentence.paragraph || !paragraphs.length) paragraphs.push(make("p", { class: "prose" }));
    paragraphs.at(-1).append(sentenceNode(sentence, home));
  }
  return paragraphs;
}

/** Speakers with several reports here, which are told apart by their years. */
const spoken = new Map();
for (const each of documents) spoken.set(each.name, (spoken.get(each.name) ?? new Set()).add(each.year));
/** @returns {string} What a document is called on the page. */
const labelOf = (each) => (each.year && spoken.get(each.name).size > 1 ? fill(words.name_of_year, each) : each.name);

const labelled = new Map();
for (const each of documents) labelled.set(labelOf(each), (labelled.get(labelOf(each)) ?? 0) + 1);
/** @returns {string} The title of a document whose label others have too, "" where there is no need. */
const titleBeside = (each) => (labelled.get(labelOf(each)) > 1 && each.title !== labelOf(each) ? each.title : "");

const badge = (text, kind) => (text ? make("span", { class: `badge ${kind}` }, text) : "");

/** @param {HTMLSelectElement} select @param {object[]} offered @param {string} chosen */
function fillSelect(select, offered, chosen) {
  const title = (each) => (titleBeside(each) ? `　${titleBeside(each)}` : "");
  const name = (each) => `${each.number}　${labelOf(each)}${title(each)}${each.comparable ? "" : `（${words.not_comparable}）`}`;
  select.replaceChildren(...offered.map((each) => make("option", { value: each.id }, name(each))));
  select.value = chosen;
}
