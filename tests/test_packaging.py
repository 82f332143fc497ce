"""Prove that what people install is whole: the wheel, in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from bekasi_cli import __version__

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def run(*command: str | Path) -> str:
    """Run COMMAND without the caller's Python and newsroom; return what it said on stdout."""
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BEKASI_", "PYTHON", "COV", "PIP_"))
    }
    done = subprocess.run(
        [str(part) for part in command], env=bare, cwd="/", capture_output=True, text=True
    )
    assert not done.returncode, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    offline = ["--no-deps", "--no-build-isolation", "--no-index"]
    run(sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, which borrows the dependencies of the one that runs us."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    pip = (sys.executable, "-m", "pip", "--python", folder / "bin" / "python")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    (packages,) = folder.glob("lib/python3*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def test_the_wheel_is_named_after_the_version(wheel: Path) -> None:
    assert wheel.name == f"bekasi_cli-{__version__}-py3-none-any.whl"


def test_the_wheel_holds_all_that_lies_in_the_tree(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    package = [path for path in (ROOT / "src").rglob("*") if path.is_file()]
    wanted = {path.relative_to(ROOT / "src").as_posix() for path in package}
    sample = [path for path in (ROOT / "data" / "sample").rglob("*") if path.is_file()]
    wanted |= {f"bekasi_cli/sample/{p.relative_to(ROOT / 'data' / 'sample')}" for p in sample}
    assert not {name for name in wanted - held if "__pycache__" not in name}
    beside = f"bekasi_cli-{__version__}.dist-info/"
    manual = [path.relative_to(ROOT / "man") for path in (ROOT / "man").rglob("*.1")]
    wanted |= {f"bekasi_cli-{__version__}.data/data/share/man/{page}" for page in manual}
    assert {Path("man1/bekasi.1"), Path("id/man1/bekasi-draft.1")} <= set(manual)
    assert {name for name in held - wanted if not name.startswith(beside)} == set()
    assert f"{beside}licenses/LICENSE" in held


def test_the_command_runs_from_the_wheel(installed: Path) -> None:
    where = run(installed / "bin" / "python", "-c", "import bekasi_cli; print(bekasi_cli.__file__)")
    assert Path(where.strip()).is_relative_to(installed), "not the work tree's"
    assert run(installed / "bin" / "bekasi", "--version") == f"bekasi {__version__}\n"
    assert "approve" in run(installed / "bin" / "bekasi", "--help")


def test_the_sample_and_the_catalogue_travel_in_the_wheel(installed: Path) -> None:
    (package,) = installed.glob("lib/python3*/site-packages/bekasi_cli")
    assert (package / "sample" / "newsroom.toml").is_file()
    assert len(list((package / "sample" / "articles").glob("*.md"))) == 12
    assert (package / "locale" / "id" / "LC_MESSAGES" / "bekasi.mo").is_file()
