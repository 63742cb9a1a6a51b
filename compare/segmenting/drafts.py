"""Group clean paragraphs into documents: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from compare.cleaning import CleanSource, Paragraph, ParagraphKind
from compare.cleaning.noise import name_of_office
from compare.lexicon import Lexicon, pattern
from compare.model.report import Removal
from compare.segmenting.paragraphs import mended
from compare.text import TERMINALS, compact, letters_of

_LONGEST_TITLE = 50
_MOST_TITLE_LINES = 4
# A turn of the page has a mark where the text breaks off and one where it goes on.
_MARKS_OF_A_TURN = 2


@dataclass(slots=True)
class Draft:
    """Gather the paragraphs of one document while its bounds are being found."""

    titles: list[Paragraph] = field(default_factory=list)
    bylines: list[Paragraph] = field(default_factory=list)
    marks: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    removed: list[Removal] = field(default_factory=list)
    is_note: bool = False

    @property
    def everything(self) -> list[Paragraph]:
        """Return all its paragraphs in order."""
        parts = [*self.titles, *self.bylines, *self.marks, *self.body]
        return sorted(parts, key=lambda paragraph: paragraph.start)

    @property
    def title(self) -> str:
        """Return the title with its subtitle, or "" where it has none."""
        title = ""
        for paragraph in self.titles:
            # The name of the report often stands twice, once with the place and once without.
            title += "" if paragraph.text in title else paragraph.text
        return title


def split_documents(clean: CleanSource, lexicon: Lexicon, told: Sequence[int] = ()) -> list[Draft]:
    """Return the documents of a source in order; each has at least one body paragraph.

    Where a person has `told` the raw offsets at which documents begin, these alone count.
    """
    drafts: list[Draft] = [Draft()]
    paragraphs = mended(clean, lexicon)
    waiting = [start for start in told if paragraphs and start > paragraphs[0].end]
    for index, paragraph in enumerate(paragraphs):
        if told:
            begins = bool(waiting) and paragraph.end > waiting[0]
            waiting = [start for start in waiting if paragraph.end <= start]
        else:
            begins = bool(drafts[-1].body) and _begins_document(paragraphs, index, lexicon)
        if begins and not told and _resumes(clean, drafts[-1], paragraphs, index):
            part = drafts[-1].body if paragraph.continued else drafts[-1].marks
            part.append(paragraph)
            continue
        if begins:
            drafts.append(Draft())
        if _goes_on_title(drafts[-1], paragraphs, index, lexicon):
            drafts[-1].titles.append(paragraph)
        else:
            _place(drafts[-1], paragraph, lexicon)
    return [draft for draft in drafts if draft.body]


def _resumes(clean: CleanSource, draft: Draft, paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a document goes on behind a turn of the page, perhaps below its title again.

    A mark must say at its end that it does, and another here that this is the rest of something.
    """
    here = paragraphs[index]
    following = paragraphs[index + 1 : index + 2]
    if not here.continued and not (following and following[0].continued):
        return False
    marks = [removal for removal in clean.removed if removal.reason == "continuation_mark"]
    end, begin = draft.body[-1].end, (here if here.continued else following[0]).start
    if sum(end <= mark.start < begin for mark in marks) != _MARKS_OF_A_TURN:
        return False
    again = [p for p in (here, *draft.marks[-1:]) if not p.continued and p.start > end]
    known = compact(draft.title)
    return len(marks) == _MARKS_OF_A_TURN or (
        bool(known) and any(compact(title.text) in known for title in again)
    )


def _goes_on_title(
    draft: Draft, paragraphs: Sequence[Paragraph], index: int, lexicon: Lexicon
) -> bool:
    """Tell whether a line at the top goes on with a title that only the next lines complete.

    The name of a body is long and often set over two or three lines: the first names the unit, the
    last the report.
    """
    if draft.body or not draft.titles or draft.bylines or draft.marks:
        return False
    following = paragraphs[index : index + _MOST_TITLE_LINES]
    lines = list(takewhile(lambda line: _may_be_title(line, lexicon), following))
    so_far = compact(draft.title)
    if _names_report(so_far, lexicon):
        return False
    texts = [compact(line.text) for line in lines]
    return any(
        _names_report(so_far + "".join(texts[:count]), lexicon)
        for count in range(1, len(texts) + 1)
    )


