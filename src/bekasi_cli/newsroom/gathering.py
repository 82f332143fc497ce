"""Gather from the store what the public site is made of, and remember it until it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bekasi_cli import files, markup
from bekasi_cli.cleaning import clean
from bekasi_cli.documents import body as body_of
from bekasi_cli.documents import digest, slugify
from bekasi_cli.errors import Damaged, NotFound
from bekasi_cli.house import editors
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import Article, Ground, Publication, Stage
from bekasi_cli.site.edition import Item, Note, Picture, Shown
from bekasi_cli.storage.port import Condition, Op

if TYPE_CHECKING:
    from datetime import datetime

    from bekasi_cli.model import Version
    from bekasi_cli.site.bodies import Bodies
    from bekasi_cli.storage.port import Head, Progress, Reader, Store

_VERSION = 2
"""Another number, and everything is gathered anew: for a change of `Item` or of what is in it."""

_PUBLIC = ("live", "held", "retracted")
_ON_THE_WAY = (Stage.DRAFT, Stage.SUBMITTED, Stage.APPROVED, Stage.SCHEDULED)
_DESCRIPTION = 160
_PRIVATE = frozenset({Ground.PERSONAL_DATA, Ground.CHILD_IDENTITY, Ground.EXEMPT_INFORMATION})
"""Where these are why an article was retracted, its headline may hold what nobody may read."""


class _Shelf(msgspec.Struct, array_like=True):
    """The items as of the journal line SEQ with DIGEST in NEWSROOM."""

    version: int
    newsroom: str
    seq: int
    digest: str
    items: dict[int, Item]


class Gathering:
    """The items of a newsroom, as they were gathered last in the folder CACHE.

    With DRAFTS what is on its way stands among them as if it were published, marked: for the
    office's own eyes.
    """

    def __init__(self, store: Store, cache: Path, bodies: Bodies, *, drafts: bool = False) -> None:
        self._store = store
        self._drafts = drafts
        self._file = cache / "items"
        self._bodies = bodies

    def items(self, *, anew: bool = False, progress: Progress | None = None) -> list[Item]:
        """Return every article that readers have an address of; ANEW believes nothing kept.

        Raises:
            Damaged: a text is not the one that was approved.
        """
        head = self._store.head()
        shelf = None if anew else self._kept(head)
        if shelf is None:
            shelf = _Shelf(_VERSION, head.newsroom, head.seq, head.digest, {})
            self._take(shelf, self._all(), progress)
            self._save(shelf)
        elif shelf.seq != head.seq:
            changed = self._changed(shelf.seq)
            self._take(shelf, (self._store.get(Article, number) for number in changed), None)
            shelf.seq, shelf.digest = head.seq, head.digest
            self._save(shelf)
        return list(shelf.items.values())

    def _all(self) -> list[Article]:
        found = self._store.find(Article, Condition("publication", Op.IN, _PUBLIC))
        if self._drafts:
            stages = tuple(each.value for each in _ON_THE_WAY)
            found += self._store.find(Article, Condition("stage", Op.IN, stages))
        return found

    def _take(self, shelf: _Shelf, articles: Iterable[Article], progress: Progress | None) -> None:
        known = list(articles) if progress else articles
        total = len(known) if isinstance(known, list) else 0
        for done, article in enumerate(known, 1):
            shelf.items.pop(article.id, None)
            if self._drafts and article.stage in _ON_THE_WAY:
                shelf.items[article.id] = _keyed(self._draft(article))
            elif article.live and article.publication.value in _PUBLIC:
                shelf.items[article.id] = self._item(article, article.live)
            if progress and done % 50 == 0:
                progress(done, total)

    def _item(self, article: Article, live: Version) -> Item:
        if article.publication is Publication.LIVE:
            return _keyed(self._whole(article, live))
        return _keyed(_notice(article, live))

    def _draft(self, article: Article) -> Item:
        facts = article.head.facts
        found = self._whole(article, article.head)
        return msgspec.structs.replace(
            found,
            slug=article.slug or slugify(facts.slug or facts.title),
            title=found.title or _("(no headline)"),
            draft=article.state,
        )

    def _whole(self, article: Article, live: Version) -> Item:
        facts = live.facts
        text = _text(self._store, article, live)
        if live.digest not in self._bodies:
            self._bodies.keep(live.digest, markup.to_html(text))
        summary = clean(facts.summary)
        return Item(
            id=article.id,
            slug=article.slug,
            shown=Shown.WHOLE,
            kind=facts.kind,
            published=article.published or article.updated,
            updated=_updated(article),
            uri=article.uri,
            title=_line(facts.title),
            summary=summary,
            description=_cut(summary or markup.to_plain(text)),
            byline=_line(facts.byline),
            dateline=_line(facts.dateline),
            event_date=facts.event_date,
            event=facts.event,
            reporters=facts.reporters,
            editors=editors(article, facts),
            photographers=facts.photographers,
            category=facts.category,
            tags=tuple(dict.fromkeys(filter(None, map(_line, facts.tags)))),
            pictures=tuple(
                Picture(p.media, _line(p.caption), _line(p.credit), _line(p.alt))
                for p in facts.photos
            ),
            notes=tuple(Note(each.kind, clean(each.note), each.at) for each in article.corrections),
            reply_to=article.reply_to,
            replies=article.replies,
            release=article.release,
            source_url=facts.source.url if facts.source else "",
            views=facts.source.views if facts.source else None,
            body=live.digest,
            words=len(text.split()),
        )

    def _kept(self, head: Head) -> _Shelf | None:
        """Return what was gathered last, where it is of this journal's own past."""
        try:
            found = msgspec.msgpack.decode(self._file.read_bytes(), type=_Shelf)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None
        if (found.version, found.newsroom) != (_VERSION, head.newsroom) or found.seq > head.seq:
            return None
        if found.seq == head.seq:
            return found if found.digest == head.digest else None
        then = next(self._store.entries(since=found.seq), None)
        return found if then and (then.seq, then.digest) == (found.seq, found.digest) else None

    def _changed(self, seq: int) -> list[int]:
        """Return the articles that lines after SEQ are about."""
        found: dict[int, None] = {}
        for entry in self._store.entries(since=seq + 1):
            for ref in (*entry.about, *(f"articles/{n}" for n in entry.put.get("articles", ()))):
                table, _, number = ref.partition("/")
                if table == Article.table and number.isdecimal():
                    found[int(number)] = None
        return list(found)

    def _save(self, shelf: _Shelf) -> None:
        self._bodies.save(each.body for each in shelf.items.values() if each.body)
        files.derive(self._file, [msgspec.msgpack.encode(shelf)])


