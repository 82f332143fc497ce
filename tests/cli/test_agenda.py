from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bekasi_cli import calendar
from bekasi_cli.model import Event, EventStatus
from calendars import GOOGLE, event, ics
from newsrooms import Office
from runner import Result

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
LIST = """Selasa, 24 November 2026
08.00 Apel pagi - Plaza Pemkab
Hadir: Bupati, Sekda
09.00 s.d. selesai Rapat banjir - Aula
Rabu, 25 November 2026
10.00 Peresmian pasar - Pasar Rawalintang
"""


@pytest.fixture(autouse=True)
def _tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bekasi_cli.cli.surroundings.now", lambda: NOW)


def events(office: Office) -> list[Event]:
    return office.room().store.find(Event)


def done(result: Result) -> Result:
    assert result.code == 0, result.err
    return result


def add(office: Office, title: str, *more: str, by: str = "fiu") -> Result:
    return done(office.bekasi("agenda", "add", title, *more, by=by))


def week(office: Office) -> str:
    """Return this week as a screen of 80 columns shows it."""
    return done(office.bekasi("agenda", env={"COLUMNS": "80"})).out


def test_an_event_is_added_echoed_and_stands_in_its_week(office: Office) -> None:
    where = ("--place", "Plaza Pemkab", "--official", "Bupati", "--official", "Sekda")
    told = add(office, "Apel pagi", "--day", "besok", "--start", "7.30", "--end", "9", *where)
    assert "“Apel pagi” is event 1" in told.out
    assert "Wednesday, 25 November 2026, 07:30–09:00" in told.out
    drawn = week(office)
    assert "Monday, 23 November 2026\n  nothing" in drawn
    for word in ("07:30–09:00", "Bupati, Sekda", "○ Planned · internal"):
        assert word in drawn


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_week_fits_every_screen(office: Office, columns: str, language: str) -> None:
    assert office.bekasi("agenda", "import", "-", input=LIST, by="atn").code == 0
    env = {"COLUMNS": columns, "BEKASI_LANG": language}
    told = done(office.bekasi("agenda", "--week", "25/11", env=env))
    assert max(len(line.rstrip()) for line in told.out.splitlines()) <= int(columns)
    for word in ("Apel pagi", "Peresmian", "Sekda"):
        assert word in told.out


def test_weeks_are_from_monday_to_sunday(office: Office) -> None:
    add(office, "Nanti", "--day", "2026-12-01")
    assert "Nanti" not in week(office)
    assert "Nanti" in done(office.bekasi("agenda", "--next")).out
    assert "Nanti" in done(office.bekasi("agenda", "week", "--week", "6/12")).out
    assert "Nothing is planned" in done(office.bekasi("agenda")).err


def test_the_public_agenda_has_no_internal_word(office: Office) -> None:
    add(office, "Terbuka", "--day", "2026-11-24", "--public", "--notes", "rahasia")
    add(office, "Tertutup", "--day", "2026-11-24")
    (told,) = json.loads(done(office.bekasi("agenda", "--public", "--json")).out)
    assert told["title"] == "Terbuka"
    assert "notes" not in told
    both = json.loads(done(office.bekasi("agenda", "--json")).out)
    assert [each["notes"] for each in both] == ["rahasia", None]
    out = done(office.bekasi("agenda", "export")).out
    assert "Terbuka" in out
    assert "rahasia" not in out
    assert "Tertutup" not in out
    assert "Tertutup" in done(office.bekasi("agenda", "export", "--all", by="atn")).out


def test_a_moved_event_says_when_it_was_to_be(office: Office) -> None:
    add(office, "Apel", "--day", "2026-11-25", "--start", "08.00", "--end", "09.00")
    reason = ("--reason", "hujan")
    told = done(office.bekasi("agenda", "edit", "1", "--start", "10.00", *reason, by="atn"))
    assert "10:00–11:00" in told.out
    assert "It was to be: 25 Nov 2026 08:00" in told.out
    assert "↷ Moved, was 25 Nov 2026 08:00" in " ".join(week(office).split())
    shown = done(office.bekasi("agenda", "show", "1")).out
    assert "hujan" in shown
    other = done(office.bekasi("agenda", "edit", "1", "--day", "26/11", by="atn"))
    assert "Thursday, 26 November 2026, 10:00–11:00" in other.out
    found = json.loads(done(office.bekasi("agenda", "show", "1", "--json")).out)
    assert [each["start"] for each in found["earlier"]] == [
        "2026-11-25T08:00:00+07:00",
        "2026-11-25T10:00:00+07:00",
    ]


