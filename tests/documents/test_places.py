"""Hold the values of front matter to their places in the text."""

from __future__ import annotations

import pytest

from bekasi_cli.documents import places
from bekasi_cli.documents.places import Value, locate
from bekasi_cli.errors import Unreadable

SIMPLE = """---
title: Judul sederhana
summary: 'Satu: dua'
reporters:
  - atn
tags: [satu, dua]
dateline: "CIKARANG"
---

Isi naskah.
"""
FOLDED = """
---
title: 'Ia bilang ''ya'''
summary: >
  Baris satu
  baris dua
photos:
  - media: sha256:00
    caption: "Warga \\"antre\\" di loket"
---
Isi.
"""


def held(text: str, value: Value) -> str:
    """Return what stands in TEXT at the letters of VALUE, blanks as they are in it."""
    letters = []
    for n, letter in enumerate(value.text):
        at, source = max(pair for pair in value.places if pair[0] <= n)
        letters.append(text[source + n - at] if not letter.isspace() else letter)
    return "".join(letters)


@pytest.mark.parametrize("text", [SIMPLE, FOLDED])
def test_each_value_knows_where_it_stands(text: str) -> None:
    found = locate(text)
    assert [held(text, each) for each in found.values] == [each.text for each in found.values]
    assert text[found.start :].strip() in ("Isi naskah.", "Isi.")


def test_simple_lines_and_nested_values_are_named() -> None:
    assert {each.key for each in locate(SIMPLE).values} == {"title", "summary", "dateline"}
    found = {each.key: each.text for each in locate(FOLDED).values}
    assert found["title"] == "Ia bilang 'ya'"
    assert found["summary"] == "Baris satu baris dua\n"
    assert found["photos.0.caption"] == 'Warga "antre" di loket'


@pytest.mark.parametrize(
    "block",
    [
        "title: Satu\nsource:\n  digest: sha256:00\n  name: 001.md\n",
        "reporters:\n  - uji\nsource:\n  name: 'a b'\ntitle: Dua\n",
        "correction:\n  note: Nama diperbaiki\n",
    ],
)
def test_nested_lines_say_what_yaml_says(block: str) -> None:
    plain = places._plain(block, 4)
    composed = [each for each in places._composed(block, 4) if not each.key.startswith("reporters")]
    assert plain == composed != []


@pytest.mark.parametrize(
    "block",
    ["title: Satu\n  name: dua\n", "tags:\n  - satu\n  name: dua\n", "a:\n  b:\n    c: d\n"],
)
def test_what_only_yaml_understands_is_left_to_it(block: str) -> None:
    assert places._plain(block, 0) == []


def test_a_text_without_front_matter_is_all_body() -> None:
    assert locate("Isi saja.\n") == ((), 0)


@pytest.mark.parametrize(
    "text", ["---\ntitle: a\n", "---\ntitle: [a\n---\n", "---\na: &x b\n---\n", "---\n\t- {\n---\n"]
)
def test_broken_front_matter_is_told(text: str) -> None:
    with pytest.raises(Unreadable):
        locate(text)


@pytest.mark.parametrize("text", ["---\n---\n", "---\n\n---\nIsi", "---\n# catatan: x\n---\nIsi"])
def test_empty_front_matter_says_nothing(text: str) -> None:
    assert locate(text).values == ()


def test_a_headline_that_yaml_cannot_read_stands_where_it_was_typed() -> None:
    text = '---\ntitle: "Kita Bisa", Jum\'at: Bupati\nsummary: Satu dua\n---\n\nIsi.\n'
    title, summary = locate(text).values
    for value in (title, summary):
        ((_, at),) = value.places
        assert text[at:].startswith(value.text)
    assert title.text == '"Kita Bisa", Jum\'at: Bupati'
