from __future__ import annotations

import pytest

from bekasi_cli.errors import Unreadable
from bekasi_cli.formats.captions import Row, captions


def test_a_spreadsheets_list_says_what_each_photograph_shows() -> None:
    listed = (
        "Berkas;Keterangan;Foto;Catatan\nfoto/IMG_1.JPG;Warga, menanam;Putri;x\n;;;\nb.png;;;\n"
    )
    assert captions(listed.encode(), "daftar.csv") == {
        "img_1.jpg": Row(2, "foto/IMG_1.JPG", "Warga, menanam", "Putri"),
        "b.png": Row(4, "b.png"),
    }


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("caption\nx\n", "daftar.csv has no column “file”."),
        ("file,caption\n", "daftar.csv holds no captions."),
        ("", "daftar.csv has no column “file”."),
        ("file,caption\na.jpg,x\nA.JPG,y\n", "daftar.csv, line 3: it names no file"),
        ("file,caption\n,x\n", "daftar.csv, line 2: it names no file"),
        ('file,caption\n"a.jpg,x\n', "daftar.csv cannot be read"),
    ],
)
def test_a_list_that_cannot_be_understood_is_told_with_its_line(listed: str, told: str) -> None:
    with pytest.raises(Unreadable) as refused:
        captions(listed.encode(), "daftar.csv")
    assert refused.value.sentences()[0].startswith(told)
