"""Whatever goes wrong, a command says a sentence, leaves with the right code, loses nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bad_texts import BAD_TEXTS, HOSTILE, TEXT
from bekasi_cli.cli.registry import COMMANDS
from newsrooms import Office
from other_users import as_nobody
from runner import Result, bekasi

TYPED: dict[str, tuple[str, ...]] = {
    "init": ("init",),
    "demo": ("demo",),
    "whoami": ("whoami",),
    "status": ("status",),
    "staff": ("staff", "list"),
    "category": ("category", "list"),
    "config": ("config", "list"),
    "completion": ("completion", "bash"),
    "draft": ("draft",),
    "edit": ("edit", "1"),
    "submit": ("submit", "1"),
    "withdraw": ("withdraw", "1"),
    "check": ("check", "1"),
    "explain": ("explain", "kata-depan/di"),
    "comment": ("comment", "1", "Bagus."),
    "trash": ("trash", "1", "--yes"),
    "restore": ("restore", "1"),
    "discard": ("discard", "1", "--yes"),
    "inbox": ("inbox",),
    "review": ("review", "1"),
    "approve": ("approve", "1"),
    "ask": ("ask", "1"),
    "confirm": ("confirm", "1"),
    "send-back": ("send-back", "1", "--reason", "perbaiki"),
    "diff": ("diff", "1"),
    "list": ("list",),
    "search": ("search", "merah"),
    "show": ("show", "1"),
    "preview": ("preview", "1"),
    "history": ("history", "1"),
    "publish": ("publish", "1"),
    "unschedule": ("unschedule", "1"),
    "correct": ("correct", "1", "--kind", "correction", "--note", "Salah.", "--file", "-"),
    "reply": ("reply", "1", "--file", "-"),
    "hold": ("hold", "1"),
    "release": ("release", "1"),
    "retract": ("retract", "1", "--ground", "grave-error", "--reason", "keliru", "--yes"),
    "redact": ("redact", "1", "--revision", "1", "--basis", "UU PDP"),
    "build": ("build",),
    "deploy": ("deploy", "--dry-run"),
    "serve": ("serve",),
    "export": ("export", "--format", "json"),
    "import": ("import", "naskah.md"),
    "agenda": ("agenda", "list"),
    "media": ("media", "list"),
    "officials": ("officials", "list"),
    "services": ("services", "list"),
    "views": ("views", "list"),
    "audit": ("audit", "log"),
    "doctor": ("doctor",),
    "backup": ("backup",),
    "restore-backup": ("restore-backup", "backup.tar.xz", "new"),
}
"""Each command in its shortest sensible form."""

NOUNS = [name for name, words in TYPED.items() if words[1:] in (("list",), ("log",))]
NUMBERED = [name for name, words in TYPED.items() if "1" in words]
READING_TEXT = {
    "draft": ("draft", "--file"),
    "edit": ("edit", "1", "--file"),
    "import": ("import",),
}
ASKING = {
    "init": ("init",),
    "draft": ("draft",),
    "edit": ("edit", "1"),
    "trash": ("trash", "1"),
    "send-back": ("send-back", "1"),
    "comment": ("comment", "1"),
    "staff": ("staff", "deactivate", "bud"),
    "category": ("category", "deactivate", "kesehatan"),
    "services": ("services", "add", "KTP"),
    "approve": ("approve",),
    "publish": ("publish",),
}
WRITING = {
    "staff": ("staff", "add", "zed", "--name", "Zed", "--role", "reporter"),
    "category": ("category", "add", "olahraga", "--name", "Olahraga"),
    "agenda": ("agenda", "add", "Apel", "--day", "besok"),
    "officials": ("officials", "add", "Sari Wulandari"),
    "services": ("services", "add", "KTP", "--address", "https://a.example", "--need", "KTP"),
    "config": ("config", "set", "four_eyes", "strict"),
    "draft": ("draft", "--file", "-"),
    "edit": ("edit", "1", "--file", "-"),
    "submit": ("submit", "1"),
    "comment": ("comment", "1", "Bagus."),
    "trash": ("trash", "1", "--yes"),
    "import": ("import", "-"),
}


@pytest.fixture
def written(office: Office) -> Office:
    """Return the office with article 1, a draft of atn's."""
    done = office.bekasi("draft", "--file", "-", by="atn", input=TEXT)
    assert done.code == 0, done.err
    return office


def _is_sentence(result: Result, code: int) -> None:
    assert result.code == code, result
    assert "✗ " in result.err
    assert "Traceback" not in result.err + result.out
    assert "→ " in result.err


def test_the_table_here_names_every_command() -> None:
    assert list(TYPED) == [row.name for row in COMMANDS]


@pytest.mark.parametrize("name", [row.name for row in COMMANDS])
def test_without_a_newsroom_a_command_says_where_to_find_or_make_one(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "naskah.md").write_text(TEXT)
    if name in ("init", "demo", "completion", "explain", "restore-backup"):
        pytest.skip(f"{name} needs none")
    result = bekasi(*TYPED[name])
    _is_sentence(result, 8)
    assert "bekasi init" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["naskah.md"]


@pytest.mark.parametrize("name", [row.name for row in COMMANDS])
def test_each_command_has_help_with_examples_in_both_languages(name: str) -> None:
    for language, heading in (("en", "Examples"), ("id", "Contoh")):
        words = TYPED[name][:2] if name in NOUNS else (name,)
        result = bekasi(*words, "--help", env={"BEKASI_LANG": language})
        assert result.code == 0
        assert heading in result.out
        assert f"bekasi {name}" in result.out
        assert result.err == ""


