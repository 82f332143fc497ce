"""The interface speaks two languages, and neither has a hole."""

from __future__ import annotations

import ast
import gettext
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bekasi_cli import i18n
from bekasi_cli.cli.registry import COMMANDS
from bekasi_cli.i18n import LOCALE_DIR, N_, Language, _, language, ngettext, speaking, use_language

PO = LOCALE_DIR / "id" / "LC_MESSAGES" / "bekasi.po"
ROOT = Path(__file__).parent.parent


def _pairs() -> list[tuple[str, str]]:
    with PO.open("rb") as file:
        catalogue = read_po(file)
    pairs = []
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple | list) else [message.id]
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        if ids[0]:
            pairs += [(str(ids[-1]), str(string)) for string in strings]
    return pairs


def test_every_message_of_the_code_is_translated_and_the_catalogue_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "script" / "catalogue"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_no_message_hides_in_an_f_string_where_the_gatherer_cannot_see_it() -> None:
    """Babel reads tokens, and before Python 3.12 an f-string is one token."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "N_", "ngettext")
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_a_translation_keeps_every_placeholder_and_adds_none() -> None:
    def placeholders(text: str) -> set[str]:
        return set(re.findall(r"\{(\w*)\}", text))

    wrong = [(a, b) for a, b in _pairs() if placeholders(a) != placeholders(b)]
    assert wrong == []


def test_a_translation_keeps_every_option_and_command_that_is_to_be_typed() -> None:
    def typed(text: str) -> set[str]:
        commands = "|".join(row.name for row in COMMANDS)
        return set(re.findall(rf"--[a-z][a-z-]+|bekasi (?:{commands})\b", text))

    wrong = [(a, b) for a, b in _pairs() if typed(a) != typed(b)]
    assert wrong == []


@pytest.mark.parametrize(
    "word", ["artikel", "atas nama", "kotak masuk", "dimana", "di laksanakan", "praktek"]
)
def test_the_indonesian_avoids_what_the_house_does_not_say(word: str) -> None:
    assert [b for _a, b in _pairs() if word in b.lower()] == []


def test_english_is_the_source_and_indonesian_the_catalogue() -> None:
    with speaking(Language.ENGLISH):
        assert _("Headline") == "Headline"
        assert language() is Language.ENGLISH
    with speaking(Language.INDONESIAN):
        assert _("Headline") == "Judul"
        assert ngettext("Correction", "Corrections", 2) == "Ralat"
        assert language() is Language.INDONESIAN


def test_speaking_for_a_while_goes_back_to_the_language_before() -> None:
    use_language(Language.ENGLISH)
    with pytest.raises(ValueError, match="stop"), speaking(Language.INDONESIAN):
        raise ValueError("stop")
    assert language() is Language.ENGLISH


def test_an_empty_message_stays_empty_and_an_unknown_one_stays_as_it_is() -> None:
    with speaking(Language.INDONESIAN):
        assert _("") == ""
        assert _("xyzzy") == "xyzzy"
    assert N_("marked") == "marked"


def test_a_missing_catalogue_falls_back_to_english(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(i18n, "LOCALE_DIR", tmp_path)
    with speaking(Language.INDONESIAN):
        assert _("Headline") == "Headline"


def test_a_word_that_has_a_plural_is_translated_by_every_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Debian 12's gettext keeps such a word under its plural only and does not look there."""

    def without_plurals(self: gettext.GNUTranslations, message: str) -> str:
        catalogue: dict[object, str] = vars(self)["_catalog"]
        return catalogue.get(message, message)

    monkeypatch.setattr(gettext.GNUTranslations, "gettext", without_plurals)
    with speaking(Language.INDONESIAN):
        assert _("Correction") == "Ralat"
        assert _("Headline") == "Judul"
        assert _("not in any catalogue") == "not in any catalogue"
        assert _("") == ""
