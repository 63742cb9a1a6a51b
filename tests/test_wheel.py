"""A wheel holds everything a run needs: templates, faces, word lists, the schema."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KEPT = ("compare", "templates", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel of a copy, so that the checkout stays as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "copy"
    copy.mkdir()
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        folder,
        copy,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return next(folder.glob("*.whl"))


@pytest.mark.wheel
def test_the_wheel_holds_all_data(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "compare/py.typed",
        "compare/templates/briefing.txt.j2",
        "compare/templates/labels.toml",
        "compare/templates/page/page.html.j2",
        "compare/templates/page/page.css",
        "compare/lexicon/themes.toml",
        "compare/lexicon/divisions.csv",
        "compare/export/findings.schema.json",
        "compare/rendering/fonts/song.ttf",
    ):
        assert name in names, name
    assert any(name.startswith("compare/rendering/fonts/licences/") for name in names)
    assert not any(name.startswith(("tests/", "seeds/", "output/")) for name in names)


@pytest.mark.wheel
def test_a_plain_install_runs_the_main_job_away_from_the_checkout(wheel: Path, tmp_path: Path):
    """The environment is new; what the package depends on is lent to it, not installed again."""
    home = tmp_path / "environment"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", wheel]
    subprocess.run(install, check=True, capture_output=True, timeout=300)
    inside = next((home / "lib").glob("python*/site-packages"))
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (inside / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    shutil.copytree(ROOT / "seeds", tmp_path / "reports")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        script = home / "bin" / "compare-reports"
        return subprocess.run(
            [script, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    where = subprocess.run(
        [python, "-c", "import compare; print(compare.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(inside) in where.stdout
    assert run("--version").returncode == 0
    done = run("brief", "reports", "--output", "output")
    assert done.returncode == 0, done.stderr
    assert {p.name for p in (tmp_path / "output").iterdir()} >= {
        "findings.json",
        "briefing.pdf",
        "briefing.docx",
        "briefing.html",
    }
    assert run("verify", "output").returncode == 0


def test_every_package_is_named_in_the_project_file():
    """A package that is not named is missing from the wheel, and only there."""
    named = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"][
        "packages"
    ]
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "compare").rglob("__init__.py")
    }
    assert set(named) == found | {"compare.templates"}
