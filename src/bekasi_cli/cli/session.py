"""Hold one run's surroundings, options and newsroom; each part is opened when it is asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bekasi_cli.cli.options import GlobalOptions, typed_early
from bekasi_cli.cli.surroundings import Surroundings, now
from bekasi_cli.errors import BekasiError, NotFound, UsageProblem
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_, Language, use_language

if TYPE_CHECKING:
    import typer

    from bekasi_cli.config import Settings
    from bekasi_cli.model import Actor, Staff
    from bekasi_cli.newsroom.room import Newsroom
    from bekasi_cli.storage.port import Store
    from bekasi_cli.terminal import Terminal


class Session:
    """One run of the program. Commands get it with `Session.of(ctx)`."""

    def __init__(self, surroundings: Surroundings, arguments: list[str]) -> None:
        self.surroundings = surroundings
        self.options = GlobalOptions(
            lang=typed_early(arguments, "--lang"), json="--json" in arguments
        )
        early = typed_early(arguments, "--newsroom")
        self.options.newsroom = Path(early) if early else None
        self.speak()

    @staticmethod
    def of(ctx: typer.Context) -> Session:
        """Return the session that CTX runs in."""
        return cast(Session, ctx.find_root().obj)

    def speak(self) -> None:
        """Choose the language: --lang, BEKASI_LANG, the newsroom's setting, the locale."""
        for wish in (self.options.lang, self.surroundings.get("BEKASI_LANG")):
            if wish:
                use_language(_language(wish))
                return
        try:
            use_language(self.settings.language)
        except BekasiError:  # no newsroom here, or one whose settings cannot be read: say so later
            use_language(_locale_language(self.surroundings))

    @cached_property
    def folder(self) -> Path:
        """Return the newsroom's folder.

        Raises:
            NotFound: there is none where we look.
        """
        from bekasi_cli.config import find_folder

        found = find_folder(
            self.options.newsroom,
            self.surroundings.get("BEKASI_NEWSROOM"),
            self.surroundings.folder,
        )
        if found is None:
            raise NotFound(
                N_("There is no newsroom here."),
                N_(
                    "Go to the newsroom's folder or name it with --newsroom DIR. "
                    "To make one: bekasi init DIR, or bekasi demo for a sample."
                ),
            )
        return found

    @cached_property
    def settings(self) -> Settings:
        """Return the newsroom's settings."""
        from bekasi_cli.config import load

        return load(self.folder)

    @cached_property
    def store(self) -> Store:
        """Return the newsroom's store, whose acts become findable."""
        from bekasi_cli.newsroom.following import findable
        from bekasi_cli.storage import open_store

        known = self._known_settings()
        store = (
            open_store(self.folder, timeout=known.lock_timeout)
            if known
            else open_store(self.folder)
        )
        return findable(store, self.folder)

    @cached_property
    def actor(self) -> Actor:
        """Return who acts, with the PIN asked for where the code has one.

        Raises:
            Refused: this login has no code here, or the PIN is wrong.
            UsageProblem: the login has several codes and none was chosen.
        """
        from bekasi_cli.newsroom.identity import identify

        wanted = self.options.as_code or self.surroundings.get("BEKASI_AS")
        return identify(self.store, self.surroundings.login, wanted or None, self._pin)

    @cached_property
    def room(self) -> Newsroom:
        """Return what the use cases work with."""
        from bekasi_cli.newsroom.room import Newsroom

        return Newsroom(store=self.store, settings=self.settings, actor=self.actor, clock=now)

    @cached_property
    def terminal(self) -> Terminal:
        """Return the two consoles."""
        from bekasi_cli.terminal import Terminal

        known = self._known_settings()
        return Terminal(
            json=self.options.json,
            zone=known.zone if known else None,
            pager=self.surroundings.get("BEKASI_PAGER") or self.surroundings.get("PAGER"),
            paged=known is None or known.pager,
        )

    def _known_settings(self) -> Settings | None:
        """Return the settings, None where they cannot be had: an error must still be told."""
        try:
            return self.settings
        except BekasiError:
            return None

    def _pin(self, staff: Staff) -> str | None:
        if self.options.pin_file:
            return read_pin(self.options.pin_file)
        from bekasi_cli.prompts import ask_pin

        return ask_pin(staff.code, asking=self.surroundings.asking)


def read_pin(source: str) -> str:
    """Return the PIN in the first line of the file SOURCE, of standard input for `-`.

    Raises:
        UsageProblem: it cannot be read.
    """
    import sys

    try:
        text = sys.stdin.readline() if source == "-" else Path(source).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem(
            N_("The PIN file {file} cannot be read: {reason}."),
            N_("Name a file whose first line is your PIN, or - for standard input."),
            file=source,
            reason=reason(error),
        ) from error
    return text.strip().partition("\n")[0]


def _language(wish: str) -> Language:
    try:
        return Language(wish.lower().partition("_")[0])
    except ValueError:
        raise UsageProblem(
            N_("The language {language} is not one of ours."),
            N_("Choose --lang id or --lang en."),
            language=wish,
        ) from None


def _locale_language(surroundings: Surroundings) -> Language:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := surroundings.get(name):
            return Language.INDONESIAN if value.startswith("id") else Language.ENGLISH
    return Language.ENGLISH
