"""Weigh the features of a clause: how likely an editor takes it for a doing of one's own."""

from __future__ import annotations

import math
from dataclasses import dataclass

from compare.lexicon import Lexicon
from compare.mining.initiatives.features import Features


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hold the weights of the features, fitted to labels by `tools/fit_initiatives.py`."""

    base: float
    weights: dict[str, float]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Ranking:
        """Return the weights of the lexicon."""
        table = lexicon.table("initiative_weights")
        weights = {key: float(weight) for key, weight in table["weights"].items()}
        return cls(float(table["base"]), weights)

    def odds(self, features: Features) -> float:
        """Return the logarithm of the odds that an editor takes a clause with these features."""
        return self.base + sum(
            self.weights.get(key, 0.0) * value for key, value in features.items()
        )

    def chance(self, features: Features) -> float:
        """Return the chance, from 0 to 1, that an editor takes a clause with these features."""
        return 1 / (1 + math.exp(-self.odds(features)))
