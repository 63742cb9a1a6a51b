"""Say who speaks and of which years, each with evidence; what nothing tells stays None."""

from __future__ import annotations

from collections.abc import Iterator

from compare.lexicon import Lexicon, pattern
from compare.model.report import Evidence, Identity
from compare.segmenting.identity.clues import Clues, Layers, Statement, Where
from compare.segmenting.identity.kind import Kind, find_body, find_kind
from compare.segmenting.identity.places import Place, find_place
from compare.segmenting.identity.years import Years, find_years

_OUTSIDE = (Where.PAGE_TITLE, Where.PUBLICATION, Where.FILE_NAME)


def identify(clues: Clues, lexicon: Lexicon) -> tuple[Identity, bool]:
    """Return the identity and whether its kind of text takes part in a comparison."""
    layers = clues.layers(lexicon)
    kind = find_kind(clues, layers, lexicon)
    years = find_years(clues, layers, kind.name, lexicon)
    place = find_place(layers, _self_level(layers, lexicon), _year(years), lexicon)
    said, conflicts = find_body(clues, layers, lexicon)
    # A note, a leading article or a news item is the newspaper's, whatever body it speaks of.
    body = said.value if said else None
    if not kind.comparable and kind.name in lexicon.table("identity")["newspaper_kinds"]:
        body, conflicts = str(lexicon.table("identity")["newspaper"]), ()
    inside = place is not None and place.said.where not in _OUTSIDE
    identity = Identity(
        district=place.name if place else None,
        city=place.city if place else None,
        level=place.level if place else None,
        body=body,
        kind=kind.name,
        review_year=years.review,
        plan_year=years.plan,
        year_evidence=years.evidence,
        district_evidence=(place.said.quote,) if place and inside else (),
        conflicts=(*(place.conflicts if place else ()), *conflicts, *years.conflicts),
        evidence=tuple(
            _evidence(place, said if body == (said and said.value) else None, kind, years)
        ),
        code=place.code if place else None,
        successors=place.successors if place else (),
    )
    return identity, kind.comparable and body is not None and place is not None


def _year(years: Years) -> int | None:
    """Return the year in which a text was given, for names that have changed since."""
    return years.plan or (years.review and years.review + 1)


def _self_level(layers: Layers, lexicon: Lexicon) -> str | None:
    """Return the level at which the text speaks of itself: by its opening, or its usual words."""
    levels = lexicon.table("identity")["levels"]
    opened = pattern(levels["opening"]).search(layers.opening.text)
    if opened:
        return opened.group(1)
    text = "".join(layer.text for layer in (layers.title, *layers.headline, layers.body))
    counts = [
        (len(pattern(words).findall(text)), level) for level, words in levels["self_reference"]
    ]
    best = max(counts, key=lambda item: item[0])
    return best[1] if best[0] > 0 else None


def _evidence(
    place: Place | None, body: Statement | None, kind: Kind, years: Years
) -> Iterator[Evidence]:
    """Yield, for each field, the wording that tells it and where it stands."""
    if place:
        yield Evidence("district", place.said.value, place.said.quote, place.said.where)
    if body:
        yield Evidence("body", body.value, body.quote, body.where)
    if kind.said:
        yield Evidence("kind", kind.said.value, kind.said.quote, kind.said.where)
    for told in years.told:
        for field, year, taken in (
            ("review_year", told.review, years.review),
            ("plan_year", told.plan, years.plan),
        ):
            if year is not None and year == taken:
                yield Evidence(field, str(year), told.quote, told.where)
