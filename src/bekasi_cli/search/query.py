"""Read what somebody typed to search for: words, beginnings of words, phrases, fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, StrEnum
from typing import NamedTuple

from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.search.stems import stem
from bekasi_cli.search.words import keys

SHORTEST = 2
"""A beginning of a word has so many letters at least: one would mean half of the archive."""


class Field(StrEnum):
    """What of an article is searched; the value is its column in the index."""

    TITLE = "title"
    SUMMARY = "summary"
    BODY = "body"
    REPORTER = "reporter"
    EDITOR = "editor"
    PHOTOGRAPHER = "photographer"
    CATEGORY = "category"
    TAG = "tag"
    KIND = "kind"
    PLACE = "place"


TOLD: tuple[Field, ...] = (Field.TITLE, Field.SUMMARY, Field.BODY)
"""Where a word is looked for that names no field."""

NAMES = {
    **{field.value: field for field in Field},
    "judul": Field.TITLE,
    "ringkasan": Field.SUMMARY,
    "isi": Field.BODY,
    "fotografer": Field.PHOTOGRAPHER,
    "kategori": Field.CATEGORY,
    "jenis": Field.KIND,
    "tempat": Field.PLACE,
}
"""What may be typed before a colon, in both languages."""


class How(Enum):
    """What of a text a term finds."""

    WORD = "word"  # the word in all its forms
    EXACT = "exact"  # the word as it is typed
    BEGINNING = "beginning"
    PHRASE = "phrase"  # these words, one after the other


class Term(NamedTuple):
    """One of the things that must all be found, in one of FIELDS."""

    how: How
    keys: tuple[str, ...]
    fields: tuple[Field, ...] = TOLD

    def takes(self, key: str) -> bool:
        """Tell whether KEY is a word that this term finds, or one of its phrase."""
        match self.how:
            case How.WORD:
                return key == self.keys[0] or stem(key) == stem(self.keys[0])
            case How.BEGINNING:
                return key.startswith(self.keys[0])
            case _:
                return key in self.keys


_PART = re.compile(
    r"""(?:(?P<field>[^\W\d_]+):(?!//))?  (?: "(?P<phrase>[^"]*)" | (?P<word>[^\s"]+) )""",
    re.VERBOSE,
)
_FIELD = re.compile(r"([^\W\d_]+):(?!//)")


def read(arguments: Iterable[str], *, exact: bool = False) -> tuple[Term, ...]:
    """Return the terms in ARGUMENTS, as a shell hands them over.

    An argument with blanks and without quotation marks is a phrase: a shell took them away. With
    EXACT a word finds only itself, not its other forms.

    Raises:
        UsageProblem: something in it cannot be understood, or there is no word.
    """
    found = [term for each in arguments for term in _terms(each.strip(), exact=exact)]
    if not found:
        raise UsageProblem(
            N_("No word to look for was typed."),
            N_("For example: bekasi search jembatan"),
        )
    return tuple(found)


def _terms(argument: str, *, exact: bool) -> Iterator[Term]:
    if argument.count('"') % 2:
        raise UsageProblem(
            N_("A quotation mark is missing in: {text}"),
            N_("A phrase stands between two of them, as in: bekasi search '\"pasar tani\"'"),
            text=argument,
        )
    if '"' not in argument and len(argument.split()) > 1:
        yield from _quoted(argument)
        return
    for part in _PART.finditer(argument):
        fields = _fields(part["field"])
        if part["phrase"] is not None:
            yield from _phrase(part["phrase"], fields)
        else:
            yield from _word(part["word"], fields, exact=exact)


def _quoted(argument: str) -> Iterator[Term]:
    """Yield the phrase ARGUMENT, from which a shell took the quotation marks."""
    named = _FIELD.match(argument)
    known = named and named[1].casefold() in NAMES and " " not in named[0]
    if known and named:
        yield from _phrase(argument[named.end() :], _fields(named[1]))
    else:
        yield from _phrase(argument, TOLD)


def _fields(name: str | None) -> tuple[Field, ...]:
    if name is None:
        return TOLD
    field = NAMES.get(name.casefold())
    if field is None:
        raise UsageProblem(
            N_("There is nothing called {name} to search in."),
            N_('Before a colon stands one of: {names}. Text with a colon is a phrase: "a: b"'),
            name=name,
            names=", ".join(NAMES),
        )
    return (field,)


def _phrase(text: str, fields: tuple[Field, ...]) -> Iterator[Term]:
    found = tuple(keys(text))
    if len(found) == 1:
        yield Term(How.EXACT, found, fields)
    elif found:
        yield Term(How.PHRASE, found, fields)
    elif fields != TOLD:
        raise _nothing(fields)


def _word(text: str, fields: tuple[Field, ...], *, exact: bool) -> Iterator[Term]:
    found = tuple(keys(text))
    if text.endswith(":") and text[:-1].casefold() in NAMES:
        raise _nothing(_fields(text[:-1]))
    if text.rstrip(".,;!?)").endswith("*"):
        if len(found) != 1 or len(found[0]) < SHORTEST:
            raise UsageProblem(
                N_("{text} is too short for the beginning of a word, or no word."),
                N_("Type at least {least} letters before the star, as in: bekasi search pelantik*"),
                text=text,
                least=SHORTEST,
            )
        yield Term(How.BEGINNING, found, fields)
    elif len(found) > 1:  # R&D, 13.00, warga-warga
        yield Term(How.PHRASE, found, fields)
    elif found:
        codes = fields != TOLD and fields[0] not in TOLD
        yield Term(How.EXACT if exact or codes else How.WORD, found, fields)
    elif fields != TOLD:
        raise _nothing(fields)


def _nothing(fields: tuple[Field, ...]) -> UsageProblem:
    return UsageProblem(
        N_("After {name}: comes no word."),
        N_("Type it right after the colon, as in: bekasi search judul:jembatan"),
        name=fields[0].value,
    )
