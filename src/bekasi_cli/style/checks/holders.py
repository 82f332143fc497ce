"""Hold offices that stand after a name or alone against the register, and honorifics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bekasi_cli.style.checks.registered import (
    ACTING,
    NAMED,
    is_of_another_time,
    nearly,
    office_of,
    told_day,
)
from bekasi_cli.style.checks.registered import (
    offices as before_names,
)
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Holder, Post

_DEGREES = r"(?:, (?:[A-Z][A-Za-z]{0,5}\.){1,4})*"
_LINK = r"(?:,? (?:selaku|sebagai|yang (?:kini |saat ini )?menjabat(?: sebagai)?) |, )"
_ACTS = (
    r"(?:,| (?:me[a-z]{3,}|ber[a-z]{3,}|di(?:dampingi|sambut|wakili)|hadir|tiba|akan|juga|ingin)\b)"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:Pj|Pjs|Plt|Plh)\.?|[Pp]enjabat|[Pp]elaksana (?:[Tt]ugas|[Hh]arian)|[Ww]akil|[Mm]antan"
    r"|[Cc]alon|[Kk]antor|[Pp]eraturan|[Kk]eputusan|[Pp]endopo|[Dd]inas|[Aa]hli|[Ii]nstruksi"
    r"|[Aa]sisten|[Ee]daran|[Pp]iala|[Jj]abatan|[Ss]ebagai|[Mm]enjadi|[Ii]stri|[Bb]akal) \Z"
)
_HONORIFIC = re.compile(r"((?:(?:K\.H\.|H\.|Hj\.|Dr\.|Drs\.|Dra\.|Ir\.|Prof\.) )+)\Z")


def offices(view: View) -> Iterator[Hit]:
    """Yield a name or an office that the register has otherwise on the article's day."""
    yield from before_names(view)
    yield from after(view)


def after(view: View) -> Iterator[Hit]:
    """Yield an office after its holder's name that is another one on the article's day."""
    day = view.known.day
    if day is None:
        return
    acting = "|".join(sorted(ACTING, key=len, reverse=True))
    for holder in view.register.holders:
        offices = {post.office for each in view.register.holders for post in each.posts}
        titles = "|".join(map(re.escape, sorted(offices, key=len, reverse=True)))
        if not holder.posts or holder.name not in view.text:
            continue
        pattern = (
            rf"(?<![\w-]){re.escape(holder.name)}{_DEGREES}{_LINK}"
            rf"(?:(?P<acting>(?i:{acting}))\.? )?(?P<office>{titles})(?![\w-])(?!,? (?:{NAMED}))"
        )
        for found in re.finditer(pattern, view.text):
            if not is_of_another_time(view, found, day) and (hit := office_of(found, holder, day)):
                yield hit


def others(view: View) -> Iterator[Hit]:
    """Yield somebody with an office that the register gives to another on the article's day."""
    day = view.known.day
    if day is None:
        return
    names = [each.name for each in view.register.holders]
    for holder, post in _held(view, day):
        pattern = rf"(?<![\w.-])(?P<acting>)(?P<office>{re.escape(post.title)}),? {NAMED}"
        for found in re.finditer(pattern, view.text):
            name = found["name"]
            known = any(f"{name} ".startswith(f"{each} ") or _begins(name, each) for each in names)
            if not known and not is_of_another_time(view, found, day):
                details = {**told_day(day), "office": post.title}
                yield Hit("pejabat/pemegang", *found.span("name"), (holder.name,), details)


def _begins(name: str, registered: str) -> bool:
    """Tell whether NAME is near to REGISTERED, or a part of it: that is another rule's."""
    words = registered.split()
    typed = name.split()
    return nearly(" ".join(typed[: len(words)]), registered) or typed[0] in words


def _held(view: View, day: date) -> Iterator[tuple[Holder, Post]]:
    for holder in view.register.holders:
        for post in holder.posts:
            if post.holds(day) and post.since is not None:
                yield holder, post


def alone(view: View) -> Iterator[Hit]:
    """Yield `Bupati Tirtamaya` without a name on a day when only an acting one was there."""
    day = view.known.day
    if day is None:
        return
    held = [post for _, post in _held(view, day)]
    regular = {post.office for post in held if not post.acting}
    for post in held:
        if not post.acting or post.office in regular:
            continue
        pattern = rf"(?<![\w.-])(?P<office>{re.escape(post.office)})(?={_ACTS})"
        for found in re.finditer(pattern, view.text):
            before = view.text[max(0, found.start() - 30) : found.start()]
            named = re.match(rf",? {NAMED}", view.text[found.end() : found.end() + 60])
            if not (_NOT_BEFORE.search(before) or named or is_of_another_time(view, found, day)):
                yield Hit("pejabat/sebutan", *found.span(), (post.title,), told_day(day))


def honorifics(view: View) -> Iterator[Hit]:
    """Yield honorifics before a registered name that are not the registered ones."""
    for holder in view.register.holders:
        if not holder.honorifics or holder.name not in view.text:
            continue
        for found in re.finditer(rf"(?<![\w-]){re.escape(holder.name)}(?![\w-])", view.text):
            typed = _HONORIFIC.search(view.text, max(0, found.start() - 40), found.start())
            if typed and typed[1].split() != holder.honorifics.split():
                end = typed.end() - 1
                yield Hit("pejabat/sapaan", typed.start(), end, (holder.honorifics,))
