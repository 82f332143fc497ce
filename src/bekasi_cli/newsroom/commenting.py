"""Comment on a text, as a whole or on one paragraph, and find comments their place again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bekasi_cli.documents import clean
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.markup.parsing import blocks
from bekasi_cli.model import Article, Comment, Staff
from bekasi_cli.newsroom import reading
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.storage.port import Change, View
from bekasi_cli.workflow import Act, may

COMMENT = "comment"
"""The journal's name of the act."""

LONGEST = 2_000
"""So many characters a comment has at most: a longer one is a text of its own."""


class Placed(NamedTuple):
    """Comments by the paragraph of the head that they are about, and those about none of them."""

    paragraphs: Mapping[int, list[Comment]]
    others: list[Comment]


def comment(room: Newsroom, number: int, text: str, paragraph: int = 0) -> Outcome:
    """Keep TEXT with the newest revision of article NUMBER, on its PARAGRAPH (0: all of it).

    The article's text, state and approvals stay as they are.

    Raises:
        NotFound: there is no such article.
        Refused: not for the actor.
        UsageProblem: TEXT is blank or too long, or there is no such paragraph.
    """
    said = _checked(text)
    now = room.now()

    def decide(view: View) -> Change:
        actor = standing(view, room.actor)
        may(Act.COMMENT, actor, view.find(Staff))
        article = view.get(Article, number)
        if paragraph:
            _check_paragraph(view, article, paragraph)
        made = Comment(
            by=actor.code,
            at=now,
            revision=article.head.revision,
            text=said,
            paragraph=paragraph,
        )
        after = replace(article, comments=(*article.comments, made))
        return Change(
            act=COMMENT, actor=actor, at=now, reason=said, about=(after.ref,), puts=(after,)
        )

    commit = room.store.write(decide)
    return Outcome(commit.only(Article), commit)


def paragraphs(body: str) -> list[str]:
    """Return what comments count: each paragraph, heading, list or quotation of BODY."""
    return blocks(body)


def place(comments: Iterable[Comment], head: int, texts: Mapping[int, Sequence[str]]) -> Placed:
    """Return where COMMENTS belong in revision HEAD; TEXTS are the paragraphs by revision.

    A comment on an earlier revision stays with its paragraph as long as that reads as it did.
    """
    now = list(texts[head])
    found: dict[int, list[Comment]] = {}
    others = []
    for each in comments:
        then = texts.get(each.revision, ())
        said_of = then[each.paragraph - 1] if 0 < each.paragraph <= len(then) else None
        if each.paragraph and each.revision == head:
            found.setdefault(each.paragraph, []).append(each)
        elif said_of is not None and said_of in now:
            found.setdefault(now.index(said_of) + 1, []).append(each)
        else:
            others.append(each)
    return Placed(found, others)


def _checked(text: str) -> str:
    said = clean(text).strip()
    if not said:
        raise UsageProblem(
            N_("A comment without words says nothing."),
            N_('Type it in quotation marks: bekasi comment NUMBER "what you want to say"'),
        )
    if len(said) > LONGEST:
        raise UsageProblem(
            N_("This comment has {size} characters; at most {limit} are taken."),
            N_("Say it in fewer words, or change the text itself: bekasi edit NUMBER"),
            size=len(said),
            limit=LONGEST,
        )
    return said


def _check_paragraph(view: View, article: Article, paragraph: int) -> None:
    count = len(paragraphs(reading.manuscript(view, article, article.head).body))
    if not 1 <= paragraph <= count:
        raise UsageProblem(
            N_("Article {number} has no paragraph {paragraph}: it has {count}."),
            N_("Leave --paragraph out to comment on the whole text."),
            number=article.id,
            paragraph=paragraph,
            count=count,
        )
