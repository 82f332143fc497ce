from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.newsroom import admin
from bekasi_cli.newsroom.identity import hash_pin
from newsrooms import LOGIN, Office
from runner import bekasi


def test_a_shared_login_is_told_that_nothing_proves_who_acts(office: Office) -> None:
    said = office.bekasi("whoami", by="fiu")

    assert said.code == 0
    assert "Fiona Utari (fiu)" in said.out
    assert "not proven" in said.out
    assert "bekasi staff pin fiu" in " ".join(said.out.split())
    assert str(office.folder) in said.out


def test_whoever_has_several_codes_and_chose_none_is_shown_all_of_them(office: Office) -> None:
    said = office.bekasi("whoami", by="")

    assert said.code == 0
    assert all(code in said.out for code in ("adm", "atn", "bud", "fiu", "kar"))
    assert "--as CODE" in said.err
    assert json.loads(office.bekasi("whoami", "--json", by="").out)["code"] is None


def test_the_environment_says_who_acts_too(office: Office) -> None:
    told = json.loads(office.bekasi("whoami", "--json", by="", env={"BEKASI_AS": "atn"}).out)

    assert told == {
        "login": LOGIN,
        "code": "atn",
        "name": "Atnan Wiryawan",
        "roles": ["reporter"],
        "identity": "unproven",
        "pin": False,
        "codes": ["adm", "atn", "bud", "fiu", "kar"],
        "office": "Prokopim Kabupaten Tirtamaya",
        "newsroom": office.room().store.newsroom,
        "folder": str(office.folder),
    }


def test_a_code_with_a_login_of_its_own_is_proven_by_it(office: Office) -> None:
    for code in ("atn", "bud", "fiu", "kar"):
        admin.edit_staff(office.room(), code, login=f"{code}-login")

    said = office.bekasi("whoami", by="")

    assert f"adm is the only code of the login {LOGIN}" in said.out
    assert "Your codes" not in said.out


def test_a_pin_is_not_asked_for_by_looking_but_proves_who_you_are_when_it_is_given(
    office: Office,
) -> None:
    admin.set_pin(office.room(), "kar", hash_pin("lima-enam"))

    assert "kar has a PIN" in office.bekasi("whoami", by="kar").out
    given = office.bekasi("whoami", "--pin-file", "-", by="kar", input="lima-enam\n")
    assert "proven by your PIN" in given.out
    wrong = office.bekasi("whoami", "--pin-file", "-", by="kar", input="satu-dua\n")
    assert (wrong.code, wrong.out) == (ExitCode.REFUSED, "")


@pytest.mark.parametrize("code", ["zzz", "[/]"])
def test_a_code_that_is_not_yours_is_refused_with_a_way_out(office: Office, code: str) -> None:
    refused = office.bekasi("whoami", by=code)

    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "adm (Adelia Maheswari)" in refused.err


def test_a_pin_file_that_cannot_be_read_is_named(office: Office, tmp_path: Path) -> None:
    admin.set_pin(office.room(), "kar", hash_pin("lima-enam"))

    missing = office.bekasi("whoami", "--pin-file", tmp_path / "none", by="kar")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    binary = office.bekasi("whoami", "--pin-file", tmp_path / "binary", by="kar")

    assert (missing.code, binary.code) == (ExitCode.USAGE, ExitCode.USAGE)
    assert "nothing of that name" in missing.err
    assert "binary" in binary.err


def test_without_a_newsroom_it_says_how_to_find_or_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    for missing in (bekasi("whoami"), bekasi("whoami", "--newsroom", tmp_path)):
        assert (missing.code, missing.out) == (ExitCode.NOT_FOUND, "")
        assert "bekasi init" in missing.err


def test_settings_that_cannot_be_read_are_said_in_a_sentence(office: Office) -> None:
    (office.folder / "bekasi.toml").write_text("office = [", "utf-8")

    failed = office.bekasi("whoami")

    assert (failed.code, failed.out) == (ExitCode.UNREADABLE, "")
    assert "line 1" in failed.err
