"""Hold what every page and format says alike: the office, its addresses, labels, who signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from msgspec import Struct

from bekasi_cli.i18n import N_, Language, _
from bekasi_cli.model import (
    Approval,
    ApprovalKind,
    Article,
    ArticleKind,
    CorrectionKind,
    Facts,
    Ground,
    ReleaseNumber,
)

KINDS: Mapping[ArticleKind, str] = {
    ArticleKind.PRESS_RELEASE: N_("Press release"),
    ArticleKind.ANNOUNCEMENT: N_("Announcement"),
    ArticleKind.CLARIFICATION: N_("Clarification"),
    ArticleKind.SPEECH: N_("Speech"),
}
"""What stands above the headline of an item that is no plain news."""

PLAIN_NEWS = N_("News")
"""What an item is called that bears no other label, where somebody asks."""

CORRECTIONS: Mapping[CorrectionKind, str] = {
    CorrectionKind.CORRECTION: N_("Correction"),
    CorrectionKind.UPDATE: N_("Update"),
}
"""What stands before the note that readers are told."""

GROUNDS: Mapping[Ground, str] = {
    Ground.GUIDELINE: N_("Dewan Pers' guideline"),
    Ground.PERSONAL_DATA: N_("personal data"),
    Ground.CHILD_IDENTITY: N_("a child's identity"),
    Ground.EXEMPT_INFORMATION: N_("exempt information"),
    Ground.GRAVE_ERROR: N_("a grave error"),
    Ground.WRONG_PHOTOGRAPH: N_("a wrong photograph"),
}
"""Why an article was retracted, as its readers are told."""


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Months, as they stand in the numbers of letters."""


class PressContact(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whom journalists ask: name, telephone and e-mail, each of which may be empty."""

    name: str = ""
    phone: str = ""
    email: str = ""


class House(Struct, frozen=True, kw_only=True):
    """The office as its readers know it.

    URL is the site's address; NAMES the staff's display names by code, CATEGORIES those of
    categories; CLOSING what the office's messages end with; MASTHEAD the line at the
    head of every page, the office's name where it is empty; ACCENT the colour of its headings
    and links, `#rrggbb`; RELEASE_NUMBER how the office writes the number of a press release; READ
    how often articles were read here by their numbers, None where the office has no such figures.
    """

    office: str
    url: str
    zone: ZoneInfo
    language: Language
    names: Mapping[str, str] = {}
    categories: Mapping[str, str] = {}
    masthead: str = ""
    closing: str = ""
    accent: str = "#0b6e4f"
    release_number: str = "NOMOR/TAHUN"
    contact: PressContact = PressContact()
    read: Mapping[int, int] | None = None

    @property
    def heading(self) -> str:
        """Return the line at the head of every page."""
        return self.masthead or self.office

    def category(self, code: str) -> str:
        """Return the name of category CODE, or CODE where nobody knows it."""
        return self.categories.get(code, code)

    def page(self, number: int, slug: str) -> str:
        """Return the address of article NUMBER's page, `…/berita/17-slug.html`."""
        return f"{self.url.rstrip('/')}/berita/{number}-{slug}.html"


def kind_line(article: Article | None, facts: Facts, house: House) -> str:
    """Return what stands above the headline, "" for plain news; a press release with its number."""
    if facts.kind not in KINDS:
        return ""
    number = release_number(article, facts, house)
    kind = _(KINDS[facts.kind])
    return _("{kind} No. {number}").format(kind=kind, number=number) if number else kind


def release_number(article: Article | None, facts: Facts, house: House) -> str:
    """Return the number of a press release as the office writes it, "" where it has none."""
    given = article.release if article else None
    if given is None or facts.kind is not ArticleKind.PRESS_RELEASE:
        return ""
    return written_number(given, house)


def written_number(given: ReleaseNumber, house: House) -> str:
    """Return the number of a press release as the office writes it."""
    parts = {
        "NOMOR": str(given.n),
        "BULAN": _ROMAN[given.at.astimezone(house.zone).month - 1],
        "TAHUN": str(given.year),
    }
    return re.sub("|".join(parts), lambda found: parts[found[0]], house.release_number)


def contact_text(facts: Facts, house: House) -> str:
    """Return whom journalists ask about a press release, "" for other kinds and unset."""
    return contact_of(facts.kind, house)


def contact_of(kind: ArticleKind, house: House) -> str:
    """Return whom journalists ask about items of KIND, "" where nobody is named."""
    if kind is not ArticleKind.PRESS_RELEASE:
        return ""
    contact = house.contact
    return ", ".join(filter(None, (contact.name, contact.phone, contact.email)))


def contact_line(facts: Facts, house: House) -> str:
    """Return the line that tells readers of a press release whom to ask, "" where nobody is set."""
    told = contact_text(facts, house)
    return _("Press contact: {value}").format(value=told) if told else ""


def views(article: Article | None, facts: Facts, house: House) -> int | None:
    """Return how often ARTICLE was read: where it came from, and here since; None: nobody knows."""
    before = facts.source.views if facts.source else None
    if house.read is None or article is None or article.published is None:
        return before
    return (before or 0) + house.read.get(article.id, 0)


def editors(article: Article, facts: Facts) -> tuple[str, ...]:
    """Return who signs ARTICLE as editor: those that FACTS name, else who approved its live text.

    Before the first publication it is who approved the head. An approval given outside was given
    by whom it names, and taking in an archive approves nothing.
    """
    if facts.editors:
        return facts.editors
    shown = article.live or article.head
    found = (
        _approver(each)
        for each in article.approvals
        if each.revision == shown.revision and not each.void
    )
    return tuple(dict.fromkeys(code for code in found if code))


def _approver(approval: Approval) -> str:
    if approval.kind is ApprovalKind.OUTSIDE:
        return approval.approved_by
    return "" if approval.kind is ApprovalKind.IMPORT else approval.by
