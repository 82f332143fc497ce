"""Keep the staff, the categories and the rules of the house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import structs

from bekasi_cli.config import Value, load, set_value
from bekasi_cli.errors import Refused
from bekasi_cli.i18n import N_
from bekasi_cli.model import Actor, Category, Identity, Pin, Policy, PolicyName, Role, Staff
from bekasi_cli.newsroom import banner
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.register import (
    Kept,
    checked_login,
    checked_name,
    checked_roles,
    find_code,
    keep,
    new_category,
    new_staff,
    refuse_taken,
)
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Change, Condition, Op, Store, View
from bekasi_cli.workflow import Act, may, read_policy


def start(
    store: Store,
    admin: Staff,
    *,
    at: datetime,
    categories: Sequence[Category] = (),
    policies: Mapping[PolicyName, str] | None = None,
) -> Staff:
    """Give a new newsroom its first ADMIN (`new_staff`), who acts here, and what it begins with.

    Raises:
        Refused: it has staff already, or ADMIN is no admin.
        UsageProblem: a policy does not take its value.
    """
    rules = {name: read_policy(name, value) for name, value in (policies or {}).items()}
    actor = Actor(
        code=admin.code,
        name=admin.name,
        roles=admin.roles,
        login=admin.login,
        identity=Identity.LOGIN,
    )
    may(Act.STAFF, actor)

    def decide(view: View) -> Change:
        if view.find(Staff, limit=1):
            raise Refused(
                N_("This newsroom has staff already."),
                N_("An admin adds more: bekasi staff add CODE --name NAME --role ROLE"),
            )
        puts = [
            structs.replace(admin, id=view.new_id(Staff)),
            *(structs.replace(each, id=view.new_id(Category)) for each in categories),
            *(Policy(id=view.new_id(Policy), name=name, value=rules[name]) for name in rules),
        ]
        return Change(act="init", actor=actor, at=at, puts=tuple(puts))

    return store.write(decide).only(Staff)


def add_staff(
    room: Newsroom,
    code: str,
    name: str,
    roles: Iterable[Role],
    *,
    login: str = "",
) -> Kept[Staff]:
    """Add a member of staff; LOGIN may stay empty for somebody who never types here.

    Raises:
        Refused: the actor is no admin, or the code is taken.
        UsageProblem: code, name, roles or login cannot be such.
    """
    new = new_staff(code, name, roles, login)

    def decide(view: View) -> Staff:
        refuse_taken(view, Staff, new.code)
        return structs.replace(new, id=view.new_id(Staff))

    return keep(room, Act.STAFF, "staff-add", Staff, decide)


def edit_staff(
    room: Newsroom,
    code: str,
    *,
    name: str | None = None,
    roles: Iterable[Role] | None = None,
    login: str | None = None,
    active: bool | None = None,
) -> Kept[Staff]:
    """Change what is not None of the member of staff with CODE.

    Raises:
        NotFound: there is none.
        Refused: the actor is no admin, or nobody would be left who is one.
        UsageProblem: name, roles or login cannot be such.
    """
    changes: dict[str, object] = {}
    if name is not None:
        changes["name"] = checked_name(name)
    if roles is not None:
        changes["roles"] = checked_roles(roles)
    if login is not None:
        changes["login"] = checked_login(login)
    if active is not None:
        changes["active"] = active

    def decide(view: View) -> Staff:
        changed = structs.replace(find_code(view, Staff, code), **changes)
        _refuse_no_admin(view, changed)
        return changed

    return keep(room, Act.STAFF, "staff-edit", Staff, decide)


def deactivate_staff(room: Newsroom, code: str) -> Kept[Staff]:
    """Let nobody act as CODE any more; what that person did stays theirs.

    Raises:
        NotFound: there is no such code.
        Refused: the actor is no admin, or CODE is the last active one.
    """

    def decide(view: View) -> Staff:
        changed = structs.replace(find_code(view, Staff, code), active=False)
        _refuse_no_admin(view, changed)
        return changed

    return keep(room, Act.STAFF, "staff-deactivate", Staff, decide)


def set_pin(room: Newsroom, code: str, pin: Pin | None) -> Kept[Staff]:
    """Set the PIN of CODE, made by `identity.hash_pin`, or take it away with None.

    Everybody may set their own; of others, an admin.

    Raises:
        NotFound: there is no such code.
        Refused: it is another's, and the actor is no admin.
    """

    def decide(view: View) -> Staff:
        return structs.replace(find_code(view, Staff, code), pin=pin)

    own = code.strip().lower() == room.actor.code
    return keep(room, None if own else Act.STAFF, "staff-pin", Staff, decide)


def add_category(room: Newsroom, code: str, name: str) -> Kept[Category]:
    """Add a category.

    Raises:
        Refused: the actor is no admin, or the code is taken.
        UsageProblem: code or name cannot be such.
    """
    new = new_category(code, name)

    def decide(view: View) -> Category:
        refuse_taken(view, Category, new.code)
        return structs.replace(new, id=view.new_id(Category))

    return keep(room, Act.CATEGORIES, "category-add", Category, decide)


def edit_category(
    room: Newsroom, code: str, *, name: str | None = None, active: bool | None = None
) -> Kept[Category]:
    """Change what is not None of the category with CODE.

    Raises:
        NotFound: there is none.
        Refused: the actor is no admin.
        UsageProblem: the name cannot be one.
    """
    new_name = None if name is None else checked_name(name)

    def decide(view: View) -> Category:
        category = find_code(view, Category, code)
        return structs.replace(
            category,
            name=category.name if new_name is None else new_name,
            active=category.active if active is None else active,
        )

    act = "category-deactivate" if active is False else "category-edit"
    return keep(room, Act.CATEGORIES, act, Category, decide)


def set_policy(room: Newsroom, name: PolicyName, value: str) -> Kept[Policy]:
    """Set a rule of the house; the journal says what it became.

    Raises:
        Refused: the actor is no admin.
        UsageProblem: the policy does not take that value.
    """
    new = read_policy(name, value)

    def decide(view: View) -> Policy:
        for policy in view.find(Policy, Condition("name", Op.IN, (name.value,))):
            return structs.replace(policy, value=new)
        return Policy(id=view.new_id(Policy), name=name, value=new)

    return keep(room, Act.SETTINGS, "config-set", Policy, decide, reason=f"{name.value} = {new}")


def set_setting(room: Newsroom, folder: Path, name: str, value: str) -> Value:
    """Set a setting of look and place in FOLDER's `bekasi.toml`; return its value.

    Raises:
        Refused: the actor is no admin.
        UsageProblem: there is no such setting, or it does not take that value.
        Unreadable: an hour that is none.
    """
    may(Act.SETTINGS, standing(room.store, room.actor), room.store.find(Staff))
    if name in {banner.TEXT, banner.UNTIL}:
        value = banner.checked(load(folder), name, value, room.now())
    return set_value(folder, name, value)


def _refuse_no_admin(view: View, changed: Staff) -> None:
    """Refuse a change after which nobody could change anything any more."""
    if _can_admin(changed) or not _can_admin(view.get(Staff, changed.id)):
        return
    admins = view.find(Staff, Condition("role", Op.IN, (Role.ADMIN.value,)))
    if any(_can_admin(each) for each in admins if each.id != changed.id):
        return
    raise Refused(
        N_("{name} ({code}) is the only active admin of this newsroom."),
        N_("Make somebody else an admin first: bekasi staff edit CODE --role admin"),
        name=changed.name,
        code=changed.code,
    )


def _can_admin(person: Staff) -> bool:
    return person.active and Role.ADMIN in person.roles and bool(person.login)
