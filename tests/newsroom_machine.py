"""Let random people drive the whole table in a newsroom in memory, and look at what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from msgspec.structs import replace

from bekasi_cli.documents import parse
from bekasi_cli.errors import BekasiError
from bekasi_cli.model import Article, Ground, Manuscript, PolicyName
from bekasi_cli.newsroom import (
    correcting,
    editing,
    publishing,
    recalling,
    replying,
    scheduling,
    writing,
)
from bekasi_cli.newsroom.acting import case
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.storage.port import Change, View
from bekasi_cli.workflow import TRANSITIONS, Action, AlreadyDone, Case, check
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
    elif action is Action.CORRECT:
        correcting.correct(room, number, _text(room, number, body), NOTE)
    elif action is Action.MINOR:
        correcting.fix(room, number, _text(room, number, body))
    elif action is Action.REPLY:
        text = manuscript("Hak jawab", body=body, reporters=(room.actor.code,))
        replying.reply(room, number, text)
    else:
        _by_the_table(room, number, action, wish)


_SIMPLE: Mapping[Action, Callable[[Newsroom, int], Outcome]] = {
    Action.SUBMIT: writing.submit,
    Action.WITHDRAW: writing.withdraw,
    Action.TRASH: writing.trash,
    Action.RESTORE: writing.restore,
    Action.SEND_BACK: lambda room, number: editing.send_back(room, number, "Sumber kurang."),
    Action.PUBLISH: publishing.publish,
    Action.SCHEDULE: lambda room, number: scheduling.schedule(
        room, number, room.now() + timedelta(minutes=30)
    ),
    Action.UNSCHEDULE: scheduling.unschedule,
    Action.HOLD: recalling.hold,
    Action.RELEASE: recalling.release,
    Action.RETRACT: lambda room, number: recalling.retract(
        room, number, ground=Ground.GRAVE_ERROR, reason="Keliru."
    ),
    Action.DISCARD: recalling.discard,
}
"""The acts that need to be told nothing but the article, or a reason."""


def _text(room: Newsroom, number: int, body: str) -> Manuscript:
    """Return the head's facts with BODY, as somebody who edits it would save them."""
    article = room.store.get(Article, number)
    read = parse(room.store.revision(number, article.head.revision)).manuscript
    return replace(read, body=body)


def _by_the_table(room: Newsroom, number: int, action: Action, wish: str) -> None:
    now = room.now()

    def decide(view: View) -> Change:
        fresh = view.get(Article, number)
        this: Case = replace(
            case(room, view, fresh, now, reason="Ada yang keliru."),
            at=now + timedelta(minutes=30),
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
