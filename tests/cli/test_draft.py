from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from bekasi_cli.errors import ExitCode, Unreachable
from bekasi_cli.model import Article, ArticleKind, Facts
from bekasi_cli.newsroom.reading import manuscript
from newsrooms import Office
from runner import bekasi
from word_files import document, paragraph
from writers import NEWS, Seat, buffers


@pytest.fixture
def naskah(tmp_path: Path) -> Path:
    path = tmp_path / "naskah.md"
    path.write_text(NEWS, "utf-8")
    return path


def facts(office: Office, number: int = 1) -> Facts:
    return office.room().store.get(Article, number).head.facts


def drafts(office: Office) -> int:
    return len(office.room().store.find(Article))


def test_a_file_becomes_a_draft_and_its_writer_learns_what_comes_next(
    office: Office, naskah: Path
) -> None:
    done = office.bekasi("draft", "--file", naskah, by="atn")

    assert done.code == ExitCode.DONE
    assert "Article 1, “Jembatan Cilengkong Dibuka”, is saved as a draft" in done.out
    assert "bekasi edit 1, bekasi submit 1, bekasi trash 1" in done.err
    article = office.room().store.get(Article, 1)
    assert manuscript(office.room().store, article, 1).body == "Warga menyeberang lagi."
    assert buffers() == []


def test_a_pipe_becomes_a_draft_and_json_is_all_that_stdout_holds(office: Office) -> None:
    done = office.bekasi("draf", "--file", "-", "--json", by="atn", input=NEWS)

    made = json.loads(done.out)
    assert (done.code, made["number"], made["state"]) == (0, 1, "draft")
    assert made["body"] == "Warga menyeberang lagi."


def test_what_is_typed_wins_over_what_the_text_says(office: Office, naskah: Path) -> None:
    done = office.bekasi(
        *("draft", "Judul Lain", "--file", naskah, "--kind", "siaran-pers"),
        *("--category", "kesehatan", "--reporter", "bud", "--reporter", "atn"),
        by="bud",
    )

    assert "the text has another: Jembatan Cilengkong Dibuka" in done.err
    found = facts(office)
    assert (found.title, found.kind) == ("Judul Lain", ArticleKind.PRESS_RELEASE)
    assert (found.category, found.reporters) == ("kesehatan", ("bud", "atn"))


def test_the_same_headline_twice_needs_no_note(office: Office, naskah: Path) -> None:
    done = office.bekasi("draft", "Jembatan Cilengkong Dibuka", "--file", naskah, by="atn")

    assert "another" not in done.err


def test_a_text_that_came_by_whatsapp_is_its_writers_and_not_the_typists(office: Office) -> None:
    done = office.bekasi(
        "draft", "Banjir Surut", "--from", "atn", "--source", "-", by="fiu", input="Air turun."
    )

    assert done.code == 0
    (revision,) = office.room().store.get(Article, 1).revisions
    assert (revision.by, revision.entered_by) == ("atn", "fiu")
    assert facts(office).reporters == ("atn",)


def test_what_was_read_leniently_is_said(office: Office) -> None:
    done = office.bekasi(
        "draft", "--file", "-", by="atn", input="---\ntitle: no\nstate: live\nauthor: x\n---\nIsi"
    )

    assert done.code == 0
    assert "`state` in line 3 was left out" in done.err
    assert facts(office).title == "no"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "There is no text in it"),
        (b" \n\n", "There is no text in it"),
        (b"---\n- a\n- list\n---\nIsi", "is not made of `name: value` lines"),
        (b"---\na: &a [x]\nb: *a\n---\nIsi", "YAML anchor or alias"),
        (b"---\ntitle: 'half\n---\nIsi", "cannot be read as front matter"),
        (b"Isi tanpa judul", "no headline"),
        (b"x" * 5_000_000, "The text has 5000000 bytes"),
    ],
)
def test_what_cannot_be_read_makes_no_article_and_is_not_lost(
    office: Office, text: bytes, says: str
) -> None:
    before = office.files()

    failed = office.bekasi("draft", "--file", "-", by="atn", input=text)

    assert (failed.code, failed.out) == (ExitCode.UNREADABLE, "")
    assert says in failed.err
    assert office.files() == before
    kept = buffers()
    assert [path.read_bytes() for path in kept] == ([text] if text.strip() else [])
    for path in kept:
        assert str(path) in failed.err
        assert "bekasi draft --resume" in failed.err


def test_a_file_that_cannot_be_read_as_text_lies_where_it_was(office: Office, naskah: Path) -> None:
    naskah.write_bytes(b"---\ntitle: 'half\n---\n")

    failed = office.bekasi("draft", "--file", naskah, by="atn")

    assert failed.code == ExitCode.UNREADABLE
    assert "cannot be read as front matter" in failed.err
    assert buffers() == []


def test_a_file_that_is_not_there_or_a_folder_is_a_sentence(office: Office, tmp_path: Path) -> None:
    for name, reason in (
        (tmp_path / "x", "nothing of that name"),
        (tmp_path, "it is a folder"),
        ("a\0b", "null byte"),
    ):
        failed = office.bekasi("draft", "--file", name, by="atn")
        assert (failed.code, failed.out) == (ExitCode.UNREADABLE, "")
        assert reason in failed.err


