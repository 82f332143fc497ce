from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import ExitCode
from newsrooms import Office
from writers import Seat

TRAP = "---\ntitle: '[/] [bold]x[/bold] \x1b[2J'\n---\nIsi\n"


@pytest.fixture
def drafted(office: Office) -> Office:
    """Return a newsroom with atn's draft as article 1, whose headline is full of traps."""
    assert office.bekasi("draft", "--file", "-", by="atn", input=TRAP).code == 0
    return office


def test_nobody_is_asked_with_yes(drafted: Office) -> None:
    done = drafted.bekasi("trash", "1", "--yes", by="atn")
    again = drafted.bekasi("trash", "1", by="atn")

    assert done.code == 0
    assert "is in the trash. To bring it back: bekasi restore 1" in done.out
    assert "[/] [bold]x[/bold]" in done.out
    assert (again.code, again.out) == (0, "You have already moved article 1 to the trash.\n")


def test_where_nobody_can_be_asked_yes_is_named(drafted: Office) -> None:
    before = drafted.files()

    failed = drafted.bekasi("trash", "1", by="atn")

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert "--yes" in failed.err
    assert drafted.files() == before


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_asks_first(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    seat = Seat(monkeypatch, answer)

    done = drafted.bekasi("trash", "1", by="atn")

    assert seat.asked == ["Move article 1, “[/] [bold]x[/bold]”, to the trash?"]
    assert done.code == (ExitCode.DONE if answer else ExitCode.INTERRUPTED)
    state = json.loads(drafted.bekasi("show", "1", "--json").out)["state"]
    assert state == ("trashed" if answer else "draft")


def test_whoever_may_not_is_refused_before_the_question(
    drafted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(monkeypatch)

    refused = drafted.bekasi("trash", "1", by="bud")

    assert (refused.code, seat.asked) == (ExitCode.REFUSED, [])
    assert "Ask " in refused.err
