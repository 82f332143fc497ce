from __future__ import annotations

from datetime import date

import pytest

from bekasi_cli.errors import Unreadable
from bekasi_cli.readings import Row, pages, rows

NUMBER = pages("https://prokopim.example")


def read(text: str) -> list[Row]:
    return rows(text.encode(), "t.csv", NUMBER, date.fromisoformat)


def test_a_table_is_read_in_both_languages_and_with_any_sign() -> None:
    wanted = [Row(17, date(2026, 11, 24), 1204), Row(0, date(2026, 11, 25), 3)]
    page = "https://prokopim.example/berita/17-pasar.html"
    for text in (
        f"address,day,count\n{page},2026-11-24,1204\n/lain,2026-11-25,3\n",
        f"Jumlah;Tanggal;Alamat\n1.204;2026-11-24;{page}\n\n3;2026-11-25;/lain\n",
        "nomor\thari\tdibaca\n17\t2026-11-24\t1204\n0\t2026-11-25\t3\n",
    ):
        assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "column “address”"),
        ("address,day\n", "column “count”"),
        ("address,day,count\n17,2026-11-24,x\n", "line 2"),
        ("address,day,count\n17,2026-11-24,-1\n", "line 2"),
        ("address,day,count\n17,2026-11-24,99999999999\n", "line 2"),
        ("address,day,count\n17,kapan,1\n", "line 2"),
        ("address,day,count\n,2026-11-24,1\n", "line 2"),
        ('address,day,count\n"17,2026-11-24,1\n', "cannot be read"),
    ],
)
def test_what_is_no_such_table_is_refused(text: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read(text)
