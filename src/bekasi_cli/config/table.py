"""Say everything about each setting in one row, and check values against it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, _

Value: TypeAlias = str | bool | float


HOUR = "%Y-%m-%d %H:%M"
"""How an hour in the office's zone stands in `bekasi.toml`."""


class Kind(NamedTuple):
    """What values a setting takes: as TOML holds them, as people type them, and as we say it."""

    type: type[str] | type[bool] | type[float]
    fits: Callable[[str], bool]
    wants: str


class Setting(NamedTuple):
    """One setting: its name in `bekasi.toml`, its values, its default and what it is for."""

    name: str
    kind: Kind
    default: Value
    doc: str


def _is_zone(text: str) -> bool:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # no such name, a path, a folder of zones
        return False
    return bool(text)


def _is_hour(text: str) -> bool:
    try:
        return not text or datetime.strptime(text, HOUR).strftime(HOUR) == text  # noqa: DTZ007
    except ValueError:
        return False


def _fits(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text) is not None


_TEXT = Kind(
    str,
    _fits(r"[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]{0,200}"),
    N_("one line of text in quotation marks"),
)
_LINES = Kind(
    str,
    _fits(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]{0,500}"),
    N_("lines of text in quotation marks, with \\n between them"),
)
_NUMBER = Kind(
    str,
    lambda text: _TEXT.fits(text) and "NOMOR" in text and "TAHUN" in text,
    N_('a line with NOMOR, TAHUN and, if wished, BULAN in it, such as "NOMOR/HUMAS/BULAN/TAHUN"'),
)
_PHONE = Kind(str, _fits(r"[0-9 +()./-]{0,40}"), N_('a telephone number such as "0812-3456-7890"'))
_EMAIL = Kind(
    str, _fits(r"([\w.+-]{1,64}@[\w-]+(\.[\w-]+)+)?"), N_('an e-mail address such as "humas@…"')
)
_URL = Kind(
    str, _fits(r"(https?://[\w.-]+(:\d+)?(/[\w./~%-]*)?)?"), N_('an address such as "https://…"')
)
_ZONE = Kind(str, _is_zone, N_('"Asia/Jakarta" (WIB), "Asia/Makassar" (WITA) or "Asia/Jayapura"'))
_LANGUAGE = Kind(str, _fits("id|en"), N_('"id" or "en"'))
_COLOUR = Kind(str, _fits("#[0-9a-fA-F]{6}"), N_('a colour such as "#0b6e4f"'))
_HOUR = Kind(str, _is_hour, N_('an hour in the office\'s zone such as "2026-11-25 18:00"'))
_AFTER = Kind(str, _fits("nothing|build|deploy"), N_('"nothing", "build" or "deploy"'))
_TARGET = Kind(
    str,
    lambda text: _TEXT.fits(text) and not text.startswith("-"),
    N_('a place such as "/srv/www" or "rsync:humas@web.example:/srv/www"'),
)
_SWITCH = Kind(bool, lambda _text: True, N_("true or false"))
_SECONDS = Kind(
    float, lambda text: 0 < float(text) <= 600, N_("a number of seconds, more than 0, at most 600")
)

SETTINGS: tuple[Setting, ...] = (
    Setting("office", _TEXT, "", N_("The office's name, as it stands above every page.")),
    Setting(
        "masthead", _TEXT, "", N_("The line at the head of every page; empty: the office's name.")
    ),
    Setting("url", _URL, "", N_("The address of the public website, without a slash at its end.")),
    Setting(
        "zone",
        _ZONE,
        "Asia/Jakarta",
        N_("The office's time zone: times are shown and typed in it."),
    ),
    Setting(
        "language", _LANGUAGE, "id", N_("The language of messages and pages; --lang overrules it.")
    ),
    Setting("accent", _COLOUR, "#0b6e4f", N_("The colour of headings and links on pages.")),
    Setting(
        "whatsapp_closing",
        _LINES,
        "",
        N_("What WhatsApp texts end with, such as the office's name and tags; \\n begins a line."),
    ),
    Setting(
        "release_number",
        _NUMBER,
        "NOMOR/TAHUN",
        N_("How the number of a press release is written; BULAN is the month in Roman figures."),
    ),
    Setting("press_contact_name", _TEXT, "", N_("Whom journalists ask about a press release.")),
    Setting("press_contact_phone", _PHONE, "", N_("The press contact's telephone number.")),
    Setting("press_contact_email", _EMAIL, "", N_("The press contact's e-mail address.")),
    Setting(
        "after_publishing",
        _AFTER,
        "nothing",
        N_("What publishing, correcting, holding and retracting do for the site by themselves."),
    ),
    Setting(
        "deploy_to",
        _TARGET,
        "",
        N_("Where the site is brought to: a folder, rsync:USER@HOST:FOLDER, rclone:REMOTE:FOLDER."),
    ),
    Setting(
        "banner",
        _TEXT,
        "",
        N_("An urgent line that stands at the head of every page of the site; empty: none."),
    ),
    Setting(
        "banner_until",
        _HOUR,
        "",
        N_("The hour after which a build leaves the banner out; empty: it stands until changed."),
    ),
    Setting("pager", _SWITCH, True, N_("Whether long texts are shown a page at a time.")),
    Setting(
        "lock_timeout", _SECONDS, 10.0, N_("How long a command waits while somebody else writes.")
    ),
)


def find(name: str) -> Setting:
    """Return the row of setting NAME.

    Raises:
        UsageProblem: there is none; lists those that are.
    """
    for setting in SETTINGS:
        if setting.name == name:
            return setting
    raise UsageProblem(
        N_("There is no setting {name}."),
        N_("Settings are {names}."),
        name=name,
        names=", ".join(each.name for each in SETTINGS),
    )


def typed(setting: Setting, text: str) -> Value:
    """Return TEXT, as somebody typed it, as a value of SETTING.

    Raises:
        UsageProblem: it is none.
    """
    text = text.strip()
    if setting.kind is _LINES:
        text = text.replace("\\n", "\n")
    value: Value | None = text
    if setting.kind.type is bool:
        words = {"true": True, "on": True, "ya": True, "yes": True}
        words |= {"false": False, "off": False, "tidak": False, "no": False}
        value = words.get(text.lower())
    elif setting.kind.type is float:
        value = float(text) if re.fullmatch(r"\d{1,6}(\.\d{1,3})?", text) else None
    if value is None or not setting.kind.fits(text):
        raise UsageProblem(
            N_('"{value}" does not fit the setting {name}.'),
            N_("It takes {wants}."),
            value=text,
            name=setting.name,
            wants=_(setting.kind.wants),
        )
    return value


def settings_page() -> str:
    """Return the docs page of all settings in Markdown, in the language in use."""
    rows = [
        f"| `{setting.name}` | {_(setting.kind.wants)} | `{toml_value(setting.default)}` "
        f"| {_(setting.doc)} |"
        for setting in SETTINGS
    ]
    columns = (_("Setting"), _("Takes"), _("Default"), _("What it is for"))
    head = f"| {' | '.join(columns)} |"
    title = _("Settings in bekasi.toml")
    return "\n".join([f"# {title}", "", head, "| --- | --- | --- | --- |", *rows]) + "\n"


def toml_value(value: Value) -> str:
    """Return VALUE as TOML writes it; a JSON string, number or truth is a TOML one too."""
    return json.dumps(value, ensure_ascii=False)
