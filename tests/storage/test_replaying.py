from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.model import Article, Category
from bekasi_cli.storage import journal, laying, ledger
from bekasi_cli.storage.audit import Digests
from bekasi_cli.storage.packed import Handle
from bekasi_cli.storage.replaying import Replay, Told
from bekasi_cli.storage.state import State
from bekasi_cli.storage.tiny import TinyStore
from store_acts import act, add_category, draft, put, revise


def _replayed(path: Path) -> tuple[Replay, list[State]]:
    """Return the replay of the journal at PATH, and the state after each of its lines."""
    handle = Handle(path)
    with handle.stream() as source:
        raws = list(ledger.lines_of(source))
    replay, start = Replay(handle, journal.read(raws[0], 0)), len(raws[0]) + 1
    states = [replay.state()]
    for number, raw in enumerate(raws[1:], 1):
        replay.add(Told(journal.read(raw, number), raw, start))
        start += len(raw) + 1
        states.append(replay.state())
    return replay, states


def test_a_replay_comes_to_what_the_journal_comes_to_at_each_line(
    tiny: TinyStore, room: Path
) -> None:
    path, wanted = room / "journal.jsonl", []
    steps = (draft("Satu"), add_category("a"), draft("Dua"), revise(1, b"dua\n"))
    for step in (lambda view: act(), *steps):
        wanted.append(laying.lay(ledger.read_all(path).state, 5))
        tiny.write(step)
    wanted.append(laying.lay(ledger.read_all(path).state, 5))
    replay, states = _replayed(path)
    assert [laying.lay(state, 5) for state in states] == wanted
    assert replay.seq == len(steps) + 1


def test_documents_that_begin_alike_are_told_apart(tiny: TinyStore, room: Path) -> None:
    names = ("x" * 100 + "1", "x" * 100 + "2", "x" * 100)
    tiny.write(put(*(Category(id=1, code="a", name=name) for name in names[:1])))
    tiny.write(
        lambda _: act(*(Category(id=id_, code="a", name=n) for id_, n in enumerate(names, 2)))
    )
    _, states = _replayed(room / "journal.jsonl")
    found = {id_: bytes(raw) for id_, raw in states[-1].ordered("categories")}
    assert [names[id_ - 2] in raw.decode() for id_, raw in found.items() if id_ > 1] == [True] * 3
    assert states[-1].count("categories", ()) == 4
    assert states[-1].document("categories", 9) is None
    assert states[-1].document(Article.table, 1) is None
    assert len(list(states[-1].candidates("categories", (), "id", None))) == 4
    assert dict(states[0].base.documents("categories")) == {}


@given(st.dictionaries(st.text(), st.text() | st.binary().map(lambda raw: f"sha256:{raw.hex()}")))
def test_digests_are_given_back_as_they_were_told(told: dict[str, str]) -> None:
    kept = Digests()
    for path, digest in told.items():
        kept[path] = digest
    assert dict(kept) == told
    assert len(kept) == len(told)


def test_a_digest_in_capitals_stays_as_it_is() -> None:
    kept = Digests()
    kept["a"], kept["b"] = "sha256:ABCD", "abcd"
    assert dict(kept) == {"a": "sha256:ABCD", "b": "abcd"}
