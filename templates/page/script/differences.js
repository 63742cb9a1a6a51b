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

/** Whether a cut here would part a number or a Latin word. */
const isWithinWord = (text, at) => /[\d.%A-Za-z]/.test(text[at - 1] ?? "") && /[\d.%A-Za-z]/.test(text[at] ?? "");

/** Leave out what two differing stretches begin and end with alike: words are not always cut in the same places. */
function trimmed([from, to], text, [low, high], opposite) {
  let [start, end, first, last] = [from, to, low, high];
  while (start < end && first < last && text[start] === opposite[first]) [start, first] = [start + 1, first + 1];
  while (start > from && (isWithinWord(text, start) || isWithinWord(opposite, first))) [start, first] = [start - 1, first - 1];
  while (end > start && last > first && text[end - 1] === opposite[last - 1]) [end, last] = [end - 1, last - 1];
  while (end < to && (isWithinWord(text, end) || isWithinWord(opposite, last))) [end, last] = [end + 1, last + 1];
  return [start, end];
}

/** Leave out the marks at both ends of a range. */
function lettersOnly([from, to], text) {
  const before = /^[^\p{L}\p{N}]*/u.exec(text.slice(from, to))[0].length;
  const behind = /[^\p{L}\p{N}%]*$/u.exec(text.slice(from, to))[0].length;
  return [from + before, to - behind];
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
  const startsThere = wordStarts(other);
  const gaps = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...common, [own.length, other.length]]) {
    if (nextA > a) gaps.push(trimmed([starts[a], starts[nextA]], text, [startsThere[b], startsThere[nextB]], opposite));
    [a, b] = [nextA + 1, nextB + 1];
  }
  const ranges = gaps.filter(([from, to]) => fold(text.slice(from, to))).map((gap) => lettersOnly(gap, text));
  return { ranges, set: "difference" };
}
