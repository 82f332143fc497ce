from __future__ import annotations

import os
from pathlib import Path

import pytest

from bekasi_cli.cli import rescue
from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article, Facts
from bekasi_cli.newsroom.reading import manuscript
from newsrooms import Office
from writers import NEWS, Seat, buffers, editor, writes


def facts(office: Office, number: int = 1) -> Facts:
    return office.room().store.get(Article, number).head.facts


def drafts(office: Office) -> int:
    return len(office.room().store.find(Article))


def test_the_template_explains_each_key_and_holds_what_was_typed(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    seen = tmp_path / "seen"
    script = f'cp "$1" {seen}; echo "Isi berita." >> "$1"'

    done = office.bekasi(
        *("draft", "Banjir: 'Surut' Total", "--category", "kesehatan"),
        by="atn",
        env={"EDITOR": editor(tmp_path, script)},
    )

    assert (done.code, facts(office).title) == (0, "Banjir: 'Surut' Total")
    text = seen.read_text("utf-8")
    assert "title: 'Banjir: ''Surut'' Total'\n" in text
    assert "# One of: kesehatan, pemerintahan." in text or "# One of: pemerintahan" in text
    assert "category: kesehatan\n" in text
    assert "reporters: atn\n" in text
    assert facts(office).event_date is None
    store = office.room().store
    assert manuscript(store, store.get(Article, 1), 1).body == "Isi berita."
    assert buffers() == []


def test_closing_the_editor_without_writing_makes_no_article(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)

    stopped = office.bekasi("draft", by="atn", env={"EDITOR": editor(tmp_path, "")})

    assert (stopped.code, stopped.out) == (ExitCode.INTERRUPTED, "")
    assert "Nothing was written" in stopped.err
    assert "code --wait" in stopped.err
    assert (drafts(office), buffers()) == (0, [])


def test_an_editor_that_fails_leaves_nothing_behind_when_nothing_was_typed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch)

    failed = office.bekasi("draft", by="atn", env={"EDITOR": "tidak-ada"})

    assert failed.code == ExitCode.USAGE
    assert "tidak-ada cannot be started" in failed.err
    assert buffers() == []


