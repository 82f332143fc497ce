"""Attach photographs to an article: what is said of them becomes a part of its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bekasi_cli import workflow
from bekasi_cli.errors import NotFound
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Photo, Photograph
from bekasi_cli.newsroom.acting import case, file, written
from bekasi_cli.newsroom.album import find_photograph
from bekasi_cli.newsroom.reading import manuscript
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.newsroom.writing import remarks
from bekasi_cli.storage.port import Change, View
from bekasi_cli.workflow import AlreadyDone, transitions

Photos = tuple[Photo, ...]


def attach(
    room: Newsroom, number: int, photographs: Sequence[str], caption: str | None = None
) -> Outcome:
    """Attach PHOTOGRAPHS (`album.find_photograph`) to article NUMBER, behind those it has.

    Caption, credit and alternative text come along and are approved with the text; CAPTION takes
    the place of the records' own. One that the article shows already gets the caption only.

    Raises:
        NotFound: there is no such article or photograph; or its original is erased or lost.
        Refused: not for the actor, or not in this state.
    """

    def change(view: View, photos: Photos) -> Photos:
        shown = {each.media: each for each in photos}
        for typed in photographs:
            found = find_photograph(view, typed)
            if found.digest not in shown:
                view.blob(found.digest)  # an original that is erased or lost cannot be shown
            old = shown.get(found.digest) or _photo(found)
            shown[found.digest] = old if caption is None else replace(old, caption=caption)
        return tuple(shown.values())

    return _write(room, number, workflow.ATTACH, change)


def detach(room: Newsroom, number: int, photographs: Sequence[str]) -> Outcome:
    """Take PHOTOGRAPHS off article NUMBER; they stay in the newsroom.

    Raises:
        NotFound: there is no such article, or it does not show one of them.
        Refused: not for the actor, or not in this state.
    """

    def change(view: View, photos: Photos) -> Photos:
        gone = {_shown(view, number, photos, typed) for typed in photographs}
        return tuple(each for each in photos if each.media not in gone)

    return _write(room, number, workflow.DETACH, change)


def _shown(view: View, number: int, photos: Photos, typed: str) -> str:
    """Return the digest of the photograph TYPED, which may be one that we have no record of."""
    hexadecimal = typed.removeprefix("sha256:").lower()
    for each in photos:
        if len(hexadecimal) >= 8 and each.media.removeprefix("sha256:").startswith(hexadecimal):
            return each.media
    digest = find_photograph(view, typed).digest
    if any(each.media == digest for each in photos):
        return digest
    raise NotFound(
        N_("Article {number} does not show photograph {photo}."),
        N_("See which it shows: bekasi show {number}"),
        number=number,
        photo=typed,
    )


def _photo(photograph: Photograph) -> Photo:
    return Photo(
        media=photograph.digest,
        caption=photograph.caption,
        credit=photograph.credit,
        alt=photograph.alt,
    )


def _write(
    room: Newsroom, number: int, name: str, change: Callable[[View, Photos], Photos]
) -> Outcome:
    now = room.now()
    seen: list[Article] = []

    def decide(view: View) -> Change:
        before = view.get(Article, number)
        seen.append(before)
        text = manuscript(view, before, before.head)
        photos = change(view, text.facts.photos)
        changed = replace(text, facts=replace(text.facts, photos=photos))
        version, content = written(changed, before.last_revision + 1)
        this = replace(case(room, view, before, now), text=version)
        workflow.check_illustrating(this)
        if version.digest == before.head.digest:
            raise AlreadyDone(before)
        article = transitions.revise(this)
        return Change(
            act=name,
            actor=this.actor,
            at=now,
            about=(article.ref,),
            puts=(article,),
            revisions=(file(room, article, version.revision, content),),
        )

    try:
        commit = room.store.write(decide)
    except AlreadyDone as done:
        return Outcome(done.article, None, already=True)
    after = commit.only(Article)
    voided, unscheduled = workflow.consequences(seen[-1], after)
    notices = tuple(remarks(room.store, after.head))
    return Outcome(after, commit, voided=voided, unscheduled=unscheduled, notices=notices)
