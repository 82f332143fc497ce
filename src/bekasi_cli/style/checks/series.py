"""Find enumerations without the comma before their last part: `aman, tertib dan lancar`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bekasi_cli.style.affixes import taken_apart
from bekasi_cli.style.generated import facts
from bekasi_cli.style.roots import roots
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit

_SERIES = re.compile(
    r", (?<=[a-z0-9)], )(?P<mark>[a-z-]{3,}(?: [a-z-]{3,}){0,2}) "
    r"(?=(?:dan|serta) (?P<last>[a-z-]{3,}))"
)
_LONGEST = 400
"""What goes on for longer is no sentence, and would make a long text slow."""
_SAYS = re.compile(r"(?:meng?|mem|men|meny|ber)?(?:kata|ujar|tutur|jelas|tegas|ungkap|sebut)\w*\Z")


def last_commas(view: View) -> Iterator[Hit]:
    """Yield the last but one part of an enumeration of short parts in small letters."""
    for found in _SERIES.finditer(view.text):
        if _is_series(view, found) and found.start("mark") not in view.kept:
            yield Hit("tanda-baca/serial", *found.span("mark"), (f"{found['mark']},",))


def _is_series(view: View, found: re.Match[str]) -> bool:
    first, end = view.sentence(found.start())
    if found.start() - first > _LONGEST:
        return False
    end = min(end, found.end() + _LONGEST)
    before = view.text[first : found.start()].rstrip(", ")
    clauses = re.split(r"[,:;]\s", before)
    head = clauses[-1].split()
    if not head or _says(head[-1]) or facts.FUNCTION_WORDS & set(found["mark"].split()):
        return False
    middle, last = found["mark"].split()[0], found["last"]
    if last == "yang" or middle in ("dan", "serta"):
        return False
    if not all(map(_is_known, found["mark"].split())):  # English, or Latin
        return False
    if middle in facts.OPENERS or last in facts.OPENERS or middle.endswith("nya"):
        return False
    if _is_verb(middle) != _is_verb(last) and len(clauses) == 1:
        return False
    if head[-1][:1].isupper():  # di Kecamatan Batutiris, camat dan lurah hadir
        return False
    if _is_verb(middle):
        return _is_verb(head[-1]) and len(head) > 1
    if len(clauses) > 1 and len(head) < 3:
        return True  # a third part stands before
    opens = clauses[0].split()[0].lower()
    rest = re.split(r"[,.;:!?)]", view.text[found.end() : end])[0].split()[2:]
    return not (opens in facts.OPENERS and len(clauses) == 1) and not any(map(_is_verb, rest[:3]))


def _is_known(word: str) -> bool:
    first = word.partition("-")[0]
    return any(p.root in roots() or p.root in facts.OTHER_WORDS for p in taken_apart(first))


def _says(word: str) -> bool:
    return bool(_SAYS.match(word)) or word.endswith("nya")


def _is_verb(word: str) -> bool:
    known = roots()
    if word in facts.AUXILIARIES or (word.startswith("me") and len(word) > 5):
        return True
    return any(
        parts.prefix in ("meN", "di", "ber", "ter") and len(parts.root) > 2 and parts.root in known
        for parts in taken_apart(word)
    )
