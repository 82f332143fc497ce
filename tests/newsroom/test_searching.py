from __future__ import annotations

import re
from pathlib import Path
from typing import TypedDict, Unpack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bekasi_cli.model import (
    Article,
    ArticleKind,
    CorrectionKind,
    CorrectionNote,
    Facts,
    Manuscript,
    Publication,
    Stage,
    State,
)
from bekasi_cli.newsroom import correcting, searching, writing
from bekasi_cli.newsroom.finding import lookup
from bekasi_cli.newsroom.reading import Query
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.newsroom.sorting import Order
from bekasi_cli.search.query import Field, read
from bekasi_cli.search.sentences import LONGEST
from bekasi_cli.storage.port import Change
from builders import newsroom

BODY = """Bupati meninjau Jembatan Cilengkong, Jumat (6/3/2026). "Warga *menyeberang* lagi,"
katanya bersama H. Dadang Suherman.

> Kami menunggu
> pasar tani & beras R&amp;D dibuka.

Doa bersama sesudah salat Jum’at. Selesai pukul 13.00 WIB!
"""


class Facets(TypedDict, total=False):
    """What a text is about, for filters and fields."""

    summary: str
    category: str
    tags: tuple[str, ...]
    kind: ArticleKind
    dateline: str


class Desk:
    """A newsroom in memory whose texts are searched twice: one by one, and with an index."""

    def __init__(self, folder: Path) -> None:
        self.room: Newsroom = newsroom("atn")
        self._folder = folder

    def write(self, title: str, body: str = BODY, **facts: Unpack[Facets]) -> int:
        told = Facts(title=title, reporters=("atn",), **facts)
        return writing.draft(self.room, Manuscript(facts=told, body=body)).article.id

    def found(
        self, *words: str, query: Query | None = None, exact: bool = False, best: bool = False
    ) -> list[searching.Hit]:
        """Return what both ways find, which must be the same."""
        terms, query, store = read(words, exact=exact), query or Query(), self.room.store
        scanned = searching.search(store, query, terms, best=best).hits
        index = lookup(store, self._folder)
        assert index
        indexed = searching.search(store, query, terms, lookup=index, best=best).hits
        index.opened.close()
        if best:
            assert {hit.article.id for hit in indexed} == {hit.article.id for hit in scanned}
        else:
            assert indexed == scanned
        return indexed

    def numbers(self, *words: str, query: Query | None = None, exact: bool = False) -> list[int]:
        return [hit.article.id for hit in self.found(*words, query=query, exact=exact)]

    def sentence(self, *words: str, query: Query | None = None) -> tuple[str, str]:
        (hit,) = self.found(*words, query=query)
        return hit.field.value, hit.sentence

    def publish(self, article: Article) -> None:
        """Let readers see ARTICLE's head, however it was approved."""
        public = replace(
            article,
            live=article.head,
            stage=Stage.SETTLED,
            publication=Publication.LIVE,
            published=self.room.now(),
        )
        change = Change(act="publish", actor=self.room.actor, at=self.room.now(), puts=(public,))
        self.room.store.write(lambda _: change)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("MENYEBERANG",), '"Warga menyeberang lagi," katanya bersama H. Dadang Suherman.'),
        (("diseberangi",), '"Warga menyeberang lagi," katanya bersama H. Dadang Suherman.'),
        (("menyebe*",), '"Warga menyeberang lagi," katanya bersama H. Dadang Suherman.'),
        (("pasar tani",), "> Kami menunggu pasar tani & beras R&D dibuka."),
        (("menunggu  pasar",), "> Kami menunggu pasar tani & beras R&D dibuka."),
        (("r&d",), "> Kami menunggu pasar tani & beras R&D dibuka."),
        (("salat jum'at",), "Doa bersama sesudah salat Jum’at."),
        (("13.00",), "Selesai pukul 13.00 WIB!"),
        (("6/3/2026",), "Bupati meninjau Jembatan Cilengkong, Jumat (6/3/2026)."),
        (("bersama", "dadang"), '"Warga menyeberang lagi," katanya bersama H. Dadang Suherman.'),
    ],
)
def test_the_sentence_of_the_body_is_shown_without_its_marks(
    desk: Desk, words: tuple[str, ...], wanted: str
) -> None:
    desk.write("Peninjauan")
    assert desk.sentence(*words) == ("body", wanted)


