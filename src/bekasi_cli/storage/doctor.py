"""Repair a newsroom's folder: restore what the rest proves, and throw nothing away."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from msgspec import structs

from bekasi_cli import files
from bekasi_cli.storage import checkpoint, comparing, index, laying, ledger
from bekasi_cli.storage.examining import Examination, opened
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.placing import put_aside, tidy
from bekasi_cli.storage.port import Fault, Problem, Progress, Report
from bekasi_cli.storage.scrubbing import finish
from bekasi_cli.storage.state import State


def inspect(root: Path, against: str | None, progress: Progress | None) -> Report:
    """Verify all that ROOT holds (`Store.inspect`)."""
    return Examination(root, against, progress).report()


def repair(root: Path, progress: Progress | None) -> Report:
    """Restore what the rest proves (`Store.repair`); the lock must be held.

    Torn bytes, orphans and a wrong checkpoint move to `recovered/`. While a line of the journal
    is damaged nothing is proved, so nothing but a torn end is touched.
    """
    ending = ledger.ending(root / JOURNAL)
    done = [JOURNAL] if ending.excess or ending.unterminated else []
    tidy(root, ending)
    examination = Examination(root, None, None)
    problems = examination.report().problems
    if examination.state is not None and not examination.chain.problems:
        finish(root, examination.unerased)
        done += [*examination.unerased, *_put_orphans_aside(root, problems)]
        done += _restore_checkpoint(root, examination.state, examination.end, problems)
        done += _forget_index(root, problems)
    found = inspect(root, None, progress)
    return structs.replace(found, repaired=tuple(done), lost=examination.lost)


def _forget_index(root: Path, problems: tuple[Problem, ...]) -> list[str]:
    """Remove an index that is not to be believed: the next writer makes it anew."""
    found = [each.where for each in problems if each.fault is Fault.INDEX]
    if found:
        with suppress(OSError):  # it stays unread
            index.forget(root)
    return [each for each in found if not os.path.lexists(root / each)]


def _put_orphans_aside(root: Path, problems: tuple[Problem, ...]) -> list[str]:
    found = [each.where for each in problems if each.fault is Fault.ORPHAN]
    orphans = [each for each in found if os.path.lexists(root / each)]  # some were swept just now
    for path in orphans:
        put_aside(root, path)
    return orphans


def _restore_checkpoint(
    root: Path, state: State, end: int, problems: tuple[Problem, ...]
) -> list[str]:
    """Write newsroom.json of STATE, up to byte END, unless it is that; keep one that was wrong."""
    path = root / checkpoint.FILE
    layout = laying.measure(state, end)
    file = opened(path)
    if file is not None and comparing.same(file, state, layout):
        return []
    found = [each for each in problems if each.fault is Fault.CHECKPOINT]
    if any(each.serious for each in found):
        put_aside(root, checkpoint.FILE)
    with files.growing(path) as new:
        new.out.writelines(laying.pieces(state, layout))
    return [checkpoint.FILE] if found else []