def drawing(store: Reader) -> Callable[[str], str]:
    """Return what draws the body of a text from STORE, by the digest of that text.

    It is for what was kept and got lost: it looks through all articles.
    """

    def draw(digest: str) -> str:
        for article in store.find(Article):
            for version in filter(None, (article.live, article.head)):
                if version.digest == digest:
                    return markup.to_html(_text(store, article, version))
        raise NotFound(N_("There is no file {digest} here."), digest=digest)

    return draw


def _text(store: Reader, article: Article, live: Version) -> str:
    """Return the body of LIVE in Markdown, its place before it."""
    content = store.revision(article.id, live.revision)
    if digest(content) != live.digest:
        raise Damaged(
            N_("Revision {n} of article {number} is not the text that was saved."),
            N_("Bring it back from a backup; see what else was changed with: bekasi doctor"),
            n=live.revision,
            number=article.id,
        )
    return markup.opening(body_of(content), live.facts.dateline)


def _notice(article: Article, live: Version) -> Item:
    retraction = article.retraction
    retracted = article.publication is Publication.RETRACTED and retraction
    remark = retraction if retracted else article.hold
    ground = retraction.ground if retracted and retraction else None
    told = retracted and ground not in _PRIVATE
    return Item(
        id=article.id,
        slug=article.slug,
        shown=Shown.RETRACTED if retracted else Shown.HELD,
        kind=live.facts.kind,
        published=article.published or article.updated,
        updated=_updated(article),
        uri=article.uri,
        title=_line(live.facts.title) if told else "",
        at=remark.at if remark else article.updated,
        ground=ground,
        reason=clean(retraction.reason) if retracted and retraction else "",
        reply_to=article.reply_to,
        replies=article.replies,
    )


def _updated(article: Article) -> datetime:
    """Return when readers last got something else at the article's address."""
    times = (article.published, article.live_since, *(each.at for each in article.corrections))
    return max(filter(None, times), default=article.updated)


def _keyed(item: Item) -> Item:
    key = blake2b(msgspec.msgpack.encode(item), digest_size=12).digest()
    return msgspec.structs.replace(item, key=key)


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _cut(text: str) -> str:
    """Return the start of TEXT, in the length that search engines show."""
    told = " ".join(text.split())
    if len(told) <= _DESCRIPTION:
        return told
    return f"{told[:_DESCRIPTION].rpartition(' ')[0] or told[:_DESCRIPTION]}…"
