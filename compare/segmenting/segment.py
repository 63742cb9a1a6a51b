"""Run the steps of the segmenting over clean sources and number the documents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from compare.cleaning import CleanSource, ParagraphKind
from compare.cleaning.noise import name_of_office
from compare.lexicon import Lexicon, pattern
from compare.model.corrections import Corrections, DocumentCorrection
from compare.model.report import Document, Doubt, Edit, HeadingKind, Identity, Role
from compare.segmenting.corrected import changed_fields, told_identity, told_tree
from compare.segmenting.drafts import Draft, split_documents
from compare.segmenting.headings import find_pieces
from compare.segmenting.identity import Clues, identify
from compare.segmenting.identity.clues import file_clues, path_names, title_line
from compare.segmenting.levels import find_wrong_levels
from compare.segmenting.roles import heading_role
from compare.segmenting.sections import place_sections, place_sentences
from compare.segmenting.tree import Node, build_tree
from compare.settings import StructureSettings
from compare.text import compact, letters_of

_LONGEST_MADE_TITLE = 24
# Doubts that make a sentence unfit for quotation; the others only warn.
_SPOILING = frozenset(
    {
        "mixed_columns",
        "columns_parted",
        "foreign_word",
        "garbled",
        "lost_start",
        "lost_end",
        "recognition",
    }
)
# Doubts that do so where they are sure, but leave the rest of the sentence fit to be counted.
_SPOILING_IF_SURE = frozenset({"doubled", "torn", "wrong_level"})
_SURE = 0.7


def segment_sources(
    sources: Iterable[CleanSource],
    settings: StructureSettings,
    lexicon: Lexicon,
    told_of: Mapping[str, Corrections] = MappingProxyType({}),
) -> tuple[Document, ...]:
    """Return all documents of all sources, numbered in order.

    `told_of` holds, by id of the source, what a person has told; it goes before the rules.
    """
    documents: list[Document] = []
    for clean in sources:
        told = told_of.get(clean.source.id)
        documents += segment_source(clean, len(documents) + 1, settings, lexicon, told)
    return tell_apart(documents)


def segment_source(
    clean: CleanSource,
    number: int,
    settings: StructureSettings,
    lexicon: Lexicon,
    corrections: Corrections | None = None,
) -> list[Document]:
    """Return the documents of one source, numbered from `number`; what a person told goes first."""
    documents: list[Document] = []
    starts = [document.start for document in corrections.documents] if corrections else []
    drafts = split_documents(clean, lexicon, starts)
    _share_removed(clean, drafts)
    for index, draft in enumerate(drafts, number):
        found = _document(clean, draft, index, settings, lexicon)
        told = corrections.of_document(found.start, found.end) if corrections else None
        if told:
            obeyed = _document(clean, draft, index, settings, lexicon, told=told)
            found = replace(obeyed, corrected=changed_fields(found, obeyed))
        documents.append(found)
    return documents


def tell_apart(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Mark the documents of districts that share a name with another district of the run."""
    codes: dict[str | None, set[str]] = {}
    for document in documents:
        if document.identity.code:
            codes.setdefault(document.identity.district, set()).add(document.identity.code)
    return tuple(
        replace(document, has_namesake=True)
        if len(codes.get(document.identity.district, ())) > 1
        else document
        for document in documents
    )


def _share_removed(clean: CleanSource, drafts: Sequence[Draft]) -> None:
    """Log each removal with its document; what stands between two goes to the second."""
    ends = [draft.everything[-1].end for draft in drafts]
    for removal in clean.removed if drafts else ():
        place = min(bisect_right(ends, removal.start), len(drafts) - 1)
        drafts[place].removed.append(removal)


def _document(
    clean: CleanSource,
    draft: Draft,
    number: int,
    settings: StructureSettings,
    lexicon: Lexicon,
    *,
    told: DocumentCorrection | None = None,
) -> Document:
    identifier = f"D{number}"
    everything = draft.everything
    start, end = everything[0].start, everything[-1].end
    pieces = find_pieces(draft.body, lexicon)
    missing_start = any(paragraph.continued for paragraph in draft.body[:1])
    nodes = build_tree(pieces, _default_role(draft, lexicon), missing_start, lexicon)
    if told and told.sections:
        nodes = told_tree(pieces, told.sections, nodes)
    identity, comparable = identify(_clues(clean, draft, nodes, lexicon), lexicon)
    letters = sum(len(letters_of(paragraph.text)) for paragraph in draft.body)
    comparable = comparable and letters >= settings.shortest_comparable
    if told:
        identity, comparable = told_identity(told, identity, comparable)
    sections = place_sections(nodes, identifier, identity.body, lexicon)
    doubts = _doubts(clean, draft, nodes, identity, lexicon)
    spoilt = [(d.start, d.end) for d in doubts if d.reason in _SPOILING]
    slips = [(d.start, d.end) for d in doubts if _is_slip(d)]
    # A sentence around a removed line could only be quoted with that line in it.
    spoilt += [(removal.start, removal.end) for removal in draft.removed]
    return Document(
        id=identifier,
        number=number,
        source=clean.source.id,
        start=start,
        end=end,
        title=(told and told.title) or draft.title or _made_title(clean, draft),
        author=_author(draft, told, lexicon),
        identity=identity,
        missing_start=missing_start,
        missing_end=draft.body[-1].cut_end,
        comparable=comparable,
        sections=sections,
        sentences=place_sentences(nodes, identifier, (spoilt, slips), lexicon),
        removed=tuple(draft.removed),
        doubts=doubts,
        edits=_edits(clean, draft),
    )


