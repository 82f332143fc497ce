"""Declare what several commands take: an article's number, the text's code, where a text is."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from bekasi_cli.i18n import N_

Number: TypeAlias = Annotated[int, typer.Argument(metavar="N", help=N_("The article's number."))]

AnyNumber: TypeAlias = Annotated[
    int | None,
    typer.Argument(metavar="[N]", help=N_("The article's number; without it you can choose.")),
]

Digest: TypeAlias = Annotated[
    str,
    typer.Option(
        "--digest", metavar="CODE", help=N_("Only if the text is still the one of this code.")
    ),
]

File: TypeAlias = Annotated[
    str,
    typer.Option(
        "--file",
        "--source",
        metavar="FILE",
        help=N_("Read the text from this file, or from standard input with -."),
    ),
]

Base: TypeAlias = Annotated[
    int | None,
    typer.Option("--base", metavar="REV", help=N_("The revision that your text was written upon.")),
]

Resume: TypeAlias = Annotated[
    bool, typer.Option("--resume", help=N_("Go on with your text that was not saved."))
]
