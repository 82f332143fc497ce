from __future__ import annotations

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from msgspec.structs import replace

from bekasi_cli import cli, prompts
from bekasi_cli.cli import root, surroundings
from bekasi_cli.errors import ExitCode
from bekasi_cli.newsroom import admin
from bekasi_cli.newsroom.identity import hash_pin
from newsrooms import LOGIN, Office
from runner import bekasi


def test_the_newsroom_is_found_upward_by_the_environment_and_by_its_option(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.folder / "articles")
    assert bekasi("config", "get", "language").code == 0

    monkeypatch.chdir(tmp_path)
    env = {"BEKASI_NEWSROOM": str(office.folder)}
    assert bekasi("config", "get", "language", env=env).code == 0
    assert bekasi("config", "get", "language", "--newsroom", "newsroom").code == 0
    wrong = bekasi("config", "get", "language", "--newsroom", "none", env=env)
    assert wrong.code == ExitCode.NOT_FOUND


def test_the_newsrooms_own_language_is_spoken_where_nobody_wishes_otherwise(
    office: Office,
) -> None:
    from bekasi_cli.i18n import Language, language

    office.bekasi("whoami", env={"BEKASI_LANG": ""})
    assert language() is Language.INDONESIAN
    office.bekasi("whoami", "--lang", "en", env={"BEKASI_LANG": "id"})
    assert language() is Language.ENGLISH


def test_whoever_has_several_codes_must_say_who_acts(office: Office) -> None:
    refused = office.bekasi("category", "add", "wisata", "--name", "Wisata", by="")

    assert (refused.code, refused.out) == (ExitCode.USAGE, "")
    assert "--as CODE" in refused.err
    assert "fiu (Fiona Utari)" in refused.err


def test_a_pin_is_asked_for_at_an_act_and_a_wrong_one_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin.set_pin(office.room(), "adm", hash_pin("2468"))
    line = ["category", "add", "wisata", "--name", "Wisata"]
    looked = replace(surroundings.look_around(), asking=True)
    monkeypatch.setattr(root, "look_around", lambda: looked)

    monkeypatch.setattr(prompts, "ask_pin", lambda *_, **__: "1357")
    assert office.bekasi(*line).code == ExitCode.REFUSED
    monkeypatch.setattr(prompts, "ask_pin", lambda *_, **__: "2468")
    assert office.bekasi(*line).code == 0


def test_without_a_terminal_a_pin_comes_from_a_file_or_not_at_all(office: Office) -> None:
    admin.set_pin(office.room(), "adm", hash_pin("2468"))
    line = ["category", "add", "wisata", "--name", "Wisata"]

    refused = office.bekasi(*line)
    assert refused.code == ExitCode.REFUSED
    assert "--pin-file" in refused.err
    assert office.bekasi(*line, "--pin-file", "-", input="2468\n").code == 0


def test_the_newsrooms_setting_turns_the_pager_off(office: Office) -> None:
    from bekasi_cli.cli.session import Session

    office.bekasi("config", "set", "pager", "false")
    looked = surroundings.look_around()
    here = Session(looked, ["--newsroom", str(office.folder)])
    nowhere = Session(replace(looked, folder=Path("/")), [])

    assert here.terminal.paged is False
    assert nowhere.terminal.paged is True


def test_a_broken_file_of_settings_does_not_hide_the_store(office: Office) -> None:
    (office.folder / "bekasi.toml").write_text("lock_timeout = 'soon'", "utf-8")

    assert office.bekasi("category", "list").code == 0


def test_the_login_is_the_uids_and_never_what_the_environment_says(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "SUDO_USER"):
        monkeypatch.setenv(name, "somebody-else")
    assert surroundings.look_around().login == LOGIN

    def nameless(uid: int) -> pwd.struct_passwd:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", nameless)
    assert surroundings.look_around().login == f"uid{os.getuid()}"


def test_a_folder_deleted_under_us_is_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    assert bekasi("whoami").code == ExitCode.NOT_FOUND
    monkeypatch.chdir(tmp_path)


def test_main_answers_the_version_without_loading_anything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in (["bekasi", "--version"], ["bekasi", "--lang", "en", "--version"]):
        monkeypatch.setattr("sys.argv", line)
        with pytest.raises(SystemExit) as left:
            cli.main()
        assert not left.value.code
        assert capsys.readouterr().out.startswith("bekasi ")


def test_standard_input_that_is_closed_is_no_terminal(office: Office) -> None:
    line = f"exec '{sys.executable}' -m bekasi_cli --newsroom '{office.folder}' staff add x <&-"
    env = {**os.environ, "BEKASI_LANG": "en", "BEKASI_AS": "adm"}

    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, env=env)

    assert done.returncode == ExitCode.USAGE
    assert "--name" in done.stderr


@pytest.mark.slow
def test_a_newcomer_at_a_real_terminal_answers_questions_and_has_a_newsroom(
    tmp_path: Path,
) -> None:
    env = {**os.environ, "BEKASI_LANG": "en", "NO_COLOR": "1", "TERM": "xterm"}
    line = ["-m", "bekasi_cli", "init", str(tmp_path / "n")]
    with pexpect.spawn(
        sys.executable, line, env=env, encoding="utf-8", timeout=60, dimensions=(40, 100)
    ) as seat:
        for question, answer in (
            ("Name of the office", "Prokopim Tirtamaya"),
            ("Address of its website", "https://x.example"),
            ("Language of the newsroom", ""),
            ("Time zone", ""),
            ("Your staff code", "skp"),
            ("Your name", "Sekar"),
        ):
            seat.expect(question)
            seat.send(f"{answer}\r")
        seat.expect("is its admin")
        seat.expect(pexpect.EOF)
    assert seat.exitstatus == 0
    assert (tmp_path / "n" / "bekasi.toml").is_file()


@pytest.mark.parametrize(
    "line",
    [
        "staff add dwi --name Dwi --role editor",
        "staff deactivate atn",
        "staff pin adm --new-pin-file -",
        "category add wisata --name Wisata",
        "category deactivate kesehatan",
        "config set four_eyes strict",
    ],
)
def test_a_newsroom_that_you_may_only_read_is_said_to_be_so_before_anything_is_asked(
    office: Office, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    before = office.files()
    monkeypatch.setattr(os, "access", lambda *_: False)

    refused = office.bekasi(*line.split(), input="2468\n")

    assert (refused.code, refused.out) == (ExitCode.DAMAGED, "")
    assert "Permission denied" in refused.err or "permission" in refused.err
    assert office.files() == before
