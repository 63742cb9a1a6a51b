/* Both texts as they run, scrolled together: what corresponds stays at the same height. */

/** Where the linked sentences stand in both panes, in pixels from their tops, in order. */
let stops = [];
/** The pane that a reader moves; the other one follows. */
let led = "";
let released = 0;

const pane = (side) => byId(`pane-${side}`);
const paneAnchor = (side, number) => `pane-${side}-${number}`;

/** A linked sentence: a stop that leads to its counterpart. */
function linkedSentence(side, entry, link) {
  const node = sentenceNode(entry.sentence);
  if (!link) return node;
  const label = fill(words.to_counterpart, { side: words[`side_${opposite[side]}`], grade: words[`grade_${link.grade}`] });
  const sign = make("button", { type: "button", class: `grade ${link.grade}`, title: label, "aria-label": label }, words[`grade_${link.grade}`]);
  sign.addEventListener("click", () => meetCounterpart(side, link));
  node.append(sign);
  node.classList.add("linked");
  return node;
}

function paneNode(side, rows, found) {
  const admitted = new Set(rows.flatMap((row) => row[side].map((section) => section.id)));
  const node = make("div", { class: "pane", id: `pane-${side}`, tabindex: "0", role: "region", "aria-label": labelOf(documentsById.get(chosen[side])) });
  node.addEventListener("scroll", () => follow(side), { passive: true });
  for (const section of documentsById.get(chosen[side]).sections) {
    const entries = sentencesOf(chosen[side]).filter((entry) => entry.section === section && admitsLinks(found[side].get(entry.number) ?? []));
    if (!admitted.has(section.id) || (!entries.length && section.sentences.length)) continue;
    if (section.heading) node.append(make(section.level > 1 ? "h4" : "h3", {}, make("a", { href: address(sectionAnchor(section)) }, section.heading)));
    let paragraph = null;
    for (const entry of entries) {
      if (!paragraph || entry.sentence.paragraph) node.append(paragraph = make("p", { class: "prose" }));
      const sentence = linkedSentence(side, entry, found[side].get(entry.number)?.[0]);
      sentence.id = paneAnchor(side, entry.number);
      paragraph.append(sentence);
    }
  }
  return node;
}

/** Set both sentences of a link side by side, their differing words marked. */
function meetCounterpart(side, link) {
  if (!byId(paneAnchor(opposite[side], link[opposite[side]]))) {
    // A filter leaves it out here.
    location.hash = address(numbered(opposite[side], link[opposite[side]]).sentence.id);
    return;
  }
  for (const each of byId("compare-rows").querySelectorAll(".met")) {
    each.classList.remove("met");
    each.replaceWith(each.plain);
  }
  for (const each of ["left", "right"]) {
    const plain = byId(paneAnchor(each, link[each]));
    const [own, other] = [numbered(each, link[each]), numbered(opposite[each], link[opposite[each]])];
    const marked = linkedSentence(each, own, link);
    marked.replaceChildren(...markedSentence(own, other, link.grade).childNodes, marked.lastElementChild);
    marked.classList.add("met");
    marked.id = plain.id;
    marked.plain = plain;
    plain.replaceWith(marked);
  }
  const [own, other] = [side, opposite[side]].map((each) => byId(paneAnchor(each, link[each])));
  led = side;
  pane(opposite[side]).scrollTop += other.getBoundingClientRect().top - pane(opposite[side]).getBoundingClientRect().top - (own.getBoundingClientRect().top - pane(side).getBoundingClientRect().top);
  hold();
  own.lastElementChild.focus({ preventScroll: true });
}

/** @returns {HTMLElement[]} The two panes. */
function paneNodes(all, rows) {
  if (!rows.length) return [];
  const found = linksBySentence(all);
  return [make("div", { class: "panes" }, paneNode("left", rows, found), paneNode("right", rows, found))];
}

/** Note where what corresponds stands, once the panes are laid out. */
function measurePanes() {
  stops = [];
  if (!pane("left")) return;
  const top = (side, number) => {
    const node = byId(paneAnchor(side, number));
    return node && node.getBoundingClientRect().top - pane(side).getBoundingClientRect().top + pane(side).scrollTop;
  };
  const chain = chainOf(linksBetween(chosen.left, chosen.right).links);
  const known = chain.map((link) => ({ left: top("left", link.left), right: top("right", link.right) })).filter(({ left, right }) => left !== null && right !== null);
  stops = [{ left: 0, right: 0 }, ...known, { left: pane("left").scrollHeight, right: pane("right").scrollHeight }];
}

/** @returns {number} The height in the other pane that corresponds to one in this. */
function across(side, height) {
  const next = stops.findIndex((stop) => stop[side] > height);
  if (next < 1) return next ? stops.at(-1)[opposite[side]] : 0;
  const [low, high] = [stops[next - 1], stops[next]];
  const part = (height - low[side]) / Math.max(1, high[side] - low[side]);
  return low[opposite[side]] + part * (high[opposite[side]] - low[opposite[side]]);
}

/** Let one pane lead for a moment: the other's own scrolling is only its answer. */
function hold() {
  clearTimeout(released);
  released = setTimeout(() => { led = ""; }, 150);
}

/** Scroll the other pane to what corresponds to the middle of this one. */
function follow(side) {
  if (!byId("compare-sync").checked || (led && led !== side)) return;
  led = side;
  hold();
  const middle = pane(side).clientHeight / 3;
  const other = pane(opposite[side]);
  const atEnd = pane(side).scrollTop + pane(side).clientHeight >= pane(side).scrollHeight - 1;
  if (pane(side).scrollTop <= 0) other.scrollTop = 0;
  else if (atEnd) other.scrollTop = other.scrollHeight;
  else other.scrollTop = across(side, pane(side).scrollTop + middle) - middle;
}

function preparePanes() {
  window.addEventListener("resize", () => {
    if (chosen.layout === "whole" && current === "compare") measurePanes();
  });
}