def _doubts(
    clean: CleanSource, draft: Draft, nodes: Sequence[Node], identity: Identity, lexicon: Lexicon
) -> tuple[Doubt, ...]:
    """Return the doubts about a document, with those that only its district raises."""
    start, end = draft.everything[0].start, draft.everything[-1].end
    doubts = [
        doubt
        for doubt in clean.doubts
        if start <= doubt.start < end and not _is_parted(doubt, nodes)
    ]
    doubts.extend(find_wrong_levels(clean.source, draft.body, identity, lexicon))
    return tuple(sorted(doubts, key=lambda doubt: (doubt.start, doubt.end, doubt.reason)))


def _is_slip(doubt: Doubt) -> bool:
    return doubt.reason in _SPOILING_IF_SURE and doubt.confidence >= _SURE


def _is_parted(doubt: Doubt, nodes: Sequence[Node]) -> bool:
    """Tell whether a doubt is about a joint at which a heading was parted from its text again."""
    if doubt.reason != "mixed_columns":
        return False
    headings = (node.heading for node in nodes if node.heading)
    spans = (h.text.positions for h in headings if h.kind is HeadingKind.OWN_LINE)
    return any(span[-1] == doubt.start < doubt.end - 1 for span in spans)


def _edits(clean: CleanSource, draft: Draft) -> tuple[Edit, ...]:
    """Return the changes within a document, with the joins of the mending, which comes later."""
    start, end = draft.everything[0].start, draft.everything[-1].end
    edits = [edit for edit in clean.edits if start <= edit.start < end]
    logged = {place for edit in edits for place in range(edit.start, edit.end)}
    logged |= {place for gone in draft.removed for place in range(gone.start, gone.end)}
    for paragraph in draft.everything:
        for before, after in pairwise(paragraph.clean.positions):
            ends = clean.source.text.find("\n", before, after) if after > before + 1 else -1
            if ends >= 0 and ends not in logged:
                edits.append(Edit(ends, after, "", "join"))
    return tuple(sorted(edits, key=lambda edit: (edit.start, edit.end)))


def _default_role(draft: Draft, lexicon: Lexicon) -> Role:
    """Return the role of text that stands under no heading with a role."""
    plans = pattern(lexicon.table("structure")["document"]["plan"])
    return Role.PLAN if plans.search(compact(draft.title)) else Role.REVIEW


def _made_title(clean: CleanSource, draft: Draft) -> str:
    """Return the name of a file that holds nothing else, for a document that has no title.

    Where other texts stand in the file too, the beginning of the text must do.
    """
    first = draft.body[0].text
    names = path_names(clean.source.path)
    if names and _is_whole(clean, draft):
        return names[0]
    return first if len(first) <= _LONGEST_MADE_TITLE else first[:_LONGEST_MADE_TITLE] + "……"


def _is_whole(clean: CleanSource, draft: Draft) -> bool:
    """Tell whether a document makes up most of its file."""
    return 2 * len(draft.everything) > len(clean.paragraphs)


def _author(draft: Draft, told: DocumentCorrection | None, lexicon: Lexicon) -> str | None:
    """Return whom a person has named as author, "" for nobody, else who signed the text."""
    if told is not None and told.author is not None:
        return told.author or None
    return _signed_author(draft, lexicon)


def _signed_author(draft: Draft, lexicon: Lexicon) -> str | None:
    """Return who signed the text, or the reporter whom a credit line names."""
    rules = lexicon.table("noise")["structure"]
    for byline in draft.bylines:
        flat = compact(byline.text)
        named = name_of_office(flat, rules)
        if named:
            return named
        for name, text in (("byline", flat), ("speaker", byline.text), ("name_line", flat)):
            found = pattern(rules[name]).match(text)
            if found:
                return compact(found.group(1))
    for mark in draft.marks:
        found = pattern(rules["reporter"]).match(compact(mark.text))
        if found and mark.kind is ParagraphKind.OCCASION:
            return found.group(1)
    for removal in draft.removed:
        found = pattern(rules["credited"]).match(compact(removal.quote))
        if found:
            return found.group(1)
    return None


def _clues(clean: CleanSource, draft: Draft, nodes: Sequence[Node], lexicon: Lexicon) -> Clues:
    headed = [(node.heading.text.text, node.role) for node in nodes if node.heading]
    headings = tuple(heading for heading, _ in headed)
    page_titles, publications = file_clues(clean.source)
    return Clues(
        title=draft.title or title_line(draft.body[0].text, lexicon),
        headline="\n".join(p.text for p in (*draft.bylines, *draft.marks)),
        headings=headings,
        body="\n".join(paragraph.text for paragraph in draft.body),
        signed=bool(draft.bylines),
        is_note=draft.is_note,
        roles=frozenset(node.role for node in nodes),
        named_parts=any(heading_role(heading, lexicon) for heading in headings),
        page_titles=page_titles,
        publications=publications,
        path=clean.source.path,
        is_whole=_is_whole(clean, draft),
        heading_roles=tuple(role for _, role in headed),
    )
