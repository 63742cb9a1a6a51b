/* Sort tables, narrow them to rows with some words, and copy them for a spreadsheet. */

const SHADES = ["verbatim", "variant", "related", "absent"];
/** A table of fewer rows is seen at a glance. */
const FEWEST_TO_NARROW = 20;
const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });

/** @returns {{group: number, number: number, text: string}} What a cell is ordered by. */
function sortKey(cell) {
  const text = cell.textContent.trim();
  const shade = SHADES.findIndex((name) => cell.classList.contains(`shade-${name}`));
  if (shade >= 0) return { group: 0, number: shade, text };
  const number = /^[“‘约近超]?([-−+]?[\d,，]*\.?\d+)/.exec(text);
  if (number) return { group: 1, number: Number(number[1].replace(/[,，]/g, "").replace("−", "-")), text };
  return { group: /^[—–-]?$/.test(text) ? 3 : 2, number: 0, text };
}

/** Say again, in cells that continue the one above, what they belong to: rows may part. */
function repeatFirst(table) {
  if (table.dataset.repeated) return;
  table.dataset.repeated = "";
  let above = null;
  for (const row of table.tBodies[0].rows) {
    const first = row.cells[0];
    if (!first.classList.contains("continues")) above = first;
    else if (above) first.append(make("span", { class: "repeat" }, cellText(above)));
  }
}

/** Order the rows by a column: up, down, then as printed. */
function sortRows(table, printed, column) {
  repeatFirst(table);
  const heads = [...table.tHead.rows[0].cells];
  const next = { ascending: "descending", descending: "none" }[heads[column].getAttribute("aria-sort")] ?? "ascending";
  heads.forEach((head, place) => head.setAttribute("aria-sort", place === column ? next : "none"));
  const keyed = printed.map((row) => ({ row, key: sortKey(row.cells[column]) }));
  const turn = next === "descending" ? -1 : 1;
  // Empty cells stay at the end either way: they say nothing.
  const order = (a, b) => ((a.group === 3) - (b.group === 3)) || turn * (a.group - b.group || a.number - b.number || collator.compare(a.text, b.text));
  table.classList.toggle("sorted", next !== "none");
  if (next !== "none") keyed.sort((a, b) => order(a.key, b.key));
  table.tBodies[0].append(...keyed.map(({ row }) => row));
}

function makeSortable(table) {
  const printed = [...table.tBodies[0].rows];
  if (printed.length < 2) return;
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = make("button", { type: "button", class: "sort", title: words.sort }, ...head.childNodes);
    button.addEventListener("click", () => sortRows(table, printed, column));
    head.append(button);
    head.setAttribute("aria-sort", "none");
  });
}

/** @returns {string} A cell on one line; what a spreadsheet would compute is made a text. */
function cellText(cell) {
  const paragraphs = cell.querySelectorAll(":scope > p");
  const text = (paragraphs.length ? [...paragraphs].map((each) => each.textContent).join(" ") : cell.textContent).replace(/\s+/g, " ").trim();
  return /^[=@]/.test(text) ? `'${text}` : text;
}

/** @returns {boolean} Copy without the clipboard interface, which a browser may refuse to files. */
function copyBySelection(text) {
  const area = make("textarea", { class: "away" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copyTable(table, button) {
  repeatFirst(table);
  const text = [...table.rows].filter((row) => !row.hidden).map((row) => [...row.cells].map(cellText).join("\t")).join("\n");
  const done = await navigator.clipboard?.writeText(text).then(() => true, () => false) || copyBySelection(text);
  button.textContent = done ? words.copied : words.not_copied;
  setTimeout(() => { button.textContent = words.copy; }, 2500);
}

/** Show the rows that hold all words of a query, whatever stands between the letters. */
function narrowRows(table, query, said) {
  repeatFirst(table);
  const wanted = query.trim().split(/\s+/u).map(fold).filter(Boolean);
  const rows = [...table.tBodies[0].rows];
  for (const row of rows) {
    const letters = wanted.length && fold(row.textContent);
    row.hidden = !wanted.every((each) => letters.includes(each));
  }
  table.classList.toggle("narrowed", wanted.length > 0);
  const left = rows.filter((row) => !row.hidden).length;
  said.textContent = wanted.length ? fill(words.rows_left, { left, rows: rows.length }) : "";
}

function makeNarrowable(table, caption) {
  if (table.tBodies[0].rows.length < FEWEST_TO_NARROW) return [];
  const said = make("span", { class: "rows-left", role: "status" });
  const input = make("input", { type: "search", class: "narrow", placeholder: words.narrow, "aria-label": `${words.narrow}：${caption.textContent.trim()}`, autocomplete: "off", spellcheck: "false" });
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => narrowRows(table, input.value, said), 120);
  });
  return [said, input];
}

function prepareTables() {
  for (const block of document.querySelectorAll(".table-block")) {
    const table = block.querySelector("table");
    makeSortable(table);
    const button = make("button", { type: "button", class: "copy", "aria-live": "polite" }, words.copy);
    button.addEventListener("click", () => copyTable(table, button));
    block.querySelector(".table-head").append(...makeNarrowable(table, block.querySelector(".table-caption")), button);
  }
}
