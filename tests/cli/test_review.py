from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article, Stage
from bekasi_cli.newsroom import commenting, writing
from newsrooms import Office
from stories import TEXT, draft, submitted
from terminals import DOWN, ends, hears
from writers import Seat, editor, spawn

PAGER = {"BEKASI_PAGER": "cat"}


@pytest.fixture
def waiting(office: Office) -> Office:
    """Return a newsroom whose article 1 waits with a second text and two comments."""
    number = submitted(office)
    commenting.comment(office.room("fiu"), number, "Pasar yang mana?", 1)
    commenting.comment(office.room("kar"), number, "Siapa yang bicara?", 2)
    body = TEXT.body.replace("pasar tani", "toko tani")
    writing.revise(office.room("atn"), number, replace(TEXT, body=body))
    writing.submit(office.room("atn"), number)
    return office


def article(office: Office) -> Article:
    return office.room().store.get(Article, 1)


def test_without_a_terminal_the_screen_is_printed_and_the_commands_are_named(
    waiting: Office,
) -> None:
    before = waiting.files()
    done = waiting.bekasi("periksa", "1", by="fiu")
    text = " ".join(done.out.split())
    assert done.code == 0
    assert "1 ARUNGJATI – Warga membuka toko tani, Sabtu" in text
    assert text.index("2 ▌ Kami") < text.index("» Kartika Rahayu (kar), ")
    assert "What revision 2 changes in revision 1" in text
    assert "*[-pasar-]{+toko+} tani*" in text
    assert "Comments » Fiona Utari (fiu), " in text
    assert ", on paragraph 1 of revision 1: Pasar yang mana?" in text
    code = article(waiting).head.digest[7:15].upper()
    assert f"Article 1, revision 2, code {code}" in text
    assert done.err == (
        f"Decide with: bekasi approve 1 --digest {code}, bekasi send-back 1 --reason …,"
        " bekasi edit 1\n"
    )
    assert waiting.files() == before


def test_programs_get_the_article_and_its_changes(waiting: Office) -> None:
    found = json.loads(waiting.bekasi("review", "1", "--json", by="fiu").out)
    assert (found["number"], len(found["comments"])) == (1, 2)
    assert found["changes"]["from"]["revision"] == 1
    assert {"mark": "new", "text": "toko"} in found["changes"]["body"]


def test_a_first_text_changes_nothing_and_an_onlooker_decides_nothing(office: Office) -> None:
    draft(office)
    done = office.bekasi("review", "1", by="bud")
    assert done.code == 0
    assert "changes in revision" not in done.out
    assert done.err == "There is nothing for you to decide here. See: bekasi show 1\n"
    assert json.loads(office.bekasi("review", "1", "--json").out)["changes"] is None


def test_a_text_that_is_empty_or_begins_with_a_list_is_shown_too(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input="---\ntitle: x\n---\n")
    empty = office.bekasi("review", "1", by="atn")
    assert (empty.code, "(belum ada teks)" in empty.out) == (0, True)
    listed = "---\ntitle: x\ndateline: ARUNGJATI\n---\n\n- satu\n\nDua.\n"
    office.bekasi("draft", "--file", "-", by="atn", input=listed)
    text = " ".join(office.bekasi("review", "2", by="atn").out.split())
    assert "ARUNGJATI 1 • satu 2 Dua." in text


def test_an_editor_reads_and_approves_by_one_key(waiting: Office) -> None:
    terminal = spawn(waiting, "review", "1", by="fiu", env=PAGER)
    hears(terminal, "Warga membuka")
    hears(terminal, "What revision 2 changes")
    hears(terminal, "What about article 1")
    terminal.send("\r")
    hears(terminal, "You approved article 1")
    assert ends(terminal) == 0
    assert article(waiting).stage is Stage.APPROVED


def test_an_editor_sends_it_back_with_a_reason(waiting: Office) -> None:
    terminal = spawn(waiting, "review", "1", by="fiu", env=PAGER)
    hears(terminal, "What about article 1")
    terminal.send(DOWN + "\r")
    hears(terminal, "What has to change")
    terminal.send("Sebut nama pasarnya\r")
    hears(terminal, "is a draft again")
    assert ends(terminal) == 0
    back = article(waiting).sent_back
    assert (back and back.reason) == "Sebut nama pasarnya"


def test_an_editor_edits_it_at_once(waiting: Office, tmp_path: Path) -> None:
    program = editor(tmp_path, 'sed -i "s/toko/kios/" "$1"')
    terminal = spawn(waiting, "review", "1", by="fiu", env={**PAGER, "EDITOR": program})
    hears(terminal, "What about article 1")
    terminal.send(DOWN + DOWN + "\r")
    hears(terminal, "Revision 3 of article 1 is saved")
    assert ends(terminal) == 0


def test_ctrl_c_leaves_it_as_it_is(waiting: Office) -> None:
    terminal = spawn(waiting, "review", "1", by="fiu", env=PAGER)
    hears(terminal, "What about article 1")
    terminal.sendintr()
    assert ends(terminal) == ExitCode.INTERRUPTED
    assert article(waiting).stage is Stage.SUBMITTED


@pytest.mark.parametrize("choice", ["approve", "send-back", "edit", "leave"])
def test_each_choice_does_what_it_says(
    waiting: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, choice: str
) -> None:
    monkeypatch.setenv("BEKASI_EDITOR", editor(tmp_path, 'sed -i "s/toko/kios/" "$1"'))
    seat = Seat(monkeypatch, choice, "Sebut sumber")
    done = waiting.bekasi("review", "1", by="fiu")
    assert done.code == 0
    assert seat.asked[0] == "What about article 1, “Pasar tani dibuka”?"
    now = article(waiting)
    assert (now.stage, now.head.revision) == {
        "approve": (Stage.APPROVED, 2),
        "send-back": (Stage.DRAFT, 2),
        "edit": (Stage.SUBMITTED, 3),
        "leave": (Stage.SUBMITTED, 2),
    }[choice]


def test_what_was_read_is_what_is_approved(
    waiting: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bekasi_cli import prompts

    Seat(monkeypatch)

    def changes_meanwhile(*_: object, **__: object) -> str:
        other = "---\ntitle: Lain\nreporters: [atn]\n---\n\nLain.\n"
        assert waiting.bekasi("edit", "1", "--file", "-", by="kar", input=other).code == 0
        return "approve"

    monkeypatch.setattr(prompts, "choose", changes_meanwhile)
    assert waiting.bekasi("review", "1", by="fiu").code == ExitCode.CONFLICT
    assert article(waiting).approvals == ()
