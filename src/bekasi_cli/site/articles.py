"""Draw the page of each article, and the notice in the place of one that is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.house import CORRECTIONS, GROUNDS, contact_of, written_number
from bekasi_cli.i18n import _, ngettext
from bekasi_cli.site import agenda, photographs
from bekasi_cli.site.edition import Shown
from bekasi_cli.site.linked_data import open_graph, structured
from bekasi_cli.site.listing import category_path, kind_path, person_path, tag_path
from bekasi_cli.site.page import Page, digest
from bekasi_cli.site.words import kind, times

if TYPE_CHECKING:
    from bekasi_cli.site.drawing import Frame
    from bekasi_cli.site.edition import Item, Note

_RELATED = 3
_SERIES = 10
_WORDS_A_MINUTE = 200


class Around(NamedTuple):
    """The articles that an article's page leads to; RELATED are older ones on the same subject.

    SERIES are the others on the same event, the newest first.
    """

    newer: Item | None
    older: Item | None
    related: tuple[Item, ...]
    series: tuple[Item, ...]


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page of every article that was ever published."""
    for item, around in _surrounded(frame.edition.items):
        yield _article(frame, item, around)
    for item in frame.edition.notices:
        yield _notice(frame, item)


def _article(frame: Frame, item: Item, around: Around) -> Page:
    answers = _known(frame, item)
    beside = [
        *filter(None, (around.newer, around.older)),
        *around.related,
        *around.series,
        *answers,
    ]
    inputs = digest(
        frame.digest,
        item.key,
        b"n" if around.newer else b"-",
        b"o" if around.older else b"-",
        str(len(around.series)),
        repr(frame.edition.events.get(item.event)) if item.event else b"",
        *(each.key for each in beside),
    )
    return Page(
        item.path, inputs, lambda: frame.page(item.path, "article.html", _told(frame, item, around))
    )


def _notice(frame: Frame, item: Item) -> Page:
    inputs = digest(frame.digest, item.key, *(each.key for each in _known(frame, item)))
    return Page(
        item.path, inputs, lambda: frame.page(item.path, "notice.html", _withheld(frame, item))
    )


def _known(frame: Frame, item: Item) -> list[Item]:
    """Return the articles that ITEM answers or that answer it, where they have a page."""
    numbers = (*item.replies, *([item.reply_to] if item.reply_to else ()))
    return [frame.numbers[number] for number in numbers if number in frame.numbers]


def _told(frame: Frame, item: Item, around: Around) -> Mapping[str, object]:
    house = frame.edition.house
    photos = photographs.told(frame, item)
    minutes = max(1, round(item.words / _WORDS_A_MINUTE))
    return {
        "item": item,
        "page_title": frame.titled(item.title),
        "description": item.description,
        "kind": kind_line(frame, item),
        "kind_link": kind_path(item.kind),
        "time": frame.time(item.published),
        "machine": frame.machine(item.published),
        "views": times(item.views) if item.views else "",
        "reading": ngettext("{count} minute to read", "{count} minutes to read", minutes).format(
            count=minutes
        ),
        "notes": [_note(frame, each) for each in item.notes],
        "lead": photos[0] if photos else None,
        "photos": photos[1:],
        "body": frame.safe(frame.bodies.html(item.body)),
        "people": list(_people(frame, item)),
        "category": (house.category(item.category), category_path(item.category))
        if item.category
        else None,
        "tags": [(tag, tag_path(tag)) for tag in item.tags],
        "newer": around.newer,
        "older": around.older,
        "related": around.related,
        "event": agenda.told(frame, item.event),
        "series": around.series,
        **_answers(frame, item),
        "draft": frame.drafts[item.draft] if item.draft else "",
        "graph": open_graph(frame, item),
        "structured": structured(frame, item),
        "contact": _contact(frame, item),
        "share": _share(frame, item),
    }


def kind_line(frame: Frame, item: Item) -> str:
    """Return what stands above the headline; a press release with its number."""
    label = kind(item.kind)
    if item.release is None:
        return label
    number = written_number(item.release, frame.edition.house)
    return _("{kind} No. {number}").format(kind=label, number=number)


