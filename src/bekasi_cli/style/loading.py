"""Read rules from TOML: the house's own at build time, a newsroom's when it has some."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_, _
from bekasi_cli.style.chunks import WORD
from bekasi_cli.style.patterns import Pattern, Piece
from bekasi_cli.style.values import Part, Rule, Severity

_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_KEYS = frozenset(("id", "severity", "message", "source", "quoted", "fix", "flags", "passes"))
_KINDS = frozenset(("words", "phrases", "join", "roots", "names", "patterns", "check"))
_HOW = N_("See the page of the house style for how a rule is written, or: bekasi explain RULE")


class Example(NamedTuple):
    """A text that a rule must flag, with what it must suggest first where that matters."""

    text: str
    suggestion: str = ""


class Entry(NamedTuple):
    """A rule as its TOML has it."""

    rule: Rule
    words: Mapping[str, tuple[str, ...]]
    roots: Mapping[str, str]
    names: frozenset[str]
    patterns: tuple[Pattern, ...]
    check: str
    flags: tuple[Example, ...]
    passes: tuple[str, ...]


def entries(text: str, name: str) -> list[Entry]:
    """Return the rules in TEXT, the TOML of file NAME.

    Raises:
        Unreadable: no TOML, or a rule that says too little or something unknown.
    """
    table = parsed(text, name)
    listed = table.get("rule", [])
    if not isinstance(listed, list):
        raise _wrong(name, "rule", N_("rules are written under [[rule]]"))
    return [_entry(each, name) for each in listed]


def parsed(text: str, name: str) -> dict[str, object]:
    """Return TEXT, the TOML of file NAME, as values.

    Raises:
        Unreadable: it is no TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(
            N_("{file} cannot be read: {reason}."),
            N_("Put each text between quotation marks, and each list between [ and ]."),
            file=name,
            reason=_unread(str(error)),
        ) from None


def _unread(error: str) -> str:
    """Return where TOML went wrong, for somebody who has never heard of it."""
    found = re.search(r"at line (\d+)", error)
    if found is None:
        return _("something is not closed at its end")
    return _("line {line} is not written as it should be").format(line=found[1])


def _wrong(name: str, where: str, why: str) -> Unreadable:
    return Unreadable(
        N_("In {file}, {where} is not understood: {reason}."),
        _HOW,
        file=name,
        where=where,
        reason=_(why),
    )


def _entry(table: object, name: str) -> Entry:
    if not isinstance(table, dict) or not isinstance(table.get("id"), str):
        raise _wrong(name, "[[rule]]", N_("each rule needs an id such as kata-depan/di"))
    known = str(table["id"])
    if not _ID.fullmatch(known):
        raise _wrong(name, known, N_("an id is a topic, a slash and a name, in small letters"))
    for key in table.keys() - _KEYS - _KINDS:
        raise _wrong(name, f"{known}.{key}", N_("there is no such key"))
    return Entry(
        _rule(table, known, name),
        dict(_words(table, known, name)),
        {wrong: str(right) for wrong, right in _mapping(table, "roots", known, name).items()},
        frozenset(_strings(table.get("names", []), f"{known}.names", name)),
        (*_patterns(table, known, name), *_phrases(table, known, name)),
        str(table.get("check", "")),
        tuple(_examples(table, known, name)),
        tuple(_strings(table.get("passes", []), f"{known}.passes", name)),
    )


def _rule(table: dict[str, object], known: str, name: str) -> Rule:
    message = table.get("message")
    if isinstance(message, str):
        message = {"en": message, "id": message}
    if not isinstance(message, dict) or not {"en", "id"} <= message.keys():
        raise _wrong(name, known, N_("it needs a message, in en and id"))
    for each in message.values():
        _check_fills(str(each), known, name)
    try:
        severity = Severity(str(table.get("severity", Severity.WARNING)))
    except ValueError:
        raise _wrong(name, known, N_("severity is error, warning, hint or off")) from None
    return Rule(
        known,
        severity,
        str(message["en"]),
        str(message["id"]),
        str(table.get("source", "")),
        table.get("quoted") is True,
        table.get("fix") is True,
    )


