/* The reading report: what was found, removed, joined, changed, doubted and left out of a file. */

/** Longer lists are closed at first. */
const OPEN_UP_TO = 30;

function placeNode(file, [label, start, end, detail]) {
  return make("a", { class: "place", href: address(placeAnchor(file, start, end)), title: detail }, label);
}

function entryNode(file, { entry, list, number }) {
  const weak = entry.weak ? make("strong", { class: "weak-note" }, words.weak) : "";
  const head = make("p", { class: "entry-head" }, make("span", { class: "entry-text" }, entry.text), " ", weak);
  const places = (entry.at ?? []).flatMap((each) => [placeNode(file, each), " "]);
  const notes = entry.notes ? make("span", { class: "notes" }, entry.notes.join(" · ")) : "";
  return make(
    "li", { id: entryAnchor(file, number), class: `entry level-${Math.min(entry.level ?? 1, 6)}${entry.weak ? " weak" : ""}` },
    head,
    entry.quote ? make("p", { class: "quote" }, entry.quote) : "",
    places.length || notes ? make("p", { class: "why" }, ...places, notes) : "",
  );
}

function listNode(file, list, entries) {
  const summary = make("summary", {}, list.title, " ", make("span", { class: "number" }, String(list.total)));
  if (!entries.length) return make("p", { class: "none" }, list.none);
  const items = entries.map((each) => entryNode(file, each));
  return make("details", { class: `list ${list.kind}`, open: entries.length <= OPEN_UP_TO && !narrow.matches }, summary, make("ol", {}, ...items));
}

const factsNode = (facts) => make("dl", { class: "facts" }, ...facts.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))));

function groupReportNode(file, group, entries, opened) {
  const original = documentsById.get(group.document);
  const lists = group.lists.map((list) => listNode(file, list, entries.filter((each) => each.list === list)));
  return make(
    "details", { class: "group-report", open: !original || group.document === opened, "data-document": group.document },
    make("summary", {}, make("h4", {}, group.title)),
    original ? factsNode(original.facts) : "",
    ...lists,
  );
}

function summaryNode([name, count, look]) {
  return make("li", { class: look ? "look" : "" }, make("span", { class: "number" }, String(count)), name);
}

/** @returns {HTMLElement[]} The report on a file, the opened document's part open. */
function reportNodes(file, opened) {
  const entries = fileEntries(file);
  return [
    make("h3", {}, words.report),
    make("p", { class: "path" }, file.path),
    factsNode(file.facts),
    make("ul", { class: "counts" }, ...file.summary.filter(([, count]) => count).map(summaryNode)),
    ...file.groups.filter((group) => group.lists.length).map((group) => groupReportNode(file, group, entries, opened)),
  ];
}
