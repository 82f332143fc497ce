from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from bekasi_cli import calendar
from bekasi_cli.model import Event, EventStatus, Plan, Repeat

WIB = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 11, 2, 8, tzinfo=WIB).astimezone(UTC)
SECRET = "Jangan sampai keluar"
EVENTS = (
    Event(
        id=1,
        uid="tag:a.example,2026:x:agenda/1",
        public=True,
        plan=Plan(
            title="Apel; pagi, “besar”",
            day=date(2026, 11, 24),
            start=MONDAY,
            end=MONDAY + timedelta(minutes=90),
            place="Plaza Pemkab",
            officials=("Bupati", "Sekda"),
            organiser="Bagian Umum",
            notes=SECRET,
        ),
    ),
    Event(
        id=2,
        uid="tag:a.example,2026:x:agenda/2",
        status=EventStatus.CONFIRMED,
        plan=Plan(
            title="Rapat",
            day=date(2026, 11, 2),
            start=MONDAY,
            repeat=Repeat(
                rule="FREQ=WEEKLY;BYDAY=MO;UNTIL=20261214T235959",
                omitted=(date(2026, 11, 9),),
                last=date(2026, 12, 14),
            ),
        ),
    ),
    Event(
        id=3,
        uid="tag:a.example,2026:x:agenda/3",
        status=EventStatus.CANCELLED,
        reason="hujan",
        plan=Plan(
            title="Panen",
            day=date(2026, 12, 1),
            last_day=date(2026, 12, 3),
            repeat=calendar.weekly(date(2026, 12, 1), date(2026, 12, 31)),
        ),
    ),
)


def written() -> bytes:
    return calendar.write(EVENTS, name="Prokopim", zone=WIB)


def test_what_is_written_is_read_back_by_ourselves() -> None:
    feed = calendar.read(written(), WIB)
    assert feed.name == "Prokopim"
    assert [each.key for each in feed.entries] == [each.uid for each in EVENTS]
    apel, rapat, panen = (each.plan for each in feed.entries)
    assert (apel.title, apel.place) == (EVENTS[0].plan.title, "Plaza Pemkab")
    assert (apel.start, apel.end) == (EVENTS[0].plan.start, EVENTS[0].plan.end)
    assert apel.officials == ("Bupati", "Sekda")
    assert rapat.repeat
    assert rapat.repeat.omitted == (date(2026, 11, 9),)
    assert rapat.repeat.last == date(2026, 12, 14)
    assert (panen.start, panen.last_day) == (None, date(2026, 12, 3))
    assert feed.entries[2].status is EventStatus.CANCELLED


def test_pythons_icalendar_reads_it_and_finds_no_fault() -> None:
    told = icalendar.Calendar.from_ical(written())
    events = told.walk("VEVENT")
    assert [str(each["SUMMARY"]) for each in events] == [each.plan.title for each in EVENTS]
    assert not [each.errors for each in events if each.errors]
    assert [each.decoded("DTSTART") for each in events][2] == date(2026, 12, 1)
    assert told.walk("VTIMEZONE")


def test_internal_notes_and_reasons_are_not_in_it() -> None:
    assert SECRET.encode() not in written().replace(b"\r\n ", b"")


def test_the_same_events_give_the_same_bytes() -> None:
    assert written() == written()


def test_an_agenda_of_nothing_is_a_calendar_all_the_same() -> None:
    assert b"BEGIN:VCALENDAR" in calendar.write((), name="x", zone=WIB)


READER = """
const ical = require('ical.js'); const C = ical.default || ical;
const text = require('fs').readFileSync(0, 'utf8');
const all = new C.Component(C.parse(text)).getAllSubcomponents('vevent').map(v => {
  const e = new C.Event(v); const it = e.isRecurring() ? e.iterator() : null; const days = [];
  for (let n; it && days.length < 9 && (n = it.next()); ) days.push(n.toString().slice(0, 10));
  return {uid: e.uid, title: e.summary, place: e.location, start: e.startDate.toJSDate(), days};
});
console.log(JSON.stringify(all));
"""


@pytest.fixture(scope="session")
def node_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which node finds ical.js, installed there for this run."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("node and npm are not on this computer")
    folder = tmp_path_factory.mktemp("node")
    words = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "ical.js@2"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    if done.returncode:
        pytest.skip(f"npm could not install ical.js: {done.stderr.strip()[-200:]}")
    return folder


@pytest.mark.slow
def test_npms_ical_js_reads_the_same_events(node_folder: Path) -> None:
    (node_folder / "read.cjs").write_text(READER, "utf-8")
    done = subprocess.run(
        ["node", "read.cjs"], input=written(), capture_output=True, cwd=node_folder, timeout=60
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [each["uid"] for each in found] == [each.uid for each in EVENTS]
    assert found[0]["title"] == EVENTS[0].plan.title
    assert found[0]["start"] == "2026-11-02T01:00:00.000Z"
    weeks = ["2026-11-02", "2026-11-16", "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]
    assert found[1]["days"] == weeks
    assert found[2]["days"][0] == "2026-12-01"
