"""Drive the whole table by random people; the invariants are the design's sentences."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bekasi_cli.documents import digest
from bekasi_cli.errors import Conflict
from bekasi_cli.model import (
    Approval,
    ApprovalKind,
    Article,
    Policy,
    Publication,
    Revision,
    Stage,
)
from bekasi_cli.newsroom import writing
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.workflow import REVISE_CONFLICT, TABLE, Action, Policies, possible
from builders import PEOPLE, Clock, manuscript, staff
from newsroom_machine import BODIES, attempt, open_newsroom, someone

CODES = st.sampled_from([*PEOPLE, "system"])
ON_ONE_ARTICLE = [action for action in TABLE if action is not Action.DRAFT]
FORWARD = (
    *(Action.SUBMIT, Action.APPROVE, Action.APPROVE_OUTSIDE, Action.PUBLISH, Action.SCHEDULE),
    *(Action.PUBLISH_DUE, Action.RESTORE),
)
PUBLIC = (
    *(Action.CORRECT, Action.MINOR, Action.HOLD, Action.RELEASE, Action.RETRACT),
    *(Action.CONFIRM, Action.DISCARD, Action.REPLY, Action.UNSCHEDULE),
)
WISHES = st.sampled_from(["", "", "urgent", "publish", "staff", "1", "2"])


def own_chain(article: Article) -> set[str]:
    """Return who wrote the head since the live text, worked out on our own."""
    records = {each.n: each for each in article.revisions}
    live = article.live.revision if article.live else None
    found, n = set(), article.head.revision
    while n in records and n != live:
        found.add(records[n].by)
        n = records[n].parent
    return found


class Office(RuleBasedStateMachine):
    """A newsroom whose people do whatever comes to their minds."""

    room: Newsroom

    @initialize(
        four_eyes=st.sampled_from(["normal", "normal", "strict"]),
        needed=st.sampled_from([1, 1, 1, 2]),
    )
    def open(self, four_eyes: str, needed: int) -> None:
        self.room = open_newsroom(four_eyes, needed)
        self.policies = Policies.of(self.room.store.find(Policy))
        self.known: dict[int, Article] = {}
        self.draft("atn", BODIES[0], None, None)

    @rule(
        code=st.sampled_from([*PEOPLE]),
        body=st.sampled_from([BODIES[0], *BODIES]),
        source=st.sampled_from([None, None, "bdi"]),
        embargo=st.sampled_from([None, None, timedelta(hours=2)]),
    )
    def draft(self, code: str, body: str, source: str | None, embargo: timedelta | None) -> None:
        if len(self.known) > 3:
            return
        until = self.room.now() + embargo if embargo else None
        text = manuscript(body=body, embargo=until)
        writing.draft(someone(self.room, code), text, source_author=source)
        self.look()

    @rule(minutes=st.sampled_from([1, 40, 180]))
    def wait(self, minutes: int) -> None:
        clock = cast("Clock", self.room.clock)
        clock.moment += timedelta(minutes=minutes)

    @rule()
    def let_the_hour_come(self) -> None:
        self.wait(40)
        for number, article in sorted(self.known.items()):
            if article.stage is Stage.SCHEDULED:
                self.act(number, "system", Action.PUBLISH_DUE, "", "")

    @rule(
        data=st.data(),
        code=CODES,
        action=st.sampled_from(ON_ONE_ARTICLE),
        body=st.sampled_from(BODIES),
        wish=WISHES,
    )
    def try_anything(
        self, data: st.DataObject, code: str, action: Action, body: str, wish: str
    ) -> None:
        number = data.draw(st.sampled_from(sorted(self.known)))
        self.act(number, code, action, body, wish)

    @rule(data=st.data(), body=st.sampled_from(BODIES), wish=WISHES)
    def do_what_can_be_done(self, data: st.DataObject, body: str, wish: str) -> None:
        number = data.draw(st.sampled_from(sorted(self.known)))
        if can := self.possible(number, tuple(Action)):
            self.act(number, *data.draw(st.sampled_from(can)), body, wish)

    @rule(data=st.data(), way=st.sampled_from([FORWARD, FORWARD, PUBLIC]), wish=WISHES)
    def bring_it_on(self, data: st.DataObject, way: tuple[Action, ...], wish: str) -> None:
        number = data.draw(st.sampled_from(sorted(self.known)))
        if can := self.possible(number, way):
            self.act(number, *data.draw(st.sampled_from(can)), BODIES[1], wish)

    def possible(self, number: int, actions: tuple[Action, ...]) -> list[tuple[str, Action]]:
        """Return who can do which of ACTIONS to article NUMBER now."""
        found = []
        for code in (*PEOPLE, "system"):
            room = someone(self.room, code)
            can = possible(self.known[number], room.actor, self.policies, room.now(), staff())
            found += [(code, action) for action in can if action in actions]
        return found

    def act(self, number: int, code: str, action: Action, body: str, wish: str) -> None:
        room, store = someone(self.room, code), self.room.store
        seq, before = store.head().seq, store.find(Article)
        refused = attempt(room, number, action, body, wish)
        entries = list(store.entries(since=seq + 1))
        if refused is not None and entries:
            assert isinstance(refused, Conflict)
            assert [entry.act for entry in entries] == [REVISE_CONFLICT]
            assert [each.head for each in store.find(Article)] == [each.head for each in before]
        elif refused is not None:
            assert store.find(Article) == before
        assert len(entries) <= 1
        self.look()

    def look(self) -> None:
        """Compare every article with what it was before the last act."""
        now = {each.id: each for each in self.room.store.find(Article)}
        assert set(self.known) <= set(now)
        for number, article in now.items():
            before = self.known.get(number)
            if before is not None:
                self.nothing_disappears(before, article)
                self.what_was_settled_stays(before, article)
                self.who_approved_was_another(before, article)
                self.nothing_goes_out_early(before, article)
        self.known = now

    def nothing_disappears(self, before: Article, after: Article) -> None:
        assert after.revisions[: len(before.revisions)] == before.revisions
        assert len(after.approvals) >= len(before.approvals)
        for was, is_ in zip(before.approvals, after.approvals, strict=False):
            assert (was.revision, was.digest, was.kind, was.by, was.at) == (
                *(is_.revision, is_.digest, is_.kind, is_.by, is_.at),
            )
            assert is_.void >= was.void
        assert after.corrections[: len(before.corrections)] == before.corrections

    def what_was_settled_stays(self, before: Article, after: Article) -> None:
        if before.published:
            assert (after.published, after.slug) == (before.published, before.slug)
            assert after.publication is not Publication.NONE
        if before.publication is Publication.RETRACTED:
            assert (after.publication, after.stage, after.live) == (
                *(before.publication, before.stage, before.live),
            )
        assert (after.uri, after.created, after.reply_to) == (
            *(before.uri, before.created, before.reply_to),
        )

    def who_approved_was_another(self, before: Article, after: Article) -> None:
        for given in after.approvals[len(before.approvals) :]:
            text = after if given.kind is ApprovalKind.MINOR else before
            own = given.by in text.head.facts.reporters or given.by == text.revisions[0].by
            if given.kind is ApprovalKind.NORMAL:
                assert not own
                assert own_chain(before) != {given.by}
            assert given.kind is not ApprovalKind.MINOR or not own

    def nothing_goes_out_early(self, before: Article, after: Article) -> None:
        if after.live is not None and after.live != before.live:
            embargo = after.live.facts.embargo
            assert embargo is None or embargo <= self.room.now()

    @invariant()
    def what_is_live_is_byte_for_byte_an_approved_revision(self) -> None:
        for article in self.known.values():
            if article.live is None:
                assert article.publication is Publication.NONE
                continue
            content = self.room.store.revision(article.id, article.live.revision)
            assert digest(content) == article.live.digest
            assert self.approvals_of(article, article.live.revision, article.live.digest)

    @invariant()
    def nothing_waits_for_its_hour_without_an_approval_of_exactly_this_text(self) -> None:
        for article in self.known.values():
            if article.stage in (Stage.APPROVED, Stage.SCHEDULED):
                given = self.approvals_of(article, article.head.revision, article.head.digest)
                alone = [each for each in given if each.kind is not ApprovalKind.NORMAL]
                assert alone or len({each.by for each in given}) >= self.policies.approvals_needed
            assert (article.stage is Stage.SCHEDULED) == (article.scheduled is not None)

    @invariant()
    def the_two_axes_never_contradict_each_other(self) -> None:
        for article in self.known.values():
            if article.stage is Stage.TRASHED:
                assert article.publication is Publication.NONE
            if article.stage is Stage.SETTLED:
                assert article.head == article.live
            if article.publication is Publication.RETRACTED:
                assert article.stage is Stage.SETTLED
                assert article.retraction
            assert (article.publication is Publication.NONE) == (article.published is None)

    @invariant()
    def every_revision_has_its_text_and_its_number_once(self) -> None:
        for article in self.known.values():
            numbers = [each.n for each in article.revisions]
            assert numbers == list(range(1, len(numbers) + 1))
            newest: Revision = article.revisions[-1]
            assert digest(self.room.store.revision(article.id, newest.n)) == newest.digest

    def approvals_of(self, article: Article, revision: int, text: str) -> list[Approval]:
        return [
            each
            for each in article.approvals
            if (each.revision, each.digest, each.void) == (revision, text, False)
        ]

    def teardown(self) -> None:
        if hasattr(self, "room"):
            assert self.room.store.inspect().whole


Office.TestCase.settings = settings(max_examples=100, stateful_step_count=60, deadline=None)
TestOffice = Office.TestCase
