from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bekasi_cli.errors import Damaged
from bekasi_cli.model import ReadingImport
from bekasi_cli.newsroom import figures
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.port import Change, View
from bekasi_cli.storage.tiny import TinyStore
from newsrooms import Office, new_office
from store_acts import NOW, act
from stories import published


def imported(office: Office, counts: dict[tuple[str, int], int]) -> None:
    keep(office, figures.encode(counts), sorted(day for day, _ in counts))


def keep(office: Office, content: bytes, days: list[str]) -> None:
    def decide(view: View) -> Change:
        new = ReadingImport(
            id=view.new_id(ReadingImport),
            at=NOW,
            counts=digest(content),
            first=date.fromisoformat(days[0]) if days else None,
            last=date.fromisoformat(days[-1]) if days else None,
        )
        return act(new, counts=(content,))

    TinyStore(office.folder).write(decide)


def between(office: Office, first: str = "", last: str = "") -> dict[int, int]:
    days = (date.fromisoformat(each) if each else None for each in (first, last))
    return dict(figures.between(TinyStore(office.folder), office.folder, *days))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return a newsroom with its staff."""
    return new_office(tmp_path / "newsroom")


@pytest.fixture
def read(office: Office) -> Office:
    imported(office, {("2026-10-31", 1): 1, ("2026-11-01", 1): 2, ("2026-11-24", 2): 4})
    imported(office, {("2026-11-24", 1): 8, ("2026-12-01", 2): 16})
    imported(office, {})
    return office


def test_a_newsroom_without_imports_knows_nothing(office: Office) -> None:
    assert figures.totals(TinyStore(office.folder), office.folder) is None
    assert between(office) == {}


def test_totals_are_those_of_all_imports(read: Office) -> None:
    assert figures.totals(TinyStore(read.folder), read.folder) == {1: 11, 2: 20}
    imported(read, {("2026-12-02", 2): 32})
    assert figures.totals(TinyStore(read.folder), read.folder) == {1: 11, 2: 52}


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("2026-11-01", "2026-11-30", {1: 10, 2: 4}),
        ("2026-11-02", "", {1: 8, 2: 20}),
        ("", "2026-11-01", {1: 3}),
        ("2026-10-31", "2026-10-31", {1: 1}),
        ("2026-11-24", "2026-12-01", {1: 8, 2: 20}),
        ("2027-01-01", "", {}),
    ],
)
def test_any_days_can_be_asked_for(
    read: Office, first: str, last: str, wanted: dict[int, int]
) -> None:
    for _ in range(2):  # with and without what is kept
        assert between(read, first, last) == wanted


def test_what_is_kept_can_be_lost_spoilt_or_of_another_past(read: Office) -> None:
    wanted = between(read)
    shelf = read.folder / figures.SHELF
    whole = shelf.read_bytes()
    for content in (b"", whole[:-1], whole[:40] + b"\xff" + whole[41:], b"x" * 99):
        shelf.write_bytes(content)
        assert between(read) == wanted
    shelf.unlink()
    assert between(read) == wanted


def test_counts_that_are_none_are_damage(office: Office) -> None:
    keep(office, b"rubbish\n", [])
    with pytest.raises(Damaged, match="import 1"):
        figures.totals(TinyStore(office.folder), office.folder)


def test_a_folder_that_cannot_be_written_to_is_read_all_the_same(
    read: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("bekasi_cli.files.derive", full)
    assert between(read) == {1: 11, 2: 20}
    assert not (read.folder / figures.SHELF).exists()


def test_the_most_read_come_with_what_was_read_in_all(office: Office, tmp_path: Path) -> None:
    published(office)
    published(office)
    imported(office, {("2026-11-24", 1): 3, ("2026-11-24", 2): 3, ("2026-11-25", 1): 1})
    store = TinyStore(office.folder)

    def told(first: str, last: str, limit: int | None = None) -> list[tuple[int, int, int]]:
        begin, end = (date.fromisoformat(each) if each else None for each in (first, last))
        found = figures.most_read(store, office.folder, begin, end, limit)
        return [(each.article.id, each.views, each.total) for each in found]

    assert told("2026-11-24", "2026-11-24") == [(2, 3, 3), (1, 3, 4)]
    assert told("2026-11-25", "") == [(1, 1, 4)]
    assert told("", "", 1) == [(1, 4, 4)]
    assert figures.recent(date(2026, 11, 30)) == (date(2026, 11, 1), date(2026, 11, 30))
