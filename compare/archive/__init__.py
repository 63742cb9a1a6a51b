"""Survey archives of very many reports: bulk work by SQL over files, nothing compared by pairs."""

from compare.archive.sentences import Choice
from compare.archive.survey import Survey, survey

__all__ = ["Choice", "Survey", "survey"]
