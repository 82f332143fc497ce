from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

from bekasi_cli.model import Facts, Manuscript
from bekasi_cli.newsroom import writing
from newsrooms import Office
from stories import BODY, draft, published, submitted


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_a_page_is_drawn_at_the_width_of_the_terminal(office: Office, columns: str) -> None:
    number = published(office)
    result = office.bekasi("preview", str(number), by="", env={"COLUMNS": columns})
    assert (result.code, result.err) == (0, "")
    text = " ".join(result.out.split())
    assert "● Live: readers see this text" in text
    assert "ARUNGJATI – Warga membuka pasar tani" in text
    assert "Editor: Fiona Utari (fiu)" in text
    assert "Prokopim Kabupaten Tirtamaya" in text
    assert max(map(len, result.out.splitlines())) <= int(columns)


def test_a_draft_is_not_what_readers_see(office: Office) -> None:
    result = office.bekasi("preview", str(submitted(office)))
    assert "NOT WHAT READERS SEE NOW" in result.out
    assert "◐ Waiting for approval" in result.out


def test_an_article_that_was_never_published_has_no_live_text(office: Office) -> None:
    result = office.bekasi("preview", str(draft(office)), "--live")
    assert (result.code, result.out) == (4, "")
    assert "bekasi preview" in result.err


def test_the_live_text_of_a_published_article(office: Office) -> None:
    number = published(office)
    assert office.bekasi("preview", str(number), "--live").code == 0
    data = json.loads(office.bekasi("preview", str(number), "--live", "--json").out)
    assert (data["revision"], data["body"]) == (1, BODY)


def test_an_older_revision_is_shown_as_such(office: Office) -> None:
    number = draft(office)
    text = Manuscript(facts=Facts(title="Judul baru"), body="Isi baru.")
    writing.revise(office.room("atn"), number, text)
    result = office.bekasi("preview", str(number), "--revision", "1")
    assert "This is neither the working text nor the published one." in result.out
    assert "Judul baru" not in result.out
    assert "Judul baru" in office.bekasi("preview", str(number)).out
    data = json.loads(office.bekasi("preview", str(number), "--revision", "1", "--json").out)
    assert (data["revision"], data["title"]) == (1, "Pasar tani dibuka")


def test_two_texts_at_once_are_refused(office: Office) -> None:
    result = office.bekasi("preview", str(draft(office)), "--live", "--revision", "1")
    assert result.code == 2


@pytest.mark.parametrize("arguments", [("99",), ("0",), (str(10**30),), ("1", "--revision", "7")])
def test_what_does_not_exist_is_said(office: Office, arguments: tuple[str, ...]) -> None:
    draft(office)
    result = office.bekasi("preview", *arguments)
    assert (result.code, result.out) == (8, "")


def test_hostile_texts_are_drawn_as_they_are(office: Office) -> None:
    text = Manuscript(
        facts=Facts(title="[/] [bold]x[/bold] \x1b[31m"),
        body="[/red] <script>x</script> \x1b]0;x\x07",
    )
    number = writing.draft(office.room("atn"), text).article.id
    result = office.bekasi("preview", str(number))
    assert result.code == 0
    assert "[/] [bold]x[/bold]" in result.out
    assert "[/red] <script>x</script>" in result.out
    assert "\x1b" not in result.out


def test_a_long_page_goes_through_the_pager(office: Office, tmp_path: Path) -> None:
    text = Manuscript(facts=Facts(title="Panjang"), body="Satu paragraf.\n\n" * 200)
    number = writing.draft(office.room("atn"), text).article.id
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nhead -c 0\necho PAGER RAN\n")
    pager.chmod(0o755)
    child = pexpect.spawn(
        sys.executable,
        ["-m", "bekasi_cli", "--newsroom", str(office.folder), "preview", str(number)],
        env={**os.environ, "BEKASI_PAGER": str(pager), "TERM": "xterm"},
        encoding="utf-8",
        timeout=20,
    )
    child.expect("PAGER RAN")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_a_message_for_whatsapp_says_when_it_must_not_be_shared(office: Office) -> None:
    waiting = office.bekasi("preview", str(submitted(office)), "--as", "whatsapp", by="")
    assert (waiting.code, waiting.out.splitlines()[0]) == (0, "*Pasar tani dibuka*")
    assert "do not share it before it is published" in waiting.err
    number = published(office)
    live = office.bekasi("preview", str(number), "--as", "WhatsApp", by="")
    assert (live.code, live.err) == (0, "")
    assert f"/berita/{number}-pasar-tani-dibuka.html" in live.out
    assert live.out.endswith("html\n")


def test_an_embargo_stands_on_top_of_the_message(office: Office) -> None:
    text = "---\ntitle: Rahasia\nembargo: 2099-02-14T09:00:00+07:00\n---\n\nIsi.\n"
    assert office.bekasi("draft", "--file", "-", by="atn", input=text).code == 0
    result = office.bekasi("preview", "1", "--as", "whatsapp", by="")
    assert result.out.startswith("*EMBARGO")
    assert "14 " in result.out.splitlines()[0]


def test_format_whatsapp_is_the_same_message_whoever_looks(office: Office) -> None:
    number = str(published(office))
    by_as = office.bekasi("preview", number, "--as", "whatsapp", by="")
    assert office.bekasi("preview", number, "--format", "whatsapp", by="atn") == by_as
    assert office.bekasi("preview", number, "--format", "page").out != by_as.out


def test_an_old_staff_code_whatsapp_is_still_a_person(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = str(published(office))
    monkeypatch.setattr("bekasi_cli.newsroom.register.WHATSAPP", "")
    assert office.bekasi("staff", "add", "whatsapp", "--name", "Wa", "--role", "editor").code == 0
    assert "Readers see" not in office.bekasi("preview", number, "--as", "whatsapp", by="").err
    assert "Live: readers see" in office.bekasi("preview", number, "--as", "whatsapp", by="").out


def test_the_page_of_the_site_is_made_for_one_person_and_marked_as_a_draft(office: Office) -> None:
    number = submitted(office)
    told = json.loads(office.bekasi("preview", str(number), "--web", "--json").out)
    page = Path(told["page"])
    assert "Menunggu persetujuan: belum terbit" in page.read_text()
    assert not page.is_relative_to(office.folder)
    assert not (office.folder / "site").exists()
    assert page.parents[3].stat().st_mode & 0o077 == 0


def test_the_published_page_of_the_site_is_not_marked(office: Office) -> None:
    number = published(office)
    words = ("correct", str(number), "--kind", "update", "--note", "x", "--file", "-")
    text = "---\ntitle: Judul lain\n---\n\nIsi lain.\n"
    assert office.bekasi(*words, by="atn", input=text).code == 0
    live = office.bekasi("preview", str(number), "--web", "--live")
    assert live.out.startswith("Its page: ")
    assert "Pasar tani dibuka" in Path(live.out.split()[-1]).read_text()
    head = office.bekasi("preview", str(number), "--web")
    assert "Judul lain" in Path(head.out.split()[-1]).read_text()


def test_what_has_no_page_of_the_site_says_so(office: Office) -> None:
    number = draft(office)
    assert office.bekasi("preview", str(number), "--web", "--live").code == 4
    assert office.bekasi("preview", str(number), "--web", "--revision", "1").code == 2
    assert office.bekasi("trash", str(number), "--yes", by="atn").code == 0
    assert office.bekasi("preview", str(number), "--web").code == 4
