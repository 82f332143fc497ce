"""Draw an article as its readers will see it, and say so where it is not what they see now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.house import CORRECTIONS, contact_line, kind_line, views
from bekasi_cli.i18n import N_, _, language, speaking
from bekasi_cli.model import CorrectionKind, Publication, Stage
from bekasi_cli.terminal.articles import LOOKS

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import RenderableType
    from rich.text import Text

    from bekasi_cli.house import House
    from bekasi_cli.model import Article, Correction, Facts, Manuscript, Photo

MEASURE = 100
"""Columns: lines longer than this are tiring to read, however wide the terminal is."""


def article(
    manuscript: Manuscript,
    house: House,
    *,
    article: Article | None = None,
    revision: int | None = None,
    body: RenderableType | None = None,
) -> RenderableType:
    """Return the page of MANUSCRIPT, which is REVISION of ARTICLE (default: its head).

    Without an ARTICLE it is a text that is not saved yet. BODY stands in the place of its
    text. What readers will see is in the newsroom's language; the lines about its standing are
    in that of whoever looks.
    """
    from rich.console import Group
    from rich.constrain import Constrain

    shown = revision or (article.head.revision if article else 0)
    banner = _standing(article, shown, house)
    with speaking(house.language):
        page = list(_page(manuscript, house, article, shown, body))
    return Constrain(Group(banner, *page), MEASURE)


def _page(
    manuscript: Manuscript,
    house: House,
    article: Article | None,
    shown: int,
    body: RenderableType | None,
) -> Iterator[RenderableType]:
    from rich.rule import Rule
    from rich.text import Text

    facts = manuscript.facts
    yield Text(clean(house.heading), style="bold", justify="center")
    yield Rule(style="dim")
    yield from _head(facts, house, article)
    yield from _corrections(facts, house, article, shown)
    yield from (_photo(each) for each in facts.photos[:1])
    yield Text()
    yield body or _body(manuscript)
    yield from (_photo(each) for each in facts.photos[1:])
    yield from _contact(facts, house)
    yield Text()
    yield from _people(facts, house, _editors(facts, article, shown))
    yield from _filed(facts, article, house)


def _head(facts: Facts, house: House, article: Article | None) -> Iterator[Text]:
    from rich.text import Text

    published = (article.published or article.scheduled) if article else None
    source = facts.source
    line = _when(published or (source.published if source else None), house)
    read = views(article, facts, house)
    if read is not None:
        line += " · " + _("Read {count} times").format(count=read)
    if kind := clean(kind_line(article, facts, house)):
        yield Text(kind, style="italic")
    yield Text(line, style="dim")
    title = " ".join(clean(facts.title).split())
    yield Text(title or _("(no headline)"), style="bold")
    if facts.byline:
        yield Text(clean(facts.byline), style="italic")


def _when(moment: datetime | None, house: House) -> str:
    """Return MOMENT in the language that is spoken just now."""
    return dates.show(moment, house.zone, language()) if moment else _("Not yet published")


def _corrections(
    facts: Facts, house: House, article: Article | None, shown: int
) -> Iterator[RenderableType]:
    told: Sequence[Correction] = article.corrections if article else ()
    for each in told:
        if each.revision <= shown:
            yield _correction(each.kind, _when(each.at, house), each.note)
    coming = facts.correction
    if coming and not any(each.revision == shown for each in told):
        yield _correction(coming.kind, _("on publication"), coming.note)


def _correction(kind: CorrectionKind, when: str, note: str) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    heading = f"{_(CORRECTIONS[kind])} ({when}): "
    return Padding(Text.assemble((heading, "bold"), clean(note)), (1, 2, 0, 2))


def _photo(photo: Photo) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    text = Text("▣ ")
    text.append(clean(photo.caption or photo.alt) or _("(a photograph without a caption)"))
    if photo.credit:
        text.append(" " + _("(Photo: {credit})").format(credit=clean(photo.credit)), style="dim")
    return Padding(text, (1, 0, 0, 2))


def _body(manuscript: Manuscript) -> RenderableType:
    from rich.text import Text

    from bekasi_cli.markup import opening, to_terminal

    if not manuscript.body.strip():
        return Text(_("(no text yet)"), style="dim italic")
    return to_terminal(opening(manuscript.body, manuscript.facts.dateline))


def _contact(facts: Facts, house: House) -> Iterator[Text]:
    from rich.text import Text

    if line := clean(contact_line(facts, house)):
        yield Text()
        yield Text(line)


def _editors(facts: Facts, article: Article | None, shown: int) -> Sequence[str]:
    """Return who would stand as editor if this revision were the published one."""
    from msgspec.structs import replace

    from bekasi_cli.house import editors
    from bekasi_cli.model import Version

    if article is None:
        return facts.editors
    live = Version(revision=shown, digest="", facts=facts)
    return editors(replace(article, live=live), facts)


def _people(facts: Facts, house: House, editors: Sequence[str]) -> Iterator[Text]:
    from rich.text import Text

    for label, codes in (
        (N_("Reporter"), facts.reporters),
        (N_("Editor"), editors),
        (N_("Photographer"), facts.photographers),
    ):
        if codes:
            names = ", ".join(named(code, house.names) for code in dict.fromkeys(codes))
            yield Text.assemble((f"{_(label)}: ", "bold"), names)


def named(code: str, names: Mapping[str, str]) -> str:
    """Return CODE with the name behind it, or as it is where nobody is known by it."""
    name = clean(names.get(code, ""))
    return f"{name} ({clean(code)})" if name and name != code else clean(code)


def _filed(facts: Facts, article: Article | None, house: House) -> Iterator[Text]:
    from rich.text import Text

    lines = [
        (N_("Category: {value}"), clean(house.category(facts.category))),
        (N_("Tags: {value}"), clean(", ".join(facts.tags))),
        (N_("Source: {value}"), clean(facts.source.url) if facts.source else ""),
    ]
    if article and article.reply_to:
        lines.append((N_("This is a reply to article {value}."), str(article.reply_to)))
    for message, value in lines:
        if value:
            yield Text(_(message).format(value=value), style="dim")
    if facts.embargo:
        until = _when(facts.embargo, house)
        yield Text(_("Not for publication before {value}").format(value=until), style="bold")


def _standing(article: Article | None, shown: int, house: House) -> RenderableType:
    """Return the lines that say whether this is what readers see, in a frame where it is not."""
    from rich import box
    from rich.panel import Panel
    from rich.text import Text

    if article is None:
        return Panel(Text(_("○ Not saved yet: only you see this text.")), box=box.HEAVY)
    live = article.live
    if live and shown == live.revision and article.publication is Publication.LIVE:
        line = _("● Live: readers see this text (revision {revision}, since {since}).")
        return Text(
            line.format(revision=shown, since=_when(article.live_since, house)), style="green"
        )
    text = Text(_("NOT WHAT READERS SEE NOW"), style="bold")
    for sentence in (*_this(article, shown, house), _readers_see(article, house)):
        text.append("\n")
        text.append(sentence, style="not bold")
    return Panel(text, box=box.HEAVY, style="yellow")


def _this(article: Article, shown: int, house: House) -> Iterator[str]:
    revision = article.revision(shown)
    if shown == article.head.revision and article.stage is not Stage.SETTLED:
        look = LOOKS[article.state]
        yield f"{look.sign} {_(look.word)}"
        if article.scheduled:
            yield _("It is to go out on {at}.").format(at=_when(article.scheduled, house))
    elif article.live is None or shown != article.live.revision:
        yield _("This is neither the working text nor the published one.")
    if revision:
        yield _("Revision {revision}, by {who}, {at}").format(
            revision=shown,
            who=named(revision.by, house.names),
            at=_when(revision.at, house),
        )


def _readers_see(article: Article, house: House) -> str:
    if article.publication is Publication.HELD:
        return _("The article is on hold: readers see a notice instead of the text.")
    if article.publication is Publication.RETRACTED:
        told = _("The article was retracted: readers see a notice with the reason.")
        return f"{told} {clean(article.retraction.reason if article.retraction else '')}".strip()
    if article.live is None:
        return _("Readers see nothing of this article yet.")
    return _("Readers see revision {revision}, since {since}.").format(
        revision=article.live.revision, since=_when(article.live_since, house)
    )
