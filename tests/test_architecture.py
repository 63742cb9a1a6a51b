"""Hold the house in order: imports go one way, modules stay small, no report is named in code."""

from __future__ import annotations

import ast
import csv
from pathlib import Path

import pytest

import compare

ROOT = Path(compare.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py") if "__pycache__" not in path.parts)
LONGEST = 400
# A module imports only from its own layer and those before it; modules in one group do not know
# each other unless they are the same.
LAYERS = (
    ("errors",),
    ("progress",),
    ("model",),
    ("settings",),
    ("lexicon",),
    ("text", "words", "passages"),
    ("processes",),
    ("reading",),
    ("correcting",),
    ("cleaning",),
    ("segmenting",),
    ("intake",),
    ("joining",),
    ("scoring",),
    ("repeating",),
    ("aligning",),
    ("mining",),
    ("checking",),
    ("years",),
    ("analysis",),
    ("reading_report",),
    ("export",),
    ("corpus",),
    ("briefing",),
    ("rendering",),
    ("verification",),
    ("output",),
    ("results",),
    ("batch",),
    ("archive",),
    ("api",),
    ("corpora",),
    ("terminal",),
    ("inspection", "contents"),
    ("cli",),
    ("__main__", ""),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def name_of(path: Path) -> str:
    """Return the dotted name of a module below the package, "" for the package itself."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of(path: Path) -> set[str]:
    """Return the modules of the package that a module imports, below the package."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            names.add(module)
            names.update(f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    known = {name_of(module) for module in MODULES}
    inside = {n.removeprefix("compare.") for n in names if n.startswith("compare.")}
    return {name for name in inside if name in known}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path):
    own = name_of(path).partition(".")[0]
    assert own in RANK, f"say in LAYERS where compare.{own} stands"
    for name in imports_of(path):
        other = name.partition(".")[0]
        assert other == own or RANK[other] < RANK[own] or {own, other} <= {"text", "words"}, name


def test_there_are_no_cycles():
    graph = {name_of(path): imports_of(path) - {name_of(path)} for path in MODULES}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name in done:
            return
        for following in graph[name]:
            # A package's own __init__ gathers its modules; they may name the package in turn.
            if not name.startswith(f"{following}."):
                visit(following, (*above, name))
        done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_stay_small_and_say_what_they_are_for(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text)), "a module begins with one sentence on its idea"


def names_in_seeds() -> set[str]:
    """Return the places named in the seeds, with and without their suffix."""
    register = ROOT / "lexicon" / "divisions.csv"
    seeds = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT.parent / "seeds").glob("*.txt")
    )
    with register.open(encoding="utf-8") as stream:
        names = {row["name"] for row in csv.DictReader(stream) if row["code"].startswith("50")}
    return {name for name in names if len(name) > 2 and name in seeds}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_district_of_the_seeds_is_named_in_code(path):
    text = path.read_text(encoding="utf-8")
    strings = [
        node.value
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    found = {name for name in names_in_seeds() if any(name in string for string in strings)}
    assert not found
