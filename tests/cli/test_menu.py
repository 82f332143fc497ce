"""Sit at a real terminal and go through the menu with the arrow keys."""

from __future__ import annotations

import re

import pexpect
import pytest

from bekasi_cli.cli import steps
from bekasi_cli.model import Article, Publication, Role, Staff, Stage
from bekasi_cli.workflow import Action
from newsrooms import Office
from runner import bekasi
from stories import draft, published, submitted
from writers import Seat, spawn

DOWN = "\x1b[B"
UP = "\x1b[A"
ESC = "\x1b"
CTRL_C = "\x03"


def hears(terminal: pexpect.spawn[str], words: str) -> None:
    """Wait for WORDS, wherever the terminal's width breaks the line, in bold or not."""
    terminal.expect(r"(\s|\x1b\[[\d;?]*[a-zA-Z])+".join(map(re.escape, words.split())))


def leaves(terminal: pexpect.spawn[str], code: int = 0) -> None:
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == code


def test_in_a_pipe_and_with_json_bare_bekasi_prints_the_help(office: Office) -> None:
    for extra in ((), ("--json",)):
        result = office.bekasi(*extra)
        assert result.code == 0
        assert "Usage: bekasi" in result.out


def test_an_editor_approves_by_arrow_keys_alone_and_learns_the_command(office: Office) -> None:
    submitted(office)
    terminal = spawn(office, by="fiu", env={"BEKASI_PAGER": "cat"})
    hears(terminal, "Fiona Utari: 1 waiting for you.")
    hears(terminal, "Waits for approval since")
    terminal.send("\r")
    hears(terminal, "Review it: text, changes and comments [bekasi review 1]")
    hears(terminal, "[bekasi send-back 1 --reason …]")
    terminal.send(DOWN * (1 + places(office, "approve 1")) + "\r")
    hears(terminal, "This step is the command: bekasi approve 1 --newsroom")
    hears(terminal, "Pasar tani dibuka")
    hears(terminal, "Approve exactly this text?")
    terminal.send("y")
    hears(terminal, "You approved article 1")
    hears(terminal, "Approved, waits for publication")
    terminal.send(UP + "\r")
    hears(terminal, "Until next time.")
    leaves(terminal)
    assert office.room().store.get(Article, 1).stage is Stage.APPROVED


def places(office: Office, command: str) -> int:
    """Return how far down COMMAND stands among what can be done to article 1."""
    data = office.bekasi("show", "1", "--json", by="fiu").out
    actions = re.findall(r'"([a-z-]+)"', data.partition('"actions": [')[2].partition("]")[0])
    return actions.index(command.partition(" ")[0])


@pytest.mark.parametrize("key", [ESC, CTRL_C])
def test_a_key_at_a_steps_question_leads_back_and_at_the_menu_out(office: Office, key: str) -> None:
    submitted(office)
    terminal = spawn(office, by="fiu")
    hears(terminal, "What do you want to do?")
    terminal.send(DOWN * 2 + "\r")
    hears(terminal, "Which article?")
    terminal.send(key)
    hears(terminal, "Nothing was done.")
    hears(terminal, "What do you want to do?")
    terminal.send("\r")
    hears(terminal, "[bekasi send-back 1 --reason …]")
    terminal.send(DOWN * (1 + places(office, "send-back 1")) + "\r")
    hears(terminal, "What has to change, and why?")
    terminal.send("Sebut" + key)
    hears(terminal, "Nothing was done.")
    hears(terminal, "What do you want to do?")
    terminal.send(key)
    hears(terminal, "Until next time.")
    leaves(terminal)
    assert office.room().store.get(Article, 1).stage is Stage.SUBMITTED


def test_an_admin_takes_somebody_in_by_arrow_keys(office: Office) -> None:
    terminal = spawn(office, by="adm", env={"BEKASI_PAGER": "cat"})
    hears(terminal, "What do you want to do?")
    terminal.send(DOWN * 4 + "\r")
    hears(terminal, "Let nobody act under a code any more [bekasi staff deactivate …]")
    terminal.send(DOWN * 3 + "\r")
    hears(terminal, "Which code?")
    terminal.send("dew\r")
    hears(terminal, "The name, as readers see it.")
    terminal.send("Dewi Anggraini\r")
    hears(terminal, "space to mark")
    terminal.send(" " + DOWN + " \r")
    hears(terminal, "staff add dew --name 'Dewi Anggraini' --role reporter --role editor")
    hears(terminal, "Dewi Anggraini works here now as dew")
    hears(terminal, "What do you want to do?")
    terminal.send(ESC)
    leaves(terminal)
    (dewi,) = [each for each in office.room().store.find(Staff) if each.code == "dew"]
    assert dewi.roles == (Role.REPORTER, Role.EDITOR)


def test_ctrl_c_leaves_kindly(office: Office) -> None:
    terminal = spawn(office, by="atn")
    hears(terminal, "nothing waits for you")
    terminal.sendintr()
    hears(terminal, "Until next time.")
    leaves(terminal)


