from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.storage import postings
from bekasi_cli.storage.packed import Blocks, pack
from bekasi_cli.storage.postings import Field, Gathering

VALUES = [f"articles/{each}" for each in range(1, 1_001)]


@pytest.fixture
def field(tmp_path: Path) -> Field:
    """Return a field in which row N and row N + 5000 have the value of number N."""
    found = Gathering()
    for shift in (0, 5_000):
        for row, value in enumerate(VALUES):
            found.add(row + shift, (value,))
    path = tmp_path / "packed"
    path.write_bytes(b"".join(pack({}, found.blocks("f"))))
    return Field(Blocks(path), "f")


def test_every_value_is_found_by_reading_its_group_only(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Field, "values", property(pytest.fail))
    for row, value in enumerate(VALUES):
        assert list(field.of(value)) == [row, row + 5_000]


@pytest.mark.parametrize("value", ["", "articles/", "articles/1000000", "articles/5x", "zzz"])
def test_a_value_that_nothing_has_is_not_found(field: Field, value: str) -> None:
    assert list(field.of(value)) == []


def test_a_field_without_values_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "packed"
    path.write_bytes(b"".join(pack({}, Gathering().blocks("f"))))
    empty = Field(Blocks(path), "f")
    assert (list(empty.of("a")), list(empty.between(None, None)), empty.values) == ([], [], [])


def test_all_values_are_read_in_order(field: Field) -> None:
    assert len(VALUES) > postings._GROUP
    assert field.values == sorted(VALUES)
    assert list(field.between("articles/10", "articles/100")) == [9, 5_009]
