/* 对照: two documents side by side, topic by topic or as they run. */

const chosen = { left: "", right: "", layout: "topics", district: new Set(), year: new Set(), role: new Set(), theme: new Set(), presence: new Set(), sentence: new Set() };
const FILTERS = ["district", "year", "role", "theme", "presence", "sentence"];
const LAYOUTS = ["topics", "whole"];
const unique = (values) => [...new Set(values)].filter(Boolean);
const admits = (filter, value) => !filter.size || filter.has(value);
const named = (values) => unique(values).map((each) => [each, each]);

const comparables = documents.filter((each) => each.comparable);
const choices = {
  district: named(comparables.map((each) => each.name)),
  year: named(comparables.map((each) => each.year).sort()).map(([year]) => [year, fill(words.of_year, { year })]),
  role: named([...topics, ...documents.flatMap((each) => each.sections)].map((each) => each.role)),
  theme: named((topics.length ? topics : documents.flatMap((each) => each.sections)).map((each) => each.theme)),
  presence: [["both", words.both], ["left", words.left_only], ["right", words.right_only]],
  sentence: [...GRADES.map((grade) => [grade, words[`grade_${grade}`]]), ["moved", words.moved], ["alone", words.alone]],
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
  for (const chip of byId("view-compare").querySelectorAll(".chips .chip")) {
    const name = chip.parentElement.id.replace("filter-", "");
    chip.setAttribute("aria-pressed", String(chosen[name].has(chip.dataset.value)));
  }
  for (const button of byId("compare-layout").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.layout === chosen.layout));
  const pressed = FILTERS.flatMap((name) => choices[name].filter(([value]) => chosen[name].has(value)));
  const offered = FILTERS.filter((name) => choices[name].length > 1).map((name) => words[`filter_${name}`]);
  byId("compare-filtered").textContent = (pressed.length ? pressed.map(([, label]) => label) : offered).join("、");
  byId("compare-reset").disabled = !pressed.length;
}

/** Keep both sides among the offered documents where these suffice. */
function settleSides() {
  const offered = documents.filter((each) => admits(chosen.district, each.name) && admits(chosen.year, each.year));
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

/** Say how many topics and sentences correspond. */
function sayCounts(rows, found) {
  const presence = (name) => rows.filter((row) => row.presence === name).length;
  const grade = (name) => found.filter((link) => link.grade === name).length;
  const counts = { topics: rows.length, both: presence("both"), left: presence("left"), right: presence("right") };
  const grades = { links: found.length, verbatim: grade("verbatim"), variant: grade("variant"), related: grade("related"), moved: found.filter((link) => link.moved).length };
  byId("compare-count").textContent = fill(words.compare_count, { ...counts, ...grades });
}

function sideNode(id, side) {
  const original = documentsById.get(id);
  const title = original.title && original.title !== original.name ? make("span", { class: "muted" }, original.title) : "";
  return make("p", { "data-side": side }, make("a", { href: `#view-originals?${new URLSearchParams({ document: id })}` }, labelOf(original)), " ", title);
}

/** The buttons that lead from pair to pair. */
function stepsNode() {
  const buttons = [["previous", -1], ["next", 1]].map(([name, direction]) => {
    const button = make("button", { type: "button", class: `step ${name}`, title: words[`${name}_pair`], "aria-label": words[`${name}_pair`] });
    button.addEventListener("click", () => stepPair(direction));
    return button;
  });
  return make("div", { class: "steps" }, ...buttons);
}

/** Bring the next pair of sentences below the heads, or the one before. */
function stepPair(direction) {
  const pairs = [...byId("compare-rows").querySelectorAll(".row.paired")];
  const edge = byId("compare-sides").getBoundingClientRect().bottom;
  const at = pairs.findIndex((row) => row.classList.contains("arrived"));
  const tops = pairs.map((row) => row.getBoundingClientRect().top);
  const inSight = at >= 0 && tops[at] > 0 && tops[at] < window.innerHeight;
  const next = inSight ? at + direction : direction > 0 ? tops.findIndex((top) => top > edge) : tops.findLastIndex((top) => top < edge);
  if (!pairs[next]) return;
  for (const row of pairs) row.classList.toggle("arrived", row === pairs[next]);
  pairs[next].scrollIntoView({ block: "start" });
  // Topics out of sight have an estimated height only, which the first jump makes exact.
  requestAnimationFrame(() => pairs[next].scrollIntoView({ block: "start" }));
}

function renderCompare() {
  settleSides();
  pressChips();
  const { links: found, compared, here } = linksBetween(chosen.left, chosen.right);
  const rows = comparedTopics(found);
  sayCounts(rows, found);
  byId("compare-here").hidden = (compared && !here) || chosen.left === chosen.right;
  byId("compare-here").textContent = compared ? fill(words.matched_more, { here }) : words.matched_here;
  byId("compare-sides").replaceChildren(sideNode(chosen.left, "left"), stepsNode(), sideNode(chosen.right, "right"));
  byId("compare-sync").parentElement.hidden = chosen.layout !== "whole";
  byId("view-compare").dataset.layout = chosen.layout;
  const shown = rows.filter((row) => admits(chosen.presence, row.presence));
  const nodes = chosen.layout === "whole" ? paneNodes(found, shown) : alignedNodes(found, shown);
  byId("compare-rows").replaceChildren(...(nodes.length ? nodes : [make("p", { class: "notice" }, words.no_topics)]));
  if (chosen.layout === "whole") measurePanes();
  remember("compare", compareState());
}

function compareState() {
  const state = new URLSearchParams({ left: chosen.left, right: chosen.right });
  if (chosen.layout !== LAYOUTS[0]) state.set("layout", chosen.layout);
  for (const name of FILTERS) for (const value of chosen[name]) state.append(name, value);
  return state;
}

/** @param {URLSearchParams} state Sides and filters of an address; none keeps what is chosen. */
function openCompare(state) {
  if (String(state)) {
    for (const name of FILTERS) chosen[name] = new Set(state.getAll(name).filter((value) => choices[name].some(([known]) => known === value)));
    chosen.layout = LAYOUTS.includes(state.get("layout")) ? state.get("layout") : LAYOUTS[0];
  }
  for (const side of ["left", "right"]) if (documentsById.has(state.get(side))) chosen[side] = state.get(side);
  show("compare");
  renderCompare();
}

/** The two that a reader most likely wants first: the last two years of one district, else the first two districts. */
function firstSides() {
  const [first, ...others] = comparables.filter((each) => !each.earlier);
  const before = comparables.filter((each) => each.earlier && each.name === first?.name).sort((a, b) => b.year.localeCompare(a.year))[0];
  if (!others.length && before) return [before, first];
  const offered = others.length ? [first, others[0]] : comparables.length > 1 ? comparables : documents;
  return [offered[0], offered[1] ?? offered[0]];
}

function prepareCompare() {
  FILTERS.forEach(buildChips);
  [chosen.left, chosen.right] = firstSides().map((each) => each.id);
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
    byId("compare-left").focus();
  });
  for (const button of byId("compare-layout").querySelectorAll("button")) {
    button.addEventListener("click", () => {
      chosen.layout = button.dataset.layout;
      renderCompare();
    });
  }
  preparePanes();
}
