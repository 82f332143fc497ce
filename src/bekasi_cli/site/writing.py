"""Write the site: the one writer, which never lets a reader see half of anything.

What is new comes first, as nothing leads to it yet; then what is changed, home and feeds last;
then what no page leads to any more is removed. So at any moment, and after a kill at any point,
whatever a reader can reach is whole, and every link leads to a page. A note of what is under way
lets the next build finish.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from bekasi_cli import files
from bekasi_cli.site.manifest import Begun, Ledger, Phase, Written
from bekasi_cli.site.page import Page

Progress = Callable[[int, int], None]
_TICK = 50


class Built(NamedTuple):
    """What a build did: paths that it added, changed and removed, and how many stayed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


class Plan(NamedTuple):
    """What is to be written first, then in its turn, then removed; KEPT stays as it is.

    ALONE are files that are there and that nothing leads to.
    """

    new: list[Page]
    changed: list[Page]
    gone: list[str]
    kept: dict[str, Written]
    alone: set[str]


def write(
    pages: Iterable[Page],
    site: Path,
    cache: Path,
    *,
    full: bool = False,
    progress: Progress | None = None,
) -> Built:
    """Make the folder SITE hold exactly PAGES, with what is needed to go on kept in CACHE.

    FULL makes every page anew, whatever it is made of. Whoever calls holds the build's lock.

    Raises:
        Unreachable: the disk or a permission does not allow it; what is there is whole.
    """
    ledger = Ledger(cache)
    begun = ledger.begun()
    plan = _plan(pages, files.sizes(site), ledger.pages(), begun, full=full)
    if not (plan.new or plan.changed or plan.gone):
        if begun:
            ledger.finish(plan.kept)
        return Built((), (), (), len(plan.kept))
    written = _carry_out(plan, ledger, files.Tree(site), progress)
    ledger.finish(plan.kept | written)
    added, changed = (tuple(each.path for each in some) for some in (plan.new, plan.changed))
    return Built(added, changed, tuple(plan.gone), len(plan.kept))


def _carry_out(
    plan: Plan, ledger: Ledger, tree: files.Tree, progress: Progress | None
) -> dict[str, Written]:
    """Do what PLAN says in TREE, each phase noted before it begins; return what was written."""
    note = Begun(
        Phase.ADDING,
        [each.path for each in plan.new],
        [each.path for each in plan.changed],
        plan.gone,
        sorted(plan.alone),
    )
    work = _Work(tree, progress, len(plan.new) + len(plan.changed) + len(plan.gone))
    try:
        ledger.note(note)
        written = work.put(plan.new)
        note.phase = Phase.CHANGING
        ledger.note(note)
        written |= work.put(plan.changed)
        note.phase = Phase.REMOVING
        ledger.note(note)
        work.remove(plan.gone)
    finally:
        tree.close()
    return written


class _Work:
    """The writing of many pages, told to PROGRESS now and then."""

    def __init__(self, tree: files.Tree, progress: Progress | None, total: int) -> None:
        self.tree = tree
        self._progress = progress
        self._done, self._total = 0, total

    def put(self, pages: Iterable[Page]) -> dict[str, Written]:
        """Write PAGES and return what was written."""
        written: dict[str, Written] = {}
        for page in pages:
            content = page.make()
            self.tree.put(page.path, content)
            written[page.path] = Written(page.inputs, len(content))
            self._tick()
        return written

    def remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.tree.remove(path)
            self._tick()

    def _tick(self) -> None:
        self._done += 1
        if self._progress and (self._done % _TICK == 0 or self._done == self._total):
            self._progress(self._done, self._total)


def _plan(
    pages: Iterable[Page],
    there: dict[str, int],
    known: dict[str, Written],
    begun: Begun | None,
    *,
    full: bool,
) -> Plan:
    """Return what must be done for PAGES, where THERE lie files of which KNOWN are understood.

    What nothing leads to is written as new, as what it leads to may not be there.
    """
    doubted = begun.doubted() if begun else set()
    alone = begun.alone() if begun else there.keys() - known.keys() if known else set()
    plan = Plan([], [], [], {}, alone & there.keys())
    wanted = set()
    for page in pages:
        path = page.path
        wanted.add(path)
        before = known.get(path)
        if path not in there or path in alone:
            plan.new.append(page)
        elif (
            full
            or before is None
            or path in doubted
            or before.inputs != page.inputs
            or before.size != there[path]
        ):
            plan.changed.append(page)
        else:
            plan.kept[path] = before
    plan.changed.sort(key=lambda page: page.turn)
    plan.new.sort(key=lambda page: page.turn)
    plan.gone.extend(sorted(there.keys() - wanted))
    return plan
