"""The pages of the docs find each other, and none is without its twin in the other language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
INDONESIAN = sorted((DOCS / "id").glob("*.md"))


def links(page: Path) -> list[str]:
    """Return where PAGE leads to, its code blocks aside."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    found = re.findall(r"\]\(([^)#\s]*)(?:#[^)]*)?\)", text)
    return [link for link in found if link and "://" not in link]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_page_that_is_there(page: Path) -> None:
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", INDONESIAN, ids=lambda page: page.name)
def test_a_page_and_its_twin_in_the_other_language_name_each_other(page: Path) -> None:
    twin = DOCS / page.name
    assert f"../{page.name}" in links(page)
    assert f"id/{page.name}" in links(twin)


@pytest.mark.parametrize("index", [DOCS / "README.md", DOCS / "id" / "README.md"])
def test_the_index_names_every_page_beside_it(index: Path) -> None:
    beside = {page.name for page in index.parent.glob("*.md")} - {"README.md"}
    assert beside - set(links(index)) == set()


def test_the_readme_leads_to_the_index() -> None:
    assert "docs/README.md" in links(ROOT / "README.md")
