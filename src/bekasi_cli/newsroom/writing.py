"""Write: begin an article, change its text, hand it to the editors and take it back."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from bekasi_cli import workflow
from bekasi_cli.documents import Notice, tidy
from bekasi_cli.documents.tidying import one_line
from bekasi_cli.errors import Conflict, NotFound, Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Category, Manuscript, Staff, Version
from bekasi_cli.newsroom.acting import act, case, file, written
from bekasi_cli.newsroom.album import unknown
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.storage.port import Change, Reader, View
from bekasi_cli.workflow import Action, AlreadyDone, Case, transitions


def draft(
    room: Newsroom, manuscript: Manuscript, *, source_author: str | None = None, via: str = ""
) -> Outcome:
    """Begin an article with MANUSCRIPT as its revision 1, and return it.

    SOURCE_AUTHOR is the staff code of who wrote it, where somebody else types it in; VIA, how it
    came, is journalled. Where front matter names no reporter, the writer is one.

    Raises:
        Refused: the actor writes no drafts.
        NotFound: nobody here has SOURCE_AUTHOR.
        Unreadable: the text has no headline, or is too long.
    """
    now = room.now()
    text = headed(manuscript)
    writer = source_author or room.actor.code

    def decide(view: View) -> Change:
        this = case(room, view, None, now)
        workflow.check(Action.DRAFT, this)
        check_writer(this, writer)
        version, content = written(signed(text, (writer,)), 1)
        number = view.new_id(Article)
        article = transitions.draft(
            replace(this, text=version, source_author=writer), number, f"{view.newsroom}:{number}"
        )
        return Change(
            act=Action.DRAFT.value,
            actor=this.actor,
            at=now,
            about=(article.ref,),
            reason=one_line(via),
            puts=(article,),
            revisions=(file(room, article, 1, content),),
        )

    commit = room.store.write(decide)
    article = commit.only(Article)
    return Outcome(article, commit, notices=tuple(remarks(room.store, article.head)))


def revise(
    room: Newsroom, number: int, manuscript: Manuscript, *, base: int | None = None
) -> Outcome:
    """Change the text of article NUMBER, which the writer read as revision BASE (None: the head).

    The same text makes no new revision. A text written upon a revision that is no longer the
    head is kept as a revision all the same, and the conflict says under which number.

    Raises:
        Conflict: somebody else was faster.
        Refused: not for the actor, or not in this state.
        NotFound: no such article, or no such BASE.
        Unreadable: the text has no headline, or is too long.
    """
    now = room.now()
    text = headed(manuscript)
    seen: list[Case] = []

    def decide(view: View) -> Change:
        before = view.get(Article, number)
        mine = signed(text, before.head.facts.reporters)
        version, content = written(mine, before.last_revision + 1)
        this = replace(case(room, view, before, now), text=version, base=base)
        seen.append(this)
        return _revision(room, this, content)

    try:
        commit = room.store.write(decide)
    except AlreadyDone as done:
        return Outcome(done.article, None, already=True)
    before, article = seen[-1].subject, commit.only(Article)
    if article.head == before.head:
        raise late(seen[-1], article)
    voided, unscheduled = workflow.consequences(before, article)
    notices = tuple(remarks(room.store, article.head))
    return Outcome(article, commit, voided=voided, unscheduled=unscheduled, notices=notices)


def submit(room: Newsroom, number: int, digest: str | None = None) -> Outcome:
    """Hand article NUMBER to the editors; DIGEST is the text that is meant, whole or 8 hex.

    Raises:
        Conflict: somebody else did, or changed the text.
        Refused: not for the actor, or not in this state.
    """
    return act(room, number, Action.SUBMIT, digest=digest or "")


def withdraw(room: Newsroom, number: int) -> Outcome:
    """Take article NUMBER back from the editors.

    Raises:
        Conflict: somebody else did.
        Refused: not for the actor, or not in this state.
    """
    return act(room, number, Action.WITHDRAW)


def trash(room: Newsroom, number: int) -> Outcome:
    """Move article NUMBER, which was never published, out of everybody's way; nothing is deleted.

    Raises:
        Conflict: somebody else did.
        Refused: not for the actor, or not in this state.
    """
    return act(room, number, Action.TRASH)


def restore(room: Newsroom, number: int) -> Outcome:
    """Bring article NUMBER back from the trash, as a draft.

    Raises:
        Conflict: somebody else did.
        Refused: not for the actor, or not in this state.
    """
    return act(room, number, Action.RESTORE)


def check_writer(this: Case, code: str) -> None:
    """Hold CODE, of whom a text is said to be, against the staff.

    Raises:
        NotFound: nobody here has it.
    """
    if this.colleague(code) is None and code != this.actor.code:
        raise NotFound(
            N_("Nobody here has the code {code}."),
            N_("See who works here: bekasi staff list"),
            code=code,
        )


def headed(manuscript: Manuscript) -> Manuscript:
    """Return MANUSCRIPT, which has a headline.

    Raises:
        Unreadable: it has none.
    """
    if tidy(manuscript).facts.title:
        return manuscript
    raise Unreadable(
        N_("This text has no headline, so it cannot be an article."),
        N_("Write a line “title: …” between two lines “---” above the text."),
    )


def signed(manuscript: Manuscript, reporters: tuple[str, ...]) -> Manuscript:
    """Return MANUSCRIPT with REPORTERS where it names none: polishing takes nobody's name away."""
    if tidy(manuscript).facts.reporters:
        return manuscript
    return replace(manuscript, facts=replace(manuscript.facts, reporters=reporters))


