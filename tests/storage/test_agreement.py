from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from bekasi_cli.errors import BekasiError, Erased
from bekasi_cli.model import (
    Article,
    Category,
    Event,
    Origin,
    Photograph,
    Plan,
    ReadingImport,
    Repeat,
    SourceKind,
    Stage,
)
from bekasi_cli.storage import checkpoint, create, open_store
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.port import Change, Condition, Op, Store, View
from bekasi_cli.storage.reading import blob_path
from bekasi_cli.storage.tiny import TinyStore
from store_acts import (
    NOW,
    ROOM,
    Decide,
    a_photograph,
    act,
    add_category,
    draft,
    erase,
    keep,
    put,
    revise,
)

TEXTS = st.text(max_size=30)
NUMBERS = st.integers(1, 6)
DAYS = st.dates(date(2026, 11, 20), date(2026, 11, 30))
ORIGINS = st.none() | st.builds(
    Origin,
    kind=st.sampled_from(SourceKind),
    name=TEXTS,
    key=TEXTS,
    said=st.builds(Plan, title=TEXTS, day=DAYS),
    gone=st.none() | st.just(NOW),
)


TAGS = st.lists(st.sampled_from(["banjir", "pasar", "ádat"]), max_size=3).map(tuple)
PEOPLE = st.sampled_from(["atn", "bud", "fiu"])
STAGES = st.sampled_from(list(Stage))
QUESTIONS = (
    (),
    (Condition("stage", Op.IN, ("submitted", "draft")),),
    (Condition("reporter", Op.IN, ("atn", "fiu")), Condition("tag", Op.IN, ("pasar",))),
    (Condition("updated", Op.SINCE, ("2026-11-24T02:05:00Z",)),),
    (Condition("updated", Op.BEFORE, ("2026-11-24T02:05:00Z",)),),
    (Condition("tag", Op.SINCE, ("c",)),),
    (Condition("title", Op.CONTAINS, ("a",)),),
)
ORDERS = ("id", "-id", "updated", "-updated", "reporter", "-tag", "title", "published")


