/* All places of a formula or an initiative, found by the marks of the originals. */

/** @returns {string} The address of all places of a mark, perhaps in one district or year only. */
function placesAddress(mark, district, year) {
  return `#view-search?${new URLSearchParams({ mark, ...(district && { district }), ...(year && { year }) })}`;
}

/** @returns {string} The anchor to which a run leads, or none. */
const runTarget = (run) => (typeof run === "object" && run[2] ? decoded(run[2].slice(1)) : "");

/** @returns {string} The wording of a mark as its entry in the briefing has it, "" without one. */
function markText(mark) {
  const quoted = byId(mark)?.querySelector("mark, q");
  return quoted ? unquoted(quoted.textContent) : "";
}

const unquoted = (text) => text.replace(/^[“‘]|[”’]$/gu, "");

/** @returns {string} What a mark is called: with its gaps where wordings differ, or as first found. */
function markName(mark, groups) {
  const paragraphs = [...(byId(mark)?.querySelector("q")?.closest("td").querySelectorAll(":scope > p") ?? [])];
  const slots = paragraphs.find((each) => !each.querySelector("q"));
  const place = groups[0]?.found[0];
  const first = place?.ranges && place.entry.units[place.first].text.slice(...place.ranges[0]);
  return slots?.textContent || markText(mark) || first || "";
}

/** The stretches of a unit's text that carry the mark: [from, to]. */
function markedRanges(unit, mark) {
  const ranges = [];
  let at = 0;
  for (const run of unit.runs ?? []) {
    const end = at + runText(run).length;
    if (runTarget(run) === mark) {
      if (ranges.at(-1)?.[1] === at) ranges.at(-1)[1] = end;
      else ranges.push([at, end]);
    }
    at = end;
  }
  for (const [from, to, target] of unit.hidden ?? []) if (target === mark) ranges.push([from, to]);
  ranges.sort((a, b) => a[0] - b[0]);
  return ranges.filter(([from], place) => !place || from >= ranges[place - 1][1]);
}

/** @returns {object[]} The places of a mark in a section, one a sentence. */
function markedInSection(entry, mark) {
  const places = entry.units.map((unit, place) => ({ entry, first: place, last: place, ranges: markedRanges(unit, mark) }));
  return places.filter((place) => place.ranges.length);
}
