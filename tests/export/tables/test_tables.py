"""Every finding stands in a table, once, with its literal quotation and the place of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest

from compare.export import findings_json
from compare.export.tables import TABLES, Kind, Link, Place, Table, Use, tables_of
from compare.export.tables.definition import Original, plain
from compare.export.tables.lookup import Lookup
from compare.model.checks import Checks, Copy
from compare.passages import sentence_passage
from tests.mining.support import compare_seeds


@pytest.fixture(scope="module")
def findings():
    return compare_seeds()


@pytest.fixture(scope="module")
def exported(findings):
    return json.loads(findings_json(findings))


@pytest.fixture(scope="module")
def data(findings) -> dict[str, list[dict]]:
    return {table.name: records(table) for table in tables_of(findings, Use.DATA)}


def records(table: Table) -> list[dict]:
    names = [column.name for column in table.columns_for(Use.DATA)]
    return [dict(zip(names, map(plain, row), strict=True)) for row in table.rows_for(Use.DATA)]


def passages(items: Iterable[dict]) -> list[tuple]:
    return [(item["document"], item["start"], item["end"], item["quote"]) for item in items]


def test_every_row_has_a_cell_for_each_column(findings):
    for make in TABLES:
        table = make(Lookup(findings))
        for row in table.rows():
            assert len(row) == len(table.columns), table.name


def test_names_are_fit_for_machines_and_told_once(findings):
    for table in tables_of(findings, Use.DATA):
        names = [column.name for column in table.columns_for(Use.DATA)]
        assert len(set(names)) == len(names), table.name
        for name in (table.name, *names):
            assert name.isascii() and name.isidentifier() and name.islower(), name


def test_rows_can_be_read_again(findings):
    for table in tables_of(findings, Use.DATA):
        assert list(table.rows_for(Use.DATA)) == list(table.rows_for(Use.DATA))


@pytest.mark.parametrize("name", ["initiatives", "indicators", "self_criticism"])
def test_findings_of_a_document_agree_with_the_export(data, exported, name):
    assert passages(data[name]) == passages(exported[name])


def test_formulas_agree_with_the_export(data, exported):
    places = [
        place
        for formula in exported["formulas"]
        for variant in formula["variants"]
        for place in variant["occurrences"]
    ]
    assert passages(data["formula_occurrences"]) == passages(places)
    for formula, row in zip(exported["formulas"], data["formulas"], strict=True):
        assert (row["formula"], row["text"]) == (formula["id"], formula["text"])
        assert list(row["districts"]) == formula["districts"]
    uses = [(row["formula"], row["district"]) for row in data["formula_uses"]]
    assert sorted(uses) == sorted(
        (formula["id"], district)
        for formula in exported["formulas"]
        for district in formula["districts"]
    )


def test_pairs_agree_with_the_export(data, exported):
    found = [
        (pair["grade"], pair["score"], pair["a"]["quote"], pair["b"]["quote"])
        for pair in exported["sentence_pairs"]
    ]
    assert found == [
        (row["grade"], row["score"], row["a_quote"], row["b_quote"])
        for row in data["sentence_pairs"]
    ]
    sections = [(pair["a"], pair["b"], pair["score"]) for pair in exported["section_pairs"]]
    assert sections == [
        (row["a_section"], row["b_section"], row["score"]) for row in data["section_pairs"]
    ]


def test_figures_keep_number_and_unit_apart(data, exported):
    for row, item in zip(data["indicators"], exported["indicators"], strict=True):
        for field in ("name", "value", "unit", "approximation", "scope", "year", "kind"):
            assert row[field] == item[field]
    grouped = [i["quote"] for group in exported["indicator_groups"] for i in group["indicators"]]
    assert [row["quote"] for row in data["indicator_groups"]] == grouped


def test_an_alignment_names_who_has_no_such_section(data, exported):
    unmatched = [
        (alignment["role"], alignment["theme"], document)
        for alignment in exported["alignments"]
        for document, sections in alignment["sections"].items()
        if not sections
    ]
    assert unmatched
    assert unmatched == [
        (row["role"], row["theme"], row["document"])
        for row in data["alignments"]
        if row["match"] == "unmatched"
    ]


def test_doubts_and_removals_are_all_there(data, exported):
    for name in ("doubts", "removed"):
        found = [(d["id"], x["quote"]) for d in exported["documents"] for x in d[name]]
        assert found == [(row["document"], row["quote"]) for row in data[name]]


def test_checks_agree_with_the_export(data, exported):
    found = exported["checks"]
    assert passages(data["wording_doubts"]) == passages(found["wording"])
    assert passages(data["foreign_names"]) == passages(found["foreign_names"])
    for name in ("closeness", "formula_shares"):
        assert [row["section"] for row in data[name]] == [item["section"] for item in found[name]]
        assert [row["letters"] for row in data[name]] == [item["letters"] for item in found[name]]
    for row in data["closeness"]:
        parts = ("verbatim", "variant", "related", "absent")
        assert sum(row[part] for part in parts) == row["letters"]
        assert sum(row[f"{part}_share"] for part in parts) == pytest.approx(1, abs=0.001)


def test_a_common_run_is_quoted_as_one(findings):
    """Sentences one behind the other are one quotation; what stands between them is marked."""
    document = findings.documents[0]
    sources = {source.id: source for source in findings.sources}
    first, second, *_, last = (
        sentence_passage(s, document, sources) for s in document.sentences if not s.is_heading
    )
    copy = Copy((first, last), (first, second), 80, 0.95, (0.1, 0.2))
    changed = replace(findings, checks=Checks(copies=(copy,)))
    (row,) = records(next(t for t in tables_of(changed, Use.DATA) if t.name == "copies"))
    assert (row["a_start"], row["a_end"]) == (first.start, last.end)
    assert row["a_quote"] == sources[document.source].text[first.start : last.end]
    assert row["a_text"] == f"{first.text}……{last.text}"
    assert row["b_text"].replace("……", "") == first.text + second.text


def test_a_quotation_is_the_slice_of_its_source(findings):
    sources = {source.id: source for source in findings.sources}
    documents = {document.id: document for document in findings.documents}
    checked = 0
    for name, rows in ((t.name, records(t)) for t in tables_of(findings, Use.DATA)):
        for row in rows:
            for prefix in ("", "a_", "b_", "evidence_", "nearest_", "own_"):
                if row.get(f"{prefix}quote") is None:
                    continue
                owners = {"own_": "document"}
                if name == "closeness":
                    owners["nearest_"] = "upper_document"
                owner = row[owners.get(prefix, f"{prefix}document")]
                source = sources[documents[owner].source]
                start, end = row[f"{prefix}start"], row[f"{prefix}end"]
                assert source.text[start:end] == row[f"{prefix}quote"], name
                assert source.line(start) == row[f"{prefix}line"]
                checked += 1
    assert checked > 500


def test_in_the_workbook_a_quotation_has_its_place_behind_it(findings):
    for table in tables_of(findings, Use.WORKBOOK):
        columns = table.columns_for(Use.WORKBOOK)
        for number, column in enumerate(columns):
            if column.kind is not Kind.PLACE:
                continue
            for row in table.rows_for(Use.WORKBOOK):
                assert (row[number] is None) == (row[number - 1] is None), table.name
                assert row[number] is None or isinstance(row[number], Place)


def test_links_lead_to_the_row_of_what_they_name(findings):
    tables = {table.name: table for table in tables_of(findings, Use.WORKBOOK)}
    first = {
        name: [
            row[2] if name == "sections" else row[0] for row in tables[name].rows_for(Use.WORKBOOK)
        ]
        for name in ("documents", "sections", "formula_matrix")
    }
    kinds = set()
    for table in tables.values():
        for row in table.rows_for(Use.WORKBOOK):
            for value in row:
                if isinstance(value, Link):
                    assert first[value.table][value.row] == value.value
                    kinds.add(value.table)
    assert kinds == set(first)


def test_a_title_leads_to_its_document(findings):
    table = next(t for t in tables_of(findings, Use.WORKBOOK) if t.name == "documents")
    for row, document in zip(table.rows_for(Use.WORKBOOK), findings.documents, strict=True):
        (title,) = (value for value in row if isinstance(value, Original))
        assert (title.value, title.source) == (document.title, document.source)


def test_the_matrix_tells_uses_by_district(findings):
    table = next(t for t in tables_of(findings, Use.WORKBOOK) if t.name == "formula_matrix")
    heads = [column.name for column in table.columns_for(Use.WORKBOOK)]
    districts = tuple(heads[6:])
    assert districts == Lookup(findings).districts
    for row, formula in zip(table.rows_for(Use.WORKBOOK), findings.formulas, strict=True):
        used = {district for district, use in zip(districts, row[6:], strict=True) if use}
        assert used == set(formula.districts)
        assert row[3] == len(used)
        assert row[4] == row[6:].count("verbatim")
