"""Forget the unsaved copies of a text that was erased for good: those of this login."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bekasi_cli.errors import BekasiError
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.rescue import Buffer
    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Article


def forget(session: Session, article: Article) -> None:
    """Remove this login's buffers that hold an erased text of ARTICLE or were written upon it."""
    from bekasi_cli.cli import rescue

    gone = [each for each in article.revisions if article.redaction(each.n)]
    if not gone:
        return
    numbers, digests = {each.n for each in gone}, {each.digest for each in gone}
    for of, buffer in rescue.of_newsroom(session.store.newsroom):
        mine = of == str(article.id) and buffer.base in numbers
        if mine or _digest(buffer) in digests:
            rescue.discard(buffer)
            session.terminal.warn(
                N_("Your unsaved copy {file} held an erased text of article {number}: removed."),
                file=buffer.path.name,
                number=article.id,
            )


def _digest(buffer: Buffer) -> str:
    from bekasi_cli.documents import digest, parse, render

    with suppress(BekasiError, OSError):
        return digest(render(parse(buffer.path.read_bytes()).manuscript))
    return ""
