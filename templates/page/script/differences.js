/* Which words of two sentences differ, and which both have. */

const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("zh", { granularity: "word" }) : null;
const wordsOf = (text) => (segmenter ? Array.from(segmenter.segment(text), (each) => each.segment) : [...text]);
/** Letters of a common run that is worth a mark. */
const SHORTEST_COMMON = 4;

/** @returns {number[][]} The places of the words in both lists, of the longest run that both have in order. */
function commonWords(own, other) {
  const width = other.length + 1;
  const length = new Uint16Array((own.length + 1) * width);
  for (let a = own.length - 1; a >= 0; a -= 1) {
    for (let b = other.length - 1; b >= 0; b -= 1) {
      length[a * width + b] = own[a] === other[b] ? length[(a + 1) * width + b + 1] + 1 : Math.max(length[(a + 1) * width + b], length[a * width + b + 1]);
    }
  }
  const common = [];
  for (let a = 0, b = 0; a < own.length && b < other.length;) {
    if (own[a] === other[b]) common.push([a++, b++]);
    else if (length[(a + 1) * width + b] >= length[a * width + b + 1]) a += 1;
    else b += 1;
  }
  return common;
}

/** @returns {number[]} Where each word begins, and the end of the text. */
function wordStarts(list) {
  const starts = [0];
  for (const word of list) starts.push(starts.at(-1) + word.length);
  return starts;
}

/** Join ranges that touch. */
function joined(ranges) {
  const found = [];
  for (const [from, to] of ranges) {
    if (found.at(-1)?.[1] === from) found.at(-1)[1] = to;
    else found.push([from, to]);
  }
  return found;
}

/**
 * Say what to set apart in one of two sentences: what differs, or, where most differs, what is the same.
 * @returns {{ranges: number[][], set: string}}
 */
function markedAgainst(text, opposite, grade) {
  const [own, other] = [wordsOf(text), wordsOf(opposite)];
  const common = commonWords(own, other);
  const starts = wordStarts(own);
  if (grade === "related") {
    const runs = [];
    common.forEach(([a, b], place) => {
      const before = common[place - 1];
      const goesOn = before && before[0] === a - 1 && before[1] === b - 1;
      if (goesOn) runs.at(-1)[1] = starts[a + 1];
      else runs.push([starts[a], starts[a + 1]]);
    });
    return { ranges: runs.filter(([from, to]) => fold(text.slice(from, to)).length >= SHORTEST_COMMON), set: "same" };
  }
  const kept = new Set(common.map(([a]) => a));
  const changed = joined(own.flatMap((_, a) => (kept.has(a) ? [] : [[starts[a], starts[a + 1]]])));
  return { ranges: changed.filter(([from, to]) => fold(text.slice(from, to))), set: "difference" };
}
