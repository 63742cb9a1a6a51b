/* Charts answer: a cell opens what it measures. */

const SVG_STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/** What each kind of chart opens for a row and a column. @returns {string} An address, or none. */
const answers = {
  pairs({ role, rows, columns }, row, column) {
    if (!rows[row] || !columns[column]) return "";
    if (rows[row] === columns[column]) return `#view-originals?${new URLSearchParams({ document: rows[row] })}`;
    return comparison({ left: rows[row], right: columns[column], role });
  },
  places({ rows, columns, used }, row, column) {
    // What a district does not use opens the places of all others.
    const district = used[row][column] === "1" ? documentsById.get(columns[column])?.name : "";
    return placesAddress(rows[row], district);
  },
  themes({ rows, columns }, row, column) {
    const next = documents.find((each) => each.comparable && each.id !== rows[row]);
    if (!rows[row] || !next || !choices.theme.some(([theme]) => theme === columns[column])) return "";
    return comparison({ left: rows[row], right: next.id, theme: columns[column] });
  },
  years: ({ rows, columns }, row, column) => placesAddress(rows[row], "", columns[column]),
  rooms({ rows, columns }, row, column) {
    const known = [["year", rows[row]], ["theme", columns[column]]].map(([name, value]) => choices[name].some(([offered]) => offered === value));
    return known.every(Boolean) ? `#view-compare?${new URLSearchParams({ year: rows[row], theme: columns[column] })}` : "";
  },
  figures: ({ cells }, row, column) => cells[row]?.[column] ?? "",
};

/** @returns {string} The address of a comparison; a filter that is not offered is left out. */
function comparison({ left, right, ...filters }) {
  const known = Object.entries(filters).filter(([name, value]) => choices[name].some(([offered]) => offered === value));
  return `#view-compare?${new URLSearchParams([["left", left], ["right", right], ...known])}`;
}

/** Lead the focus from cell to cell; only one of them is a stop of the Tab key. */
function moveCell(event, cells) {
  const step = SVG_STEPS[event.key];
  const cell = event.target.closest("[data-row]");
  if (!step || !cell) return;
  event.preventDefault();
  const [down, across] = step;
  const place = (each) => [Number(each.dataset.row), Number(each.dataset.column)];
  const [row, column] = place(cell);
  const ahead = (each) => (down ? (place(each)[0] - row) * down : (place(each)[1] - column) * across);
  const aside = (each) => (down ? Math.abs(place(each)[1] - column) : Math.abs(place(each)[0] - row));
  const next = cells.filter((each) => ahead(each) > 0).sort((a, b) => aside(a) - aside(b) || ahead(a) - ahead(b))[0];
  if (!next) return;
  cell.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

function prepareChart(figure, answer) {
  const cells = [...figure.querySelectorAll("[data-row]")].filter((cell) => {
    const opens = answers[answer.kind](answer, Number(cell.dataset.row), Number(cell.dataset.column));
    if (!opens) return false;
    cell.dataset.opens = opens;
    cell.setAttribute("role", "link");
    cell.setAttribute("tabindex", "-1");
    cell.setAttribute("aria-label", cell.querySelector("title").textContent);
    return true;
  });
  if (!cells.length) return;
  const drawing = figure.querySelector("svg");
  // A picture has no parts; a group may.
  drawing.setAttribute("role", "group");
  cells[0].setAttribute("tabindex", "0");
  const open = (event) => {
    const cell = event.target.closest("[data-opens]");
    if (cell) location.hash = cell.dataset.opens;
  };
  drawing.addEventListener("click", open);
  drawing.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(event);
    } else moveCell(event, cells);
  });
  figure.append(make("p", { class: "chart-hint" }, words[`chart_${answer.kind}`]));
}

function prepareCharts() {
  for (const [anchor, answer] of Object.entries(charts)) {
    const figure = byId(anchor);
    if (figure) prepareChart(figure, answer);
  }
}
