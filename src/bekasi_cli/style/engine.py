"""Check an article against the house style: words, patterns, then what needs code."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeAlias

from bekasi_cli.markup.prose import placed
from bekasi_cli.style.affixes import cased
from bekasi_cli.style.chunks import COMMON, WORD, Note, Reading, terms
from bekasi_cli.style.judging import Judge, Verdict
from bekasi_cli.style.patterns import Gates, Pattern, hits
from bekasi_cli.style.spelling import NEAR, RULES, SHORTEST, STRANGE, SURE, UNSURE, Speller
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Finding, Hit, Piece, Register, Rule, Severity

Unknown: TypeAlias = tuple[str, str, tuple[str, ...]]
"""A word that nobody knows, the rule that says so, and what is near to it."""
_MANY = 100
Check: TypeAlias = Callable[[View], Iterable[Hit]]


@dataclass(frozen=True)
class Ruleset:
    """All that is needed to check: rules by id, words, patterns, checks, and the severities."""

    rules: Mapping[str, Rule]
    judge: Judge
    speller: Speller
    patterns: Sequence[Pattern]
    checks: Sequence[tuple[Check, frozenset[str]]]
    """Each with the rules that it is for."""
    lower_only: frozenset[str] = frozenset()
    """Words that are people's names as well when they have a capital."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    _ready: dict[Severity, _Ready] = field(default_factory=dict, init=False, repr=False)

    def severity(self, rule: str) -> Severity:
        """Return how grave RULE is in this newsroom; `topic/*` stands for all of a topic."""
        topic = rule.partition("/")[0]
        return (
            self.severities.get(rule)
            or self.severities.get(f"{topic}/*")
            or self.rules[rule].severity
        )

    def ready(self, least: Severity) -> _Ready:
        """Return what is to be done where nothing lighter than LEAST is wanted; made once."""
        if least not in self._ready:
            self._ready[least] = _made_ready(self, least)
        return self._ready[least]


class _Ready(NamedTuple):
    """What one run over a text takes: the rules that are IDLE are left out of all else."""

    idle: frozenset[str]
    gates: Gates
    checks: Sequence[Check]
    bad: Note[tuple[tuple[str, Verdict], ...]]
    unknown: Note[list[Unknown]]
    reading: Reading
    grave: Mapping[str, tuple[int, Severity]]


def _made_ready(rules: Ruleset, least: Severity) -> _Ready:
    order = list(Severity)
    limit = min(order.index(least), order.index(Severity.HINT))
    grave = {rule: (order.index(own), own) for rule in rules.rules if (own := rules.severity(rule))}
    idle = frozenset(rule for rule, (level, _own) in grave.items() if level > limit)
    gates = Gates(rules.patterns, idle)
    bad, unknown = Note(partial(_bad, rules)), Note(partial(_unknown, rules, idle))
    notes = (*COMMON, gates.note, bad) if idle >= RULES else (*COMMON, gates.note, bad, unknown)
    checks = [function for function, named in rules.checks if not named <= idle]
    return _Ready(idle, gates, checks, bad, unknown, Reading(notes), grave)


def _bad(rules: Ruleset, chunk: str) -> tuple[tuple[str, Verdict], ...]:
    """Return the words of CHUNK that are wrong by themselves."""
    judged = ((word, rules.judge.of(word)) for word in terms(chunk))
    return tuple((word, verdict) for word, verdict in judged if verdict)


def _unknown(rules: Ruleset, idle: frozenset[str], chunk: str) -> list[Unknown]:
    """Return the words of CHUNK in small letters that nobody knows.

    What another rule judges is its own. Where the unsure are idle, it is only those words of which
    it is clear what was meant.
    """
    found = []
    for word in terms(chunk):
        if len(word) < SHORTEST or not word.isascii() or not word.replace("-", "").isalpha():
            continue
        if word in rules.judge.known or word not in chunk:
            continue
        meant = rules.speller.meant(word)
        near = (meant,) if meant else None if idle >= UNSURE else rules.speller.of(word)
        if near is not None and not rules.judge.of(word):
            found.append((word, SURE if meant else NEAR if near else STRANGE, near))
    return found


