from __future__ import annotations

import importlib.util
from pathlib import Path

from compare.settings import Settings

ROOT = Path(__file__).parents[2]


def build():
    path = ROOT / "tools" / "build_settings_docs.py"
    spec = importlib.util.spec_from_file_location("build_settings_docs", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current():
    assert (ROOT / "docs" / "settings.md").read_text("utf-8") == build().page(), "run `make docs`"


def test_every_setting_is_explained():
    for name, group in Settings.model_fields.items():
        for setting, field in group.annotation.model_fields.items():
            assert field.description, f"{name}.{setting} has no description"


def test_the_example_is_valid(tmp_path):
    import tomllib

    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    Settings.model_validate(tomllib.loads(example))
