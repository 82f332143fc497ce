from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bekasi_cli.formats.csv import COLUMNS, encode
from bekasi_cli.formats.json import article_json
from bekasi_cli.model import Article
from published import DRAFT, HOUSE, LIVE, PUBLISHED


def titled(title: str) -> Article:
    return replace(PUBLISHED, head=replace(LIVE, facts=replace(LIVE.facts, title=title)))


def rows(*articles: Article) -> list[dict[str, str]]:
    content = encode(article_json(each, body=None, house=HOUSE) for each in articles)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_an_article_is_a_row_under_stable_names() -> None:
    first, second = rows(PUBLISHED, DRAFT)

    assert tuple(first) == COLUMNS
    assert first["number"] == "17"
    assert first["title"] == "Posyandu Melati Buka Setiap Hari"
    assert first["tags"] == "posyandu; anak"
    assert first["published"] == "2026-11-24T11:05:06+07:00"
    assert (second["published"], second["tags"]) == ("", "")


def test_excel_is_told_that_it_is_utf_8_and_lines_end_as_the_rfc_says() -> None:
    content = encode([])

    assert content.startswith(b"\xef\xbb\xbfnumber,uri" if COLUMNS[1] == "uri" else b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_nothing_in_a_cell_computes(start: str) -> None:
    assert rows(titled(f"{start}1+1"))[0]["title"] == f"'{start}1+1"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_title_comes_back_from_its_cell(title: str) -> None:
    cell = rows(titled(title))[0]["title"]

    assert cell in {title, f"'{title}"}
    assert not cell.startswith(("=", "+", "-", "@"))
