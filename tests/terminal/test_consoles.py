"""Test the two consoles: what goes where, cleaned, in whose language, a page at a time or not."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console
from rich.text import Text

from bekasi_cli.documents import Notice
from bekasi_cli.errors import NotFound
from bekasi_cli.i18n import Language, speaking
from bekasi_cli.terminal import Terminal
from drawings import HOSTILE

AT = datetime(2026, 2, 14, 0, 57, tzinfo=UTC)
LONG = Text("\n".join(f"baris {n}" for n in range(50)))


class Screen(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _on_screen(
    monkeypatch: pytest.MonkeyPatch, text: Text = LONG, *, pager: str = "", paged: bool = True
) -> Screen:
    """Draw TEXT on a terminal of 20 lines, and return what its screen shows."""
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)
    terminal = Terminal(pager=pager, paged=paged)
    terminal.out = Console(force_terminal=True, width=60, height=20, no_color=True)
    terminal.page(text)
    return screen


def test_results_go_to_stdout_and_all_else_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()

    terminal.say("Done: {title}.", title="Panen")
    terminal.note("By the way.")
    terminal.warn("Mind this.")
    terminal.notices([Notice("{key} is unknown.", {"key": "warna"})])

    out, err = capsys.readouterr()
    assert out == "Done: Panen.\n"
    assert err == "By the way.\n! Mind this.\n! warna is unknown.\n"


def test_people_text_is_data_on_every_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()

    terminal.say("{title}", title=HOSTILE)
    terminal.warn("{title}", title=HOSTILE)
    terminal.fail(NotFound("{title}", "{title}", title=HOSTILE))

    for text in capsys.readouterr():
        assert "[/] [bold]x[/bold]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_instants_are_shown_in_the_newsrooms_zone() -> None:
    with speaking(Language.ENGLISH):
        assert Terminal().show(AT) == "14 Feb 2026 07:57"
        assert "09:57" in Terminal(zone=ZoneInfo("Asia/Jayapura")).show(AT)
    with speaking(Language.INDONESIAN):
        assert "Februari 2026" in Terminal().show(date(2026, 2, 14))


def test_a_long_sentence_stays_one_line_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().say("kata " * 60)

    assert capsys.readouterr().out.count("\n") == 1


def test_with_json_only_data_speaks_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal(json=True)

    terminal.say("Silence.")
    terminal.data({"title": "é \x1b[31m\x9b\u202e\x7f"})

    out, err = capsys.readouterr()
    assert err == ""
    assert json.loads(out) == {"title": "é \x1b[31m\x9b\u202e\x7f"}
    assert "é" in out
    assert not any(c in out for c in "\x1b\x9b\u202e\x7f")


def test_an_error_has_a_sign_and_a_hint_and_for_programs_is_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = NotFound("There is no {n}.", "Try {n} again.", n=17)

    Terminal().fail(error)
    Terminal().fail(NotFound("Nothing."))
    assert capsys.readouterr() == ("", "✗ There is no 17.\n→ Try 17 again.\n✗ Nothing.\n")

    Terminal(json=True).fail(error)
    out, err = capsys.readouterr()
    assert out == ""
    assert json.loads(err)["error"] == {
        "code": 8,
        "message": "There is no 17.",
        "hint": "Try 17 again.",
    }


def test_a_drawing_in_a_pipe_is_never_paged(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal(pager="false").page(LONG)

    assert capsys.readouterr().out.count("\n") == 50


def test_a_long_drawing_goes_through_the_readers_own_pager(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen = _on_screen(monkeypatch, pager=f"tee '{tmp_path / 'read'}'")

    assert screen.getvalue() == ""
    assert "baris 49" in (tmp_path / "read").read_text("utf-8")


@pytest.mark.parametrize("how", ["no such pager", "the setting", "short"])
def test_what_needs_no_pager_or_finds_none_is_simply_printed(
    monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    text = Text("baris 49") if how == "short" else LONG
    pager = "/no/such/pager" if how == "no such pager" else "false"

    screen = _on_screen(monkeypatch, text, pager=pager, paged=how != "the setting")

    assert "baris 49" in screen.getvalue()


def test_less_is_the_pager_where_nobody_chose_one(monkeypatch: pytest.MonkeyPatch) -> None:
    typed: list[list[str]] = []
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("subprocess.run", lambda command, **_: typed.append(command))

    _on_screen(monkeypatch)

    assert typed == [["env", "LESSCHARSET=utf-8", "less", "-FRX"]]


def test_the_pager_shows_signs_and_not_their_bytes_whatever_the_locale(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "pager"
    script.write_text(f"#!/bin/sh\necho $LESSCHARSET >{tmp_path}/charset\n")
    script.chmod(0o755)
    _on_screen(monkeypatch, pager=str(script))
    assert (tmp_path / "charset").read_text() == "utf-8\n"


def test_long_work_has_a_bar_only_where_somebody_watches() -> None:
    terminal = Terminal()
    with terminal.progress("Working") as progress:
        assert progress is None

    terminal.err = Console(file=Screen(), force_terminal=True)
    with terminal.progress("Working") as progress:
        assert progress is not None
        progress(1, 2)
