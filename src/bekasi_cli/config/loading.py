"""Read a newsroom's settings of look and place, and write them without losing a comment.

Everything about a setting stands in one row of `SETTINGS`: reading, checking, the file that
`init` writes, `config set` and the docs page are made from it. The rules of the house (four eyes
and such) are no settings: they are records in the store, journalled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from bekasi_cli.config.table import SETTINGS, Setting, Value, find, toml_value, typed
from bekasi_cli.errors import NotFound, Unreachable, Unreadable
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_, Language, _, speaking

if TYPE_CHECKING:
    from bekasi_cli.documents import Notice

FILE = "bekasi.toml"
MAX_BYTES = 1_000_000


class Settings(Struct, frozen=True, kw_only=True):
    """A newsroom's settings; NOTICES tell what in the file was not understood."""

    office: str = ""
    masthead: str = ""
    url: str = ""
    zone: ZoneInfo = ZoneInfo("Asia/Jakarta")
    language: Language = Language.INDONESIAN
    accent: str = "#0b6e4f"
    whatsapp_closing: str = ""
    release_number: str = "NOMOR/TAHUN"
    press_contact_name: str = ""
    press_contact_phone: str = ""
    press_contact_email: str = ""
    after_publishing: str = "nothing"
    deploy_to: str = ""
    banner: str = ""
    banner_until: str = ""
    pager: bool = True
    lock_timeout: float = 10.0
    notices: tuple[Notice, ...] = ()


def load(folder: Path) -> Settings:
    """Return the settings in FOLDER's `bekasi.toml`.

    Raises:
        Unreadable: it is no TOML, or a value is not of its kind; names the line.
        Unreachable: the file cannot be opened.
    """
    path = folder / FILE
    text = _read(path)
    raw = _toml(path, text)
    value = {setting.name: _checked(path, text, raw, setting) for setting in SETTINGS}
    return Settings(
        office=str(value["office"]).strip(),
        masthead=str(value["masthead"]).strip(),
        url=str(value["url"]).rstrip("/"),
        zone=ZoneInfo(str(value["zone"])),
        language=Language(str(value["language"])),
        accent=str(value["accent"]),
        whatsapp_closing=str(value["whatsapp_closing"]).strip(),
        release_number=str(value["release_number"]).strip(),
        press_contact_name=str(value["press_contact_name"]).strip(),
        press_contact_phone=str(value["press_contact_phone"]).strip(),
        press_contact_email=str(value["press_contact_email"]).strip(),
        after_publishing=str(value["after_publishing"]),
        deploy_to=str(value["deploy_to"]).strip(),
        banner=str(value["banner"]).strip(),
        banner_until=str(value["banner_until"]),
        pager=bool(value["pager"]),
        lock_timeout=float(value["lock_timeout"]),
        notices=_unknown(raw),
    )


def set_value(folder: Path, name: str, value: str) -> Value:
    """Set NAME to VALUE as typed in FOLDER's `bekasi.toml`, keeping comments; return the value.

    Raises:
        UsageProblem: no such setting, or no such value.
        Unreadable, Unreachable: the file cannot be read or written.
    """
    import tomlkit

    from bekasi_cli.files import atomic_write

    setting = find(name)
    new = typed(setting, value)
    path = folder / FILE
    text = _read(path)
    _toml(path, text)
    document = tomlkit.parse(text)
    document[name] = new
    atomic_write(path, tomlkit.dumps(document).encode())
    return new


def default_toml(values: Mapping[str, str]) -> str:
    """Return a commented `bekasi.toml` with VALUES and the defaults of the rest.

    Its comments are in the newsroom's own language.

    Raises:
        UsageProblem: a name or value is not one of ours.
    """
    chosen = {name: typed(find(name), text) for name, text in values.items()}
    with speaking(Language(str(chosen.get("language", "id")))):
        lines = ["# " + _("Settings of this newsroom. Change them here or with: bekasi config set")]
        for setting in SETTINGS:
            value = chosen.get(setting.name, setting.default)
            lines += ["", f"# {_(setting.doc)}", f"{setting.name} = {toml_value(value)}"]
    return "\n".join(lines) + "\n"


