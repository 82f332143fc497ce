from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace as replace_struct

from bekasi_cli.model import Article, Identity
from bekasi_cli.newsroom import writing
from bekasi_cli.newsroom.admin import deactivate_staff
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.storage.port import Fault, Problem
from newsrooms import Office
from writers import NEWS


@pytest.fixture
def drafted(office: Office) -> Office:
    """Return a newsroom with atn's draft as article 1."""
    assert office.bekasi("draft", "--file", "-", by="atn", input=NEWS).code == 0
    return office


def test_a_schedule_that_is_cancelled_and_what_the_writer_put_aside_are_said(
    drafted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit = writing.submit

    def with_consequences(room: Newsroom, number: int, digest: str | None = None) -> Outcome:
        outcome = submit(room, number, digest)
        assert outcome.commit
        torn = Problem(
            fault=Fault.TORN,
            where="journal.jsonl:9",
            message="The rest of {what} lies in recovered/.",
            details={"what": "an act"},
        )
        return replace(
            outcome,
            commit=replace_struct(outcome.commit, notices=(torn,)),
            unscheduled=datetime(2026, 3, 9, 2, 0, tzinfo=UTC),
        )

    monkeypatch.setattr(writing, "submit", with_consequences)

    done = drafted.bekasi("submit", "1", by="atn")

    assert "! It will not go out on 9 Mar 2026 09:00: that schedule is cancelled." in done.err
    assert "! The rest of an act lies in recovered/." in done.err


def test_whose_identity_is_proven_is_not_reminded_of_a_pin(
    drafted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bekasi_cli.newsroom import identity

    proven = replace_struct(drafted.room("atn").actor, identity=Identity.PIN)
    monkeypatch.setattr(identity, "identify", lambda *_: proven)

    assert "PIN" not in drafted.bekasi("submit", "1", by="atn").err


def test_where_nobody_can_approve_nobody_is_named(drafted: Office) -> None:
    for code in ("fiu", "kar"):
        deactivate_staff(drafted.room(), code)

    done = drafted.bekasi("submit", "1", by="atn")

    assert done.code == 0
    assert "It can be approved by" not in done.err


def test_what_can_be_done_after_publication_is_said(drafted: Office) -> None:
    drafted.bekasi("submit", "1", by="atn")
    drafted.bekasi("approve", "1", by="fiu")

    done = drafted.bekasi("publish", "1", by="fiu")

    for command in ("correct 1 --kind minor", "reply 1", "hold 1"):
        assert f"bekasi {command}" in done.err
    assert drafted.room().store.get(Article, 1).live


def test_its_reporter_is_told_that_an_outside_approval_can_be_recorded(drafted: Office) -> None:
    assert "bekasi approve 1 --approved-by" in drafted.bekasi("submit", "1", by="atn").err
