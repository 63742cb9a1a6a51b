"""Run the steps of the segmenting over clean sources and number the documents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from compare.cleaning import CleanSource, ParagraphKind
from compare.lexicon import Lexicon, pattern
from compare.model.corrections import Corrections, DocumentCorrection
from compare.model.report import Document, Edit, HeadingKind, Role, Section, Sentence
from compare.segmenting.corrected import changed_fields, told_identity, told_tree
from compare.segmenting.drafts import Draft, split_documents
from compare.segmenting.headings import Piece, find_pieces
from compare.segmenting.identity import Clues, identify
from compare.segmenting.identity.clues import file_clues, title_line
from compare.segmenting.numbering import without_number
from compare.segmenting.roles import heading_role
from compare.segmenting.themes import theme_of
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
        corrections = told_of.get(clean.source.id)
        starts = [document.start for document in corrections.documents] if corrections else []
        drafts = split_documents(clean, lexicon, starts)
        _share_removed(clean, drafts)
        for draft in drafts:
            found = _document(clean, draft, len(documents) + 1, settings, lexicon)
            told = corrections.of_document(found.start, found.end) if corrections else None
            if told:
                obeyed = _document(clean, draft, found.number, settings, lexicon, told=told)
                found = replace(obeyed, corrected=changed_fields(found, obeyed))
            documents.append(found)
    return _told_apart(documents)


def _told_apart(documents: Sequence[Document]) -> tuple[Document, ...]:
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
    nodes = build_tree(pieces, _default_role(draft), missing_start, lexicon)
    if told and told.sections:
        nodes = told_tree(pieces, told.sections, nodes)
    identity, comparable = identify(_clues(clean, draft, nodes, lexicon), lexicon)
    letters = sum(len(letters_of(paragraph.text)) for paragraph in draft.body)
    comparable = comparable and letters >= settings.shortest_comparable
    if told:
        identity, comparable = told_identity(told, identity, comparable)
    sections = _sections(nodes, identifier, identity.body, lexicon)
    doubts = tuple(doubt for doubt in clean.doubts if start <= doubt.start < end)
    spoilt = [(d.start, d.end) for d in doubts if d.reason in _SPOILING]
    # A sentence around a removed line could only be quoted with that line in it.
    spoilt += [(removal.start, removal.end) for removal in draft.removed]
    return Document(
        id=identifier,
        number=number,
        source=clean.source.id,
        start=start,
        end=end,
        title=(told and told.title) or draft.title or _made_title(draft),
        author=_author(draft, lexicon)
        if told is None or told.author is None
        else told.author or None,
        identity=identity,
        missing_start=missing_start,
        missing_end=draft.body[-1].cut_end,
        comparable=comparable,
        sections=sections,
        sentences=_sentences(nodes, identifier, spoilt, lexicon),
        removed=tuple(draft.removed),
        doubts=doubts,
        edits=_edits(clean, draft),
    )


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


def _default_role(draft: Draft) -> Role:
    """Return the role of text that stands under no heading with a role."""
    title = compact(draft.title)
    planning = any(word in title for word in ("工作要点", "工作计划", "工作安排", "工作打算"))
    return Role.PLAN if planning else Role.REVIEW


def _made_title(draft: Draft) -> str:
    """Return the beginning of the text, for a document that has no title."""
    first = draft.body[0].text
    return first if len(first) <= _LONGEST_MADE_TITLE else first[:_LONGEST_MADE_TITLE] + "……"


def _author(draft: Draft, lexicon: Lexicon) -> str | None:
    """Return who signed the text, or the reporter whom a credit line names."""
    rules = lexicon.table("noise")["structure"]
    for byline in draft.bylines:
        flat = compact(byline.text)
        for name, text in (("byline", flat), ("speaker", byline.text), ("name_line", flat)):
            found = pattern(rules[name]).match(text)
            if found:
                return found.group(1)
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
        is_whole=2 * len(draft.everything) > len(clean.paragraphs),
        heading_roles=tuple(role for _, role in headed),
    )


def _sections(
    nodes: Sequence[Node], document: str, body: str | None, lexicon: Lexicon
) -> tuple[Section, ...]:
    """Return the sections with their places; a section covers its subsections."""
    ids = {id(node): f"{document}.{index}" for index, node in enumerate(nodes, 1)}
    ends = _ends(nodes)
    sections: list[Section] = []
    themes: dict[str | None, str | None] = {None: None}
    for node in nodes:
        first = node.heading or node.pieces[0]
        heading = node.heading.text.text if node.heading else None
        own = "".join(piece.text.text for piece in _pieces_below(node, nodes))
        start = first.text.positions[0]
        body_start = node.heading.text.positions[-1] + 1 if node.heading else start
        parent = ids[id(node.parent)] if node.parent else None
        theme = theme_of(heading or "", own, body, lexicon) or themes[parent]
        themes[ids[id(node)]] = theme
        sections.append(
            Section(
                id=ids[id(node)],
                parent=parent,
                level=_depth(node),
                heading=heading,
                heading_kind=node.heading.kind if node.heading else HeadingKind.NONE,
                role=node.role,
                theme=theme,
                start=start,
                end=ends[id(node)],
                body_start=body_start,
                confidence=node.certainty,
            )
        )
    return tuple(sections)


def _depth(node: Node) -> int:
    depth = 1
    while node.parent is not None:
        node = node.parent
        depth += 1
    return depth


def _pieces_below(node: Node, nodes: Sequence[Node]) -> list[Piece]:
    """Return the sentences of a section and of all its subsections."""
    return [piece for other in nodes if _is_below(other, node) for piece in other.pieces]


def _is_below(node: Node | None, ancestor: Node) -> bool:
    while node is not None:
        if node is ancestor:
            return True
        node = node.parent
    return False


def _ends(nodes: Sequence[Node]) -> dict[int, int]:
    """Return where each section ends: behind its last sentence or that of its last subsection."""
    ends: dict[int, int] = {}
    for node in reversed(nodes):
        own = [piece.text.positions[-1] + 1 for piece in node.pieces]
        heading = [node.heading.text.positions[-1] + 1] if node.heading else []
        ends[id(node)] = max([*own, *heading, ends.get(id(node), 0)])
        if node.parent is not None:
            ends[id(node.parent)] = max(ends.get(id(node.parent), 0), ends[id(node)])
    return ends


def _sentences(
    nodes: Sequence[Node], document: str, spoilt: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[Sentence, ...]:
    """Return sentences and headings in order of their places."""
    placed: list[tuple[Piece, str]] = []
    for index, node in enumerate(nodes, 1):
        headings = [node.heading] if node.heading else []
        placed.extend((piece, f"{document}.{index}") for piece in (*headings, *node.pieces))
    placed.sort(key=lambda item: item[0].text.positions[0])
    return tuple(
        _sentence(piece, section, f"{document}-{number}", spoilt, lexicon)
        for number, (piece, section) in enumerate(placed, 1)
    )


def _sentence(
    piece: Piece, section: str, identifier: str, spoilt: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Sentence:
    clean = piece.text
    if piece.is_heading:
        words = without_number(clean.text, lexicon)
        clean = clean.slice(len(clean) - len(words), len(clean)) if words else clean
    start, end = clean.positions[0], clean.positions[-1] + 1
    damaged = any(low < end and start < high for low, high in spoilt)
    return Sentence(
        id=identifier,
        document=section.partition(".")[0],
        section=section,
        clean=clean,
        start=start,
        end=end,
        letters=letters_of(clean.text),
        usable=piece.complete and not damaged,
        is_heading=piece.is_heading,
    )
