"""Draw the newsroom's photographs: what was taken in, the list of them, and one with its uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from bekasi_cli.cleaning import clean
from bekasi_cli.documents import short_digest
from bekasi_cli.i18n import N_, _
from bekasi_cli.newsroom.media import Intake
from bekasi_cli.terminal import tables
from bekasi_cli.terminal.articles import LOOKS as STATES
from bekasi_cli.terminal.articles import Look

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bekasi_cli.model import Photograph
    from bekasi_cli.newsroom.album import Use
    from bekasi_cli.newsroom.media import Taken
    from bekasi_cli.newsroom.renditions import Rendition
    from bekasi_cli.terminal import Terminal

_LOOKS: Mapping[Intake, Look] = {
    Intake.NEW: Look("✓", N_("taken in"), "green"),
    Intake.SAME: Look("=", N_("here already"), "dim"),
    Intake.UNREADABLE: Look("✗", N_("left out"), "bold red"),
}


def taken(found: Sequence[Taken]) -> RenderableType:
    """Draw a line for each file: what became of it, its number, its day and caption; then sums."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(overflow="fold")
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(overflow="fold")
    for each in found:
        look = _LOOKS[each.outcome]
        photo = each.photograph
        day = photo.taken.isoformat() if photo and photo.taken else ""
        said = (clean(PurePath(each.name).name), day, clean(photo.caption) if photo else "")
        rows.add_row(
            Text(f"{look.sign} {_(look.word)}", style=look.style),
            str(photo.id) if photo else "-",
            Text(" · ".join(part for part in said if part)),
        )
    counted = Counter(each.outcome for each in found)
    sums = [f"{_(_LOOKS[each].word)}: {counted[each]}" for each in Intake if counted[each]]
    return Group(rows, Text("; ".join(sums), style="bold"))


def taken_json(each: Taken) -> dict[str, object]:
    """Return what became of one file, for programs."""
    return {
        "file": each.name,
        "outcome": each.outcome.value,
        "photograph": photograph_json(each.photograph) if each.photograph else None,
        "suggested": list(each.suggested),
        "notices": [notice.sentence() for notice in each.notices],
    }


def table(found: Iterable[tuple[Photograph, bool]]) -> RenderableType:
    """Draw a line for each photograph, and whether an article uses it."""
    rows = [
        (
            str(each.id),
            each.caption or each.alt or _("(no caption: {file})").format(file=each.name),
            each.credit or "-",
            each.taken.isoformat() if each.taken else "-",
            _("yes") if used else "-",
        )
        for each, used in found
    ]
    head = (_("No."), _("Caption"), _("Credit"), _("Day"), _("Used"))
    return tables.Sheet(head, rows)


def facts(
    photo: Photograph,
    uses: Sequence[Use],
    copies: Sequence[Rendition],
    terminal: Terminal,
    trouble: str,
) -> RenderableType:
    """Draw all that is known of PHOTO; TROUBLE is what is wrong with its original."""
    size = f"{photo.width} x {photo.height} · {photo.form.value.upper()} · {_kilobytes(photo.size)}"
    widths = sorted({each.width for each in copies})
    rows = [
        (_("Photograph"), str(photo.id)),
        (_("Caption"), photo.caption or "-"),
        (_("Alternative text"), photo.alt or "-"),
        (_("Credit"), photo.credit or "-"),
        (_("Day"), _day(photo, terminal) or "-"),
        (_("Place"), photo.place or "-"),
        (_("People"), "; ".join(photo.people) or "-"),
        (_("File"), f"{photo.name} · {size}"),
        (_("Code of the file"), short_digest(photo.digest)),
        (_("Taken in"), f"{photo.by}, {terminal.show(photo.added)}"),
        (_("Copies for readers"), ", ".join(map(str, widths)) or _("none yet")),
        (_("Original"), trouble or _("whole")),
        *((_("Shown in"), _use(each)) for each in uses),
    ]
    return tables.facts(rows if uses else [*rows, (_("Shown in"), _("no article"))])


def photograph_json(photo: Photograph) -> dict[str, object]:
    """Return a photograph for programs."""
    return {
        "number": photo.id,
        "digest": photo.digest,
        "file": photo.name,
        "format": photo.form.value,
        "width": photo.width,
        "height": photo.height,
        "bytes": photo.size,
        "caption": photo.caption or None,
        "credit": photo.credit or None,
        "alt": photo.alt or None,
        "date": photo.taken.isoformat() if photo.taken else None,
        "place": photo.place or None,
        "people": list(photo.people),
        "by": photo.by,
        "added": photo.added.isoformat().replace("+00:00", "Z"),
    }


def whole_json(
    photo: Photograph, uses: Sequence[Use], copies: Sequence[Rendition]
) -> dict[str, object]:
    """Return a photograph with its uses and copies, for programs."""
    return {
        **photograph_json(photo),
        "articles": [
            {"number": each.article.id, "newest": each.head, "live": each.live} for each in uses
        ],
        "copies": [
            {"name": each.name, "width": each.width, "height": each.height, "bytes": each.size}
            for each in copies
        ],
    }


def _use(use: Use) -> str:
    title = " ".join(clean(use.article.head.facts.title).split()) or _("(no headline)")
    text = f"{use.article.id} · {title} · {_(STATES[use.article.state].word)}"
    return text if use.head else _("{article} (only in what readers see)").format(article=text)


def _day(photo: Photograph, terminal: Terminal) -> str:
    return terminal.show(photo.taken) if photo.taken else ""


def _kilobytes(size: int) -> str:
    return f"{max(1, size // 1024)} kB"