@pytest.mark.parametrize("name", NUMBERED)
@pytest.mark.parametrize("number", ["999", "0", "9" * 30])
def test_a_number_that_does_not_exist_is_not_found(name: str, number: str, written: Office) -> None:
    before = written.files()
    words = [number if word == "1" else word for word in TYPED[name]]
    file = ("--file", "-") if name == "edit" else ()
    result = written.bekasi(*words, *file, by="fiu", input=TEXT)
    assert result.code in (2, 8), result
    _is_sentence(result, result.code)
    assert result.code == 8 or number != "999"
    assert written.files() == before


@pytest.mark.parametrize("name", NUMBERED)
def test_a_number_that_is_none_is_wrong_usage(name: str, written: Office) -> None:
    words = ["satu" if word == "1" else word for word in TYPED[name]]
    code = 9 if name == "check" else 2  # what is no number is a file for it
    _is_sentence(written.bekasi(*words, by="fiu"), code)


@pytest.mark.parametrize("name", ASKING)
def test_where_nobody_can_be_asked_the_flag_is_named(name: str, written: Office) -> None:
    before = written.files()
    result = written.bekasi(*ASKING[name], by="fiu" if name != "staff" else "adm")
    assert result.code in (2, 4, 7), result
    assert result.err.startswith("✗ ")
    if result.code == 2:
        assert "--" in result.err or "NUMBER" in result.err
    assert written.files() == before


@pytest.mark.parametrize("name", READING_TEXT)
@pytest.mark.parametrize("sort", BAD_TEXTS)
def test_each_command_that_reads_text_takes_it_or_says_why_not(
    name: str, sort: str, written: Office, tmp_path: Path
) -> None:
    content, code = BAD_TEXTS[sort]
    file = tmp_path / "naskah.md"
    file.write_bytes(content)
    before = written.files()
    by = "adm" if name == "import" else "atn"
    result = written.bekasi(*READING_TEXT[name], file, by=by)
    assert result.code == code, result
    assert "Traceback" not in result.err
    assert file.read_bytes() == content
    if code:
        assert result.err.strip()
        assert written.files() == before
    assert "\x1b" not in result.out + result.err
    assert "\u202e" not in result.out + result.err


@pytest.mark.parametrize("name", READING_TEXT)
@pytest.mark.parametrize("sort", ["missing", "folder", "unreadable"])
def test_a_file_that_cannot_be_read_is_named(
    name: str, sort: str, written: Office, tmp_path: Path
) -> None:
    file = tmp_path / "x" / "naskah.md"
    if sort == "folder":
        file.mkdir(parents=True)
    elif sort == "unreadable":
        if os.getuid() == 0:
            pytest.skip("root reads every file")
        file.parent.mkdir()
        file.write_text(TEXT)
        file.chmod(0)
    before = written.files()
    by = "adm" if name == "import" else "atn"
    result = written.bekasi(*READING_TEXT[name], file, by=by)
    assert result.code in (2, 8, 9), result
    _is_sentence(result, result.code)
    assert written.files() == before


@pytest.mark.parametrize(
    "name",
    [
        "diff",
        "inbox",
        "review",
        "list",
        "search",
        "status",
        "show",
        "preview",
        "history",
        "audit",
        "export",
    ],
)
def test_hostile_text_reaches_no_terminal(name: str, office: Office) -> None:
    text = f"---\ntitle: '{HOSTILE}'\nsummary: '{HOSTILE}'\n---\n\n{HOSTILE}\n"
    assert office.bekasi("draft", "--file", "-", by="atn", input=text).code == 0
    assert office.bekasi("submit", "1", by="atn").code == 0
    assert office.bekasi("comment", "1", HOSTILE, "--paragraph", "1", by="bud").code == 0
    sent_back = office.bekasi("send-back", "1", "--reason", HOSTILE, by="fiu")
    assert sent_back.code == 0
    more = text.replace("summary", "byline") + f"\n{HOSTILE} lagi\n"
    assert office.bekasi("edit", "1", "--file", "-", by="atn", input=more).code == 0
    assert office.bekasi("submit", "1", by="atn").code == 0
    assert office.bekasi("approve", "1", "--publish", by="fiu").code == 0
    for extra in ((), ("--json",)):
        result = office.bekasi(*TYPED[name], *extra, by="fiu")
        assert result.code == 0, result
        for sign in ("\x1b", "\x07", "\u202e"):
            assert sign not in result.out + result.err


@pytest.mark.parametrize("name", WRITING)
def test_without_permission_to_write_nothing_is_changed_and_the_text_is_kept(
    name: str, written: Office
) -> None:
    if os.getuid() != 0:
        pytest.skip("needs root, to become somebody else")
    for path in (written.folder, *written.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    for parent in written.folder.parents:
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    before = written.files()
    rehearsed = shutil.copytree(written.folder, written.folder.parent / "rehearsal")
    # Here first, so that the child finds every module loaded: it cannot read root's Python.
    Office(rehearsed).bekasi(*WRITING[name], by="adm", input=TEXT)
    Office(rehearsed).bekasi(*WRITING[name], by="", input=TEXT)
    done = as_nobody(written, WRITING[name], TEXT)
    assert done.code in (4, 7), done
    assert done.err.startswith("✗ ")
    assert "Traceback" not in done.err
    assert written.files() == before
