"""Shape a condition of the table: its name, what it looks at, and why it says no."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

from bekasi_cli.errors import BekasiError, Detail, Refused
from bekasi_cli.workflow.case import Case


class Sort(Enum):
    """What a guard looks at, and so when it is asked."""

    PERSON = "person"  # who acts: asked also of others, to say who can
    STATE = "state"  # the article and the hour
    TYPED = "typed"  # what was said with the act: not asked for “what you can do next”


class Why(NamedTuple):
    """Why not: a message, what to type next, and what to type where nobody else can do it."""

    message: str
    hint: str
    details: Mapping[str, Detail] = {}
    alone: str = ""
    error: type[BekasiError] = Refused


class Guard(NamedTuple):
    """A named condition; REFUSAL gives None where it is met."""

    name: str
    sort: Sort
    refusal: Callable[[Case], Why | None]


def guard(sort: Sort) -> Callable[[Callable[[Case], Why | None]], Guard]:
    """Make a function a guard of SORT, under the function's own name."""
    return lambda refusal: Guard(refusal.__name__, sort, refusal)
