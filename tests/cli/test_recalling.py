from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article, CorrectionKind, CorrectionNote, Ground, Publication, State
from bekasi_cli.newsroom.acting import case, file, written
from bekasi_cli.storage.port import Change, View
from bekasi_cli.workflow import TRANSITIONS, Action
from newsrooms import Office
from stories import TEXT, published, submitted
from writers import Seat

REASON = "Foto itu dari peristiwa lain."


@pytest.fixture
def live(office: Office) -> Office:
    """Return a newsroom whose article 1 readers see."""
    published(office)
    return office


def article(office: Office) -> Article:
    return office.room().store.get(Article, 1)


def test_one_command_hides_an_article_and_another_shows_it_again(live: Office) -> None:
    held = live.bekasi("tahan", "1", "--reason", "Nama keliru", by="fiu")
    again = live.bekasi("hold", "1", by="fiu")
    late = live.bekasi("hold", "1", by="kar")

    assert (held.code, again.code, late.code) == (0, 0, ExitCode.CONFLICT)
    assert "“Pasar tani dibuka”, is on hold" in held.out
    assert "bekasi release 1" in held.out
    assert again.out == "You have already put article 1 on hold.\n"
    assert "Fiona Utari (fiu) has already put article 1 on hold" in late.err
    assert article(live).publication is Publication.HELD

    shown = live.bekasi("release", "1", by="kar")
    assert (shown.code, article(live).publication) == (0, Publication.LIVE)
    assert "is shown to readers again." in shown.out
    assert "/berita/1-pasar-tani-dibuka.html" in shown.err
    assert live.bekasi("release", "1", by="kar").out == "You have already released article 1.\n"


def test_a_reporter_holds_nothing_and_hears_who_can(live: Office) -> None:
    refused = live.bekasi("hold", "1", by="atn")

    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "Fiona Utari (fiu)" in refused.err


def test_what_is_not_published_cannot_be_held_nor_discarded(office: Office) -> None:
    submitted(office)

    for command in ("hold", "release", "discard"):
        refused = office.bekasi(command, "1", "--yes", by="fiu")
        assert (refused.code, refused.out) == (ExitCode.REFUSED, "")


def test_a_retraction_takes_two_people_and_tells_readers_why(live: Office) -> None:
    live.bekasi("hold", "1", by="fiu")
    words = ("retract", "1", "--ground", "wrong-photograph", "--reason", REASON, "--yes")

    own = live.bekasi(*words, by="fiu")
    done = live.bekasi(*words, "--json", by="kar")
    again = live.bekasi(*words, by="kar")

    assert (own.code, done.code, again.code) == (ExitCode.REFUSED, 0, 0)
    assert "You put article 1 on hold, so somebody else must retract it." in own.err
    data = json.loads(done.out)
    assert data["state"] == "retracted"
    assert (data["retraction"]["reason"], data["retraction"]["ground"]) == (
        *(REASON, "wrong-photograph"),
    )
    assert data["url"].endswith("/berita/1-pasar-tani-dibuka.html")
    assert again.out == "You have already retracted article 1.\n"


@pytest.mark.parametrize("said", [(), ("--ground", "grave-error"), ("--reason", REASON)])
def test_without_ground_or_reason_nothing_is_retracted(live: Office, said: tuple[str, ...]) -> None:
    live.bekasi("hold", "1", by="fiu")

    failed = live.bekasi("retract", "1", *said, "--yes", by="kar")

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert "Say on what ground article 1 is retracted, and why" in failed.err


