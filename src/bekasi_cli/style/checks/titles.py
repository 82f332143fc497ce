"""Find academic degrees without their full stops: `S.Sos`, `M.Si`, `SH`, `SE.`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bekasi_cli.style.chunks import note
from bekasi_cli.style.generated import facts
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit

_BY_LETTERS = {each.replace(".", ""): each for each in facts.DEGREES}
_DEGREE = re.compile(
    r"(?<=[\w.], )(?P<degree>[SMA](?:\. ?)?[A-Z][A-Za-z.]{0,8}|Ph\.?D\.?)(?=[\s,)]|\Z)(?! \d)"
)
_LIKE = re.compile(r"(?P<degree>[SMA]\.?[A-Z][A-Za-z.]{0,8}|Ph\.?D\.?)(?=[,)]|\Z)|[SMA]\.\Z")
_DEGREES = note(lambda chunk: (found := _LIKE.match(chunk)) and _may_be(found["degree"] or ""))


def _may_be(typed: str) -> bool:
    """Tell whether TYPED may be a degree; "" stands for one that goes on behind a blank."""
    return not typed or re.sub("[. ]", "", typed) in _BY_LETTERS


_OF_NO_PERSON = frozenset(
    (
        *(
            "menteri",
            "surat",
            "edaran",
            "keputusan",
            "peraturan",
            "mahkamah",
            "agung",
            "konstitusi",
        ),
        *("dinas", "badan", "kementerian", "kota", "kabupaten", "desa", "bank", "universitas"),
        *("sarjana", "magister", "komisi", "partai", "hakim", "jalan", "program"),
    )
)


def degrees(view: View) -> Iterator[Hit]:
    """Yield degrees after a name and a comma that lack a full stop."""
    if _DEGREES not in view.told:
        return
    degree_before = -1
    for found in _DEGREE.finditer(view.text):
        typed = found["degree"]
        right = _BY_LETTERS.get(re.sub("[. ]", "", typed))
        if f"{typed}." in facts.DEGREES:
            right = f"{typed}."
        if right is None or not _follows_a_name(view, found.start(), degree_before):
            continue
        if "." not in typed and _is_of_no_person(view, found.start()):
            continue
        degree_before = found.end()
        if typed != right and typed not in facts.DEGREES:
            yield Hit("gelar/akademik", found.start(), found.end(), (right,))


def _follows_a_name(view: View, start: int, degree_before: int) -> bool:
    """Tell whether a name of two words, or a degree, stands before the comma before START."""
    if degree_before == start - 2:
        return True
    return (
        re.search(r"[A-Z][\w.'’]* [A-Z][a-z'’]+, \Z", view.text[max(0, start - 60) : start])
        is not None
    )


def _is_of_no_person(view: View, start: int) -> bool:
    """Tell whether the two words before START name no person: `Surat Edaran, SE`."""
    words = re.findall(r"\w+", view.lower[max(0, start - 60) : start])
    return not _OF_NO_PERSON.isdisjoint(words[-2:])
