"""Let a text say which findings are none: `[//]: # (gaya: abaikan kata-depan/di)`.

Such a line is a link reference of Markdown, which no reader ever sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bekasi_cli.style.values import Finding

_LINE = re.compile(
    r"(?m)^ {0,3}\[//\]: # [(\"'](?:gaya: *abaikan|style: *ignore)(?P<all> semua| all)?"
    r"(?P<rules>(?: +[\w/*-]+)*) *[)\"'] *$"
)
_PARAGRAPH_ENDS = re.compile(r"\S[^\n]*\n[ \t]*(?:\n|\Z)|\Z")


class Ignored(NamedTuple):
    """A stretch of a text, and the rules or topics that hold their peace in it; () means all."""

    start: int
    end: int
    rules: tuple[str, ...]


def ignored(text: str) -> list[Ignored]:
    """Return what TEXT says of itself."""
    if "[//]" not in text:
        return []
    return [_stretch(text, found) for found in _LINE.finditer(text)]


def _stretch(text: str, found: re.Match[str]) -> Ignored:
    rules = tuple(found["rules"].split())
    if found["all"]:
        return Ignored(0, len(text), rules)
    end = _PARAGRAPH_ENDS.search(text, found.end())
    return Ignored(found.end(), end.end() if end else len(text), rules)


def heeded(findings: Iterable[Finding], said: Sequence[Ignored]) -> list[Finding]:
    """Return FINDINGS without those that the text wants ignored."""
    if not said:
        return list(findings)
    return [each for each in findings if not any(_covers(one, each) for one in said)]


def _covers(one: Ignored, finding: Finding) -> bool:
    topic = finding.rule.partition("/")[0]
    named = not one.rules or finding.rule in one.rules or topic in one.rules
    return named and one.start <= finding.offset < max(one.end, one.start + 1)
