from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bekasi_cli.errors import Conflict, Refused, UsageProblem
from bekasi_cli.model import Article, Stage, State
from bekasi_cli.newsroom import editing, outside, writing
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.newsroom.story import events
from builders import NOW, as_, manuscript, newsroom, staff

KABAG = "Kabag Prokopim"


@pytest.fixture
def room() -> Newsroom:
    """Return a newsroom in which atn's article 1 waits for approval."""
    made = newsroom("atn")
    number = writing.draft(made, manuscript(reporters=("atn",))).article.id
    writing.submit(made, number)
    return made


def article(room: Newsroom) -> Article:
    return room.store.get(Article, 1)


def record(room: Newsroom, who: str = KABAG, code: str = "", *, publish: bool = False) -> Outcome:
    code = code or f"SETUJU {outside.answer_code(article(room))}"
    return outside.approve_outside(
        room, 1, approved_by=who, via="WhatsApp", code=code, publish=publish
    )


@given(
    st.sampled_from(["SETUJU 17-", "setuju 17 - ", "Setuju: 17-", "17–", "17 ", "", "SETUJU "]),
    st.text("0123456789abcdefABCDEF", min_size=8, max_size=64),
    st.sampled_from(["", ".", " ", "\n"]),
)
def test_the_code_is_found_however_the_answer_was_typed(lead: str, code: str, end: str) -> None:
    assert outside.read_code(17, f"{lead}{code}{end}") == code


def test_a_code_that_is_none_or_anothers_is_told_so() -> None:
    for answer in ("ok", "SETUJU", "SETUJU 17", "17-A1B2", "A1B2C3D4 A1B2C3D4", "9" * 90):
        with pytest.raises(UsageProblem, match=r"no code of a text .* bekasi ask 17"):
            outside.read_code(17, answer)
    with pytest.raises(UsageProblem, match=r"of article 18, not of article 17\. bekasi approve 18"):
        outside.read_code(17, "SETUJU 18-A1B2C3D4")


def test_at_night_its_reporter_records_the_answer_and_publishes(room: Newsroom) -> None:
    outcome = record(room, publish=True)
    (approval,) = outcome.article.approvals
    assert (approval.by, approval.approved_by, approval.via) == ("atn", KABAG, "WhatsApp")
    assert approval.confirmed is False
    assert outcome.article.state is State.PUBLISHED
    assert events(room.store, 1)[-1].act == "approve-outside-publish"
    (notice,) = outcome.notices
    assert notice.details["people"] == (
        "Fitri Utami (fiu), Gunawan Saputra (gun), Ade Mulyana (adm)"
    )


def test_recorded_twice_it_is_already_done(room: Newsroom) -> None:
    record(room)
    again = record(room)
    assert again.already
    assert len(again.article.approvals) == 1


def test_a_stale_code_says_to_ask_again_and_another_who_was_faster_is_named(
    room: Newsroom,
) -> None:
    old = outside.answer_code(article(room))
    writing.revise(room, 1, manuscript(body="Baru.", reporters=("atn",)))
    writing.submit(room, 1)
    with pytest.raises(Conflict, match=r"no longer the newest.*with its own code: bekasi ask 1"):
        record(room, code=old)
    with pytest.raises(Conflict, match=r"No version of article 1 .* bekasi ask 1"):
        record(room, code="0" * 8)
    editing.approve(as_(room, "fiu"), 1)
    with pytest.raises(Conflict, match=r"Fitri Utami \(fiu\) has already approved"):
        record(room)


def test_who_how_and_which_text_must_be_said(room: Newsroom) -> None:
    with pytest.raises(UsageProblem, match="by what way, and the code of the text"):
        outside.approve_outside(room, 1, approved_by=KABAG, via="WhatsApp", code=" ")
    with pytest.raises(Refused, match="wrote article 1 and cannot"):
        record(as_(room, "fiu"), "ATN")


def test_whoever_is_named_confirms_and_nobody_else(room: Newsroom) -> None:
    outcome = record(room, "fiu")
    assert outcome.notices[0].details["people"] == "Fitri Utami (fiu)"
    with pytest.raises(Refused, match="Only the person named"):
        outside.confirm(as_(room, "adm"), 1)
    confirmed = outside.confirm(as_(room, "fiu"), 1)
    assert confirmed.article.approvals[0].confirmed is True
    assert outside.confirm(as_(room, "fiu"), 1).already


def test_where_nobody_could_confirm_that_is_said() -> None:
    alone = newsroom("atn", people=staff("atn"))
    writing.draft(alone, manuscript(reporters=("atn",)))
    writing.submit(alone, 1)
    assert "nobody here can confirm it" in record(alone).notices[0].message


def test_what_nobody_confirmed_for_a_day_is_overdue(room: Newsroom) -> None:
    made = record(room).article
    at = made.approvals[0].at
    for hours, overdue in ((23, False), (24, True)):
        (found,) = outside.unconfirmed([made], at + timedelta(hours=hours))
        assert (found.article, found.overdue) == (made, overdue)
    void = replace(made, approvals=(replace(made.approvals[0], void=True),), stage=Stage.DRAFT)
    assert outside.unconfirmed([void], NOW) == []
    done = outside.confirm(as_(room, "fiu"), 1).article
    assert outside.unconfirmed([done], NOW) == []
