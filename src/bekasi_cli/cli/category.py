"""Keep the list of categories: the sections of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli import asking
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.model import Category
    from bekasi_cli.newsroom.register import Kept

app = CommandApp(
    help=N_("Keep the list of categories: the sections of the site, one for each article.")
)

Code: TypeAlias = Annotated[
    str, typer.Argument(metavar="CODE", help=N_("The category's code, as in front matter."))
]


@app.act(
    "add",
    help=N_("Add a category. Only an admin can."),
    examples='bekasi category add pelayanan --name "Pelayanan Publik"',
)
def add(
    ctx: typer.Context,
    code: Code,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help=N_("Its name, as readers see it."))
    ] = "",
) -> None:
    """Add it, asking for a name that was not typed."""
    from bekasi_cli.newsroom import admin
    from bekasi_cli.prompts import ask_text

    session = Session.of(ctx)
    room = session.room
    can_ask = session.surroundings.asking
    name = name or ask_text(_("Name, as readers see it:"), asking=can_ask, flag="--name")
    _tell(session, admin.add_category(room, code, name), N_("Category {code} is new: {name}."))


@app.act(
    "list",
    help=N_("List the categories. Those that are no longer used come with --all."),
    examples="bekasi category list\nbekasi category list --all --json",
)
def list_(
    ctx: typer.Context,
    all_: Annotated[
        bool, typer.Option("--all", help=N_("Also those that are no longer used."))
    ] = False,
) -> None:
    """Print a table, or a JSON array."""
    from bekasi_cli.model import Category
    from bekasi_cli.terminal import tables

    session = Session.of(ctx)
    found = session.store.find(Category, order="code")
    shown = [each for each in found if all_ or each.active]
    if session.options.json:
        session.terminal.data([tables.category_json(each) for each in shown])
    elif shown:
        session.terminal.page(tables.categories(shown))
    else:
        session.terminal.note(
            N_("There are no categories yet. An admin adds one: bekasi category add CODE")
        )


@app.act(
    "edit",
    help=N_("Rename a category, or take it into use again. Only an admin can."),
    examples="bekasi category edit pelayanan --name Layanan\nbekasi category edit lama --active",
)
def edit(
    ctx: typer.Context,
    code: Code,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help=N_("Its name, as readers see it."))
    ] = None,
    active: Annotated[bool, typer.Option("--active", help=N_("Use it again."))] = False,
) -> None:
    """Change what was typed."""
    from bekasi_cli.errors import UsageProblem
    from bekasi_cli.newsroom import admin

    session = Session.of(ctx)
    if name is None and not active:
        raise UsageProblem(N_("Say what to change."), N_("Add --name NAME, or --active."))
    kept = admin.edit_category(session.room, code, name=name, active=True if active else None)
    renamed = N_("Category {code} is now called {name}.")
    _tell(session, kept, N_("Category {code} ({name}) is in use.") if active else renamed)


@app.act(
    "deactivate",
    help=N_("Let no new article use a category. Articles that have it keep it. Asks first."),
    examples="bekasi category deactivate lama\nbekasi category deactivate lama --yes",
)
def deactivate(ctx: typer.Context, code: Code) -> None:
    """Ask, and deactivate it."""
    from bekasi_cli.model import Category
    from bekasi_cli.newsroom import admin
    from bekasi_cli.newsroom.register import find_code
    from bekasi_cli.workflow import Act

    session = Session.of(ctx)
    asking.may(session, Act.CATEGORIES)
    category = find_code(session.store, Category, code)
    if category.active:
        asking.agree(
            session,
            N_("Deactivate the category {name} ({code})?"),
            name=category.name,
            code=category.code,
        )
    kept = admin.edit_category(session.room, code, active=False)
    _tell(session, kept, N_("Category {code} ({name}) is no longer used for new articles."))


def _tell(session: Session, kept: Kept[Category], done: str) -> None:
    from bekasi_cli.terminal import tables

    record = kept.record
    if session.options.json:
        session.terminal.data(tables.category_json(record))
    session.terminal.say(
        N_("Already done: category {code} ({name}) was so before.") if kept.already else done,
        code=record.code,
        name=record.name,
    )
    if not kept.already:
        asking.warn_unproven(session)
