from __future__ import annotations

import pytest

from compare.rendering.word import render_word
from tests.rendering.word.everything import with_all
from tests.support.sample_briefing import sample_briefing


@pytest.fixture(scope="session")
def briefing():
    return sample_briefing()


@pytest.fixture(scope="session")
def whole(briefing):
    """Give the briefing with everything that can be asked for: contents, sources, states, doubts."""
    return with_all(briefing)


@pytest.fixture(scope="session")
def rendered(briefing) -> bytes:
    return render_word(briefing)
