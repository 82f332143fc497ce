"""Let approved texts out at the hour that was set for them, and know when that was last tried."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from msgspec import MsgspecError, Struct, json

from bekasi_cli.documents import Notice
from bekasi_cli.errors import BekasiError, Conflict, Refused
from bekasi_cli.files import atomic_write, make_folders
from bekasi_cli.i18n import N_
from bekasi_cli.model import SYSTEM, Actor, Article, Identity, Instant, Stage, stamp
from bekasi_cli.newsroom.acting import act
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.storage.port import Condition, Op, Reader
from bekasi_cli.workflow import Action

RECORD = "cache/due.json"
"""Where the last run lies: a line a minute in the journal would only bury what people did."""


class Step(NamedTuple):
    """An article whose hour had come: it went out, or WHY it did not."""

    article: Article
    why: BekasiError | None = None


class Run(Struct, frozen=True, kw_only=True):
    """One run of the schedule: when, under whose login, which articles went out and which not."""

    at: Instant
    login: str
    published: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()


def schedule(room: Newsroom, number: int, at: datetime, *, digest: str | None = None) -> Outcome:
    """Set the hour AT for article NUMBER to go out as it was approved.

    DIGEST is the text that is meant, whole or its first 8 hex.

    Raises:
        Conflict: the text is another one, or somebody else set this hour.
        Refused: not for the actor, not approved, or under embargo at that hour.
        UsageProblem: AT is not to come.
    """
    before = room.store.get(Article, number).scheduled
    outcome = act(room, number, Action.SCHEDULE, digest=digest or "", at=at)
    if outcome.already or before is None or before == at:
        return outcome
    notice = Notice(N_("Before this it was to go out on {at}."), {"at": before})
    return dataclasses.replace(outcome, notices=(notice,))


def unschedule(room: Newsroom, number: int) -> Outcome:
    """Take article NUMBER off the schedule; it stays approved.

    Raises:
        Conflict: somebody else did.
        Refused: not for the actor, or not scheduled.
    """
    return act(room, number, Action.UNSCHEDULE)


def clockwork(login: str) -> Actor:
    """Return the schedule as it acts under LOGIN, which started it."""
    return Actor(code=SYSTEM, name="", roles=(), login=login, identity=Identity.SYSTEM)


def due(store: Reader, now: datetime) -> list[Article]:
    """Return the articles whose hour has come at NOW, the earliest first, held ones too."""
    return store.find(
        Article,
        Condition("stage", Op.IN, (Stage.SCHEDULED.value,)),
        Condition("scheduled", Op.BEFORE, (stamp(now + timedelta(seconds=1)),)),
        order="scheduled",
    )


def publish_due(room: Newsroom) -> Iterator[Step]:
    """Let out what is due, a commit each, and yield what became of each article.

    ROOM is the schedule's own (`clockwork`). What went out before is passed over, so that it can
    be run as often as one likes, also twice at once.

    Raises:
        Refused: the clock is behind the journal's last line, so no hour can be trusted.
    """
    now, last = room.now(), room.store.last_at
    if last and now < last:
        raise Refused(
            N_(
                "The clock of this computer says {now}, but the last act here was on {last}:"
                " nothing was published."
            ),
            N_("Set the clock right; what is due then goes out with the next run."),
            now=now,
            last=last,
        )
    return _steps(room, now)


def _steps(room: Newsroom, now: datetime) -> Iterator[Step]:
    for each in due(room.store, now):
        try:
            outcome = act(room, each.id, Action.PUBLISH_DUE)
        except Conflict:  # somebody published it a moment ago: it is out
            continue
        except Refused as why:
            yield Step(each, why)
            continue
        if not outcome.already:
            yield Step(outcome.article)


def keep_run(folder: Path, run: Run) -> None:
    """Remember RUN as the last one in the newsroom in FOLDER.

    Raises:
        Unreachable: the disk or a permission does not allow it.
    """
    path = folder / RECORD
    make_folders(path.parent)
    atomic_write(path, json.encode(run) + b"\n")


def last_run(folder: Path) -> Run | None:
    """Return the last run in the newsroom in FOLDER, None where none is known."""
    try:
        return json.decode((folder / RECORD).read_bytes(), type=Run)
    except (OSError, MsgspecError, ValueError):  # gone, as everything in cache/ may be
        return None
