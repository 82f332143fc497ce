"""Take in texts from elsewhere, each once: nothing is taken twice and nothing overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple

from msgspec import structs

from bekasi_cli.documents import Notice
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Category, Facts, Staff
from bekasi_cli.newsroom.acting import case, file, written
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.incoming import Arrival, Incoming, read, without_uri
from bekasi_cli.newsroom.known import Known, is_kept
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Change, View
from bekasi_cli.workflow import Act, may, transitions

__all__ = ["Incoming", "Intake", "Taken", "take_in"]


class Intake(StrEnum):
    """What came of a file."""

    NEW = "new"
    SAME = "same"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"


class Taken(NamedTuple):
    """What came of one file; NUMBER is its article's, None for one that a dry run would make."""

    name: str
    outcome: Intake
    number: int | None = None
    notices: tuple[Notice, ...] = ()


class _HereAlready(Exception):
    """Somebody took it in meanwhile: not an error."""


def take_in(
    room: Newsroom,
    files: Iterable[Incoming],
    *,
    published: bool = False,
    source_zone: tzinfo | None = None,
    dry_run: bool = False,
) -> list[Taken]:
    """Take FILES in, each in a commit of its own, and say what came of each.

    With PUBLISHED those that say when they were published come in as live since then. Times that
    name no zone are in SOURCE_ZONE, the office's own by default. A dry run writes nothing.

    Raises:
        Refused: the actor is no admin.
        Locked, Unreachable, Damaged: the store; what was taken in before stays.
    """
    may(Act.IMPORT, standing(room.store, room.actor), room.store.find(Staff))
    zone = source_zone or room.settings.zone
    run = _Run(room, published=published, dry_run=dry_run)
    return [_take(run, each, zone) for each in files]


class _Run:
    """One import: how it is done, and what is known already."""

    def __init__(self, room: Newsroom, *, published: bool, dry_run: bool) -> None:
        self.room = room
        self.published = published
        self.dry_run = dry_run
        self.known = Known(room.store)
        self.codes = {each.code.casefold() for each in room.store.find(Staff)}
        self.categories = {each.code for each in room.store.find(Category)}


def _take(run: _Run, incoming: Incoming, zone: tzinfo) -> Taken:
    name = incoming.name
    try:
        arrival = read(incoming, zone)
        match = run.known.find(arrival)
        if match is None and arrival.uri.startswith(f"{run.room.store.newsroom}:"):
            arrival = without_uri(arrival, name)  # a number that we shall give to another
            match = run.known.find(arrival)
        if match is None:
            return _new(run, incoming, arrival)
    except Unreadable as error:
        details = {each: str(value) for each, value in error.details.items()}
        said = tuple(Notice(text, details) for text in (error.message, error.hint) if text)
        return Taken(name, Intake.UNREADABLE, None, said)
    if match.same:
        return Taken(name, Intake.SAME, match.number)
    notice = Notice(
        N_("{name} differs from what was taken in as article {number}; nothing was changed."),
        {"name": name, "number": match.number or "-"},
    )
    return Taken(name, Intake.CONFLICT, match.number, (notice,))


def _new(run: _Run, incoming: Incoming, arrival: Arrival) -> Taken:
    now = run.room.now()
    since = arrival.published if run.published else None
    live_since = since if since and since <= now else None
    notices = (*arrival.notices, *_unknown(run, arrival.manuscript.facts))
    if run.published and live_since is None:
        notices += (_undated(incoming.name),)
    number: int | None = None
    if not run.dry_run:
        try:
            number = _write(run.room, incoming.content, arrival, now, live_since)
        except _HereAlready:
            match = Known(run.room.store).find(arrival)
            return Taken(incoming.name, Intake.SAME, match and match.number)
    else:
        written(arrival.manuscript, 1)  # says what saving would say
    run.known.add(arrival, number)
    return Taken(incoming.name, Intake.NEW, number, notices)


def _write(
    room: Newsroom, content: bytes, arrival: Arrival, now: datetime, live_since: datetime | None
) -> int:
    version, text = written(arrival.manuscript, 1)

    def decide(view: View) -> Change:
        actor = standing(view, room.actor)
        may(Act.IMPORT, actor, view.find(Staff))
        if is_kept(view, arrival.origin):
            raise _HereAlready
        number = view.new_id(Article)
        this = structs.replace(case(room, view, None, now), text=version)
        uri = arrival.uri or f"{view.newsroom}:{number}"
        article = transitions.draft(this, number, uri)
        if live_since is not None:
            created = min(arrival.created or live_since, live_since)
            article = structs.replace(article, created=created, slug=arrival.slug)
            article = transitions.take_in(structs.replace(this, article=article), live_since)
            article = structs.replace(article, updated=live_since)
        return Change(
            act="import",
            actor=actor,
            at=now,
            about=(article.ref,),
            puts=(article,),
            revisions=(file(room, article, 1, text),),
            blobs=(content,),
        )

    return room.store.write(decide).only(Article).id


def _undated(name: str) -> Notice:
    return Notice(
        N_(
            "{name} does not say since when it is published, or says a time to come; it is taken"
            " in as a draft."
        ),
        {"name": name},
    )


def _unknown(run: _Run, facts: Facts) -> Iterator[Notice]:
    for code in dict.fromkeys((*facts.reporters, *facts.editors, *facts.photographers)):
        if code.casefold() not in run.codes:
            yield Notice(N_("Nobody here has the code {code}; it is kept as text."), {"code": code})
    if facts.category and facts.category not in run.categories:
        yield Notice(
            N_("There is no category {category}; it is kept as text."), {"category": facts.category}
        )
