"""Find speakers that are no divisions of the register: the nation, corps, zones, townships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon, pattern
from compare.segmenting.identity_clues import Layer, Layers
from compare.segmenting.places_mentions import Mention, mentions


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
                    name, uppers = _named(found.group(1), mentions(layer.text, lexicon))
                if name:
                    return Unit(name, level, quote, layer, uppers)
    return None


def _named(words: str, around: Sequence[Mention]) -> tuple[str, tuple[Mention, ...]]:
    """Return the unit's own name without the divisions it lies in, and these."""
    uppers = tuple(mention for mention in around if mention.name in words)
    # 桐乡政府 is the government of a city, not of a township.
    if any(mention.is_short and words.endswith(mention.name) for mention in uppers):
        return "", ()
    name = words
    for mention in uppers:
        rest = name.removeprefix(mention.name)
        # A township's suffix is one character, a zone's more; a stem has to be left.
        if rest != name and not mention.is_short and len(rest) > 2 and not _is_bare(rest):
            name = rest
    return name, uppers


def _is_bare(name: str) -> bool:
    """Tell whether only the word for the kind of zone is left."""
    return name.startswith(("经济", "高新", "工业", "开发", "综合", "城乡", "国家"))
