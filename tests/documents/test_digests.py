from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.documents import digest, matches, short_digest, slugify

EMPTY = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_digest_is_sha256_and_hex() -> None:
    assert digest(b"") == EMPTY


def test_the_short_digest_is_what_people_read_out() -> None:
    assert short_digest(EMPTY) == "E3B0C442"


@pytest.mark.parametrize("wanted", [EMPTY, "E3B0C442", "sha256:e3b0c44298fc", " e3b0c442\n"])
def test_a_digest_is_named_whole_or_by_eight_digits(wanted: str) -> None:
    assert matches(EMPTY, wanted)


@pytest.mark.parametrize("wanted", ["", "sha256:", "e3b0c44", "e3b0c443", "zzzzzzzz", EMPTY + "0"])
def test_less_than_eight_digits_or_other_ones_name_nothing(wanted: str) -> None:
    assert not matches(EMPTY, wanted)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Posyandu Melati: Buka Setiap Hari!", "posyandu-melati-buka-setiap-hari"),
        ("Salat Jum'at di Masjid", "salat-jumat-di-masjid"),
        ("Café  Désa", "cafe-desa"),
        ("السلام", "artikel"),
        ("", "artikel"),
        ("kata " * 30, "-".join(["kata"] * 16)),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_slug_is_short_ascii(title: str, slug: str) -> None:
    assert slugify(title) == slug


@given(st.text())
def test_any_title_makes_a_safe_address(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slugify(title))
    assert len(slugify(title)) <= 80
