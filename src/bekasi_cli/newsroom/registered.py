"""Hand the house style what the newsroom knows of people: officials, staff codes, categories."""

from __future__ import annotations

import re
from datetime import tzinfo

from bekasi_cli.model import Category, Official, Staff
from bekasi_cli.newsroom.agenda_articles import scheduled
from bekasi_cli.storage.port import Reader
from bekasi_cli.style import Holder, Post, Register


def register(store: Reader, zone: tzinfo) -> Register:
    """Return what STORE knows of people and events, as the house style reads it."""
    staff = (each.code for each in store.find(Staff))
    categories = (each.code for each in store.find(Category))
    return Register(
        tuple(_holder(each) for each in store.find(Official)),
        frozenset((*staff, *categories)),
        lambda number: scheduled(store, number, zone),
    )


def _holder(person: Official) -> Holder:
    posts = (
        Post(each.office, each.acting.value if each.acting else "", each.since, each.until)
        for each in person.offices
    )
    return Holder(person.name, person.honorifics, person.degrees, tuple(posts))


_NAMED = re.compile(
    r"(?m)^(?:reporters|editors|photographers|category):(?P<value>[^\n]*(?:\n *- [^\n]*)*)"
)


def codes_in(text: str) -> tuple[str, ...]:
    """Return the staff codes and the category that the front matter of TEXT names."""
    head = text[: max(text.find("\n---", 3), 0)]
    listed = (re.split(r",|\n *- ", found["value"]) for found in _NAMED.finditer(head))
    named = (each.strip(" []'\"") for values in listed for each in values)
    return tuple(dict.fromkeys(filter(None, named)))
