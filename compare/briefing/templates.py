"""Find the wording templates and render them; an office's own folder goes first."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2 import TemplateError as JinjaError

from compare.errors import TemplateError
from compare.settings import BriefingSettings

_PACKAGE = Path(__file__).parent.parent


def bundled_folder() -> Path:
    """Return the folder with the templates of the package, in a wheel or in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def template_folder(settings: BriefingSettings) -> Path:
    """Return the folder whose page/ makes the HTML page: the user's if it has one."""
    own = settings.templates
    return own if own is not None and (own / "page").is_dir() else bundled_folder()


class Templates:
    """Hold the templates of a run: the user's folder first, then the package's own."""

    def __init__(self, own: Path | None = None) -> None:
        """Take the user's folder; raise `TemplateError` where it does not exist."""
        if own is not None and not own.is_dir():
            raise TemplateError("no such folder", place=own, remedy="correct briefing.templates")
        self.folders = (bundled_folder(),) if own is None else (own, bundled_folder())
        loaders = [FileSystemLoader(folder) for folder in self.folders]
        self._environment = Environment(
            loader=ChoiceLoader(loaders),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # The result is plain text with marks of our own, never HTML.
            autoescape=False,
            # A template is rendered a few times: to work out its constants first takes longer.
            optimized=False,
        )

    def render(self, name: str, **context: Any) -> str:  # noqa: ANN401 - whatever a template shows
        """Return a rendered template; raise `TemplateError` with file, line and remedy."""
        try:
            return self._environment.get_template(name).render(**context)
        except TemplateSyntaxError as error:
            place = f"{error.filename or name}, line {error.lineno}"
            raise TemplateError(
                str(error.message), place=place, remedy="correct the template there"
            ) from error
        except TemplateNotFound as error:
            raise TemplateError(
                "no such template", place=str(error.name or name), remedy="restore the file"
            ) from error
        except (UndefinedError, JinjaError, TypeError, ValueError) as error:
            raise TemplateError(
                str(error), place=_place(error, name), remedy="see docs/templates.md for the names"
            ) from error

    def labels(self) -> dict[str, dict[str, str]]:
        """Return the words for codes, the user's over the package's."""
        merged: dict[str, dict[str, str]] = {}
        for folder in reversed(self.folders):
            path = folder / "labels.toml"
            if path.exists():
                for group, words in _toml(path).items():
                    merged.setdefault(group, {}).update(words)
        return merged


@lru_cache(maxsize=8)
def _toml(path: Path) -> dict[str, dict[str, str]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(str(error), place=path, remedy="correct the file") from error


def _place(error: BaseException, name: str) -> str:
    """Return the template and line in which an error arose."""
    trace = error.__traceback__
    place = name
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