def check(piece: Piece, rules: Ruleset, least: Severity = Severity.HINT) -> list[Finding]:
    """Return what the RULES find in PIECE, in the order of its text; nothing lighter than LEAST."""
    ready = rules.ready(least)
    view = View(piece, rules.register, ready.reading)
    found = [*_words(view, rules, ready)]
    for pattern, windows in ready.gates.wanted(view):
        found += hits(pattern, view, windows)
    for function in ready.checks:
        found += function(view)
    found += _strange(view, ready)
    found = [each for each in found if each.rule not in ready.idle]
    return _told(view, found, rules, ready) if found else []


def _words(view: View, rules: Ruleset, ready: _Ready) -> Iterator[Hit]:
    bad = {word: verdict for told in view.told.of(ready.bad) for word, verdict in told}
    places = _places(bad, view.lower)
    for word, verdict in bad.items():
        for start in places(word):
            typed = view.text[start : start + len(word)]
            if verdict.small and (typed[0].isupper() or _is_foreign(view, start, word, rules)):
                continue
            if _counts(view, start, word, rules):
                right = tuple(cased(typed, each) for each in verdict.suggestions)
                yield Hit(verdict.rule, start, start + len(word), right)


def _strange(view: View, ready: _Ready) -> Iterator[Hit]:
    """Yield words in small letters that nobody knows."""
    unknown = {
        word: (rule, near) for told in view.told.of(ready.unknown) for word, rule, near in told
    }
    places = _places(unknown, view.lower)
    for word, (rule, near) in unknown.items():
        for start in places(word):
            end = start + len(word)
            alone = view.text[start:end] == word and not view.text[end : end + 1].isalnum()
            if alone and start not in view.kept:
                yield Hit(rule, start, end, near)


def _places(words: Collection[str], text: str) -> Callable[[str], Iterable[int]]:
    """Return what tells where one of WORDS stands in TEXT by itself.

    A few are looked for one after the other; many, as in another language, in one go.
    """
    if len(words) < _MANY:
        return partial(_places_of, text)
    found: dict[str, list[int]] = {word: [] for word in words}
    for each in WORD.finditer(text):
        if each[0] in found:
            found[each[0]].append(each.start())
    return found.__getitem__


