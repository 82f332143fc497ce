from __future__ import annotations

import json

import pytest

from newsrooms import Office

TEXT = (
    "---\ntitle: Pasar Tani Dibuka\nreporters: [atn{code}]\nevent_date: {day}\n---\n\n"
    "{title} Sari Wulandari membuka pasar tani.\n"
)


def _rules(office: Office, **told: str) -> list[tuple[str, list[str]]]:
    text = TEXT.format(**{"code": "", "day": "2026-11-24", "title": "Bupati Tirtamaya", **told})
    said = office.bekasi("check", "-", "--json", input=text)
    return [(each["rule"], each["suggestions"]) for each in json.loads(said.out)]


@pytest.fixture
def registered(office: Office) -> Office:
    """Return the office with an official who was acting first and then elected."""
    first = ("--office", "Pj. Bupati Tirtamaya", "--from", "2022-05-23", "--to", "2025-02-19")
    office.bekasi("officials", "add", "Sari Wulandari", *first)
    then = ("--office", "Bupati Tirtamaya", "--from", "2025-02-20")
    assert office.bekasi("officials", "edit", "1", *then).code == 0
    return office


def test_an_article_is_held_against_the_offices_of_its_own_day(registered: Office) -> None:
    assert _rules(registered) == []
    assert _rules(registered, title="Pj. Bupati Tirtamaya", day="2023-02-14") == []
    assert _rules(registered, day="2023-02-14") == [("pejabat/penjabat", ["Pj. Bupati Tirtamaya"])]
    assert _rules(registered, day="2020-02-14") == [("pejabat/jabatan", [])]


def test_an_article_stays_right_when_the_office_changes_hands(registered: Office) -> None:
    text = TEXT.format(code="", day="2026-11-24", title="Bupati Tirtamaya")
    assert registered.bekasi("draft", "--file", "-", by="atn", input=text).code == 0
    ended = ("--office", "Bupati Tirtamaya", "--to", "2026-12-31")
    registered.bekasi("officials", "edit", "1", *ended)
    heir = ("--office", "Bupati Tirtamaya", "--from", "2027-01-01")
    registered.bekasi("officials", "add", "Jaka Permana", *heir)

    assert registered.bekasi("check", "1").code == 0
    assert _rules(registered, day="2027-02-01") == [("pejabat/jabatan", [])]


def test_an_error_about_an_official_stops_the_approval(registered: Office) -> None:
    text = TEXT.format(code="", day="2023-02-14", title="Bupati Tirtamaya")
    registered.bekasi("draft", "--file", "-", by="atn", input=text)
    registered.bekasi("submit", "1", by="atn")

    refused = registered.bekasi("approve", "1", "--yes", by="fiu")

    assert refused.code == 4
    assert registered.bekasi(
        "approve", "1", "--yes", "--accept-findings", "Sudah ditanyakan.", by="fiu"
    ).code in (0, 3)


def test_a_code_that_nobody_has_is_told_in_a_newsroom_and_nowhere_else(office: Office) -> None:
    assert _rules(office, code=", zzz") == [("naskah/kode", [])]
    assert _rules(office) == []
