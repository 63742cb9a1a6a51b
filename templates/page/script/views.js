/* Show views, and open what an address names. */

const views = [...document.querySelectorAll("[data-view]")].map((tab) => tab.dataset.view);
const scrolled = new Map();
let current = "";

/** Beside the briefing, which has a title of its own, the name in the bar heads the page. */
function headPage(name) {
  const brand = document.querySelector("p.brand");
  for (const [attribute, value] of [["role", "heading"], ["aria-level", "1"]]) {
    if (name === "briefing") brand?.removeAttribute(attribute);
    else brand?.setAttribute(attribute, value);
  }
}

/** Show one view where it was left. @param {string} name */
function show(name) {
  if (name === current) return;
  scrolled.set(current, window.scrollY);
  current = name;
  document.documentElement.dataset.shown = name;
  headPage(name);
  for (const view of views) byId(`view-${view}`).hidden = view !== name;
  for (const tab of document.querySelectorAll("[data-view]")) {
    if (tab.dataset.view === name) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  window.scrollTo(0, scrolled.get(name) ?? 0);
}

/** Keep the state of a view in the address, so that it can be passed on. */
function remember(view, state) {
  const wanted = `#view-${view}${String(state) && `?${state}`}`;
  // Typing is answered a little later: by then another view may be open.
  if (view === current && location.hash !== wanted) history.replaceState(null, "", wanted);
  document.querySelector(`[data-view=${view}]`).setAttribute("href", wanted);
}

/** Open what hides the element, bring it into sight and set it apart. @param {HTMLElement} element */
function arrive(element) {
  document.querySelectorAll(".arrived").forEach((each) => each.classList.remove("arrived"));
  for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  element.classList.add("arrived");
  if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
  // What scrolls in a box of its own moves only there.
  const boxed = !narrow.matches && element.closest(".findings");
  const block = boxed ? "nearest" : element.offsetHeight > window.innerHeight / 2 ? "start" : "center";
  element.scrollIntoView({ block });
  // Parts out of sight have an estimated height only, which the first jump makes exact.
  requestAnimationFrame(() => element.scrollIntoView({ block }));
}

/** Bring several nodes that belong together into sight. @param {HTMLElement[]} nodes */
function arriveAt(nodes) {
  if (!nodes.length) return;
  arrive(nodes[0]);
  for (const node of nodes) node.classList.add("arrived");
}

const openers = {
  briefing: () => show("briefing"),
  compare: openCompare,
  originals: (state) => openOriginal(state.get("document")),
  search: openSearch,
};

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Open what the address names: a view with its state, a sentence, or a place in the briefing. */
function route() {
  const [, name, state] = /^#view-(\w+)(?:\?(.*))?$/.exec(location.hash) ?? [];
  const known = views.includes(name);
  if (known && (documents.length || name === "briefing")) return openers[name](new URLSearchParams(state));
  const anchor = decoded(location.hash.slice(1));
  if (places.has(anchor)) return openOriginal(places.get(anchor), anchor);
  if (documents.length && openReading(anchor)) return undefined;
  const element = byId(anchor);
  if (element?.closest("#view-briefing .sheet")) {
    show("briefing");
    return arrive(element);
  }
  if (element && current) return show(current);
  if (known || views[0] === "briefing" || !documents.length) return show(known ? name : views[0]);
  return openers[views[0]](new URLSearchParams());
}

/** Move between the tabs with the arrow keys. @param {KeyboardEvent} event */
function moveTab(event) {
  const tabs = [...document.querySelectorAll("[data-view]")];
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
  next.click();
  next.focus();
}
