"""Read a newsroom's own words and rules, and put them beside those that come with the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from msgspec import MsgspecError, msgpack

from bekasi_cli import __version__, style
from bekasi_cli.documents import decode
from bekasi_cli.errors import BekasiError, Unreachable, Unreadable
from bekasi_cli.files import derive, make_folders
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_, _
from bekasi_cli.newsroom import dictionary
from bekasi_cli.style import Rule, Ruleset, Severity, standard
from bekasi_cli.style.judging import Judge
from bekasi_cli.style.loading import Entry, entries, parsed, phrase
from bekasi_cli.style.patterns import Pattern
from bekasi_cli.style.spelling import Speller

FILE = "style.toml"
CACHE = "cache/style"
"""What the file says, as it was understood when it was read last."""
_TABLES = frozenset(("words", "known", "severity", "rule"))
_OWN = "rumah/kata"
_OWN_RULE = Rule(
    _OWN,
    Severity.ERROR,
    "In this house it is {right}.",
    "Di redaksi ini dipakai {right}.",
    "style.toml",
    fix=True,
)
RULES = Path(style.__file__).parent / "rules"


class Own(NamedTuple):
    """What a newsroom's `style.toml` says."""

    entries: tuple[Entry, ...]
    words: Mapping[str, str]
    known: frozenset[str]
    severities: Mapping[str, Severity]


def house_rules(folder: Path | None) -> Ruleset:
    """Return the rules in force in the newsroom in FOLDER; without one, those of the program.

    Raises:
        Unreadable: `style.toml` is not understood; says where.
        Unreachable: it cannot be opened.
    """
    ours = _ours()
    if folder is None or not (path := folder / FILE).exists():
        return ours
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise Unreachable(
            N_("The file {file} cannot be read: {reason}."),
            N_("Check whether you may read it."),
            file=str(path),
            reason=reason(error),
        ) from error
    return _in_force(text, folder)


@cache
def _ours() -> Ruleset:
    """Return our rules, to which the words of the system's dictionary are known as well."""
    ours = standard()
    return replace(ours, speller=Speller(lambda: ours.speller.words() | dictionary.words()))


@lru_cache(maxsize=8)
def _in_force(text: str, folder: Path) -> Ruleset:
    """Return our rules and those of TEXT, put together once for each text of the file."""
    return _joined(_ours(), _kept(text, folder / CACHE))


def _kept(text: str, path: Path) -> Own:
    """Return what TEXT says, as it was understood before where that lies at PATH, else kept there.

    It begins with the digest of TEXT and of the rules that it was held against, then its own.
    """
    known = sha256("\0".join((__version__, *standard().rules, text)).encode()).digest()
    with suppress(OSError, MsgspecError, ValueError):  # gone, as everything in cache/ may be
        content = path.read_bytes()
        kept = content[2 * len(known) :]
        if content.startswith(known + sha256(kept).digest()):
            return msgpack.decode(kept, type=Own)
    mine = own(text, FILE)
    kept = msgpack.encode(mine)
    with suppress(BekasiError):  # a newsroom that may only be read
        make_folders(path.parent)
        derive(path, (known, sha256(kept).digest(), kept))
    return mine


def own(text: str, name: str) -> Own:
    """Return what TEXT, a newsroom's file NAME, says.

    Raises:
        Unreadable: it is not understood; says where.
    """
    table = parsed(text, name)
    for key in table.keys() - _TABLES:
        raise _wrong(name, key, N_("there is no such table"))
    words = table.get("words", {})
    known = table.get("known", [])
    severities = table.get("severity", {})
    if not isinstance(words, dict) or not all(isinstance(each, str) for each in words.values()):
        raise _wrong(name, "words", N_('it is a table such as "salah" = "benar"'))
    if not isinstance(known, list) or not all(isinstance(each, str) for each in known):
        raise _wrong(name, "known", N_('it is a list such as ["Cikarang", "prokopim"]'))
    if not isinstance(severities, dict):
        raise _wrong(name, "severity", N_('it is a table such as "topik/aturan" = "off"'))
    return Own(
        tuple(entries(text, name)),
        {str(wrong).lower(): str(right) for wrong, right in words.items()},
        frozenset(str(each).lower() for each in known),
        {str(rule): _severity(name, rule, value) for rule, value in severities.items()},
    )


def _severity(name: str, rule: str, value: object) -> Severity:
    ours = standard().rules
    topics = {f"{each.partition('/')[0]}/*" for each in ours}
    if rule not in ours and rule not in topics and not rule.startswith("rumah/"):
        raise _wrong(name, f"severity.{rule}", N_("there is no such rule"))
    try:
        return Severity(str(value))
    except ValueError:
        raise _wrong(name, rule, N_("severity is error, warning, hint or off")) from None


def _wrong(name: str, where: str, why: str) -> Unreadable:
    return Unreadable(
        N_("In {file}, {where} is not understood: {reason}."),
        N_("The page of the house style shows how it is written: docs/house-style.md"),
        file=name,
        where=where,
        reason=_(why),
    )


def _joined(ours: Ruleset, mine: Own) -> Ruleset:
    judge = ours.judge
    words = {word: (each.rule.id, r) for each in mine.entries for word, r in each.words.items()}
    words |= {word: (_OWN, (right,)) for word, right in mine.words.items() if " " not in word}
    swaps = {word: (each.rule.id, r) for each in mine.entries for word, r in each.roots.items()}
    own_judge = Judge(
        {**judge.lists, **words},
        {**judge.swaps, **swaps},
        judge.formers,
        judge.roots,
        mine.known,
    )
    rules = {_OWN: _OWN_RULE, **ours.rules, **{each.rule.id: each.rule for each in mine.entries}}
    patterns = (pattern for each in mine.entries for pattern in each.patterns)
    return replace(
        ours,
        rules=rules,
        judge=own_judge,
        speller=Speller(lambda: ours.speller.words() | _said_right(mine)),
        patterns=(*ours.patterns, *patterns, *_phrases(mine)),
        lower_only=ours.lower_only.union(*(each.names for each in mine.entries)),
        severities=mine.severities,
    )


def _said_right(mine: Own) -> frozenset[str]:
    """Return the words that the newsroom itself writes: what is known, and what is right."""
    rights = (
        *mine.words.values(),
        *(r for e in mine.entries for rs in e.words.values() for r in rs),
    )
    return mine.known.union(word for right in rights for word in right.lower().split())


def _phrases(mine: Own) -> Iterator[Pattern]:
    """Yield a pattern for each of the newsroom's words that are several."""
    for wrong, right in mine.words.items():
        if " " in wrong:
            yield phrase(_OWN, wrong, (right.replace("{", "{{").replace("}", "}}"),))


def rule_entries(folder: Path | None) -> Mapping[str, Entry]:
    """Return the rules with their examples, as their TOML has them, by id; those of FOLDER too.

    Raises:
        Unreadable: the newsroom's own are not understood.
    """
    found = [
        each
        for path in sorted(RULES.glob("*.toml"))
        for each in entries(path.read_text("utf-8"), path.name)
    ]
    if folder and (folder / FILE).exists():
        found += own(decode((folder / FILE).read_bytes()), FILE).entries
    return {each.rule.id: each for each in found}