def test_it_speaks_indonesian(office: Office) -> None:
    terminal = spawn(office, by="atn", env={"BEKASI_LANG": "id"})
    hears(terminal, "tidak ada yang perlu tindakan Anda")
    hears(terminal, "Tulis naskah baru ›")
    terminal.sendintr()
    hears(terminal, "Sampai jumpa.")
    leaves(terminal)


def test_where_several_share_the_login_they_say_who_they_are(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    seat(monkeypatch, "fiu", "whoami", "leave")
    result = office.bekasi(by="")
    assert result.code == 0
    assert "bekasi whoami --newsroom" in result.out
    assert "--as fiu" in result.out
    assert "Fiona Utari (fiu)" in result.out


def test_a_reason_is_asked_for_and_shown_in_the_command(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    submitted(office)
    person = seat(monkeypatch, "wait 0", "send-back 1 --reason …", "Sebut sumbernya", True, "leave")
    result = office.bekasi(by="fiu")
    assert "bekasi send-back 1 --reason 'Sebut sumbernya' --newsroom" in result.out
    assert "What has to change, and why?" in person.asked
    article = office.room().store.get(Article, 1)
    assert article.sent_back
    assert article.sent_back.reason == "Sebut sumbernya"


@pytest.mark.parametrize("answers", [("",), ("Sebut", False)])
def test_without_an_answer_or_a_yes_nothing_is_done(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat], answers: tuple[object, ...]
) -> None:
    submitted(office)
    seat(monkeypatch, "wait 0", "send-back 1 --reason …", *answers, "leave")
    assert office.bekasi(by="fiu").code == 0
    assert office.room().store.get(Article, 1).stage is Stage.SUBMITTED


def test_what_goes_wrong_is_told_and_the_menu_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    draft(office)
    # at the question of the command itself somebody presses Ctrl-C
    answers = ("wait 0", "trash 1", KeyboardInterrupt(), "wait 0", "show 1", "wait 0", "back")
    seat(monkeypatch, *answers, "leave")
    result = office.bekasi(by="atn")
    assert result.code == 0
    assert "Interrupted." in result.err
    assert "Until next time." in result.out
    assert office.room().store.get(Article, 1).stage is Stage.DRAFT


def test_any_article_can_be_chosen_and_words_searched(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    draft(office)
    search = ("shelf 1", "search …")
    answers = ("all", "1", "history 1", "all", "back", *search, 'sabtu "pasar', *search, "")
    person = seat(monkeypatch, *answers, *search, '"pasar tani"', "leave")
    result = office.bekasi(by="kar")
    assert "bekasi history 1 " in result.out
    assert "bekasi search 'pasar tani' " in result.out
    assert 'A quotation mark is missing in: "pasar' in result.err
    assert "leave" in dict(person.choices)


def test_of_a_closed_set_one_is_chosen(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    published(office)
    office.bekasi("hold", "1", by="fiu")
    step = "retract 1 --ground … --reason …"
    seat(monkeypatch, "all", "1", step, "grave-error", "Angka salah", True, "leave")
    result = office.bekasi(by="kar")
    assert "bekasi retract 1 --ground grave-error --reason 'Angka salah'" in result.out
    assert office.room().store.get(Article, 1).publication is Publication.RETRACTED


def test_what_no_command_does_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert steps.offered(Action.APPROVE, 7) == ["approve", "7"]
    monkeypatch.setattr("bekasi_cli.workflow.usage", lambda *_: "approve 7 --gone …")
    assert steps.offered(Action.APPROVE, 7) == []
    monkeypatch.setattr("bekasi_cli.workflow.usage", lambda *_: "gone 7")
    assert steps.offered(Action.APPROVE, 7) == []


def test_who_was_chosen_is_remembered_from_step_to_step(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    submitted(office)
    person = seat(monkeypatch, "fiu", "whoami", "wait 0", "send-back 1 --reason …", "x", True)
    person._answers.append("leave")
    assert office.bekasi(by="").code == 0
    assert office.room().store.get(Article, 1).sent_back


def test_a_text_that_is_gone_is_told_and_the_menu_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    seat(monkeypatch, "999", "leave")
    result = office.bekasi(by="adm")
    assert result.code == 0
    assert "999" in result.err


def test_help_is_a_step_too_and_a_bug_is_none(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    seat(monkeypatch, "--help", "leave")
    result = office.bekasi("--lang", "en", "--pin-file", "-", by="adm")
    assert "Usage: bekasi" in result.out
    assert "--pin-file -" in result.out
    monkeypatch.setattr("bekasi_cli.newsroom.glancing.glance", lambda *_: 1 / 0)
    seat(monkeypatch, "status")
    assert office.bekasi(by="adm").code == 1


def test_without_a_newsroom_the_help_is_shown(
    monkeypatch: pytest.MonkeyPatch, seat: type[Seat], tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    seat(monkeypatch)
    assert "Usage: bekasi" in bekasi().out
