"""Test what comes in from elsewhere: each text once, whole, and nothing overwritten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bekasi_cli.documents import MAX_BYTES, digest, parse, render_export
from bekasi_cli.errors import Refused
from bekasi_cli.model import ApprovalKind, Article, Publication, Stage, State
from bekasi_cli.newsroom import importing, reading, story, writing
from bekasi_cli.newsroom.importing import Incoming, Intake, Taken
from bekasi_cli.newsroom.known import Known, _whose
from bekasi_cli.newsroom.room import Newsroom
from builders import as_, manuscript, newsroom

SEED = Path(__file__).parents[3] / "shared" / "seed" / "page.txt"
PAGE = """Web Resmi Humas Contoh

5 Pebruari 2026 - 16:20:44 | 241

Jalan Desa Dimulai dari Saluran Air

admin

BATUTIRIS - Pembangunan jalan didahului perbaikan saluran air.


"Tunggu sampai hujan pertama," ujarnya, Kamis (5/2).


Reporter : atn

Editor: fiu

Berita Populer
Agenda
Layanan Online
"""
NOTE = "---\ntitle: Panen raya\nreporters: atn\ncategory: wisata\n---\n\nPanen padi.\n"


@pytest.fixture
def room() -> Newsroom:
    return newsroom("adm")


def take(room: Newsroom, *texts: str | bytes, name: str = "a.md", **how: bool) -> list[Taken]:
    files = [Incoming(name, text.encode() if isinstance(text, str) else text) for text in texts]
    return importing.take_in(
        room,
        files,
        published=how.get("published", False),
        dry_run=how.get("dry_run", False),
    )


def outcomes(taken: list[Taken]) -> list[tuple[Intake, int | None]]:
    return [(each.outcome, each.number) for each in taken]


def said(taken: Taken) -> str:
    return " ".join(notice.sentence() for notice in taken.notices)


def test_a_page_comes_in_as_a_draft_with_every_part(room: Newsroom) -> None:
    (taken,) = take(room, PAGE, name="page.txt")
    assert (taken.outcome, taken.number) == (Intake.NEW, 1)
    assert "Pebruari" in said(taken)
    article = room.store.get(Article, 1)
    assert (article.stage, article.publication) == (Stage.DRAFT, Publication.NONE)
    text = reading.manuscript(room.store, article, article.head)
    assert text.facts.title == "Jalan Desa Dimulai dari Saluran Air"
    assert (text.facts.reporters, text.facts.editors) == (("atn",), ("fiu",))
    assert (text.facts.byline, text.facts.dateline) == ("admin", "BATUTIRIS")
    source = text.facts.source
    assert source
    assert source.digest == digest(PAGE.encode())
    assert (source.name, source.views) == ("Web Resmi Humas Contoh", 241)
    assert source.published == datetime(2026, 2, 5, 9, 20, 44, tzinfo=UTC)
    assert room.store.blob(source.digest) == PAGE.encode()
    assert [each.act for each in story.events(room.store, 1)] == ["import"]


def test_twice_makes_nothing_twice(room: Newsroom) -> None:
    assert outcomes(take(room, PAGE, PAGE)) == [(Intake.NEW, 1), (Intake.SAME, 1)]
    head = room.store.head()
    assert outcomes(take(room, PAGE, name="other.txt")) == [(Intake.SAME, 1)]
    assert room.store.head() == head


def test_a_text_is_known_again_after_it_was_rewritten_here(room: Newsroom) -> None:
    take(room, NOTE)
    writing.revise(as_(room, "fiu"), 1, manuscript("Judul baru", "Tanpa sumber."))
    assert outcomes(take(room, NOTE, name="b.md")) == [(Intake.SAME, 1)]
    assert _whose(room.store, digest(b"elsewhere")) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (PAGE, PAGE.replace("241", "300")),
        (PAGE, PAGE.replace("Jalan Desa", "Jalan Kota")),
        (NOTE, NOTE.replace("padi", "jagung")),
        (
            "---\ntitle: A\nsource:\n  url: https://x.example/1\n---\n\nSatu.\n",
            "---\ntitle: B\nsource:\n  url: https://x.example/1\n---\n\nDua.\n",
        ),
    ],
)
def test_a_changed_source_is_a_conflict_and_overwrites_nothing(
    room: Newsroom, first: str, second: str
) -> None:
    take(room, first)
    head = room.store.head()
    (taken,) = take(room, second)
    assert (taken.outcome, taken.number) == (Intake.CONFLICT, 1)
    assert "a.md differs" in said(taken)
    assert room.store.head() == head


def test_files_of_one_name_and_other_headlines_are_other_texts(room: Newsroom) -> None:
    other = NOTE.replace("Panen raya", "Musim tanam")
    assert outcomes(take(room, NOTE, other)) == [(Intake.NEW, 1), (Intake.NEW, 2)]


def test_unknown_codes_are_kept_with_a_notice(room: Newsroom) -> None:
    text = "---\ntitle: A\nreporters: xyz\nphotographers: foto\ncategory: wisata\n---\n\nIsi.\n"
    (taken,) = take(room, text)
    assert "code xyz" in said(taken)
    assert "code foto" in said(taken)
    assert "category wisata" in said(taken)
    assert room.store.get(Article, 1).head.facts.reporters == ("xyz",)


def test_an_archive_comes_in_as_live_with_its_own_dates(room: Newsroom) -> None:
    (taken,) = take(room, PAGE, published=True)
    assert taken.outcome is Intake.NEW
    article = room.store.get(Article, 1)
    then = datetime(2026, 2, 5, 9, 20, 44, tzinfo=UTC)
    assert article.state is State.PUBLISHED
    assert (article.created, article.updated) == (then, then)
    assert (article.published, article.live_since) == (then, then)
    (approval,) = article.approvals
    assert (approval.kind, approval.by, approval.via) == (ApprovalKind.IMPORT, "adm", "import")
    assert approval.digest == article.head.digest
    assert article.slug == "jalan-desa-dimulai-dari-saluran-air"
    (event,) = story.events(room.store, 1)
    assert event.at > then
    assert event.live == 1
    assert reading.manuscript(room.store, article, 1).facts.dateline == "BATUTIRIS"


@pytest.mark.parametrize("text", [NOTE, PAGE.replace("2026", "2036")])
def test_what_has_no_past_date_comes_in_as_a_draft(room: Newsroom, text: str) -> None:
    (taken,) = take(room, text, published=True)
    assert "as a draft" in said(taken)
    assert room.store.get(Article, 1).state is State.DRAFT


def test_only_an_admin_imports() -> None:
    with pytest.raises(Refused, match="Only an admin can import"):
        take(newsroom("fiu"), NOTE)


def test_a_dry_run_says_the_same_and_writes_nothing(room: Newsroom) -> None:
    files: list[str | bytes] = [PAGE, PAGE, PAGE.replace("241", "7"), b"\x00\x01", NOTE]
    head = room.store.head()
    dry = take(room, *files, dry_run=True, published=True)
    assert room.store.head() == head
    real = take(room, *files, published=True)
    assert [(each.outcome, each.name) for each in dry] == [
        (each.outcome, each.name) for each in real
    ]
    assert [len(each.notices) for each in dry] == [len(each.notices) for each in real]
    assert outcomes(dry)[0] == (Intake.NEW, None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"PK\x03\x04",
        b"x" * (MAX_BYTES + 1),
        b"---\ntitle: [a\n---\n",
        b"Tanpa judul.\n",
        b"---\ntitle: a\nembargo: besok\n---\n",
    ],
)
def test_a_bad_file_does_not_stop_the_others(room: Newsroom, content: bytes) -> None:
    bad, good = take(room, content, NOTE)
    assert (bad.outcome, bad.number) == (Intake.UNREADABLE, None)
    assert said(bad)
    assert good.outcome is Intake.NEW


def test_times_without_a_zone_are_those_of_the_source(room: Newsroom) -> None:
    file = Incoming("page.txt", PAGE.encode())
    importing.take_in(room, [file], source_zone=ZoneInfo("Asia/Jayapura"))
    source = room.store.get(Article, 1).head.facts.source
    assert source
    assert source.published == datetime(2026, 2, 5, 7, 20, 44, tzinfo=UTC)


def test_names_of_files_are_cleaned(room: Newsroom) -> None:
    take(room, NOTE, name="dir/\x1b[31mm\u202eerah\n.md")
    take(room, NOTE.replace("padi", "jagung"), name="-")
    names = [each.head.facts.source for each in room.store.find(Article)]
    assert [source.name for source in names if source] == ["merah .md", ""]


def test_somebody_who_took_it_in_meanwhile_is_no_accident(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(room, NOTE)
    find = Known.find
    blind = iter([True])
    monkeypatch.setattr(
        Known,
        "find",
        lambda self, arrival: None if next(blind, False) else find(self, arrival),
    )
    assert outcomes(take(room, NOTE)) == [(Intake.SAME, 1)]


def export(room: Newsroom, **bekasi: object) -> bytes:
    article = room.store.get(Article, 1)
    text = reading.manuscript(room.store, article, article.head)
    return render_export(text, {"uri": article.uri, **bekasi})


def test_our_own_export_is_known_by_its_uri(room: Newsroom) -> None:
    writing.draft(as_(room, "atn"), manuscript("Satu"))
    content = export(room)
    assert outcomes(take(room, content)) == [(Intake.SAME, 1)]
    writing.revise(as_(room, "fiu"), 1, manuscript("Satu", "Isi baru."))
    assert outcomes(take(room, content)) == [(Intake.SAME, 1)]
    assert outcomes(take(room, content.replace(b"Warga", b"Orang"))) == [(Intake.CONFLICT, 1)]


def test_an_export_of_another_newsroom_keeps_uri_digest_dates_and_slug(room: Newsroom) -> None:
    other = newsroom("adm")
    writing.draft(as_(other, "atn"), manuscript("Satu"))
    uri = "tag:lain.example,2025-01-02:abc:1"
    content = export(
        other,
        uri=uri,
        slug="slug-lama",
        created="2025-03-01T08:00:00+07:00",
        published="2025-03-02T08:00:00+07:00",
    )
    assert outcomes(take(room, content, content, published=True)) == [
        (Intake.NEW, 1),
        (Intake.SAME, 1),
    ]
    article = room.store.get(Article, 1)
    assert (article.uri, article.slug) == (uri, "slug-lama")
    assert article.head.digest == other.store.get(Article, 1).head.digest
    assert article.created == datetime(2025, 3, 1, 1, tzinfo=UTC)
    assert article.published == datetime(2025, 3, 2, 1, tzinfo=UTC)
    assert parse(room.store.revision(1, 1)).manuscript.facts.source is None


@pytest.mark.parametrize("uri", ["tag:memory.example,2000-01-01:memory:99", "17", "tag:x", ["a"]])
def test_a_uri_that_is_ours_to_give_or_none_is_not_taken_over(room: Newsroom, uri: object) -> None:
    other = newsroom("adm")
    writing.draft(as_(other, "atn"), manuscript("Satu"))
    content = export(other, uri=uri, published="yesterday", slug="../x")
    assert outcomes(take(room, content, content, published=True)) == [
        (Intake.NEW, 1),
        (Intake.SAME, 1),
    ]
    article = room.store.get(Article, 1)
    assert article.uri == f"{room.store.newsroom}:1"
    assert article.head.facts.source


@pytest.mark.skipif(not SEED.exists(), reason="the office's real page is not here")
def test_the_real_page_comes_in_whole_and_once(room: Newsroom) -> None:
    content = SEED.read_bytes()
    taken = importing.take_in(room, [Incoming(SEED.name, content)] * 2, published=True)
    assert outcomes(taken) == [(Intake.NEW, 1), (Intake.SAME, 1)]
    article = room.store.get(Article, 1)
    assert article.published == datetime(2023, 2, 14, 0, 57, 8, tzinfo=UTC)
    text = reading.manuscript(room.store, article, article.head)
    source = text.facts.source
    assert source
    assert source.views == 188
    assert (text.facts.reporters, text.facts.editors) == (("atn",), ("fiu",))
    assert text.facts.dateline == "CIKARANG PUSAT"
    raw = content.decode()
    story = raw[raw.index(" - ", raw.index("CIKARANG")) + 3 : raw.index("Reporter :")]
    paragraphs = [each.strip() for each in story.split("\n") if each.strip()]
    assert text.body.split("\n\n") == paragraphs
    assert text.facts.title in raw
    assert "Febuari" in said(taken[0])
