"""Give the lists of the briefing proper less room, step by step, until it fits its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compare.settings import BriefingSettings

# From all that is wanted to the least that still tells something, in so many steps.
_STEPS = 24
_PAGES = {"short": 2, "standard": 5}


@dataclass(frozen=True, slots=True)
class Room:
    """Tell a template how long its lists may be; `pressure` runs from 0, no limit, to 1."""

    pressure: float = 0.0

    def most(self, wanted: int, least: int, start: float = 0.0) -> int:
        """Return how many items a list may have: fewer as soon as the pressure passes `start`.

        What matters most starts late.
        """
        if wanted <= least or self.pressure <= start:
            return wanted
        share = (self.pressure - start) / (1.0 - start)
        return round(wanted - share * (wanted - least))

    def keeps(self, until: float) -> bool:
        """Tell whether something stays that is left out where the pressure passes `until`."""
        return self.pressure <= until


NO_LIMIT = Room()


def most_pages(settings: BriefingSettings) -> int:
    """Return how many pages the briefing proper may take, 0 for no limit."""
    return settings.most_pages or _PAGES.get(settings.form, 0)


def fitting_room(pages: Callable[[Room], int], most: int) -> Room:
    """Return the most room with which the briefing proper takes at most so many pages.

    The least room there is where it takes more even then.
    """
    if not most or pages(NO_LIMIT) <= most:
        return NO_LIMIT
    too_much, enough = 0, _STEPS
    while enough - too_much > 1:
        middle = (too_much + enough) // 2
        if pages(Room(middle / _STEPS)) <= most:
            enough = middle
        else:
            too_much = middle
    return Room(enough / _STEPS)
