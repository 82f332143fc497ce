"""List the steps of the menu, desk by desk, with the command that each stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.i18n import N_
from bekasi_cli.workflow import ACTS, Act

if TYPE_CHECKING:
    from bekasi_cli.model import Actor


class Step(NamedTuple):
    """What a step does and its COMMAND, with `…` for what is asked; it is for who may do ACT.

    ASKS: it is asked about before it is done, because its own command does not ask.
    """

    text: str
    command: str
    act: Act | None = None
    asks: bool = False


class Shelf(NamedTuple):
    """Steps that stand together behind one line of the menu."""

    text: str
    steps: tuple[Step, ...]


WRITE = Shelf(
    N_("Write a new article"),
    (
        Step(N_("Write it in your editor"), "draft", Act.COMMENT),
        Step(N_("Be asked for headline, place, day and text"), "draft --form", Act.COMMENT),
        Step(N_("Take it from a file: Markdown, plain text, Word"), "draft --file …", Act.COMMENT),
        Step(
            N_("Type in or paste what a colleague has sent"),
            "draft --from … --via WhatsApp",
            Act.COMMENT,
        ),
        Step(N_("Go on with what could not be saved"), "draft --resume", Act.COMMENT),
    ),
)

LISTS = Shelf(
    N_("Lists and search"),
    (
        Step(N_("Search in all texts"), "search …"),
        Step(N_("All articles, the newest first"), "list"),
        Step(N_("Articles in one state"), "list --state …"),
        Step(N_("Articles of one reporter"), "list --reporter …"),
        Step(N_("Articles in one category"), "list --category …"),
        Step(N_("Check all texts against the house style"), "check"),
        Step(N_("What readers read most"), "views list"),
        Step(N_("Take in the web server's log"), "views import …", Act.READINGS),
    ),
)

PUBLIC = Shelf(
    N_("Publish, export, import"),
    (
        Step(N_("Let out what is due by its schedule"), "publish --due", Act.BACKUP, asks=True),
        Step(N_("Build the public site"), "build", Act.BUILD),
        Step(N_("Bring the site to where readers get it"), "deploy", Act.BUILD, asks=True),
        Step(N_("Show the site with all drafts in it, for you alone"), "serve --drafts"),
        Step(N_("Write published articles into a folder"), "export --format … --output …"),
        Step(N_("Take in texts from elsewhere, as drafts"), "import …", Act.IMPORT, asks=True),
        Step(
            N_("Try how an archive would be taken in as published"),
            "import … --published --dry-run",
            Act.IMPORT,
        ),
        Step(N_("Take an archive in as published"), "import … --published", Act.IMPORT, asks=True),
    ),
)

PHOTOGRAPHS = Shelf(
    N_("Photographs"),
    (
        Step(N_("See the photographs"), "media list"),
        Step(N_("See those that no article shows"), "media list --unused"),
        Step(N_("Take photographs in"), "media add …", Act.MEDIA),
        Step(N_("Mark some of a folder and take them in"), "media add … --pick", Act.MEDIA),
        Step(N_("Say what a photograph shows"), "media edit … --caption …", Act.MEDIA),
        Step(N_("Attach a photograph to an article"), "media attach … …", Act.MEDIA),
        Step(N_("Take a photograph off an article"), "media detach … …", Act.MEDIA, asks=True),
        Step(N_("See what is known of a photograph"), "media show …"),
    ),
)

STAFF = Shelf(
    N_("Staff and PINs"),
    (
        Step(N_("See the staff"), "staff list --all"),
        Step(N_("See who you are here"), "whoami"),
        Step(N_("Set your PIN"), "staff pin {me}", Act.MEDIA),
        Step(N_("Add somebody who shares this login"), "staff add … --name … --role …", Act.STAFF),
        Step(
            N_("Add somebody with a login of their own"),
            "staff add … --name … --role … --login …",
            Act.STAFF,
        ),
        Step(N_("Change a name"), "staff edit … --name …", Act.STAFF),
        Step(N_("Change somebody's roles"), "staff edit … --role …", Act.STAFF),
        Step(N_("Change a login"), "staff edit … --login …", Act.STAFF),
        Step(N_("Set somebody's PIN"), "staff pin …", Act.STAFF),
        Step(N_("Take a PIN away"), "staff pin … --clear", Act.STAFF, asks=True),
        Step(N_("Let nobody act under a code any more"), "staff deactivate …", Act.STAFF),
        Step(N_("Make a code active again"), "staff edit … --active", Act.STAFF, asks=True),
    ),
)

AGENDA = Shelf(
    N_("Agenda"),
    (
        Step(N_("See this week"), "agenda week"),
        Step(N_("See next week"), "agenda week --next"),
        Step(N_("Public events past without an article"), "agenda week --uncovered"),
        Step(N_("See one event and the articles on it"), "agenda show …"),
        Step(N_("Write about an event"), "draft --event …", Act.COMMENT),
        Step(N_("Add an event"), "agenda add … --day … --start … --place …", Act.AGENDA),
        Step(N_("Take in an agenda: a list or a calendar"), "agenda import …", Act.AGENDA),
        Step(N_("Move an event"), "agenda edit … --day … --start … --reason …", Act.AGENDA),
        Step(N_("Make an event public"), "agenda edit … --public", Act.AGENDA_PUBLIC, asks=True),
        Step(N_("Cancel an event"), "agenda cancel … --reason …", Act.AGENDA),
        Step(N_("Write the public agenda as a calendar"), "agenda export --output …"),
    ),
)

OFFICE = Shelf(
    N_("Categories, officials, settings"),
    (
        Step(N_("See the categories"), "category list --all"),
        Step(N_("Add a category"), "category add … --name …", Act.CATEGORIES),
        Step(N_("Rename a category"), "category edit … --name …", Act.CATEGORIES),
        Step(N_("Let no new article use a category"), "category deactivate …", Act.CATEGORIES),
        Step(N_("Use a category again"), "category edit … --active", Act.CATEGORIES, asks=True),
        Step(N_("See the register of officials"), "officials list"),
        Step(
            N_("Add an official"), "officials add … --office … --from …", Act.OFFICIALS, asks=True
        ),
        Step(
            N_("End somebody's office"),
            "officials edit … --office … --to …",
            Act.OFFICIALS,
            asks=True,
        ),
        Step(N_("Take in a list of officials (CSV)"), "officials import …", Act.OFFICIALS),
        Step(N_("See the settings"), "config list"),
        Step(N_("Change a setting"), "config set … …", Act.SETTINGS, asks=True),
    ),
)

BESIDE = Shelf(
    N_("Online services"),
    (
        Step(N_("See the services by need"), "services list"),
        Step(N_("Add a service"), "services add …", Act.SERVICES),
        Step(
            N_("Change a service's address"), "services edit … --address …", Act.SERVICES, asks=True
        ),
        Step(N_("Take a service off the page"), "services remove …", Act.SERVICES),
        Step(N_("See whether the addresses answer"), "services check --online"),
    ),
)

CARE = Shelf(
    N_("Audit trail, backups, repair"),
    (
        Step(N_("See what was done, the newest last"), "audit log"),
        Step(N_("Verify the audit trail"), "audit verify"),
        Step(N_("Print the digest to keep elsewhere"), "audit head"),
        Step(N_("Examine the newsroom's files"), "doctor"),
        Step(N_("Restore what is damaged"), "doctor --repair", Act.REPAIR),
        Step(N_("Back the newsroom up"), "backup", Act.BACKUP),
        Step(N_("Verify a backup"), "backup --verify …", Act.BACKUP),
        Step(N_("Bring a backup back into an empty folder"), "restore-backup … …", Act.BACKUP),
    ),
)

SHELVES: tuple[Shelf, ...] = (
    *(WRITE, LISTS, PUBLIC, STAFF, OFFICE, BESIDE, AGENDA),
    *(PHOTOGRAPHS, CARE),
)

LOOKING: tuple[Step, ...] = (
    Step(N_("Review it: text, changes and comments"), "review {number}"),
    Step(N_("Read it as readers will"), "preview {number}"),
    Step(N_("See its page of the site in your browser"), "preview {number} --web"),
    Step(N_("See what was changed"), "diff {number}"),
    Step(N_("Say something about it"), "comment {number} …", Act.COMMENT),
    Step(N_("Check it against the house style"), "check {number}"),
    Step(N_("See its facts"), "show {number}"),
    Step(N_("Read its story"), "history {number}"),
    Step(N_("Get it as a message for WhatsApp"), "preview {number} --format whatsapp"),
    Step(
        N_("Ask for a text of it to be erased for good"),
        "redact {number} --revision … --basis …",
        Act.REDACT,
        asks=True,
    ),
)
"""What can be done to any article, whatever its state."""


QUESTIONS: Mapping[str, str] = {
    "staff code": N_("Which code?"),
    "staff --role": N_("Which roles?"),
    "category code": N_("Which category?"),
    "config name": N_("Which setting?"),
    "config value": N_("What is its new value?"),
    "search words": N_("Which words?"),
    "comment text": N_("What do you want to say?"),
    "--at": N_("On which day and at which hour, such as besok 09.00?"),
    "--file": N_("Which file?"),
    "--verify": N_("Which file?"),
    "--urgent": N_("Why can it not wait?"),
    "draft --from": N_("Who wrote it?"),
    "restore-backup file": N_("Which file?"),
    "restore-backup folder": N_("Into which folder?"),
    "import files": N_("Which file or folder?"),
    "views files": N_("Which file?"),
    "officials person": N_("Which person?"),
    "media files": N_("Which file or folder?"),
    "media photo": N_("Which photograph?"),
    "media photos": N_("Which photograph?"),
    "media --caption": N_("What does it show: who does what, where?"),
    "agenda event": N_("Which event?"),
    "draft --event": N_("Which event?"),
    "agenda title": N_("What takes place?"),
    "agenda --day": N_("On which day, such as besok or 24/11?"),
    "agenda --start": N_("At which hour, such as 09.00?"),
    "agenda --place": N_("Where?"),
    "agenda file": N_("Which file?"),
    "agenda --output": N_("Into which file, such as agenda.ics?"),
    "services service": N_("Which service?"),
    "services name": N_("What is it called, as readers see it?"),
    "--address": N_("What is its address, beginning with https://?"),
    "--state": N_("In which state?"),
    "list --reporter": N_("Whose articles?"),
    "list --category": N_("In which category?"),
    "export --format": N_("In which form?"),
    "export --output": N_("Into which folder?"),
    "--reason": N_("Which reason do you give?"),
    "send-back --reason": N_("What has to change, and why?"),
    "--ground": N_("On which ground?"),
}
"""What is asked for a `…`, where the help of its command would not sound like a question."""


def allowed(steps: Sequence[Step], actor: Actor | None) -> Iterator[Step]:
    """Yield those of STEPS that are for ACTOR, None for a guest."""
    held = set(actor.roles) if actor else set()
    for each in steps:
        roles = ACTS[each.act] if each.act else None
        if roles is None or roles & held:
            yield each
