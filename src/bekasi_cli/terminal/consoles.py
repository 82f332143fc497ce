"""Hold the two consoles: results on stdout, all else on stderr; the one place that cleans text."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import _, language

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from bekasi_cli.documents import Notice
    from bekasi_cli.errors import BekasiError
    from bekasi_cli.storage.port import Progress

ZONE = "Asia/Jakarta"


class Terminal:
    """Where everything that people see goes through.

    Messages are marked (`N_`) and translated here; their details are cleaned, and datetimes are
    shown in ZONE. With JSON, `say` is silent and `data` speaks; an error is a JSON object too.
    PAGER is the reader's own, `less` where it is empty; PAGED false: never a page at a time.
    """

    def __init__(
        self,
        *,
        json: bool = False,
        zone: ZoneInfo | None = None,
        pager: str = "",
        paged: bool = True,
    ) -> None:
        self.json = json
        self.zone = zone or ZoneInfo(ZONE)
        self.pager = pager
        self.paged = paged

    @cached_property
    def out(self) -> Console:
        """Return the console for results."""
        return _console(stderr=False)

    @cached_property
    def err(self) -> Console:
        """Return the console for everything that is not a result."""
        return _console(stderr=True)

    def show(self, value: object) -> str:
        """Return VALUE as people read it: cleaned, a datetime in the newsroom's zone."""
        if isinstance(value, datetime):
            return dates.short(value, self.zone, language())
        if isinstance(value, date):
            return dates.show_day(value, language())
        return clean(str(value))

    def sentence(self, message: str, **details: object) -> str:
        """Return the marked MESSAGE in the language in use, its details shown."""
        return _(message).format(**{name: self.show(value) for name, value in details.items()})

    def say(self, message: str, **details: object) -> None:
        """Print a result for people; silent where a program listens."""
        if not self.json:
            self._line(self.out, self.sentence(message, **details))

    def note(self, message: str, **details: object) -> None:
        """Print something worth knowing that is no result, on stderr."""
        self._line(self.err, self.sentence(message, **details), "dim")

    def warn(self, message: str, **details: object) -> None:
        """Print a warning on stderr; the sign says so where there is no colour."""
        self._line(self.err, f"! {self.sentence(message, **details)}", "yellow")

    def notices(self, notices: Iterable[Notice]) -> None:
        """Print each notice as a warning."""
        for notice in notices:
            self.warn(notice.message, **dict(notice.details))

    def fail(self, error: BekasiError) -> None:
        """Print ERROR on stderr: what happened and why, then what to type next."""
        message, hint = error.sentences(self.show)
        if self.json:
            failure = {"code": int(error.exit_code), "message": message, "hint": hint}
            sys.stderr.write(f"{_encode({'error': failure})}\n")
            return
        self._line(self.err, f"✗ {message}", "bold red")
        if hint:
            self._line(self.err, f"→ {hint}")

    def data(self, value: object) -> None:
        """Print VALUE as JSON on stdout; ESC and its kin are escaped, as JSON does anyhow."""
        sys.stdout.write(f"{_encode(value)}\n")

    def print_text(self, text: str) -> None:
        """Print TEXT on stdout as it is, cleaned, its lines left to the screen to wrap."""
        from rich.text import Text

        self.out.print(Text(self.show(text)), soft_wrap=True, end="")

    def print_plain(self, text: str) -> None:
        """Print TEXT, which is cleaned already, on stdout where no terminal is: it can be long."""
        sys.stdout.write(text)

    def draw(self, renderable: RenderableType) -> None:
        """Print a drawing on stdout."""
        self.out.print(renderable)

    def page(self, renderable: RenderableType) -> None:
        """Print a drawing, through the pager where it is longer than the screen."""
        if not self.paged or not self.out.is_terminal or self.out.is_dumb_terminal:
            self.draw(renderable)
            return
        with self.out.capture() as captured:
            self.out.print(renderable)
        text = captured.get()
        if text.count("\n") < self.out.height - 1 or not _paged(text, self.pager):
            sys.stdout.write(text)
            sys.stdout.flush()

    @contextmanager
    def progress(self, message: str) -> Iterator[Progress | None]:
        """Show a bar on stderr while long work runs; None where nobody watches."""
        if not self.err.is_terminal:
            yield None
            return
        from rich.progress import Progress as Bar

        with Bar(console=self.err, transient=True) as bar:
            task = bar.add_task(_(message), total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)

    @staticmethod
    def _line(console: Console, text: str, style: str = "") -> None:
        from rich.text import Text

        # Wrapping is for people's screens: in a pipe a sentence stays one line. A word that is
        # longer than the screen, such as a path, is not broken: people copy it whole.
        line = Text(text, style=style, overflow="ignore")
        console.print(line, soft_wrap=not console.is_terminal, crop=False)


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    class Ours(Console):
        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704 - called in the handler; Rich would leave with exit code 1

    return Ours(stderr=stderr, highlight=False, markup=False, emoji=False)


def _encode(value: object) -> str:
    import msgspec

    # DEL, C1 controls and bidi marks are legal in JSON and reach terminals: escape them.
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return "".join(c if c == "\n" or clean(c) else f"\\u{ord(c):04x}" for c in text)


def _paged(text: str, pager: str) -> bool:
    """Tell whether a pager showed TEXT."""
    import shlex
    import shutil
    import subprocess

    chosen = shlex.split(pager) if pager else ["less", "-FRX"]
    if not shutil.which(chosen[0]):
        return False
    # less goes by the locale, which a login by ssh often lacks, and then shows bytes for signs.
    command = ["env", "LESSCHARSET=utf-8", *chosen]
    subprocess.run(command, input=text.encode(), check=False)  # noqa: S603 - the reader's own pager
    return True
