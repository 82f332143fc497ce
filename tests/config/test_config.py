"""Test the settings: read, refused with their line, written with their comments, and found."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli import config
from bekasi_cli.config import table as config_table
from bekasi_cli.errors import NotFound, Unreachable, Unreadable, UsageProblem
from bekasi_cli.i18n import Language


def write(folder: Path, text: str | bytes) -> Path:
    content = text.encode() if isinstance(text, str) else text
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bekasi.toml").write_bytes(content)
    return folder


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert config.load(write(tmp_path, "")) == config.Settings()


def test_the_table_and_the_values_name_the_same_settings_and_defaults() -> None:
    settings = config.Settings()
    fields = [name for name in settings.__struct_fields__ if name != "notices"]
    assert fields == [setting.name for setting in config.SETTINGS]
    for setting in config.SETTINGS:
        assert str(getattr(settings, setting.name)) == str(setting.default)


def test_every_setting_is_read(tmp_path: Path) -> None:
    settings = config.load(
        write(
            tmp_path,
            '\ufeffoffice = "Humas Tirtamaya "\r\nmasthead = "Dekat"\nurl = "https://a.example/"\n'
            'zone = "Asia/Makassar"\nlanguage = "en"\naccent = "#112233"\npager = false\n'
            "lock_timeout = 3\n",
        )
    )
    assert settings == config.Settings(
        office="Humas Tirtamaya",
        masthead="Dekat",
        url="https://a.example",
        zone=ZoneInfo("Asia/Makassar"),
        language=Language.ENGLISH,
        accent="#112233",
        pager=False,
        lock_timeout=3.0,
    )


@pytest.mark.parametrize(
    "line",
    [
        "office = 7",
        'office = "a\\u001b"',
        'url = "prokopim.example"',
        'url = "javascript:alert(1)"',
        'zone = "Asia"',
        'zone = "Asia/Nowhere"',
        'zone = "../etc/passwd"',
        'zone = ""',
        'language = "jv"',
        'accent = "green"',
        'pager = "true"',
        "lock_timeout = 0",
        "lock_timeout = true",
        "lock_timeout = inf",
        f"lock_timeout = {'9' * 400}",
    ],
)
def test_a_value_of_the_wrong_kind_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(Unreadable, match=r"line 3.*It takes") as caught:
        config.load(write(tmp_path, f"# a comment\n\n{line}\n"))
    assert caught.value.details["name"] == line.partition(" ")[0]


def test_a_value_hidden_in_a_table_is_still_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="line 1, the value of zone"):
        config.load(write(tmp_path, '[zone]\nname = "Asia/Jakarta"\n'))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('office = "a"\nurl = \n', 2),
        ('office = "a\n', 1),
        (b'office = "a"\nurl = "\xff"\n', 2),
        ("a = 1\n[", 2),
        (f"x = {'9' * 9000}", 1),
        ("x = " + "[" * 9000, 1),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(
    tmp_path: Path, text: str | bytes, line: int
) -> None:
    with pytest.raises(Unreadable, match=f"at line {line}"):
        config.load(write(tmp_path, text))


def test_a_huge_file_is_no_file_of_settings(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="too large"):
        config.load(write(tmp_path, "#" * (config.MAX_BYTES + 1)))


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="there is nothing of that name"):
        config.load(tmp_path)


def test_an_unknown_key_is_only_remarked_upon(tmp_path: Path) -> None:
    settings = config.load(write(tmp_path, 'ofice = "a"\n[deploy]\nhost = "x"\n'))
    assert [notice.details["name"] for notice in settings.notices] == ["deploy", "ofice"]
    assert "ofice" in settings.notices[1].sentence()


def test_a_new_file_is_commented_and_read_back(tmp_path: Path) -> None:
    values = {"office": 'Humas "Tirtamaya" \\ é', "url": "https://a.example", "language": "en"}
    text = config.default_toml(values)
    settings = config.load(write(tmp_path, text))
    assert (settings.office, settings.url) == (values["office"], values["url"])
    assert settings.language is Language.ENGLISH
    assert text.count("\n# ") == len(config.SETTINGS)


@given(st.text(max_size=210))
def test_whatever_office_name_is_accepted_is_kept(name: str) -> None:
    try:
        text = config.default_toml({"office": name})
    except UsageProblem:
        return
    assert tomllib.loads(text)["office"] == name.strip()
    text.encode()


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("office", "  Kantor Baru ", '"Kantor Baru"'),
        ("pager", "tidak", "false"),
        ("pager", "Yes", "true"),
        ("lock_timeout", "2.5", "2.5"),
        ("zone", "Asia/Jayapura", '"Asia/Jayapura"'),
    ],
)
def test_setting_a_value_keeps_the_comments(
    tmp_path: Path, name: str, typed: str, stored: str
) -> None:
    write(tmp_path, '# ours\noffice = "Lama" # the name\n[extra]\nx = 1\n')
    value = config.set_value(tmp_path, name, typed)
    text = (tmp_path / "bekasi.toml").read_text()
    assert f"{name} = {stored}" in text
    assert "# ours" in text
    assert "# the name" in text
    assert "[extra]\nx = 1" in text
    assert getattr(config.load(tmp_path), name) in (value, ZoneInfo("Asia/Jayapura"))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("pager", "perhaps"),
        ("lock_timeout", "soon"),
        ("lock_timeout", "0"),
        ("lock_timeout", "nan"),
        ("zone", "WIB"),
        ("office", "a\nb"),
        ("office", "\udcff"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_changes(
    tmp_path: Path, name: str, typed: str
) -> None:
    write(tmp_path, "pager = true\n")
    with pytest.raises(UsageProblem, match="It takes"):
        config.set_value(tmp_path, name, typed)
    assert (tmp_path / "bekasi.toml").read_text() == "pager = true\n"


def test_an_unknown_setting_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="office, masthead"):
        config.set_value(tmp_path, "ofice", "x")


def test_the_docs_page_has_a_row_for_each_setting() -> None:
    page = config.settings_page()
    for setting in config.SETTINGS:
        assert f"| `{setting.name}` |" in page
    assert '`"Asia/Jakarta"`' in page
    assert config_table.toml_value(True) == "true"


def test_the_folder_named_comes_first(tmp_path: Path) -> None:
    named, other = write(tmp_path / "a", ""), write(tmp_path / "b", "")
    assert config.find_folder(named, str(other), other) == named
    assert config.find_folder(Path("a"), None, tmp_path) == named
    assert config.find_folder(None, str(named), other) == named
    assert config.find_folder(None, "", other) == other


def test_a_named_folder_without_settings_is_not_replaced_by_another(tmp_path: Path) -> None:
    write(tmp_path, "")
    with pytest.raises(NotFound, match="bekasi init"):
        config.find_folder(tmp_path / "nowhere", None, tmp_path)


def test_the_nearest_folder_upward_then_data_then_ones_own(tmp_path: Path) -> None:
    deep = tmp_path / "room" / "articles" / "2026"
    deep.mkdir(parents=True)
    own = tmp_path / "config.toml"
    assert config.find_folder(None, None, deep, own) is None
    own.write_text('newsroom = "home"\n')
    home = write(tmp_path / "home", "")
    assert config.find_folder(None, None, deep, own) == home
    data = write(deep / "data", "")
    assert config.find_folder(None, None, deep, own) == data
    room = write(tmp_path / "room", "")
    assert config.find_folder(None, None, deep, own) == room


def test_ones_own_file_may_name_nothing_or_nobody(tmp_path: Path) -> None:
    own = tmp_path / "config.toml"
    own.write_text("theme = 1\n")
    assert config.find_folder(None, None, tmp_path, own) is None
    own.write_text('newsroom = "~nobody-of-that-name/x"\n')
    with pytest.raises(NotFound):
        config.find_folder(None, None, tmp_path, own)


def test_ones_own_file_lies_where_the_platform_keeps_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "bekasi").mkdir()
    room = write(tmp_path / "room", "")
    (tmp_path / "bekasi" / "config.toml").write_text(f"newsroom = '{room}'\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert config.find_folder(None, None, elsewhere) == room


def test_a_name_that_no_disk_can_hold_is_no_newsroom(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        config.find_folder(Path("x" * 5000), None, tmp_path)
