"""Write the message that asks somebody outside to approve a text, ready for WhatsApp."""

from __future__ import annotations

from collections.abc import Iterator

from bekasi_cli import dates
from bekasi_cli.house import House
from bekasi_cli.i18n import N_, _, language, speaking
from bekasi_cli.markup import opening, to_whatsapp
from bekasi_cli.markup.message import bold, words
from bekasi_cli.model import CorrectionKind, Facts, Manuscript

ANSWER = "SETUJU"
"""What is answered before the code, whatever the language."""

_CORRECTIONS = {
    CorrectionKind.CORRECTION: N_("Correction: {value}"),
    CorrectionKind.UPDATE: N_("Update: {value}"),
}


def request(manuscript: Manuscript, code: str, house: House) -> str:
    """Return the whole of MANUSCRIPT with what to answer, CODE in it, in the office's language."""
    facts = manuscript.facts
    with speaking(house.language):
        parts = [
            _("Please approve this text of {office}:").format(office=house.office),
            bold(facts.title or _("(no headline)")),
            words(facts.summary),
            to_whatsapp(opening(manuscript.body, facts.dateline)),
            *_captions(facts),
            "\n".join(_facts(facts, house)),
            _("If it may go out exactly like this, answer with this line:"),
            f"{ANSWER} {code}",
        ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _captions(facts: Facts) -> Iterator[str]:
    for photo in facts.photos:
        if photo.caption or photo.alt:
            yield _("Photograph: {value}").format(value=words(photo.caption or photo.alt))


def _facts(facts: Facts, house: House) -> Iterator[str]:
    people = [house.names.get(code, code) for code in facts.reporters]
    until = dates.show(facts.embargo, house.zone, language()) if facts.embargo else ""
    lines = [
        (N_("Reporter: {value}"), ", ".join(people)),
        (N_("Not for publication before {value}"), until),
    ]
    if said := facts.correction:
        lines.append((_CORRECTIONS[said.kind], said.note))
    for message, value in lines:
        if value:
            yield _(message).format(value=words(value))
