from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.model import Manuscript
from bekasi_cli.workflow.smallfix import is_small_fix
from builders import manuscript


def fixed(before: str, after: str) -> bool:
    return is_small_fix(manuscript(body=before), manuscript(body=after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Warga membersikan saluran.", "Warga membersihkan saluran."),
        ("Warga membersikan, lalu pulang.", "Warga membersihkan lalu pulang."),
        ("Rapat dimulai dimana saja.", "Rapat dimulai di mana saja."),
        ("Warga bekerja sama di sana.", "Warga bekerjasama di sana."),
        ("Hari jumat (sore).", "Hari jum'at (sore)."),
        ("Kata “benar” itu di tulis salah.", "Kata “benar” itu ditulis salah."),
        ("“Baik,” kata warga.\n\nMereka plang.", "“Baik,” kata warga.\n\nMereka pulang."),
        ("Sama saja.", "Sama saja."),
    ],
)
def test_a_misspelt_word_in_small_letters_is_a_small_fix(before: str, after: str) -> None:
    assert fixed(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Warga Bekasih datang.", "Warga Bekasi datang."),
        ("bupati datang.", "Bupati datang."),
        ("Sebanyak 12 orang hadir.", "Sebanyak 21 orang hadir."),
        ("Sebanyak 1.000 orang.", "Sebanyak 1,000 orang."),
        ("Kata dia, “kami plang”.", "Kata dia, “kami pulang”."),
        ('Kata dia, "kami plang".', 'Kata dia, "kami pulang".'),
        ("Kata dia, ‘kami plang’.", "Kata dia, ‘kami pulang’."),
        ("Kata dia, «kami plang».", "Kata dia, «kami pulang»."),
        ("> kami plang", "> kami pulang"),
        ("    kami plang", "    kami pulang"),
        (
            "Kata dia, “kami pulang. Lalu mereka plang.",
            "Kata dia, “kami pulang. Lalu mereka pulang.",
        ),
        ("Dia “benar” pulang.", "Dia benar pulang."),
        ("Warga tidak datang.", "Warga datang."),
        ("Warga datang.", "Warga tidak datang."),
        ("pagi lalu sore", "sore lalu pagi sekali"),
        ("Lihat [situs](https://a.example).", "Lihat [situs](https://b.example)."),
        ("Lihat https://a.example", "Lihat https://b.example"),
        ("Dia *plang* sore.", "Dia *pulang* sore."),
        ("Satu baris.\nDua baris.", "Satu baris. Dua baris."),
        ("baris", " baris"),
        ("hari - sore", "hari : sore"),
        ("lahan seluas 40 m", "lahan seluas 40 m²"),
        ("kata عربي di sini", "kata عربية di sini"),
    ],
)
def test_what_a_reader_may_have_to_be_told_of_is_no_small_fix(before: str, after: str) -> None:
    assert not fixed(before, after)


def test_another_fact_makes_it_more_than_a_small_fix() -> None:
    assert not is_small_fix(manuscript(summary="satu"), manuscript(summary="dua"))


_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60)


@given(_LETTERS, _LETTERS)
def test_the_order_of_two_texts_makes_no_difference_to_whether_they_differ(
    one: str, other: str
) -> None:
    assert fixed(one, one)
    if fixed(one, other):
        assert [c for c in one if c.isdigit() or c in '“”"'] == [
            c for c in other if c.isdigit() or c in '“”"'
        ]
        assert [c for c in one if c.isupper()] == [c for c in other if c.isupper()]


@given(st.lists(st.sampled_from(["satu", "Dua", "3", "“empat", "lima”", "\n"]), max_size=12))
def test_capitals_figures_and_quotations_survive_every_small_fix(words: list[str]) -> None:
    before: Manuscript = manuscript(body=" ".join(words))
    for i, word in enumerate(words):
        changed = " ".join([*words[:i], "baru", *words[i + 1 :]])
        if is_small_fix(before, manuscript(body=changed)):
            assert word == "satu"
