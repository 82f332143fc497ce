"""Draw what the newsroom keeps besides articles: staff, categories, settings, plain facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import _
from bekasi_cli.terminal.articles import WIDE
from bekasi_cli.workflow.sentences import ROLES

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

    from bekasi_cli.config import Value
    from bekasi_cli.model import Category, Role, Staff


class Line(NamedTuple):
    """A setting or a rule of the house: what it is now, what it was made as, what it is for.

    DOC is a marked message. A rule is a policy: journalled, and kept in the store.
    """

    name: str
    value: Value
    default: Value
    doc: str
    rule: bool = False


def roles(of: Iterable[Role]) -> str:
    """Return roles as people say them."""
    return ", ".join(_(ROLES[role]) for role in of)


def staff(people: Sequence[Staff]) -> RenderableType:
    """Draw the list of staff."""
    head = (_("Code"), _("Name"), _("Roles"), _("Login"), _("PIN"), _("Active"))
    rows = [
        (
            each.code,
            each.name,
            roles(each.roles),
            each.login or "-",
            _("yes") if each.pin else "-",
            _("yes") if each.active else _("no"),
        )
        for each in people
    ]
    return Sheet(head, rows)


def staff_json(person: Staff) -> dict[str, object]:
    """Return a member of staff for programs; of a PIN only that there is one."""
    return {
        "code": person.code,
        "name": person.name,
        "roles": [role.value for role in person.roles],
        "login": person.login or None,
        "pin": person.pin is not None,
        "active": person.active,
    }


def categories(found: Sequence[Category]) -> RenderableType:
    """Draw the list of categories."""
    rows = [(each.code, each.name, _("yes") if each.active else _("no")) for each in found]
    return Sheet((_("Code"), _("Name"), _("Active")), rows)


def category_json(category: Category) -> dict[str, object]:
    """Return a category for programs."""
    return {"code": category.code, "name": category.name, "active": category.active}


def settings(lines: Sequence[Line]) -> RenderableType:
    """Draw the settings with their defaults and meanings."""
    head = (_("Setting"), _("Value"), _("Default"), _("What it is for"))
    rows = [
        (each.name, shown(each.value) or "-", shown(each.default) or "-", _(each.doc))
        for each in lines
    ]
    return Sheet(head, rows)


def setting_json(line: Line) -> dict[str, object]:
    """Return a setting for programs."""
    return {
        "name": line.name,
        "value": line.value,
        "default": line.default,
        "doc": _(line.doc),
        "rule": line.rule,
    }


def shown(value: Value) -> str:
    """Return VALUE as it is typed."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else value


def facts(rows: Iterable[tuple[str, str]]) -> RenderableType:
    """Draw (name, value) rows, names already translated."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Text(name), Text(clean(value)))
    return table


class Sheet:
    """A table where it fits; on a narrow screen each row is a block, a line for each cell."""

    def __init__(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        self.head = head
        self.rows = [[clean(cell) for cell in row] for row in rows]

    def __rich_console__(
        self, _console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        yield self._wide() if options.max_width >= WIDE else self._narrow()

    def _wide(self) -> RenderableType:
        from rich import box
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
        for title in self.head:
            table.add_column(title, overflow="fold")
        for row in self.rows:
            table.add_row(*map(Text, row))
        return table

    def _narrow(self) -> RenderableType:
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        blocks: list[RenderableType] = []
        for first, *others in self.rows:
            table = Table.grid(padding=(0, 1, 0, 0))
            table.add_column(style="dim", overflow="fold", max_width=14)
            table.add_column(overflow="fold")
            for title, cell in zip(self.head[1:], others, strict=True):
                table.add_row(Text(f"  {title}"), Text(cell))
            blocks += [Text(first, style="bold", overflow="fold"), table]
        return Group(*blocks)
