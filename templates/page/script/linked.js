/* Which sentences of two documents correspond: as they were compared, or matched here where not. */

const GRADES = ["verbatim", "variant", "related"];
const LINK = /([0-9a-z]+)\.([0-9a-z]+)([A-F])([0-9a-z])/gu;
/**
 * From which share of rare letter pairs on two sentences are taken for alike, and for rewritten. Among
 * reports that the run compared, 94 in 100 pairs found so are pairs of the run as well.
 */
const LEAST_ALIKE = 0.21;
const LEAST_REWRITTEN = 0.6;
const SHORTEST_ALIKE = 8;

/**
 * @typedef {object} Link Two sentences that correspond, by their numbers in their documents.
 * @property {number} left @property {number} right
 * @property {string} grade @property {boolean} moved @property {number} score From 0 to 1.
 */

const sentencesByDocument = new Map();
/** @returns {object[]} The sentences of a document in order, each with its section. */
function sentencesOf(id) {
  if (!sentencesByDocument.has(id)) {
    const found = documentsById.get(id).sections.flatMap((section) => section.sentences.map((sentence) => ({ sentence, section })));
    found.forEach((each, number) => { each.number = number; });
    sentencesByDocument.set(id, found);
  }
  return sentencesByDocument.get(id);
}

/** @returns {Link[]} What is written of two documents in the page's data. */
function readLinks(written, turned) {
  let a = 0;
  return [...written.matchAll(LINK)].map(([, step, other, kind, score]) => {
    a += parseInt(step, 36);
    const b = parseInt(other, 36);
    const place = kind.charCodeAt(0) - 65;
    const link = { grade: GRADES[place >> 1], moved: place % 2 === 1, score: parseInt(score, 36) / 35 };
    return turned ? { left: b, right: a, ...link } : { left: a, right: b, ...link };
  });
}

/** The pairs of neighbouring letters of a text. @returns {Set<string>} */
const letterPairs = (letters) => new Set(Array.from({ length: Math.max(letters.length - 1, 0) }, (_, at) => letters.slice(at, at + 2)));

/** Prepare the sentences of a document that are whole and long enough to be matched. */
function matchable(id) {
  return sentencesOf(id).filter(({ sentence }) => !sentence.damaged)
    .map((each) => ({ ...each, letters: fold(sentenceText(each.sentence)) }))
    .filter(({ letters }) => letters.length >= SHORTEST_ALIKE)
    .map((each) => ({ ...each, pairs: letterPairs(each.letters) }));
}

/** Match the sentences of two documents by the letter pairs that they share, rare ones first. @returns {Link[]} */
function matchHere(left, right) {
  const [own, other] = [matchable(left), matchable(right)];
  const counts = new Map();
  for (const { pairs } of [...own, ...other]) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const weight = (pair) => Math.log(1 + (own.length + other.length) / counts.get(pair)) ** 2;
  const mass = ({ pairs }) => [...pairs].reduce((sum, pair) => sum + weight(pair), 0);
  const holders = new Map();
  for (const each of other) {
    each.mass = mass(each);
    for (const pair of each.pairs) holders.set(pair, [...(holders.get(pair) ?? []), each]);
  }
  const found = [];
  for (const each of own) {
    const shared = new Map();
    for (const pair of each.pairs) for (const holder of holders.get(pair) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + weight(pair));
    const whole = mass(each);
    for (const [holder, sum] of shared) {
      const score = (2 * sum) / (whole + holder.mass);
      if (score >= LEAST_ALIKE) found.push({ left: each.number, right: holder.number, score, grade: each.letters === holder.letters ? "verbatim" : score >= LEAST_REWRITTEN ? "variant" : "related", moved: apart(each, holder) });
    }
  }
  return onePartnerEach(found);
}

const apart = (one, other) => one.section.role !== other.section.role || one.section.theme !== other.section.theme;

/** Keep of each sentence the best partner that is still free. */
function onePartnerEach(found) {
  const taken = [new Set(), new Set()];
  return found.sort((one, other) => other.score - one.score || one.left - other.left || one.right - other.right).filter(({ left, right }) => {
    if (taken[0].has(left) || taken[1].has(right)) return false;
    taken[0].add(left);
    taken[1].add(right);
    return true;
  });
}

const matched = new Map();
/** @returns {Link[]} What the page itself matches in two documents, remembered. */
function matchedHere(left, right) {
  const key = `${left} ${right}`;
  if (!matched.has(key)) matched.set(key, left === right ? [] : matchHere(left, right));
  return matched.get(key).map((link) => ({ ...link }));
}

/**
 * Of two years of one district the run says what was kept and rewritten; what only resembles is matched here.
 * @returns {{links: Link[], compared: boolean, here: number}} The links of two documents, whether the run compared them, and how many were matched here.
 */
function linksBetween(left, right) {
  const [straight, turned] = [links[`${left} ${right}`], links[`${right} ${left}`]];
  const written = straight ?? turned;
  const found = written === undefined ? [] : readLinks(written, straight === undefined);
  const compared = written !== undefined;
  if (compared && documentsById.get(left).name !== documentsById.get(right).name) return { links: found, compared, here: 0 };
  const taken = { left: new Set(found.map((link) => link.left)), right: new Set(found.map((link) => link.right)) };
  const more = matchedHere(left, right).filter((link) => !taken.left.has(link.left) && !taken.right.has(link.right));
  return { links: [...found, ...more], compared, here: more.length };
}

/** @returns {Link[]} The heaviest links of which none cross, each sentence once, in order. */
function chainOf(found) {
  const ordered = [...found].sort((one, other) => one.left - other.left || one.right - other.right);
  const best = [];
  for (const [place, link] of ordered.entries()) {
    let before = -1;
    for (let each = 0; each < place; each += 1) {
      const fits = ordered[each].left < link.left && ordered[each].right < link.right;
      if (fits && (before < 0 || best[each].weight > best[before].weight)) before = each;
    }
    // What is nearly the same outweighs several that only resemble each other.
    const own = link.score + (link.grade === "verbatim" ? 2 : link.grade === "variant" ? 1 : 0);
    best.push({ before, weight: own + (before < 0 ? 0 : best[before].weight) });
  }
  const chain = [];
  let last = best.reduce((top, each, place) => (top < 0 || each.weight > best[top].weight ? place : top), -1);
  for (; last >= 0; last = best[last].before) chain.unshift(ordered[last]);
  return chain;
}
