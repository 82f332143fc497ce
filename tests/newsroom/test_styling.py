"""Put a newsroom's own words and rules beside those that come with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.errors import Unreachable, Unreadable
from bekasi_cli.newsroom import checking, styling
from bekasi_cli.newsroom.styling import FILE, house_rules

OWN = """
known = ["antri"]

[words]
"pemkab kami" = "Pemkab Tirtamaya"
"corona" = "Covid-19"

[severity]
"baku/kata" = "warning"
"partikel/*" = "off"

[[rule]]
id = "rumah/sapaan"
severity = "hint"
message = { en = "Write {right}.", id = "Tulis {right}." }
words = { "pak" = "Bapak" }
patterns = [{ find = 'Kab\\. (\\w+)', suggest = "Kabupaten {1}" }]
"""


def found(folder: Path, text: str) -> list[tuple[str, str, str]]:
    source = checking.source(text.encode(), "a.md")
    told = checking.report(source, house_rules(folder)).findings
    return [(each.rule, each.severity.value, each.suggestions[0]) for each in told]


def test_words_and_rules_of_the_house_are_found(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OWN)
    text = "Menurut pak camat, pemkab kami di Kab. Tirtamaya bebas corona."
    assert found(tmp_path, text) == [
        ("rumah/sapaan", "hint", "Bapak"),
        ("rumah/kata", "error", "Pemkab Tirtamaya"),
        ("rumah/sapaan", "hint", "Kabupaten Tirtamaya"),
        ("rumah/kata", "error", "Covid-19"),
    ]


def test_the_house_chooses_severities_and_known_words(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OWN)
    text = "Warga antri, apapun resiko mereka."
    assert found(tmp_path, text) == [("baku/kata", "warning", "risiko")]
    assert [each[1] for each in found(tmp_path / "none", text)] == ["error"] * 3


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("words = 3", "words"),
        ("known = 'a'", "known"),
        ("severity = 1", "severity"),
        ('[severity]\n"tiada/aturan" = "off"', "tiada/aturan"),
        ('[severity]\n"baku/kata" = "berat"', "baku/kata"),
        ("[lain]", "lain"),
        ("rule = 1", "rule"),
        ("[[rule]]\nmessage = 'x'", "id"),
        ("[[rule]]\nid = 'X Y'\nmessage = 'x'", "X Y"),
        ("[[rule]]\nid = 'a/b'", "message"),
        ("[[rule]]\nid = 'a/b'\nmessage = '{'", "{"),
        ("[[rule]]\nid = 'a/b'\nmessage = 'x'\nseverity = 'y'", "severity"),
        ("[[rule]]\nid = 'a/b'\nmessage = 'x'\npola = 1", "pola"),
        ("[[rule]]\nid = 'a/b'\nmessage = 'x'\nwords = 1", "words"),
        ("[[rule]]\nid = 'a/b'\nmessage = 'x'\nwords = {a = 1}", "words"),
        ("[[rule]]\nid = 'a/b'\nmessage = 'x'\npatterns = ['x']", "find"),
        ("[[rule]]\nid = 'a/b'\nmessage = 'x'\npatterns = [{find = '('}]", "find"),
        ("[[rule]]\nid = 'a/b'\nmessage = 'x'\npatterns = [{find='a', parts=['zz']}]", "parts"),
        ("[[rule]]\nid = 'a/b'\nmessage = 'x'\npatterns = [{find='a', suggest='{9}'}]", "suggest"),
        ("words = {", "read"),
    ],
)
def test_a_bad_file_of_rules_is_told_in_a_sentence(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(Unreadable) as told:
        house_rules(tmp_path)
    assert named in str(told.value)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(Unreachable):
        house_rules(tmp_path)


def test_what_the_file_says_is_kept_and_read_again_only_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Menurut pak camat, pemkab kami di Kab. Tirtamaya bebas corona."
    (tmp_path / FILE).write_text(OWN)
    told = found(tmp_path, text)
    styling._in_force.cache_clear()
    monkeypatch.setattr(styling, "own", lambda *_: pytest.fail("it was read again"))
    assert found(tmp_path, text) == told
    monkeypatch.undo()
    (tmp_path / FILE).write_text(OWN.replace("Covid-19", "Covid"))
    assert found(tmp_path, text)[-1] == ("rumah/kata", "error", "Covid")


@pytest.mark.parametrize("damage", [b"", b"x" * 80, None])
def test_what_was_kept_and_is_damaged_or_cannot_be_kept_changes_nothing(
    tmp_path: Path, damage: bytes | None
) -> None:
    (tmp_path / FILE).write_text(OWN)
    told = found(tmp_path, "bebas corona")
    kept = tmp_path / styling.CACHE
    content = kept.read_bytes()
    kept.write_bytes(content[:-1] + b"!" if damage is None else damage)
    styling._in_force.cache_clear()
    assert found(tmp_path, "bebas corona") == told
    assert kept.read_bytes() == content
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / FILE).write_text(OWN)
    (tmp_path / "none" / "cache").write_text("a file where the folder should be")
    assert found(tmp_path / "none", "bebas corona") == told
