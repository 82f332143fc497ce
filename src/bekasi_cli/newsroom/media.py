"""Keep the newsroom's photographs: take them in by their content, and say what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import NamedTuple

from msgspec import structs

from bekasi_cli.documents import Notice, clean, digest
from bekasi_cli.documents.tidying import one_line
from bekasi_cli.errors import Erased, NotFound, Unreadable, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import Photograph, Staff
from bekasi_cli.newsroom.album import by_digest
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.register import Kept, keep
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.pictures import Probed, probe
from bekasi_cli.storage.port import Change, Reader, View
from bekasi_cli.workflow import Act, may

_MOST = {"caption": 2000, "alt": 2000, "credit": 200, "place": 200, "person": 100}


class Wish(NamedTuple):
    """What somebody wants to be said of a photograph; None leaves it as it is."""

    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    taken: date | None = None
    place: str | None = None
    people: tuple[str, ...] | None = None


class Incoming(NamedTuple):
    """A file that may be a photograph: its NAME, what is SAID of it, and how to READ it."""

    name: str
    said: Wish
    read: Callable[[], bytes]


class Intake(StrEnum):
    """What became of a file."""

    NEW = "new"
    SAME = "same"
    UNREADABLE = "unreadable"


class Taken(NamedTuple):
    """What became of the file NAME; SUGGESTED are the fields that the file itself filled."""

    name: str
    outcome: Intake
    photograph: Photograph | None = None
    suggested: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


def take_in(room: Newsroom, files: Iterable[Incoming]) -> Iterator[Taken]:
    """Take each of FILES in, a commit for each: what was taken in stays, whatever comes after.

    A file that is here already changes nothing; one that is no photograph is told and left out.

    Raises:
        Refused: the actor may not.
    """
    may(Act.MEDIA, room.actor, room.store.find(Staff))
    for each in files:
        try:
            yield _take(room, each)
        except (Unreadable, Erased) as error:
            details = {name: str(value) for name, value in error.details.items()}
            said = tuple(Notice(text, details) for text in (error.message, error.hint) if text)
            yield Taken(each.name, Intake.UNREADABLE, notices=said)


def _take(room: Newsroom, file: Incoming) -> Taken:
    content = file.read()
    name = digest(content)
    if known := by_digest(room.store, name):
        return Taken(file.name, Intake.SAME, known)
    _refuse_erased(room.store, name)
    probed = probe(content, file.name)
    new = _changed(_bare(room, file.name, name, content, probed), file.said)
    at = room.now()

    def decide(view: View) -> Change:
        actor = standing(view, room.actor)
        may(Act.MEDIA, actor, view.find(Staff))
        if same := by_digest(view, name):
            raise _HereAlready(same)
        record = structs.replace(new, id=view.new_id(Photograph))
        return Change(
            act="media-add",
            actor=actor,
            at=at,
            about=(record.ref,),
            puts=(record,),
            blobs=(content,),
        )

    try:
        written = room.store.write(decide).only(Photograph)
    except _HereAlready as already:
        return Taken(file.name, Intake.SAME, already.photograph)
    return Taken(file.name, Intake.NEW, written, _suggested(probed, file.said))


class _HereAlready(Exception):
    """Somebody has taken the same file in meanwhile."""

    def __init__(self, photograph: Photograph) -> None:
        super().__init__(photograph.ref)
        self.photograph = photograph


def edit_photograph(room: Newsroom, number: int, wish: Wish) -> Kept[Photograph]:
    """Change what WISH says of photograph NUMBER; articles that show it keep their own words.

    Raises:
        NotFound: there is no such photograph.
        Refused: the actor may not.
        UsageProblem: what was typed is too long.
    """

    def decide(view: View) -> Photograph:
        return _changed(view.get(Photograph, number), wish)

    return keep(room, Act.MEDIA, "media-edit", Photograph, decide)


def _refuse_erased(reader: Reader, name: str) -> None:
    try:
        reader.blob(name)
    except Erased as error:
        raise Erased(
            N_("This photograph was erased for good, so it is not taken in again."),
            N_("Who asked for it, and on which basis, stands in: bekasi audit log"),
        ) from error
    except NotFound:
        return


def _bare(room: Newsroom, file: str, name: str, content: bytes, probed: Probed) -> Photograph:
    return Photograph(
        id=0,
        digest=name,
        name=one_line(PurePath(file).name)[-200:],
        form=probed.form,
        width=probed.width,
        height=probed.height,
        size=len(content),
        by=room.actor.code,
        added=room.now(),
        taken=probed.taken,
        caption=probed.caption,
    )


def _suggested(probed: Probed, said: Wish) -> tuple[str, ...]:
    found = []
    if probed.taken and said.taken is None:
        found.append("taken")
    if probed.caption and said.caption is None:
        found.append("caption")
    return tuple(found)


def _changed(old: Photograph, wish: Wish) -> Photograph:
    people = old.people
    if wish.people is not None:
        people = tuple(dict.fromkeys(filter(None, (_said("person", p, "") for p in wish.people))))
    return structs.replace(
        old,
        caption=_said("caption", wish.caption, old.caption),
        credit=_said("credit", wish.credit, old.credit),
        alt=_said("alt", wish.alt, old.alt),
        place=_said("place", wish.place, old.place),
        taken=wish.taken or old.taken,
        people=people,
    )


def _said(name: str, new: str | None, old: str) -> str:
    if new is None:
        return old
    tidied = " ".join(clean(new).split())
    if len(tidied) > _MOST[name]:
        raise UsageProblem(
            N_("That is too long to be said of a photograph: {count} characters, at most {most}."),
            N_("Say it in a sentence; the rest belongs into the article."),
            count=len(tidied),
            most=_MOST[name],
        )
    return tidied
