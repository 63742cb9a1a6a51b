"""Hold all settings of a run, and read them from a file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from compare.errors import SettingsError
from compare.settings.comparing import (
    CheckingSettings,
    FormulaSettings,
    InitiativeSettings,
    SimilaritySettings,
    YearSettings,
)
from compare.settings.group import Group
from compare.settings.reading import LexiconSettings, ReadingSettings, StructureSettings
from compare.settings.scale import ArchiveSettings, BatchSettings, JoiningSettings
from compare.settings.writing import BriefingSettings, OutputSettings


class Settings(Group):
    """Hold all settings of a run."""

    reading: ReadingSettings = ReadingSettings()
    structure: StructureSettings = StructureSettings()
    similarity: SimilaritySettings = SimilaritySettings()
    formulas: FormulaSettings = FormulaSettings()
    initiatives: InitiativeSettings = InitiativeSettings()
    checking: CheckingSettings = CheckingSettings()
    years: YearSettings = YearSettings()
    briefing: BriefingSettings = BriefingSettings()
    output: OutputSettings = OutputSettings()
    lexicon: LexiconSettings = LexiconSettings()
    batch: BatchSettings = BatchSettings()
    joining: JoiningSettings = JoiningSettings()
    archive: ArchiveSettings = ArchiveSettings()


def load_settings(path: Path | None) -> Settings:
    """Read a settings file, or return the defaults for None; folders in it are relative to it.

    Raises `SettingsError` that names the file, the setting and the remedy.
    """
    if path is None:
        return Settings()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError("no such file", place=path, remedy="give an existing file") from error
    except (ValueError, OSError) as error:
        raise SettingsError(f"cannot be read: {error}", place=path, remedy="correct it") from error
    try:
        return Settings.model_validate(_with_folders(values, path.parent))
    except ValidationError as error:
        details = error.errors()[0]
        name = ".".join(str(part) for part in details["loc"]) or "settings"
        problem = f"{name}: {details['msg']}"
        raise SettingsError(problem, place=path, remedy="see docs/settings.md") from error


def _with_folders(values: dict[str, Any], base: Path) -> dict[str, Any]:
    """Resolve the relative paths in `values` against `base`, and return it."""
    names = (("briefing", name) for name in ("templates", "letterhead", "faces"))
    for group, name in (*names, ("lexicon", "folder")):
        inner = values.get(group)
        if isinstance(inner, dict) and isinstance(inner.get(name), str):
            inner[name] = base / inner[name]
    return values
