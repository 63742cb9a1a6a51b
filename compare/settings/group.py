"""Hold what all groups of settings have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Group(BaseModel):
    """Make a group of settings frozen and strict about unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")
