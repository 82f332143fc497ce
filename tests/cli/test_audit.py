from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsrooms import Office
from stories import draft, published, submitted


def test_the_log_lists_acts_with_the_newest_last(office: Office) -> None:
    number = submitted(office)
    result = office.bekasi("audit", "log", by="")
    assert (result.code, result.err) == (0, "")
    assert result.out.index("draft") < result.out.index("submit")
    assert f"articles/{number}" in result.out
    assert "Atnan" in result.out


def test_the_log_of_one_article_or_of_one_person(office: Office) -> None:
    first, second = draft(office), draft(office)
    lines = json.loads(office.bekasi("audit", "log", "--about", str(second), "--json").out)
    assert [each["about"] for each in lines] == [[f"articles/{second}"]]
    assert first != second
    staff = json.loads(office.bekasi("audit", "log", "--about", "staff/2", "--json").out)
    assert len(staff) == 1


def test_the_log_begins_where_it_is_told(office: Office) -> None:
    published(office)
    last = office.room().store.head().seq
    lines = json.loads(office.bekasi("audit", "log", "--since", str(last - 1), "--json").out)
    assert [each["seq"] for each in lines] == [last - 1, last]
    assert [each["act"] for each in lines] == ["approve", "publish"]
    assert lines[0]["files"] == {}
    beyond = office.bekasi("audit", "log", "--since", str(last + 1))
    assert (beyond.code, beyond.out) == (0, "")
    assert "Nothing was done that fits." in beyond.err


def test_the_log_says_when_there_is_more(office: Office) -> None:
    published(office)
    result = office.bekasi("audit", "log", "--limit", "2")
    assert "newest 2 lines" in result.err
    assert "publish" in result.out
    assert "draft" not in result.out


@pytest.mark.parametrize("about", ["99", "staff/99"])
def test_the_log_of_nothing_is_not_found(office: Office, about: str) -> None:
    assert office.bekasi("audit", "log", "--about", about).code == 8


@pytest.mark.parametrize("about", ["pasar", "pets/1", "staff/", "²", "-1"])
def test_what_names_nothing_is_wrong_usage(office: Office, about: str) -> None:
    assert office.bekasi("audit", "log", f"--about={about}").code == 2


def test_the_log_is_readable_where_the_staff_is_not(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bekasi_cli.errors import Damaged
    from bekasi_cli.newsroom import reading

    def damaged(_store: object) -> dict[str, str]:
        raise Damaged("gone")

    monkeypatch.setattr(reading, "staff_names", damaged)
    draft(office)
    result = office.bekasi("audit", "log")
    assert result.code == 0
    assert "atn" in result.out


def test_a_whole_trail_holds(office: Office) -> None:
    published(office)
    result = office.bekasi("audit", "verify", by="")
    assert (result.code, result.err) == (0, "")
    assert "✓ The newsroom is whole." in result.out
    assert json.loads(office.bekasi("audit", "verify", "--json").out)["whole"] is True


def test_the_head_can_be_kept_elsewhere_and_held_against_the_journal(office: Office) -> None:
    draft(office)
    kept = office.bekasi("audit", "head", by="")
    assert kept.code == 0
    digest = kept.out.strip()
    assert digest == office.room().store.head().digest
    assert "audit verify --head" in kept.err
    draft(office)
    assert office.bekasi("audit", "verify", "--head", digest).code == 0
    wrong = office.bekasi("audit", "verify", "--head", "f" * 64)
    assert wrong.code == 7
    assert "journal.jsonl" in wrong.out


def test_the_head_as_json(office: Office) -> None:
    data = json.loads(office.bekasi("audit", "head", "--json").out)
    assert set(data) == {"newsroom", "seq", "digest"}


def spoil(path: Path) -> None:
    """Change one byte in the middle of PATH, in a word that people wrote."""
    content = path.read_bytes()
    assert b"Pasar" in content
    path.chmod(0o600)
    path.write_bytes(content.replace(b"Pasar", b"Pasir", 1))


@pytest.mark.parametrize(
    ("pattern", "named"),
    [
        ("journal.jsonl", "journal.jsonl:"),
        ("newsroom.json", "newsroom.json"),
        ("articles/*/*/001.md", "/001.md"),
    ],
)
def test_one_byte_changed_anywhere_is_found_and_named(
    office: Office, pattern: str, named: str
) -> None:
    draft(office)
    (path,) = office.folder.glob(pattern)
    spoil(path)
    result = office.bekasi("audit", "verify")
    assert result.code == 7
    assert named in result.out
    assert "serious" in result.err
