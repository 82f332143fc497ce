"""Make the modules that load from the TOML of rules and lists; only `script/docs` calls it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bekasi_cli.style.loading import Entry, entries
from bekasi_cli.style.values import Severity

HEAD = '"""{why}."""\n\n# Made by script/docs from the TOML beside it: change it there.\n\n'


def rules_module(files: Mapping[str, str]) -> str:
    """Return the module of all rules, from their TOML by file name."""
    found = [each for name in sorted(files) for each in entries(files[name], name)]
    lines = [HEAD.format(why="Hold the rules of the house style as they load")]
    lines.append("from __future__ import annotations\n\n")
    lines.append("from bekasi_cli.style.patterns import Pattern\n")
    lines.append("from bekasi_cli.style.values import Part, Rule, Severity\n\n")
    lines.append(f"RULES: tuple[Rule, ...] = (\n{_rows(map(_rule, found))})\n\n")
    words = {w: (e.rule.id, r) for e in found for w, r in e.words.items()}
    lines.append(f"WORDS: dict[str, tuple[str, tuple[str, ...]]] = {words!r}\n\n")
    swaps = {w: (e.rule.id, r) for e in found for w, r in e.roots.items()}
    lines.append(f"SWAPS: dict[str, tuple[str, str]] = {swaps!r}\n\n")
    names = sorted({word for each in found for word in each.names})
    lines.append(f"NAMES: frozenset[str] = frozenset({names!r})\n\n")
    patterns = (_pattern(each) for entry in found for each in entry.patterns)
    lines.append(f"PATTERNS: tuple[Pattern, ...] = (\n{_rows(patterns)})\n\n")
    checks: dict[str, tuple[str, ...]] = {}
    for each in found:
        if each.check:
            checks[each.check] = (*checks.get(each.check, ()), each.rule.id)
    lines.append(f"CHECKS: dict[str, tuple[str, ...]] = {checks!r}\n")
    return "".join(lines)


def _rows(rows: Iterable[str]) -> str:
    return "".join(f"    {row},\n" for row in rows)


def _rule(entry: Entry) -> str:
    rule = entry.rule
    severity = f"Severity.{rule.severity.name}"
    rest = ", ".join(map(repr, rule[2:]))
    return f"Rule({rule.id!r}, {severity}, {rest})"


def _pattern(pattern: tuple[object, ...]) -> str:
    rule, find, needs, suggest, unless, parts, keep, signs, lower = pattern
    named = "".join(f"Part.{part.name}, " for part in parts)  # type: ignore[attr-defined]  # Parts
    words = f"{rule!r}, {find!r}, {needs!r}, {suggest!r}, {unless!r}"
    return f"Pattern({words}, ({named}), {keep!r}, {signs!r}, {lower!r})"


def roots_module(text: str, wrong: Iterable[str]) -> str:
    """Return the module of root words: TEXT has one a line; those that are WRONG are left out."""
    left_out = frozenset(wrong)
    words = sorted({word for word in text.split() if word not in left_out})
    lines = [
        HEAD.format(why="Hold the words of Indonesian (Wordnet Bahasa, MIT; see lists/LICENSE)")
    ]
    lines.append('ROOTS = """\n')
    row = ""
    for word in words:
        if len(row) + len(word) > 4000:
            lines.append(f"{row}\n")
            row = ""
        row += f"{word} "
    lines.append(f'{row}\n"""\n')
    return "".join(lines)


