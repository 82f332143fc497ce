from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from pathlib import Path

import pexpect
import photographs
import pytest

from bekasi_cli.cli import completing, surroundings
from bekasi_cli.newsroom import editing, illustrating, media, writing
from newsrooms import Office
from runner import bekasi
from stories import draft, published, submitted

SHELLS = ("bash", "zsh", "fish")
BLANK = r"(\x1b\[1m)? "  # zsh shows in bold the blank that it will take back


@pytest.fixture
def offers(office: Office, monkeypatch: pytest.MonkeyPatch) -> Offers:
    monkeypatch.setenv("BEKASI_LANG", "en")
    monkeypatch.setenv("BEKASI_NEWSROOM", str(office.folder))
    return Offers(office)


class Offers:
    """What is offered in OFFICE for a command line whose last word is not finished."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def __call__(self, line: str) -> dict[str, str]:
        """Return the values and their meanings."""
        kind, items = completing.suggest(line.split(" "))
        assert kind.value == "values"
        return dict(items)

    def kind(self, line: str) -> str:
        """Return what sort of thing is completed."""
        return completing.suggest(line.split(" "))[0].value


def test_commands_and_their_indonesian_aliases_are_offered(offers: Offers) -> None:
    assert offers("su") == {"submit": "Hand an article to the editors"}
    assert offers("setu") == {"setujui": "Approve exactly this text"}
    assert {"draft", "draf", "list", "terbitkan"} <= set(offers(""))
    assert offers("--newsroom x --yes wi") == {"withdraw": "Take back what you submitted"}


def test_meanings_are_in_the_language_in_use(
    offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offers("--lang id su") == {"submit": "Ajukan naskah kepada editor"}
    monkeypatch.setenv("BEKASI_LANG", "id")
    assert offers("list --state pub") == {"published": "Terbit"}


def test_numbers_come_with_headlines_and_only_where_the_command_is_possible(
    offers: Offers,
) -> None:
    one, two, three = draft(offers.office), submitted(offers.office), published(offers.office)
    title = "Pasar tani dibuka · "
    assert offers("show ") == {
        str(three): f"{title}Published",
        str(two): f"{title}Waiting for approval",
        str(one): f"{title}Draft",
    }
    assert list(offers("approve ")) == list(offers("setujui ")) == [str(two)]
    assert list(offers("submit ")) == [str(one)]
    assert offers("restore ") == {}
    writing.trash(offers.office.room("atn"), one)
    assert list(offers("restore ")) == [str(one)]


def test_hostile_headlines_reach_no_prompt(offers: Offers) -> None:
    draft(offers.office, "[/] $(rm x) \x1b[31mmerah\tdua")
    assert offers("show ") == {"1": "[/] $(rm x) merah dua · Draft"}


def test_revisions_and_codes_of_the_article_that_is_typed(offers: Offers) -> None:
    number = submitted(offers.office)
    editing.approve(offers.office.room("fiu"), number)
    (told,) = offers(f"show {number} --revision ").values()
    assert told.startswith("atn, ")
    assert list(offers(f"edit {number} --base ")) == ["1"]
    (code,) = offers(f"publish {number} --digest ")
    assert len(code) == 8
    with pytest.raises(IndexError):
        offers("show --revision ")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("list --reporter at", {"atn": "Atnan Wiryawan"}),
        ("draft --from bu", {"bud": "Budiman Laksana"}),
        ("--as fi", {"fiu": "Fiona Utari"}),
        ("list --category ke", {"kesehatan": "Kesehatan"}),
        ("category edit pe", {"pemerintahan": "Pemerintahan"}),
        ("staff pin ka", {"kar": "Kartika Rahayu"}),
        ("staff deac", {"deactivate": "Bar a code from further acts, and keep it in the list"}),
        ("staff add zed --role ed", {"editor": "editor"}),
        ("list --state=tra", {"--state=trashed": "In the trash"}),
        ("list --state = tra", {"trashed": "In the trash"}),
        ("list --kind siar", {"siaran-pers": "Press release"}),
        ("list --lang i", {"id": "Bahasa Indonesia"}),
        ("list --rev", {"--reverse": "Turn the order round."}),
        ("list --reverse --rev", {}),
        ("list --state draft --sta", {"--state": "Only articles in this state."}),
        ("list --since kem", {}),
        ("completion f", {"fish": ""}),
        ("config get four", None),
        ("tidakada ", {"--as": None}),
    ],
)
def test_what_fits_is_offered(
    offers: Offers, line: str, wanted: dict[str, str | None] | None
) -> None:
    found = offers(line)
    if wanted is None:
        assert list(found) == ["four_eyes"]
    elif None in wanted.values():
        assert set(wanted) <= set(found)
    else:
        assert {key: found[key] for key in found} == {
            key: found[key] if "deac" in line else value for key, value in wanted.items()
        }


def test_an_equals_sign_that_bash_parted_begins_the_value(offers: Offers) -> None:
    assert "draft" in offers("list --state =")
    assert offers("x = ") == offers("x ")


def test_after_the_arguments_come_options_and_after_two_dashes_none(offers: Offers) -> None:
    draft(offers.office)
    assert {"--revision", "--json", "--help"} <= set(offers("show 1 "))
    assert "show" not in offers("show 1 ")
    assert list(offers("show -- ")) == ["1"]
    assert offers("show -- --") == {}


def test_photographs_are_offered_by_number_and_to_take_off_only_what_is_shown(
    office: Office, offers: Offers
) -> None:
    room = office.room("adm")
    files = [partial(photographs.draw, n, size=(60, 40)) for n in (1, 2)]
    list(media.take_in(room, [media.Incoming("IMG.jpg", media.Wish(), each) for each in files]))
    number = draft(office)
    illustrating.attach(office.room("fiu"), number, ["1"])
    assert list(offers("media show ")) == ["2", "1"]
    assert offers("media edit ")["2"] == "IMG.jpg"
    assert list(offers(f"media attach {number} ")) == ["2", "1"]
    assert list(offers(f"media detach {number} ")) == ["1"]


def test_files_and_folders_are_the_shells_own(offers: Offers) -> None:
    assert offers.kind("draft --file ") == offers.kind("import a.md ") == "files"
    assert offers.kind("--newsroom ") == offers.kind("init ") == "dirs"
    assert offers.kind("export --output ") == "files"


def test_whatever_goes_wrong_nothing_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["show", ""], ["--lang", "xx", ""], ["show", "x", "--revision", ""]):
        completing.answer(words)
    monkeypatch.setattr(surroundings, "_login", lambda: 1 / 0)
    completing.answer([""])
    completing.answer([])
    assert capsys.readouterr() == ("", "")


def test_the_answer_is_a_kind_and_a_line_each(
    offers: Offers, capsys: pytest.CaptureFixture[str]
) -> None:
    completing.answer(["kemb"])
    assert capsys.readouterr().out == ":values\nkembalikan\tReturn an article with a reason\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell_is_printed_without_a_newsroom(shell: str) -> None:
    result = bekasi("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert "_BEKASI_COMPLETE" in result.out


def test_of_other_shells_the_ones_that_we_know_are_named() -> None:
    result = bekasi("completion", "csh")
    assert result.code == 2
    assert "bash, zsh, fish" in result.err


@pytest.fixture(params=SHELLS)
def prompt(request: pytest.FixtureRequest, office: Office, tmp_path: Path) -> pexpect.spawn[str]:
    """Return a real shell that has read our script, in an office with two articles."""
    shell = str(request.param)
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not on this computer")
    submitted(office)
    draft(office, "Jembatan dibuka")
    tools = tmp_path / "bin"
    tools.mkdir()
    program = tools / "bekasi"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bekasi_cli "$@"\n')
    program.chmod(0o755)
    script = tmp_path / f"completion.{shell}"
    script.write_text(bekasi("completion", shell).out)
    env = {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "BEKASI_NEWSROOM": str(office.folder),
        "BEKASI_LANG": "en",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }
    plain = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    spawned: pexpect.spawn[str] = pexpect.spawn(
        path, [*plain, "-i"], env=env, encoding="utf-8", timeout=30, dimensions=(40, 120)
    )
    spawned.sendline(f"source {script}; echo IS'_'READY")
    spawned.expect("IS_READY")
    return spawned


def test_a_real_shell_completes_commands_values_and_numbers(prompt: pexpect.spawn[str]) -> None:
    prompt.send("bekasi kemb\t")
    prompt.expect("kembalikan" + BLANK)
    prompt.sendcontrol("u")
    prompt.send("bekasi list --state tra\t")
    prompt.expect("trashed" + BLANK)
    prompt.sendcontrol("u")
    prompt.send("bekasi show \t\t")
    prompt.expect("Jembatan dibuka · Draft")
    prompt.expect("Pasar tani dibuka · Waiting")
    prompt.sendcontrol("c")
    prompt.send("bekasi --newsroom /nowhere show \t\t")
    prompt.sendcontrol("u")
    prompt.send("echo quiet'_'prompt\r")
    prompt.expect("quiet_prompt")
    assert "Error" not in (prompt.before or "")
    assert "✗" not in (prompt.before or "")
    prompt.close(force=True)
