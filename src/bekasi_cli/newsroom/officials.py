"""Keep the register of officials: their names as they are written, and the offices they held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from msgspec import structs

from bekasi_cli.documents import clean
from bekasi_cli.errors import NotFound, Refused, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import Acting, Official, Staff, Tenure
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.register import Kept, checked_name, keep
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Change, Condition, Op, View
from bekasi_cli.workflow import Act, may

_ACTING = {
    **{each.value.rstrip(".").lower(): each for each in Acting},
    "penjabat": Acting.PENJABAT,
    "penjabat sementara": Acting.PENJABAT_SEMENTARA,
    "pelaksana tugas": Acting.PELAKSANA_TUGAS,
    "pelaksana harian": Acting.PELAKSANA_HARIAN,
}
_BEFORE = re.compile(
    rf"({'|'.join(sorted(_ACTING, key=len, reverse=True))})\b\.?\s*", re.IGNORECASE
)


class Wish(NamedTuple):
    """What somebody wants the register to say of a person; None leaves it as it is."""

    name: str | None = None
    honorifics: str | None = None
    degrees: str | None = None
    offices: tuple[Tenure, ...] = ()
    remove: str = ""
    """An office, as it stands before the name, that was never held."""


class Merged(NamedTuple):
    """What an import did to one person: NEW, or else CHANGED, or neither."""

    record: Official
    new: bool
    changed: bool


def tenure(office: str, since: date | None = None, until: date | None = None) -> Tenure:
    """Return the time in OFFICE, which may begin with how it is filled: `Pj. Bupati Tirtamaya`.

    Raises:
        UsageProblem: it is no office, or ends before it begins.
    """
    title = " ".join(clean(office).split())
    acting = None
    if found := _BEFORE.match(title):
        acting = _ACTING[found[1].lower()]
        title = title[found.end() :]
    if not 2 <= len(title) <= 150:
        raise UsageProblem(
            N_('"{office}" is no office.'),
            N_("Type it as it stands before a name: Camat Rawalintang, or Plt. Camat Rawalintang."),
            office=office,
        )
    if since and until and until < since:
        raise UsageProblem(
            N_("{office} would end before it begins."),
            N_("Type its first day with --from and its last one with --to."),
            office=title,
        )
    return Tenure(office=title, since=since, until=until, acting=acting)


def add_official(room: Newsroom, wish: Wish) -> Kept[Official]:
    """Add a person to the register.

    Raises:
        Refused: the actor is no admin, or somebody stands there under that name.
        UsageProblem: there is no name, or what was typed cannot be.
    """
    new = _changed(Official(id=0, name=checked_name(wish.name or "")), wish)

    def decide(view: View) -> Official:
        if same := _named(view, new.name):
            raise Refused(
                N_("{name} stands in the register already, as number {id}."),
                N_("To change what it says: bekasi officials edit {id}"),
                name=same.name,
                id=same.id,
            )
        return structs.replace(new, id=view.new_id(Official))

    return keep(room, Act.OFFICIALS, "officials-add", Official, decide)


def edit_official(room: Newsroom, number: int, wish: Wish) -> Kept[Official]:
    """Change what WISH says of the person NUMBER.

    Raises:
        NotFound: there is no such person, or no such office to remove.
        Refused: the actor is no admin, or the new name is somebody else's.
        UsageProblem: what was typed cannot be.
    """

    def decide(view: View) -> Official:
        changed = _changed(view.get(Official, number), wish)
        same = _named(view, changed.name)
        if same and same.id != number:
            raise Refused(
                N_("{name} stands in the register already, as number {id}."),
                N_("To change what it says: bekasi officials edit {id}"),
                name=same.name,
                id=same.id,
            )
        return changed

    return keep(room, Act.OFFICIALS, "officials-edit", Official, decide)


def import_officials(room: Newsroom, wishes: Sequence[Wish]) -> list[Merged]:
    """Add and change people as WISHES say, in one act; who is known goes by the name.

    Raises:
        Refused: the actor is no admin.
        UsageProblem: what a row says cannot be.
    """
    at, merged = room.now(), dict[int, Merged]()

    def decide(view: View) -> Change:
        actor = standing(view, room.actor)
        may(Act.OFFICIALS, actor, view.find(Staff))
        merged.clear()
        known = {each.name.casefold(): each for each in view.find(Official)}
        for wish in wishes:
            name = checked_name(wish.name or "")
            old = known.get(name.casefold())
            unnamed = wish._replace(name=None)  # a known name stays as the register has it
            person = _changed(old or Official(id=view.new_id(Official), name=name), unnamed)
            known[name.casefold()] = person
            before = merged.get(person.id)
            changed = person != old or bool(before and before.changed)
            merged[person.id] = Merged(person, bool(before and before.new) or old is None, changed)
        puts = tuple(each.record for each in merged.values() if each.changed)
        if not puts:
            raise _Nothing
        return Change(act="officials-import", actor=actor, at=at, puts=puts)

    with suppress(_Nothing):
        room.store.write(decide)
    return list(merged.values())


class _Nothing(Exception):
    """All of it stands in the register already."""


def _named(view: View, name: str) -> Official | None:
    if exact := view.find(Official, Condition("name", Op.IN, (name,))):
        return exact[0]
    near = view.find(Official, Condition("name", Op.CONTAINS, (name,)))
    return next((each for each in near if each.name.casefold() == name.casefold()), None)


def _changed(person: Official, wish: Wish) -> Official:
    offices = person.offices
    if wish.remove:
        offices = _without(person, wish.remove)
    for each in wish.offices:
        offices = _with(offices, each)
    return structs.replace(
        person,
        name=person.name if wish.name is None else checked_name(wish.name),
        honorifics=_title(person.honorifics, wish.honorifics),
        degrees=_title(person.degrees, wish.degrees),
        offices=tuple(sorted(offices, key=lambda each: (each.since or date.min, each.title))),
    )


def _title(old: str, new: str | None) -> str:
    if new is None:
        return old
    tidied = " ".join(clean(new).split()).strip(", ")
    if len(tidied) > 100:
        raise UsageProblem(
            N_("Honorifics and degrees have at most 100 characters each."),
            N_("Type them as they stand beside the name: --honorific H. --degree S.Sos."),
        )
    return tidied


def _with(offices: tuple[Tenure, ...], new: Tenure) -> tuple[Tenure, ...]:
    """Return OFFICES with NEW; one without a beginning ends what is open, or fills it in."""
    same = [each for each in offices if each.title == new.title]
    if new.since is None:
        old = next((each for each in same if each.until is None), None)
    else:
        old = next((each for each in same if each.since in (new.since, None)), None)
    if old is None:
        return (*offices, new)
    changed = tenure(old.title, new.since or old.since, new.until or old.until)
    return tuple(changed if each is old else each for each in offices)


def _without(person: Official, title: str) -> tuple[Tenure, ...]:
    wanted = tenure(title).title.casefold()
    left = tuple(each for each in person.offices if each.title.casefold() != wanted)
    if len(left) == len(person.offices):
        raise NotFound(
            N_("{name} has no office {office} in the register."),
            N_("See them with: bekasi officials list"),
            name=person.name,
            office=title,
        )
    return left
