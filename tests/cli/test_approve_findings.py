"""Approve no text with errors of house style, unless somebody says why they may stand."""

from __future__ import annotations

import json

import pytest

from newsrooms import Office

WRONG = "---\ntitle: Resiko banjir\n---\n\nCamat menghimbau warga agar waspada.\n"


@pytest.fixture
def waiting(office: Office) -> Office:
    """Return the office with article 1, which has two errors, waiting for approval."""
    assert office.bekasi("draft", "--file", "-", by="atn", input=WRONG).code == 0
    result = office.bekasi("submit", "1", by="atn")
    assert "House style: 2 errors" in result.err
    assert "Resiko – The standard form is Risiko." in result.err
    return office


def test_errors_keep_a_text_from_being_approved(waiting: Office) -> None:
    before = waiting.files()
    result = waiting.bekasi("approve", "1", by="fiu")
    assert result.code == 4
    assert "has errors of house style: 2" in result.err
    assert "--accept-findings" in result.err
    assert waiting.files() == before


def test_who_takes_them_upon_them_says_why_and_history_keeps_it(waiting: Office) -> None:
    reason = "Ejaan lama pada nama acara"
    result = waiting.bekasi("approve", "1", "--accept-findings", reason, by="fiu")
    assert result.code == 0, result.err
    shown = json.loads(waiting.bekasi("show", "1", "--json").out)
    assert shown["approvals"][0]["accepted"] == reason
    assert f"findings accepted: {reason}" in waiting.bekasi("history", "1").out
    assert f"findings accepted: {reason}" in waiting.bekasi("show", "1").out
    assert waiting.bekasi("audit", "verify").code == 0


def test_a_blank_reason_is_none(waiting: Office) -> None:
    result = waiting.bekasi("approve", "1", "--accept-findings", " ", by="fiu")
    assert result.code == 2
    assert "Say why the findings may stand" in result.err


def test_a_reason_without_errors_is_not_kept(office: Office) -> None:
    text = "---\ntitle: Risiko banjir\n---\n\nCamat mengimbau warga.\n"
    assert office.bekasi("draft", "--file", "-", by="atn", input=text).code == 0
    assert office.bekasi("submit", "1", by="atn").code == 0
    assert office.bekasi("approve", "1", "--accept-findings", "x", by="fiu").code == 0
    shown = json.loads(office.bekasi("show", "1", "--json").out)
    assert shown["approvals"][0]["accepted"] is None


def test_the_house_can_make_a_rule_lighter(waiting: Office) -> None:
    (waiting.folder / "style.toml").write_text('[severity]\n"baku/*" = "warning"\n')
    assert waiting.bekasi("approve", "1", by="fiu").code == 0


def test_a_review_shows_what_was_found(waiting: Office) -> None:
    result = waiting.bekasi("review", "1", by="fiu")
    assert "House style: 2 errors" in result.err


def test_a_quotation_stops_no_approval(office: Office) -> None:
    text = "---\ntitle: Banjir\n---\n\n“Disini rawan banjir,” kata camat.\n"
    assert office.bekasi("draft", "--file", "-", by="atn", input=text).code == 0
    assert office.bekasi("submit", "1", by="atn").code == 0
    assert office.bekasi("approve", "1", by="fiu").code == 0
