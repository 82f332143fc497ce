"""Keep the list of staff: who works here, in which roles, under which login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli import asking
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import Role

if TYPE_CHECKING:
    from bekasi_cli.model import Pin, Staff
    from bekasi_cli.newsroom.register import Kept

app = CommandApp(help=N_("Keep the list of staff: their codes, names, roles, logins and PINs."))

Code: TypeAlias = Annotated[
    str, typer.Argument(metavar="CODE", help=N_("The code that stands under articles."))
]
Roles: TypeAlias = Annotated[
    list[Role] | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help=N_("reporter, editor, photographer or admin; type --role again for another one."),
    ),
]
FirstName: TypeAlias = Annotated[
    str, typer.Option("--name", metavar="NAME", help=N_("The name, as readers see it."))
]
NewName: TypeAlias = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help=N_("The name, as readers see it."))
]
Login: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--login",
        metavar="LOGIN",
        help=N_('The account on this computer; "" for somebody who never types here.'),
    ),
]


@app.act(
    "add",
    help=N_(
        "Add a member of staff. Only an admin can. Without --login it is the login of whoever types"
        " this: right for a computer that all share."
    ),
    examples=(
        'bekasi staff add atn --name "Atin Lestari" --role reporter --login atin\n'
        'bekasi staff add fiu --name "Fitri Utami" --role reporter --role editor'
    ),
)
def add(
    ctx: typer.Context, code: Code, name: FirstName = "", role: Roles = None, login: Login = None
) -> None:
    """Add somebody, asking for name and role where they were not typed."""
    from bekasi_cli.newsroom import admin
    from bekasi_cli.prompts import ask_text, choose
    from bekasi_cli.workflow.sentences import ROLES

    session = Session.of(ctx)
    room, can_ask = session.room, session.surroundings.asking
    name = name or ask_text(_("Name, as readers see it:"), asking=can_ask, flag="--name")
    if not role:
        words = [(each.value, _(ROLES[each])) for each in Role]
        role = [Role(choose(_("Role:"), words, asking=can_ask, flag="--role"))]
    own = session.surroundings.login
    kept = admin.add_staff(room, code, name, role, login=own if login is None else login)
    _tell(session, kept, N_("{name} works here now as {code} ({roles}), login: {login}."))


@app.act(
    "list",
    help=N_("List the staff. Those who were deactivated come with --all."),
    examples="bekasi staff list\nbekasi staff list --all --json",
)
def list_(
    ctx: typer.Context,
    all_: Annotated[bool, typer.Option("--all", help=N_("Also who was deactivated."))] = False,
) -> None:
    """Print a table, or a JSON array."""
    from bekasi_cli.model import Staff
    from bekasi_cli.terminal import tables

    session = Session.of(ctx)
    found = [each for each in session.store.find(Staff, order="code") if all_ or each.active]
    if session.options.json:
        session.terminal.data([tables.staff_json(each) for each in found])
    else:
        session.terminal.page(tables.staff(found))


@app.act(
    "edit",
    help=N_(
        "Change a name, roles or login, or make a code active again. Only an admin can. The roles"
        " that you type replace the old ones."
    ),
    examples=(
        "bekasi staff edit atn --role reporter --role editor\nbekasi staff edit atn --login atin\n"
        "bekasi staff edit atn --active"
    ),
)
def edit(
    ctx: typer.Context,
    code: Code,
    name: NewName = None,
    role: Roles = None,
    login: Login = None,
    active: Annotated[bool, typer.Option("--active", help=N_("Make the code active again."))] = (
        False
    ),
) -> None:
    """Change what was typed."""
    from bekasi_cli.newsroom import admin

    session = Session.of(ctx)
    if name is None and not role and login is None and not active:
        raise UsageProblem(
            N_("Say what to change."),
            N_("Add --name NAME, --role ROLE, --login LOGIN or --active."),
        )
    kept = admin.edit_staff(
        session.room,
        code,
        name=name,
        roles=role or None,
        login=login,
        active=True if active else None,
    )
    _tell(session, kept, N_("{code} is now: {name} ({roles}), login: {login}."))


@app.act(
    "deactivate",
    help=N_(
        "Let nobody act under a code any more. Nothing is deleted: what was done under it stays."
        " Asks first."
    ),
    examples="bekasi staff deactivate atn\nbekasi staff deactivate atn --yes",
)
def deactivate(ctx: typer.Context, code: Code) -> None:
    """Ask, and deactivate."""
    from bekasi_cli.model import Staff
    from bekasi_cli.newsroom import admin
    from bekasi_cli.newsroom.register import find_code
    from bekasi_cli.workflow import Act

    session = Session.of(ctx)
    asking.may(session, Act.STAFF)
    person = find_code(session.store, Staff, code)
    if person.active:
        asking.agree(session, N_("Deactivate {name} ({code})?"), name=person.name, code=person.code)
    kept = admin.deactivate_staff(session.room, code)
    _tell(
        session,
        kept,
        N_(
            "Nobody can act as {code} ({name}) any more. To undo it: bekasi staff edit {code}"
            " --active"
        ),
    )


@app.act(
    "pin",
    help=N_(
        "Set your PIN, asked twice and never shown; an admin can set anybody's. With it the journal"
        " can prove who acted, also where several people share a login. Without a terminal the new"
        " PIN comes from --new-pin-file."
    ),
    examples=(
        "bekasi staff pin fiu\nbekasi staff pin fiu --new-pin-file pin.txt\n"
        "bekasi staff pin fiu --clear"
    ),
)
def pin(
    ctx: typer.Context,
    code: Code,
    new_pin_file: Annotated[
        str,
        typer.Option(
            "--new-pin-file",
            metavar="FILE",
            help=N_(
                "Read the new PIN from this file, or - for standard input. Whoever has no PIN yet"
                " may also name it with --pin-file."
            ),
        ),
    ] = "",
    clear: Annotated[bool, typer.Option("--clear", help=N_("Take the PIN away."))] = False,
) -> None:
    """Set or clear it."""
    from bekasi_cli.model import Staff
    from bekasi_cli.newsroom import admin
    from bekasi_cli.newsroom.register import find_code

    session = Session.of(ctx)
    person = find_code(session.store, Staff, code)
    room = session.room  # asks for the old PIN, where there is one
    new = None if clear else _new_pin(session, person, new_pin_file)
    kept = admin.set_pin(room, person.code, new)
    done = N_("{code} ({name}) has a PIN now: it is asked for at every act.")
    _tell(session, kept, N_("{code} ({name}) has no PIN any more.") if clear else done)


def _new_pin(session: Session, person: Staff, file: str) -> Pin:
    from bekasi_cli.cli.session import read_pin
    from bekasi_cli.model import Identity
    from bekasi_cli.newsroom.identity import hash_pin
    from bekasi_cli.prompts import ask_pin

    if session.actor.identity is not Identity.PIN:  # then --pin-file proved nothing: it is new
        file = file or session.options.pin_file
    if file:
        return hash_pin(read_pin(file))
    can_ask = session.surroundings.asking
    first = ask_pin(person.code, asking=can_ask, question=N_("New PIN of {code}:"))
    if first is None:
        raise UsageProblem(
            N_("Nobody can be asked here for the new PIN."), N_("Add --new-pin-file FILE, or -.")
        )
    new = hash_pin(first)
    if ask_pin(person.code, asking=can_ask, question=N_("Once more, PIN of {code}:")) != first:
        raise UsageProblem(
            N_("The two PINs differ; the old one stays as it was."),
            N_("Type it again: bekasi staff pin {code}"),
            code=person.code,
        )
    return new


def _tell(session: Session, kept: Kept[Staff], done: str) -> None:
    from bekasi_cli.terminal import tables

    record = kept.record
    if session.options.json:
        session.terminal.data(tables.staff_json(record))
    session.terminal.say(
        N_("Already done: {code} ({name}) was so before.") if kept.already else done,
        code=record.code,
        name=record.name,
        roles=tables.roles(record.roles),
        login=record.login or "-",
    )
    first_pin = record.pin is not None and record.code == session.actor.code
    if not kept.already and not first_pin:  # what that warning asks for has just been done
        asking.warn_unproven(session)
