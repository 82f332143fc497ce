"""Answer a published article (hak jawab): a new article, and both know of each other."""

from __future__ import annotations

from msgspec.structs import replace

from bekasi_cli import workflow
from bekasi_cli.documents.tidying import one_line
from bekasi_cli.model import Article, Manuscript
from bekasi_cli.newsroom.acting import case, file, written
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.newsroom.writing import check_writer, headed, remarks, signed
from bekasi_cli.storage.port import Change, View
from bekasi_cli.workflow import Action, transitions


def reply(
    room: Newsroom,
    number: int,
    manuscript: Manuscript,
    *,
    source_author: str | None = None,
    via: str = "",
) -> Outcome:
    """Begin an article with MANUSCRIPT that answers article NUMBER, and return the new one.

    SOURCE_AUTHOR and VIA: as `writing.draft`.

    Raises:
        Refused: not for the actor, or the public never saw the article.
        NotFound: there is no such article, or nobody here has SOURCE_AUTHOR.
        Unreadable: the text has no headline, or is too long.
    """
    now = room.now()
    writer = source_author or room.actor.code
    text = signed(headed(manuscript), (writer,))

    def decide(view: View) -> Change:
        answered = view.get(Article, number)
        this = case(room, view, answered, now)
        workflow.check(Action.REPLY, this)
        check_writer(this, writer)
        version, content = written(text, 1)
        new = view.new_id(Article)
        blank = replace(this, article=None, text=version, source_author=writer)
        answer = transitions.draft(blank, new, f"{view.newsroom}:{new}", reply_to=number)
        return Change(
            act=Action.REPLY.value,
            actor=this.actor,
            at=now,
            reason=one_line(via),
            about=(answered.ref, answer.ref),
            puts=(transitions.reply(this, new), answer),
            revisions=(file(room, answer, 1, content),),
        )

    commit = room.store.write(decide)
    records = (each for each in commit.records if isinstance(each, Article))
    answer = next(each for each in records if each.reply_to == number)
    return Outcome(answer, commit, notices=tuple(remarks(room.store, answer.head)))
