"""Sit at a real terminal and go through the menu with the arrow keys."""

from __future__ import annotations

import re

import pexpect
import pytest

from bekasi_cli.cli import steps
from bekasi_cli.model import Article, Publication, Stage
from bekasi_cli.workflow import Action
from newsrooms import Office
from runner import bekasi
from stories import draft, published, submitted
from writers import Seat, spawn

DOWN = "\x1b[B"
UP = "\x1b[A"


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
    hears(terminal, "approve exactly this text")
    terminal.send("\r")
    hears(terminal, "[bekasi send-back 1 --reason …]")
    terminal.send(DOWN * places(office, "approve 1") + "\r")
    hears(terminal, "This step is the command: bekasi approve 1 --newsroom")
    hears(terminal, "Pasar tani dibuka")
    hears(terminal, "Approve exactly this text?")
    terminal.send("y")
    hears(terminal, "You approved article 1")
    hears(terminal, "let the public see it")
    terminal.send(UP + "\r")
    hears(terminal, "Until next time.")
    leaves(terminal)
    assert office.room().store.get(Article, 1).stage is Stage.APPROVED


def places(office: Office, command: str) -> int:
    """Return how far down COMMAND stands in the menu of article 1."""
    data = office.bekasi("show", "1", "--json", by="fiu").out
    actions = re.findall(r'"([a-z-]+)"', data.partition('"actions": [')[2].partition("]")[0])
    return actions.index(command.partition(" ")[0])


def test_ctrl_c_leaves_kindly(office: Office) -> None:
    terminal = spawn(office, by="atn")
    hears(terminal, "nothing waits for you")
    terminal.sendintr()
    hears(terminal, "Until next time.")
    leaves(terminal)


def test_it_speaks_indonesian(office: Office) -> None:
    terminal = spawn(office, by="atn", env={"BEKASI_LANG": "id"})
    hears(terminal, "tidak ada yang perlu tindakan Anda")
    hears(terminal, "Tulis naskah baru")
    terminal.sendintr()
    hears(terminal, "Sampai jumpa.")
    leaves(terminal)


@pytest.fixture
def seat(monkeypatch: pytest.MonkeyPatch) -> type[Seat]:
    """Return who sits there, in this process; its terminal counts as one."""
    from bekasi_cli.cli import root

    monkeypatch.setattr(root, "_watched", lambda: True)
    return Seat


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
    person = seat(monkeypatch, "1", "send-back 1 --reason …", "Sebut sumbernya", True, "leave")
    result = office.bekasi(by="fiu")
    assert "bekasi send-back 1 --reason 'Sebut sumbernya' --newsroom" in result.out
    assert "What has to change, and why." in person.asked
    article = office.room().store.get(Article, 1)
    assert article.sent_back
    assert article.sent_back.reason == "Sebut sumbernya"


@pytest.mark.parametrize("answers", [("",), ("Sebut", False)])
def test_without_an_answer_or_a_yes_nothing_is_done(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat], answers: tuple[object, ...]
) -> None:
    submitted(office)
    seat(monkeypatch, "1", "send-back 1 --reason …", *answers, "leave")
    assert office.bekasi(by="fiu").code == 0
    assert office.room().store.get(Article, 1).stage is Stage.SUBMITTED


def test_what_goes_wrong_is_told_and_the_menu_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    draft(office)
    # at the question of the command itself somebody presses Ctrl-C
    seat(monkeypatch, "1", "trash 1", KeyboardInterrupt(), "1", "show 1", "1", "back", "leave")
    result = office.bekasi(by="atn")
    assert result.code == 0
    assert "Interrupted." in result.err
    assert "Until next time." in result.out
    assert office.room().store.get(Article, 1).stage is Stage.DRAFT


def test_any_article_can_be_chosen_and_words_searched(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    draft(office)
    answers = ("all", "1", "history 1", "all", "back", "search", 'sabtu "pasar', "search", "")
    person = seat(monkeypatch, *answers, "search", '"pasar tani"', "leave")
    result = office.bekasi(by="kar")
    assert "bekasi history 1 " in result.out
    assert "bekasi search 'pasar tani' " in result.out
    assert 'A quotation mark is missing in: "pasar' in result.err
    assert person.asked.count("Which words?") == 3


def test_of_a_closed_set_one_is_chosen(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    published(office)
    office.bekasi("hold", "1", by="fiu")
    step = "retract 1 --ground … --reason …"
    seat(monkeypatch, "1", step, "grave-error", "Angka salah", True, "leave")
    result = office.bekasi(by="kar")
    assert "bekasi retract 1 --ground grave-error --reason 'Angka salah'" in result.out
    assert office.room().store.get(Article, 1).publication is Publication.RETRACTED


def test_what_no_command_does_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert steps.offered(Action.APPROVE, 7) == ["approve", "7"]
    monkeypatch.setattr("bekasi_cli.workflow.usage", lambda *_: "approve 7 --gone …")
    assert steps.offered(Action.APPROVE, 7) == []
    monkeypatch.setattr("bekasi_cli.workflow.usage", lambda *_: "gone 7")
    assert steps.offered(Action.APPROVE, 7) == []


def test_admins_see_their_acts_and_guests_only_what_all_may_read(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    person = seat(monkeypatch, "staff list", "leave")
    assert "Atnan Wiryawan" in office.bekasi(by="adm").out
    assert "doctor" in [value for value, _ in person.choices]
    person = seat(monkeypatch, "leave")
    monkeypatch.setattr("bekasi_cli.cli.surroundings._login", lambda: "tamu")
    assert office.bekasi(by="").code == 0
    values = [value for value, _ in person.choices]
    assert "draft" not in values
    assert "status" in values


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
