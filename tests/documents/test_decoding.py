from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.documents import MAX_BYTES, clean, decode
from bekasi_cli.errors import Unreadable


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_text_of_windows_and_of_others_is_read(encoding: str) -> None:
    text = "Kata “baik” – dibaca…\nbaris kedua é\n"

    assert decode(text.replace("\n", "\r\n").encode(encoding)) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\u2028"])
def test_every_line_end_becomes_lf(end: str) -> None:
    assert decode(f"a{end}b".encode()) == "a\nb"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04....", "Word document or a ZIP"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1\\ansi Isi}", "an RTF document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a photograph"),
        (b"\xd0\xcf\x11\xe0", "old Word"),
        (b"abc\0def", "not text"),
        (b"\x01\x02\x03abc", "not text"),
        (b"\x81\x8d", "not text"),
        (b"\xff\xfea", "not text"),
    ],
)
def test_what_is_no_text_is_refused_with_a_way_out(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as refusal:
        decode(content)
    assert refusal.value.sentences()[1]


def test_a_text_of_five_megabytes_is_refused_and_the_limit_named() -> None:
    with pytest.raises(Unreadable, match=str(MAX_BYTES)):
        decode(b"x" * 5_000_000)


def test_terminal_sequences_go_whole() -> None:
    assert clean("a\x1b[31;1mmerah\x1b[0m b\x9b2Jc \x1b]0;judul\x07d \x1bX") == "amerah bc d X"


def test_direction_overrides_and_characters_illegal_in_xml_go() -> None:
    assert clean("a\u202eb\u2066c\ufffe\uffffd\ud800e\x7ff\x85g\ufeff") == "abcdef\ng"


def test_letters_of_other_scripts_and_emoji_stay() -> None:
    text = "صلى الله\u200f 👩\u200d🌾 Jum'at\tâ"

    assert clean(text) == text


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert "\r" not in decode(content)
