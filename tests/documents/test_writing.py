from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.documents import digest, parse, render, render_export, tidy
from bekasi_cli.errors import Unreadable
from bekasi_cli.model import (
    ArticleKind,
    CorrectionKind,
    CorrectionNote,
    Facts,
    Manuscript,
    Photo,
    Source,
)
from hostile_texts import manuscripts, values

FULL = Manuscript(
    facts=Facts(
        title="Posyandu Melati: Buka Setiap Hari",
        kind=ArticleKind.PRESS_RELEASE,
        summary="Layanan baru.\nUntuk semua.",
        slug="posyandu",
        byline="admin",
        reporters=("rin",),
        editors=("dew",),
        photographers=("tok",),
        dateline="CIKARANG",
        event_date=date(2026, 11, 24),
        category="kesehatan",
        tags=("posyandu", "no"),
        photos=(Photo(media="sha256:ab", caption="Antrean", credit="tok", alt="Orang berdiri"),),
        embargo=datetime(2026, 11, 24, 9, 0, tzinfo=timezone(timedelta(hours=7))),
        correction=CorrectionNote(kind=CorrectionKind.CORRECTION, note="Jam buka."),
        source=Source(digest="sha256:cd", name="lama.txt", url="https://lama.example", views=7),
        extra={"zeta": "010", "alfa": ["a", {"b": "c"}]},
    ),
    body="Isi *miring*.\n\nSelesai.",
)

TEXT = """\
---
kind: siaran-pers
title: 'Posyandu Melati: Buka Setiap Hari'
summary: |-
  Layanan baru.
  Untuk semua.
slug: posyandu
byline: admin
reporters:
  - rin
editors:
  - dew
photographers:
  - tok
dateline: CIKARANG
event_date: 2026-11-24
category: kesehatan
tags:
  - posyandu
  - 'no'
photos:
  - media: sha256:ab
    caption: Antrean
    credit: tok
    alt: Orang berdiri
embargo: 2026-11-24T02:00:00Z
correction:
  kind: correction
  note: Jam buka.
source:
  digest: sha256:cd
  name: lama.txt
  url: https://lama.example
  views: 7
alfa:
  - a
  - b: c
zeta: '010'
---

Isi *miring*.

Selesai.
"""


def test_the_text_of_record_has_a_fixed_order_and_these_very_bytes() -> None:
    assert render(FULL).decode() == TEXT


def test_absent_values_are_left_out() -> None:
    assert render(Manuscript(facts=Facts(), body="")) == b"---\nkind: berita\n---\n"


def test_other_yaml_readers_see_strings_as_strings_and_times_as_times() -> None:
    read = yaml.safe_load(TEXT.split("---\n")[1])

    assert read["tags"] == ["posyandu", "no"]
    assert read["zeta"] == "010"
    assert read["embargo"] == datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def test_a_long_line_is_not_folded() -> None:
    long = "kata " * 200 + "akhir"

    assert f"summary: {long}\n" in render(Manuscript(facts=Facts(summary=long), body="")).decode()


@given(manuscripts)
def test_what_is_written_is_read_back(manuscript: Manuscript) -> None:
    content = render(manuscript)
    read = parse(content).manuscript

    assert read == tidy(manuscript)
    assert render(read) == content
    assert tidy(read) == read
    assert b"\r" not in content
    assert b"\x1b" not in content


@given(manuscripts, st.dictionaries(st.text("abc", min_size=1), values | st.none() | st.integers()))
def test_an_export_reads_back_to_the_same_digest(
    manuscript: Manuscript, bekasi: dict[str, object]
) -> None:
    read = parse(render_export(manuscript, bekasi))

    assert digest(render(read.manuscript)) == digest(render(manuscript))
    assert set(read.bekasi) == {key for key, value in bekasi.items() if value is not None}


def test_an_export_says_under_one_key_what_is_no_text_of_record() -> None:
    content = render_export(
        Manuscript(facts=Facts(title="Judul"), body="Isi"),
        {
            "number": 17,
            "kind": ArticleKind.NEWS,
            "confirmed": True,
            "live": None,
            "published": datetime(2026, 11, 24, 2, 0, tzinfo=UTC),
            "actions": ("edit",),
            "ratio": 0.5,
            "approvals": [{"by": "dew", "via": None}],
        },
    )

    assert content.decode().endswith(
        "bekasi:\n  number: 17\n  kind: berita\n  confirmed: true\n"
        "  published: 2026-11-24T02:00:00Z\n  actions:\n    - edit\n  ratio: '0.5'\n"
        "  approvals:\n    - by: dew\n---\n\nIsi\n"
    )
    assert parse(content).bekasi["number"] == "17"


def test_the_body_is_kept_to_the_last_blank() -> None:
    body = "\n  berlekuk  \n\n---\n\n\nakhir \n\n"

    assert parse(render(Manuscript(facts=Facts(), body=body))).manuscript.body == body


def test_what_could_not_be_read_again_is_not_written() -> None:
    with pytest.raises(Unreadable, match="at most 262144"):
        render(Manuscript(facts=Facts(title="x" * 300_000), body=""))
    with pytest.raises(Unreadable, match="2097152"):
        render(Manuscript(facts=Facts(), body="x" * 2_200_000))


def test_other_values_among_unknown_keys_become_text() -> None:
    manuscript = Manuscript(facts=Facts(extra={"n": 5, "Title": "x", "bekasi": "y"}), body="")

    assert tidy(manuscript).facts.extra == {"n": "5"}
