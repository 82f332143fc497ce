"""Draw an article as one HTML page that stands alone: no script, no file beside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from bekasi_cli import dates, markup
from bekasi_cli.cleaning import clean
from bekasi_cli.house import CORRECTIONS, House, contact_line, editors, kind_line, views
from bekasi_cli.i18n import N_, _, speaking
from bekasi_cli.model import (
    Article,
    Correction,
    Facts,
    Manuscript,
    Photo,
)

if TYPE_CHECKING:
    from datetime import datetime

    from jinja2 import Environment

_DESCRIPTION = 160


def html(article: Article, manuscript: Manuscript, house: House) -> bytes:
    """Return the page of MANUSCRIPT, the text of ARTICLE that readers see, in UTF-8.

    Its furniture speaks the language of HOUSE. Text from people is escaped or, in the body,
    cleaned; the page's policy (CSP) forbids scripts and allows its own style by its digest.
    """
    style = _environment().get_template("standalone.css").render(accent=house.accent)
    with speaking(house.language):
        page = (
            _environment()
            .get_template("standalone.html")
            .render(_words(article, manuscript, house), style=style, policy=_policy(style))
        )
    return page.encode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("bekasi_cli.site"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _cleaned(value: object) -> object:
    """Return VALUE without characters that no page may hold; markup of ours is clean already."""
    return value if hasattr(value, "__html__") else clean(str(value))


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src https: data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _words(article: Article, manuscript: Manuscript, house: House) -> dict[str, object]:
    from markupsafe import Markup

    facts = manuscript.facts
    body = markup.to_html(markup.opening(manuscript.body, facts.dateline))
    first, *others = [_photo(each) for each in facts.photos] or [""]
    title = facts.title or _("(no headline)")
    return {
        "language": house.language.value,
        "title": title,
        "page_title": f"{title} – {house.office}",
        "description": _description(manuscript),
        "address": house.page(article.id, article.slug) if article.slug else "",
        "home": house.url,
        "masthead": house.heading,
        "office": house.office,
        "kind": kind_line(article, facts, house),
        "contact": contact_line(facts, house),
        **_time(article, facts, house),
        "byline": facts.byline,
        "corrections": [_correction(each, house) for each in article.corrections],
        "lead_photo": first,
        "photos": others,
        "body": Markup(body),  # noqa: S704 - cleaned by nh3 in `markup`
        "people": list(_people(article, facts, house)),
        "filed": list(_filed(article, facts, house)),
    }


def _description(manuscript: Manuscript) -> str:
    """Return the summary, else the start of the text, in the length that search engines show."""
    text = " ".join((manuscript.facts.summary or markup.to_plain(manuscript.body)).split())
    if len(text) <= _DESCRIPTION:
        return text
    return f"{text[:_DESCRIPTION].rpartition(' ')[0] or text[:_DESCRIPTION]}…"


def _time(article: Article, facts: Facts, house: House) -> dict[str, str]:
    """Return the line of day, time and views; an archive's article keeps its first date."""
    source = facts.source
    published = article.published or (source.published if source else None)
    read = views(article, facts, house)
    return {
        "time": _shown(published, house) if published else _("Not yet published"),
        "time_machine": dates.rfc3339(published, house.zone) if published else "",
        "views": "" if read is None else _("Read {count} times").format(count=read),
    }


def _shown(moment: datetime, house: House) -> str:
    return dates.show(moment, house.zone, house.language)


def _correction(correction: Correction, house: House) -> dict[str, str]:
    return {
        "label": _(CORRECTIONS[correction.kind]),
        "time": _shown(correction.at, house),
        "time_machine": dates.rfc3339(correction.at, house.zone),
        "note": correction.note,
    }


def _photo(photo: Photo) -> str:
    text = photo.caption or photo.alt or _("(a photograph without a caption)")
    credit = _("(Photo: {credit})").format(credit=photo.credit) if photo.credit else ""
    return f"{text} {credit}".strip()


def _people(article: Article, facts: Facts, house: House) -> Iterator[tuple[str, str]]:
    for label, codes in (
        (_("Reporter"), facts.reporters),
        (_("Editor"), editors(article, facts)),
        (_("Photographer"), facts.photographers),
    ):
        if codes:
            yield label, ", ".join(_named(code, house) for code in dict.fromkeys(codes))


def _named(code: str, house: House) -> str:
    name = house.names.get(code, code)
    return code if name == code else f"{name} ({code})"


def _filed(article: Article, facts: Facts, house: House) -> Iterator[str]:
    source = facts.source.url if facts.source else ""
    reply = str(article.reply_to) if article.reply_to else ""
    for message, value in (
        (N_("Category: {value}"), house.category(facts.category)),
        (N_("Tags: {value}"), ", ".join(facts.tags)),
        (N_("Source: {value}"), source),
        (N_("This is a reply to article {value}."), reply),
    ):
        if value:
            yield _(message).format(value=value)
