"""Understand the rules by which events repeat (RRULE of RFC 5545), and refuse those that cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo

from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.model import Repeat

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_MANY = r"{0}(?:,{0})*"
_OF_MONTH = r"-?(?:[1-9]|[12]\d|3[01])"
_PARTS = {
    "INTERVAL": r"[1-9]\d{0,3}",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
    "WKST": _DAY,
    "BYDAY": _MANY.format(rf"(?:-?[1-5])?{_DAY}"),
    "BYMONTHDAY": _MANY.format(_OF_MONTH),
    "BYMONTH": _MANY.format(r"(?:[1-9]|1[0-2])"),
    "BYSETPOS": _MANY.format(r"-?[1-9]\d?"),
}
_EVERY = ("INTERVAL", "COUNT", "UNTIL", "WKST")
_OF = {
    "DAILY": (*_EVERY, "BYDAY"),
    "WEEKLY": (*_EVERY, "BYDAY"),
    "MONTHLY": (*_EVERY, "BYDAY", "BYMONTHDAY", "BYSETPOS"),
    "YEARLY": (*_EVERY, "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"),
}
"""What may stand beside each frequency: rules of these parts come to an end or to a day."""


def repeat(rule: str, *, zone: tzinfo, name: str = "", omitted: Iterable[date] = ()) -> Repeat:
    """Return what RULE says; its UNTIL becomes a time of day in ZONE, whose name is NAME.

    Raises:
        Unreadable: it says something that we do not reckon with, such as once an hour.
    """
    parts = {}
    for part in rule.strip().upper().split(";"):
        key, _equals, value = part.partition("=")
        parts[key] = value
    allowed = _OF.get(parts.get("FREQ", ""), ())
    others = {key: value for key, value in parts.items() if key != "FREQ"}
    if not allowed or not all(
        key in allowed and re.fullmatch(_PARTS[key], value) for key, value in others.items()
    ):
        raise Unreadable(
            N_('It repeats by the rule "{rule}", which is not understood.'),
            N_(
                "Days, weeks, months and years are; let it repeat otherwise, or enter each by hand."
            ),
            rule=rule,
        )
    last = None
    if until := parts.get("UNTIL"):
        moment = _until(until, zone)
        parts["UNTIL"] = moment.strftime("%Y%m%dT%H%M%S")
        last = moment.date()
    text = ";".join(f"{key}={value}" for key, value in parts.items())
    return Repeat(rule=text, zone=name, omitted=tuple(sorted(set(omitted))), last=last)


def weekly(day: date, until: date | None) -> Repeat:
    """Return what comes each week on the weekday of DAY, until the day UNTIL."""
    rule = f"FREQ=WEEKLY;BYDAY={DAYS[day.weekday()]}"
    if until:
        rule += f";UNTIL={until:%Y%m%d}T235959"
    return Repeat(rule=rule, last=until)


def _until(text: str, zone: tzinfo) -> datetime:
    """Return the local time, without its zone, until which a rule holds."""
    try:
        if text.endswith("Z"):
            moment = datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            return moment.astimezone(zone).replace(tzinfo=None)
        if "T" in text:
            return datetime.fromisoformat(text)
        return datetime.fromisoformat(f"{text}T235959")
    except ValueError:
        raise Unreadable(
            N_('It repeats until "{text}", which is no date.'),
            N_("Mend the date in the calendar that it comes from."),
            text=text,
        ) from None
