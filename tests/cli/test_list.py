from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bekasi_cli.model import Facts, Manuscript
from bekasi_cli.newsroom import editing, publishing, writing
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


def test_days_are_those_of_the_office_and_both_are_counted_in(office: Office) -> None:
    first = draft_at(office, datetime(2026, 3, 9, 16, 59, tzinfo=UTC))  # the 9th, 23.59 WIB
    second = draft_at(office, datetime(2026, 3, 9, 17, 0, tzinfo=UTC))
    last = draft_at(office, datetime(2026, 3, 12, 16, 59, tzinfo=UTC))
    assert listed(office, "--since", "10 Maret 2026") == [last, second]
    assert listed(office, "--until", "9 Maret 2026") == [first]
    assert listed(office, "--since", "10/3/2026", "--until", "12/3/2026") == [last, second]
    assert listed(office, "--since", "13 Maret 2026", "--until", "hari ini") == []


def test_days_are_echoed_in_full(office: Office) -> None:
    result = office.bekasi("list", "--since", "9/3/2026", "--until", "12 Maret 2026")
    assert "Changed on Monday, 9 March 2026 or later." in result.err
    assert "Changed on Thursday, 12 March 2026 or earlier." in result.err


def test_with_live_days_are_about_publication(office: Office) -> None:
    number = published(office)
    draft(office)
    assert listed(office, "--since", "hari ini", "--live") == [number]
    assert listed(office, "--until", "kemarin", "--live") == []
    result = office.bekasi("list", "--live", "--since", "hari ini", "--until", "hari ini")
    assert result.err.count("Published on ") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--since", "entah"), 9, "entah"),
        (("--since", "2/3/2026", "--until", "1/3/2026"), 2, "1 March 2026, comes before"),
        (("--sort", "umur"), 2, "updated"),
        (("--text", " "), 2, "No word"),
    ],
)
def test_filters_that_mean_nothing_say_so(
    office: Office, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = office.bekasi("list", *arguments)
    assert (result.code, result.out) == (code, "")
    assert words in result.err


def test_text_narrows_the_list_by_all_words_and_keeps_its_order(office: Office) -> None:
    one, two = draft(office, "Zaitun"), draft(office, "apel")
    three = draft(office, "Mangga", by="bud")
    assert listed(office, "--text", "warga", "--text", "apel") == [two]
    assert listed(office, "--text", "gajah") == []
    assert listed(office, "--text", "menjual langsung", "--sort", "title") == [two, three, one]
    assert listed(office, "--text", "menjual", "--reporter", "atn", "--limit", "1") == [two]


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("number",), (2, 1, 0)),
        (("number", "--reverse"), (0, 1, 2)),
        (("updated",), (0, 2, 1)),
        (("updated", "--reverse"), (1, 2, 0)),
        (("title",), (1, 2, 0)),
        (("title", "--reverse"), (0, 2, 1)),
        (("published",), (0, 2, 1)),
        (("published", "--reverse"), (0, 1, 2)),
        (("title", "--limit", "1"), (1,)),
    ],
)
def test_the_order_is_what_is_asked_for(
    office: Office, arguments: tuple[str, ...], wanted: tuple[int, ...]
) -> None:
    titles = ("Zaitun", "apel", "Mangga")
    numbers = [
        draft_at(office, datetime(2026, 3, 9, hour, tzinfo=UTC), title)
        for hour, title in enumerate(titles)
    ]
    writing.submit(office.room("atn"), numbers[0])
    editing.approve(office.room("fiu"), numbers[0])
    publishing.publish(office.room("fiu"), numbers[0])
    assert listed(office, "--sort", *arguments) == [numbers[each] for each in wanted]


def test_another_order_has_first_ones_and_no_newest(office: Office) -> None:
    for title in ("Zaitun", "apel"):
        draft(office, title)
    result = office.bekasi("list", "--sort", "title", "--limit", "1")
    assert "apel" in result.out
    assert "These are the first 1" in result.err


def draft_at(office: Office, moment: datetime, title: str = "Panen") -> int:
    text = Manuscript(facts=Facts(title=title), body="Petani memanen.\n")
    return writing.draft(office.room("atn", at=moment), text).article.id
