"""Find place names of elsewhere in wordings that only fit one's own place.

Such a name may have come in with a text from there. Names in passages on visits, cooperation or
roads are no sign, and neither are those of the upper levels or of what lies within one's own place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon, Table, pattern
from compare.model.checks import ForeignName
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.passages import passage_of
from compare.segmenting.identity.mentions import Mention, mentions
from compare.segmenting.identity.register import Division, Register, register

_CLAUSE = "，。；！？"


@dataclass(frozen=True)
class Home:
    """Hold the code of the district that speaks, and tell what belongs to it."""

    code: str
    known: Register

    def owns(self, division: Division) -> bool:
        """Tell whether a division is the speaker, lies within it, above it, or became it."""
        today = {d.code for d in self.known.today(division)} | {division.code}
        return any(self._is_own(code) for code in today)

    def _is_own(self, code: str) -> bool:
        upper = (self.code[:4] + "00", self.code[:2] + "0000")
        return code.startswith(_stem(self.code)) or code in upper


def _stem(code: str) -> str:
    """Return the part of a code that all within the division share."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def find_foreign_names(
    documents: Sequence[Document], sources: Mapping[str, Source], lexicon: Lexicon
) -> tuple[ForeignName, ...]:
    """Return the names in order of documents; texts whose district is no division are left out."""
    known = register(lexicon)
    rules = lexicon.table("foreign_names")
    return tuple(
        found
        for document in documents
        if document.comparable and document.identity.code
        for sentence in document.sentences
        if sentence.usable
        for found in _in_sentence(
            sentence, document, Home(document.identity.code, known), (rules, dict(sources), lexicon)
        )
    )


Context = tuple[Table, dict[str, Source], Lexicon]


def _in_sentence(
    sentence: Sentence, document: Document, home: Home, context: Context
) -> Iterator[ForeignName]:
    rules, sources, lexicon = context
    text = sentence.text
    # Most sentences have no such wording; to look for names costs more than to look for these.
    if not any(_may_stand(text, sign) for sign in rules["sign"]):
        return
    for mention in mentions(text, lexicon):
        sign = _sign_of(text, mention, rules)
        if sign is None or any(home.owns(division) for division in mention.divisions):
            continue
        yield ForeignName(
            passage=passage_of(sentence.clean, document, sources, mention.start, mention.end),
            section=sentence.section,
            name=mention.name,
            place=mention.divisions[0].name,
            own=document.identity.district or "",
            sign=str(sign["name"]),
            confidence=float(sign["confidence"]),
        )


def _may_stand(text: str, sign: Table) -> bool:
    """Tell whether a text holds what stands before and after a name somewhere."""
    after, before = sign["after"].removeprefix("^"), sign["before"].removesuffix("$")
    if pattern(after).search(text) is None:
        return False
    return "$" in before or pattern(before).search(text) is not None


def _sign_of(text: str, mention: Mention, rules: Table) -> Table | None:
    """Return the sign in which a name stands, None where it may stand by right."""
    before, after = text[: mention.start], text[mention.end :]
    if mention.qualifies or pattern(rules["joined"]).search(before):
        return None
    low = max(before.rfind(mark) for mark in _CLAUSE) + 1
    high = next((i for i, c in enumerate(after) if c in _CLAUSE), len(after))
    if pattern(rules["apart"]).search(before[low:] + after[:high]):
        return None
    for sign in rules["sign"]:
        if pattern(sign["before"]).search(before) and pattern(sign["after"]).match(after):
            found: Table = sign
            return found
    return None
