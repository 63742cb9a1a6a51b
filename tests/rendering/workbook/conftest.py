from __future__ import annotations

import pytest

from compare.briefing.templates import Templates
from compare.rendering.workbook import render_workbook
from tests.mining.support import compare_seeds
from tests.support.sample_briefing import sample_briefing


@pytest.fixture(scope="session")
def labels():
    return Templates(None).labels()


@pytest.fixture(scope="session")
def rendered(labels) -> bytes:
    return render_workbook(compare_seeds(), sample_briefing(), labels, "briefing.html", 20_000)
