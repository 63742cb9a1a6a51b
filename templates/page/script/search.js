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
  const units = section.sentences.map((sentence) => ({ text: sentenceText(sentence), label: sentence.label, id: sentence.id, runs: sentence.runs, hidden: sentence.hidden }));
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

/** @returns {object[]} The places of the needle: first and last unit, and the spans in their text. */
function findInSection(entry, needle) {
  const found = [];
  let unit = 0;
  for (let at = entry.letters.indexOf(needle); at >= 0; at = entry.letters.indexOf(needle, at + needle.length)) {
    while (entry.units[unit + 1]?.start <= at) unit += 1;
    let last = unit;
    while (entry.units[last + 1]?.start < at + needle.length) last += 1;
    const previous = found.at(-1);
    if (previous && previous.first === unit) {
      previous.spans.push([at, at + needle.length]);
      previous.last = Math.max(previous.last, last);
    } else found.push({ entry, first: unit, last, spans: [[at, at + needle.length]] });
  }
  return found;
}

/** Turn spans of folded letters into ranges of the text as it stands. */
function rangesOf(spans, text, start) {
  const origins = foldWithOrigins(text);
  return spans.map(([from, to]) => [origins[from - start]?.[0] ?? 0, origins[to - start - 1]?.[1] ?? 0]);
}

function hitNode({ entry, first, last, spans, ranges }) {
  const units = entry.units.slice(first, last + 1);
  const text = units.map((unit) => unit.text).join("");
  const link = make("a", { href: address(units[0].id) });
  let done = 0;
  for (const [from, to] of ranges ?? rangesOf(spans, text, units[0].start)) {
    link.append(text.slice(done, from), make("mark", { class: "hit" }, text.slice(from, to)));
    done = to;
  }
  link.append(text.slice(done));
  return make("li", {}, make("p", { class: "badges" }, badge(entry.section.role, "role"), badge(entry.section.theme, "theme"), units[0].label), link);
}

const countHits = (places) => places.reduce((sum, place) => sum + (place.ranges ?? place.spans).length, 0);

function groupNode({ original, found }) {
  const list = make("ol", {});
  const more = make("button", { type: "button" });
  const extend = () => {
    const next = found.slice(list.children.length, list.children.length + HITS_AT_ONCE);
    list.append(...next.map((place) => hitNode(place)));
    const left = found.length - list.children.length;
    more.hidden = !left;
    more.textContent = fill(words.more, { count: left });
  };
  more.addEventListener("click", extend);
  extend();
  const times = make("span", { class: "muted" }, fill(words.times, { hits: countHits(found) }));
  return make("section", { class: "group" }, make("h3", {}, labelOf(original), " ", times), list, more);
}

function districtsNode(results) {
  const counts = new Map(choices.district.map(([name]) => [name, 0]));
  for (const { original, found } of results) counts.set(original.name, (counts.get(original.name) || 0) + countHits(found));
  const most = Math.max(1, ...counts.values());
  const items = [...counts].map(([name, hits]) => {
    const bar = make("span", { class: "bar-fill" });
    bar.style.setProperty("--share", String(hits / most));
    const button = make("button", { type: "button", class: "chooser", "data-value": name, "aria-pressed": String(sought.district === name) }, make("span", {}, name), make("span", { class: "bar-track", "aria-hidden": "true" }, bar), make("span", { class: "number" }, String(hits)));
    button.addEventListener("click", () => {
      sought.district = sought.district === name ? "" : name;
      renderSearch();
      byId("search-districts").querySelector(`[data-value="${CSS.escape(name)}"]`)?.focus();
    });
    return make("li", { class: hits ? "" : "none" }, button);
  });
  return [make("h3", {}, words.by_district), make("ol", {}, ...items)];
}

/** What is looked for: a mark instead of words, and what the places are narrowed to. */
const sought = { mark: "", district: "", year: "", role: "", theme: "" };
const NARROWED = ["district", "year", "role", "theme"];

/** @returns {object[]} Each original with its places, before districts are left out. */
function searchAll(needle) {
  const marked = sought.mark && ((entry) => markedInSection(entry, sought.mark));
  const admitted = ({ section }) => (!sought.role || section.role === sought.role) && (!sought.theme || section.theme === sought.theme);
  const ofYear = ({ original }) => !sought.year || original.year === sought.year;
  const findIn = (find) => index().filter(ofYear).map(({ original, sections }) => ({ original, found: sections.filter(admitted).flatMap(find) }));
  const byLetters = () => findIn((entry) => findInSection(entry, needle));
  if (!marked) return needle ? byLetters() : [];
  const byMark = findIn(marked);
  // A wording that goes on over two sentences has no marks: its letters are found instead.
  if (!needle || byMark.every((each) => each.found.length)) return byMark;
  const lettered = byLetters();
  return byMark.map((each, place) => (each.found.length ? each : lettered[place]));
}

/** @returns {(Node|string)[]} How much was found of what. */
function saidOf(query, groups) {
  const hits = groups.reduce((sum, group) => sum + countHits(group.found), 0);
  const counted = fill(words.search_count, { hits, documents: groups.length });
  if (!sought.mark) return [!fold(query) ? words.search_idle : hits ? counted : fill(words.search_none, { query })];
  const entry = byId(sought.mark) ? make("a", { href: address(sought.mark) }, words.search_entry) : "";
  return [fill(words.search_mark, { text: markName(sought.mark, groups) }), counted, "　", entry];
}

function renderSearch() {
  const query = sought.mark ? markText(sought.mark) : byId("search-query").value;
  const results = searchAll(fold(query));
  const groups = results.filter(({ original, found }) => found.length && (!sought.district || original.name === sought.district));
  byId("search-count").replaceChildren(...saidOf(query, groups));
  byId("search-districts").replaceChildren(...(results.some((each) => each.found.length) ? districtsNode(results) : []));
  byId("search-results").replaceChildren(...groups.map(groupNode));
  for (const name of NARROWED) byId(`search-${name}`).value = sought[name];
  const state = new URLSearchParams(sought.mark ? { mark: sought.mark } : query ? { query } : {});
  for (const name of NARROWED) if (sought[name]) state.set(name, sought[name]);
  remember("search", state);
}

/** @param {URLSearchParams} state What to look for; none keeps what is there. */
function openSearch(state) {
  if (String(state)) {
    for (const name of NARROWED) sought[name] = narrowings[name].includes(state.get(name)) ? state.get(name) : "";
    sought.mark = state.get("mark") ?? "";
    byId("search-query").value = sought.mark ? "" : state.get("query") ?? "";
  }
  show("search");
  renderSearch();
}

/** What the places can be narrowed to. */
const narrowings = {
  district: unique(documents.map((each) => each.name)),
  year: unique(documents.map((each) => each.year).sort()),
  role: unique(documents.flatMap((each) => each.sections.map((section) => section.role))),
  theme: unique(documents.flatMap((each) => each.sections.map((section) => section.theme))),
};

function prepareSearch() {
  let waiting = 0;
  byId("search-query").addEventListener("input", () => {
    clearTimeout(waiting);
    sought.mark = "";
    waiting = setTimeout(renderSearch, 120);
  });
  for (const name of NARROWED) {
    const select = byId(`search-${name}`);
    select.append(new Option(words.any, ""), ...narrowings[name].map((value) => make("option", { value }, name === "year" ? fill(words.of_year, { year: value }) : value)));
    select.parentElement.hidden = narrowings[name].length < 2;
    select.addEventListener("change", () => {
      sought[name] = select.value;
      renderSearch();
    });
  }
}
