"""Write one entry of the newsroom's register (staff, categories, officials, rules), checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from bekasi_cli.documents import clean
from bekasi_cli.errors import NotFound, Refused, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import SYSTEM, WHATSAPP, Category, Record, Role, Staff
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Change, Condition, Op, Reader, View
from bekasi_cli.workflow import Act, may

R = TypeVar("R", bound=Record)
P = TypeVar("P", Staff, Category)


class Kept(NamedTuple, Generic[R]):
    """A record as it now stands; ALREADY when it stood so before and nothing was written."""

    record: R
    already: bool = False


class _AsItIs(Exception):
    """What was asked for is so already."""


def keep(
    room: Newsroom,
    act: Act | None,
    name: str,
    kind: type[R],
    decide: Callable[[View], R],
    *,
    reason: str = "",
) -> Kept[R]:
    """Write the record of KIND that DECIDE makes, as the act NAME, if the actor may do ACT.

    ACT None: whoever is active may. A record that is as it was is not written again.

    Raises:
        Refused: it is for others; or the actor was deactivated meanwhile.
    """
    at = room.now()
    found: list[R] = []

    def change(view: View) -> Change:
        actor = standing(view, room.actor)
        if act is not None:
            may(act, actor, view.find(Staff))
        record = decide(view)
        if record.version and view.get(kind, record.id) == record:
            found[:] = [record]
            raise _AsItIs
        return Change(act=name, actor=actor, at=at, reason=reason, puts=(record,))

    try:
        return Kept(room.store.write(change).only(kind))
    except _AsItIs:
        return Kept(found[0], already=True)


def new_staff(code: str, name: str, roles: Iterable[Role], login: str = "") -> Staff:
    """Return a member of staff without an id yet.

    Raises:
        UsageProblem: code, name, roles or login cannot be such.
    """
    code = code.strip().lower()
    if not re.fullmatch("[a-z][a-z0-9_-]{1,15}", code) or code == SYSTEM:
        raise UsageProblem(
            N_('"{code}" cannot be a staff code.'),
            N_("A code has 2 to 16 letters or digits, a letter first, such as atn; not {system}."),
            code=code,
            system=SYSTEM,
        )
    if code == WHATSAPP:
        raise UsageProblem(
            N_('"{code}" cannot be a staff code: `preview --as {code}` shows a message instead.'),
            N_("Choose another code, such as the first letters of the name."),
            code=code,
        )
    return Staff(
        id=0,
        code=code,
        name=checked_name(name),
        roles=checked_roles(roles),
        login=checked_login(login),
    )


def new_category(code: str, name: str) -> Category:
    """Return a category without an id yet.

    Raises:
        UsageProblem: code or name cannot be such.
    """
    code = code.strip().lower()
    if not re.fullmatch("[a-z][a-z0-9-]{1,39}", code):
        raise UsageProblem(
            N_('"{code}" cannot be the code of a category.'),
            N_("It has 2 to 40 letters, digits or hyphens, a letter first: pelayanan-publik."),
            code=code,
        )
    return Category(id=0, code=code, name=checked_name(name))


def checked_name(name: str) -> str:
    """Return NAME in one clean line.

    Raises:
        UsageProblem: nothing is left of it, or it is longer than 100 characters.
    """
    tidied = " ".join(clean(name).split())
    if not 1 <= len(tidied) <= 100:
        raise UsageProblem(
            N_("A name has 1 to 100 characters."), N_("Type the name as readers should see it.")
        )
    return tidied


def checked_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Return ROLES, each once, in the order of the model.

    Raises:
        UsageProblem: there are none.
    """
    given = frozenset(roles)
    if not given:
        raise UsageProblem(
            N_("A member of staff has at least one role."),
            N_("Add --role reporter, --role editor, --role photographer or --role admin."),
        )
    return tuple(role for role in Role if role in given)


def checked_login(login: str) -> str:
    """Return LOGIN, the name of an account on the computer; it may be empty.

    Raises:
        UsageProblem: no account can be called so.
    """
    login = login.strip()
    if login and not re.fullmatch(r"[\w.@\\-]{1,64}\$?", login):
        raise UsageProblem(
            N_('"{login}" cannot be the name of a login.'),
            N_("It is what the computer calls the account; see yours with: bekasi whoami"),
            login=login,
        )
    return login


def refuse_taken(view: View, kind: type[P], code: str) -> None:
    """Raise Refused when a record of KIND has CODE already."""
    for record in view.find(kind, Condition("code", Op.IN, (code,))):
        raise Refused(
            N_("The code {code} is taken: {name}."),
            N_("Choose another one. A code is never given twice, also when it is deactivated."),
            code=code,
            name=record.name,
        )


def find_code(reader: Reader, kind: type[P], code: str) -> P:
    """Return the record of KIND, staff or category, with CODE, capitals aside.

    Raises:
        NotFound: there is none.
    """
    for record in reader.find(kind, Condition("code", Op.IN, (code.strip().lower(),))):
        return record
    if kind is Staff:
        raise NotFound(
            N_("There is no member of staff with the code {code}."),
            N_("See all of them with: bekasi staff list"),
            code=code,
        )
    raise NotFound(
        N_("There is no category with the code {code}."),
        N_("See all of them with: bekasi category list"),
        code=code,
    )
