from __future__ import annotations

import pytest

from bekasi_cli.errors import Conflict, Refused
from bekasi_cli.model import Article, State
from bekasi_cli.newsroom import editing, publishing, writing
from bekasi_cli.newsroom.room import Newsroom
from builders import as_, manuscript, newsroom


def approved(room: Newsroom) -> Article:
    number = writing.draft(room, manuscript("Kerja bakti di Desa Contoh")).article.id
    writing.submit(room, number)
    return editing.approve(as_(room, "fiu"), number).article


def test_an_admin_publishes_exactly_what_was_approved() -> None:
    room = newsroom("atn")
    article = approved(room)
    out = publishing.publish(as_(room, "adm"), article.id, digest=article.head.digest[:20]).article
    assert out.live == article.head
    assert (out.state, out.slug, out.live_by) == (
        *(State.PUBLISHED, "kerja-bakti-di-desa-contoh", "adm"),
    )
    assert out.published == out.live_since


def test_another_text_does_not_go_out() -> None:
    room = newsroom("atn")
    article = approved(room)
    writing.revise(room, article.id, manuscript(body="Lain."))
    writing.submit(room, article.id)
    editing.approve(as_(room, "fiu"), article.id)
    with pytest.raises(Conflict, match="is no longer the newest"):
        publishing.publish(as_(room, "adm"), article.id, digest=article.head.digest)
    assert room.store.get(Article, article.id).live is None


def test_a_reporter_does_not_publish() -> None:
    room = newsroom("atn")
    article = approved(room)
    with pytest.raises(Refused, match=r"Ask Fitri Utami \(fiu\)"):
        publishing.publish(room, article.id)


def test_a_draft_is_not_published_and_the_way_forward_is_named() -> None:
    room = newsroom("atn")
    number = writing.draft(room, manuscript()).article.id
    with pytest.raises(Refused) as found:
        publishing.publish(as_(room, "adm"), number)
    assert str(found.value) == (
        "Article 1 is a draft. Only an approved text can be published. Next comes bekasi submit 1:"
        " ask Atin Lestari (atn), Fitri Utami (fiu), Gunawan Saputra (gun)."
    )
    with pytest.raises(Refused, match="You can do this next: bekasi submit 1, bekasi edit 1"):
        publishing.publish(as_(room, "fiu"), number)


def test_publishing_twice_is_done_by_oneself_and_a_conflict_with_another() -> None:
    room = newsroom("atn")
    article = approved(room)
    publishing.publish(as_(room, "adm"), article.id)
    assert publishing.publish(as_(room, "adm"), article.id).already
    with pytest.raises(Conflict, match=r"Ade Mulyana \(adm\) has already published article 1"):
        publishing.publish(as_(room, "fiu"), article.id)
