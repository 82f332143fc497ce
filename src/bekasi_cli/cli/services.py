"""Keep the online services that the office's page links to, and look whether they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli import asking
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import PartlyDone, UsageProblem
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.model import Service
    from bekasi_cli.newsroom.register import Kept
    from bekasi_cli.newsroom.service_checks import Finding

app = CommandApp(
    help=N_(
        "Keep the online services that the office's page links to, grouped by what people need:"
        " KTP, pajak, kesehatan, aduan, darurat."
    )
)

Number: TypeAlias = Annotated[
    int, typer.Argument(metavar="N", help=N_("The number that `services list` shows."))
]
Address: TypeAlias = Annotated[
    str | None,
    typer.Option("--address", metavar="URL", help=N_("Where it is; begins with https://.")),
]
Wanted: TypeAlias = Annotated[
    str | None,
    typer.Option("--need", metavar="TEXT", help=N_("What it is for, in a word or two: KTP.")),
]
Help: TypeAlias = Annotated[
    str | None,
    typer.Option("--help-line", metavar="TEXT", help=N_("What one does there, in a sentence.")),
]
Audience: TypeAlias = Annotated[
    str | None, typer.Option("--audience", metavar="TEXT", help=N_("Who may use it."))
]
Provider: TypeAlias = Annotated[
    str | None, typer.Option("--provider", metavar="TEXT", help=N_("The office that runs it."))
]


@app.act(
    "add",
    help=N_("Add a service behind the others. Only an editor or an admin can."),
    examples=(
        'bekasi services add "KTP elektronik" --address https://layanan.tirtamaya.example/ktp'
        ' --need KTP --help-line "Ambil nomor antrean dan lihat berkas yang perlu dibawa"'
    ),
)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("Its name, as readers see it."))],
    address: Address = None,
    wanted: Wanted = None,
    help_line: Help = None,
    audience: Audience = None,
    provider: Provider = None,
) -> None:
    """Add it, asking for what must be known and was not typed."""
    from bekasi_cli.newsroom import services
    from bekasi_cli.prompts import ask_text

    session = Session.of(ctx)
    room, can_ask = session.room, session.surroundings.asking
    address = address or ask_text(
        _("Its address, beginning with https://:"), asking=can_ask, flag="--address"
    )
    wanted = wanted or ask_text(
        _("What is it for, in a word or two?"), asking=can_ask, flag="--need"
    )
    wish = services.Wish(name, address, wanted, help_line, audience, provider)
    _tell(session, services.add_service(room, wish), N_("{name} is service number {id} now."))


@app.act(
    "list",
    help=N_("List the services by need. Those that were removed come with --all."),
    examples="bekasi services list\nbekasi services list --need pajak --json",
)
def list_(
    ctx: typer.Context,
    wanted: Annotated[
        str | None, typer.Option("--need", metavar="TEXT", help=N_("Only services for this need."))
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help=N_("Also those that were removed."))] = False,
) -> None:
    """Print a table, or a JSON array."""
    from bekasi_cli.newsroom.services import by_need, in_order
    from bekasi_cli.terminal import services as view

    session = Session.of(ctx)
    found = in_order(session.store, all_=all_)
    if wanted is not None:
        found = [each for each in found if each.need.casefold() == wanted.strip().casefold()]
    if session.options.json:
        session.terminal.data([view.service_json(each) for each in found])
    elif found:
        session.terminal.page(view.table(by_need(found)))
    else:
        session.terminal.note(N_('There is none yet. Add one: bekasi services add "NAME"'))


@app.act(
    "edit",
    help=N_("Change what is said of a service, or bring back one that was removed."),
    examples=(
        'bekasi services edit 2 --help-line "Lihat tagihan dan cara membayar"\n'
        "bekasi services edit 2 --active"
    ),
)
def edit(
    ctx: typer.Context,
    service: Number,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help=N_("Its name, as readers see it."))
    ] = None,
    address: Address = None,
    wanted: Wanted = None,
    help_line: Help = None,
    audience: Audience = None,
    provider: Provider = None,
    active: Annotated[bool, typer.Option("--active", help=N_("Show it again."))] = False,
) -> None:
    """Change what was typed."""
    from bekasi_cli.newsroom import services

    session = Session.of(ctx)
    wish = services.Wish(
        name, address, wanted, help_line, audience, provider, True if active else None
    )
    if wish == services.Wish():
        raise UsageProblem(
            N_("Say what to change."),
            N_("Add --name, --address, --need, --help-line, --audience, --provider or --active."),
        )
    kept = services.edit_service(session.room, service, wish)
    _tell(session, kept, N_("Service number {id} is now: {name}"))


@app.act(
    "remove",
    help=N_("Take a service off the page. Asks first; `services edit N --active` undoes it."),
    examples="bekasi services remove 2\nbekasi services remove 2 --yes",
)
def remove(ctx: typer.Context, service: Number) -> None:
    """Ask, and take it off."""
    from bekasi_cli.model import Service
    from bekasi_cli.newsroom import services
    from bekasi_cli.workflow import Act

    session = Session.of(ctx)
    asking.may(session, Act.SERVICES)
    known = session.store.get(Service, service)
    if known.active:
        asking.agree(session, N_("Take {name} off the page?"), name=known.name)
    kept = services.remove_service(session.room, service)
    _tell(session, kept, N_("{name} (number {id}) is off the page."))


@app.act(
    "order",
    help=N_("Put services first, in the order in which you name them."),
    examples="bekasi services order 5 2",
)
def order(
    ctx: typer.Context,
    services: Annotated[
        list[int], typer.Argument(metavar="N…", help=N_("Their numbers, the first one first."))
    ],
) -> None:
    """Put them there, and show the list."""
    from bekasi_cli.newsroom.services import by_need, in_order, order_services
    from bekasi_cli.terminal import services as view

    session = Session.of(ctx)
    changed = order_services(session.room, services)
    found = in_order(session.store)
    if session.options.json:
        session.terminal.data([view.service_json(each) for each in found])
        return
    session.terminal.page(view.table(by_need(found)))
    if not changed:
        session.terminal.say(N_("Already done: they stood in this order before."))
        return
    asking.warn_unproven(session)


@app.act(
    "check",
    help=N_(
        "Find addresses that are malformed or stand there twice; with --online those that do not"
        " answer. Leaves with 3 where something was found."
    ),
    examples="bekasi services check\nbekasi services check --online --json",
)
def check(
    ctx: typer.Context,
    online: Annotated[
        bool, typer.Option("--online", help=N_("Ask each address, too; takes some seconds."))
    ] = False,
) -> None:
    """Say what was found, each in a line."""
    from bekasi_cli.newsroom import service_checks
    from bekasi_cli.newsroom.services import in_order
    from bekasi_cli.terminal import services as view

    session = Session.of(ctx)
    found = in_order(session.store)
    findings = service_checks.written(found)
    if online:
        wrong = {
            each.service.id for each in findings if each.fault is service_checks.Fault.MALFORMED
        }
        with session.terminal.progress(N_("Asking the services")) as progress:
            sound = [each for each in found if each.id not in wrong]
            findings += service_checks.silent(sound, progress=progress)
    if session.options.json:
        session.terminal.data(view.findings_json(findings))
    _judge(session, len(found), findings)


def _judge(session: Session, count: int, findings: list[Finding]) -> None:
    if not findings:
        session.terminal.note(N_("Nothing to mend in {count} services."), count=count)
        return
    if not session.options.json:
        for each in findings:
            session.terminal.say(
                N_("{id} {name}: {problem}\n   {address}"),
                id=each.service.id,
                name=each.service.name,
                problem=session.terminal.sentence(each.message, **each.details),
                address=each.service.address,
            )
    raise PartlyDone(
        N_("{count} of {all} addresses need a look."),
        N_("To mend one: bekasi services edit {id} --address URL"),
        count=len({each.service.id for each in findings}),
        all=count,
        id=findings[0].service.id,
    )


def _tell(session: Session, kept: Kept[Service], done: str) -> None:
    from bekasi_cli.terminal import services as view

    record = kept.record
    if session.options.json:
        session.terminal.data(view.service_json(record))
    session.terminal.say(
        N_("Already done: number {id} ({name}) was so before.") if kept.already else done,
        id=record.id,
        name=record.name,
    )
    if not kept.already:
        asking.warn_unproven(session)
