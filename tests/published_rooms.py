"""Publish invented articles in a newsroom by the use cases, each at an hour of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bekasi_cli.model import ArticleKind, Facts, Manuscript, Photo
from bekasi_cli.newsroom import editing, publishing, writing
from newsrooms import Office

FIRST = datetime(2026, 11, 1, 1, tzinfo=UTC)


def publish(
    office: Office,
    count: int,
    *,
    category: str = "",
    tags: Sequence[str] = (),
    kind: ArticleKind = ArticleKind.NEWS,
    body: str = "Warga menanam **bakau** di pesisir.\n\nKegiatan berlangsung sehari penuh.",
    title: str = "Tanam bakau",
    photos: Sequence[Photo] = (),
    event: int | None = None,
) -> list[int]:
    """Publish COUNT articles by atn, approved by fiu, an hour after each other; return numbers."""
    done = []
    for _ in range(count):
        last = office.room().store.last_at or FIRST
        at = max(last, FIRST) + timedelta(hours=1)
        text = Manuscript(
            facts=Facts(
                title=title,
                kind=kind,
                category=category,
                tags=tuple(tags),
                reporters=("atn",),
                photos=tuple(photos),
                event=event,
            ),
            body=body,
        )
        made = writing.draft(office.room("atn", at=at), text)
        number = made.article.id
        writing.submit(office.room("atn", at=at), number)
        editing.approve(office.room("fiu", at=at), number)
        publishing.publish(office.room("fiu", at=at), number)
        done.append(number)
    return done
