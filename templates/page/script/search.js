/* 检索: letters found in all originals, whatever stands between them. */

/** Reduce a text to its letters and digits, so that blanks and punctuation do not matter. */
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Fold a text, keeping for each folded character where it came from. */
function foldWithOrigins(text) {
  const origins = [];
  let position = 0;
  for (const character of text) {
    const end = position + character.length;
    for (let count = fold(character).length; count > 0; count -= 1) origins.push([position, end]);
    position = end;
  }
  return origins;
}

/** Index a section as one run of letters: a phrase may cross the end of a sentence. */
function indexSection(section) {
  const units = section.sentences.map((sentence) => ({ text: sentenceText(sentence), label: sentence.label, id: sentence.id }));
  if (section.heading && !fold(units[0]?.text ?? "").startsWith(fold(section.heading))) {
    units.unshift({ text: section.heading, label: "", id: sectionAnchor(section) });
  }
  let letters = "";
  for (const unit of units) {
    unit.start = letters.length;
    letters += fold(unit.text);
  }
  return { section, units, letters };
}

let indexed = null;
/** Build the index at the first search. */
const index = () => (indexed ??= documents.map((each) => ({ original: each, sections: each.sections.map(indexSection) })));

/** @returns {object[]} The places of the needle: first and last unit, and the folded spans. */
function findInSection(entry, needle) {
  const found = [];
  let unit = 0;
  for (let at = entry.letters.indexOf(needle); at >= 0; at = entry.letters.indexOf(needle, at + needle.length)) {
    while (entry.units[unit + 1]?.start <= at) unit += 1;
    let last = unit;
    while (entry.units[last + 1]?.start < at + needle.length) last += 1;
    const previous = found.at(-1);
    if (previous && previous.first === unit) {
      previous.spans.push(at);
      previous.last = Math.max(previous.last, last);
    } else found.push({ entry, first: unit, last, spans: [at] });
  }
  return found;
}

function hitNode({ entry, first, last, spans }, length) {
  const units = entry.units.slice(first, last + 1);
  const text = units.map((unit) => unit.text).join("");
  const origins = foldWithOrigins(text);
  const link = make("a", { href: address(units[0].id) });
  let done = 0;
  for (const span of spans) {
    const from = origins[span - units[0].start]?.[0] ?? done;
    const to = origins[span - units[0].start + length - 1]?.[1] ?? from;
    link.append(text.slice(done, from), make("mark", { class: "hit" }, text.slice(from, to)));
    done = to;
  }
  link.append(text.slice(done));
  return make("li", {}, make("p", { class: "badges" }, badge(entry.section.role, "role"), badge(entry.section.theme, "theme"), units[0].label), link);
}

const countHits = (places) => places.reduce((sum, place) => sum + place.spans.length, 0);

function groupNode({ original, found }, length) {
  const list = make("ol", {});
  const more = make("button", { type: "button" });
  const extend = () => {
    const next = found.slice(list.children.length, list.children.length + HITS_AT_ONCE);
    list.append(...next.map((place) => hitNode(place, length)));
    const left = found.length - list.children.length;
    more.hidden = !left;
    more.textContent = fill(words.more, { count: left });
  };
  more.addEventListener("click", extend);
  extend();
  const times = make("span", { class: "muted" }, fill(words.times, { hits: countHits(found) }));
  return make("section", { class: "group" }, make("h3", {}, original.name, " ", times), list, more);
}

function districtsNode(results) {
  const counts = new Map(choices.district.map(([name]) => [name, 0]));
  for (const { original, found } of results) counts.set(original.district, (counts.get(original.district) || 0) + countHits(found));
  const most = Math.max(1, ...counts.values());
  const items = [...counts].map(([name, hits]) => {
    const bar = make("span", { class: "bar-fill" });
    bar.style.setProperty("--share", String(hits / most));
    return make("li", { class: hits ? "" : "none" }, make("span", {}, name), make("span", { class: "bar-track", "aria-hidden": "true" }, bar), make("span", { class: "number" }, String(hits)));
  });
  return [make("h3", {}, words.by_district), make("ol", {}, ...items)];
}

function renderSearch() {
  const query = byId("search-query").value;
  const needle = fold(query);
  const results = needle ? index().map(({ original, sections }) => ({ original, found: sections.flatMap((entry) => findInSection(entry, needle)) })) : [];
  const groups = results.filter((result) => result.found.length);
  const hits = groups.reduce((sum, group) => sum + countHits(group.found), 0);
  const said = !needle ? words.search_idle : hits ? fill(words.search_count, { hits, documents: groups.length }) : fill(words.search_none, { query });
  byId("search-count").textContent = said;
  byId("search-districts").replaceChildren(...(hits ? districtsNode(results) : []));
  byId("search-results").replaceChildren(...groups.map((group) => groupNode(group, needle.length)));
  remember("search", new URLSearchParams(query ? { query } : {}));
}

/** @param {URLSearchParams} state */
function openSearch(state) {
  if (state.has("query")) byId("search-query").value = state.get("query");
  show("search");
  renderSearch();
}

function prepareSearch() {
  let waiting = 0;
  byId("search-query").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(renderSearch, 120);
  });
}
