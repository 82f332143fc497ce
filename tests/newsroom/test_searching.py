from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import UsageProblem
from bekasi_cli.model import Article, Facts, Manuscript, Publication
from bekasi_cli.newsroom import searching, writing
from bekasi_cli.newsroom.reading import Query, articles
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Change
from builders import newsroom

BODY = """Bupati meninjau Jembatan Cilengkong, Jumat (6/3/2026). "Warga *menyeberang* lagi,"
katanya bersama H. Dadang Suherman.

> Kami menunggu
> pasar tani & beras R&amp;D dibuka.

Doa bersama sesudah salat Jum’at. Selesai pukul 13.00 WIB!
"""


@pytest.fixture
def room() -> Newsroom:
    return newsroom("atn")


def write(room: Newsroom, title: str, body: str = BODY, summary: str = "") -> int:
    facts = Facts(title=title, summary=summary, reporters=("atn",))
    return writing.draft(room, Manuscript(facts=facts, body=body)).article.id


def sentence(room: Newsroom, *words: str, live: bool = False) -> tuple[str, str]:
    (hit,) = searching.search(room.store, articles(room.store), words, live=live).hits
    return hit.field, hit.sentence


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("MENYEBERANG",), '"Warga menyeberang lagi," katanya bersama H. Dadang Suherman.'),
        (("eberang",), '"Warga menyeberang lagi," katanya bersama H. Dadang Suherman.'),
        (("pasar tani",), "> Kami menunggu pasar tani & beras R&D dibuka."),
        (("menunggu  pasar",), "> Kami menunggu pasar tani & beras R&D dibuka."),
        (("r&d",), "> Kami menunggu pasar tani & beras R&D dibuka."),
        (("jum'at",), "Doa bersama sesudah salat Jum’at."),
        (("13.00",), "Selesai pukul 13.00 WIB!"),
        (("6/3/2026",), "Bupati meninjau Jembatan Cilengkong, Jumat (6/3/2026)."),
        (("bersama", "dadang"), '"Warga menyeberang lagi," katanya bersama H. Dadang Suherman.'),
    ],
)
def test_the_sentence_of_the_body_is_shown_without_its_marks(
    room: Newsroom, words: tuple[str, ...], wanted: str
) -> None:
    write(room, "Peninjauan")
    assert sentence(room, *words) == ("body", wanted)


def test_all_words_must_occur_wherever_they_stand(room: Newsroom) -> None:
    write(room, "Peninjauan", summary="Warga senang.")
    assert sentence(room, "peninjauan", "senang", "cilengkong")[0] == "body"
    assert not searching.search(room.store, articles(room.store), ["senang", "banjir"]).hits


def test_a_hit_in_title_or_summary_alone_says_so(room: Newsroom) -> None:
    write(room, "Hari Tani", summary="Petani berkumpul. Warga senang.")
    assert sentence(room, "hari") == ("title", "Hari Tani")
    assert sentence(room, "senang") == ("summary", "Warga senang.")


def test_the_newest_come_first_and_the_limit_ends_the_reading(room: Newsroom) -> None:
    numbers = [write(room, f"Naskah {n}") for n in range(4)]
    seen: list[tuple[int, int]] = []
    found = searching.search(
        room.store,
        articles(room.store),
        ["naskah"],
        limit=2,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert [hit.article.id for hit in found.hits] == numbers[:1:-1]
    assert seen == [(0, 4), (1, 4)]


def test_live_reads_what_readers_see_and_the_head_what_is_in_work(room: Newsroom) -> None:
    number = write(room, "Peninjauan")
    before = room.store.get(Article, number)
    text = Manuscript(facts=Facts(title="Banjir", reporters=("atn",)), body="Air surut.\n")
    article = writing.revise(room, number, text).article
    public = replace(article, live=before.head, publication=Publication.LIVE)
    change = Change(act="correct", actor=room.actor, at=room.now(), puts=(public,))
    room.store.write(lambda _: change)
    assert sentence(room, "surut") == ("body", "Air surut.")
    assert sentence(room, "cilengkong", live=True)[0] == "body"
    found = articles(room.store, Query(live=True))
    assert not searching.search(room.store, found, ["surut"], live=True).hits


def test_a_long_sentence_is_shortened_around_the_word(room: Newsroom) -> None:
    before, after = "kata demi kata " * 40, " dan seterusnya" * 40
    write(room, "Panjang", f"{before}JEMBATAN{after}.")
    _, shown = sentence(room, "jembatan")
    assert len(shown) <= searching.LONGEST + 4
    assert re.fullmatch(r"… .*JEMBATAN.* …", shown)
    write(room, "Rapat", f"Awal{'x' * 500} akhir.")
    assert sentence(room, "awal")[1].endswith("x …")


def test_characters_of_patterns_and_marks_are_taken_as_they_are(room: Newsroom) -> None:
    write(room, "Kode", "Berkas a\\_b dan `x*y` (1).\n")
    for word in ("a_b", "x*y", "(1)."):
        assert sentence(room, word)[0] == "body"
    assert not searching.search(room.store, articles(room.store), ["x.y"]).hits


@pytest.mark.parametrize("words", [(), ("",), (" ", "\t")])
def test_without_a_word_there_is_nothing_to_look_for(words: tuple[str, ...]) -> None:
    with pytest.raises(UsageProblem):
        searching.patterns(words)
