/* 对照: two documents side by side, topic by topic. */

const chosen = { left: "", right: "", district: new Set(), role: new Set(), theme: new Set(), presence: new Set() };
const PRESENCES = { both: words.both, left: words.left_only, right: words.right_only };
const FILTERS = ["district", "role", "theme", "presence"];
const unique = (values) => [...new Set(values)].filter(Boolean);
const admits = (filter, value) => !filter.size || filter.has(value);

const choices = {
  district: unique(documents.filter((each) => each.comparable).map((each) => each.district)).map((each) => [each, each]),
  role: unique(topics.map((each) => each.role)).map((each) => [each, each]),
  theme: unique(topics.map((each) => each.theme)).map((each) => [each, each]),
  presence: Object.entries(PRESENCES),
};

/** Make the toggles of one filter; none pressed means all. */
function buildChips(name) {
  const chips = choices[name].map(([value, label]) => make("button", { type: "button", class: "chip", "data-value": value }, label));
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      const { value } = chip.dataset;
      if (!chosen[name].delete(value)) chosen[name].add(value);
      renderCompare();
    });
  }
  byId(`filter-${name}`).replaceChildren(...chips);
  byId(`filter-${name}`).parentElement.hidden = chips.length < 2;
}

function pressChips() {
  for (const chip of document.querySelectorAll(".chip")) {
    const name = chip.parentElement.id.replace("filter-", "");
    chip.setAttribute("aria-pressed", String(chosen[name].has(chip.dataset.value)));
  }
  const pressed = FILTERS.flatMap((name) => choices[name].filter(([value]) => chosen[name].has(value)));
  byId("compare-filtered").textContent = pressed.map(([, label]) => label).join("、");
}

/** Keep both sides among the offered districts where these suffice. */
function settleSides() {
  const offered = documents.filter((each) => admits(chosen.district, each.district));
  const settle = (side, other) => {
    if (offered.some((each) => each.id === chosen[side])) return;
    const next = offered.find((each) => each.id !== chosen[other]);
    if (next) chosen[side] = next.id;
    else if (!documentsById.has(chosen[side])) chosen[side] = documents[0].id;
  };
  settle("left", "right");
  settle("right", "left");
  for (const side of ["left", "right"]) {
    const extra = documentsById.get(chosen[side]);
    fillSelect(byId(`compare-${side}`), offered.includes(extra) ? offered : [...offered, extra], extra.id);
  }
}

/** @returns {object[]} The sections of a topic in one document. */
function topicSections(topic, id) {
  const ids = new Set(topic.sections[id]);
  return documentsById.get(id).sections.filter((section) => ids.has(section.id));
}

function cellNode(id, sections) {
  const cell = make("div", { class: sections.length ? "cell" : "cell absent" });
  cell.append(make("p", { class: "cell-name" }, documentsById.get(id).name));
  if (!sections.length) cell.append(make("p", { class: "muted" }, words.no_counterpart));
  for (const section of sections) {
    const link = make("a", { href: address(sectionAnchor(section)) }, section.heading || words.no_heading);
    cell.append(make("h4", {}, link), ...paragraphNodes(section, false));
  }
  return cell;
}

/** Sections of the same role and theme, for documents that were not aligned with the others. */
function likeTopics() {
  const found = new Map();
  for (const id of unique([chosen.left, chosen.right])) {
    for (const section of documentsById.get(id).sections) {
      const key = `${section.role} ${section.theme}`;
      if (!found.has(key)) found.set(key, { role: section.role, theme: section.theme, sections: {} });
      (found.get(key).sections[id] ??= []).push(section.id);
    }
  }
  return [...found.values()];
}

const isAligned = (id) => topics.some((topic) => topic.sections[id]);

/** @returns {object[]} Each topic that either side has, with its sections and whose it is. */
function comparedTopics() {
  const offered = isAligned(chosen.left) && isAligned(chosen.right) ? topics : likeTopics();
  const rows = offered
    .filter((topic) => admits(chosen.role, topic.role) && admits(chosen.theme, topic.theme))
    .map((topic) => ({ topic, left: topicSections(topic, chosen.left), right: topicSections(topic, chosen.right) }))
    .filter((row) => row.left.length || row.right.length);
  for (const row of rows) row.presence = !row.right.length ? "left" : !row.left.length ? "right" : "both";
  return rows;
}

function rowNode({ topic, left, right }) {
  const head = make("h3", {}, badge(topic.role, "role"), badge(topic.theme, "theme"));
  const cells = make("div", { class: "cells" }, cellNode(chosen.left, left), cellNode(chosen.right, right));
  return make("section", { class: "topic" }, head, cells);
}

function renderCompare() {
  settleSides();
  pressChips();
  const rows = comparedTopics();
  const count = (presence) => rows.filter((row) => row.presence === presence).length;
  byId("compare-count").textContent = fill(words.compare_count, { topics: rows.length, both: count("both"), left: count("left"), right: count("right") });
  const shown = rows.filter((row) => admits(chosen.presence, row.presence));
  byId("compare-sides").replaceChildren(...[chosen.left, chosen.right].map((id) => make("p", {}, documentsById.get(id).name)));
  byId("compare-rows").replaceChildren(...(shown.length ? shown.map(rowNode) : [make("p", { class: "notice" }, words.no_topics)]));
  remember("compare", compareState());
}

function compareState() {
  const state = new URLSearchParams({ left: chosen.left, right: chosen.right });
  for (const name of FILTERS) for (const value of chosen[name]) state.append(name, value);
  return state;
}

/** @param {URLSearchParams} state Sides and filters of an address; none keeps what is chosen. */
function openCompare(state) {
  if (String(state)) for (const name of FILTERS) chosen[name] = new Set(state.getAll(name).filter((value) => choices[name].some(([known]) => known === value)));
  for (const side of ["left", "right"]) if (documentsById.has(state.get(side))) chosen[side] = state.get(side);
  show("compare");
  renderCompare();
}

function prepareCompare() {
  FILTERS.forEach(buildChips);
  const comparable = documents.filter((each) => each.comparable);
  const first = comparable.length > 1 ? comparable : documents;
  [chosen.left, chosen.right] = [first[0].id, (first[1] || first[0]).id];
  for (const side of ["left", "right"]) {
    byId(`compare-${side}`).addEventListener("change", (event) => {
      chosen[side] = event.target.value;
      renderCompare();
    });
  }
  byId("compare-swap").addEventListener("click", () => {
    [chosen.left, chosen.right] = [chosen.right, chosen.left];
    renderCompare();
  });
  byId("compare-reset").addEventListener("click", () => {
    for (const name of FILTERS) chosen[name].clear();
    renderCompare();
  });
}