def _revision(room: Newsroom, this: Case, content: bytes) -> Change:
    """Return the change that makes the case's text the head, or keeps it where it came late."""
    lost = is_late(Action.REVISE, this)
    if not lost:
        workflow.check(Action.REVISE, this)
        if this.new_text.digest == this.subject.head.digest:
            raise AlreadyDone(this.subject)
    article = transitions.keep_loser(this) if lost else transitions.revise(this)
    return Change(
        act=workflow.REVISE_CONFLICT if lost else Action.REVISE.value,
        actor=this.actor,
        at=this.now,
        about=(article.ref,),
        puts=(article,),
        revisions=(file(room, article, this.new_text.revision, content),),
    )


def is_late(action: Action, this: Case) -> bool:
    """Tell whether the head is no longer what the text of ACTION was written upon.

    A late text is kept in whatever state the article is by now: nothing typed is lost.

    Raises:
        AlreadyDone: it came late and brings nothing new.
        Refused: it came late, and the actor may not change this text.
        NotFound: there is no such base.
    """
    article, base, text = this.subject, this.base, this.new_text
    if base is None or base == article.head.revision:
        return False
    workflow.check_person(action, this)
    read = article.revision(base or 0)
    if read is None:
        raise NotFound(
            N_("Article {number} has no version {base}."),
            N_("See its versions: bekasi history {number}"),
            number=article.id,
            base=base or 0,
        )
    if text.digest in (read.digest, article.head.digest):
        raise AlreadyDone(article)
    return True


def late(this: Case, article: Article) -> Conflict:
    """Return the conflict that tells who was faster, and where the late text is kept."""
    winner = article.revision(article.head.revision)
    return Conflict(
        N_(
            "{name} was faster: version {revision} of article {number} was saved on {at}. Your"
            " text is kept as version {kept}."
        ),
        N_(
            "Read yours: bekasi show {number} --revision {kept}. Then bring what is missing into"
            " the newest: bekasi edit {number}"
        ),
        name=this.name(winner.entered_by or winner.by) if winner else "",
        revision=article.head.revision,
        number=article.id,
        at=winner.at if winner else article.updated,
        kept=article.last_revision,
    )


def remarks(store: Reader, text: Version) -> Iterator[Notice]:
    """Yield what a writer should know of codes and photographs that nobody here has."""
    codes = {each.code.casefold() for each in store.find(Staff)}
    for code in dict.fromkeys((*text.facts.reporters, *text.facts.editors)):
        if code.casefold() not in codes:
            yield Notice(N_("Nobody here has the code {code}; it is kept as text."), {"code": code})
    category = text.facts.category
    if category and category not in {each.code for each in store.find(Category)}:
        yield Notice(
            N_("There is no category {category}; it is kept as text."), {"category": category}
        )
    for digest in unknown(store, [each.media for each in text.facts.photos]):
        yield Notice(
            N_(
                "The newsroom has no photograph {digest}, so readers will not see it. Take it in:"
                " bekasi media add FILE"
            ),
            {"digest": digest},
        )
