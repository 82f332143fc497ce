"""Explain the rules of the house style."""

from __future__ import annotations

import json

from newsrooms import Office
from runner import bekasi


def test_a_rule_is_explained_with_source_and_examples() -> None:
    result = bekasi("explain", "kata-depan/di")
    assert result.code == 0
    assert "Source: EYD V" in result.out
    assert "Di hadapan" in result.out
    assert "Masalah itu dapat diatasi bersama." in result.out
    assert "Alasan" not in result.out


def test_a_topic_stands_for_its_rules_and_nothing_for_all() -> None:
    topic = bekasi("jelaskan", "kata-depan", env={"BEKASI_LANG": "id"})
    assert "kata-depan/ke" in topic.out
    assert "kata depan, ditulis terpisah" in topic.out
    every = bekasi("explain")
    assert "peluluhan/k" in every.out


def test_a_program_gets_the_rule_as_json() -> None:
    (found,) = json.loads(bekasi("explain", "partikel/pun", "--json").out)
    assert found["severity"] == "error"
    assert found["wrong"][0]["suggestion"]


def test_an_unknown_rule_is_told_with_what_comes_near() -> None:
    result = bekasi("explain", "kata-depan/da")
    assert result.code == 8
    assert "kata-depan/di" in result.err


def test_the_newsrooms_own_rules_are_explained_too(office: Office) -> None:
    (office.folder / "style.toml").write_text(
        '[[rule]]\nid = "rumah/sapaan"\nmessage = "Pakai Bapak {right}."\n'
        'words = { "pak" = "Bapak" }\nflags = ["Itu pak camat."]\n'
    )
    assert "rumah/sapaan" in office.bekasi("explain", "rumah").out
