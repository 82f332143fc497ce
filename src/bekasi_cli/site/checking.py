"""Check a built site: that pages are whole, links and images lead somewhere, feeds can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from bekasi_cli import files
from bekasi_cli.i18n import N_

_TAG = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|[^">])*)>')
_ATTRIBUTE = re.compile(r'([a-zA-Z-]+)(?:="([^"]*)")?')
_SKIPPED = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2>", re.DOTALL)
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_LINKS = ("href", "src")
_ARTICLE = re.compile(r"berita/(\d+)-")
_TICK = 200


class Finding(NamedTuple):
    """Something wrong on a PAGE; MESSAGE is marked; ARTICLE is the one at fault, if it is one."""

    page: str
    message: str
    details: dict[str, str]

    @property
    def article(self) -> int | None:
        """Return the number of the article whose page it is."""
        found = _ARTICLE.match(self.page)
        return int(found[1]) if found else None


def check(site: Path, progress: Callable[[int, int], None] | None = None) -> list[Finding]:
    """Return what is wrong with the pages and feeds in SITE, page by page."""
    there = files.sizes(site)
    found: list[Finding] = []
    for done, path in enumerate(sorted(there), 1):
        suffix = path.rpartition(".")[2]
        if suffix in ("html", "xml", "json", "ics"):
            content = (site / path).read_bytes()
            found += _wrong(path, suffix, content, there)
        if progress and (done % _TICK == 0 or done == len(there)):
            progress(done, len(there))
    if "index.html" not in there:
        found.append(Finding("index.html", N_("the page is missing"), {}))
    return found


def _wrong(path: str, suffix: str, content: bytes, there: dict[str, int]) -> Iterator[Finding]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        yield Finding(path, N_("it is no UTF-8"), {})
        return
    match suffix:
        case "html":
            yield from _page(path, text, there)
        case "xml":
            yield from _xml(path, content)
        case "json":
            yield from _json(path, text)
        case _:
            if not text.startswith("BEGIN:VCALENDAR"):
                yield Finding(path, N_("it is no calendar"), {})


class _Seen:
    """What a page holds, gathered tag by tag."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.headings = 0
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.bare_images = 0
        self.crossed = ""

    def take(self, closing: str, name: str, rest: str) -> None:
        """Take one tag."""
        if closing:
            if not self.open or self.open.pop() != name:
                self.crossed = self.crossed or name
            return
        if name not in _VOID:
            self.open.append(name)
        self.headings += name == "h1"
        given = {key.lower(): unescape(value) for key, value in _ATTRIBUTE.findall(rest)}
        self.bare_images += name == "img" and "alt" not in given
        if "id" in given:
            self.ids.add(given["id"])
        self.links += [given[each] for each in _LINKS if each in given]
        candidates = given.get("srcset", "").split(",")
        self.links += [each.split()[0] for each in candidates if each.strip()]


def _page(path: str, text: str, there: dict[str, int]) -> Iterator[Finding]:
    seen = _Seen()
    for closing, name, rest in _TAG.findall(_SKIPPED.sub(r"\1</\2>", text)):
        seen.take(closing, name.lower(), rest)
    if seen.crossed or seen.open or not text.rstrip().endswith("</html>"):
        tag = seen.crossed or (seen.open[-1] if seen.open else "html")
        yield Finding(path, N_("the tag {tag} is not closed in its place"), {"tag": tag})
    if seen.headings != 1:
        yield Finding(
            path, N_("it has {count} headlines (h1), not one"), {"count": str(seen.headings)}
        )
    if seen.bare_images:
        yield Finding(
            path, N_("{count} images say nothing in words (alt)"), {"count": str(seen.bare_images)}
        )
    for link in dict.fromkeys(seen.links):
        if not _leads(link, path, there, seen.ids):
            yield Finding(path, N_("the link {link} leads nowhere"), {"link": link})


def _leads(link: str, path: str, there: dict[str, int], ids: set[str]) -> bool:
    """Tell whether LINK on the page at PATH leads to something; the world outside is not asked."""
    try:
        where = urlsplit(link)
    except ValueError:
        return False
    if where.scheme or where.netloc:
        return True
    if not where.path:
        return not where.fragment or where.fragment in ids
    target = normpath(join(dirname(path), unquote(where.path)))
    return target in there


def _xml(path: str, content: bytes) -> Iterator[Finding]:
    from xml.parsers import expat

    parser = expat.ParserCreate()
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        yield Finding(path, N_("it is no XML: {reason}"), {"reason": str(error)})


def _json(path: str, text: str) -> Iterator[Finding]:
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Finding(path, N_("it is no JSON: {reason}"), {"reason": str(error)})