def test_a_bom_and_a_headline_full_of_traps_are_only_text(office: Office) -> None:
    title = "[/] [bold]x[/bold] \x1b[31m{nama}"
    done = office.bekasi(
        "draft", "--file", "-", by="atn", input=f"\ufeff---\ntitle: '{title}'\n---\nIsi"
    )

    assert done.code == 0
    assert "“[/] [bold]x[/bold] {nama}”" in done.out
    assert "\x1b" not in done.out + done.err


def test_without_a_terminal_and_without_a_file_nothing_is_read(office: Office) -> None:
    failed = office.bekasi("draft", by="atn", input=NEWS)

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert "bekasi draft --file FILE" in failed.err
    assert drafts(office) == 0


def test_two_sources_for_one_text_are_refused(office: Office) -> None:
    failed = office.bekasi("draft", "--file", "x", "--resume", by="atn")

    assert failed.code == ExitCode.USAGE
    assert "--file and --resume" in failed.err


def test_the_pin_and_the_text_cannot_come_through_one_pipe(office: Office) -> None:
    failed = office.bekasi("draft", "--file", "-", "--pin-file", "-", by="atn", input=NEWS)

    assert failed.code == ExitCode.USAGE
    assert "cannot hold both your PIN and the text" in failed.err


def test_a_closed_standard_input_is_a_sentence(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bekasi_cli.cli import sources

    for closed in (None, io.TextIOWrapper(io.BytesIO())):
        if closed:
            closed.close()
        monkeypatch.setattr(sources, "sys", type("sys", (), {"stdin": closed}))
        failed = office.bekasi("draft", "--file", "-", by="atn")
        assert failed.code == ExitCode.USAGE
        assert "Standard input is closed" in failed.err


def test_whoever_may_not_write_here_is_told_before_an_editor_opens(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bekasi_cli.storage.tiny import TinyStore

    def no(_: TinyStore) -> None:
        raise Unreachable("You have no permission to write here.")

    Seat(monkeypatch)
    monkeypatch.setattr(TinyStore, "writable", no)

    failed = office.bekasi("draft", by="atn", env={"EDITOR": "/nowhere"})

    assert failed.code == ExitCode.DAMAGED
    assert "no permission" in failed.err
    assert buffers() == []


def test_whoever_types_the_text_itself_is_told_how_to_end_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bekasi_cli.cli import sources

    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    stdin = Terminal(io.BytesIO(NEWS.encode()))
    monkeypatch.setattr(sources, "sys", type("sys", (), {"stdin": stdin}))

    done = office.bekasi("draft", "--file", "-", by="atn")

    assert done.code == 0
    assert "Ctrl-D on a line of its own ends it." in done.err


@pytest.mark.parametrize(
    "line",
    [
        *("draft --file x", "edit 1", "submit 1", "withdraw 1", "trash 1 --yes", "restore 1"),
        *("send-back 1 --reason x", "approve 1", "publish 1"),
    ],
)
def test_where_there_is_no_newsroom_each_command_says_so(tmp_path: Path, line: str) -> None:
    failed = bekasi("--newsroom", tmp_path, *line.split())

    assert (failed.code, failed.out) == (ExitCode.NOT_FOUND, "")
    assert "no newsroom" in failed.err


MESSAGE = "[24/11 09.12] Atika: *Banjir Surut*\n[24/11 09.13] Atika: ARUNGJATI - Air *turun*."


def test_a_whatsapp_text_is_read_as_it_came_and_how_it_came_is_journalled(office: Office) -> None:
    done = office.bekasi(
        *("draft", "--from", "atn", "--via", "WhatsApp", "--file", "-"), by="fiu", input=MESSAGE
    )

    assert (done.code, facts(office).title) == (0, "Banjir Surut")
    assert facts(office).dateline == "ARUNGJATI"
    assert "Taken as the headline: Banjir Surut" in done.err
    article = office.room().store.get(Article, 1)
    assert manuscript(office.room().store, article, 1).body == "Air **turun**."
    assert "WhatsApp" in office.bekasi("history", "1").out


def test_a_text_without_a_headline_is_told_where_to_type_one(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "pesan.txt"
    path.write_text("Selamat pagi, izin melapor.\nAir turun.\n", "utf-8")

    failed = office.bekasi("draft", "--file", path, by="atn")

    assert failed.code == ExitCode.UNREADABLE
    assert f'bekasi draft "HEADLINE" --file {path}' in failed.err


def test_who_took_the_pictures_and_when_it_happened_are_flags(office: Office, naskah: Path) -> None:
    done = office.bekasi(
        *("draft", "--file", naskah, "--photographer", "bud", "--photographer", "atn"),
        *("--event-date", "14/2/2026"),
        by="atn",
    )

    assert "14 February 2026" in done.err
    found = facts(office)
    assert (found.photographers, str(found.event_date)) == (("bud", "atn"), "2026-02-14")
    failed = office.bekasi("draft", "--file", naskah, "--event-date", "entah", by="atn")
    assert failed.code in (ExitCode.USAGE, ExitCode.UNREADABLE)


def test_a_word_document_becomes_a_draft(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "naskah.docx"
    path.write_bytes(document(paragraph("Air Surut", style="Title"), paragraph("Air turun.")))

    done = office.bekasi("draft", "--file", path, by="atn")

    assert (done.code, facts(office).title) == (0, "Air Surut")
    path.write_bytes(document(paragraph("Judul", style="Title")).replace(b"PK\x05\x06", b"PK\0\0"))
    failed = office.bekasi("draft", "--file", path, by="atn")
    assert (failed.code, failed.out) == (ExitCode.UNREADABLE, "")
    assert "Open it in Word" in failed.err
