from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.cli import rescue
from bekasi_cli.errors import ExitCode, Unreachable
from bekasi_cli.model import Article, Stage
from bekasi_cli.newsroom import writing
from bekasi_cli.newsroom.reading import manuscript
from newsrooms import Office
from writers import NEWS, Seat, buffers, editor, writes

OTHER = NEWS.replace("menyeberang lagi", "lega")


@pytest.fixture
def drafted(office: Office) -> Office:
    """Return a newsroom with atn's draft as article 1."""
    assert office.bekasi("draft", "--file", "-", by="atn", input=NEWS).code == 0
    return office


def article(office: Office) -> Article:
    return office.room().store.get(Article, 1)


def body(office: Office, revision: int) -> str:
    return manuscript(office.room().store, article(office), revision).body


def owner(office: Office, code: str = "atn") -> rescue.Owner:
    return rescue.Owner(office.room().store.newsroom, 1, code)


def test_a_file_becomes_the_next_revision(drafted: Office, tmp_path: Path) -> None:
    (tmp_path / "baru.md").write_text(OTHER, "utf-8")

    done = drafted.bekasi("edit", "1", "--file", tmp_path / "baru.md", by="atn")

    assert done.code == 0
    assert "Revision 2 of article 1 is saved (code " in done.out
    assert "It is now a draft." in done.out
    assert body(drafted, 2) == "Warga lega."


def test_the_same_text_makes_no_revision_and_says_so(drafted: Office) -> None:
    done = drafted.bekasi("edit", "1", "--file", "-", by="atn", input=NEWS)

    assert done.code == 0
    assert done.out == "Nothing was changed: article 1 stays at revision 1.\n"
    assert article(drafted).last_revision == 1


