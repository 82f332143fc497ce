"""List the commands: the one table that help, lazy loading and the docs are made from."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from bekasi_cli.i18n import N_


class Desk(Enum):
    """Where in the newsroom a command belongs; its value heads a section of the help."""

    START = N_("Start")
    WRITING = N_("Writing")
    EDITING = N_("Editing")
    READING = N_("Reading")
    PUBLISHING = N_("Publishing")
    PLANNING = N_("Planning")
    CARE = N_("Care")


class CommandRow(NamedTuple):
    """One command: MODULE of this package holds its `app`; ALIAS is Indonesian, or empty."""

    name: str
    alias: str
    module: str
    summary: str
    desk: Desk


COMMANDS: tuple[CommandRow, ...] = (
    CommandRow("init", "", "init", N_("Make a new newsroom in a folder"), Desk.START),
    CommandRow("demo", "", "demo", N_("Make a sample newsroom to try things in"), Desk.START),
    CommandRow("whoami", "", "whoami", N_("Say who you are here and what you may do"), Desk.START),
    CommandRow("status", "", "status", N_("Show the newsroom at a glance"), Desk.START),
    CommandRow(
        "staff", "", "staff", N_("Keep the list of staff, their roles and PINs"), Desk.START
    ),
    CommandRow("category", "", "category", N_("Keep the list of categories"), Desk.START),
    CommandRow("config", "", "config_command", N_("Read and change the settings"), Desk.START),
    CommandRow(
        "completion", "", "completion", N_("Let your shell complete what you type"), Desk.START
    ),
    CommandRow("draft", "draf", "draft", N_("Write a new article"), Desk.WRITING),
    CommandRow("edit", "", "edit", N_("Change an article's text"), Desk.WRITING),
    CommandRow("submit", "ajukan", "submit", N_("Hand an article to the editors"), Desk.WRITING),
    CommandRow("withdraw", "", "withdraw", N_("Take back what you submitted"), Desk.WRITING),
    CommandRow("check", "cek", "check", N_("Check texts against the house style"), Desk.WRITING),
    CommandRow(
        "explain", "jelaskan", "explain", N_("Say why a rule of style is one"), Desk.WRITING
    ),
    CommandRow("comment", "", "comment", N_("Say something about a text"), Desk.WRITING),
    CommandRow("trash", "", "trash", N_("Move an unpublished article to the trash"), Desk.WRITING),
    CommandRow("restore", "", "restore", N_("Take an article out of the trash"), Desk.WRITING),
    CommandRow("discard", "", "discard", N_("Drop changes to a published article"), Desk.WRITING),
    CommandRow("inbox", "", "inbox", N_("Show what waits for you"), Desk.EDITING),
    CommandRow("review", "periksa", "review", N_("Read a text and decide on it"), Desk.EDITING),
    CommandRow("approve", "setujui", "approve", N_("Approve exactly this text"), Desk.EDITING),
    CommandRow("ask", "", "ask", N_("Ask somebody outside to approve a text"), Desk.EDITING),
    CommandRow("confirm", "", "confirm", N_("Confirm an approval given outside"), Desk.EDITING),
    CommandRow(
        "send-back", "kembalikan", "send_back", N_("Return an article with a reason"), Desk.EDITING
    ),
    CommandRow("diff", "", "diff", N_("Show word by word what a text changes"), Desk.EDITING),
    CommandRow("list", "", "list_articles", N_("List articles"), Desk.READING),
    CommandRow("search", "", "search", N_("Find articles by the words in them"), Desk.READING),
    CommandRow(
        "show", "", "show", N_("Show an article's facts and what can be done"), Desk.READING
    ),
    CommandRow(
        "preview", "", "preview", N_("Show an article as readers will see it"), Desk.READING
    ),
    CommandRow("history", "", "history", N_("Tell an article's whole story"), Desk.READING),
    CommandRow(
        "publish", "terbitkan", "publish", N_("Publish an approved article"), Desk.PUBLISHING
    ),
    CommandRow(
        "unschedule", "", "unschedule", N_("Take an article off the schedule"), Desk.PUBLISHING
    ),
    CommandRow(
        "correct", "ralat", "correct", N_("Correct or update what is published"), Desk.PUBLISHING
    ),
    CommandRow("reply", "", "reply", N_("Write a reply to an article"), Desk.PUBLISHING),
    CommandRow("hold", "tahan", "hold", N_("Hide an article from readers"), Desk.PUBLISHING),
    CommandRow("release", "", "release", N_("Show a held article again"), Desk.PUBLISHING),
    CommandRow(
        "retract", "cabut", "retract", N_("Withdraw an article, with a reason"), Desk.PUBLISHING
    ),
    CommandRow("redact", "", "redact", N_("Erase a text for good"), Desk.PUBLISHING),
    CommandRow("build", "bangun", "build", N_("Build the public site"), Desk.PUBLISHING),
    CommandRow(
        "deploy", "", "deploy", N_("Bring the built site to where readers get it"), Desk.PUBLISHING
    ),
    CommandRow(
        "serve", "", "serve", N_("Show the site on this computer, drafts as well"), Desk.PUBLISHING
    ),
    CommandRow(
        "export", "", "export", N_("Write published articles for other programs"), Desk.PUBLISHING
    ),
    CommandRow(
        "import", "", "import_articles", N_("Take in texts from elsewhere"), Desk.PUBLISHING
    ),
    CommandRow("agenda", "", "agenda", N_("Keep the agenda of events"), Desk.PLANNING),
    CommandRow("media", "foto", "media", N_("Keep the photographs"), Desk.PLANNING),
    CommandRow(
        "officials", "pejabat", "officials", N_("Keep the register of officials"), Desk.PLANNING
    ),
    CommandRow("services", "layanan", "services", N_("Keep the online services"), Desk.PLANNING),
    CommandRow("views", "", "views", N_("Show what readers read most"), Desk.PLANNING),
    CommandRow("audit", "", "audit", N_("Read and verify the audit trail"), Desk.CARE),
    CommandRow(
        "doctor", "", "doctor", N_("Examine the newsroom's files and repair them"), Desk.CARE
    ),
    CommandRow("backup", "", "backup", N_("Copy the whole newsroom into one file"), Desk.CARE),
    CommandRow(
        "restore-backup", "", "restore_backup", N_("Bring a newsroom back from a backup"), Desk.CARE
    ),
)


def find_row(name: str) -> CommandRow | None:
    """Return the row whose command or Indonesian alias is NAME."""
    return next((row for row in COMMANDS if name and name in (row.name, row.alias)), None)