def _check_fills(message: str, known: str, name: str) -> None:
    try:
        message.format_map(_Anything())
    except (ValueError, IndexError, AttributeError):
        raise _wrong(
            name, known, N_("in a message, { and } stand only in {text} and {right}")
        ) from None


class _Anything(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _mapping(table: dict[str, object], key: str, known: str, name: str) -> dict[str, object]:
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise _wrong(name, f"{known}.{key}", N_('it is a table such as { "salah" = "benar" }'))
    return found


def _words(
    table: dict[str, object], known: str, name: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for wrong, right in _mapping(table, "words", known, name).items():
        yield wrong.lower(), tuple(_strings(right, f"{known}.words.{wrong}", name))
    for prefix, nouns in _mapping(table, "join", known, name).items():
        for noun in _strings(nouns, f"{known}.join", name):
            for each in noun.split():
                yield f"{prefix}{each}", (f"{prefix} {each}",)


def _strings(value: object, where: str, name: str) -> list[str]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise _wrong(name, where, N_("it is a text or a list of texts"))
    return [str(each) for each in listed]


def _patterns(table: dict[str, object], known: str, name: str) -> Iterator[Pattern]:
    listed = table.get("patterns", [])
    for each in listed if isinstance(listed, list) else [listed]:
        if not isinstance(each, dict) or not isinstance(each.get("find"), str):
            raise _wrong(name, f"{known}.patterns", N_("each pattern needs find"))
        where = f"{known}.patterns"
        for key in ("find", "unless"):
            try:
                re.compile(str(each.get(key, "")))
            except re.error as error:
                raise _wrong(name, f"{where}.{key}", str(error)) from None
        yield Pattern(
            known,
            each["find"],
            tuple(_strings(each.get("needs", []), f"{where}.needs", name)),
            _templates(each, where, name),
            str(each.get("unless", "")),
            _parts(each, where, name),
            each.get("keep") is True,
            tuple(_strings(each.get("signs", []), f"{where}.signs", name)),
        )


def _phrases(table: dict[str, object], known: str, name: str) -> Iterator[Pattern]:
    """Yield a pattern for each phrase, which is tried where its rarest words stand."""
    for wrong, right in _mapping(table, "phrases", known, name).items():
        fills = [
            each.replace("{", "{{").replace("}", "}}")
            for each in _strings(right, f"{known}.phrases.{wrong}", name)
        ]
        yield phrase(known, wrong, tuple(fills))


def phrase(rule: str, wrong: str, right: tuple[str, ...]) -> Pattern:
    """Return the pattern of RULE that finds the words WRONG, with or without capitals."""
    wrong = wrong.lower()
    words = sorted(WORD.findall(wrong), key=len)
    find = rf"{re.escape(wrong)}(?<!\w{re.escape(wrong)})(?![\w-])"
    return Pattern(rule, find, tuple(words[-1:]), right, lower=True)


def _templates(pattern: dict[str, object], where: str, name: str) -> tuple[str, ...]:
    found = _strings(pattern.get("suggest", []), f"{where}.suggest", name)
    groups = [""] * (re.compile(str(pattern["find"])).groups + 1)
    for each in found:
        try:
            each.format(*map(Piece, groups))
        except (ValueError, IndexError, KeyError, AttributeError):
            why = N_("it fills in groups that find does not have")
            raise _wrong(name, f"{where}.suggest", why) from None
    return tuple(found)


def _parts(pattern: dict[str, object], where: str, name: str) -> tuple[Part, ...]:
    found = _strings(pattern.get("parts", []), f"{where}.parts", name)
    if not {*found} <= {*Part}:
        raise _wrong(name, f"{where}.parts", N_("there is no such part of an article"))
    return tuple(map(Part, found))


def _examples(table: dict[str, object], known: str, name: str) -> Iterator[Example]:
    listed = table.get("flags", [])
    for each in listed if isinstance(listed, list) else [listed]:
        yield Example(*_strings(each, f"{known}.flags", name)[:2])