class Agreement(RuleBasedStateMachine):
    """Memory and disk are told the same and must answer the same, to the digest."""

    @initialize()
    def lay(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bekasi-"))
        create(self.folder / "room", ROOM, at=NOW)
        self.memory = MemoryStore(ROOM, at=NOW)
        self.reopen()

    @rule()
    def reopen(self) -> None:
        self.tiny = TinyStore(self.folder / "room")

    @rule(title=TEXTS, content=st.binary(max_size=30))
    def draft(self, title: str, content: bytes) -> None:
        self._both(draft(title, content))

    @rule(number=NUMBERS, content=st.binary(max_size=30))
    def revise(self, number: int, content: bytes) -> None:
        self._both(revise(number, content))

    @rule(code=TEXTS, name=TEXTS)
    def add(self, code: str, name: str) -> None:
        self._both(add_category(code, name))

    @rule(number=NUMBERS, version=st.integers(0, 3), name=TEXTS)
    def put(self, number: int, version: int, name: str) -> None:
        self._both(put(Category(id=number, code="x", name=name, version=version)))

    @rule(number=NUMBERS, title=TEXTS, day=DAYS, weekly=st.booleans(), origin=ORIGINS)
    def plan(self, number: int, title: str, day: date, weekly: bool, origin: Origin | None) -> None:
        """Somebody plans an event, or plans it anew."""
        repeat = Repeat(rule="FREQ=WEEKLY", omitted=(day,)) if weekly else None
        new = Plan(title=title, day=day, start=NOW, repeat=repeat)

        def decide(view: View) -> Change:
            found = view.find(Event, Condition("uid", Op.IN, (str(number),)))
            old = found[0] if found else Event(id=view.new_id(Event), uid=str(number), plan=new)
            return act(replace(old, plan=new, origin=origin))

        self._both(decide)

    @rule(number=NUMBERS, slug=TEXTS)
    def change(self, number: int, slug: str) -> None:
        self._both(lambda view: act(replace(view.get(Article, number), slug=slug)))

    @rule(number=NUMBERS, person=PEOPLE, tags=TAGS, stage=STAGES, minutes=st.integers(0, 9))
    def work(
        self, number: int, person: str, tags: tuple[str, ...], stage: Stage, minutes: int
    ) -> None:
        """Somebody changes what lists filter and order by."""

        def decide(view: View) -> Change:
            known = view.get(Article, number)
            facts = replace(known.head.facts, tags=tags, reporters=(person,))
            moment = NOW + timedelta(minutes=minutes)
            head = replace(known.head, facts=facts)
            return act(replace(known, head=head, stage=stage, updated=moment), minutes=minutes)

        self._both(decide)

    @rule(
        where=st.sampled_from(QUESTIONS),
        order=st.sampled_from(ORDERS),
        limit=st.sampled_from([None, 1, 3]),
    )
    def ask(self, where: tuple[Condition, ...], order: str, limit: int | None) -> None:
        wanted = self.memory.find(Article, *where, order=order, limit=limit)
        for tiny in (self.tiny, open_store(self.folder / "room")):
            assert tiny.find(Article, *where, order=order, limit=limit) == wanted
            assert tiny.count(Article, *where) == self.memory.count(Article, *where)

    @rule(number=NUMBERS, since=st.integers(0, 20))
    def tell(self, number: int, since: int) -> None:
        for about in (None, f"articles/{number}"):
            wanted = list(self.memory.entries(about, since))
            assert list(self.tiny.entries(about, since)) == wanted
            assert list(open_store(self.folder / "room").entries(about, since)) == wanted

    @rule()
    def lose_what_is_derived(self) -> None:
        shutil.rmtree(self.folder / "room" / "cache", ignore_errors=True)

    @rule(original=st.binary(max_size=3))
    def keep(self, original: bytes) -> None:
        self._both(keep(original))
        assert self.tiny.blob(digest(original)) == original

    @rule(original=st.binary(max_size=3), said=TEXTS, day=st.none() | DAYS)
    def photograph(self, original: bytes, said: str, day: date | None) -> None:
        """Somebody takes a photograph in, or says anew what it shows."""

        def decide(view: View) -> Change:
            where = Condition("digest", Op.IN, (digest(original),))
            known = view.find(Photograph, where)
            if known:
                return act(replace(known[0], caption=said, taken=day))
            new = a_photograph(view.new_id(Photograph), original)
            return act(replace(new, caption=said, taken=day), blobs=(original,))

        self._both(decide)
        shown = Condition("said", Op.CONTAINS, (said[:3],))
        assert self.tiny.find(Photograph, shown) == self.memory.find(Photograph, shown)

    @rule(counts=st.binary(max_size=3))
    def count(self, counts: bytes) -> None:
        def decide(view: View) -> Change:
            new = ReadingImport(id=view.new_id(ReadingImport), at=NOW, counts=digest(counts))
            return act(new, counts=(counts,))

        self._both(decide)
        assert self.tiny.counts(digest(counts)) == self.memory.counts(digest(counts)) == counts

    @rule(
        number=NUMBERS,
        n=st.integers(1, 3),
        lines=st.sets(st.integers(1, 30), max_size=4),
        original=st.binary(max_size=3),
    )
    def erase(self, number: int, n: int, lines: set[int], original: bytes) -> None:
        told = [each for each in self.memory.entries() if each.seq and not each.redacted]
        named = {path for each in self.memory.entries() for path in each.files}
        article = next((each for each in self.memory.find(Article) if each.id == number), None)
        if article is None or article.revision(n) is None:
            return
        decide = erase(
            number,
            n,
            lines=tuple(each.seq for each in told if each.seq in lines),
            blobs=(digest(original),) if blob_path(digest(original)) in named else (),
        )
        assert self.memory.erase(decide) == self.tiny.erase(decide)

    @rule()
    def force_a_checkpoint(self) -> None:
        self.tiny.checkpoint()

    @rule()
    def lose_the_checkpoint_and_repair(self) -> None:
        path = self.folder / "room" / "newsroom.json"
        self.tiny.checkpoint()
        before = path.read_bytes()
        path.unlink()
        assert self.tiny.repair().problems == ()
        assert path.read_bytes() == before

    @rule(torn=st.binary(min_size=1, max_size=30).filter(lambda torn: b"\n" not in torn))
    def break_off(self, torn: bytes) -> None:
        with (self.folder / "room" / "journal.jsonl").open("ab") as journal:
            journal.write(torn)
        self.tiny.repair()

    @invariant()
    def agree(self) -> None:
        for tiny in (self.tiny, open_store(self.folder / "room")):
            assert tiny.head() == self.memory.head()
            for kind in (Article, Category, Event, Photograph, ReadingImport):
                assert tiny.find(kind, order="-id") == self.memory.find(kind, order="-id")
        where = Condition("code", Op.SINCE, ("m",))
        assert self.tiny.find(Category, where, order="name", limit=2) == self.memory.find(
            Category, where, order="name", limit=2
        )
        for article in self.memory.find(Article):
            for each in article.revisions:
                n = each.n
                assert _read(self.tiny, article.id, n) == _read(self.memory, article.id, n)

    def teardown(self) -> None:
        try:
            assert list(self.tiny.entries()) == list(self.memory.entries())
            assert self.tiny.inspect().problems == self.memory.inspect().problems == ()
        finally:
            shutil.rmtree(self.folder)

    def _both(self, decide: Decide) -> None:
        outcomes: list[object] = []
        for store in (self.memory, self.tiny):
            try:
                outcomes.append(store.write(decide))
            except BekasiError as problem:
                outcomes.append((type(problem), problem.message))
        assert outcomes[0] == outcomes[1]


def _read(store: Store, number: int, n: int) -> bytes | str:
    """Return revision N of article NUMBER, or the sentence that says that it was erased."""
    try:
        return store.revision(number, n)
    except Erased as gone:
        return gone.message


class IndexedAgreement(Agreement):
    """The same, with an index from the first record on."""

    @initialize()
    def lay(self) -> None:
        self.small, checkpoint.SMALL = checkpoint.SMALL, 1
        super().lay()

    def teardown(self) -> None:
        checkpoint.SMALL = self.small
        super().teardown()


TestAgreement = Agreement.TestCase
TestIndexedAgreement = IndexedAgreement.TestCase
TestAgreement.settings = TestIndexedAgreement.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
