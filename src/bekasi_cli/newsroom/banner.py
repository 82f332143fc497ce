"""Tell whether an urgent banner stands on the public site, and keep its hour."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bekasi_cli import dates
from bekasi_cli.config import HOUR
from bekasi_cli.documents import Notice
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, language

if TYPE_CHECKING:
    from bekasi_cli.config import Settings

TEXT = "banner"
UNTIL = "banner_until"


def standing(settings: Settings, now: datetime) -> tuple[str, tuple[Notice, ...]]:
    """Return the banner that stands NOW, "" for none; the notices tell of one whose hour passed."""
    if not settings.banner or not (gone := _gone(settings, now)):
        return settings.banner, ()
    sentence = N_("The banner “{banner}” no longer stands on the site: its hour, {until}, is past.")
    return "", (Notice(sentence, {"banner": settings.banner, "until": gone}),)


def remark(settings: Settings, now: datetime) -> tuple[Notice, ...]:
    """Return what the office should know of the banner NOW: that it stands, or stood too long."""
    text, past = standing(settings, now)
    if not text:
        return past
    details = {"banner": text, "until": _shown(settings)}
    if not settings.banner_until:
        return (Notice(N_("The banner “{banner}” stands in every build until changed."), details),)
    return (Notice(N_("The banner “{banner}” stands in every build until {until}."), details),)


def checked(settings: Settings, name: str, value: str, now: datetime) -> str:
    """Return VALUE as the setting NAME keeps it: an hour typed as people type it becomes whole.

    Raises:
        Unreadable: the hour is none.
        UsageProblem: the hour is past, or that of the banner is, which nobody would see.
    """
    if name == UNTIL and value.strip():
        return _hour(settings, value, now)
    if name == TEXT and value.strip() and (gone := _gone(settings, now)):
        raise UsageProblem(
            N_("The site would not show this banner: its hour, {until}, is past."),
            N_('Set the new hour first: bekasi config set banner_until "tomorrow 18:00"'),
            until=gone,
        )
    return value


def _hour(settings: Settings, value: str, now: datetime) -> str:
    zone = settings.zone
    moment = dates.parse(value, now=now, zone=zone, lean=dates.Lean.FUTURE, needs_hour=True)
    if moment <= now:
        raise UsageProblem(
            N_("The banner cannot stand until {until}: that hour is past."),
            N_('Type an hour to come, or take the banner away: bekasi config set banner ""'),
            until=dates.show(moment, zone, language()),
        )
    return moment.astimezone(zone).strftime(HOUR)


def _gone(settings: Settings, now: datetime) -> str:
    """Return the banner's hour as people read it where it is past, else ""."""
    hour = _end(settings)
    return _shown(settings) if hour and hour <= now else ""


def _shown(settings: Settings) -> str:
    hour = _end(settings)
    return dates.show(hour, settings.zone, language()) if hour else ""


def _end(settings: Settings) -> datetime | None:
    if not settings.banner_until:
        return None
    return datetime.strptime(settings.banner_until, HOUR).replace(tzinfo=settings.zone)
