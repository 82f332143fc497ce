from __future__ import annotations

import pytest

from bekasi_cli.errors import Unreadable
from bekasi_cli.formats.officials import Row, rows


def test_a_list_is_read_with_english_headings_and_commas() -> None:
    text = (
        "name,honorifics,degrees,office,from,to\n"
        'Sari Wulandari,Hj.,"S.Sos., M.Si.",Bupati Tirtamaya,2025-02-20,\n'
    )
    assert rows(text.encode(), "p.csv") == [
        Row(2, "Sari Wulandari", "Hj.", "S.Sos., M.Si.", "Bupati Tirtamaya", "2025-02-20", "")
    ]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_list_is_read_with_indonesian_headings_as_excel_saves_it(sign: str) -> None:
    text = f"\ufeffNama{sign}Jabatan{sign}Catatan\r\nJaka{sign}Camat{sign}x\r\n{sign}{sign}\r\n"
    assert rows(text.encode("utf-8"), "p.csv") == [Row(2, "Jaka", None, None, "Camat", "", "")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no column “name”"),
        ("orang,jabatan\nJaka,Camat\n", "no column “name”"),
        ("name,office\n", "holds no officials"),
        ("name,office\n,Camat\n", "line 2: there is no name"),
        ('name,office\n"Jaka,Camat\n', "cannot be read"),
    ],
)
def test_what_is_no_list_is_said_with_its_place(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        rows(text.encode(), "p.csv")
