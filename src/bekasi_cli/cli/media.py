"""Keep the newsroom's photographs, and attach them to articles."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli import asking, filters, media_files, media_outcomes
from bekasi_cli.cli.days import day
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import BekasiError, UsageProblem
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.newsroom.media import Taken

app = CommandApp(
    help=N_(
        "Keep the newsroom's photographs, and attach them to articles. Originals are never altered"
        " and never public: readers get copies that do not say where or with what they were taken."
    )
)

Photo: TypeAlias = Annotated[
    str,
    typer.Argument(metavar="PHOTO", help=N_("Its number, or 8 digits of its code.")),
]
Photos: TypeAlias = Annotated[
    list[str],
    typer.Argument(metavar="PHOTO…", help=N_("Their numbers, in their order.")),
]
Caption: TypeAlias = Annotated[
    str | None,
    typer.Option("--caption", metavar="TEXT", help=N_("What it shows: who does what, where.")),
]
Credit: TypeAlias = Annotated[
    str | None, typer.Option("--credit", metavar="TEXT", help=N_("Who took it, as readers see it."))
]
Alt: TypeAlias = Annotated[
    str | None,
    typer.Option("--alt", metavar="TEXT", help=N_("What it shows, for those who cannot see it.")),
]
Day: TypeAlias = Annotated[
    str, typer.Option("--date", metavar="DAY", help=N_("The day on which it was taken."))
]
Place: TypeAlias = Annotated[
    str | None, typer.Option("--place", metavar="TEXT", help=N_("Where it was taken."))
]
People: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--people", metavar="NAME", help=N_("Who is seen; can be repeated.")),
]

Pick: TypeAlias = Annotated[
    bool, typer.Option("--pick", help=N_("Mark in a list which of them you mean."))
]
Captions: TypeAlias = Annotated[
    str,
    typer.Option(
        "--captions",
        metavar="FILE",
        help=N_("A list (CSV) with the columns file, caption, credit, alt, place, date."),
    ),
]
Search: TypeAlias = Annotated[
    str,
    typer.Option(
        "--search", metavar="WORDS", help=N_("Only those whose caption or name has the words.")
    ),
]
By: TypeAlias = Annotated[
    str, typer.Option("--by", metavar="CODE", help=N_("Only those that CODE took in."))
]
Since: TypeAlias = Annotated[
    str, typer.Option("--since", metavar="DAY", help=N_("Only those of that day or later."))
]
Until: TypeAlias = Annotated[
    str, typer.Option("--until", metavar="DAY", help=N_("Only those of that day or before."))
]
Unused: TypeAlias = Annotated[
    bool, typer.Option("--unused", help=N_("Only those that no article shows."))
]
AttachTo: TypeAlias = Annotated[
    int | None,
    typer.Option("--attach", metavar="N", help=N_("Attach them to this article at once.")),
]


@app.act(
    "add",
    help=N_(
        "Take photographs in: JPEG, PNG, WebP or HEIC files, or all those of a folder. What you say"
        " of them is said of all; a list (CSV) says it of each. Day and caption come from the file"
        " where it has them. Nothing is taken in twice; what is no whole photograph is left out."
    ),
    examples=(
        'bekasi media add foto/*.jpg --credit "Budi/Prokopim" --date kemarin\n'
        "bekasi media add foto/ --pick --attach 17\n"
        "bekasi media add foto/ --captions keterangan.csv"
    ),
)
def add(
    ctx: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help=N_("Photographs, or folders of them."))
    ],
    pick: Pick = False,
    caption: Caption = None,
    credit: Credit = None,
    alt: Alt = None,
    date: Day = "",
    place: Place = None,
    people: People = None,
    captions: Captions = "",
    article: AttachTo = None,
) -> None:
    """Leave with 3 where some files were left out, with 9 where all were."""
    from bekasi_cli.newsroom import media
    from bekasi_cli.workflow import Act

    session = Session.of(ctx)
    asking.may(session, Act.MEDIA)
    said = media_files.wish(session, caption, credit, alt, date, place, people)
    wishes = media_files.told(session, captions)
    paths = media_files.named(files)
    if pick:
        paths = media_files.picked(session, paths)
    taken: list[Taken] = []
    with session.terminal.progress(N_("Taking photographs in")) as progress:
        incoming = media_files.incoming(paths, said, wishes)
        for each in media.take_in(session.room, incoming):
            taken.append(each)
            if progress:
                progress(len(taken), len(paths))
    media_outcomes.tell(session, taken)
    media_outcomes.make_copies(session, taken)
    if article is not None:
        numbers = [str(each.photograph.id) for each in taken if each.photograph]
        media_outcomes.attach(session, article, numbers, quiet=session.options.json)
    media_outcomes.judge(taken)


@app.act(
    "list",
    help=N_("List the photographs, the newest first."),
    examples=(
        "bekasi media list\nbekasi media list --unused --since 2026-11-01\n"
        'bekasi media list --search "menanam bakau" --json'
    ),
)
def list_(
    ctx: typer.Context,
    search: Search = "",
    by: By = "",
    since: Since = "",
    until: Until = "",
    unused: Unused = False,
    limit: filters.Limit = None,
    all_: filters.All = False,
) -> None:
    """Print a table, or a JSON array."""
    from bekasi_cli.newsroom import album
    from bekasi_cli.terminal import media as view

    session = Session.of(ctx)
    most = filters.most(limit, everything=all_)
    period = (day(session, since), day(session, until))
    every = album.listed(session.store, words=search, by=by, period=period)
    pairs = ((each, album.is_used(session.store, each)) for each in every)
    wanted = ((each, used) for each, used in pairs if not (unused and used))
    found = list(islice(wanted, most))
    if session.options.json:
        session.terminal.data([view.photograph_json(each) for each, _ in found])
    elif found:
        session.terminal.page(view.table(found))
    else:
        session.terminal.note(N_("There are no such photographs. Add some: bekasi media add FILE"))
    if next(wanted, None):
        session.terminal.note(
            N_("These are the newest {limit}; there are more: --limit N or --all."),
            limit=len(found),
        )


@app.act(
    "show",
    help=N_("Show what is known of a photograph, and which articles show it."),
    examples="bekasi media show 12\nbekasi media show 9f86d081 --json",
)
def show(ctx: typer.Context, photo: Photo) -> None:
    """Print its facts, or a JSON object."""
    from bekasi_cli.newsroom import album, renditions
    from bekasi_cli.terminal import media as view

    session = Session.of(ctx)
    found = album.find_photograph(session.store, photo)
    uses = album.uses(session.store, found)
    copies = renditions.renditions(session.folder, found.digest)
    if session.options.json:
        session.terminal.data(view.whole_json(found, uses, copies))
        return
    trouble = ""
    try:
        session.store.blob(found.digest)
    except BekasiError as error:
        trouble = error.sentences(session.terminal.show)[0]
    session.terminal.draw(view.facts(found, uses, copies, session.terminal, trouble))


@app.act(
    "edit",
    help=N_(
        "Change what is said of a photograph. Articles that show it keep their own words: those"
        " were approved with the text."
    ),
    examples='bekasi media edit 12 --caption "Warga menanam bakau" --alt "Tiga orang di lumpur"',
)
def edit(
    ctx: typer.Context,
    photo: Photo,
    caption: Caption = None,
    credit: Credit = None,
    alt: Alt = None,
    date: Day = "",
    place: Place = None,
    people: People = None,
) -> None:
    """Change what was typed."""
    from bekasi_cli.newsroom import album, media
    from bekasi_cli.terminal import media as view

    session = Session.of(ctx)
    said = media_files.wish(session, caption, credit, alt, date, place, people)
    if said == media.Wish():
        raise UsageProblem(
            N_("Say what to change."),
            N_("Add --caption, --credit, --alt, --date, --place or --people."),
        )
    number = album.find_photograph(session.store, photo).id
    kept = media.edit_photograph(session.room, number, said)
    if session.options.json:
        session.terminal.data(view.photograph_json(kept.record))
    session.terminal.say(
        N_("Already done: photograph {id} was so before.")
        if kept.already
        else N_("Photograph {id} is described anew."),
        id=kept.record.id,
    )
    if not kept.already:
        asking.warn_unproven(session)


@app.act(
    "attach",
    help=N_(
        "Attach photographs to an article. Caption, credit and alternative text become a part of"
        " its text and are approved with it."
    ),
    examples='bekasi media attach 17 12 13\nbekasi media attach 17 12 --caption "Warga bekerja"',
)
def attach(ctx: typer.Context, number: Number, photos: Photos, caption: Caption = None) -> None:
    """Attach them, in the order in which they were typed."""
    media_outcomes.attach(Session.of(ctx), number, photos, caption)


@app.act(
    "detach",
    help=N_("Take photographs off an article. They stay in the newsroom."),
    examples="bekasi media detach 17 12",
)
def detach(ctx: typer.Context, number: Number, photos: Photos) -> None:
    """Take them off."""
    from bekasi_cli.cli import outcomes
    from bekasi_cli.newsroom import illustrating

    session = Session.of(ctx)
    outcomes.tell(
        session,
        illustrating.detach(session.room, number, photos),
        N_("Article {number}, “{title}”, shows them no longer (revision {revision})."),
    )
