/* Say of a citation in full where it stands, once somebody asks: there are thousands. */

/** @returns {string} File, document, section of the sentence that a citation leads to, "" for another. */
function citationDetail(anchor) {
  const original = documentsById.get(places.get(anchor));
  const section = original?.sections.find((each) => each.sentences.some((sentence) => sentence.id === anchor));
  if (!section) return "";
  const heading = section.heading || section.role;
  return fill(words.citation_detail, { number: original.number, title: original.title, file: filesById.get(original.file)?.path ?? "", section: heading });
}

function tellCitation(event) {
  const citation = event.target.closest?.("a.citation");
  if (citation && !citation.title) citation.title = citationDetail(decoded(citation.hash.slice(1)));
}

function prepareCitations() {
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, tellCitation);
}