def test_all_words_must_occur_wherever_they_stand(desk: Desk) -> None:
    desk.write("Peninjauan", summary="Warga senang.")
    assert desk.sentence("peninjauan", "senang", "cilengkong")[0] == "body"
    assert not desk.found("senang", "banjir")


def test_a_hit_in_title_or_summary_alone_says_so(desk: Desk) -> None:
    desk.write("Hari Tani", summary="Petani berkumpul. Warga senang.")
    assert desk.sentence("hari") == ("title", "Hari Tani")
    assert desk.sentence("senang") == ("summary", "Warga senang.")
    assert desk.sentence("judul:tani", "reporter:atn") == ("title", "Hari Tani")


def test_one_field_is_searched_when_it_is_named(desk: Desk) -> None:
    title = desk.write("Banjir surut", "Air turun.", category="lingkungan", dateline="CIDANU")
    body = desk.write("Air turun", "Banjir surut.", tags=("banjir", "gotong royong"))
    assert desk.numbers("banjir") == [body, title]
    assert desk.numbers("judul:banjir") == [title]
    assert desk.numbers("isi:banjir") == [body]
    assert desk.numbers("tag:banjir") == [body]
    assert desk.numbers('tag:"gotong royong"') == [body]
    assert desk.numbers("kategori:lingkungan", "tempat:cidanu") == [title]
    assert desk.numbers("jenis:berita", "air") == [body, title]


def test_the_forms_of_a_word_find_each_other_unless_exact(desk: Desk) -> None:
    numbers = [
        desk.write(f"Camat {word}", "Isi.") for word in ("melantik", "dilantik", "pelantikan")
    ]
    assert desk.numbers("pelantikan") == numbers[::-1]
    assert desk.numbers("dilantik", exact=True) == [numbers[1]]


def test_the_regency_is_not_taken_for_what_is_old(desk: Desk) -> None:
    old, regency = desk.write("Barang bekas", "Isi."), desk.write("Warga Bekasi", "Isi.")
    assert desk.numbers("bekas") == [old]
    assert desk.numbers("bekasi") == [regency]


def test_filters_narrow_what_is_found(desk: Desk) -> None:
    one = desk.write("Banjir satu", category="lingkungan", tags=("air", "sungai"))
    two = desk.write("Banjir dua", category="sosial", kind=ArticleKind.PRESS_RELEASE)
    writing.submit(desk.room, two)
    for query, wanted in (
        (Query(categories=("lingkungan",)), [one]),
        (Query(tags=("sungai",)), [one]),
        (Query(tags=("sung",)), []),
        (Query(kinds=(ArticleKind.PRESS_RELEASE,)), [two]),
        (Query(reporters=("atn",)), [two, one]),
        (Query(reporters=("?",)), []),
        (Query(states=(State.SUBMITTED,)), [two]),
        (Query(before=desk.room.store.get(Article, one).created), []),
        (Query(since=desk.room.store.get(Article, two).updated), [two]),
        (Query(limit=1), [two]),
        (Query(order=Order.TITLE), [two, one]),
        (Query(reverse=True), [one, two]),
    ):
        assert desk.numbers("banjir", query=query) == wanted, query


def test_the_trash_is_left_out(desk: Desk) -> None:
    writing.trash(desk.room, desk.write("Banjir"))
    assert not desk.found("banjir")
    assert desk.found("banjir", query=Query(states=(State.TRASHED,)))


def test_the_newest_come_first_and_the_limit_ends_the_reading(desk: Desk) -> None:
    numbers = [desk.write(f"Naskah {n}") for n in range(4)]
    seen: list[tuple[int, int]] = []
    found = searching.search(
        desk.room.store,
        Query(limit=2),
        read(["naskah"]),
        progress=lambda done, total: seen.append((done, total)),
    )
    assert [hit.article.id for hit in found.hits] == numbers[:1:-1]
    assert seen == [(0, 4), (1, 4)]
    assert desk.numbers("naskah", query=Query(limit=2)) == numbers[:1:-1]


