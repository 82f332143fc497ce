from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.documents import render
from bekasi_cli.errors import ExitCode, Unreachable
from bekasi_cli.model import Article, CorrectionKind, Publication, State
from bekasi_cli.newsroom import correcting
from bekasi_cli.newsroom.reading import manuscript
from newsrooms import Office
from stories import TEXT, published
from writers import Seat, buffers, editor

NOTE = "Pasar dibuka hari Minggu, bukan Sabtu."
WORDS = ("correct", "1", "--kind", "correction", "--note", NOTE)
NEW = render(TEXT).decode().replace("Sabtu (14/2/2026)", "Minggu (15/2/2026)")


@pytest.fixture
def live(office: Office) -> Office:
    """Return a newsroom whose article 1 readers see."""
    published(office)
    return office


def article(office: Office) -> Article:
    return office.room().store.get(Article, 1)


def body(office: Office, revision: int) -> str:
    return manuscript(office.room().store, article(office), revision).body


def test_a_correction_is_a_new_draft_and_readers_see_the_old_text(live: Office) -> None:
    done = live.bekasi(*WORDS, "--file", "-", by="atn", input=NEW)

    assert done.code == 0, done.err
    assert "A new version of article 1 is begun (revision 2, code " in done.out
    now = article(live)
    assert (now.state, now.publication) == (State.DRAFT, Publication.LIVE)
    assert now.live
    assert now.live.revision == 1
    said = now.head.facts.correction
    assert said
    assert (said.kind, said.note) == (CorrectionKind.CORRECTION, NOTE)
    assert "bekasi submit 1" in done.err


def test_once_published_it_is_dated_and_told_and_an_older_one_leaves(live: Office) -> None:
    live.bekasi(*WORDS, "--file", "-", by="atn", input=NEW)
    live.bekasi("submit", "1", by="atn")
    assert live.bekasi("approve", "1", "--publish", by="fiu").code == 0
    room = live.room()
    text = render(manuscript(room.store, article(live), 2)).decode()
    update = ("ralat", "1", "--kind", "update", "--note", "Pasar sudah tutup.")

    done = live.bekasi(
        *update, "--file", "-", "--json", by="atn", input=text.replace("tani", "ikan")
    )

    data = json.loads(done.out)
    assert [each["note"] for each in data["corrections"]] == [NOTE]
    assert data["correction"] == {"kind": "update", "note": "Pasar sudah tutup."}
    story = " ".join(live.bekasi("history", "1").out.split())
    assert f"Atnan Wiryawan (atn) began a new version of the published text. “{NOTE}”" in story


