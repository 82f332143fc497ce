"""Tell an article's story: a sentence for each act, its reason and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.documents import short_digest
from bekasi_cli.formats.json import redaction_json
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import ApprovalKind, Identity
from bekasi_cli.terminal.articles import WIDE
from bekasi_cli.terminal.comments import where
from bekasi_cli.terminal.erasures import what_is_erased
from bekasi_cli.terminal.preview import named
from bekasi_cli.terminal.story import IDENTITIES, marks
from bekasi_cli.workflow import (
    APPROVE_OUTSIDE_PUBLISH,
    APPROVE_PUBLISH,
    ATTACH,
    DETACH,
    REVISE_CONFLICT,
    Action,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from bekasi_cli.model import Revision
    from bekasi_cli.newsroom.story import Event
    from bekasi_cli.terminal import Terminal

DEEDS: Mapping[str, str] = {
    Action.DRAFT: N_("{who} wrote the first text."),
    Action.REVISE: N_("{who} changed the text."),
    REVISE_CONFLICT: N_("{who} saved a text that came too late: somebody else had been faster."),
    Action.SUBMIT: N_("{who} handed it to the editors."),
    Action.WITHDRAW: N_("{who} took it back from the editors."),
    Action.SEND_BACK: N_("{who} sent it back."),
    Action.APPROVE: N_("{who} approved it."),
    APPROVE_PUBLISH: N_("{who} approved it and published it."),
    Action.APPROVE_OUTSIDE: N_("{who} recorded an approval that was given outside."),
    APPROVE_OUTSIDE_PUBLISH: N_(
        "{who} recorded an approval that was given outside and published it."
    ),
    Action.CONFIRM: N_("{who} confirmed the approval."),
    Action.PUBLISH: N_("{who} published it."),
    Action.SCHEDULE: N_("{who} scheduled it."),
    Action.UNSCHEDULE: N_("{who} cancelled the schedule."),
    Action.PUBLISH_DUE: N_("It went out as scheduled."),
    Action.CORRECT: N_("{who} began a new version of the published text."),
    Action.MINOR: N_("{who} made a small fix."),
    Action.REPLY: N_("{who} wrote a reply."),
    Action.HOLD: N_("{who} put it on hold."),
    Action.RELEASE: N_("{who} released it."),
    Action.RETRACT: N_("{who} retracted it."),
    Action.DISCARD: N_("{who} discarded the changes."),
    Action.TRASH: N_("{who} moved it to the trash."),
    Action.RESTORE: N_("{who} took it out of the trash."),
    ATTACH: N_("{who} attached photographs."),
    DETACH: N_("{who} took photographs off."),
    "comment": N_("{who} commented:"),
    "import": N_("{who} took it in from elsewhere."),
    "redact-ask": N_("{who} asked to erase a text of it for good."),
    "redact-cancel": N_("{who} took back what was to be erased."),
    "redact": N_("{who} erased a text of it for good."),
}


def story(
    number: int, events: Sequence[Event], terminal: Terminal, *, names: Mapping[str, str]
) -> RenderableType:
    """Return the EVENTS of article NUMBER, the oldest first; where it is narrow, time above act."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    told = [
        (Text(terminal.show(each.at), "dim"), _tell(number, each, terminal, names))
        for each in events
    ]
    if terminal.out.width < WIDE:
        return Group(*(part for pair in told for part in pair))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for when, what in told:
        table.add_row(when, what)
    return table


def _tell(number: int, event: Event, terminal: Terminal, names: Mapping[str, str]) -> Text:
    from rich.text import Text

    who = named(event.by, names)
    deed = DEEDS.get(event.act, N_("{who} did: {act}"))
    text = Text.assemble((terminal.sentence(deed, who=who, act=event.act), "bold"))
    if event.erased:
        text.append(" ").append(_("(content removed)"), "dim")
    if event.reason:
        text.append(f" “{clean(event.reason)}”")
    for line in _changes(number, event, terminal, names):
        text.append(f"\n  {line}")
    for line in _marks(event, names):
        text.append(f"\n  ! {line}", "yellow")
    return text


def _changes(
    number: int, event: Event, terminal: Terminal, names: Mapping[str, str]
) -> Iterator[str]:
    if revision := event.revision:
        kept = N_("revision {revision}, code {code}")
        lost = N_(
            "revision {revision}, code {code}, is kept but is not the text:"
            " bekasi show {number} --revision {revision}"
        )
        yield terminal.sentence(
            lost if event.lost else kept,
            number=number,
            revision=revision.n,
            code=short_digest(revision.digest),
        )
        yield from _entered(revision, terminal, names)
    if event.comment:
        yield where(event.comment)
    if event.redaction:
        yield what_is_erased(event.redaction, terminal)
    if event.confirmed:
        yield terminal.sentence(
            N_("confirmed: the approval of revision {revision}"), revision=event.confirmed.revision
        )
    for each in event.voided:
        yield terminal.sentence(
            N_("the approval of revision {revision} by {who} counts no longer"),
            revision=each.revision,
            who=named(each.by, names),
        )
    if event.scheduled:
        yield terminal.sentence(N_("to go out on {at}"), at=event.scheduled)
    if event.unscheduled:
        yield terminal.sentence(N_("will not go out on {at}"), at=event.unscheduled)
    if event.reply:
        yield terminal.sentence(N_("the reply is article {number}"), number=event.reply)
    if event.live:
        yield terminal.sentence(
            N_("readers see revision {revision} from then on"), revision=event.live
        )


def _entered(revision: Revision, terminal: Terminal, names: Mapping[str, str]) -> Iterator[str]:
    if revision.entered_by:
        yield terminal.sentence(
            N_("by {author}, entered by {who}"),
            author=named(revision.by, names),
            who=named(revision.entered_by, names),
        )


def _marks(event: Event, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what must be known of how it was done, each once."""
    from msgspec.structs import replace

    found: list[str] = []
    if approval := event.approval:
        if approval.kind is ApprovalKind.URGENT:
            found.append(_("urgent, without a second pair of eyes"))
        if approval.reason == event.reason:  # it stands beside the act already
            approval = replace(approval, reason="")
        found += marks(approval, names)
    if event.identity in set(Identity) and (mark := IDENTITIES[Identity(event.identity)]):
        found.append(_(mark))
    yield from dict.fromkeys(found)


def event_json(event: Event, zone: tzinfo) -> dict[str, object]:
    """Return EVENT for programs; what it did not change is null or empty."""

    def time(moment: datetime | None) -> str | None:
        return dates.rfc3339(moment, zone) if moment else None

    return {
        "seq": event.seq,
        "at": time(event.at),
        "act": event.act,
        "by": event.by,
        "login": event.login,
        "identity": event.identity,
        "state": event.state.value if event.state else None,
        "reason": event.reason or None,
        "revision": event.revision.n if event.revision else None,
        "digest": event.revision.digest if event.revision else None,
        "entered_by": (event.revision.entered_by or None) if event.revision else None,
        "lost": event.lost,
        "approval": event.approval.kind.value if event.approval else None,
        "same_login": event.approval.same_login if event.approval else False,
        "voided": [each.revision for each in event.voided],
        "scheduled": time(event.scheduled),
        "unscheduled": time(event.unscheduled),
        "live": event.live,
        "reply": event.reply,
        "erased": event.erased,
        "redaction": redaction_json(event.redaction, zone) if event.redaction else None,
        "paragraph": (event.comment.paragraph or None) if event.comment else None,
    }
