"""Hold every setting, named, validated and explained, in one place.

A settings file is TOML with the tables below; what it does not say keeps its default.
`docs/settings.md` is made from the descriptions here.
"""

from compare.settings.comparing import (
    CheckingSettings,
    FormulaSettings,
    InitiativeSettings,
    SimilaritySettings,
    YearSettings,
)
from compare.settings.load import Settings, load_settings
from compare.settings.reading import LexiconSettings, ReadingSettings, StructureSettings
from compare.settings.scale import ArchiveSettings, BatchSettings, JoiningSettings
from compare.settings.writing import BriefingSettings, OutputSettings

__all__ = [
    "ArchiveSettings",
    "BatchSettings",
    "BriefingSettings",
    "CheckingSettings",
    "FormulaSettings",
    "InitiativeSettings",
    "JoiningSettings",
    "LexiconSettings",
    "OutputSettings",
    "ReadingSettings",
    "Settings",
    "SimilaritySettings",
    "StructureSettings",
    "YearSettings",
    "load_settings",
]
