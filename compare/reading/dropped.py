"""Record what a reader leaves out, within bounds."""

from __future__ import annotations

from collections.abc import Iterable

from compare.model.source import Dropped

# A record says what was left out; it is no second copy of it.
LONGEST_TEXT = 300
MOST_RECORDS = 500
MORE = "more"


def bounded(found: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Return the records once each, long texts cut at `…`, at most `MOST_RECORDS` of them.

    Where there are more, the last record has the reason `more` and says how many.
    """
    records = dict.fromkeys(_shortened(record) for record in found if record.text.strip())
    kept = list(records)
    if len(kept) > MOST_RECORDS:
        rest = len(kept) - MOST_RECORDS + 1
        kept = [*kept[: MOST_RECORDS - 1], Dropped(MORE, str(rest))]
    return tuple(kept)


def _shortened(record: Dropped) -> Dropped:
    # Only so much is looked at: what was left out may be as large as the file.
    text = " ".join(record.text[: 20 * LONGEST_TEXT].split())
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    return Dropped(record.reason, text, record.page)
