"""Check an article against the house style: words, patterns, then what needs code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from bekasi_cli.markup.prose import placed
from bekasi_cli.style.affixes import cased
from bekasi_cli.style.judging import Judge
from bekasi_cli.style.patterns import Pattern, hits
from bekasi_cli.style.text import WORD, Text
from bekasi_cli.style.values import Finding, Hit, Known, Part, Piece, Rule, Severity

Placed: TypeAlias = tuple[Text, Hit]


class View:
    """An article as checks see it."""

    def __init__(self, piece: Piece) -> None:
        self.known: Known = piece.known
        self.texts = [Text(each) for each in piece.passages]
        self.vocabulary = frozenset(
            word for text in self.texts for word in WORD.findall(text.lower)
        )
        self.signs = frozenset().union(*(text.text for text in self.texts))

    def parts(self, *parts: Part) -> Iterator[Text]:
        """Yield the passages that are one of PARTS."""
        return (text for text in self.texts if text.part in parts)

    @cached_property
    def body(self) -> list[Text]:
        """Return the paragraphs of the body."""
        return [text for text in self.texts if text.part is Part.BODY and text.plain.strip()]


Check: TypeAlias = Callable[[View], Iterable[Placed]]


class Ruleset(NamedTuple):
    """All that is needed to check: rules by id, words, patterns, checks, and the severities."""

    rules: Mapping[str, Rule]
    judge: Judge
    patterns: Sequence[Pattern]
    checks: Sequence[Check]
    lower_only: frozenset[str] = frozenset()
    """Words that are people's names as well when they have a capital."""
    severities: Mapping[str, Severity] = {}

    def severity(self, rule: str) -> Severity:
        """Return how grave RULE is in this newsroom; `topic/*` stands for all of a topic."""
        topic = rule.partition("/")[0]
        return (
            self.severities.get(rule)
            or self.severities.get(f"{topic}/*")
            or self.rules[rule].severity
        )


def check(piece: Piece, rules: Ruleset) -> list[Finding]:
    """Return what the RULES find in PIECE, in the order of its text."""
    view = View(piece)
    found = [*_words(view, rules), *_patterns(view, rules)]
    for function in rules.checks:
        found += function(view)
    return _told(found, rules)


def _words(view: View, rules: Ruleset) -> Iterator[Placed]:
    judged = ((word, rules.judge.of(word)) for word in view.vocabulary)
    bad = {word: verdict for word, verdict in judged if verdict}
    if not bad:
        return
    for text in view.texts:
        lower = text.lower
        for found in WORD.finditer(lower):
            if (verdict := bad.get(found[0])) and _counts(text, found.start(), found[0], rules):
                start, end = found.span()
                typed = text.text[start:end]
                right = tuple(cased(typed, each) for each in verdict.suggestions)
                yield text, Hit(verdict.rule, start, end, right)


def _counts(text: Text, start: int, word: str, rules: Ruleset) -> bool:
    """Tell whether WORD at START is one of the language, and no name."""
    if text.is_protected(start):
        return False
    typed = text.text[start : start + len(word)]
    capital = typed[0].isupper()
    if not capital and typed != word:  # diKabupaten, antarOPD: there are patterns for it
        return False
    if capital and word in rules.lower_only:
        return typed.isupper() and text.titled
    return not (capital and "pun" in word[-3:] and start not in text.starts and not text.titled)


def _patterns(view: View, rules: Ruleset) -> Iterator[Placed]:
    for pattern in rules.patterns:
        if pattern.needs and not any(
            need in view.vocabulary or need in view.signs for need in pattern.needs
        ):
            continue
        for text in view.texts:
            for hit in hits(pattern, text):
                yield text, hit


def _told(found: Iterable[Placed], rules: Ruleset) -> list[Finding]:
    """Return the hits as findings, one a place, the gravest and then the longest first."""
    told: list[tuple[int, Finding]] = []
    for text, hit in found:
        own = rules.severity(hit.rule)
        if own is Severity.OFF:
            continue
        told.append((id(text), _finding(text, hit, rules.rules[hit.rule], own)))
    order = list(Severity)
    told.sort(key=lambda each: (order.index(each[1].own), -each[1].length, each[1].offset))
    kept: list[Finding] = []
    taken: set[tuple[int, int]] = set()
    told_of: set[tuple[int, str, int]] = set()
    for passage, finding in told:
        place = (passage, finding.rule, finding.offset)
        letters = {(passage, at) for at in range(finding.offset, finding.offset + finding.length)}
        if place in told_of or (finding.suggestions and not taken.isdisjoint(letters)):
            continue
        told_of.add(place)
        if finding.suggestions:
            taken |= letters
        kept.append(finding)
    return sorted(kept, key=lambda each: (each.offset, each.length))


def _finding(text: Text, hit: Hit, rule: Rule, own: Severity) -> Finding:
    start, last = _span(text, hit)
    marked = text.plain[hit.start : hit.end]
    details = {
        "text": marked,
        "right": hit.suggestions[0] if hit.suggestions else "",
        **hit.details,
    }
    quoted = text.quoted(hit.start) and not rule.quoted
    return Finding(
        rule=rule.id,
        severity=Severity.HINT if quoted else own,
        part=text.part,
        offset=start,
        length=last - start,
        text=marked,
        suggestions=hit.suggestions,
        english=rule.en.format(**details),
        indonesian=rule.indonesian.format(**details),
        source=rule.source,
        quoted=quoted,
        fix=rule.fix and bool(hit.suggestions),
        own=own,
    )


def _span(text: Text, hit: Hit) -> tuple[int, int]:
    """Return where in the source HIT begins and ends."""
    places = text.passage.places
    start = placed(places, hit.start)
    if hit.end <= hit.start:
        return start, start
    return start, placed(places, hit.end - 1) + 1
