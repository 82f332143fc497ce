from __future__ import annotations

import json

import pytest

from bekasi_cli.newsroom import writing
from newsrooms import Office
from stories import draft, published, submitted


@pytest.fixture
def numbers(office: Office) -> tuple[int, int, int]:
    return draft(office, by="bud"), submitted(office), published(office)


def listed(office: Office, *arguments: str) -> list[int]:
    result = office.bekasi("list", *arguments, "--json", by="")
    assert result.code == 0
    return [each["number"] for each in json.loads(result.out)]


def test_the_newest_stand_first_and_no_staff_code_is_needed(
    office: Office, numbers: tuple[int, int, int]
) -> None:
    result = office.bekasi("list", by="")
    assert result.code == 0
    assert result.err == ""
    assert result.out.index("● Published") < result.out.index("◐ Waiting")
    assert listed(office) == sorted(numbers, reverse=True)


def test_json_is_an_array_without_bodies(office: Office, numbers: tuple[int, int, int]) -> None:
    data = json.loads(office.bekasi("list", "--json").out)
    assert all("body" not in each for each in data)
    assert {each["state"] for each in data} == {"draft", "submitted", "published"}


def test_trashed_articles_are_listed_only_when_asked_for(office: Office) -> None:
    number = draft(office)
    writing.trash(office.room("atn"), number)
    assert listed(office) == []
    assert listed(office, "--state", "trashed") == [number]


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("--state", "draft", "--state", "submitted"), (0, 1)),
        (("--kind", "berita"), (0, 1, 2)),
        (("--kind", "sambutan"), ()),
        (("--reporter", "bud"), (0,)),
        (("--category", "kesehatan"), (1, 2)),
        (("--tag", "pangan", "--state", "published"), (2,)),
        (("--editor", "kar"), ()),
        (("--live",), (2,)),
    ],
)
def test_filters_narrow_the_list(
    office: Office,
    numbers: tuple[int, int, int],
    arguments: tuple[str, ...],
    wanted: tuple[int, ...],
) -> None:
    assert set(listed(office, *arguments)) == {numbers[each] for each in wanted}


def test_it_says_when_there_are_more(office: Office, numbers: tuple[int, int, int]) -> None:
    result = office.bekasi("list", "--limit", "2")
    assert "newest 2" in result.err
    assert "--all" in result.err
    assert len(listed(office, "--limit", "2")) == 2
    assert office.bekasi("list", "--limit", "3").err == ""


def test_all_of_them_are_listed_with_all(office: Office) -> None:
    for _ in range(51):
        draft(office)
    assert len(listed(office)) == 50
    assert len(listed(office, "--all")) == 51
    assert len(listed(office, "--all", "--limit", "51")) == 51


def test_an_empty_newsroom_says_so(office: Office) -> None:
    result = office.bekasi("list")
    assert (result.code, result.out) == (0, "")
    assert "There are no articles that fit." in result.err
    assert listed(office) == []


def test_a_state_that_does_not_exist_names_those_that_do(office: Office) -> None:
    result = office.bekasi("list", "--state", "terbit")
    assert result.code == 2
    assert "published" in result.err


def test_a_limit_below_one_is_refused(office: Office) -> None:
    assert office.bekasi("list", "--limit", "0").code == 2


def test_hostile_headlines_are_listed_as_they_are(office: Office) -> None:
    draft(office, "[/] [bold]x[/bold] \x1b[31m")
    result = office.bekasi("list")
    assert result.code == 0
    assert "[/] [bold]x[/bold]" in result.out
    assert "\x1b" not in result.out


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_the_table_fits_the_terminal(
    office: Office, numbers: tuple[int, int, int], columns: str
) -> None:
    result = office.bekasi("list", env={"COLUMNS": columns})
    assert max(map(len, result.out.splitlines())) <= int(columns)
