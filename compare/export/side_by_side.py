"""Export what is set side by side across districts: figures, brands, closeness by role.

These stand behind the fields of the export contract.
"""

from __future__ import annotations

from typing import Any

from compare.model.findings import Brand, IndicatorGroup, RoleSimilarity

Json = dict[str, Any]


def indicator_group(group: IndicatorGroup) -> Json:
    """Return figures that count the same thing; each is found by its place in `indicators`."""
    return {
        "name": group.name,
        "unit": group.unit,
        "comparable": group.comparable,
        "indicators": [
            {
                "document": indicator.passage.document,
                "start": indicator.passage.start,
                "end": indicator.passage.end,
                "quote": indicator.passage.quote,
                "value": indicator.value,
                "year": indicator.year,
            }
            for indicator in group.indicators
        ],
    }


def brand(item: Brand) -> Json:
    """Return a common name with the local names that were made of it."""
    return {
        "name": item.name,
        "districts": list(item.districts),
        "local_forms": [
            {
                "district": district,
                "document": place.document,
                "start": place.start,
                "end": place.end,
                "quote": place.quote,
            }
            for district, place in item.local_forms
        ],
    }


def role_similarity(similarity: RoleSimilarity) -> Json:
    """Return the district × district scores of one role; null on the diagonal."""
    return {
        "role": similarity.role,
        "districts": list(similarity.districts),
        "scores": [list(row) for row in similarity.scores],
    }
