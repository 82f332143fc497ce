"""Test finding and reading: lists, texts with their digest, names."""

from __future__ import annotations

import pytest
from msgspec import structs

from bekasi_cli.errors import Damaged, NotFound
from bekasi_cli.model import Article, ArticleKind, State
from bekasi_cli.newsroom import editing, publishing, reading, writing
from bekasi_cli.newsroom.reading import Query
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Change
from builders import as_, manuscript, newsroom


def published(room: Newsroom, title: str, **facts: str) -> int:
    text = manuscript(title, category=facts.get("category", ""))
    number = writing.draft(room, text).article.id
    writing.submit(room, number)
    editing.approve(as_(room, "fiu"), number)
    publishing.publish(as_(room, "adm"), number)
    return number


def numbers(room: Newsroom, query: Query | None = None) -> list[int]:
    return [each.id for each in reading.articles(room.store, query)]


def test_a_list_shows_the_newest_first_and_no_trash() -> None:
    room = newsroom()
    for n in range(3):
        writing.draft(room, manuscript(f"Berita {n}"))
    writing.trash(room, 2)
    assert numbers(room) == [3, 1]
    assert numbers(room, Query(states=(State.TRASHED,))) == [2]
    assert numbers(room, Query(states=(State.TRASHED, State.DRAFT))) == [3, 2, 1]


def test_a_list_stops_at_fifty_unless_asked_for_more() -> None:
    room = newsroom()
    for n in range(52):
        writing.draft(room, manuscript(f"Berita {n}"))
    assert numbers(room) == list(range(52, 2, -1))
    assert numbers(room, Query(limit=1)) == [52]
    assert len(numbers(room, Query(limit=None))) == 52


def test_filters_hold_all_at_once_each_by_any_of_its_values() -> None:
    room = newsroom()
    one = manuscript("Satu", category="wisata", tags=("a", "b"), editors=("fiu",))
    two = manuscript("Dua", kind=ArticleKind.ANNOUNCEMENT, category="wisata", tags=("b",))
    writing.draft(room, one)
    writing.draft(as_(room, "bdi"), two)
    assert numbers(room, Query(categories=("wisata", "lain"))) == [2, 1]
    assert numbers(room, Query(tags=("a",))) == [1]
    assert numbers(room, Query(kinds=(ArticleKind.ANNOUNCEMENT,))) == [2]
    assert numbers(room, Query(reporters=("bdi",))) == [2]
    assert numbers(room, Query(editors=("fiu",))) == [1]
    assert numbers(room, Query(tags=("b",), reporters=("atn",))) == [1]
    assert numbers(room, Query(tags=("a",), reporters=("bdi",))) == []


def test_live_filters_see_what_readers_see() -> None:
    room = newsroom()
    first = published(room, "Pertama", category="wisata")
    second = published(room, "Kedua", category="wisata")
    writing.draft(room, manuscript("Ketiga", category="wisata"))
    changed = room.store.get(Article, first)
    facts = structs.replace(changed.head.facts, category="lain")
    assert changed.live
    moved = structs.replace(changed, live=structs.replace(changed.live, facts=facts))
    room.store.write(
        lambda _view: Change(act="edit", actor=room.actor, at=room.now(), puts=(moved,))
    )
    assert numbers(room, Query(live=True)) == [second, first]
    assert numbers(room, Query(live=True, categories=("wisata",))) == [second]
    assert numbers(room, Query(categories=("wisata",))) == [3, second, first]


def test_a_text_is_read_by_version_and_by_number() -> None:
    room = newsroom()
    writing.draft(room, manuscript("Satu", "Isi pertama."))
    writing.revise(room, 1, manuscript("Satu", "Isi kedua."))
    article = room.store.get(Article, 1)
    assert reading.manuscript(room.store, article, article.head).body == "Isi kedua."
    assert reading.manuscript(room.store, article, 1).body == "Isi pertama."
    with pytest.raises(NotFound, match="no revision 3"):
        reading.manuscript(room.store, article, 3)


def test_a_text_that_is_not_the_approved_one_is_damage() -> None:
    room = newsroom()
    writing.draft(room, manuscript("Satu"))
    article = room.store.get(Article, 1)
    wrong = structs.replace(article.head, digest="sha256:" + "0" * 64)
    with pytest.raises(Damaged, match="not the text that was saved"):
        reading.manuscript(room.store, article, wrong)


def test_names_are_known_of_all_who_ever_worked_here() -> None:
    room = newsroom()
    assert reading.staff_names(room.store)["fiu"] == "Fitri Utami"
    house = reading.house(room.store, room.settings)
    assert house.office == "Humas Contoh"
    assert house.names == reading.staff_names(room.store)
