"""Check texts against the house style from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsrooms import Office
from runner import bekasi

WRONG = """---
title: Resiko banjir dibahas
---

Camat menghimbau warga. "Disini rawan," katanya.
"""
RIGHT = "---\ntitle: Risiko banjir dibahas\n---\n\nCamat mengimbau warga agar waspada.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "naskah.md"
    path.write_text(WRONG)
    return path


def test_a_file_is_checked_without_a_newsroom(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    result = bekasi("check", "naskah.md")
    assert result.code == 3
    assert "naskah.md:2:8: error: The standard form is Risiko. [baku/kata]" in result.out
    assert "    2 │ title: Resiko banjir dibahas" in result.out
    assert "              ^^^^^^ → Risiko" in result.out.replace("│", " ")
    assert "(in a quotation)" in result.out
    assert "2 errors, 0 warnings, 1 hints in 1 text." in result.err
    assert "bekasi explain baku/kata" in result.err


def test_findings_speak_indonesian(file: Path) -> None:
    result = bekasi("cek", file, env={"BEKASI_LANG": "id"})
    assert "Bentuk bakunya mengimbau." in result.out


def test_json_is_one_list_for_all_texts(file: Path, office: Office) -> None:
    assert office.bekasi("draft", "--file", file, by="atn").code == 0
    result = office.bekasi("check", "1", file, "--json")
    assert result.code == 3
    found = json.loads(result.out)
    assert [(each["article"], each["line"], each["column"], each["text"]) for each in found] == [
        (1, 3, 8, "Resiko"),
        (1, 8, 7, "menghimbau"),
        (1, 8, 26, "Disini"),
        (None, 2, 8, "Resiko"),
        (None, 5, 7, "menghimbau"),
        (None, 5, 26, "Disini"),
    ]
    first = found[-3]
    assert first["file"] == str(file)
    assert WRONG[first["offset"] : first["offset"] + first["length"]] == "Resiko"
    assert first["suggestions"] == ["Risiko"]
    assert first["severity"] == "error"
    assert first["source"] == "KBBI"
    assert [each["severity"] for each in found[-3:]] == ["error", "error", "hint"]


def test_a_right_text_has_nothing_to_mend(tmp_path: Path) -> None:
    path = tmp_path / "benar.md"
    path.write_text(RIGHT)
    result = bekasi("check", path)
    assert (result.code, result.out) == (0, "")
    assert "Nothing to mend in 1 text." in result.err


def test_standard_input_and_folders_are_read(file: Path) -> None:
    assert bekasi("check", "-", input="Itu resiko kita.").code == 3
    result = bekasi("check", file.parent)
    assert result.code == 3
    assert "naskah.md:2:8" in result.out
    empty = file.parent / "kosong"
    empty.mkdir()
    assert bekasi("check", empty).code == 9


def test_without_arguments_the_whole_newsroom_is_checked(file: Path, office: Office) -> None:
    for _ in range(2):
        assert office.bekasi("draft", "--file", file, by="atn").code == 0
    assert office.bekasi("trash", "2", "--yes", by="atn").code == 0
    result = office.bekasi("check")
    assert result.code == 3
    assert "article 1:" in result.out
    assert "article 2:" not in result.out


def test_rules_and_severities_narrow_what_is_shown(file: Path) -> None:
    assert "Disini" in bekasi("check", file, "--rule", "kata-depan").out
    assert "Resiko" not in bekasi("check", file, "--rule", "kata-depan/di").out
    assert bekasi("check", file, "--rule", "peluluhan/k").code == 0
    unknown = bekasi("check", file, "--rule", "kata-depam")
    assert unknown.code == 8
    assert "kata-depan" in unknown.err


def test_one_unreadable_text_does_not_keep_others_from_being_checked(file: Path) -> None:
    bad = file.parent / "rusak.md"
    bad.write_text("---\ntitle: x\n")
    result = bekasi("check", bad, file)
    assert result.code == 3
    assert "rusak.md" in result.err
    assert "Resiko" in result.out
    assert bekasi("check", bad).code == 9
    assert bekasi("check", file.parent / "tiada.md").code == 9


@pytest.mark.parametrize(
    "text", ["", "Привет, как дела?\n", "你好，世界。\n", "a" * 5000, "\u202e" * 9]
)
def test_other_scripts_and_odd_texts_are_no_trouble(text: str) -> None:
    result = bekasi("check", "-", input=text)
    assert result.code == 0
    assert "Traceback" not in result.err


def test_five_megabytes_are_refused_in_a_sentence() -> None:
    result = bekasi("check", "-", input="warga hadir. " * 400_000)
    assert result.code == 9
    assert "bytes; at most" in result.err


def test_a_line_that_readers_never_see_lets_a_paragraph_pass(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("[//]: # (gaya: abaikan baku/kata)\n\nItu resiko kita.\n\nItu resiko kami.\n")
    result = bekasi("check", path, "--json")
    assert [each["line"] for each in json.loads(result.out)] == [5]
    path.write_text("[//]: # (gaya: abaikan semua baku)\n\nItu resiko.\n\nDi sini resiko.\n")
    assert bekasi("check", path).code == 0
    path.write_text("Itu resiko.\n\n[//]: # (style: ignore)\nDisini resiko.\n")
    assert [e["line"] for e in json.loads(bekasi("check", path, "--json").out)] == [1]
