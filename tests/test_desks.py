"""Each desk has a page in both languages, and what it types works in the sample newsroom."""

from __future__ import annotations

import shutil
from pathlib import Path

import photographs
import pytest

from bekasi_cli.cli.registry import Desk
from played import Play, read

DOCS = Path(__file__).parent.parent / "docs"
FOLDERS = {"en": DOCS, "id": DOCS / "id"}
NAMES = [desk.name.lower() for desk in Desk]
MADE = "## 18 November 2026, 08.00\n\n```console\n$ bekasi demo\n```\n"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("bash"), reason="bash is not on this computer"),
]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sample newsroom that nobody changes: each page gets a copy of it."""
    office = tmp_path_factory.mktemp("sample")
    (done,) = Play(office, "id").play(MADE)
    assert done.code == 0
    photographs.main(office / "bekasi-demo" / "foto")
    return office / "bekasi-demo"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", FOLDERS)
def test_what_a_desks_page_types_works(
    language: str, name: str, sample: Path, tmp_path: Path
) -> None:
    shutil.copytree(sample, tmp_path / "bekasi-demo")
    page = (FOLDERS[language] / f"{name}.md").read_text("utf-8")

    done = Play(tmp_path, language).play(page)

    refused = [each for each in done if any(line.startswith("✗") for line in each.heard)]
    assert len(done) > 1
    assert [each for each in done if each.code] == refused


@pytest.mark.parametrize("name", NAMES)
def test_a_desks_two_pages_show_as_many_commands_and_answers(name: str) -> None:
    english, indonesian = (
        [step.sort for step in read((folder / f"{name}.md").read_text("utf-8"))]
        for folder in FOLDERS.values()
    )
    assert english.count("type") == indonesian.count("type")
    assert english.count("file") == indonesian.count("file")
