"""Speak the reader's language: one gettext catalogue a language, chosen once a run."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

DOMAIN = "bekasi"
LOCALE_DIR = Path(__file__).parent / "locale"


class Language(StrEnum):
    """A language of the interface; English is the source text, so it needs no catalogue."""

    INDONESIAN = "id"
    ENGLISH = "en"


class _Catalogue(gettext.GNUTranslations):
    """A catalogue in which every Python finds a word that also has a plural.

    Before 3.11.5, `gettext` does not look where such a word is kept.
    """

    def gettext(self, message: str) -> str:
        found = super().gettext(message)
        return self.ngettext(message, message, 1) if found == message else found


class _Active:
    """The one piece of state of this room: the language in use and its catalogue."""

    language: Language = Language.ENGLISH
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: Language) -> None:
    """Speak LANGUAGE from here on; a missing catalogue falls back to English."""
    _Active.language = language
    _Active.catalogue = (
        gettext.NullTranslations()
        if language is Language.ENGLISH
        else gettext.translation(
            DOMAIN, LOCALE_DIR, [language.value], class_=_Catalogue, fallback=True
        )
    )


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak LANGUAGE for a while: what readers see is in their language, not in the user's."""
    before = _Active.language, _Active.catalogue
    use_language(language)
    try:
        yield
    finally:
        _Active.language, _Active.catalogue = before


def language() -> Language:
    """Return the language in use."""
    return _Active.language


def _(message: str) -> str:
    """Translate MESSAGE, whose `{name}` placeholders the caller fills afterwards."""
    return _Active.catalogue.gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate the form of a message that fits N."""
    return _Active.catalogue.ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark MESSAGE for the catalogue and return it as it is; it is translated when shown."""
    return message
