"""Ask every store the same questions about what it holds."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import Damaged, NotFound
from bekasi_cli.model import (
    Acting,
    Article,
    Category,
    Event,
    EventStatus,
    Facts,
    Mark,
    Official,
    Origin,
    Photograph,
    Plan,
    Policy,
    PolicyName,
    ReadingImport,
    Repeat,
    Service,
    SourceKind,
    Staff,
    Tenure,
)
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.port import Condition, Op, RevisionFile, Store
from store_acts import (
    NOW,
    ROOM,
    TEXT,
    a_photograph,
    act,
    add_category,
    article,
    draft,
    keep,
    put,
    revise,
)

HOSTILE = (
    "[/] [bold]x[/bold] \x1b[31m\x00\u0007 \u202e\u2066\u2028 ‘kutip’ 🙂 </script> \\n {name} 'a\""
)


def test_a_new_newsroom_knows_its_id_and_no_commit(store: Store) -> None:
    assert store.newsroom == ROOM
    assert store.last_at is None
    assert store.head().seq == 0
    assert store.find(Article) == []


@pytest.mark.parametrize(
    "kind", [Article, Staff, Category, Policy, Official, Event, Service, Photograph]
)
def test_a_missing_record_is_not_found(store: Store, kind: type[Article]) -> None:
    with pytest.raises(NotFound):
        store.get(kind, 17)


def test_what_was_written_is_read_back_alike(store: Store) -> None:
    commit = store.write(draft("Pasar rakyat"))
    new = commit.only(Article)
    assert (new.id, new.version) == (1, 1)
    assert store.get(Article, 1) == new
    assert store.find(Article) == [new]
    assert store.revision(1, 1) == TEXT
    assert store.last_at == commit.at == NOW


@pytest.mark.parametrize("text", [HOSTILE, "", " ", "\n", "no", "a" * 100_000])
def test_any_text_comes_back_as_it_was(store: Store, text: str) -> None:
    store.write(put(replace(article(1, text, b""), head=article(1, text, b"").head)))
    store.write(lambda view: act(Category(id=1, code=text, name=text), reason=text))
    assert store.get(Article, 1).head.facts.title == text
    assert store.get(Category, 1).name == text
    assert list(store.entries())[-1].reason == text


def test_an_official_comes_back_with_the_days_of_each_office(store: Store) -> None:
    offices = (
        Tenure(office="Camat Rawalintang", since=date(2022, 1, 3), until=date(2023, 5, 1)),
        Tenure(office="Bupati Tirtamaya", acting=Acting.PENJABAT),
    )
    person = Official(id=1, name="Sari Wulandari", degrees="S.Sos.", offices=offices)
    assert store.write(put(person)).only(Official).version == 1
    assert store.get(Official, 1) == replace(person, version=1)
    held = Condition("office", Op.IN, ("Bupati Tirtamaya",))
    assert [each.id for each in store.find(Official, held, order="name")] == [1]
    assert store.find(Official, Condition("office", Op.IN, ("Pj. Bupati Tirtamaya",))) == []


def test_an_event_comes_back_with_where_it_came_from_and_is_found_by_its_days(
    store: Store,
) -> None:
    once = Plan(title="Apel pagi", day=date(2026, 11, 24), start=NOW, officials=("Bupati",))
    weekly = Plan(
        title="Rapat",
        day=date(2026, 11, 2),
        repeat=Repeat(rule="FREQ=WEEKLY", omitted=(date(2026, 11, 9),)),
    )
    origin = Origin(kind=SourceKind.LIST, name="setda", key="x", said=once, gone=NOW)
    event = Event(id=1, uid="a", plan=once, status=EventStatus.MOVED, origin=origin)
    store.write(put(event, Event(id=2, uid="b", plan=weekly, public=True)))
    assert store.get(Event, 1) == replace(event, version=1)
    week = (
        Condition("day", Op.BEFORE, ("2026-12-07",)),
        Condition("until", Op.SINCE, ("2026-11-30",)),
    )
    assert [each.id for each in store.find(Event, *week)] == [2]
    assert [each.id for each in store.find(Event, Condition("source", Op.IN, ("setda",)))] == [1]


def test_services_come_back_in_their_order_and_by_need(store: Store) -> None:
    ktp = Service(id=1, name="KTP", address="https://a.example", need="KTP", place=12)
    tax = Service(id=2, name="PBB", address="https://b.example", need="pajak", place=2)
    store.write(put(ktp, replace(tax, help="Lihat tagihan", active=False)))
    assert [each.id for each in store.find(Service, order="place")] == [2, 1]
    shown = Condition("active", Op.IN, ("true",))
    assert [each.id for each in store.find(Service, shown)] == [1]
    assert store.find(Service, Condition("need", Op.IN, ("pajak",)))[0].help == "Lihat tagihan"


def test_an_import_of_readers_figures_keeps_its_counts_and_how_far_it_read(store: Store) -> None:
    counts = b'{"day":"2026-11-24","article":17,"views":3}\n'
    mark = Mark(head_size=4, head="sha256:1", size=9, digest="sha256:2")
    new = ReadingImport(
        id=1, at=NOW, counts=digest(counts), marks=(mark,), first=date(2026, 11, 24), readings=3
    )
    store.write(lambda _: act(new, counts=(counts,)))
    assert store.get(ReadingImport, 1) == replace(new, version=1)
    assert store.counts(digest(counts)) == counts
    (path,) = next(each for each in store.entries() if each.files).files
    assert path == f"views/{digest(counts)[7:]}.jsonl"
    assert (store.inspect().files, store.inspect().problems) == (1, ())
    with pytest.raises(NotFound):
        store.counts("?")
    with pytest.raises(Damaged):
        store.counts(digest(b"lost"))


def test_unknown_front_matter_of_any_shape_is_kept(store: Store) -> None:
    extra: dict[str, object] = {"b": ["1", {"c": "x"}], "a": {"z": "1", "y": ""}}
    old = article(1, "x", b"")
    store.write(put(replace(old, head=replace(old.head, facts=Facts(extra=extra)))))
    assert store.get(Article, 1).head.facts.extra == extra


def test_a_missing_revision_is_not_found(store: Store) -> None:
    store.write(draft())
    with pytest.raises(NotFound):
        store.revision(1, 2)
    with pytest.raises(NotFound):
        store.revision(2, 1)


def test_every_revision_stays_readable(store: Store) -> None:
    store.write(draft(content=b"satu\n"))
    store.write(revise(1, b"dua\n"))
    assert (store.revision(1, 1), store.revision(1, 2)) == (b"satu\n", b"dua\n")


def test_a_revision_filed_under_the_year_of_the_offices_zone_is_found(store: Store) -> None:
    new_year = datetime(2026, 12, 31, 18, 0, tzinfo=UTC)  # in Bekasi it is 2027 already
    new = article(1, "Tahun baru", TEXT, at=new_year)
    store.write(lambda _: act(new, revisions=(RevisionFile(1, 1, 2027, TEXT),)))
    assert store.revision(1, 1) == TEXT
    assert store.inspect().problems == ()


def test_an_original_is_kept_under_its_digest_once(store: Store) -> None:
    store.write(keep(b"foto", b"foto", b""))
    store.write(keep(b"foto"))
    assert store.blob(digest(b"foto")) == b"foto"
    assert store.blob(digest(b"")) == b""
    assert store.inspect().files == 2


@pytest.mark.parametrize(
    "name", ["", "sha256:", "foto", "../../etc/passwd", digest(b"lain"), "sha256:" + "G" * 64]
)
def test_an_original_that_was_never_kept_is_not_found(store: Store, name: str) -> None:
    with pytest.raises(NotFound):
        store.blob(name)


def _three(store: Store) -> None:
    for code, name in (("c", "Kota"), ("a", "desa"), ("b", "Kota Desa")):
        store.write(add_category(code, name))


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (Condition("code", Op.IN, ("a", "c", "x")), [1, 2]),
        (Condition("code", Op.IN, ()), []),
        (Condition("code", Op.SINCE, ("b",)), [1, 3]),
        (Condition("code", Op.BEFORE, ("b",)), [2]),
        (Condition("name", Op.CONTAINS, ("DESA",)), [2, 3]),
        (Condition("name", Op.CONTAINS, ("desa", "kota")), [3]),
        (Condition("nothing", Op.IN, ("a",)), []),
        (Condition("nothing", Op.SINCE, ("",)), []),
        (Condition("nothing", Op.BEFORE, ("z",)), []),
        (Condition("nothing", Op.CONTAINS, ("",)), []),
    ],
)
def test_conditions_compare_facets(store: Store, condition: Condition, found: list[int]) -> None:
    _three(store)
    assert [each.id for each in store.find(Category, condition)] == found


def test_all_conditions_hold_at_once(store: Store) -> None:
    _three(store)
    since, before = Condition("code", Op.SINCE, ("b",)), Condition("code", Op.BEFORE, ("c",))
    assert [each.code for each in store.find(Category, since, before)] == ["b"]


@pytest.mark.parametrize(
    ("order", "limit", "found"),
    [
        ("id", None, [1, 2, 3, 4]),
        ("-id", None, [4, 3, 2, 1]),
        ("slug", None, [2, 1, 3, 4]),
        ("-slug", None, [3, 1, 2, 4]),
        ("-slug", 2, [3, 1]),
        ("stage", None, [1, 2, 3, 4]),
        ("-stage", None, [4, 3, 2, 1]),
        ("id", 0, []),
        ("nothing", 3, [1, 2, 3]),
    ],
)
def test_order_has_ties_by_id_and_the_absent_last(
    store: Store, order: str, limit: int | None, found: list[int]
) -> None:
    for number, slug in enumerate(("m", "a", "z", ""), 1):
        store.write(put(replace(article(number, "x", b""), slug=slug)))
    assert [each.id for each in store.find(Article, order=order, limit=limit)] == found


def test_kinds_do_not_mix(store: Store) -> None:
    store.write(add_category("a"))
    store.write(put(Policy(id=1, name=PolicyName.FOUR_EYES, value="strict")))
    assert store.find(Policy)[0].value == "strict"
    assert store.get(Category, 1).code == "a"


def test_photographs_come_back_and_are_found_by_digest_day_and_words(store: Store) -> None:
    seen = replace(
        a_photograph(1, b"foto"),
        caption="Warga menanam bakau",
        taken=date(2026, 11, 24),
        people=("Sari Wulandari", "Jaka Permana"),
    )
    bare = replace(a_photograph(2, b"lain"), by="atn")
    store.write(put(seen, bare))
    assert store.get(Photograph, 1) == replace(seen, version=1)
    for field, op, value in (
        ("digest", Op.IN, digest(b"foto")),
        ("taken", Op.SINCE, "2026-11-24"),
        ("said", Op.CONTAINS, "BAKAU"),
        ("person", Op.IN, "Jaka Permana"),
        ("by", Op.IN, "bud"),
    ):
        assert store.find(Photograph, Condition(field, op, (value,))) == [replace(seen, version=1)]