def test_the_best_have_the_word_in_their_headline(desk: Desk) -> None:
    title = desk.write("Banjir surut", "Air sudah turun di semua desa.")
    for n in range(3):
        desk.write(f"Kabar {n}", "Warga bekerja bakti sesudah banjir, lalu makan bersama.")
    assert desk.found("banjir")[-1].article.id == title
    assert desk.found("banjir", best=True)[0].article.id == title
    (first, _) = desk.found("banjir", best=True, query=Query(limit=2))
    assert first.article.id == title


def test_live_reads_what_readers_see_and_the_head_what_is_in_work(desk: Desk) -> None:
    number = desk.write("Peninjauan")
    desk.write("Lain", "Isi lain.")
    desk.publish(desk.room.store.get(Article, number))
    assert desk.numbers("cilengkong", query=Query(live=True)) == [number]
    text = Manuscript(facts=Facts(title="Banjir", reporters=("atn",)), body="Air surut.\n")
    note = CorrectionNote(kind=CorrectionKind.CORRECTION, note="Air surut.")
    correcting.correct(desk.room, number, text, note)
    assert desk.sentence("surut") == ("body", "Air surut.")
    assert not desk.found("surut", query=Query(live=True))
    assert desk.sentence("cilengkong", query=Query(live=True))[0] == "body"
    assert not desk.numbers("menyeberang", "banjir")


def test_a_long_sentence_is_shortened_around_the_word(desk: Desk) -> None:
    before, after = "kata demi kata " * 40, " dan seterusnya" * 40
    desk.write("Panjang", f"{before}JEMBATAN{after}.")
    _, shown = desk.sentence("jembatan")
    assert len(shown) <= LONGEST + 4
    assert re.fullmatch(r"… .*JEMBATAN.* …", shown)
    desk.write("Rapat", f"Awal{'x' * 500} akhir.")
    assert desk.sentence("awal*")[1].endswith("x …")


def test_a_short_word_ends_a_sentence_and_an_abbreviation_does_not(desk: Desk) -> None:
    desk.write("Rapat", "Rapat itu di Jl. Mawar itu. Ketua dr. Bayu hadir. Selesai.\n")
    assert desk.sentence("mawar")[1] == "Rapat itu di Jl. Mawar itu."
    assert desk.sentence("bayu")[1] == "Ketua dr. Bayu hadir."


def test_characters_of_patterns_and_marks_are_taken_as_they_are(desk: Desk) -> None:
    desk.write("Kode", "Berkas a\\_b dan `x*y` (1).\n")
    for word in ("a_b", "x*y", "(1)."):
        assert desk.sentence(word)[0] == "body"
    assert not desk.found("x.z")


WORDS = (
    *("melantik", "dilantik", "banjir", "banjiri", "Bekasi", "bekas"),
    *("R&D", "Jum’at", "13.00", "satu-satu", "*tebal*"),
)
TEXTS = st.lists(st.sampled_from([*WORDS, ".", "\n\n", '"', "&amp;"]), max_size=12).map(" ".join)
ASKED = st.sampled_from(
    [*WORDS, "pelantikan", "lant*", '"banjir bekas"', "judul:banjir", "isi:bekasi", "satu satu"]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), st.lists(ASKED, min_size=1))
def test_whatever_is_written_and_asked_the_index_finds_what_reading_finds(
    tmp_path_factory: pytest.TempPathFactory, written: list[tuple[str, str]], asked: list[str]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("newsroom"))
    for title, body in written:
        desk.write(f"Judul {title}", body)
    for each in asked:
        desk.found(each)
        desk.found(each, exact=True)
    desk.found(*asked)


def test_fields_keep_their_names_for_programs() -> None:
    assert [each.value for each in Field][:3] == ["title", "summary", "body"]
