from __future__ import annotations

import re
from typing import Annotated

import pytest
import typer

from bekasi_cli.cli.help import METAVARS
from bekasi_cli.cli.lazy import CommandApp, LazyCommand
from bekasi_cli.cli.registry import COMMANDS, CommandRow, Desk
from bekasi_cli.i18n import Language, _, speaking
from runner import bekasi
from standins import install


def _example(monkeypatch: pytest.MonkeyPatch) -> None:
    app = CommandApp()

    @app.act("whoami", help="Do a thing. And more.", examples="bekasi whoami 1\nbekasi whoami 2")
    def whoami(
        number: Annotated[int, typer.Argument(metavar="N", help="The number.")],
        place: Annotated[str, typer.Argument(metavar="DIR", help="The place.")] = "",
        loud: Annotated[bool, typer.Option("--loud", help="Say it loud.")] = False,
        secret: Annotated[bool, typer.Option("--secret", hidden=True)] = False,
    ) -> None: ...

    install(monkeypatch, "whoami", app)


def test_a_commands_page_has_its_usage_examples_arguments_and_options(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _example(monkeypatch)

    page = bekasi("whoami", "--help").out

    assert page.startswith("Usage: bekasi whoami [OPTIONS] N [DIR]\n")
    assert "  Do a thing. And more.\n" in page
    assert "Examples:\n  bekasi whoami 1\n  bekasi whoami 2\n" in page
    assert "Arguments:\n  N    The number.\n" in page
    assert "Options:\n  --loud  Say it loud.\n" in page
    assert "Options of all commands:\n  --newsroom DIR" in page
    assert "--secret" not in page


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_has_a_page_with_examples_under_both_its_names(
    row: CommandRow,
) -> None:
    page = bekasi(row.name, "--help")

    assert (page.code, page.err) == (0, "")
    assert page.out.startswith(f"Usage: bekasi {row.name} ")
    assert ("Examples:" in page.out) or ("Commands:" in page.out)
    if row.alias:
        assert bekasi(row.alias, "--help") == page


def test_a_nouns_page_lists_its_verbs_and_each_has_a_page_of_its_own() -> None:
    page = bekasi("staff", "--help").out

    assert "Usage: bekasi staff [OPTIONS] COMMAND [ARGUMENTS]" in page
    for verb in ("add", "list", "edit", "deactivate", "pin"):
        assert f"  {verb} " in page
        own = bekasi("staff", verb, "--help").out
        assert own.startswith(f"Usage: bekasi staff {verb} ")
        assert f"  bekasi staff {verb}" in own


def test_headings_are_translated_with_everything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    import gettext

    from bekasi_cli import i18n

    class Loud(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper() if "{" not in message else message

    _example(monkeypatch)
    monkeypatch.setattr(gettext, "translation", lambda *_, **__: Loud())

    root_page = bekasi("--help", "--lang", "id").out
    page = bekasi("whoami", "--help", "--lang", "id").out
    noun = bekasi("config", "--help", "--lang", "id").out

    assert all(desk.value.upper() in root_page for desk in Desk)
    for heading in ("USAGE: ", "EXAMPLES", "ARGUMENTS", "OPTIONS OF ALL COMMANDS", "SHOW THIS"):
        assert heading in page
    assert "THE NEWSROOM'S FOLDER" in page
    assert "COMMANDS" in noun
    assert "LIST EVERY SETTING" in noun
    assert i18n.language() is i18n.Language.INDONESIAN


def test_what_somebody_fills_in_is_named_in_the_readers_language() -> None:
    page = bekasi("draft", "--help", "--lang", "id").out

    assert "--file, --source BERKAS" in page
    assert "[JUDUL]" in page
    assert " FILE" not in page


def test_every_word_to_fill_in_is_one_that_is_translated() -> None:
    pages = [bekasi(row.name, "--help").out for row in COMMANDS]
    words = {
        word for page in pages for word in re.findall(r"^  --\S+ ([A-Z]{2,})\b", page, re.MULTILINE)
    }

    assert words - METAVARS == {"URL"}  # which is the same in both


@pytest.mark.parametrize("language", list(Language))
def test_what_a_verb_does_is_told_in_whole_words(language: Language) -> None:
    nouns = [found for row in COMMANDS if hasattr(found := LazyCommand(row).load(), "commands")]
    assert len(nouns) > 5
    for verb in (verb for noun in nouns for verb in noun.commands.values()):
        with speaking(language):
            told, whole = verb.get_short_help_str(90), _(verb.help or "")
        cut = told.removesuffix("…")
        assert told.count("(") == told.count(")"), told
        assert whole.startswith(cut)
        assert not whole[len(cut) : len(cut) + 1].isalnum(), f"{told} ends within a word"
