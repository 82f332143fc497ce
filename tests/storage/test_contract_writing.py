"""Ask every store the same questions about writing, and about what its journal tells."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from msgspec import json
from msgspec.structs import replace

from bekasi_cli.errors import Conflict, NotFound, Refused, Unreadable
from bekasi_cli.model import Article, Category
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.port import Change, Fault, RevisionFile, Store, View
from store_acts import NOW, TEXT, act, add_category, article, draft, keep, put, revise


def _unchanged(store: Store, seq: int) -> None:
    assert store.head().seq == seq
    assert len(list(store.entries())) == seq + 1
    assert store.inspect().problems == ()


def test_a_put_with_a_stale_version_is_a_conflict(store: Store) -> None:
    first = store.write(add_category("a")).only(Category)
    store.write(put(replace(first, name="Baru")))
    with pytest.raises(Conflict):
        store.write(put(replace(first, name="Lain")))
    assert store.get(Category, 1).name == "Baru"
    assert store.get(Category, 1).version == 2
    _unchanged(store, 2)


@pytest.mark.parametrize("version", [1, 7, -1])
def test_a_put_of_what_is_not_there_needs_version_0(store: Store, version: int) -> None:
    with pytest.raises(Conflict):
        store.write(put(Category(id=1, code="a", name="A", version=version)))
    _unchanged(store, 0)


def test_what_decide_raises_passes_through_and_leaves_nothing(store: Store) -> None:
    def decide(view: View) -> Change:
        view.new_id(Category)
        raise Refused("no")

    with pytest.raises(Refused):
        store.write(decide)
    _unchanged(store, 0)
    assert store.write(add_category("a")).only(Category).id == 1


def test_decide_may_run_twice(store: Store) -> None:
    seen = []

    def decide(view: View) -> Change:
        change = draft()(view)
        seen.append(change)
        return change

    store.write(decide)
    assert all(each == seen[0] for each in seen)
    assert [each.id for each in store.find(Article)] == [1]


def test_decide_sees_the_fresh_state(store: Store) -> None:
    store.write(draft(content=b"satu\n"))

    def decide(view: View) -> Change:
        assert view.newsroom == store.newsroom
        assert view.last_at == NOW
        assert view.revision(1, 1) == b"satu\n"
        assert [each.id for each in view.find(Article)] == [1]
        with pytest.raises(NotFound):
            view.blob(digest(b"?"))
        return act()

    store.write(decide)


def test_new_ids_count_up_within_an_act_and_are_never_reused(store: Store) -> None:
    def decide(view: View) -> Change:
        skipped, taken = view.new_id(Category), view.new_id(Category)
        assert (view.new_id(Article), skipped + 1) == (1, taken)
        return act(Category(id=taken, code=f"c{taken}", name=""))

    assert [store.write(decide).only(Category).id for _ in range(3)] == [2, 4, 6]


def test_an_act_without_records_is_journalled_too(store: Store) -> None:
    commit = store.write(lambda _: act(name="backup", about=("newsroom",)))
    assert commit.records == ()
    assert next(store.entries("newsroom")).act == "backup"


def test_a_revision_is_written_once(store: Store) -> None:
    store.write(draft(content=b"satu\n"))
    old = store.get(Article, 1)
    new = replace(old, revisions=(replace(old.revisions[0], digest=digest(b"lain\n")),))
    with pytest.raises(Conflict):
        store.write(lambda _: act(new, revisions=(RevisionFile(1, 1, 2026, b"lain\n"),)))
    assert store.revision(1, 1) == b"satu\n"
    _unchanged(store, 1)


@pytest.mark.parametrize(
    "change",
    [
        act(revisions=(RevisionFile(1, 1, 2026, TEXT),)),
        act(article(1, "x", TEXT), revisions=(RevisionFile(1, 1, 2026, b"lain"),)),
        act(article(1, "x", TEXT), revisions=(RevisionFile(1, 2, 2026, TEXT),)),
        act(Category(id=1, code="a", name=""), Category(id=1, code="b", name="")),
        act(Category(id=0, code="a", name="")),
        act(replace(article(1, "x", b""), created=datetime(2026, 1, 1))),  # noqa: DTZ001 - meant
        replace(act(), at=datetime(2026, 1, 1)),  # noqa: DTZ001 - meant
    ],
    ids=["no put", "other text", "other number", "twice", "no id", "naive record", "naive act"],
)
def test_a_change_that_contradicts_itself_is_a_mistake(store: Store, change: Change) -> None:
    with pytest.raises(ValueError, match=r"."):
        store.write(lambda _: change)
    _unchanged(store, 0)


def test_a_lone_surrogate_is_refused_with_its_name(store: Store) -> None:
    with pytest.raises(Unreadable, match=r"U\+DCFF"):
        store.write(add_category("a", "rusak \udcff"))
    with pytest.raises(Unreadable):
        store.write(lambda _: act(reason="\ud800"))
    _unchanged(store, 0)


def test_times_are_kept_in_utc_and_whole_seconds(store: Store) -> None:
    wib = timezone(timedelta(hours=7))
    commit = store.write(lambda _: replace(act(), at=datetime(2026, 2, 14, 7, 57, 8, 9, wib)))
    assert commit.at.isoformat() == "2026-02-14T00:57:08+00:00"
    assert store.last_at == commit.at


def test_entries_tell_who_did_what_when_and_why(store: Store) -> None:
    commit = store.write(draft())
    zero, entry = store.entries()
    assert (zero.seq, zero.act, zero.login, zero.actor) == (0, "create", "ade", "adm")
    assert zero.at == NOW
    assert (entry.seq, entry.digest, entry.at) == (1, commit.digest, commit.at)
    assert (entry.act, entry.actor, entry.login) == ("draft", "atn", "atin")
    assert (entry.identity, entry.about) == ("login", ("articles/1",))
    assert json.decode(entry.put["articles"]["1"], type=Article) == commit.only(Article)
    assert entry.files == {"articles/2026/000001/001.md": digest(TEXT)}


def test_entries_are_found_by_record_and_from_a_number_on(store: Store) -> None:
    for step in (draft(), draft(), revise(1, b"2"), keep(b"articles/1"), revise(2, b"2")):
        store.write(step)
    assert [each.seq for each in store.entries("articles/1")] == [1, 3]
    assert [each.seq for each in store.entries("articles/2", since=3)] == [5]
    assert [each.seq for each in store.entries(since=4)] == [4, 5]
    assert list(store.entries('articles/"')) == list(store.entries(since=9)) == []


def test_the_head_names_the_last_entry_and_is_met_again(store: Store) -> None:
    store.write(add_category("a"))
    kept = store.head()
    store.write(add_category("b"))
    assert store.head().seq == 2
    assert store.head().digest == list(store.entries())[-1].digest
    for wanted in (kept.digest, kept.digest[:8].upper(), f"sha256:{kept.digest}"):
        assert store.inspect(against=wanted).whole
    for wanted in ("0" * 64, kept.digest[:7], ""):
        (problem,) = store.inspect(against=wanted).problems
        assert (problem.fault, problem.serious) == (Fault.HEAD, True)


def test_an_inspection_counts_and_shows_its_progress(store: Store) -> None:
    store.write(draft())
    store.write(keep(b"foto"))
    steps: list[tuple[int, int]] = []
    report = store.inspect(progress=lambda done, total: steps.append((done, total)))
    assert (report.lines, report.files, report.problems) == (3, 2, ())
    assert report.head == store.head()
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]


def test_a_whole_newsroom_needs_no_repair(store: Store) -> None:
    store.write(draft())
    report = store.repair()
    assert (report.problems, report.repaired) == ((), ())
    _unchanged(store, 1)


def test_a_new_newsroom_is_writable(store: Store) -> None:
    store.writable()


def test_many_writers_lose_nothing(reopen: object) -> None:
    assert callable(reopen)
    names = [f"c{number}" for number in range(24)]
    with ThreadPoolExecutor(6) as pool:
        commits = list(pool.map(lambda name: reopen().write(add_category(name)), names))
    found = reopen().find(Category)
    assert sorted(each.code for each in found) == sorted(names)
    assert [each.id for each in found] == list(range(1, 25))
    assert {each.seq for each in commits} == set(range(1, 25))
    _unchanged(reopen(), 24)


def test_of_two_who_read_the_same_version_one_is_told(reopen: object) -> None:
    assert callable(reopen)
    seen = reopen().write(add_category("a")).only(Category)

    def attempt(name: str) -> str:
        try:
            reopen().write(put(replace(seen, name=name)))
        except Conflict:
            return ""
        return name

    with ThreadPoolExecutor(4) as pool:
        won = [name for name in pool.map(attempt, ["w", "x", "y", "z"]) if name]
    assert [reopen().get(Category, 1).name] == won
