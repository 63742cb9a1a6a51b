/* Rebuild the raw text of a file from its sentences and what differs from them. */

const filesById = new Map(files.map((each) => [each.id, each]));

/** @returns {object[]} The sentences of a file, numbered as its pieces name them. */
const fileSentences = (id) => documents.filter((each) => each.file === id).flatMap((each) => each.sections.flatMap((section) => section.sentences));

/**
 * @typedef {object} RawCharacter One character of the raw text.
 * @property {string} raw
 * @property {object} [sentence] Whose text it is.
 * @property {string|string[]} [run] The run with its mark.
 * @property {string} [clean] What it became, "" for nothing; unset where it stayed.
 */

/** Write a sentence as it stands in the raw text. @returns {RawCharacter[]} */
function rawSentence(sentence, patches) {
  const written = [];
  let index = 0;
  let patch = 0;
  for (const run of sentence.runs) {
    for (const clean of runText(run)) {
      const [first, ...rest] = patches[patch] === index ? patches[patch + 1] : [clean];
      if (patches[patch] === index) patch += 2;
      written.push(first === clean ? { raw: first, sentence, run } : { raw: first, sentence, run, clean });
      // Letters between those of a sentence belong to something else: a caption, another column.
      for (const raw of rest) written.push(/[^\S\n]/.test(raw) ? { raw, sentence, run, clean: "" } : { raw });
      index += 1;
    }
  }
  return written;
}

/** @returns {RawCharacter[]} The raw text of a file, by code points as all offsets count. */
function rawCharacters(file) {
  const sentences = fileSentences(file.id);
  const write = (piece) => {
    if (typeof piece === "string") return [...piece].map((raw) => ({ raw }));
    const [number, ...patches] = [piece].flat();
    return rawSentence(sentences[number], patches);
  };
  return file.pieces.flatMap(write);
}