def test_the_editor_opens_on_the_live_text_with_the_note_in_it(
    live: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    seen = tmp_path / "seen"
    script = f'cp "$1" {seen}; sed "s/Sabtu/Minggu/; s/bukan Sabtu/bukan Jumat/" {seen} > "$1"'

    done = live.bekasi(*WORDS, by="atn", env={"EDITOR": editor(tmp_path, script)})

    assert done.code == 0, done.err
    first = seen.read_text("utf-8").splitlines()
    assert first[1].startswith("# Change the text; readers are told")
    assert NOTE in seen.read_text("utf-8")
    assert "Minggu (14/2/2026)" in body(live, 2)
    assert b"# Change" not in live.room().store.revision(1, 2)
    assert buffers() == []


def test_an_editor_closed_without_a_change_begins_nothing(
    live: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)

    done = live.bekasi(*WORDS, by="atn", env={"EDITOR": editor(tmp_path, "")})

    assert done.code == 0
    assert "Nothing was changed: article 1 stays at revision 1." in done.out
    assert (article(live).state, buffers()) == (State.PUBLISHED, [])


def test_kind_and_note_are_asked_on_a_terminal(
    live: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seat = Seat(monkeypatch, "update", "Jalan dibuka.")
    script = 'sed -i "s/Sabtu/Minggu/" "$1"'

    done = live.bekasi("correct", "1", by="atn", env={"EDITOR": editor(tmp_path, script)})

    assert done.code == 0, done.err
    assert seat.asked == [
        "What do you do to article 1, “Pasar tani dibuka”?",
        "What should readers know of the change to article 1?",
    ]
    said = article(live).head.facts.correction
    assert said
    assert (said.kind, said.note) == (CorrectionKind.UPDATE, "Jalan dibuka.")


@pytest.mark.parametrize(
    ("words", "flag"),
    [((), "--kind"), (("--kind", "correction", "--file", "-"), "--note")],
)
def test_where_nobody_can_be_asked_the_flag_is_named(
    live: Office, words: tuple[str, ...], flag: str
) -> None:
    failed = live.bekasi("correct", "1", *words, by="atn", input=NEW)

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert flag in failed.err


def test_an_empty_note_corrects_nothing_and_the_text_is_kept(
    live: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch, "")
    failed = live.bekasi(
        *("correct", "1", "--kind", "correction", "--file", "-"), by="atn", input=NEW
    )
    assert failed.code == ExitCode.USAGE
    assert "Say what readers should know" in failed.err
    assert len(buffers()) == 1, "what came through a pipe lies nowhere else"


def test_whoever_began_it_goes_on_with_edit_and_another_hears_by_whom(live: Office) -> None:
    live.bekasi(*WORDS, "--file", "-", by="atn", input=NEW)

    again = live.bekasi(*WORDS, by="atn")
    same = live.bekasi(*WORDS, "--file", "-", by="atn", input=NEW)
    other = live.bekasi(*WORDS, "--file", "-", by="atn", input=NEW.replace("tani", "ikan"))
    late = live.bekasi(*WORDS, "--file", "-", by="bud", input=NEW)

    assert (again.code, again.out) == (
        *(0, "You have already begun to correct article 1: bekasi edit 1\n"),
    )
    assert (same.code, same.out) == (*(0, "Nothing was changed: article 1 stays at revision 2.\n"),)
    assert other.code == ExitCode.REFUSED
    assert "bekasi edit 1" in other.err
    assert late.code == ExitCode.CONFLICT
    assert "Atnan Wiryawan (atn) has already begun to correct article 1" in late.err


def test_a_text_that_came_too_late_is_kept_as_a_revision(
    live: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    whole = correcting.correct

    def after_another(*arguments: object, **more: object) -> object:
        monkeypatch.setattr(correcting, "correct", whole)
        live.bekasi(*WORDS, "--file", "-", by="bud", input=NEW)
        return whole(*arguments, **more)  # type: ignore[arg-type] # whatever it was called with

    monkeypatch.setattr(correcting, "correct", after_another)
    script = 'sed -i "s/tani/ikan/" "$1"'

    late = live.bekasi(*WORDS, by="atn", env={"EDITOR": editor(tmp_path, script)})

    assert late.code == ExitCode.CONFLICT
    assert "Budiman Laksana (bud) was faster" in late.err
    assert "pasar ikan" in body(live, 3)
    assert (article(live).head.revision, buffers()) == (2, [])


def test_what_the_store_cannot_keep_is_resumed_with_its_note(
    live: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    script = 'sed -i "s/Sabtu/Minggu/" "$1"'
    with monkeypatch.context() as broken:

        def no(*_: object, **__: object) -> None:
            raise Unreachable("You have no permission to write here.")

        broken.setattr(correcting, "correct", no)
        failed = live.bekasi(*WORDS, by="atn", env={"EDITOR": editor(tmp_path, script)})
    assert failed.code == ExitCode.DAMAGED
    assert f"bekasi correct 1 --kind correction --note '{NOTE}' --resume" in failed.err
    assert len(buffers()) == 1

    done = live.bekasi(
        *("correct", "1", "--kind", "correction", "--resume"),
        by="atn",
        env={"EDITOR": editor(tmp_path, "")},
    )

    said = article(live).head.facts.correction
    assert (done.code, said and said.note, buffers()) == (0, NOTE.replace("Sabtu", "Minggu"), [])


def test_a_held_article_is_corrected_and_then_released(live: Office) -> None:
    live.bekasi("hold", "1", "--reason", "Nama keliru", by="fiu")
    begun = live.bekasi(*WORDS, "--file", "-", by="atn", input=NEW)
    live.bekasi("submit", "1", by="atn")
    live.bekasi("approve", "1", "--publish", by="kar")
    assert "Readers go on seeing a notice until the article is released." in begun.out
    assert article(live).state is State.HELD

    live.bekasi("release", "1", by="fiu")

    now = article(live)
    assert now.live
    assert (now.publication, now.live.revision) == (Publication.LIVE, 2)
    assert [each.note for each in now.corrections] == [NOTE]


def test_an_approved_correction_is_not_yet_at_the_address(live: Office) -> None:
    live.bekasi(*WORDS, "--file", "-", by="atn", input=NEW)
    live.bekasi("submit", "1", by="atn")

    assert "Its address" not in live.bekasi("approve", "1", by="fiu").err
    assert "Its address" in live.bekasi("publish", "1", by="fiu").err
