from __future__ import annotations

import pytest

from compare.rendering.word import render_word
from tests.support.sample_briefing import sample_briefing


@pytest.fixture(scope="session")
def briefing():
    return sample_briefing()


@pytest.fixture(scope="session")
def rendered(briefing) -> bytes:
    return render_word(briefing)
