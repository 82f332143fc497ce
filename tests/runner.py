"""Run bekasi in this process as a person would type it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from bekasi_cli.cli.root import run


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def bekasi(
    *arguments: str | Path,
    input: str | bytes | None = None,  # noqa: A002 - the runner's own name
    env: Mapping[str, str | None] | None = None,
) -> Result:
    """Run `bekasi ARGUMENTS`; standard input is no terminal."""
    code = 0
    surroundings = {"BEKASI_LANG": "en", "COLUMNS": "100", "NO_COLOR": "1", **(env or {})}
    with CliRunner().isolation(input=input, env=surroundings) as (out, err, _):
        try:
            run([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        sys.stdout.flush()
        sys.stderr.flush()
        return Result(int(code), out.getvalue().decode(), err.getvalue().decode())
