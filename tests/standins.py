"""Put functions of a test in the place of commands."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import TypeAlias

import pytest
import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_
from runner import Result, bekasi

Body: TypeAlias = Callable[[Session], object]
Typist: TypeAlias = Callable[..., Result]


def stand_in(monkeypatch: pytest.MonkeyPatch, body: Body) -> Typist:
    """Put BODY in the place of `whoami` and of `staff show`, and return who types commands."""
    for name in ("whoami", "staff"):
        app = CommandApp(help=N_("Keep the list of staff."))

        def work(ctx: typer.Context, number: int = 0) -> None:
            body(Session.of(ctx))

        app.act(name if name == "whoami" else "show", help="Say who.", examples="")(work)
        if name == "staff":
            app.act("other", help="Say else.", examples="")(work)
        install(monkeypatch, name, app)
    return bekasi


def install(monkeypatch: pytest.MonkeyPatch, name: str, app: CommandApp) -> None:
    """Let the command NAME be APP."""
    module = ModuleType(name)
    module.__dict__["app"] = app
    monkeypatch.setitem(sys.modules, f"bekasi_cli.cli.{name}", module)
