from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from bekasi_cli.config import load
from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Role, Staff
from bekasi_cli.storage import open_store
from newsrooms import LOGIN, Office
from runner import bekasi
from writers import Seat

FLAGS = {
    "--office": "Prokopim Tirtamaya",
    "--url": "https://prokopim.tirtamaya.example/",
    "--admin": "skp",
    "--admin-name": "Sekar Paramastri",
    "--language": "en",
}


def _line(**other: str) -> list[str]:
    given = FLAGS | {f"--{name.replace('_', '-')}": value for name, value in other.items()}
    return [word for flag, value in given.items() if value for word in (flag, value)]


def test_all_by_flags_makes_a_newsroom_whose_admin_is_whoever_typed_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "newsroom"

    made = bekasi("init", folder, *_line())

    assert made.code == 0
    assert "Sekar Paramastri (skp) is its admin" in made.out
    assert f"cd {folder}" in made.err
    assert "bekasi staff add" in made.err
    settings = load(folder)
    assert (settings.office, settings.url) == (
        "Prokopim Tirtamaya",
        "https://prokopim.tirtamaya.example",
    )
    assert (str(settings.zone), settings.language.value) == ("Asia/Jakarta", "en")
    (admin,) = open_store(folder).find(Staff)
    assert (admin.code, admin.roles, admin.login) == ("skp", (Role.ADMIN,), LOGIN)
    assert folder.stat().st_mode & 0o077 == 0  # drafts are nobody else's business


def test_the_new_newsroom_works_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert bekasi("init", *_line(zone="Asia/Makassar")).code == 0
    assert bekasi("whoami").code == 0
    assert bekasi("config", "get", "zone").out == "Asia/Makassar\n"
    assert bekasi("audit", "verify").code == 0


def test_a_program_is_told_the_id_which_is_a_tag_of_the_sites_host(tmp_path: Path) -> None:
    made = bekasi("init", tmp_path / "n", *_line(), "--json")

    told = json.loads(made.out)
    assert made.err == ""
    assert told["newsroom"].startswith("tag:prokopim.tirtamaya.example,20")
    assert told["newsroom"] == open_store(tmp_path / "n").newsroom
    assert (told["folder"], told["admin"], told["login"]) == (str(tmp_path / "n"), "skp", LOGIN)


def test_it_speaks_the_new_newsrooms_language_where_nobody_wishes_otherwise(
    tmp_path: Path,
) -> None:
    from bekasi_cli.i18n import Language, language

    for wanted in ("id", "en"):
        env = {"BEKASI_LANG": "", "LC_ALL": "C"}
        bekasi("init", tmp_path / wanted, *_line(language=wanted), env=env)
        assert language() is Language(wanted)


def test_the_folder_may_be_named_as_for_every_other_command(tmp_path: Path) -> None:
    assert bekasi("--newsroom", tmp_path / "n", "init", *_line()).code == 0
    assert (tmp_path / "n" / "bekasi.toml").is_file()


def test_without_a_terminal_every_missing_flag_is_named_at_once(tmp_path: Path) -> None:
    refused = bekasi("init", tmp_path / "n", "--office", "X")

    assert (refused.code, refused.out) == (ExitCode.USAGE, "")
    assert "--url, --language, --admin, --admin-name" in refused.err
    assert not (tmp_path / "n").exists()


def test_on_a_terminal_the_rest_is_asked_and_asked_again_after_a_slip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["ftp:nowhere", "https://x.example", "id", "Asia/Jayapura", "1!", "skp", "Sekar"]
    seat = Seat(monkeypatch, *answers)

    made = bekasi("init", tmp_path / "n", "--office", "Prokopim Tirtamaya")

    assert made.code == 0
    assert "url" in made.err
    assert len(seat.asked) == len(answers)
    settings = load(tmp_path / "n")
    assert (settings.url, str(settings.zone)) == ("https://x.example", "Asia/Jayapura")


def test_ctrl_c_while_asking_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Seat(monkeypatch, "Prokopim", KeyboardInterrupt())

    assert bekasi("init", tmp_path / "n").code == ExitCode.INTERRUPTED
    assert not (tmp_path / "n").exists()


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"url": "nowhere"}, "url"),
        ({"office": "x" * 201}, "office"),
        ({"office": " "}, "office"),
        ({"language": "xx"}, "--language must be one of: id, en"),
        ({"zone": "Mars/Olympus"}, "Asia/Jakarta"),
        ({"admin": "system"}, "cannot be a staff code"),
        ({"admin_name": "\x1b\x07"}, "A name has"),
        ({"group": "no-such-group"}, "no group no-such-group"),
    ],
)
def test_a_value_that_does_not_fit_makes_nothing(
    tmp_path: Path, other: dict[str, str], says: str
) -> None:
    refused = bekasi("init", tmp_path / "n", *_line(**other))

    assert (refused.code, refused.out) == (ExitCode.USAGE, "")
    assert says in refused.err
    assert not (tmp_path / "n").exists()


def test_a_folder_that_has_a_newsroom_lies_in_one_or_is_not_empty_is_refused_unasked(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch)  # no answers: it must not ask
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "[bold] notes").touch()
    before = office.files()

    for folder, says in (
        (office.folder, "There is a newsroom in"),
        (office.folder / "articles" / "deeper", "There is a newsroom in"),
        (tmp_path / "full", "it holds [bold] notes"),
    ):
        refused = bekasi("init", folder)
        assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
        assert says in refused.err
    assert office.files() == before


def test_what_an_init_that_was_broken_off_has_left_is_named_and_not_taken_for_a_newsroom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch)
    left = tmp_path / "n"
    (left / "articles").mkdir(parents=True)
    (left / ".bekasi-0123456789abcdef.tmp").touch()
    refused = bekasi("init", left)
    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "was begun in" in refused.err
    assert f"rm -r {left}" in "".join(refused.err.splitlines())
    (left / "articles" / "1.md").touch()
    assert "is not empty" in bekasi("init", left).err


def test_a_place_that_cannot_be_written_to_is_refused_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch)
    (tmp_path / "file").touch()

    assert bekasi("init", tmp_path / "file" / "n").code == ExitCode.DAMAGED
    monkeypatch.setattr(os, "access", lambda *_: False)
    refused = bekasi("init", tmp_path / "n")
    assert (refused.code, refused.out) == (ExitCode.DAMAGED, "")
    assert "cannot be written to" in refused.err


def test_a_group_shares_the_folder(tmp_path: Path) -> None:
    import grp

    group = grp.getgrgid(os.getgid()).gr_name

    assert bekasi("init", tmp_path / "n", *_line(), "--group", group).code == 0
    assert stat.S_IMODE((tmp_path / "n").stat().st_mode) == 0o2770
    assert stat.S_IMODE((tmp_path / "n" / "bekasi.toml").stat().st_mode) == 0o660
    assert stat.S_IMODE((tmp_path / "n" / "journal.jsonl").stat().st_mode) == 0o660
