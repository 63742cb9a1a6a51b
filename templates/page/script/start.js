/* Print, and start the page. */

/** Open all annexes while printing: closed ones would be missing on paper. */
function preparePrinting() {
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(".view:not([hidden]) details:not([open])")];
    for (const each of closed) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
  for (const button of document.querySelectorAll(".print")) button.addEventListener("click", () => window.print());
}

function prepareEmpty() {
  for (const target of ["compare-rows", "originals-text", "search-results"]) {
    byId(target)?.append(make("p", { class: "notice" }, words.no_documents));
  }
  document.querySelectorAll("#view-compare [data-scripted], #view-originals [data-scripted], #view-search [data-scripted]").forEach((each) => each.remove());
}

document.documentElement.classList.add("scripted");
if (narrow.matches) {
  for (const each of document.querySelectorAll(".contents")) each.open = false;
}
history.scrollRestoration = "manual";
if (views.includes("compare") && documents.length) prepareCompare();
if (documents.length) [prepareOriginals, prepareSearch].forEach((prepare) => prepare());
else prepareEmpty();
prepareTables();
prepareCitations();
if (documents.length && views.includes("compare")) prepareCharts();
preparePrinting();
document.querySelector(".tabs").addEventListener("keydown", moveTab);
window.addEventListener("hashchange", route);
route();
