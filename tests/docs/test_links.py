"""Every file that the documentation leads to exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("templates/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_names_of_templates_in_the_documentation_exist():
    from compare.briefing.wording import Wording

    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    for name in set(re.findall(r"`say\.(\w+)", text)):
        assert hasattr(Wording, name) or name in Wording.__dataclass_fields__, name
