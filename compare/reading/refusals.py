"""Say of formats that are known but not read what they are and what to do instead."""

from __future__ import annotations

from collections.abc import Iterable

from compare.errors import InputError

_SAVE = "open it in its program and save it as .docx or .pdf"
_PACK = "unpack it, or pack the files as .zip"
_DATA = "give the report itself, such as a .docx, .pdf, .html or .txt"
_KINDS: tuple[tuple[str, str, str], ...] = (
    (".xml .json .jsonl .yaml .yml .toml", "holds data for programs, no document", _DATA),
    (".ppt .pptx .pptm .pps .dps .odp .key", "is a presentation, which is not read", _SAVE),
    (".rar .7z .tar .gz .tgz .bz2 .xz .zst", "is an archive that is not opened", _PACK),
    (".ofd .ceb .caj .xps .djvu .epub .mobi", "has a page format that is not read", _SAVE),
    (".pages .numbers .uot .uof .hwp .wpd", "has an office format that is not read", _SAVE),
    (".exe .dll .msi .bat .cmd .sh .js .vbs .py", "is a program, which is never run", _DATA),
    (".mp3 .wav .m4a .mp4 .avi .mov .mkv", "is a recording, which is not read", _DATA),
)


def refusal(ending: str, path: str, known: Iterable[str]) -> InputError:
    """Return the error for a file whose format is not read."""
    for endings, problem, remedy in _KINDS:
        if ending in endings.split():
            return InputError(f"{problem} ({ending})", place=path, remedy=remedy)
    return InputError(
        f"has a format that is not read ({ending})",
        place=path,
        remedy=f"save it as one of {', '.join(sorted(suffix for suffix in known if suffix))}",
    )
