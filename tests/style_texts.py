"""Check short texts as tests of the house style do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bekasi_cli.newsroom.checking import Source, piece, report
from bekasi_cli.style import Finding, Holder, Post, Register, Scheduled, check, standard

DAY = date(2026, 11, 24)
REGISTER = Register(
    (
        Holder(
            "Sari Wulandari",
            "Hj.",
            "S.Sos., M.Si.",
            (
                Post("Camat Rawalintang", "", date(2019, 1, 7), date(2022, 5, 22)),
                Post("Bupati Tirtamaya", "Pj.", date(2022, 5, 23), date(2025, 2, 19)),
                Post("Bupati Tirtamaya", "", date(2025, 2, 20)),
            ),
        ),
        Holder(
            "Jaka Permana",
            "",
            "S.STP.",
            (Post("Camat Rawalintang", "Plt.", date(2022, 5, 23)),),
        ),
    ),
    frozenset(("atn", "fiu", "kesehatan")),
    {
        3: Scheduled(
            3,
            "Panen raya",
            "Selasa, 24 November 2026",
            lambda on: on == DAY,
            "Sawah Desa Talunsaga",
            (("Camat Rawalintang", "Jaka Permana", "Camat"),),
        )
    }.get,
)
"""The register that examples of rules about officials are held against."""


def registered(text: str) -> list[Finding]:
    """Return what the house style finds in TEXT in a newsroom with a REGISTER."""
    rules = replace(standard(), register=REGISTER)
    return list(report(Source(text, day=DAY), rules).findings)


def found(text: str, day: date | None = None) -> list[Finding]:
    """Return what the house style finds in TEXT, Markdown that may begin with a headline."""
    return check(piece(Source(text, day=day)), standard())


def told(text: str, day: date | None = None) -> list[tuple[str, str, str]]:
    """Return rule, words and first suggestion of each finding in TEXT, hints left out."""
    return [
        (each.rule, each.text, each.suggestions[0] if each.suggestions else "")
        for each in found(text, day)
        if each.own.value in ("error", "warning")
    ]