def facts_module(text: str) -> str:
    """Return the module of the lists that word formation goes by, from their TOML."""
    table = tomllib.loads(text)
    lines = [HEAD.format(why="Hold the lists that the rules of word formation go by")]
    for name, value in table["sets"].items():
        words = sorted(set(value["words"].split()))
        lines.append(f"{name.upper()}: frozenset[str] = frozenset({words!r})\n\n")
    for name, value in table["beginnings"].items():
        lines.append(f"{name.upper()}: tuple[str, ...] = {tuple(value['words'].split())!r}\n\n")
    for name, value in table["pairs"].items():
        lines.append(f"{name.upper()}: dict[str, str] = {value!r}\n\n")
    for name, value in table["groups"].items():
        groups = {key: sorted(set(words.split())) for key, words in value.items()}
        lines.append(f"{name.upper()}: dict[str, list[str]] = {groups!r}\n\n")
    pairs = [tuple(pair.split()) for pair in table["compounds"]["pairs"]]
    ends: dict[str, tuple[tuple[str, str], ...]] = {}
    for first, second in pairs:
        ends[second[-3:]] = (*ends.get(second[-3:], ()), (first, second))
    lines.append(f"COMPOUNDS: frozenset[tuple[str, str]] = frozenset({pairs!r})\n\n")
    lines.append(f"COMPOUNDS_BY_END: dict[str, tuple[tuple[str, str], ...]] = {ends!r}\n")
    return "".join(lines)


class Words(NamedTuple):
    """What the page of rules says in a language beside the rules themselves."""

    above: str
    mended: str
    wrong: str
    right: str
    severities: tuple[str, str, str, str]


ENGLISH = Words(
    "{count} rules. A newsroom can switch each off or make it graver: "
    "[house style](house-style.md).\n",
    "mended by `--fix`",
    "wrong",
    "right",
    ("error", "warning", "hint", "off"),
)
INDONESIAN = Words(
    "Ada {count} aturan. Setiap redaksi boleh mematikan atau mengubah tingkatnya: "
    "[gaya selingkung](house-style.md).\n",
    "diperbaiki oleh `--fix`",
    "salah",
    "benar",
    ("kesalahan", "peringatan", "saran", "mati"),
)


def rules_page(files: Mapping[str, str], words: Words = ENGLISH) -> str:
    """Return the rules as Markdown: why, severity, source, and examples of wrong and right."""
    found = [each for name in sorted(files) for each in entries(files[name], name)]
    parts = [words.above.format(count=len(found))]
    topic = ""
    for entry in found:
        if (named := entry.rule.id.partition("/")[0]) != topic:
            topic = named
            parts.append(f"\n## {topic}\n")
        parts.append(_section(entry, words))
    return "".join(parts)


def _section(entry: Entry, words: Words) -> str:
    rule = entry.rule
    said = rule.en if words is ENGLISH else rule.indonesian
    why = re.sub(r"\{\w+\}", "…", said)
    severity = words.severities[list(Severity).index(rule.severity)]
    facts = [f"*{severity}*", rule.source, *[words.mended] * rule.fix]
    wrong = [
        f"- {words.wrong}: {each.text}" + (f" → {each.suggestion}" if each.suggestion else "")
        for each in entry.flags
    ]
    right = [f"- {words.right}: {each}" for each in entry.passes]
    lines = "\n".join([*wrong, *right])
    return f"\n### `{rule.id}`\n\n{why}\n\n{' · '.join(filter(None, facts))}\n\n{lines}\n"


def places_module(text: str) -> str:
    """Return the module of the region's facts, from their TOML."""
    table = tomllib.loads(text)
    lines = [HEAD.format(why="Hold the facts of the regency and of institutions")]
    lines.append("from datetime import date\n\n")
    lines.append(f"DISTRICTS: tuple[str, ...] = {tuple(table['kecamatan']['names'])!r}\n\n")
    villages = {name: tuple(found) for name, found in table["desa"].items()}
    lines.append(f"VILLAGES: dict[str, tuple[str, ...]] = {villages!r}\n\n")
    ministries = {
        old: (tuple(each["new"]), each["since"])
        for each in table["ministry"]
        for old in each["old"]
    }
    told = repr(ministries).replace("datetime.date(", "date(")
    lines.append(f"MINISTRIES: dict[str, tuple[tuple[str, ...], date]] = {told}\n")
    return "".join(lines)
