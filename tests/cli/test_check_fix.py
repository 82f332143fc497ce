"""Mend texts by the house style, and nothing that somebody said or that is a name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsrooms import Office
from runner import bekasi

TEXT = """---
title: Resiko banjir dibahas
---

Camat menghimbau warga. “Disini rawan banjir,” katanya.

Menurut Sri Resiko, kegiatan di laksanakan besok. Warga antri, obyek *praktek* aman.
"""
MENDED = """---
title: Risiko banjir dibahas
---

Camat mengimbau warga. “Disini rawan banjir,” katanya.

Menurut Sri Resiko, kegiatan dilaksanakan besok. Warga antre, objek *praktek* aman.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "naskah.md"
    path.write_text(TEXT)
    return path


def test_a_file_is_mended_but_for_quotations_names_and_italics(file: Path) -> None:
    result = bekasi("check", file, "--fix", "--yes")
    assert file.read_text() == MENDED
    assert "-Camat menghimbau warga." in result.out
    assert "+Camat mengimbau warga." in result.out
    assert "naskah.md is mended." in result.err
    assert "Sri Resiko" in result.out  # what is left is still told
    assert result.code == 3


def test_nobody_is_asked_without_a_terminal(file: Path) -> None:
    result = bekasi("check", file, "--fix")
    assert result.code == 2
    assert "--yes" in result.err
    assert file.read_text() == TEXT


def test_standard_input_comes_back_mended() -> None:
    result = bekasi("check", "-", "--fix", input="Camat menghimbau warga.\n")
    assert (result.code, result.out) == (0, "Camat mengimbau warga.\n")


def test_an_article_gets_a_new_revision(file: Path, office: Office) -> None:
    assert office.bekasi("draft", "--file", file, by="atn").code == 0
    result = office.bekasi("check", "1", "--fix", "--yes", by="atn")
    assert "Article 1 is mended: revision 2" in result.out
    shown = json.loads(office.bekasi("show", "1", "--json").out)
    assert shown["title"] == "Risiko banjir dibahas"
    assert "mengimbau warga" in shown["body"]
    found = json.loads(office.bekasi("check", "1", "--fix", "--yes", "--json", by="atn").out)
    assert {each["text"] for each in found} == {"Disini", "Resiko"}


def test_front_matter_stays_readable(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Warga hadir ,lalu pulang , dan resiko\n---\n\nItu resiko.\n")
    bekasi("check", path, "--fix", "--yes")
    assert "Itu risiko." in path.read_text()
    assert bekasi("check", path).code == 0


def test_what_has_nothing_to_mend_stays_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Camat mengimbau warga.\n")
    before = path.stat().st_mtime_ns
    assert bekasi("check", path, "--fix", "--yes").code == 0
    assert path.stat().st_mtime_ns == before


def test_where_mending_would_break_front_matter_only_the_text_is_mended(office: Office) -> None:
    (office.folder / "style.toml").write_text('[words]\n"salah" = "[benar"\n')
    path = office.folder / "naskah.md"
    path.write_text("---\ntitle: salah itu\n---\n\nItu salah.\n")
    office.bekasi("check", path, "--fix", "--yes")
    assert path.read_text() == "---\ntitle: salah itu\n---\n\nItu [benar.\n"


def test_a_month_is_no_name(tmp_path: Path) -> None:
    text = tmp_path / "naskah.md"
    text.write_text("Rapat digelar 14 Febuari 2023 di Komplek Pemkab.\n", "utf-8")
    bekasi("check", str(text), "--fix", "--yes")
    assert text.read_text("utf-8") == "Rapat digelar 14 Februari 2023 di Komplek Pemkab.\n"
