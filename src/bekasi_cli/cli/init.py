"""Make a new newsroom: ask what it needs, or take it all from flags."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, Language, _

if TYPE_CHECKING:
    from bekasi_cli.model import Staff

app = CommandApp()

LANGUAGES = (("id", "Bahasa Indonesia"), ("en", "English"))
ZONES = (("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"))


Folder: TypeAlias = Annotated[
    Path | None,
    typer.Argument(metavar="DIR", help=N_("The folder; without it, the one you are in.")),
]
OfficeName: TypeAlias = Annotated[
    str, typer.Option("--office", metavar="NAME", help=N_("The office's name."))
]
Url: TypeAlias = Annotated[
    str, typer.Option("--url", metavar="URL", help=N_("The address of its website."))
]
Code: TypeAlias = Annotated[
    str, typer.Option("--admin", metavar="CODE", help=N_("Your staff code, such as skp."))
]
AdminName: TypeAlias = Annotated[
    str, typer.Option("--admin-name", metavar="NAME", help=N_("Your name."))
]
Speech: TypeAlias = Annotated[
    Language | None,
    typer.Option("--language", metavar="id|en", help=N_("The newsroom's language.")),
]
Zone: TypeAlias = Annotated[
    str,
    typer.Option(
        "--zone", metavar="ZONE", help=N_("Its time zone; without this, Asia/Jakarta (WIB).")
    ),
]
Group: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--group", metavar="GROUP", help=N_("The Unix group whose members share the folder.")
    ),
]


class Question(NamedTuple):
    """What must be known: its flag, how it is asked for, and who judges the answer."""

    flag: str
    text: str
    check: Callable[[str], object]
    choices: tuple[tuple[str, str], ...] = ()


@app.act(
    "init",
    help=N_(
        "Make a new newsroom in a folder, which is made if it is not there. What is not given by"
        " flags is asked for. You become its first admin, under the login you have now."
    ),
    examples=(
        "bekasi init\n"
        'bekasi init ~/newsroom --office "Prokopim Kabupaten Tirtamaya"'
        " --url https://prokopim.tirtamaya.example --admin skp"
        ' --admin-name "Sekar Paramastri" --language id\n'
        "bekasi init /srv/newsroom --group newsroom"
    ),
)
def init(
    ctx: typer.Context,
    folder: Folder = None,
    office: OfficeName = "",
    url: Url = "",
    admin: Code = "",
    admin_name: AdminName = "",
    language: Speech = None,
    zone: Zone = "",
    group: Group = None,
) -> None:
    """Found the newsroom and say what to type next."""
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import founding

    session = Session.of(ctx)
    place = _place(session, folder)
    founding.refuse_place(place)
    given = {
        "--office": office,
        "--url": url,
        "--language": language.value if language else "",
        "--admin": admin,
        "--admin-name": admin_name,
        "--zone": zone,
    }
    answers = _complete(session, given)
    settings = {name: answers[f"--{name}"] for name in ("office", "url", "language", "zone")}
    person = _person(answers["--admin"], answers["--admin-name"], session.surroundings.login)
    store = founding.found(place, settings, person, at=now(), group=group)
    _tell(session, place, settings, person, store.newsroom)


def _place(session: Session, folder: Path | None) -> Path:
    named = folder or session.options.newsroom or Path()
    place: Path = session.surroundings.folder / named.expanduser()
    return place.resolve()


def _complete(session: Session, given: dict[str, str]) -> dict[str, str]:
    """Return an answer to each question, asked for where it was not GIVEN.

    Raises:
        UsageProblem: a given answer cannot be one; or nobody can be asked: names every flag.
    """
    questions = _questions()
    for question in questions:
        if given[question.flag]:
            question.check(given[question.flag])
    missing = [each for each in questions if not given[each.flag] and each.flag != "--zone"]
    if missing and not session.surroundings.asking:
        raise UsageProblem(
            N_("A newsroom needs more than this, and nobody can be asked here."),
            N_("Add {flags}."),
            flags=", ".join(each.flag for each in missing),
        )
    default = {"--zone": ZONES[0][0]}
    if missing:  # somebody sits there anyhow
        asked = [each for each in questions if not given[each.flag]]
        return given | {each.flag: _ask(session, each) for each in asked}
    return given | {flag: value for flag, value in default.items() if not given[flag]}


def _ask(session: Session, question: Question) -> str:
    """Ask until the answer is one: what was answered before is not lost to a slip."""
    from bekasi_cli import prompts

    while True:
        text = _(question.text)
        if question.choices:
            return prompts.choose(text, question.choices, asking=True, flag=question.flag)
        answer = prompts.ask_text(text, asking=True, flag=question.flag)
        try:
            question.check(answer)
        except UsageProblem as error:
            session.terminal.fail(error)
        else:
            return answer


def _questions() -> tuple[Question, ...]:
    from bekasi_cli.newsroom.founding import checked
    from bekasi_cli.newsroom.register import checked_name

    def setting(name: str) -> Callable[[str], object]:
        return lambda value: checked(name, value)

    return (
        Question("--office", N_("Name of the office:"), setting("office")),
        Question("--url", N_("Address of its website (https://…):"), setting("url")),
        Question("--language", N_("Language of the newsroom:"), setting("language"), LANGUAGES),
        Question("--zone", N_("Time zone:"), setting("zone"), ZONES),
        Question("--admin", N_("Your staff code, 2 to 16 letters:"), _check_code),
        Question("--admin-name", N_("Your name, as readers see it:"), checked_name),
    )


def _check_code(code: str) -> None:
    _person(code, "-", "")


def _person(code: str, name: str, login: str) -> Staff:
    from bekasi_cli.model import Role
    from bekasi_cli.newsroom.register import new_staff

    return new_staff(code, name, (Role.ADMIN,), login)


def _tell(
    session: Session, place: Path, settings: dict[str, str], admin: Staff, newsroom: str
) -> None:
    import shlex

    session.options.newsroom = place  # from here on we speak the new newsroom's language
    session.speak()
    terminal = session.terminal
    if terminal.json:
        terminal.data(
            {
                "newsroom": newsroom,
                "folder": str(place),
                **settings,
                "admin": admin.code,
                "login": admin.login,
            }
        )
        return
    terminal.say(
        N_("The newsroom of {office} stands in {folder}. {name} ({code}) is its admin."),
        office=settings["office"],
        folder=place,
        name=admin.name,
        code=admin.code,
    )
    terminal.note(N_("Its settings: {file}"), file=place / "bekasi.toml")
    terminal.note(N_("Next, go there and add those who write and those who edit:"))
    for command in (
        f"cd {shlex.quote(str(place))}",
        "bekasi staff add atn --name NAME --role reporter",
        "bekasi staff add fiu --name NAME --role editor",
        "bekasi category add kesehatan --name Kesehatan",
        "bekasi draft",
    ):
        terminal.note("  {command}", command=command)
