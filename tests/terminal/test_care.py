from __future__ import annotations

import pytest
from msgspec.structs import replace

from bekasi_cli.i18n import N_
from bekasi_cli.storage.port import Entry, Fault, Head, Problem, Report
from bekasi_cli.terminal import care
from drawings import HOSTILE, WIB, WIDTHS, at, drawn, flat, terminal

NAMES = {"lks": "Laksita Mahendrani"}
HEAD = Head(
    newsroom="tag:prokopim.tirtamaya.example,2026:k3f9", seq=41, digest="sha256:" + "a" * 64
)
WHOLE = Report(head=HEAD, lines=42, files=12)
ENTRY = Entry(
    seq=41,
    digest="sha256:" + "a" * 64,
    at=at(3),
    login="laksita",
    actor="lks",
    identity="login",
    act="send-back",
    about=("articles/17",),
    reason="Teras belum menyebut tempat.",
)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_line_of_the_log_tells_when_who_what_and_why(width: int) -> None:
    text = flat(drawn(care.log([ENTRY], terminal(width), names=NAMES), width))
    for part in ("41", "Laksita", "(lks)", "send-back", "articles/17", "Teras", "14 Feb 2026"):
        assert part in text
    assert "not proven" not in text


@pytest.mark.parametrize("width", WIDTHS)
def test_an_unproven_identity_is_marked(width: int) -> None:
    entry = replace(ENTRY, identity="unproven", reason="")
    text = flat(drawn(care.log([entry], terminal(width), names={}), width))
    assert "not" in text.split()
    assert "proven" in text.split()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_tombstone_is_named_as_such(width: int) -> None:
    entry = Entry(seq=7, digest="sha256:" + "b" * 64, redacted=True)
    text = flat(drawn(care.log([entry], terminal(width), names={}), width))
    assert "(content removed)" in text


def test_a_reason_in_the_log_is_never_markup() -> None:
    text = drawn(care.log([replace(ENTRY, reason=HOSTILE)], terminal(200), names={}), 200)
    assert "[/] [bold]x[/bold]" in flat(text)


def test_a_line_without_a_time_still_shows() -> None:
    entry = replace(ENTRY, at=None)
    assert "send-back" in drawn(care.log([entry], terminal(), names={}))
    assert care.entry_json(entry, WIB)["at"] is None


def test_the_json_of_a_line_says_who_when_and_why() -> None:
    data = care.entry_json(ENTRY, WIB)
    assert data["at"] == "2026-02-14T10:00:00+07:00"
    assert (data["actor"], data["about"]) == ("lks", ["articles/17"])
    assert data["reason"] == "Teras belum menyebut tempat."
    assert data["redacted"] is False


@pytest.mark.parametrize("width", WIDTHS)
def test_a_whole_newsroom_is_said_to_be_whole(width: int) -> None:
    text = flat(drawn(care.report(WHOLE, terminal(width)), width))
    assert "42 lines" in text
    assert "✓ The newsroom is whole." in text


LEFTOVER = Problem(
    fault=Fault.ORPHAN, where="articles/2026/000017/003.md", message="Left behind.", serious=False
)
LOST = Problem(
    fault=Fault.REVISION,
    where="articles/2026/000017/002.md",
    message=N_("It is not the text {digest}."),
    details={"digest": "sha256:1f"},
)
MENDABLE = Problem(
    fault=Fault.CHECKPOINT, where="newsroom.json", message="It was changed.", repairable=True
)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_problem_is_named_with_its_file(width: int) -> None:
    report = replace(WHOLE, problems=(LEFTOVER, LOST, MENDABLE), repaired=("newsroom.json",))
    text = drawn(care.report(report, terminal(width)), width)
    joined = flat(text)
    assert "! articles/2026/000017/003.md:" in joined
    assert "✗ articles/2026/000017/002.md: It is not the text sha256:1f." in joined
    assert joined.count("This cannot be restored") == 1
    assert "✓ newsroom.json was put right." in joined
    assert "is whole" not in joined


def test_leftovers_alone_leave_a_newsroom_whole() -> None:
    report = replace(WHOLE, problems=(LEFTOVER,))
    assert "The newsroom is whole." in drawn(care.report(report, terminal()))


def test_the_json_of_a_report_holds_every_problem() -> None:
    data = care.report_json(
        replace(WHOLE, problems=(LOST,), repaired=("journal.jsonl",)), terminal()
    )
    assert data["whole"] is False
    assert data["problems"] == [
        {
            "fault": "revision",
            "where": "articles/2026/000017/002.md",
            "message": "It is not the text sha256:1f.",
            "serious": True,
            "repairable": False,
        }
    ]
    assert data["repaired"] == ["journal.jsonl"]


def test_lines_that_an_erasure_names_stand_in_runs() -> None:
    named = ("articles/1", "journal/7", "journal/8", "journal/9", "journal/12", "journal/x")
    assert care._in_runs(named) == ["articles/1", "journal/7-9", "journal/12", "journal/x"]
    assert care._in_runs(("staff/1", "staff/2")) == ["staff/1", "staff/2"]
