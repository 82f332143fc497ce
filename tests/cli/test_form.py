from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article, ArticleKind, Facts
from bekasi_cli.newsroom.reading import manuscript
from newsrooms import Office
from writers import Seat, buffers, spawn


def facts(office: Office) -> Facts:
    return office.room().store.get(Article, 1).head.facts


def test_who_knows_no_front_matter_is_asked_and_sees_the_page_before_it_is_saved(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(monkeypatch, "", "Pasar Dibuka", "Arungjati", "entah", "14/2/2026")
    seat._answers += ["Arungjati – Warga *hadir*.\nDua.", True]

    done = office.bekasi("draft", "--form", by="atn")

    assert done.code == 0
    assert "○ Not saved yet" in done.out
    found = facts(office)
    assert (found.title, found.dateline) == ("Pasar Dibuka", "ARUNGJATI")
    assert (str(found.event_date), found.reporters) == ("2026-02-14", ("atn",))
    store = office.room().store
    assert manuscript(store, store.get(Article, 1), 1).body == "Warga **hadir**.\n\nDua."
    assert len(seat.asked) == 7
    assert buffers() == []


def test_what_was_typed_as_a_flag_is_not_asked(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(monkeypatch, "", "SIARAN PERS\n\nBEKASI - Warga hadir.")

    done = office.bekasi(
        *("draft", "Judul", "--form", "--yes", "--event-date", "14/2/2026"), by="atn"
    )

    assert (done.code, len(seat.asked)) == (0, 2)
    assert (facts(office).dateline, facts(office).kind) == ("BEKASI", ArticleKind.PRESS_RELEASE)


def test_a_text_that_names_another_place_keeps_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch, "Arungjati", "", "BEKASI - Warga hadir.")

    assert office.bekasi("draft", "Judul", "--form", "--yes", by="atn").code == 0
    store = office.room().store
    assert manuscript(store, store.get(Article, 1), 1).body == "BEKASI – Warga hadir."


@pytest.mark.parametrize(
    "answers", [("", "", "Warga hadir.", False), ("", "", ("Warga hadir.", KeyboardInterrupt()))]
)
def test_a_no_or_an_accident_loses_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, answers: tuple[object, ...]
) -> None:
    Seat(monkeypatch, *answers)

    left = office.bekasi("draft", "Judul", "--form", by="atn")

    assert left.code == ExitCode.INTERRUPTED
    (kept,) = buffers()
    assert "Warga hadir." in kept.read_text("utf-8")
    assert str(kept) in left.err
    assert office.room().store.find(Article) == []


def test_nothing_typed_leaves_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    Seat(monkeypatch, "", "", ("", KeyboardInterrupt()))

    assert office.bekasi("draft", "Judul", "--form", by="atn").code == ExitCode.INTERRUPTED
    assert buffers() == []


def test_where_nobody_can_be_asked_the_flag_is_named(office: Office) -> None:
    failed = office.bekasi("draft", "--form", by="atn")

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert "--file" in failed.err


def test_a_text_from_elsewhere_is_not_asked_for(office: Office, tmp_path: Path) -> None:
    failed = office.bekasi("draft", "--form", "--file", tmp_path / "x", by="atn")

    assert failed.code == ExitCode.USAGE
    assert "--form" in failed.err


def test_the_form_at_a_real_terminal(office: Office) -> None:
    terminal = spawn(office, "draft", "--form", by="atn", env={"PROMPT_TOOLKIT_NO_CPR": "1"})
    for question, answer in (
        ("Headline", "Pasar Dibuka\r"),
        ("Place", "Arungjati\r"),
        ("Day", "\r"),
        ("Text", "Warga hadir.\rDua.\x1b\r"),
        ("Save it", "y"),
    ):
        terminal.expect(question)
        terminal.send(answer)
    terminal.expect("is saved as a draft")
    terminal.expect("bekasi edit 1")
    terminal.close()
    assert facts(office).dateline == "ARUNGJATI"
