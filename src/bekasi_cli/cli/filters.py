"""Declare the filters that `list` and `export` share, and make a query of them."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from bekasi_cli.i18n import N_
from bekasi_cli.model import ArticleKind

Kinds: TypeAlias = Annotated[
    list[ArticleKind] | None, typer.Option("--kind", help=N_("Only items of this kind."))
]
Reporters: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--reporter", metavar="CODE", help=N_("Only articles by this reporter.")),
]
Editors: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--editor", metavar="CODE", help=N_("Only articles that name this editor.")),
]
Categories: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--category", metavar="CODE", help=N_("Only articles of this category.")),
]
Tags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="WORD", help=N_("Only articles with this tag.")),
]
Limit: TypeAlias = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help=N_("At most N, the newest."))
]