def test_an_editor_that_fails_after_typing_leaves_the_text_and_says_where(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    script = f'printf %s "{NEWS}" > "$1"; exit 1'

    failed = office.bekasi("draft", by="atn", env={"EDITOR": editor(tmp_path, script)})

    (kept,) = buffers()
    assert failed.code == ExitCode.INTERRUPTED
    assert kept.read_text("utf-8") == NEWS
    assert str(kept) in failed.err
    assert "To go on with it: bekasi draft --resume" in failed.err


def test_resume_brings_the_text_back_and_says_from_when_it_is(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    left = rescue.keep(rescue.Owner(office.room().store.newsroom, None, "atn"), NEWS.encode())
    os.utime(left.path, (1_772_413_200, 1_772_413_200))

    done = office.bekasi(
        "draft", "--resume", by="atn", env={"EDITOR": editor(tmp_path, 'echo x >> "$1"')}
    )

    assert done.code == 0
    assert "This is your unsaved text of 2 Mar 2026 08:00." in done.err
    assert facts(office).title == "Jembatan Cilengkong Dibuka"
    assert buffers() == []


def test_a_text_that_was_brought_back_is_saved_as_it_is_too(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    rescue.keep(rescue.Owner(office.room().store.newsroom, None, "atn"), NEWS.encode())

    done = office.bekasi("draft", "--resume", by="atn", env={"EDITOR": editor(tmp_path, "")})

    assert (done.code, drafts(office), buffers()) == (0, 1, [])


def test_resume_with_nothing_to_resume_is_a_kind_sentence(office: Office) -> None:
    failed = office.bekasi("draft", "--resume", by="atn")

    assert failed.code == ExitCode.NOT_FOUND
    assert "There is no unsaved text of yours here." in failed.err


def test_resume_without_a_terminal_names_the_text_as_a_file(office: Office) -> None:
    left = rescue.keep(rescue.Owner(office.room().store.newsroom, None, "atn"), NEWS.encode())

    failed = office.bekasi("draft", "--resume", by="atn")

    assert failed.code == ExitCode.USAGE
    assert f"bekasi draft --file {left.path}" in failed.err
    assert left.path.exists()


@pytest.mark.parametrize("back", [True, False])
def test_a_text_left_behind_is_offered_before_a_new_one_begins(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, back: bool
) -> None:
    seat = Seat(monkeypatch, back)
    rescue.keep(rescue.Owner(office.room().store.newsroom, None, "atn"), NEWS.encode())
    new = writes(tmp_path, "---\ntitle: Yang Baru\n---\nIsi\n")

    done = office.bekasi(
        "draft", by="atn", env={"EDITOR": editor(tmp_path, "", "none") if back else new}
    )

    assert (done.code, seat.asked) == (0, ["Go on with it?"])
    assert facts(office).title == ("Jembatan Cilengkong Dibuka" if back else "Yang Baru")
    assert len(buffers()) == (0 if back else 1)


def test_with_yes_a_text_left_behind_is_named_and_left_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    left = rescue.keep(rescue.Owner(office.room().store.newsroom, None, "atn"), NEWS.encode())

    office.bekasi("draft", "--yes", by="atn", env={"EDITOR": editor(tmp_path, "")})

    assert buffers() == [left.path]


def test_a_text_with_a_mistake_is_offered_again(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seat = Seat(monkeypatch, True)
    wrong, right = tmp_path / "wrong.md", tmp_path / "right.md"
    wrong.write_text("---\ntitle: Satu\ntags: {a: b}\n---\nIsi\n")
    right.write_text(NEWS)
    script = f'if test -e {wrong}; then mv {wrong} "$1"; else cat {right} > "$1"; fi'

    done = office.bekasi("draft", by="atn", env={"EDITOR": editor(tmp_path, script)})

    assert (done.code, seat.asked) == (0, ["Open the editor again?"])
    assert "in line 3 of the text must be a list" in done.err
    assert (facts(office).title, buffers()) == ("Jembatan Cilengkong Dibuka", [])


@pytest.mark.parametrize("answer", [False, KeyboardInterrupt(), None])
def test_a_text_with_a_mistake_is_kept_when_nobody_mends_it(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: object,
) -> None:
    Seat(monkeypatch, answer)
    wrong = "---\ntitle: 'Satu\n---\nIsi\n"
    yes = ("--yes",) if answer is None else ()

    failed = office.bekasi("draft", *yes, by="atn", env={"EDITOR": writes(tmp_path, wrong)})

    (kept,) = buffers()
    stopped = isinstance(answer, KeyboardInterrupt)
    assert failed.code == (ExitCode.INTERRUPTED if stopped else ExitCode.UNREADABLE)
    assert kept.read_text() == wrong
    assert str(kept) in failed.err
    assert "bekasi draft --resume" in failed.err


WRONG = "---\ntitle: Satu\ntags: {a: b}\n---\nIsi\n"


def test_the_mistake_is_marked_at_its_line_and_the_mark_is_never_saved(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch, True)
    (tmp_path / "wrong.md").write_text(WRONG)
    seen = tmp_path / "seen"
    # whoever mends it leaves the mark where it is, and one more copy of it in the text
    mends = f'''cp "$1" {seen}; sed -i "s/{{a: b}}/a/; s/^Isi/& `grep -m1 bekasi {seen}`/" "$1"'''
    script = f'if test -e {tmp_path}/wrong.md; then mv {tmp_path}/wrong.md "$1"; else {mends}; fi'

    done = office.bekasi("draft", by="atn", env={"EDITOR": editor(tmp_path, script)})

    assert done.code == 0
    lines = seen.read_text().splitlines()
    assert lines[2] == "tags: {a: b}"
    assert lines[3].startswith("# [bekasi!] ^ `tags` in line 3 of the text must be a list")
    assert facts(office).tags == ("a",)
    assert b"bekasi!" not in office.room().store.revision(1, 1)
    assert manuscript(office.room().store, office.room().store.get(Article, 1), 1).body == "Isi"


@pytest.mark.parametrize("wrong", ["tags: {a: b}", "summary: tanpa judul"])
def test_who_gives_up_finds_the_text_as_typed_and_the_mark_again_on_resume(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: str
) -> None:
    Seat(monkeypatch, True, False)
    text = f"---\n{wrong}\n---\nIsi\n"
    first = writes(tmp_path, text)
    office.bekasi("draft", by="atn", env={"EDITOR": f"{first}"})

    (kept,) = buffers()
    assert kept.read_text() == text
    seen = tmp_path / "seen"
    Seat(monkeypatch, False)
    failed = office.bekasi(
        "draft", "--resume", by="atn", env={"EDITOR": editor(tmp_path, f'cp "$1" {seen}', "x")}
    )
    assert failed.code == ExitCode.UNREADABLE
    assert ("[bekasi!]" in seen.read_text()) is wrong.startswith("tags")
    assert kept.read_text() == text


def test_a_file_that_is_no_text_is_offered_again_as_it_is(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch, True, False)
    binary = editor(tmp_path, 'printf "a\\000b" > "$1"')

    failed = office.bekasi("draft", by="atn", env={"EDITOR": binary})

    assert failed.code == ExitCode.UNREADABLE
    assert buffers()[0].read_bytes() == b"a\0b"
