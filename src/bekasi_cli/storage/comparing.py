"""Compare newsroom.json with what the journal says it should be, and name what differs."""

from __future__ import annotations

import re

from bekasi_cli.errors import Damaged
from bekasi_cli.i18n import N_
from bekasi_cli.storage import laying
from bekasi_cli.storage.audit import plain_details
from bekasi_cli.storage.checkpoint import FILE, read
from bekasi_cli.storage.packed import Handle
from bekasi_cli.storage.port import Fault, Problem
from bekasi_cli.storage.state import State

MOST = 20
"""So many differing lines are named one by one; a file that differs more was made elsewhere."""

_TABLE = re.compile(rb'^\{?"([^"]+)":\{\n?$')
_DOCUMENT = re.compile(rb'^"(\d+)":')


def differences(file: Handle, state: State, end: int) -> list[Problem]:
    """Return a problem for each line of FILE that is not as STATE, up to byte END, has it."""
    if same(file, state, laying.measure(state, end)):
        return []
    return _differences(file.read(0, file.size), laying.lay(state, end))


def same(file: Handle, state: State, layout: laying.Layout) -> bool:
    """Tell whether FILE is STATE laid out as LAYOUT, byte for byte."""
    at = 0
    for piece in laying.pieces(state, layout):
        if file.read(at, len(piece)) != piece:
            return False
        at += len(piece)
    return not file.read(at, 1)


def _differences(content: bytes, expected: bytes) -> list[Problem]:
    found, wanted = content.split(b"\n"), expected.split(b"\n")
    problems: list[Problem] = []
    for number, (line, right, name) in enumerate(
        zip(found, wanted, _names(wanted), strict=False), 1
    ):
        if line != right:
            problems.append(_differs(number, name))
            if len(problems) == MOST or len(found) != len(wanted):
                return problems
    if len(found) != len(wanted) and not problems:
        problems.append(_differs(min(len(found), len(wanted)), FILE))
    return problems


def self_check(content: bytes) -> list[Problem]:
    """Return what is wrong with CONTENT by its own digests, where no journal can be trusted."""
    try:
        checkpoint = read(content)
        for name in checkpoint.header.digests:
            checkpoint.table(name)
    except Damaged as problem:
        return [damaged(content, problem)]
    return []


def damaged(content: bytes, problem: Damaged) -> Problem:
    """Return PROBLEM, which reading CONTENT raised, as something found."""
    line = 2 if content.startswith(b'{"_bekasi":{\n') else 1
    return _problem(f"{FILE}:{line}", problem.message, **plain_details(problem))


def ahead(seq: int, last: int) -> Problem:
    """Return the problem of a checkpoint that knows line SEQ of a journal that ends with LAST."""
    return _problem(
        f"{FILE}:2",
        N_("It knows act {seq}, but the journal ends with act {last}: the journal was cut."),
        seq=seq,
        last=last,
    )


def missing() -> Problem:
    """Return the problem of a checkpoint that is not there, which the next writer mends."""
    message = N_("The file is missing; the next act writes it again from the journal.")
    return Problem(
        fault=Fault.CHECKPOINT, where=FILE, message=message, serious=False, repairable=True
    )


def _differs(number: int, name: str) -> Problem:
    message = N_("{name} is not what the journal says.")
    return _problem(f"{FILE}:{number}", message, name=name)


def _problem(where: str, message: str, **details: str | int) -> Problem:
    return Problem(
        fault=Fault.CHECKPOINT, where=where, message=message, details=details, repairable=True
    )


def _names(lines: list[bytes]) -> list[str]:
    """Return for each line which record it holds, or the file's name."""
    table, names = "", []
    for line in lines:
        opening, document = _TABLE.match(line), _DOCUMENT.match(line)
        if opening:
            table = opening[1].decode(errors="replace")
        names.append(f"{table}/{int(document[1])}" if document else FILE)
    return names
