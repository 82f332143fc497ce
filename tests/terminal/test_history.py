from __future__ import annotations

import pytest
from msgspec.structs import replace

from bekasi_cli.model import Approval, ApprovalKind, Identity, Revision, State
from bekasi_cli.newsroom.story import Event
from bekasi_cli.terminal import history
from bekasi_cli.workflow import REVISE_CONFLICT, Action
from drawings import HOSTILE, HOUSE, WIB, WIDTHS, at, drawn, flat, terminal

EVENT = Event(
    seq=7, at=at(3), act="draft", by="dsp", login="dewi", identity="login", state=State.DRAFT
)
FIRST = Revision(n=1, digest=f"sha256:{1:064x}", parent=0, by="dsp", login="dewi", at=at(3))
GIVEN = Approval(
    revision=1, digest=FIRST.digest, kind=ApprovalKind.OUTSIDE, by="lks", at=at(3), via="WhatsApp"
)


def told(event: Event, width: int = 120) -> str:
    story = history.story(17, [event], terminal(width), names=HOUSE.names)
    return flat(drawn(story, width))


@pytest.mark.parametrize("act", [*Action, REVISE_CONFLICT, "import"])
def test_every_act_has_a_sentence_of_its_own(act: str) -> None:
    text = told(replace(EVENT, act=act))
    assert "did:" not in text
    assert "Dewi Saptarini (dsp)" in text or act == Action.PUBLISH_DUE


def test_an_act_of_a_later_release_is_told_by_its_name() -> None:
    assert "Dewi Saptarini (dsp) did: assign" in told(replace(EVENT, act="assign"))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_time_stands_by_each_act(width: int) -> None:
    assert "14 Feb 2026 10:00 Dewi Saptarini (dsp) wrote the first text." in told(EVENT, width)


def test_a_text_names_its_revision_and_who_typed_it_in() -> None:
    entered = replace(FIRST, entered_by="lks")
    text = told(replace(EVENT, revision=entered))
    assert "revision 1, code 00000000" in text
    assert "by Dewi Saptarini (dsp), entered by Laksita Mahendrani (lks)" in text


def test_a_schedule_made_and_cancelled_is_told() -> None:
    text = told(replace(EVENT, act="schedule", scheduled=at(9), unscheduled=at(8)))
    assert "to go out on 14 Feb 2026 16:00" in text
    assert "will not go out on 14 Feb 2026 15:00" in text


def test_a_confirmation_names_what_it_confirms() -> None:
    text = told(replace(EVENT, act="confirm", confirmed=GIVEN))
    assert "confirmed: the approval of revision 1" in text


def test_an_outside_approval_carries_its_marks() -> None:
    given = replace(GIVEN, approved_by="Kabag", confirmed=False, reason="Lisan")
    text = told(replace(EVENT, act="approve-outside", approval=given))
    assert "! given by Kabag via WhatsApp ! Lisan ! not yet confirmed" in text


def test_a_mark_is_told_once() -> None:
    given = replace(GIVEN, identity=Identity.UNPROVEN)
    text = told(replace(EVENT, approval=given, identity="unproven"))
    assert text.count("identity not proven") == 1


def test_an_identity_of_a_later_release_is_no_mark() -> None:
    assert "!" not in told(replace(EVENT, identity="fingerprint"))


def test_a_reason_is_never_markup() -> None:
    text = told(replace(EVENT, reason=HOSTILE, act="send-back"))
    assert "[/] [bold]x[/bold]" in text
    assert "\u202e" not in text


def test_the_json_of_an_act_that_changed_little_is_mostly_null() -> None:
    data = history.event_json(EVENT, WIB)
    assert data["at"] == "2026-02-14T10:00:00+07:00"
    assert {data[name] for name in ("revision", "digest", "entered_by", "approval")} == {None}
    assert (data["lost"], data["same_login"], data["voided"]) == (False, False, [])


def test_the_json_of_a_text_tells_who_typed_it_in() -> None:
    event = replace(EVENT, revision=replace(FIRST, entered_by="lks"), scheduled=at(9), lost=True)
    data = history.event_json(event, WIB)
    assert (data["revision"], data["entered_by"], data["lost"]) == (1, "lks", True)
    assert data["scheduled"] == "2026-02-14T16:00:00+07:00"
