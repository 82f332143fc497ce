"""The manual has a page for each command, and man shows each without a complaint."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bekasi_cli.cli.registry import COMMANDS

MAN = Path(__file__).parent.parent / "man"
PAGES = sorted(MAN.rglob("*.1"))


def says(*command: str | Path) -> str:
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat"}
    done = subprocess.run(
        [str(word) for word in command], env=surroundings, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("folder", ["man1", "id/man1"])
def test_every_command_has_its_page(folder: str) -> None:
    wanted = {"bekasi.1", *(f"bekasi-{row.name}.1" for row in COMMANDS)}
    assert {page.name for page in (MAN / folder).iterdir()} == wanted


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not on this computer")
def test_mandoc_finds_nothing_to_complain_of() -> None:
    assert says("mandoc", "-T", "lint", *PAGES) == ""


@pytest.mark.skipif(
    not (shutil.which("man") and shutil.which("groff")),
    reason="man and groff are not on this computer",
)
@pytest.mark.parametrize("name", ["bekasi", "bekasi-approve", "bekasi-staff", "bekasi-list"])
@pytest.mark.parametrize("folder", ["man1", "id/man1"])
def test_man_shows_a_page_without_a_warning(folder: str, name: str) -> None:
    shown = says("man", "--warnings", "-l", MAN / folder / f"{name}.1")
    assert f"{name.upper()}(1)" in shown
    assert "warning" not in shown


def test_an_indonesian_page_speaks_indonesian_and_knows_the_alias() -> None:
    page = (MAN / "id" / "man1" / "bekasi-approve.1").read_text("utf-8")
    assert "LIHAT JUGA" in page
    assert ".B bekasi setujui" in page
    assert "Naskah" in page or "naskah" in page
