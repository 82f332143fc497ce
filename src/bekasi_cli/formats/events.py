"""Write events of the agenda as the JSON that other programs read."""

from __future__ import annotations

from datetime import tzinfo

from bekasi_cli import dates
from bekasi_cli.model import Earlier, Event, Occurrence


def occurrence_json(found: Occurrence, zone: tzinfo, *, public: bool = False) -> dict[str, object]:
    """Return one time of an event; PUBLIC leaves out what is for the office only."""
    told = event_json(found.event, zone, public=public)
    return told | {
        "day": found.day.isoformat(),
        "last_day": found.last.isoformat(),
        "start": dates.rfc3339(found.start, zone) if found.start else None,
        "end": dates.rfc3339(found.end, zone) if found.end else None,
    }


def event_json(event: Event, zone: tzinfo, *, public: bool = False) -> dict[str, object]:
    """Return EVENT; PUBLIC leaves out internal notes, the source, and who changed what."""
    plan, origin = event.plan, event.origin
    told: dict[str, object] = {
        "number": event.id,
        "uid": event.uid,
        "title": plan.title,
        "day": plan.day.isoformat(),
        "last_day": (plan.last_day or plan.day).isoformat(),
        "start": dates.rfc3339(plan.start, zone) if plan.start else None,
        "end": dates.rfc3339(plan.end, zone) if plan.end else None,
        "open_end": plan.open_end,
        "place": plan.place or None,
        "officials": list(plan.officials),
        "organiser": plan.organiser or None,
        "repeat": plan.repeat.rule if plan.repeat else None,
        "omitted": [each.isoformat() for each in plan.repeat.omitted] if plan.repeat else [],
        "status": event.status.value,
        "public": event.public,
        "reason": event.reason or None,
        "was": _earlier(event.earlier[-1], zone) if event.earlier else None,
    }
    if public:
        return told
    return told | {
        "notes": plan.notes or None,
        "source": origin.name if origin else None,
        "gone": dates.rfc3339(origin.gone, zone) if origin and origin.gone else None,
        "earlier": [
            {**_earlier(each, zone), "by": each.by, "changed": dates.rfc3339(each.changed, zone)}
            for each in event.earlier
        ],
    }


def _earlier(before: Earlier, zone: tzinfo) -> dict[str, object]:
    return {
        "day": before.day.isoformat(),
        "start": dates.rfc3339(before.start, zone) if before.start else None,
        "end": dates.rfc3339(before.end, zone) if before.end else None,
    }
