/* The rows of a topic: what corresponds stands side by side, the differing words set apart. */

/** The other links of each sentence, by side and number, best first. */
function linksBySentence(found) {
  const sides = { left: new Map(), right: new Map() };
  for (const link of [...found].sort((a, b) => b.score - a.score)) {
    for (const side of ["left", "right"]) sides[side].set(link[side], [...(sides[side].get(link[side]) ?? []), link]);
  }
  return sides;
}

const opposite = { left: "right", right: "left" };
const numbered = (side, number) => sentencesOf(chosen[side])[number];
const markedSentence = (own, other, grade) => sentenceNode(own.sentence, false, markedAgainst(sentenceText(own.sentence), sentenceText(other.sentence), grade));

/** A sentence of the other side that stands elsewhere: named at first, shown on demand. */
function counterpartNode(link, side) {
  const [own, other] = [numbered(side, link[side]), numbered(opposite[side], link[opposite[side]])];
  const section = other.section.heading || other.section.theme || other.section.role;
  const where = fill(link.within ? words.same_topic : words.elsewhere, { side: words[`side_${opposite[side]}`], section });
  const summary = make("summary", {}, make("span", { class: `grade ${link.grade}` }, words[`grade_${link.grade}`]), " ", link.moved ? make("span", { class: "moved" }, words.moved) : "", where);
  return make("details", { class: "counterpart" }, summary, make("p", { class: "prose" }, markedSentence(other, own, link.grade)));
}

/** What a sentence shows of its other links: the best, and whatever is nearly the same. */
function counterparts(side, number, found, shown) {
  const others = (found[side].get(number) ?? []).filter((link) => link !== shown);
  return others.filter((link, place) => link.grade !== "related" || (!shown && place === 0));
}

/** Whether the filter of sentences admits one that stands alone or has these links. */
function admitsLinks(found) {
  const { sentence } = chosen;
  if (!sentence.size) return true;
  return found.length ? found.some((link) => sentence.has(link.grade) || (link.moved && sentence.has("moved"))) : sentence.has("alone");
}

/** @returns {HTMLElement} One side of a row: its headings, its sentences, what they answer to elsewhere. */
function sideCell(side, entries, found, link) {
  const cell = make("div", { class: `cell ${side}`, "data-side": side });
  if (entries.length) cell.append(make("p", { class: "cell-name" }, labelOf(documentsById.get(chosen[side]))));
  let paragraph = null;
  for (const entry of entries) {
    if (entry.begins) {
      cell.append(make("h4", {}, make("a", { href: address(sectionAnchor(entry.section)) }, entry.section.heading)));
      paragraph = null;
    }
    if (!paragraph || entry.sentence.paragraph) cell.append(paragraph = make("p", { class: "prose" }));
    const partner = link && numbered(opposite[side], link[opposite[side]]);
    paragraph.append(partner ? markedSentence(entry, partner, link.grade) : sentenceNode(entry.sentence));
    const more = counterparts(side, entry.number, found, link).map((each) => counterpartNode(each, side));
    if (more.length) {
      cell.append(...more);
      paragraph = null;
    }
  }
  return cell;
}

function pairedRow(left, right, found, link) {
  const grade = make("div", { class: "between" }, make("span", { class: `grade ${link.grade}` }, words[`grade_${link.grade}`]));
  return make("div", { class: "row paired" }, sideCell("left", left, found, link), grade, sideCell("right", right, found, link));
}

function looseRow(left, right, found) {
  return make("div", { class: "row" }, sideCell("left", left, found), make("div", { class: "between" }), sideCell("right", right, found));
}

/** Mark the entries with which a section begins on its side. */
function withHeadings(entries) {
  return entries.map((entry, place) => ({ ...entry, begins: Boolean(entry.section.heading) && entries[place - 1]?.section !== entry.section }));
}

/** @returns {HTMLElement[]} The rows of a topic: pairs, and between them what has none beside it. */
function topicRows(row, found) {
  const [left, right] = [withHeadings(row.entries.left), withHeadings(row.entries.right)];
  const rows = [];
  let [a, b] = [0, 0];
  const loose = (toA, toB) => {
    const free = (entries, side) => entries.filter((each) => admitsLinks(found[side].get(each.number) ?? []));
    const [own, other] = [free(left.slice(a, toA), "left"), free(right.slice(b, toB), "right")];
    if (own.length || other.length) rows.push(looseRow(own, other, found));
    [a, b] = [toA, toB];
  };
  for (const link of row.chain) {
    loose(left.findIndex((each) => each.number === link.left), right.findIndex((each) => each.number === link.right));
    if (admitsLinks([link])) rows.push(pairedRow([left[a]], [right[b]], found, link));
    [a, b] = [a + 1, b + 1];
  }
  loose(left.length, right.length);
  return rows;
}

/** Say that one side has nothing of a topic. */
function absentRow(row, rows) {
  for (const each of rows) {
    const cell = each.querySelector(`.cell.${row.left.length ? "right" : "left"}`);
    cell.classList.add("absent");
  }
  rows[0]?.querySelector(".absent").append(make("p", { class: "muted" }, words.no_counterpart));
}

function topicNode(row, found) {
  const rows = topicRows(row, found);
  if (!rows.length) return [];
  if (row.presence !== "both") absentRow(row, rows);
  const { role, theme } = row.topic;
  const head = make("h3", {}, badge(role, "role"), theme && theme !== role ? badge(theme, "theme") : "");
  return [make("section", { class: "topic" }, head, make("div", { class: "rows" }, ...rows))];
}

/** @returns {HTMLElement[]} The topics, each with its rows. */
function alignedNodes(all, rows) {
  const found = linksBySentence(all);
  return rows.flatMap((row) => topicNode(row, found));
}
