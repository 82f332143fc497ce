"""Ask every store the same questions about erasing for good."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import Conflict, Erased, Refused
from bekasi_cli.model import Article, Category
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.port import Erasure, FullView, Store
from store_acts import act, add_category, article, draft, erase, keep, put, revise

SECRET = b"---\ntitle: Nama yang harus hilang\n---\n\nIsi.\n"


@pytest.fixture
def told(store: Store) -> Store:
    """Return a store whose article 1 has a secret first revision, told in line 2, and a second."""
    store.write(add_category("a", "Kabar"))
    store.write(draft("Nama yang harus hilang", SECRET))
    store.write(revise(1, b"dua\n"))
    store.write(keep(b"foto"))
    return store


def test_an_erased_text_is_gone_and_says_so(told: Store) -> None:
    commit = told.erase(erase(1, 1, lines=(2,), blobs=(digest(b"foto"),)))
    assert commit is not None
    assert commit.only(Article).redactions[0].basis == "UU PDP"
    with pytest.raises(Erased, match="UU PDP"):
        told.revision(1, 1)
    with pytest.raises(Erased):
        told.blob(digest(b"foto"))
    assert told.revision(1, 2) == b"dua\n"
    assert told.inspect().problems == ()


def test_its_line_keeps_place_and_digest_and_the_chain_holds(told: Store) -> None:
    before = list(told.entries())
    told.erase(erase(1, 1, lines=(2,)))
    after = list(told.entries())
    assert [each.digest for each in after[:-1]] == [each.digest for each in before]
    assert [each.seq for each in after if each.redacted] == [2]
    assert after[-1].about == ("articles/1", "journal/2")
    assert (after[-1].act, after[-1].seq) == ("redact", 5)
    for each in before:
        assert told.inspect(against=each.digest).problems == ()


def test_what_was_last_told_in_an_erased_line_is_told_again(told: Store) -> None:
    kept = (told.get(Category, 1), told.get(Article, 1))
    told.erase(erase(1, 1, lines=(1, 2, 3, 4)))
    assert told.get(Category, 1) == kept[0]
    assert told.get(Article, 1).revisions == kept[1].revisions
    last = list(told.entries())[-1]
    assert set(last.put) == {"articles", "categories"}
    assert set(last.files.values()) > {digest(b"dua\n"), digest(b"foto")}
    assert told.revision(1, 2) == b"dua\n"
    assert told.blob(digest(b"foto")) == b"foto"
    assert told.inspect().problems == ()
    assert told.write(put(replace(kept[0], name="Warta"))).seq == 6
    assert told.write(add_category("b")).only(Category).id == 2


def test_an_erasure_can_be_erased_in_turn(told: Store) -> None:
    told.erase(erase(1, 1, lines=(2,)))
    told.write(revise(1, b"tiga\n"))
    told.erase(erase(1, 2, lines=(3, 5)))
    assert [each.seq for each in told.entries() if each.redacted] == [2, 3, 5]
    assert list(told.entries())[-1].about == ("articles/1", *(f"journal/{n}" for n in (2, 3, 5)))
    for n in (1, 2):
        with pytest.raises(Erased):
            told.revision(1, n)
    assert told.revision(1, 3) == b"tiga\n"
    assert told.inspect().problems == ()


def test_an_erasure_that_is_in_the_journal_already_writes_no_line(told: Store) -> None:
    told.erase(erase(1, 1, lines=(2,)))
    head = told.head()
    assert told.erase(lambda _: Erasure(change=None, revisions=((1, 1),))) is None
    assert told.head() == head
    assert told.inspect().problems == ()


def test_erasing_is_decided_on_the_fresh_state_and_the_journal(told: Store) -> None:
    def decide(view: FullView) -> Erasure:
        assert view.get(Article, 1).last_revision == 2
        assert [each.seq for each in view.entries("articles/1")] == [2, 3]
        assert [each.seq for each in view.entries(since=3)] == [3, 4]
        raise Refused("no")

    before = list(told.entries())
    with pytest.raises(Refused):
        told.erase(decide)
    assert list(told.entries()) == before


@pytest.mark.parametrize(
    "wrong",
    [
        Erasure(change=act(name="hapus")),
        Erasure(change=act(name="redact"), lines=(0,)),
        Erasure(change=act(name="redact"), lines=(99,)),
        Erasure(change=act(name="redact"), revisions=((1, 9),)),
        Erasure(change=act(name="redact"), blobs=(digest(b"?"),)),
        Erasure(change=act(name="redact"), blobs=(digest(SECRET),)),
        Erasure(change=act(name="redact"), blobs=("?",)),
    ],
    ids=["other act", "line 0", "no line", "no revision", "no original", "a text", "no digest"],
)
def test_an_erasure_of_what_is_not_there_is_a_mistake(told: Store, wrong: Erasure) -> None:
    before = list(told.entries())
    with pytest.raises(ValueError, match=r"."):
        told.erase(lambda _: wrong)
    assert list(told.entries()) == before
    assert told.revision(1, 1) == SECRET


def test_an_original_that_comes_in_again_after_its_erasure_is_there_again(told: Store) -> None:
    told.erase(erase(1, 1, lines=(2,), blobs=(digest(b"foto"),)))
    commit = told.write(keep(b"foto"))
    assert commit is not None
    assert commit.notices == ()
    assert told.blob(digest(b"foto")) == b"foto"
    assert told.inspect().problems == ()


def test_no_line_is_erased_twice(told: Store) -> None:
    told.erase(erase(1, 1, lines=(2,)))
    with pytest.raises(ValueError, match="erased already"):
        told.erase(erase(1, 1, lines=(2,)))


def test_an_erasure_on_a_stale_version_is_a_conflict(told: Store) -> None:
    stale = replace(article(1, "x", SECRET), version=1)
    with pytest.raises(Conflict):
        told.erase(lambda _: Erasure(change=act(stale, name="redact"), revisions=((1, 1),)))
    assert told.revision(1, 1) == SECRET
    assert told.inspect().problems == ()
