"""Hold prose to the letters of the Markdown that it comes from."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.markup.prose import HIDDEN, Block, Prose, _blocks, passages

TEXT = """# Judul *satu*

Bupati **Bekasi** di [laman](https://a.example/c_d(e) "judul") &amp; \\*x\\* `kode` dan
  baris dua ![gambar](a.png) lalu <https://b.example>
baris tiga [acu][r] selesai

> kutip
> dua _miring_ \x20
> tiga

- butir
- butir _miring_

| a | b |
|---|---|
| c | d *e* |

    kode yang bukan prosa

[r]: https://c.example
"""


LONG = (
    f"Bupati Bekasi di laman & *x* {HIDDEN} dan baris dua {HIDDEN} lalu https://b.example"
    " baris tiga acu selesai"
)


def test_marks_addresses_and_code_are_no_prose() -> None:
    read = list(passages(TEXT))
    assert [each.text for each in read] == [
        "Judul satu",
        LONG,
        "kutip dua miring tiga",
        "butir",
        "butir miring",
        "a",
        "b",
        "c",
        "d e",
    ]
    kinds = [Block.HEADING, Block.PARAGRAPH, Block.PARAGRAPH, Block.ITEM, Block.ITEM]
    assert [each.kind for each in read] == [*kinds, *([Block.CELL] * 4)]
    assert [each.quoted for each in read][:4] == [False, False, True, False]


def test_each_letter_knows_its_place_in_the_source() -> None:
    for each in passages(TEXT):
        for n, letter in enumerate(each.text):
            if letter.isalnum():
                assert TEXT[each.place(n)] == letter


def test_italics_are_known() -> None:
    read = list(passages(TEXT))
    assert [each.text[a:b] for each in read for a, b in each.italics] == [
        "satu", "miring", "miring", "e",
    ]  # fmt: skip


@given(st.text(alphabet="ab *_[]()`\\&;<>!|-\n#1.", max_size=80))
def test_whatever_is_typed_has_places_within_it(body: str) -> None:
    for each in passages(body):
        for n in range(len(each.text)):
            assert -1 <= each.place(n) <= len(body)


@pytest.mark.parametrize("body", ["", "\n\n", "```\nkode\n```", "---"])
def test_where_there_is_no_prose_there_is_none(body: str) -> None:
    assert list(passages(body)) == []


def test_a_table_with_an_escaped_bar_is_read_all_the_same() -> None:
    body = "| a \\| b | c |\n|---|---|\n| d | e |\n"
    assert [each.text for each in passages(body)] == ["a | b", "c", "d", "e"]


LINES = st.lists(
    st.sampled_from(
        (
            *(
                "Warga datang.",
                "Bupati *hadir* di sini.",
                "“Kata,” ujarnya.",
                "",
                "",
                "12 orang ikut",
            ),
            *(
                "[laman](http://a.example) baru",
                "2. butir",
                "- butir",
                "a & b &amp; c",
                "  menjorok",
            ),
            *("---", "Akhir  ", "(dalam kurung)", "\\* bukan butir", "# Judul", "3.000 warga"),
        )
    ),
    max_size=8,
)


@given(LINES)
def test_a_text_of_plain_paragraphs_reads_as_the_parser_of_markdown_reads_it(
    lines: list[str],
) -> None:
    body = "\n".join(lines)

    def said(prose: Iterable[Prose]) -> list[tuple[Block, str, list[int], object]]:
        return [
            (each.kind, each.text, [each.place(at) for at in range(len(each.text))], each.italics)
            for each in prose
        ]

    assert said(passages(body)) == said(_blocks(body))
