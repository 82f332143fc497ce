"""Let random people drive the whole table in a newsroom in memory, and look at what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from msgspec.structs import replace

from bekasi_cli.documents import parse
from bekasi_cli.errors import BekasiError
from bekasi_cli.model import Article, Ground, Manuscript, PolicyName
from bekasi_cli.newsroom import editing, publishing, recalling, writing
from bekasi_cli.newsroom.acting import case, file, written
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.storage.port import Change, View
from bekasi_cli.workflow import TRANSITIONS, Action, AlreadyDone, Case, check
from bekasi_cli.workflow.transitions import draft, reply
from builders import NOW, Clock, as_, manuscript, newsroom, schedule
from workflow_cases import NOTE

BODIES = (
    "Warga membersikan saluran.",
    "Warga membersihkan saluran.",
    "Warga membersihkan saluran air di Desa Contoh.",
    "Sebanyak 12 warga membersihkan saluran.",
)


def open_newsroom(four_eyes: str, approvals_needed: int) -> Newsroom:
    """Return a newsroom with everybody in it, whose clock stands until it is moved."""
    return newsroom(
        "atn",
        policies={
            PolicyName.FOUR_EYES: four_eyes,
            PolicyName.APPROVALS_NEEDED: str(approvals_needed),
        },
        clock=Clock(NOW, timedelta(0)),
    )


def someone(room: Newsroom, code: str) -> Newsroom:
    """Return ROOM as CODE works in it; `system` is the schedule."""
    if code == "system":
        return Newsroom(room.store, room.settings, schedule(), room.clock)
    return as_(room, code)


def do(room: Newsroom, number: int, action: Action, body: str, *, wish: str = "") -> None:
    """Do ACTION to article NUMBER: by its use case, or by the table where there is none yet.

    WISH is what can be said with it: `urgent`, `publish`, a code, an approver.
    """
    if simple := _SIMPLE.get(action):
        simple(room, number)
    elif action is Action.REVISE:
        base = int(wish) if wish.isdecimal() else None
        writing.revise(room, number, _text(room, number, body), base=base)
    elif action is Action.APPROVE:
        urgent = "Banjir." if wish == "urgent" else ""
        editing.approve(room, number, urgent=urgent, publish=wish == "publish")
    elif action is Action.REPLY:
        _reply(room, number, body)
    else:
        _by_the_table(room, number, action, body, wish)


_SIMPLE: Mapping[Action, Callable[[Newsroom, int], Outcome]] = {
    Action.SUBMIT: writing.submit,
    Action.WITHDRAW: writing.withdraw,
    Action.TRASH: writing.trash,
    Action.RESTORE: writing.restore,
    Action.SEND_BACK: lambda room, number: editing.send_back(room, number, "Sumber kurang."),
    Action.PUBLISH: publishing.publish,
    Action.HOLD: recalling.hold,
    Action.RELEASE: recalling.release,
    Action.RETRACT: lambda room, number: recalling.retract(
        room, number, ground=Ground.GRAVE_ERROR, reason="Keliru."
    ),
    Action.DISCARD: recalling.discard,
}
"""The acts that need to be told nothing but the article, or a reason."""


def _text(room: Newsroom, number: int, body: str, *, corrects: bool = False) -> Manuscript:
    """Return the head's facts with BODY, as somebody who edits it would save them."""
    article = room.store.get(Article, number)
    read = parse(room.store.revision(number, article.head.revision)).manuscript
    facts = replace(read.facts, correction=NOTE) if corrects else read.facts
    return replace(read, body=body, facts=facts)


def _by_the_table(room: Newsroom, number: int, action: Action, body: str, wish: str) -> None:
    now = room.now()
    brings = action in (Action.CORRECT, Action.MINOR)
    after = _text(room, number, body, corrects=action is Action.CORRECT)
    article = room.store.get(Article, number)
    before = parse(room.store.revision(number, article.head.revision)).manuscript

    def decide(view: View) -> Change:
        fresh = view.get(Article, number)
        version, content = written(after, fresh.last_revision + 1)
        this: Case = replace(
            case(room, view, fresh, now, reason="Ada yang keliru."),
            text=version if brings else None,
            before=before,
            after=after,
            at=now + timedelta(minutes=30),
            ground=Ground.GRAVE_ERROR,
            approved_by="adm" if wish == "staff" else "Kepala Bagian",
            via="WhatsApp",
            digest=fresh.head.digest,
        )
        check(action, this)
        return Change(
            act=action.value,
            actor=room.actor,
            at=now,
            about=(fresh.ref,),
            puts=(TRANSITIONS[action](this),),
            revisions=(file(room, fresh, version.revision, content),) if brings else (),
        )

    room.store.write(decide)


def _reply(room: Newsroom, number: int, body: str) -> None:
    now = room.now()

    def decide(view: View) -> Change:
        answered = view.get(Article, number)
        this = case(room, view, answered, now)
        check(Action.REPLY, this)
        version, content = written(
            manuscript("Hak jawab", body=body, reporters=(room.actor.code,)), 1
        )
        new = view.new_id(Article)
        answer = draft(replace(this, text=version), new, f"{view.newsroom}:{new}", reply_to=number)
        return Change(
            act=Action.REPLY.value,
            actor=room.actor,
            at=now,
            about=(answered.ref, answer.ref),
            puts=(reply(this, new), answer),
            revisions=(file(room, answer, 1, content),),
        )

    room.store.write(decide)


def attempt(
    room: Newsroom, number: int, action: Action, body: str, wish: str
) -> BekasiError | None:
    """Do it, or return why not; whoever has done it already is told so without an error."""
    try:
        do(room, number, action, body, wish=wish)
    except AlreadyDone:
        return None
    except BekasiError as error:
        return error
    return None
