"""Find speakers that are no divisions of the register: the nation, corps, zones, townships."""

from __future__ import annotations

from dataclasses import dataclass

from compare.lexicon import Lexicon, pattern
from compare.segmenting.identity.clues import Layer, Layers
from compare.segmenting.identity.mentions import Mention, mentions


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold a speaker without a code: its name, level, evidence, and the mentions around it."""

    name: str
    level: str | None
    quote: str
    layer: Layer
    uppers: tuple[Mention, ...]


def find_unit(layers: Layers, lexicon: Lexicon) -> Unit | None:
    """Return the nation, a corps, a zone or a township that the title or the opening names."""
    rules = lexicon.table("identity")["units"]
    for layer in (layers.title, *layers.headline, layers.opening):
        for rule in rules:
            if layer is layers.opening and not rule.get("opening", True):
                continue
            found = pattern(rule["pattern"]).search(layer.text)
            if found:
                level = rule.get("level")
                quote = layer.quote(*found.span())
                name = str(rule.get("name", ""))
                uppers: tuple[Mention, ...] = ()
                if not name:
                    name, uppers = _named(found.span(1), found.group(1), layer, level, lexicon)
                if name:
                    return Unit(name, level, quote, layer, uppers)
    return None


def _named(
    span: tuple[int, int], words: str, layer: Layer, level: str | None, lexicon: Lexicon
) -> tuple[str, tuple[Mention, ...]]:
    """Return the unit's own name without the divisions it lies in, and these."""
    start, end = span
    around = [m for m in mentions(layer.text, lexicon) if m.start < end and start < m.end]
    # What the register knows is no unit: 桐乡政府 is the government of a city, not of a township.
    if any(m.end >= end for m in around):
        return "", ()
    name, uppers = words, []
    for mention in around:
        rest = name.removeprefix(mention.name)
        if rest == name or (mention.is_short and level is None):
            continue
        uppers.append(mention)
        whole = not mention.is_short or mention.divisions[-1].rank == "province"
        if whole and len(rest) > 2 and not _is_bare(rest):
            name = rest
    return name, tuple(uppers)


def _is_bare(name: str) -> bool:
    """Tell whether only the word for the kind of zone is left."""
    return name.startswith(("经济", "高新", "工业", "开发", "综合", "城乡", "国家"))
