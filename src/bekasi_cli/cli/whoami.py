"""Say who you are here, how sure we are of it, and what you may do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.model import Actor, Staff

app = CommandApp()


@app.act(
    "whoami",
    help=N_(
        "Say who you are here: your login, your staff codes and roles, and whether anything proves"
        " it. Acts are journalled with this."
    ),
    examples="bekasi whoami\nbekasi whoami --as fiu --json",
)
def whoami(ctx: typer.Context) -> None:
    """Print it; somebody with several codes and no choice is told of all of them."""
    from bekasi_cli.newsroom.identity import candidates, identify

    session = Session.of(ctx)
    login = session.surroundings.login
    codes = candidates(session.store, login)
    wanted = session.options.as_code or session.surroundings.get("BEKASI_AS")
    actor = None
    if wanted or len(codes) < 2:
        # without a PIN file nothing is asked: looking is no act
        proven = bool(session.options.pin_file)
        actor = session.actor if proven else identify(session.store, login, wanted or None, None)
    if session.options.json:
        session.terminal.data(_json(session, actor, codes))
    else:
        _draw(session, actor, codes)


def _draw(session: Session, actor: Actor | None, codes: Sequence[Staff]) -> None:
    from bekasi_cli.terminal import tables

    rows = [(_("Login"), session.surroundings.login)]
    if actor:
        rows += [(_("You are"), f"{actor.name} ({actor.code})")]
        rows += [(_("Roles"), tables.roles(actor.roles))]
        rows += [(_("Identity"), _proof(session, actor, codes))]
    if len(codes) > 1:
        names = [f"{each.code} ({each.name}: {tables.roles(each.roles)})" for each in codes]
        rows += [(_("Your codes"), "\n".join(names))]
    rows += [(_("Office"), session.settings.office), (_("Newsroom"), str(session.folder))]
    session.terminal.draw(tables.facts(rows))
    if actor is None:
        session.terminal.note(
            N_("Say at each act who you are: add --as CODE, or set BEKASI_AS once.")
        )


def _proof(session: Session, actor: Actor, codes: Sequence[Staff]) -> str:
    from bekasi_cli.model import Identity

    if actor.identity is Identity.PIN:
        sentence = N_("proven by your PIN")
    elif _has_pin(actor, codes):
        sentence = N_("{code} has a PIN: it is asked for at every act")
    elif actor.identity is Identity.LOGIN:
        sentence = N_("{code} is the only code of the login {login}")
    else:
        sentence = N_(
            "not proven: the login {login} has several codes, and {code} has no PIN."
            " To set one: bekasi staff pin {code}"
        )
    return session.terminal.sentence(sentence, code=actor.code, login=actor.login)


def _has_pin(actor: Actor, codes: Sequence[Staff]) -> bool:
    return any(each.pin is not None for each in codes if each.code == actor.code)


def _json(session: Session, actor: Actor | None, codes: Sequence[Staff]) -> dict[str, object]:
    return {
        "login": session.surroundings.login,
        "code": actor.code if actor else None,
        "name": actor.name if actor else None,
        "roles": [role.value for role in actor.roles] if actor else [],
        "identity": actor.identity.value if actor else None,
        "pin": _has_pin(actor, codes) if actor else None,
        "codes": [each.code for each in codes],
        "office": session.settings.office,
        "newsroom": session.store.newsroom,
        "folder": str(session.folder),
    }
