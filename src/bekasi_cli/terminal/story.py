"""Draw what there is to know of one article: its facts, its people, its story, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bekasi_cli.cleaning import clean
from bekasi_cli.documents import short_digest
from bekasi_cli.house import (
    CORRECTIONS,
    GROUNDS,
    KINDS,
    PLAIN_NEWS,
    contact_text,
    editors,
    release_number,
    views,
)
from bekasi_cli.i18n import N_, _, ngettext
from bekasi_cli.model import ApprovalKind, Identity, Stage
from bekasi_cli.terminal.articles import APPROVALS, PUBLICATIONS, headline_of, where
from bekasi_cli.terminal.comments import comments
from bekasi_cli.terminal.erasures import erasures
from bekasi_cli.terminal.preview import named
from bekasi_cli.workflow import Action, usage

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from bekasi_cli.house import House
    from bekasi_cli.model import Approval, Article
    from bekasi_cli.terminal import Terminal

NEXT: Mapping[Action, str] = {
    Action.REVISE: N_("change the text"),
    Action.SUBMIT: N_("hand it to the editors"),
    Action.WITHDRAW: N_("take it back from the editors"),
    Action.SEND_BACK: N_("return it to its reporter, with a reason"),
    Action.APPROVE: N_("approve exactly this text"),
    Action.APPROVE_OUTSIDE: N_(
        "record that somebody outside approved it (bekasi ask gives the text to send)"
    ),
    Action.CONFIRM: N_("confirm the approval that was given outside"),
    Action.PUBLISH: N_("let the public see it"),
    Action.SCHEDULE: N_("set the hour at which it goes out"),
    Action.UNSCHEDULE: N_("take it off the schedule"),
    Action.CORRECT: N_("correct it, or tell what has happened since"),
    Action.MINOR: N_("mend its spelling at once"),
    Action.REPLY: N_("write a reply to it"),
    Action.HOLD: N_("hide it from readers at once"),
    Action.RELEASE: N_("show it to readers again"),
    Action.RETRACT: N_("withdraw it for good, with a public reason"),
    Action.DISCARD: N_("drop the changes under way"),
    Action.TRASH: N_("move it to the trash"),
    Action.RESTORE: N_("take it out of the trash"),
}
"""What an action does, for the actions that can be typed; `workflow.usage` has the commands."""

IDENTITIES: Mapping[Identity, str] = {
    Identity.LOGIN: "",
    Identity.PIN: "",
    Identity.UNPROVEN: N_("identity not proven"),
    Identity.SYSTEM: N_("by the schedule"),
}


def sheet(
    article: Article,
    terminal: Terminal,
    *,
    house: House,
    actions: Sequence[Action] = (),
) -> RenderableType:
    """Return ARTICLE's facts, a sent-back reason first, then what ACTIONS the reader may do."""
    from rich.console import Group
    from rich.text import Text

    names = house.names
    parts: list[RenderableType] = [*_sent_back(article, terminal, names)]
    parts += [Text.assemble((f"{article.id}  ", "bold dim"), headline_of(article))]
    parts += [_state(article), Text(), _facts(article, terminal, house)]
    parts += [*_approvals(article, terminal, names), *_corrections(article, terminal)]
    parts += [*comments(article.comments, terminal, names), *erasures(article, terminal, names)]
    parts += _next(article, actions)
    return Group(*parts)


def _sent_back(
    article: Article, terminal: Terminal, names: Mapping[str, str]
) -> Iterator[RenderableType]:
    from rich import box
    from rich.panel import Panel
    from rich.text import Text

    remark = article.sent_back
    if remark is None or article.stage is not Stage.DRAFT:
        return
    heading = terminal.sentence(
        N_("↩ Sent back by {who}, {at}:"), who=named(remark.by, names), at=remark.at
    )
    body = Text.assemble((heading, "bold"), "\n", clean(remark.reason))
    yield Panel(body, box=box.HEAVY, style="yellow")


def _state(article: Article) -> Text:
    text = where(article)
    if article.state.value != article.publication.value:  # `Retracted` says it all by itself
        text.append(f" · {_(PUBLICATIONS[article.publication])}", style="dim")
    return text


def _facts(article: Article, terminal: Terminal, house: House) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", overflow="fold", max_width=20)
    table.add_column(overflow="fold")
    rows = (
        *_versions(article, terminal, house.names),
        *_times(article),
        *_described(article, house),
        *_links(article),
    )
    for label, value in rows:
        if value:
            table.add_row(Text(_(label)), Text(terminal.show(value)))
    return table


