"""Hold the sample newsroom to what its readers and its README rely on."""

from __future__ import annotations

import csv
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import TypedDict

import pytest

from bekasi_cli import documents
from bekasi_cli.model import ArticleKind, Role, State

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "sample"
SHARED = ROOT.parent / "shared"
ARTICLES = sorted((SAMPLE / "articles").glob("*.md"))
TEXTS = [*ARTICLES, SAMPLE / "baru.md"]

WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni"]
MONTHS += ["Juli", "Agustus", "September", "Oktober", "November", "Desember"]
DATED = re.compile(
    rf"({'|'.join(WEEKDAYS)})(?:, (\d+) ({'|'.join(MONTHS)}) (\d{{4}})| \((\d+)/(\d+)/(\d{{4}})\))"
)


class Step(TypedDict, total=False):
    act: str
    by: str
    reason: str


class Listed(TypedDict):
    file: str
    state: str
    steps: list[Step]


class Person(TypedDict):
    code: str
    name: str
    roles: list[str]


class Room(TypedDict):
    office: str
    url: str
    zone: str
    language: str
    staff: list[Person]
    categories: list[dict[str, str]]
    articles: list[Listed]


def newsroom() -> Room:
    room: Room = tomllib.loads((SAMPLE / "newsroom.toml").read_text("utf-8"))  # type: ignore[assignment]  # checked by the tests below
    return room


def dates_in(text: str) -> list[tuple[str, date]]:
    found = []
    for match in DATED.finditer(text):
        weekday, day, month, year, d, m, y = match.groups()
        number = MONTHS.index(month) + 1 if month else int(m)
        found.append((weekday, date(int(year or y), number, int(day or d))))
    return found


def sentences(text: str) -> set[str]:
    """Sentences of five words and more, without marks and case."""
    plain = (re.sub(r"[^\w ]", "", part).casefold() for part in re.split(r"[.?!\n]+", text))
    return {" ".join(part.split()) for part in plain if len(part.split()) >= 5}


def test_there_are_a_dozen_articles_and_five_staff() -> None:
    room = newsroom()
    assert len(ARTICLES) == 12
    assert [each["file"] for each in room["articles"]] == [
        path.relative_to(SAMPLE).as_posix() for path in ARTICLES
    ]
    assert len(room["staff"]) == 5
    roles = [Role(role) for person in room["staff"] for role in person["roles"]]
    assert set(roles) == set(Role)
    assert room["staff"][0]["roles"] == ["admin"], "the newsroom is made with the first one"
    assert all(re.fullmatch("[a-z]{3}", person["code"]) for person in room["staff"])


def test_the_office_has_an_address_that_leads_nowhere() -> None:
    room = newsroom()
    assert room["url"].endswith(".example")
    assert (room["zone"], room["language"]) == ("Asia/Jakarta", "id")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_article_is_read_without_a_warning(path: Path) -> None:
    room = newsroom()
    parsed = documents.parse(path.read_bytes())
    facts = parsed.manuscript.facts
    assert not parsed.warnings
    assert not facts.extra
    assert facts.title
    assert facts.summary
    assert facts.dateline
    assert facts.event_date
    assert facts.tags
    assert facts.category in {each["code"] for each in room["categories"]}
    assert set(facts.reporters) <= {each["code"] for each in room["staff"]}
    assert facts.reporters


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_article_is_as_long_as_a_press_officer_writes(path: Path) -> None:
    words = documents.parse(path.read_bytes()).manuscript.body.split()
    assert 180 <= len(words) <= 350


def test_the_articles_are_of_every_kind_and_category() -> None:
    facts = [documents.parse(path.read_bytes()).manuscript.facts for path in ARTICLES]
    assert {each.kind for each in facts} == set(ArticleKind)
    assert {each.category for each in facts} == {each["code"] for each in newsroom()["categories"]}
    (embargo,) = [each.embargo for each in facts if each.embargo]
    assert embargo.isoformat() == "2026-02-27T03:00:00+00:00"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_weekday_fits_its_date(path: Path) -> None:
    text = path.read_text("utf-8")
    for weekday, day in dates_in(text):
        assert weekday == WEEKDAYS[day.weekday()], f"{path.name}: {weekday} {day}"


def test_news_names_the_day_that_it_tells_of() -> None:
    for path in TEXTS:
        manuscript = documents.parse(path.read_bytes()).manuscript
        if manuscript.facts.kind is ArticleKind.NEWS:
            assert manuscript.facts.event_date in [day for _, day in dates_in(manuscript.body)]


@pytest.mark.parametrize("listed", newsroom()["articles"], ids=lambda each: Path(each["file"]).stem)
def test_the_steps_lead_to_the_state_and_keep_four_eyes(listed: Listed) -> None:
    leads = {
        "draft": "draft",
        "submit": "submitted",
        "withdraw": "draft",
        "send-back": "draft",
        "approve": "approved",
        "publish": "published",
    }
    steps = listed["steps"]
    assert State(listed["state"]).value == leads[steps[-1]["act"]]
    roles = {each["code"]: each["roles"] for each in newsroom()["staff"]}
    facts = documents.parse((SAMPLE / listed["file"]).read_bytes()).manuscript.facts
    for step in steps:
        assert step["by"] in roles
        if step["act"] in {"approve", "send-back"}:
            assert "editor" in roles[step["by"]]
            assert step["by"] not in facts.reporters
        assert bool(step.get("reason")) == (step["act"] == "send-back")


def test_the_sample_shares_no_sentence_with_the_real_page() -> None:
    page = SHARED / "seed" / "page.txt"
    if not page.exists():
        pytest.skip("the real page is not part of this project")
    real = sentences(page.read_text("utf-8"))
    for path in [*TEXTS, SAMPLE / "halaman.txt"]:
        assert not sentences(path.read_text("utf-8")) & real, path.name


def test_the_sample_holds_none_of_the_known_errors() -> None:
    pairs = SHARED / "text" / "pairs.tsv"
    if not pairs.exists():
        pytest.skip("the list of known errors is not part of this project")
    with pairs.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        wrong = [form for row in rows for form in row["wrong"].split("/")]
    assert len(wrong) > 60
    for path in TEXTS:
        text = path.read_text("utf-8")
        found = [
            w for w in wrong if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text, re.IGNORECASE)
        ]
        assert not found, path.name


def test_the_page_to_import_has_one_error_its_misspelt_month() -> None:
    lines = (SAMPLE / "halaman.txt").read_text("utf-8").splitlines()
    assert lines[2] == "5 Pebruari 2026 - 16:20:44 | 241"
    assert not any("Pebruari" in line for line in lines[3:])
