"""Mend what has one right answer, and nothing that somebody said or that is a name."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff
from typing import NamedTuple

from bekasi_cli.documents import parse
from bekasi_cli.errors import Unreadable
from bekasi_cli.newsroom.checking import Report
from bekasi_cli.style import Finding, Part

_OF_CAPITALS = ("huruf", "gelar", "waktu", "bentuk-terikat", "tanda-baca", "singkatan", "bilangan")
"""Topics whose rules are about words with capitals: theirs are no mere names."""
_HEADS = (Part.HEADLINE, Part.HEADING, Part.DATELINE)


class Fixed(NamedTuple):
    """A text after mending, and the findings that are mended in it."""

    text: str
    mended: tuple[Finding, ...]


def fixed(report: Report) -> Fixed:
    """Return the text of REPORT with what may be mended mended; its front matter stays readable."""
    source = report.source.text
    chosen = [each for each in report.findings if _may_be_mended(source, each)]
    text = _put(source, chosen)
    try:
        parse(text.encode())
    except Unreadable:  # a sign that front matter cannot have without quotation marks
        body = source.find("\n---", 3)
        chosen = [each for each in chosen if each.offset > body]
        text = _put(source, chosen)
    return Fixed(text, tuple(chosen))


def _put(source: str, chosen: Sequence[Finding]) -> str:
    text = source
    for each in sorted(chosen, key=lambda finding: -finding.offset):
        end = each.offset + each.length
        text = f"{text[: each.offset]}{each.suggestions[0]}{text[end:]}"
    return text


def _may_be_mended(source: str, finding: Finding) -> bool:
    """Tell whether FINDING has one answer, in prose that is nobody's words and no name."""
    stands = source[finding.offset : finding.offset + finding.length] == finding.text
    sure = finding.fix and len(finding.suggestions) == 1 and not finding.quoted
    return stands and sure and finding.part is not Part.CREDIT and not _is_name(source, finding)


def _is_name(source: str, finding: Finding) -> bool:
    """Tell whether a word with a capital stands amid a sentence, as names do."""
    topic = finding.rule.partition("/")[0]
    if not finding.text[:1].isupper() or topic in _OF_CAPITALS or finding.part in _HEADS:
        return False
    before = source[: finding.offset].rstrip(" *_")
    dated = before[-1:].isdigit()  # 14 Febuari
    return bool(before) and before[-1] not in ".!?:\n–—-" and not dated


def difference(before: str, after: str) -> str:
    """Return what changed from BEFORE to AFTER, line by line, as `diff` shows it."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return "".join(f"{line}\n" for line in list(lines)[2:] if not line.startswith("@@"))
