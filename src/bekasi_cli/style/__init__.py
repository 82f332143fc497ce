"""Check Indonesian prose against the house style; pure: what is checked is handed in."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from bekasi_cli.style.engine import Check, Ruleset, check
from bekasi_cli.style.text import View
from bekasi_cli.style.values import (
    Finding,
    Hit,
    Holder,
    Known,
    Part,
    Passage,
    Piece,
    Post,
    Register,
    Rule,
    Scheduled,
    Severity,
)

__all__ = [
    "Check",
    "Finding",
    "Hit",
    "Holder",
    "Known",
    "Part",
    "Passage",
    "Piece",
    "Post",
    "Register",
    "Rule",
    "Ruleset",
    "Scheduled",
    "Severity",
    "View",
    "check",
    "standard",
]


@cache
def standard() -> Ruleset:
    """Return the rules that come with the program."""
    from bekasi_cli.style.forming import FORMERS
    from bekasi_cli.style.generated import rules
    from bekasi_cli.style.judging import Judge
    from bekasi_cli.style.roots import roots
    from bekasi_cli.style.spelling import Speller, standard_words

    return Ruleset(
        {rule.id: rule for rule in rules.RULES},
        Judge(rules.WORDS, rules.SWAPS, FORMERS, roots),
        Speller(standard_words),
        rules.PATTERNS,
        tuple((named_check(name), frozenset(ids)) for name, ids in rules.CHECKS.items()),
        rules.NAMES,
    )


def named_check(name: str) -> Check:
    """Return the check NAME: `dates.weekday` is the function of that module of `checks`."""
    module, _, function = name.partition(".")
    found: Check = getattr(import_module(f"bekasi_cli.style.checks.{module}"), function)
    return found
