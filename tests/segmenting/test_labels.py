"""Compare what the program says of the seeds with the labels made by hand."""

from __future__ import annotations

import pytest

from compare.model.report import HeadingKind
from compare.text import is_letter
from tests.support.labels import LabelledDocument, labelled_documents, labelled_files
from tests.support.reports import letters_only, section_at

IDENTITY = ("district", "city", "level", "body", "kind", "review_year", "plan_year")
STATE = ("missing_start", "missing_end", "comparable")


def test_every_file_has_its_documents():
    for file in labelled_files():
        source = file.read.source
        program = [(source.line(d.start), source.line(d.end - 1)) for d in file.read.documents]
        labels = [tuple(document["lines"]) for document in file.labels["documents"]]
        assert program == labels, file.name
    assert len(labelled_documents()) == 11


def test_identities_are_exact():
    wrong = []
    for item in labelled_documents():
        document, identity, labels = item.document, item.document.identity, item.labels
        said = {name: getattr(identity, name) for name in IDENTITY}
        said |= {name: getattr(document, name) for name in STATE}
        meant = {name: labels.get(name) for name in IDENTITY}
        meant |= {name: labels.get(name, False) for name in STATE}
        wrong += [(document.title, n, said[n], meant[n]) for n in said if said[n] != meant[n]]
        if "title" in labels and letters_only(document.title) != labels["title"]:
            wrong.append((document.title, "title", labels["title"]))
        if document.author != labels.get("author"):
            wrong.append((document.title, "author", document.author))
    assert not wrong


def test_whatever_a_year_or_a_district_is_read_from_is_in_the_text():
    for item in labelled_documents():
        identity = item.document.identity
        text = letters_only(item.file.read.source.text)
        for evidence in (*identity.year_evidence, *identity.district_evidence):
            assert letters_only(evidence) in text, evidence
        assert bool(identity.year_evidence) == bool(identity.review_year or identity.plan_year)
        assert bool(identity.district_evidence) == bool(identity.district)


def test_roles_by_characters():
    right = counted = 0
    wrong: dict[tuple[str, str, str], int] = {}
    for item in labelled_documents():
        for offset, role in _labelled_characters(item):
            section = section_at(item.document, offset)
            said = section.role.value if section else "-"
            counted += 1
            right += said == role
            if said != role:
                key = (item.document.title, role, said)
                wrong[key] = wrong.get(key, 0) + 1
    print(f"roles by characters: {right / counted:.4f} of {counted}")
    assert right / counted >= 0.95, wrong


def _labelled_characters(item: LabelledDocument):
    text = item.file.read.source.text
    removed = [(start, end) for start, end, _ in item.file.removed]
    for start, end, role in item.roles():
        for offset in range(start, end):
            counted = role != "?" and is_letter(text[offset])
            if counted and not any(low <= offset < high for low, high in removed):
                yield offset, role


def test_headings_on_lines_of_their_own():
    program, labels = set(), set()
    for item in labelled_documents():
        source, name = item.file.read.source, item.file.name
        excluded = {source.line(place) for place in item.places("debatable")}
        said = {
            source.line(section.start)
            for section in item.document.sections
            if section.heading_kind is HeadingKind.OWN_LINE
        }
        program |= {(name, line) for line in said - excluded}
        labels |= {(name, line) for line in item.own_line()}
    score = _f1(program, labels)
    print(f"own-line headings: F1 {score:.4f} of {len(labels)}")
    assert score >= 0.95, (program - labels, labels - program)


def test_headings_run_in():
    program, labels = set(), set()
    for item in labelled_documents():
        source, name = item.file.read.source, item.file.name
        excluded = item.places("debatable")
        said = {
            _first_word(source.text, section.start, section.heading)
            for section in item.document.sections
            if section.heading_kind is HeadingKind.RUN_IN
        }
        program |= {(name, place) for place in said - excluded}
        labels |= {(name, place) for place in item.places("run_in")}
    score = _f1(program, labels)
    print(f"run-in headings: F1 {score:.4f} of {len(labels)}")
    assert score >= 0.80, (program - labels, labels - program)


def _first_word(text: str, start: int, heading: str) -> int:
    """Return where a heading's words begin, behind its number."""
    number = heading.partition("）")[0] if heading.startswith("（") else ""
    skip = len(letters_only(number))
    places = [o for o in range(start, start + 40) if is_letter(text[o])]
    return places[skip]


def _f1(program: set, labels: set) -> float:
    found = len(program & labels)
    return 2 * found / (len(program) + len(labels)) if program or labels else 1.0


@pytest.mark.parametrize("item", labelled_documents(), ids=lambda item: item.document.id)
def test_sections_cover_their_sentences_and_lie_within_their_parents(item):
    document = item.document
    by_id = {section.id: section for section in document.sections}
    for section in document.sections:
        assert document.start <= section.start < section.end <= document.end
        assert section.start <= section.body_start <= section.end
        if section.parent:
            parent = by_id[section.parent]
            assert parent.start <= section.start
            assert section.end <= parent.end
            assert section.level == parent.level + 1
    for sentence in document.sentences:
        section = by_id[sentence.section]
        assert section.start <= sentence.start < sentence.end <= section.end
