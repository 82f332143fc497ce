"""Get a text from a file, a pipe or an editor into the newsroom, and lose nothing on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bekasi_cli.cli import rescue, sources
from bekasi_cli.cli.failures import explain
from bekasi_cli.documents import Parsed, digest, parse, render
from bekasi_cli.errors import (
    BekasiError,
    Conflict,
    Damaged,
    Locked,
    NotFound,
    Unreachable,
    Unreadable,
    UsageProblem,
)
from bekasi_cli.formats.word_checks import WORD
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import Article

if TYPE_CHECKING:
    from bekasi_cli.cli.rescue import Buffer
    from bekasi_cli.cli.session import Session
    from bekasi_cli.newsroom.room import Outcome

Save = Callable[[Parsed, int | None], "Outcome"]
"""Puts what was read into the newsroom; the number is the revision that it was written upon."""

_STORE_SAID_NO = (Conflict, Locked, Damaged, Unreachable)
"""After these a text is kept although the file that it came from still lies there."""

_KEPT = N_("Your text is kept in {rescue}. To go on with it: {resume}")
_KEPT_WITH_ADVICE = N_("{advice} Your text is kept in {rescue}. To go on with it: {resume}")


@dataclass(frozen=True)
class Desk:
    """Where one person writes one text: article NUMBER, whose newest revision is HEAD.

    A new article has neither. READ makes a manuscript of what comes. TYPED is the command that
    opened the desk, where it is not the usual one; APART keeps its texts from those of other desks.
    """

    session: Session
    read: sources.Reader
    number: int | None = None
    head: int = 0
    typed: str = ""
    apart: str = ""

    @property
    def command(self) -> str:
        """Return what is typed to come back to this desk."""
        if self.typed:
            return self.typed
        return f"bekasi edit {self.number}" if self.number else "bekasi draft"

    @property
    def owner(self) -> rescue.Owner:
        """Return whose buffers are ours."""
        code = self.session.actor.code
        return rescue.Owner(self.session.store.newsroom, self.number, code, self.apart)

    def bring(self, source: str, save: Save, base: int | None = None) -> Outcome:
        """Read SOURCE, a file or `-`, and SAVE it as written upon BASE (None: upon the newest).

        Raises:
            Unreadable: it is no text, or holds none.
            BekasiError: what SAVE raised; it names where the text is kept.
        """
        kept = content = sources.read(self.session, source, self.command)
        try:
            parsed = self.read(content, source)
            kept = sources.as_understood(content, parsed)
            return save(parsed, base)
        except BaseException as error:
            named = self._kept(error, kept, source, base or self.head)
            if named is error:
                raise
            raise named from error

    def compose(
        self, buffer: Buffer, save: Save, start: bytes | None = None, line: int = 0
    ) -> Outcome | None:
        """Open the editor on BUFFER and SAVE what comes of it; None where nothing was changed.

        START is what the buffer held at first; None where it holds somebody's work already.
        LINE is where the work goes on.
        """
        from bekasi_cli.cli import editor, opened

        with opened.noted(self.session, self.number), self._holding(buffer, start):
            command = editor.find(self.session.surroundings)
            outcome = self._saved(buffer, command, save, start, line)
        rescue.discard(buffer)
        return outcome

    def fill(self, ask: Callable[[Callable[[bytes], object]], bytes], save: Save) -> Outcome:
        """ASK for a text, which is kept as far as it is typed, and SAVE it."""
        from bekasi_cli.files import atomic_write

        buffer = rescue.keep(self.owner, b"", base=self.head)
        with self._holding(buffer, b""):
            content = ask(lambda typed: atomic_write(buffer.path, typed))
            outcome = save(sources.parsed(content), None)
        rescue.discard(buffer)
        return outcome

    def begin(self, start: bytes, save: Save) -> Outcome | None:
        """Open the editor on START, or on what was left behind where the writer wants it back."""
        self.require_terminal()
        left = rescue.newest(self.owner)
        if left and self._wants_back(left):
            return self.resume(save)
        return self.compose(rescue.keep(self.owner, start, base=self.head), save, start)

    def resume(self, save: Save, base: int | None = None) -> Outcome | None:
        """Open the editor on the text that an accident left behind; BASE in place of its own.

        Raises:
            NotFound: nothing was left behind.
        """
        from bekasi_cli.cli import mistakes

        left = rescue.newest(self.owner)
        if left is None:
            raise NotFound(
                N_("There is no unsaved text of yours here."),
                N_("To begin: {command}"),
                command=self.command,
            )
        self.require_terminal(left)
        rescue.bring_back(left)
        self.session.terminal.note(N_("This is your unsaved text of {at}."), at=left.since)
        if base is not None:
            left = left._replace(base=base)
        elif left.base != self.head:
            self.session.terminal.warn(
                N_(
                    "Meanwhile revision {revision} was saved. What you save now is kept beside it."
                    " To put yours in its place: {command} --resume --base {revision}"
                ),
                revision=self.head,
                command=self.command,
            )
        line = mistakes.marked(self.session, left.path, self.command, self.read)
        return self.compose(left, save, line=line)

    def require_terminal(self, left: Buffer | None = None) -> None:
        """Refuse to open an editor where nobody sits.

        Raises:
            UsageProblem: names --file, and the text that was LEFT behind.
        """
        if not self.session.surroundings.asking:
            raise UsageProblem(
                N_("There is no terminal here to open an editor on."),
                N_("Give the text as a file: {command} --file {file}"),
                command=self.command,
                file=str(left.path) if left else "FILE",
            )

    def _saved(
        self, buffer: Buffer, command: list[str], save: Save, start: bytes | None, line: int
    ) -> Outcome | None:
        """Let the writer work on BUFFER until it can be saved; None where nothing was changed."""
        from bekasi_cli.cli import editor, mistakes

        while True:
            editing = editor.run(command, buffer.path, line)
            content = mistakes.unmarked(self.session, buffer.path, self.command)
            if start is not None and sources.is_same(content, start):
                if editing.at_once:
                    self.session.terminal.note(
                        N_(
                            "The editor came back at once. One that opens a window of its own has"
                            " to be told to wait, as in BEKASI_EDITOR='code --wait'."
                        )
                    )
                return None
            try:
                parsed = self.read(content, "")
                mistakes.understood(buffer.path, content, parsed)
                return save(parsed, buffer.base)
            except Unreadable as error:
                if not self._wants_again(error):
                    raise
                line = mistakes.mark(self.session, buffer.path, error)

    def _wants_again(self, error: Unreadable) -> bool:
        from bekasi_cli import prompts

        if self.session.options.yes:
            return False
        terminal = self.session.terminal
        terminal.warn(error.message, **error.details)
        terminal.note(error.hint, **error.details)
        return prompts.confirm(_("Open the editor again?"), asking=True, default=True)

    def _wants_back(self, left: Buffer) -> bool:
        from bekasi_cli import prompts

        terminal = self.session.terminal
        terminal.warn(
            N_("There is an unsaved text of yours of {at} in {file}."),
            at=left.since,
            file=left.path,
        )
        if self.session.options.yes:
            return False
        return prompts.confirm(_("Go on with it?"), asking=True)

    @contextmanager
    def _holding(self, buffer: Buffer, start: bytes | None) -> Iterator[None]:
        """Name BUFFER in whatever goes wrong; remove it where it holds nothing to be lost."""
        try:
            yield
        except BaseException as error:
            content = _typed(buffer)
            lost = content not in (b"", start) and not self._is_in_newsroom(content)
            if not lost and not rescue.has_more(buffer):
                rescue.discard(buffer)
                raise
            named = self._naming(error, str(buffer.path), f"{self.command} --resume")
            if named is error:
                raise
            raise named from error

    def _kept(self, error: BaseException, content: bytes, source: str, base: int) -> BaseException:
        """Return ERROR, which names where CONTENT is kept when it lies nowhere else."""
        lies_there = source != sources.PIPE and not isinstance(explain(error), _STORE_SAID_NO)
        if lies_there or not content.strip() or self._is_in_newsroom(content):
            return error
        is_word = content.startswith(WORD)  # no editor shows it, so it is not resumed in one
        suffix = ".docx" if is_word else ".md"
        try:
            kept = rescue.keep(self.owner, content, base=base, suffix=suffix).path
            resume = f"--file {kept}" if is_word else "--resume"
        except (BekasiError, OSError):
            anywhere = rescue.keep_anywhere(self.owner, content, suffix)
            if anywhere is None:
                return error
            kept, resume = anywhere, f"--file {anywhere}"
        return self._naming(error, str(kept), f"{self.command} {resume}")

    def _is_in_newsroom(self, content: bytes) -> bool:
        """Tell whether the newsroom keeps CONTENT, as the text that lost a race."""
        if self.number is None:
            return False
        with suppress(BekasiError, OSError):
            wanted = digest(render(parse(content).manuscript))
            article = self.session.store.get(Article, self.number)
            return any(each.digest == wanted for each in article.revisions)
        return False

    def _naming(self, error: BaseException, place: str, resume: str) -> BaseException:
        known = explain(error)
        if known is None:  # a bug: its own report says nothing of the text
            self.session.terminal.warn(_KEPT, rescue=place, resume=resume)
            return error
        advice = known.sentences(self.session.terminal.show)[1]
        return type(known)(
            known.message,
            _KEPT_WITH_ADVICE if advice else _KEPT,
            **{**known.details, "advice": advice, "rescue": place, "resume": resume},
        )


def _typed(buffer: Buffer) -> bytes:
    """Return what BUFFER holds, nothing where that is only blank."""
    from bekasi_cli.cli import mistakes

    with suppress(FileNotFoundError):
        content = mistakes.without_marks(buffer.path.read_bytes())
        return content if content.strip() else b""
    return b""