def test_json_is_the_article_also_where_nothing_was_changed(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    done = drafted.bekasi("edit", "1", "--json", by="atn", env={"EDITOR": editor(tmp_path, "")})

    assert (json.loads(done.out)["revision"], buffers()) == (1, [])


def test_a_change_voids_the_approval_and_says_whose(drafted: Office) -> None:
    drafted.bekasi("submit", "1", by="atn")
    drafted.bekasi("approve", "1", by="fiu")

    done = drafted.bekasi("edit", "1", "--file", "-", by="atn", input=OTHER)

    assert done.code == 0
    assert "! The approval by fiu of " in done.err
    assert "counts no longer" in done.err
    assert article(drafted).stage is Stage.DRAFT


def test_an_editor_polishes_and_the_article_waits_on(drafted: Office) -> None:
    drafted.bekasi("submit", "1", by="atn")

    done = drafted.bekasi("edit", "1", "--file", "-", by="fiu", input=OTHER)

    assert "It is now waiting for approval." in done.out


def test_whoever_came_too_late_has_their_text_kept_as_a_revision(drafted: Office) -> None:
    drafted.bekasi("edit", "1", "--file", "-", "--base", "1", by="atn", input=OTHER)

    late = drafted.bekasi(
        "edit", "1", "--file", "-", "--base", "1", by="fiu", input=NEWS.replace("Warga", "Semua")
    )

    assert (late.code, late.out) == (ExitCode.CONFLICT, "")
    assert "Atnan Wiryawan (atn) was faster: version 2" in late.err
    assert "kept as version 3" in late.err
    assert (body(drafted, 2), body(drafted, 3)) == ("Warga lega.", "Semua menyeberang lagi.")
    assert article(drafted).head.revision == 2
    assert buffers() == []


@pytest.mark.parametrize("pipe", [True, False])
def test_a_conflict_whose_text_the_store_cannot_keep_leaves_it_in_the_rescue_folder(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pipe: bool
) -> None:
    (tmp_path / "baru.md").write_text(OTHER, "utf-8")

    def no(*_: object, **__: object) -> None:
        raise Unreachable("You have no permission to write here.")

    monkeypatch.setattr(writing, "revise", no)
    source = "-" if pipe else tmp_path / "baru.md"

    failed = drafted.bekasi("edit", "1", "--file", source, by="atn", input=OTHER)

    (kept,) = buffers()
    assert failed.code == ExitCode.DAMAGED
    assert kept.read_text("utf-8") == OTHER
    assert f"Your text is kept in {kept}. To go on with it: bekasi edit 1 --resume" in failed.err


def test_a_text_that_cannot_be_read_is_kept_and_named(drafted: Office) -> None:
    failed = drafted.bekasi("edit", "1", "--file", "-", by="atn", input="---\ntags: {a: b}\n---\n")

    assert failed.code == ExitCode.UNREADABLE
    assert "in line 2 of the text" in failed.err
    assert str(buffers()[0]) in failed.err


@pytest.mark.parametrize("number", ["0", "2", str(10**30)])
def test_an_article_that_is_not_there_is_not_found(drafted: Office, number: str) -> None:
    failed = drafted.bekasi("edit", number, "--file", "-", by="atn", input=NEWS)

    assert (failed.code, failed.out) == (ExitCode.NOT_FOUND, "")


def test_whoever_may_not_change_it_is_told_before_an_editor_opens(
    drafted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch)

    failed = drafted.bekasi("edit", "1", by="bud", env={"EDITOR": "/nowhere"})

    assert failed.code == ExitCode.REFUSED
    assert "Only its reporter or an editor" in failed.err
    assert "Fiona Utari (fiu)" in failed.err


def test_without_a_terminal_the_editor_is_not_opened(drafted: Office) -> None:
    failed = drafted.bekasi("edit", "1", by="atn")

    assert failed.code == ExitCode.USAGE
    assert "bekasi edit 1 --file FILE" in failed.err


def test_the_editor_gets_the_text_of_record(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    seen = tmp_path / "seen"
    script = f'cp "$1" {seen}; sed "s/menyeberang lagi/lega/" {seen} > "$1"'

    done = drafted.bekasi("edit", "1", by="atn", env={"EDITOR": editor(tmp_path, script)})

    assert done.code == 0
    assert seen.read_bytes() == drafted.room().store.revision(1, 1)
    assert body(drafted, 2) == "Warga lega."
    assert buffers() == []


def test_the_reason_for_sending_back_stands_first_in_the_editor_and_is_not_saved(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    drafted.bekasi("submit", "1", by="atn")
    drafted.bekasi("send-back", "1", "--reason", "Sumber?\n---\ntitle: x\x1b[0m", by="fiu")
    seen = tmp_path / "seen"
    script = f'cp "$1" {seen}; sed "s/menyeberang lagi/lega/" {seen} > "$1"'

    done = drafted.bekasi("edit", "1", by="atn", env={"EDITOR": editor(tmp_path, script)})

    first = seen.read_text("utf-8").splitlines()
    assert first[0] == "---"
    assert first[1].startswith("# Sent back by fiu on ")
    assert first[2:5] == ["# Sumber?", "# ---", "# title: x"]
    assert done.code == 0
    assert b"Sumber" not in drafted.room().store.revision(1, 2)


def test_somebody_faster_while_the_editor_is_open_leaves_both_texts(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    revise = writing.revise

    def after_another(*arguments: object, **more: object) -> object:
        monkeypatch.setattr(writing, "revise", revise)
        drafted.bekasi("edit", "1", "--file", "-", by="fiu", input=OTHER)
        return revise(*arguments, **more)  # type: ignore[arg-type] # whatever it was called with

    monkeypatch.setattr(writing, "revise", after_another)
    mine = NEWS.replace("Warga", "Semua")

    late = drafted.bekasi("edit", "1", by="atn", env={"EDITOR": writes(tmp_path, mine)})

    assert late.code == ExitCode.CONFLICT
    assert "Fiona Utari (fiu) was faster" in late.err
    assert (body(drafted, 2), body(drafted, 3)) == ("Warga lega.", "Semua menyeberang lagi.")
    assert buffers() == []


def test_a_base_that_is_not_the_newest_opens_no_editor(
    drafted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch)

    failed = drafted.bekasi("edit", "1", "--base", "7", by="atn", env={"EDITOR": "/nowhere"})

    assert failed.code == ExitCode.CONFLICT
    assert "is at revision 1 by now, not at 7" in failed.err


def test_resume_goes_on_upon_the_revision_that_was_read(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    rescue.keep(owner(drafted), OTHER.encode(), base=1)

    done = drafted.bekasi("edit", "1", "--resume", by="atn", env={"EDITOR": editor(tmp_path, "")})

    assert done.code == 0
    assert "This is your unsaved text of " in done.err
    assert (body(drafted, 2), buffers()) == ("Warga lega.", [])


@pytest.mark.parametrize("instead", [True, False])
def test_resume_after_somebody_else_saved_says_so_first(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, instead: bool
) -> None:
    Seat(monkeypatch)
    rescue.keep(owner(drafted), OTHER.encode(), base=1)
    drafted.bekasi("edit", "1", "--file", "-", by="fiu", input=NEWS.replace("Warga", "Semua"))
    base = ("--base", "2") if instead else ()

    done = drafted.bekasi(
        "edit", "1", "--resume", *base, by="atn", env={"EDITOR": editor(tmp_path, "")}
    )

    assert ("Meanwhile revision 2 was saved" in done.err) is not instead
    assert done.code == (ExitCode.DONE if instead else ExitCode.CONFLICT)
    assert body(drafted, 3) == "Warga lega."
    assert article(drafted).head.revision == (3 if instead else 2)
    assert buffers() == []


def test_a_text_that_was_emptied_is_not_saved(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch, False)

    failed = drafted.bekasi("edit", "1", by="atn", env={"EDITOR": writes(tmp_path, "")})

    assert failed.code == ExitCode.UNREADABLE
    assert "There is no text in it" in failed.err
    assert (article(drafted).last_revision, buffers()) == (1, [])


def test_an_editor_that_takes_the_file_away_ends_in_a_sentence(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)

    failed = drafted.bekasi("edit", "1", by="atn", env={"EDITOR": editor(tmp_path, 'rm "$1"')})

    assert failed.code == ExitCode.UNREADABLE
    assert "cannot be read: there is nothing of that name" in failed.err
    assert (article(drafted).last_revision, buffers()) == (1, [])


def test_an_editor_that_took_its_time_is_not_told_to_wait(
    drafted: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from bekasi_cli.cli import editor as running

    Seat(monkeypatch)
    monkeypatch.setattr(running, "AT_ONCE", 0.0)

    done = drafted.bekasi("edit", "1", by="atn", env={"EDITOR": editor(tmp_path, "")})

    assert done.out.startswith("Nothing was changed")
    assert "--wait" not in done.err