def test_a_cancelled_event_stays_with_its_reason(office: Office) -> None:
    add(office, "Apel", "--day", "2026-11-25")
    assert office.bekasi("agenda", "cancel", "1", by="atn").code == 2
    done(office.bekasi("agenda", "cancel", "1", "--reason", "hujan", by="atn"))
    again = done(office.bekasi("agenda", "cancel", "1", "--reason", "hujan", by="atn"))
    assert "Already done" in again.out
    assert "× Cancelled: hujan" in week(office)
    back = done(office.bekasi("agenda", "edit", "1", "--status", "planned", by="atn"))
    assert back.code == 0
    assert office.bekasi("agenda", "edit", "1", "--status", "cancelled", by="atn").code == 2


def test_the_same_official_in_two_places_is_said_at_once_and_in_the_week(office: Office) -> None:
    hours = ("--day", "2026-11-25", "--start", "08.00", "--official", "Bupati")
    add(office, "Apel", *hours, "--place", "Plaza")
    told = add(office, "Rapat", *hours, "--place", "Aula")
    assert "Bupati is in two places" in told.err
    assert "Bupati is in two places" in " ".join(week(office).split())
    done(office.bekasi("agenda", "edit", "2", "--start", "13.00", by="fiu"))
    assert "two places" not in week(office)


def test_what_comes_each_week_can_be_left_out_once_and_come_no_more(office: Office) -> None:
    add(office, "Rapat", "--day", "2026-11-24", "--start", "08.00", "--weekly", "--until", "15/12")
    done(office.bekasi("agenda", "edit", "1", "--omit", "1/12", by="fiu"))
    until = ("--since", "24/11/2026", "--until", "31/12/2026", "--json")
    listed = json.loads(done(office.bekasi("agenda", "list", *until)).out)
    assert [each["day"] for each in listed] == ["2026-11-24", "2026-12-08", "2026-12-15"]
    shown = done(office.bekasi("agenda", "show", "1")).out
    assert "each week, until" in shown
    assert "not on" in shown
    done(office.bekasi("agenda", "edit", "1", "--day", "25/11", by="fiu"))
    assert calendar.weekly(date(2026, 11, 25), None).rule in events(office)[0].plan.repeat.rule  # type: ignore[union-attr]  # it repeats
    done(office.bekasi("agenda", "edit", "1", "--once", by="fiu"))
    assert events(office)[0].plan.repeat is None


