"""Keep the online services: what a citizen looks for, by need, and where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec import structs

from bekasi_cli.documents import clean
from bekasi_cli.errors import Refused, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import Service, Staff
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.register import Kept, checked_name, keep
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Change, Condition, Op, Reader, View
from bekasi_cli.workflow import Act, may

ACTIVE = Condition("active", Op.IN, ("true",))
_MOST = 160
"""So many characters fit into a line of help beside an article."""


class Wish(NamedTuple):
    """What somebody wants to be said of a service; None leaves it as it is."""

    name: str | None = None
    address: str | None = None
    need: str | None = None
    help: str | None = None
    audience: str | None = None
    provider: str | None = None
    active: bool | None = None


class Need(NamedTuple):
    """The services for one need, in their order."""

    name: str
    services: tuple[Service, ...]


def add_service(room: Newsroom, wish: Wish) -> Kept[Service]:
    """Add the service that WISH describes behind all others; it needs name, address and need.

    Raises:
        Refused: the actor is neither editor nor admin, or a service has this name already.
        UsageProblem: what was typed cannot be.
    """

    def decide(view: View) -> Service:
        place = 1 + max((each.place for each in view.find(Service)), default=0)
        bare = Service(id=view.new_id(Service), name="", address="", need="", place=place)
        new = _changed(bare, wish._replace(need=wish.need or "", address=wish.address or ""))
        _refuse_same(view, new)
        return new

    return keep(room, Act.SERVICES, "services-add", Service, decide)


def edit_service(room: Newsroom, number: int, wish: Wish) -> Kept[Service]:
    """Change what WISH says of service NUMBER.

    Raises:
        NotFound: there is no such service.
        Refused: the actor is neither editor nor admin, or the name is another's.
        UsageProblem: what was typed cannot be.
    """

    def decide(view: View) -> Service:
        changed = _changed(view.get(Service, number), wish)
        _refuse_same(view, changed)
        return changed

    return keep(room, Act.SERVICES, "services-edit", Service, decide)


def remove_service(room: Newsroom, number: int) -> Kept[Service]:
    """Take service NUMBER off the page; `edit_service` can bring it back.

    Raises:
        NotFound: there is no such service.
        Refused: the actor is neither editor nor admin.
    """

    def decide(view: View) -> Service:
        return structs.replace(view.get(Service, number), active=False)

    return keep(room, Act.SERVICES, "services-remove", Service, decide)


def order_services(room: Newsroom, numbers: Sequence[int]) -> bool:
    """Put the services NUMBERS first, in this order, and leave the others as they follow.

    Returns whether anything was changed.

    Raises:
        NotFound: there is no such service.
        Refused: the actor is neither editor nor admin.
    """
    at = room.now()

    def decide(view: View) -> Change:
        actor = standing(view, room.actor)
        may(Act.SERVICES, actor, view.find(Staff))
        first = [view.get(Service, each) for each in dict.fromkeys(numbers)]
        others = [each for each in in_order(view) if each.id not in numbers]
        placed = enumerate([*first, *others], 1)
        puts = [structs.replace(each, place=n) for n, each in placed if each.place != n]
        if not puts:
            raise _AsTheyAre
        return Change(act="services-order", actor=actor, at=at, puts=tuple(puts))

    try:
        room.store.write(decide)
    except _AsTheyAre:
        return False
    return True


class _AsTheyAre(Exception):
    """The services stand in the order that was asked for."""


def in_order(reader: Reader, *, all_: bool = False) -> list[Service]:
    """Return the services in their order; ALL_: those that were removed too."""
    return reader.find(Service, *(() if all_ else (ACTIVE,)), order="place")


def by_need(services: Iterable[Service]) -> Iterator[Need]:
    """Yield SERVICES grouped by need, in the order of each need's first one."""
    found = list(services)
    first: dict[str, int] = {}
    for at, each in enumerate(found):
        first.setdefault(each.need.casefold(), at)
    found.sort(key=lambda each: first[each.need.casefold()])
    for _, group in groupby(found, key=lambda each: each.need.casefold()):
        members = tuple(group)
        yield Need(members[0].need, members)


def same_address(address: str) -> str:
    """Return what two spellings of one ADDRESS have in common."""
    parts = urlsplit(address)
    return parts._replace(
        netloc=parts.netloc.lower().removesuffix(":443"), path=parts.path.rstrip("/"), fragment=""
    ).geturl()


def _changed(service: Service, wish: Wish) -> Service:
    return structs.replace(
        service,
        name=service.name if wish.name is None else checked_name(wish.name),
        address=service.address if wish.address is None else _address(wish.address),
        need=service.need if wish.need is None else _need(wish.need),
        help=service.help if wish.help is None else _line(wish.help),
        audience=service.audience if wish.audience is None else _line(wish.audience),
        provider=service.provider if wish.provider is None else _line(wish.provider),
        active=service.active if wish.active is None else wish.active,
    )


def _address(typed: str) -> str:
    address = typed.strip()
    if address != clean(address) or " " in address or not address.startswith("https://"):
        raise _no_address(typed)
    try:
        host = urlsplit(address).hostname
    except ValueError:
        raise _no_address(typed) from None
    if not host:
        raise _no_address(typed)
    return address


def _no_address(typed: str) -> UsageProblem:
    return UsageProblem(
        N_('"{address}" is not the address of a service.'),
        N_("Copy it from the browser, whole; it begins with https:// and has no blanks."),
        address=typed,
    )


def _need(typed: str) -> str:
    need = " ".join(clean(typed).split())
    if not 1 <= len(need) <= 40:
        raise UsageProblem(
            N_("Say what the service is for, in one to 40 characters."),
            N_("Such as KTP, pajak, kesehatan, aduan or darurat: --need KTP"),
        )
    return need


def _line(typed: str) -> str:
    line = " ".join(clean(typed).split())
    if len(line) > _MOST:
        raise UsageProblem(
            N_("“{start}…” is too long: {length} characters, where {most} fit."),
            N_("Say it in one short sentence."),
            start=line[:30],
            length=len(line),
            most=_MOST,
        )
    return line


def _refuse_same(view: View, service: Service) -> None:
    for each in in_order(view):
        if each.id != service.id and each.name.casefold() == service.name.casefold():
            raise Refused(
                N_("There is a service called {name} already: number {id}."),
                N_("To change it: bekasi services edit {id}"),
                name=each.name,
                id=each.id,
            )