def _versions(
    article: Article, terminal: Terminal, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    head = article.revision(article.head.revision)
    who = named(head.by, names) if head else "-"
    working = terminal.sentence(
        N_("revision {revision}, code {code}, by {who}"),
        revision=article.head.revision,
        code=short_digest(article.head.digest),
        who=who,
    )
    if head and head.entered_by:
        working += ", " + _("entered by {who}").format(who=named(head.entered_by, names))
    yield N_("Working text"), working
    if live := article.live:
        yield (
            N_("Published text"),
            terminal.sentence(
                N_("revision {revision}, code {code}, since {at}"),
                revision=live.revision,
                code=short_digest(live.digest),
                at=article.live_since or article.updated,
            ),
        )
    for label, remark in ((N_("On hold"), article.hold), (N_("Retracted"), article.retraction)):
        if remark:
            message = N_("by {who}, {at}: {reason}") if remark.reason else N_("by {who}, {at}")
            told = terminal.sentence(
                message, who=named(remark.by, names), at=remark.at, reason=remark.reason
            )
            if remark.ground:
                told += " " + _("(ground: {ground})").format(ground=_(GROUNDS[remark.ground]))
            yield label, told


def _times(article: Article) -> Iterator[tuple[str, object]]:
    yield N_("Created"), article.created
    yield N_("Changed"), article.updated
    yield N_("Submitted"), article.submitted
    yield N_("Approved"), article.approved
    yield N_("Scheduled"), article.scheduled
    yield N_("First published"), article.published
    yield N_("Embargo until"), article.head.facts.embargo


def _described(article: Article, house: House) -> Iterator[tuple[str, object]]:
    facts, names = article.head.facts, house.names

    def people(codes: Sequence[str]) -> str:
        return ", ".join(named(code, names) for code in codes)

    yield N_("Kind"), _(KINDS.get(facts.kind, PLAIN_NEWS))
    yield N_("Number"), release_number(article, facts, house)
    yield N_("Press contact"), contact_text(facts, house)
    yield N_("Summary"), facts.summary
    yield N_("Reporter"), people(facts.reporters)
    yield N_("Editor"), people(editors(article, facts))
    yield N_("Photographer"), people(facts.photographers)
    yield N_("Byline"), facts.byline
    yield N_("Dateline"), facts.dateline
    yield N_("Event date"), facts.event_date
    yield N_("Category"), house.category(facts.category)
    yield N_("Tags"), ", ".join(facts.tags)
    read = views(article, facts, house)
    yield N_("Read"), "" if read is None else _("{count} times").format(count=read)
    yield N_("Photographs"), str(len(facts.photos)) if facts.photos else ""
    if source := facts.source:
        yield N_("Source"), " · ".join(each for each in (source.name, source.url) if each)
        yield N_("Published there"), source.published
        if source.views is not None:
            yield N_("Views there"), str(source.views)


def _links(article: Article) -> Iterator[tuple[str, str]]:
    yield N_("Address"), article.slug and f"/berita/{article.id}-{article.slug}.html"
    yield N_("Reply to"), str(article.reply_to or "")
    yield N_("Replies"), ", ".join(str(number) for number in article.replies)
    yield N_("Identifier"), article.uri
    yield N_("Digest"), article.head.digest


def _approvals(article: Article, terminal: Terminal, names: Mapping[str, str]) -> Iterator[Text]:
    from rich.text import Text

    if article.approvals:
        yield Text.assemble("\n", (_("Approvals"), "bold"))
    for each in article.approvals:
        sign = "·" if each.void else "✓"
        line = terminal.sentence(
            N_("{sign} revision {revision}, {kind}: {who}, {at}"),
            sign=sign,
            revision=each.revision,
            kind=_(APPROVALS[each.kind]),
            who=named(each.by, names),
            at=each.at,
        )
        text = Text(line, style="dim" if each.void else "")
        for mark in marks(each, names):
            text.append(f"\n    {mark}", style="yellow")
        yield text


def marks(approval: Approval, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what must be known of APPROVAL beside who gave it, in the language in use."""
    if approval.void:
        yield _("counts no longer")
    if approval.approved_by:
        yield _("given by {who} via {via}").format(
            who=named(approval.approved_by, names), via=clean(approval.via) or "-"
        )
    if approval.reason and approval.kind is ApprovalKind.URGENT:
        yield _("urgent: {reason}").format(reason=clean(approval.reason))
    elif approval.reason:
        yield clean(approval.reason)
    if approval.accepted:
        yield _("findings accepted: {reason}").format(reason=clean(approval.accepted))
    if mark := IDENTITIES[approval.identity]:
        yield _(mark)
    if approval.same_login:
        yield _("from the same login as the text")
    if approval.confirmed is False:
        yield _("not yet confirmed")


def _corrections(article: Article, terminal: Terminal) -> Iterator[Text]:
    from rich.text import Text

    if article.corrections:
        title = ngettext("Correction", "Corrections", len(article.corrections))
        yield Text.assemble("\n", (title, "bold"))
    for each in article.corrections:
        yield Text(
            terminal.sentence(
                N_("{kind}, {at} (revision {revision}): {note}"),
                kind=_(CORRECTIONS[each.kind]),
                at=each.at,
                revision=each.revision,
                note=each.note or _("(content removed)"),
            )
        )


def _next(article: Article, actions: Sequence[Action]) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    known = [action for action in actions if action in NEXT]
    if not known:
        return
    yield Text.assemble("\n", (_("What you can do next"), "bold"))
    table = Table.grid(padding=(0, 2, 0, 0))
    for action in known:
        command = f"bekasi {usage(action, article.id)}"
        table.add_row(Text(command), Text(_(NEXT[action]), style="dim"))
    yield table
