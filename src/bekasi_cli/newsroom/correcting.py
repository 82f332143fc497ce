"""Correct what is public: a new version that says what it corrects, or a small fix at once."""

from __future__ import annotations

from msgspec.structs import replace

from bekasi_cli import workflow
from bekasi_cli.documents import parse
from bekasi_cli.model import Article, CorrectionNote, Manuscript
from bekasi_cli.newsroom import reading
from bekasi_cli.newsroom.acting import case, file, written
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.newsroom.writing import headed, is_late, late, remarks, signed
from bekasi_cli.storage.port import Change, View
from bekasi_cli.workflow import Action, AlreadyDone, Case, transitions


def correct(
    room: Newsroom,
    number: int,
    manuscript: Manuscript,
    correction: CorrectionNote | None,
    *,
    base: int | None = None,
) -> Outcome:
    """Begin a new version of the public article NUMBER, which tells readers CORRECTION.

    It takes the place of an older one in front matter and is approved with the text; readers see
    the old text until the new one is published. BASE and a text that comes late: as `revise`.

    Raises:
        Conflict: somebody else was faster, or is correcting it.
        Refused: not for the actor, not in this state, or the text is the same.
        UsageProblem: CORRECTION says nothing.
        Unreadable: the text has no headline, or is too long.
    """
    facts = replace(manuscript.facts, correction=correction)
    return _bring(room, number, Action.CORRECT, replace(manuscript, facts=facts), base)


def fix(room: Newsroom, number: int, manuscript: Manuscript, *, base: int | None = None) -> Outcome:
    """Mend the spelling of the live article NUMBER: changed, approved and live in one act.

    Raises:
        Conflict: somebody else was faster.
        Refused: not for the actor, who may not be its reporter, or more than spelling is changed.
        Unreadable: the text has no headline, or is too long.
    """
    return _bring(room, number, Action.MINOR, manuscript, base)


def _bring(
    room: Newsroom, number: int, action: Action, manuscript: Manuscript, base: int | None
) -> Outcome:
    now = room.now()
    text = headed(manuscript)
    seen: list[Case] = []

    def decide(view: View) -> Change:
        before = view.get(Article, number)
        mine = signed(text, before.head.facts.reporters)
        version, content = written(mine, before.last_revision + 1)
        this = replace(
            case(room, view, before, now),
            text=version,
            base=base,
            before=reading.manuscript(view, before, before.head),
            after=parse(content).manuscript,
        )
        seen.append(this)
        return _change(room, action, this, content)

    try:
        commit = room.store.write(decide)
    except AlreadyDone as done:
        return Outcome(done.article, None, already=True)
    article = commit.only(Article)
    if article.head == seen[-1].subject.head:
        raise late(seen[-1], article)
    return Outcome(article, commit, notices=tuple(remarks(room.store, article.head)))


def _change(room: Newsroom, action: Action, this: Case, content: bytes) -> Change:
    """Return the change that ACTION makes, or that keeps the text where it came late."""
    lost = is_late(action, this)
    if not lost:
        workflow.check(action, this)
    article = transitions.keep_loser(this) if lost else workflow.TRANSITIONS[action](this)
    said = this.new_text.facts.correction
    return Change(
        act=workflow.REVISE_CONFLICT if lost else action.value,
        actor=this.actor,
        at=this.now,
        reason=said.note if said and action is Action.CORRECT and not lost else "",
        about=(article.ref,),
        puts=(article,),
        revisions=(file(room, article, this.new_text.revision, content),),
    )