def _may_be_title(paragraph: Paragraph, lexicon: Lexicon) -> bool:
    return (
        paragraph.kind is ParagraphKind.CONTENT
        and paragraph.gap <= 1
        and not paragraph.continued
        and is_titlelike(paragraph)
        and not _is_heading(compact(paragraph.text), lexicon)
    )


def _following_kind(paragraphs: Sequence[Paragraph], index: int) -> ParagraphKind | None:
    return paragraphs[index + 1].kind if index + 1 < len(paragraphs) else None


def _begins_document(paragraphs: Sequence[Paragraph], index: int, lexicon: Lexicon) -> bool:
    paragraph = paragraphs[index]
    if paragraph.kind is ParagraphKind.NOTE_LABEL or paragraph.continued:
        return True
    if paragraph.kind is not ParagraphKind.CONTENT or not is_titlelike(paragraph):
        return False
    if _names_report(compact(paragraph.text), lexicon):
        return True
    following = _following_kind(paragraphs, index)
    if following is ParagraphKind.SUBTITLE:
        # Several lines that open with a dash are a list, and a part may begin with such a line.
        alone = _following_kind(paragraphs, index + 1) is not ParagraphKind.SUBTITLE
        return alone and not _is_heading(compact(paragraph.text), lexicon)
    return following in (ParagraphKind.BYLINE, ParagraphKind.NOTE_LABEL)


def _place(draft: Draft, paragraph: Paragraph, lexicon: Lexicon) -> None:
    """Put one paragraph where it belongs in its document."""
    match paragraph.kind:
        case ParagraphKind.BYLINE | ParagraphKind.AUTHOR_NOTE:
            draft.bylines.append(paragraph)
        case ParagraphKind.OCCASION:
            draft.marks.append(paragraph)
        case ParagraphKind.NOTE_LABEL:
            draft.marks.append(paragraph)
            draft.is_note = True
        case ParagraphKind.SUBTITLE if not draft.body:
            draft.titles.append(paragraph)
        case _ if _is_name_below_title(draft, paragraph, lexicon):
            draft.bylines.append(paragraph)
        case _ if _is_title(draft, paragraph, lexicon):
            draft.titles.append(paragraph)
        case _:
            draft.body.append(paragraph)


def _is_name_below_title(draft: Draft, paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """Tell whether a line is the speaker's name alone, below the title of a report or an office."""
    rules = lexicon.table("noise")["structure"]
    if draft.body:
        return False
    if draft.bylines:
        below = name_of_office(compact(draft.bylines[-1].text), rules) == ""
    else:
        below = _names_report(compact(draft.title), lexicon)
    return below and pattern(rules["name_line"]).match(compact(paragraph.text)) is not None


def _is_title(draft: Draft, paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """Tell whether a paragraph belongs to the title: short, at the top, and no heading yet."""
    if draft.body or paragraph.continued or not is_titlelike(paragraph):
        return False
    if draft.titles:
        named = _names_report(compact(paragraph.text), lexicon)
        return named and draft.titles[-1].gap <= 1 and not draft.bylines
    flat = compact(paragraph.text)
    return _names_report(flat, lexicon) or not _is_heading(flat, lexicon)


def _names_report(flat: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is the name of a report, which begins a document."""
    return pattern(lexicon.table("structure")["document"]["name"]).match(flat) is not None


def _is_heading(flat: str, lexicon: Lexicon) -> bool:
    """Tell whether a short line is a heading: with a number or the name of a part."""
    structure = lexicon.table("structure")
    numbered = any(pattern(rule["pattern"]).match(flat) for rule in structure["numbering"])
    return numbered or pattern(structure["part"]["pattern"]).match(flat) is not None


def is_titlelike(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is short and ends without a stop."""
    flat = compact(paragraph.text)
    return len(letters_of(flat)) <= _LONGEST_TITLE and flat[-1] not in TERMINALS + "，；：、"
