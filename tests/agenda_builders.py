"""Plan invented events for the tests of the agenda."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bekasi_cli.model import Plan

WIB = ZoneInfo("Asia/Jakarta")
DAY = date(2026, 11, 24)
WEEK = (date(2026, 11, 23), date(2026, 11, 29))


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=WIB).astimezone(UTC)


APEL = Plan(
    title="Apel pagi", day=DAY, start=at(8), end=at(9), place="Plaza", officials=("Bupati",)
)


def moved(plan: Plan) -> Plan:
    return replace(plan, start=at(10), end=at(11))