@pytest.mark.parametrize(
    "words",
    [
        ("add", "Apel"),
        ("add", "Apel", "--day", "besok", "--end", "09.00"),
        ("add", "Apel", "--day", "besok", "--until", "1/12"),
        ("add", "Apel", "--day", "besok", "--weekly", "--until", "1/11/2026"),
        ("add", " ", "--day", "besok"),
        ("edit", "1"),
        ("edit", "1", "--public", "--internal"),
        ("export", "--output", "folder/"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(office: Office, words: tuple[str, ...]) -> None:
    add(office, "Ada", "--day", "2026-11-25")
    before = office.files()
    result = office.bekasi("agenda", *words, by="fiu")
    assert result.code == 2, result
    assert "→ " in result.err
    assert office.files() == before


@pytest.mark.parametrize("words", [("--day", "entah"), ("--day", "besok", "--start", "3")])
def test_a_day_or_hour_that_cannot_be_read_is_said(office: Office, words: tuple[str, ...]) -> None:
    assert office.bekasi("agenda", "add", "Apel", *words, by="fiu").code == 9
    assert events(office) == []


def test_an_event_over_midnight_ends_on_the_next_day(office: Office) -> None:
    add(office, "Malam seni", "--day", "2026-11-25", "--start", "20.00", "--end", "00.30")
    add(office, "Piket", "--day", "2026-11-25", "--start", "20.00", "--end", "selesai")
    add(office, "Pameran", "--day", "2026-11-25", "--last-day", "27/11")
    found = [each.plan for each in events(office)]
    assert found[0].end
    assert found[0].last_day == date(2026, 11, 26)
    assert found[1].open_end
    assert found[2].last_day == date(2026, 11, 27)
    assert week(office).count("Pameran") == 3
    done(office.bekasi("agenda", "edit", "3", "--day", "26/11", by="fiu"))
    assert events(office)[2].plan.last_day == date(2026, 11, 28)


def test_a_pasted_list_is_taken_in_once_and_followed(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "agenda.txt"
    file.write_text(LIST, "utf-8")
    told = done(office.bekasi("agenda", "import", file, by="atn"))
    assert "From daftar: 3 new" in told.out
    before = office.files()
    assert "3 as before" in done(office.bekasi("agenda", "import", file, by="atn")).out
    assert office.files() == before
    file.write_text("AGENDA\n" + LIST.replace("08.00", "08.30").replace("09.00 s.d.", "x 09"))
    refused = office.bekasi("agenda", "import", file, by="atn")
    assert refused.code == 9
    assert "line 5 “x 09 selesai Rapat banjir - Aula”" in refused.err
    changed = LIST.replace("08.00", "08.30").replace("10.00 Peresmian pasar", "10.00 Panen")
    file.write_text(f"AGENDA\n{changed}")
    dry = done(office.bekasi("agenda", "import", file, "--dry-run", by="atn"))
    assert "Nothing was taken in" in dry.out
    assert "Left aside" in dry.err
    told = done(office.bekasi("agenda", "import", file, by="atn"))
    assert "moved, was 24 Nov 2026 08:00" in told.out
    assert "1 new, 0 changed, 1 moved, 0 cancelled, 1 gone, 1 as before" in told.out
    assert len(events(office)) == 4
    assert "no longer in daftar" in " ".join(week(office).split())
    assert json.loads(done(office.bekasi("agenda", "import", file, "--json", by="atn")).out)


def test_a_calendar_is_taken_in_with_its_name(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "bupati.ics"
    file.write_bytes(ics(GOOGLE))
    assert "From Agenda Bupati: 4 new" in done(office.bekasi("agenda", "import", file)).out
    assert "4 as before" in done(office.bekasi("agenda", "import", file)).out
    assert [each.status for each in events(office)][-1] is EventStatus.CANCELLED
    file.write_bytes(event("DTSTART:20261124T090000", "SUMMARY:Apel"))
    assert "From bupati: 1 new" in done(office.bekasi("agenda", "import", file)).out


def test_a_calendar_with_a_script_in_its_summary_changes_nothing(office: Office) -> None:
    before = office.files()
    content = event("DTSTART:20261124T090000", "SUMMARY:Apel <script>alert(1)</script>")
    result = office.bekasi("agenda", "import", "-", input=content)
    assert result.code == 9
    assert "holds code of a web page (<script)" in result.err
    assert office.files() == before


def test_a_calendar_is_written_and_read_back(office: Office, tmp_path: Path) -> None:
    add(office, "Terbuka", "--day", "2026-11-24", "--start", "08.00", "--public")
    add(office, "Lama", "--day", "2026-10-01", "--public")
    file = tmp_path / "agenda.ics"
    told = done(office.bekasi("agenda", "export", "-o", file, "--since", "1/11/2026"))
    assert "Events written: 1" in told.err
    (entry,) = calendar.read(file.read_bytes(), WIB).entries
    assert (entry.key, entry.plan.title) == (events(office)[0].uid, "Terbuka")
    assert done(office.bekasi("agenda", "export", "-o", file, "--until", "1/11/2026")).code == 0
    assert calendar.read(file.read_bytes(), WIB).entries[0].plan.title == "Lama"


def test_past_public_events_without_an_article_are_named(office: Office) -> None:
    add(office, "Apel", "--day", "2026-11-23", "--start", "08.00", "--public")
    told = done(office.bekasi("agenda", "--uncovered"))
    assert "Apel" in told.out
    assert "bekasi draft --event 1" in told.err
    listed = json.loads(done(office.bekasi("agenda", "--uncovered", "--json")).out)
    assert [each["number"] for each in listed] == [1]
    later = done(office.bekasi("agenda", "--uncovered", "--since", "24/11/2026"))
    assert "Every public event since" in later.err


def test_events_are_listed_by_official_status_and_all(office: Office) -> None:
    name = ("--office", "Bupati Tirtamaya", "--from", "2025-02-20")
    done(office.bekasi("officials", "add", "Sari Wulandari", *name))
    add(office, "Satu", "--day", "2026-11-25", "--official", "Bupati")
    add(office, "Dua", "--day", "2026-11-25", "--official", "Sekda")
    add(office, "Lama", "--day", "2025-11-25")
    out = done(office.bekasi("agenda", "list", "--official", "Sari Wulandari")).out
    assert ("Satu" in out, "Dua" in out) == (True, False)
    assert "No event fits" in done(office.bekasi("agenda", "list", "--status", "moved")).err
    assert "Lama" in done(office.bekasi("agenda", "list", "--all")).out
    assert "Lama" not in done(office.bekasi("agenda", "list")).out


def test_a_verb_that_there_is_none_of_is_said(office: Office) -> None:
    result = office.bekasi("agenda", "lsit")
    assert result.code == 2
    assert "list" in result.err
    assert "bekasi agenda" in done(office.bekasi("agenda", "--help")).out


def test_what_is_known_completes_what_is_typed(office: Office) -> None:
    add(office, "Apel", "--day", "2026-11-25", "--official", "Bupati")
    from bekasi_cli.cli.completing import suggest

    words = ["--newsroom", str(office.folder), "agenda", "show", ""]
    assert [each.value for each in suggest(words)[1]] == ["1"]
