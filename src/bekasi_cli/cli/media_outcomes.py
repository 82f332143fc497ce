"""Say what became of photographs that were taken in or attached, and make their copies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bekasi_cli.cli import asking
from bekasi_cli.documents import Notice
from bekasi_cli.errors import PartlyDone, Unreachable, Unreadable
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.newsroom.media import Taken

_NO_COPIES = N_(
    "The photographs are saved, but not all copies for readers could be written to {place}. {hint}"
    " Nothing comes in twice."
)


def tell(session: Session, taken: Sequence[Taken]) -> None:
    """Print what became of each file; with --json an array."""
    from bekasi_cli.newsroom.media import Intake
    from bekasi_cli.terminal import media as view

    if session.options.json:
        session.terminal.data([view.taken_json(each) for each in taken])
    else:
        session.terminal.draw(view.taken(taken))
    for each in taken:
        session.terminal.notices(each.notices)
    bare = [each for each in taken if each.photograph and not each.photograph.caption]
    if bare and not session.options.json:
        session.terminal.note(
            N_("{count} of them have no caption yet: bekasi media edit N --caption TEXT"),
            count=len(bare),
        )
    if any(each.outcome is Intake.NEW for each in taken):
        asking.warn_unproven(session)


def make_copies(session: Session, taken: Sequence[Taken]) -> None:
    """Make the copies that readers will get, of all that were TAKEN and miss them.

    Where the disk has no room for them the photographs are in the newsroom nevertheless.
    """
    from bekasi_cli.newsroom import renditions

    digests = [each.photograph.digest for each in taken if each.photograph]
    try:
        with session.terminal.progress(N_("Making copies for readers")) as progress:
            notices = renditions.make(session.store, session.folder, digests, progress)
    except Unreachable as problem:
        notices = [_no_copies(problem)]
    session.terminal.notices(notices)


def _no_copies(problem: Unreachable) -> Notice:
    """Say that the act stands, whatever the PROBLEM with its copies says of its own file."""
    place = str(problem.details.get("path", "cache/pictures"))
    return Notice(_NO_COPIES, {"place": place, "hint": problem.sentences()[1]})


def attach(
    session: Session,
    number: int,
    photographs: Sequence[str],
    caption: str | None = None,
    *,
    quiet: bool = False,
) -> None:
    """Attach PHOTOGRAPHS to article NUMBER and say so; QUIET: warnings only."""
    from bekasi_cli.cli import outcomes
    from bekasi_cli.newsroom import illustrating

    if not photographs:
        return
    outcome = illustrating.attach(session.room, number, photographs, caption)
    if quiet:
        session.terminal.notices(outcome.notices)
        return
    outcomes.tell(
        session,
        outcome,
        N_("Article {number}, “{title}”, shows them now (revision {revision})."),
        N_("Already done: article {number}, “{title}”, showed them before."),
    )


def judge(taken: Sequence[Taken]) -> None:
    """Raise what tells that files were left out.

    Raises:
        Unreadable: all of them.
        PartlyDone: some of them.
    """
    left_out = sum(each.photograph is None for each in taken)
    if not left_out:
        return
    if left_out == len(taken):
        raise Unreadable(
            N_("No photograph was taken in."), N_("What is wrong with each file stands above.")
        )
    raise PartlyDone(
        N_("{count} of {all} files were left out; the others are in the newsroom."),
        N_("What is wrong stands above. Add them again once it is mended: nothing comes in twice."),
        count=left_out,
        all=len(taken),
    )