def test_where_nobody_can_be_asked_a_retraction_names_yes(live: Office) -> None:
    live.bekasi("hold", "1", by="fiu")

    failed = live.bekasi("retract", "1", "--ground", "guideline", "--reason", "x", by="kar")

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert "--yes" in failed.err


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_ground_and_reason_are_asked_and_read_back(
    live: Office, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    live.bekasi("hold", "1", by="fiu")
    seat = Seat(monkeypatch, "grave-error", REASON, answer)

    done = live.bekasi("cabut", "1", by="kar")

    assert done.code == (0 if answer else ExitCode.INTERRUPTED)
    assert [value for value, _ in seat.choices] == [ground.value for ground in Ground]
    assert seat.asked == [
        "On what ground is it retracted?",
        "What should readers of article 1, “Pasar tani dibuka”, be told?",
        "Retract article 1, “Pasar tani dibuka”, for good?",
    ]
    assert f"Readers will see: {REASON} (ground: a grave error)" in done.err
    assert (article(live).state is State.RETRACTED) is answer


def test_whoever_may_not_retract_is_not_made_to_type_a_reason(
    live: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(monkeypatch)

    refused = live.bekasi("retract", "1", by="kar")

    assert (refused.code, seat.asked) == (ExitCode.REFUSED, [])
    assert "hold it first" in refused.err


def test_afterwards_show_preview_and_history_tell_it(live: Office) -> None:
    live.bekasi("hold", "1", "--reason", "Diperiksa dulu", by="fiu")
    live.bekasi(
        "retract", "1", "--ground", "wrong-photograph", "--reason", REASON, "--yes", by="kar"
    )

    sheet = " ".join(live.bekasi("show", "1").out.split())
    assert f"{REASON} (ground: a wrong photograph)" in sheet
    page = " ".join(live.bekasi("preview", "1").out.replace("┃", " ").split())
    assert f"The article was retracted: readers see a notice with the reason. {REASON}" in page
    story = live.bekasi("history", "1").out
    assert "Fiona Utari (fiu) put it on hold. “Diperiksa dulu”" in story
    assert f"Kartika Rahayu (kar) retracted it. “{REASON}”" in story


def begin_correction(office: Office) -> None:
    """Begin a correction of article 1 as the table has it."""
    room = office.room("atn")

    def decide(view: View) -> Change:
        before = view.get(Article, 1)
        note = CorrectionNote(kind=CorrectionKind.CORRECTION, note="Harinya keliru.")
        text = replace(TEXT, facts=replace(TEXT.facts, correction=note))
        version, content = written(text, 2)
        this = replace(case(room, view, before, room.now()), text=version)
        return Change(
            act="correct",
            actor=room.actor,
            at=room.now(),
            about=(before.ref,),
            puts=(TRANSITIONS[Action.CORRECT](this),),
            revisions=(file(room, before, 2, content),),
        )

    room.store.write(decide)


@pytest.mark.parametrize("answer", [True, False])
def test_changes_are_discarded_after_a_question_and_their_text_is_kept(
    live: Office, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    begin_correction(live)
    seat = Seat(monkeypatch, answer)

    done = live.bekasi("discard", "1", by="atn")

    assert seat.asked == ["Discard the changes to article 1, “Pasar tani dibuka” (revision 2)?"]
    assert done.code == (0 if answer else ExitCode.INTERRUPTED)
    assert article(live).state is (State.PUBLISHED if answer else State.DRAFT)
    if answer:
        assert "Article 1 is back at revision 1" in done.out
        assert "bekasi show 1 --revision 2" in done.err
        assert "Harinya keliru." in live.bekasi("show", "1", "--revision", "2").out
        again = live.bekasi("discard", "1", by="atn")
        assert again.out == "You have already discarded the changes to article 1.\n"


def test_a_retraction_and_a_discard_on_hold_say_what_they_drop(live: Office) -> None:
    begin_correction(live)
    live.bekasi("hold", "1", by="fiu")
    dropped = live.bekasi("discard", "1", "--yes", by="fiu")
    assert "The article is on hold. To show it again: bekasi release 1" in dropped.err
    assert "is back at revision 1" in dropped.out
    assert live.bekasi("discard", "1", "--yes", by="kar").code == ExitCode.CONFLICT
