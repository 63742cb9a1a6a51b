/* Which sections of two documents stand beside each other, and which of their sentences. */

/** Sections of the same role and theme, for what was not aligned. */
function likeTopics(isLeft) {
  const found = new Map();
  for (const id of unique([chosen.left, chosen.right])) {
    for (const section of documentsById.get(id).sections.filter((each) => isLeft(each) && each.sentences.length)) {
      const key = `${section.role} ${section.theme}`;
      if (!found.has(key)) found.set(key, { role: section.role, theme: section.theme, sections: {} });
      (found.get(key).sections[id] ??= []).push(section.id);
    }
  }
  return [...found.values()];
}

const isAligned = (id) => topics.some((topic) => topic.sections[id]);

/** @returns {object[]} Each topic that either side has; what is in no topic, an opening or a closing, stands by its role. */
function offeredTopics() {
  if (!isAligned(chosen.left) || !isAligned(chosen.right)) return likeTopics(() => true);
  const covered = new Set(topics.flatMap((topic) => [...(topic.sections[chosen.left] ?? []), ...(topic.sections[chosen.right] ?? [])]));
  const rest = likeTopics((section) => !covered.has(section.id));
  const firsts = new Set([chosen.left, chosen.right].map((id) => documentsById.get(id).sections[0]?.id));
  const opens = (topic) => Object.values(topic.sections).flat().some((id) => firsts.has(id));
  return [...rest.filter(opens), ...topics, ...rest.filter((topic) => !opens(topic))];
}

/** @returns {object[]} The sections of a topic in one document that no closer topic has taken. */
function freeSections(topic, id, taken) {
  const ids = new Set(topic.sections[id]);
  return documentsById.get(id).sections.filter((section) => ids.has(section.id) && !taken.has(section.id));
}

/**
 * A section may belong to several topics; between two documents it stands where most of it corresponds.
 * @returns {object[]} The topics with their sections on both sides and whose they are.
 */
function comparedTopics(found) {
  const admitted = offeredTopics().filter((topic) => admits(chosen.role, topic.role) && admits(chosen.theme, topic.theme));
  const [own, other] = [chosen.left, chosen.right].map(sentencesOf);
  const pairs = found.map((link) => [own[link.left].section.id, other[link.right].section.id, link.score]);
  const rank = (topic) => {
    const [left, right] = [chosen.left, chosen.right].map((id) => new Set(topic.sections[id]));
    return pairs.reduce((sum, [a, b, score]) => sum + (left.has(a) && right.has(b) ? score : 0), left.size && right.size ? 1 : 0);
  };
  const ranked = admitted.map((topic, place) => ({ topic, place, rank: rank(topic) })).sort((a, b) => b.rank - a.rank || a.place - b.place);
  const taken = { left: new Set(), right: new Set() };
  for (const row of ranked) {
    for (const side of ["left", "right"]) {
      row[side] = freeSections(row.topic, chosen[side], taken[side]);
      for (const section of row[side]) taken[side].add(section.id);
    }
    row.presence = !row.right.length ? "left" : !row.left.length ? "right" : "both";
  }
  const rows = ranked.filter((row) => row.left.length || row.right.length).sort((a, b) => a.place - b.place);
  for (const row of rows) pairRow(row, found);
  return rows;
}

/** Pair the sentences of a topic in order; within a topic only what crosses a pair has moved. */
function pairRow(row, found) {
  row.entries = { left: topicSentences(row.left, "left"), right: topicSentences(row.right, "right") };
  const [left, right] = ["left", "right"].map((side) => new Set(row.entries[side].map((entry) => entry.number)));
  const inside = found.filter((link) => left.has(link.left) && right.has(link.right));
  row.chain = chainOf(inside);
  for (const link of inside) {
    link.within = true;
    link.moved = row.chain.some((each) => (each.left - link.left) * (each.right - link.right) < 0);
  }
}

/** The sentences of some sections on one side, in order. */
function topicSentences(sections, side) {
  const ids = new Set(sections.map((section) => section.id));
  return sentencesOf(chosen[side]).filter(({ section }) => ids.has(section.id));
}