def _places_of(text: str, word: str) -> Iterator[int]:
    """Yield where WORD stands in TEXT by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before = text[at - 1 : at] if at else ""
        whole = WORD.match(text, at)
        if not before.isalpha() and whole and whole.end() == end and not _joined(text, at):
            yield at
        at = text.find(word, end)


def _joined(text: str, at: int) -> bool:
    """Tell whether a hyphen or an apostrophe makes what stands AT part of a longer word."""
    return at > 1 and text[at - 1] in ("-", "'", "’") and text[at - 2].isalpha()


def _counts(view: View, start: int, word: str, rules: Ruleset) -> bool:
    """Tell whether WORD at START is one of the language, and no name."""
    if start in view.kept:
        return False
    typed = view.text[start : start + len(word)]
    capital = typed[0].isupper()
    if not capital and typed != word:  # diKabupaten, antarOPD: there are patterns for it
        return False
    if capital and word in rules.lower_only:
        return (typed.isupper() and view.titled(start)) or _begins(view, start, typed)
    return not (
        capital and word.endswith("pun") and start not in view.firsts and not view.titled(start)
    )


_BESIDE = re.compile(r"(?:(?<![A-Za-z])([a-z]+)[ -]+)?\Z"), re.compile(r"[ -]+([a-z]+)")


def _is_foreign(view: View, start: int, word: str, rules: Ruleset) -> bool:
    """Tell whether a word beside that at START is unknown too: `steam cylinder` is English."""
    before = _BESIDE[0].search(view.text, max(0, start - 30), start)
    after = _BESIDE[1].match(view.text, start + len(word))
    beside = (each[1] for each in (before, after) if each and each[1] and len(each[1]) > 3)
    return any(not rules.speller.knows(each) and not rules.judge.of(each) for each in beside)


_AFTER = re.compile(r" (?P<next>[a-z]{3,})")
_OF_PEOPLE = re.compile(
    r"meng(?:atakan|aku|ucapkan|ajak|imbau|ungkapkan|hadiri)|men(?:uturkan|jelaskan|egaskan|yebut"
    r"|yampaikan|ambahkan|erima)|ber(?:kata|harap|pesan|sama|tugas)|me(?:minta|mimpin|ninjau)"
    r"|di(?:lantik|tunjuk|angkat)|adalah|hadir|juga|pun|dan|lahir|ingin"
)


def _begins(view: View, start: int, typed: str) -> bool:
    """Tell whether TYPED opens a sentence as a common word: `Analisa data`, not `Analisa hadir`."""
    if start not in view.firsts:
        return False
    after = _AFTER.match(view.text, start + len(typed))
    return after is not None and not _OF_PEOPLE.fullmatch(after["next"])


def _told(view: View, found: Iterable[Hit], rules: Ruleset, ready: _Ready) -> list[Finding]:
    """Return the hits as findings, one a place, the gravest and then the longest first."""
    told = [
        _finding(view, _mended(hit, rules), rules.rules[hit.rule], ready.grave[hit.rule][1])
        for hit in found
    ]
    told.sort(key=lambda each: (ready.grave[each.rule][0], -each.length, each.offset))
    kept: list[Finding] = []
    taken: set[int] = set()
    told_of: set[tuple[str, int]] = set()
    for finding in told:
        place = (finding.rule, finding.offset)
        letters = range(finding.offset, finding.offset + finding.length)
        if place in told_of or (finding.suggestions and not taken.isdisjoint(letters)):
            continue
        told_of.add(place)
        if finding.suggestions:
            taken.update(letters)
        kept.append(finding)
    return sorted(kept, key=lambda each: (each.offset, each.length))


def _mended(hit: Hit, rules: Ruleset) -> Hit:
    """Return HIT with single words that it suggests as the lists have them: `sepropinsi`."""
    if not (hit.suggestions and hit.suggestions[0].isalpha()):
        return hit
    word = hit.suggestions[0]
    verdict = rules.judge.of(word.lower())
    if verdict is None or verdict.small:
        return hit
    return hit._replace(suggestions=tuple(cased(word, each) for each in verdict.suggestions))


def _finding(view: View, hit: Hit, rule: Rule, own: Severity) -> Finding:
    start, last = _span(view, hit)
    marked = view.plain[hit.start : hit.end]
    details = {
        "text": marked,
        "right": hit.suggestions[0] if hit.suggestions else "",
        **hit.details,
    }
    quoted = not rule.quoted and hit.start in view.quotes
    return Finding(
        rule=rule.id,
        severity=Severity.HINT if quoted else own,
        part=view.passage(hit.start).part,
        offset=start,
        length=last - start,
        text=marked,
        suggestions=hit.suggestions,
        english=_message(rule.en, details),
        indonesian=_message(rule.indonesian, details),
        source=rule.source,
        quoted=quoted,
        fix=rule.fix and bool(hit.suggestions),
        own=own,
    )


def _message(message: str, details: Mapping[str, str]) -> str:
    """Return MESSAGE filled; what is right may end with the full stop that ends the sentence."""
    filled = message.format(**details)
    return filled.removesuffix(".") if filled.endswith(("..", "?.", "!.")) else filled


def _span(view: View, hit: Hit) -> tuple[int, int]:
    """Return where in the source HIT begins and ends."""
    begins = view.begins(hit.start)
    places = view.passage(hit.start).places
    start = placed(places, hit.start - begins)
    if hit.end <= hit.start:
        return start, start
    return start, placed(places, hit.end - 1 - begins) + 1