def find_folder(
    explicit: Path | None, env_value: str | None, cwd: Path, user_config: Path | None = None
) -> Path | None:
    """Return the newsroom's folder: named, from the environment, upward, `./data`, user's own.

    USER_CONFIG is the user's own `config.toml`, whose key `newsroom` names a folder; None: where
    the platform keeps it. Returns None when there is no newsroom to be found.

    Raises:
        NotFound: a folder was named and is no newsroom.
        Unreadable: the user's own file is no TOML.
    """
    named = explicit or (Path(env_value) if env_value else None)
    if named is not None:
        return _named(cwd / named)
    for folder in (cwd, *cwd.parents, cwd / "data"):
        if _is_newsroom(folder):
            return folder
    if user_config is None:
        from platformdirs import user_config_path

        user_config = user_config_path("bekasi") / "config.toml"
    if not _is_file(user_config):
        return None
    home = _toml(user_config, _read(user_config)).get("newsroom")
    return _named(user_config.parent / _at_home(home)) if isinstance(home, str) else None


def _is_newsroom(folder: Path) -> bool:
    return _is_file(folder / FILE)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder on the way that may not be entered
        return False


def _at_home(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError:  # ~somebody whom this machine does not know
        return Path(folder)


def _named(folder: Path) -> Path:
    if not _is_newsroom(folder):
        raise NotFound(
            N_("{folder} is no newsroom: it holds no bekasi.toml."),
            N_("Name another folder, or make a newsroom there: bekasi init {folder}"),
            folder=str(folder),
        )
    return folder


def _read(path: Path) -> str:
    content = b""
    try:
        content = path.read_bytes()
        if len(content) > MAX_BYTES:
            raise Unreadable(
                N_("{path} is too large to be a file of settings."),
                N_("Put the right file there."),
                path=str(path),
            )
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_toml(path, content.count(b"\n", 0, error.start) + 1) from error
    except OSError as error:
        raise Unreachable(
            N_("{path} cannot be read: {reason}."),
            N_("Ask the owner of the newsroom's folder for permission, or name another folder."),
            path=str(path),
            reason=reason(error),
        ) from error


def _toml(path: Path, text: str) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = re.search(r"at line (\d+)", str(error))
        raise _no_toml(path, int(place[1]) if place else text.count("\n") + 1) from error


def _no_toml(path: Path, line: int) -> Unreadable:
    return Unreadable(
        N_("{path} cannot be understood at line {line}."),
        N_('Each line there is name = value, with texts in quotation marks: office = "…"'),
        path=str(path),
        line=line,
    )


def _checked(path: Path, text: str, raw: Mapping[str, object], setting: Setting) -> Value:
    found = raw.get(setting.name, setting.default)
    if type(found) is int and setting.kind.type is float and abs(found) < 1e6:
        found = float(found)
    if isinstance(found, setting.kind.type) and setting.kind.fits(str(found)):
        return found
    place = re.search(rf"(?m)^[ \t]*[\"']?{setting.name}[\"']?[ \t]*[=.]", text)
    raise Unreadable(
        N_("In {path}, line {line}, the value of {name} does not fit."),
        N_("It takes {wants}."),
        path=str(path),
        line=text.count("\n", 0, place.start()) + 1 if place else 1,
        name=setting.name,
        wants=_(setting.kind.wants),
    )


def _unknown(raw: Mapping[str, object]) -> tuple[Notice, ...]:
    unknown = sorted(set(raw) - {setting.name for setting in SETTINGS})
    if not unknown:
        return ()
    from bekasi_cli.documents import Notice

    return tuple(
        Notice(N_("bekasi.toml has a setting {name}, which is unknown here."), {"name": name})
        for name in unknown
    )
