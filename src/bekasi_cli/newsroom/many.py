"""Check many texts at once, on as many processors as there are."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from bekasi_cli.errors import Unreadable
from bekasi_cli.newsroom.checking import Report, Source, report
from bekasi_cli.style import Ruleset, Severity

Checked: TypeAlias = Report | Unreadable
_FEW = 200
"""Up to so many texts, starting workers takes longer than they save."""
_FIRST = 60
"""So many are read before there are workers, who inherit what is remembered of their words."""


class _Work(NamedTuple):
    """What the workers inherit: functions and patterns cannot be sent to them."""

    sources: Sequence[Source]
    rules: Ruleset
    least: Severity


_shared: list[_Work] = []


def reports(sources: Sequence[Source], rules: Ruleset, least: Severity) -> list[Checked]:
    """Return what is found in each of SOURCES, or why it cannot be read, in their order."""
    work = _Work(sources, rules, least)
    workers = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if len(sources) <= _FEW or workers < 2:
        return [_checked(work, n) for n in range(len(sources))]
    import multiprocessing  # which most of the time nobody needs

    first = [_checked(work, n) for n in range(_FIRST)]
    _shared.append(work)
    try:
        with multiprocessing.get_context("fork").Pool(workers, _quiet) as pool:
            told = pool.map(_by_worker, range(_FIRST, len(sources)), chunksize=50)
    finally:
        _shared.pop()
    rest = (
        each if isinstance(each, Unreadable) else each._replace(source=sources[n])
        for n, each in told
    )
    return [*first, *rest]


def _quiet() -> None:
    """Leave a Ctrl-C to the one who started the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _checked(work: _Work, n: int) -> Checked:
    try:
        return report(work.sources[n], work.rules, work.least)
    except Unreadable as error:
        return error


def _by_worker(n: int) -> tuple[int, Checked]:
    found = _checked(_shared[-1], n)
    if isinstance(found, Report):  # its text need not travel back
        found = found._replace(source=Source(""))
    return n, found
