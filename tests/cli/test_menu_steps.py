"""See which steps the menu offers to whom, and that each is a command that there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.cli import menu_steps, steps
from bekasi_cli.cli.menu_steps import LOOKING, QUESTIONS, SHELVES
from bekasi_cli.model import Article, Category, Policy, Role, Staff, Stage
from newsrooms import Office
from stories import draft, published
from writers import Seat

STAFF_SHELF, OFFICE_SHELF, CARE_SHELF, PUBLIC_SHELF = "shelf 3", "shelf 4", "shelf 8", "shelf 2"
WRITES = ("draft", "backup", "build", "doctor --repair", "staff pin", "serve")


def shown(office: Office, by: str, step: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the commands of the menu behind STEP as BY sees it."""
    person = Seat(monkeypatch, step, "back", "leave")
    seen: list[list[str]] = []
    choose = person._choose

    def keep(question: str, choices: list[tuple[str, str]], **more: object) -> object:
        seen.append([value for value, _ in choices])
        return choose(question, choices, **more)

    monkeypatch.setattr("bekasi_cli.prompts.choose", keep)
    assert office.bekasi(by=by).code == 0
    return seen[1]


def test_each_sees_the_acts_of_their_role(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    admins = [
        *shown(office, "adm", STAFF_SHELF, monkeypatch),
        *shown(office, "adm", OFFICE_SHELF, monkeypatch),
        *shown(office, "adm", CARE_SHELF, monkeypatch),
        *shown(office, "adm", PUBLIC_SHELF, monkeypatch),
    ]
    own = {"staff deactivate …", "config set … …", "doctor --repair", "import …"}
    assert {*own, "staff pin adm", "backup", "publish --due", "audit verify"} <= set(admins)
    editors = shown(office, "fiu", CARE_SHELF, monkeypatch)
    assert "backup" in editors
    assert "doctor --repair" not in editors
    assert "publish --due" in shown(office, "fiu", PUBLIC_SHELF, monkeypatch)
    assert "publish --due" not in shown(office, "atn", PUBLIC_SHELF, monkeypatch)
    assert "staff pin atn" in shown(office, "atn", STAFF_SHELF, monkeypatch)
    person = seat(monkeypatch, "leave")
    monkeypatch.setattr("bekasi_cli.cli.surroundings._login", lambda: "tamu")
    assert office.bekasi(by="").code == 0
    values = [value for value, _ in person.choices]
    assert "shelf 0" not in values  # a guest writes nothing
    assert "status" in values


def test_every_step_is_a_command_that_there_is(office: Office) -> None:
    for step in (*(each for shelf in SHELVES for each in shelf.steps), *LOOKING):
        words = step.command.format(number=1, me="adm").split()
        path, command = steps._command(words)
        known = {option for param in command.params for option in param.opts}
        assert all(word in known for word in words[len(path) :] if word.startswith("--")), words


@pytest.mark.parametrize("by", ["atn", "fiu", "adm"])
def test_every_step_that_asks_nothing_and_changes_nothing_is_done(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat], by: str
) -> None:
    published(office)
    answers: list[str] = []
    for n, shelf in enumerate(SHELVES):
        for step in menu_steps.allowed(shelf.steps, office.room(by).actor):
            command = step.command.format(me=by)
            if not step.asks and "…" not in command and not command.startswith(WRITES):
                answers += [f"shelf {n}", command]
    seat(monkeypatch, *answers, "leave")
    result = office.bekasi(by=by)
    assert (result.code, result.out.count("This step is the command:")) == (0, len(answers) // 2)
    assert "✗" not in result.err


def test_what_is_known_is_offered_and_what_stands_there_is_shown(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    setting = (OFFICE_SHELF, "config set … …", "four_eyes", "strict", True)
    category = (OFFICE_SHELF, "category edit … --name …", "kesehatan", "Sehat")
    role = (STAFF_SHELF, "staff edit … --role …", "bud", ["reporter", "editor"])
    gone = (STAFF_SHELF, "staff deactivate …", "kar", True)
    seat(monkeypatch, *setting, *category, *role, *gone, "leave")
    result = office.bekasi(by="adm")
    assert result.code == 0, result.err
    assert "bekasi config set four_eyes strict" in result.out
    store = office.room().store
    assert [each.value for each in store.find(Policy)] == ["strict"]
    assert "Sehat" in [each.name for each in store.find(Category)]
    people = {each.code: each for each in store.find(Staff)}
    assert people["bud"].roles == (Role.REPORTER, Role.EDITOR)
    assert not people["kar"].active


def test_something_is_said_of_a_text_and_a_pin_file_serves_every_step(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat], tmp_path: Path
) -> None:
    draft(office)
    pin = tmp_path / "pin.txt"
    pin.write_text("2468\n", "utf-8")
    assert office.bekasi("staff", "pin", "fiu", "--new-pin-file", pin, by="fiu").code == 0
    person = seat(monkeypatch, "all", "1", "comment 1 …", "Pasar yang mana?", "leave")
    result = office.bekasi("--pin-file", pin, by="fiu")
    assert result.code == 0, result.err
    assert "What do you want to say?" in person.asked
    (said,) = office.room().store.get(Article, 1).comments
    assert (said.by, said.text) == ("fiu", "Pasar yang mana?")


def test_every_question_of_the_menu_belongs_to_a_step() -> None:
    asked = set()
    for step in (*(each for shelf in SHELVES for each in shelf.steps), *LOOKING):
        words = step.command.format(number=1, me="adm").split()
        path, command = steps._command(words)
        asked |= {option for param in command.params for option in param.opts}
        asked |= {f"{path[0]} {option}" for param in command.params for option in param.opts}
        asked |= {f"{path[0]} {param.name}" for param in command.params}
    of_articles = {"--reason", "send-back --reason", "--ground", "--at", "--urgent"}
    assert set(QUESTIONS) - of_articles <= asked


def test_files_are_named_and_an_archive_goes_where_it_was_said(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat], tmp_path: Path
) -> None:
    published(office)
    text = tmp_path / "kiriman.txt"
    text.write_text("Posyandu Dibuka\n\nWarga datang.\n", "utf-8")
    answers = (PUBLIC_SHELF, "export --format … --output …", "json", str(tmp_path / "arsip"))
    seat(monkeypatch, *answers, PUBLIC_SHELF, "import …", str(text), True, "leave")
    result = office.bekasi(by="adm")
    assert result.code == 0, result.err
    assert (tmp_path / "arsip").exists()
    assert office.room().store.get(Article, 2).head.facts.title == "Posyandu Dibuka"


def test_an_editor_who_is_alone_is_offered_the_urgent_way(
    office: Office, monkeypatch: pytest.MonkeyPatch, seat: type[Seat]
) -> None:
    number = draft(office, by="kar")
    office.bekasi("submit", str(number), by="kar")
    seat(monkeypatch, "all", "1", "approve 1 --urgent …", "Banjir", True, "leave")
    result = office.bekasi(by="kar")
    assert "bekasi approve 1 --urgent Banjir" in result.out
    assert office.room().store.get(Article, 1).stage is Stage.APPROVED