def _contact(frame: Frame, item: Item) -> str:
    told = contact_of(item.kind, frame.edition.house)
    return _("Press contact: {value}").format(value=told) if told else ""


def _withheld(frame: Frame, item: Item) -> Mapping[str, object]:
    retracted = item.shown is Shown.RETRACTED
    words = frame.words
    title = item.title or words["retracted" if retracted else "held"]
    return {
        "item": item,
        "page_title": frame.titled(title),
        "description": words["retracted_text" if retracted else "held_text"],
        "title": title,
        "retracted": retracted,
        "structured": structured(frame, item) if retracted else "",
        "time": frame.time(item.at) if item.at else "",
        "machine": frame.machine(item.at) if item.at else "",
        "ground": _(GROUNDS[item.ground]) if item.ground else "",
        **_answers(frame, item),
    }


def _answers(frame: Frame, item: Item) -> Mapping[str, object]:
    found = {each: frame.numbers[each] for each in item.replies if each in frame.numbers}
    first = frame.numbers.get(item.reply_to) if item.reply_to else None
    return {
        "replies": [each for each in found.values() if each.shown is Shown.WHOLE],
        "reply_to": first if first and first.title else None,
    }


def _note(frame: Frame, note: Note) -> Mapping[str, str]:
    return {
        "label": _(CORRECTIONS[note.kind]),
        "text": note.text,
        "time": frame.time(note.at),
        "machine": frame.machine(note.at),
    }


def _people(frame: Frame, item: Item) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield each label with who stands under it: name, code, and the list of their articles."""
    names = frame.edition.house.names
    for label, codes, listed in (
        ("reporter", item.reporters, True),
        ("editor", item.editors, False),
        ("photographer", item.photographers, False),
    ):
        if codes:
            yield (
                frame.words[label],
                [
                    (names.get(code, code), code if code in names else "", person_path(code))
                    if listed
                    else (names.get(code, code), code if code in names else "", "")
                    for code in dict.fromkeys(codes)
                ],
            )


def _share(frame: Frame, item: Item) -> list[tuple[str, str]]:
    """Return links that share the page without any script: WhatsApp first."""
    from urllib.parse import quote

    address = frame.address(item.path)
    if not address:
        return []
    told, where = quote(item.title, safe=""), quote(address, safe="")
    return [
        ("WhatsApp", f"https://wa.me/?text={told}%20{where}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={where}"),
        ("X", f"https://x.com/intent/post?text={told}&url={where}"),
        (_("E-mail"), f"mailto:?subject={told}&body={where}"),
    ]


def _surrounded(items: Sequence[Item]) -> Iterator[tuple[Item, Around]]:
    """Yield ITEMS, which are newest first, with what stands around each; the oldest first.

    Related are the newest of the older ones that share a tag, else the category: what comes
    later never changes an older page but the one beside it.
    """
    last: dict[str, list[Item]] = {}
    series: dict[int, list[Item]] = {}
    for one in items:
        if one.event:
            series.setdefault(one.event, []).append(one)
    end = len(items) - 1
    for at in range(end, -1, -1):
        item = items[at]
        subjects = [*item.tags, f"/{item.category}"] if item.category else [*item.tags]
        older = items[at + 1] if at < end else None
        related = tuple(_first(_RELATED, last, subjects, older))
        others = (each for each in series.get(item.event or 0, ()) if each is not item)
        newer = items[at - 1] if at else None
        yield item, Around(newer, older, related, tuple(islice(others, _SERIES)))
        for each in subjects:
            kept = last.setdefault(each, [])
            kept.insert(0, item)
            del kept[_RELATED + 1 :]


def _first(
    most: int, last: Mapping[str, list[Item]], subjects: Iterable[str], but: Item | None
) -> list[Item]:
    found: list[Item] = []
    for subject in subjects:
        for each in last.get(subject, ()):
            if each is not but and each not in found:
                found.append(each)
                if len(found) == most:
                    return found
    return found
