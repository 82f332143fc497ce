"""Read a built site as a visitor does: from its home page, link by link."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

VOID = {"meta", "link", "br", "hr", "img", "source", "input"}


class Read(HTMLParser):
    """A page: its text, its links, and whether every tag is closed in its order."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.whole = content.rstrip().endswith("</html>")
        self.feed(content)
        self.close()
        self.whole = self.whole and not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        for name in ("href", "src"):
            if (where := given.get(name)) and not urlsplit(where).scheme:
                self.links.append(where)
        self.links += [each.split()[0] for each in (given.get("srcset") or "").split(",") if each]

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] == [tag]:
            self.open.pop()
        else:
            self.whole = False

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def read(path: Path) -> Read:
    """Return the page at PATH."""
    return Read(path.read_text("utf-8"))


def crawl(site: Path, home: str = "index.html") -> tuple[set[str], list[str]]:
    """Return all that is reached from HOME in SITE, and what is wrong with it, page by page.

    While it reads somebody may build: a link is dead when every page on the way to it from home,
    read after its target was missed, still has its link.
    """
    by, waiting, wrong = {home: home}, [home], []
    while waiting:
        path = waiting.pop()
        try:
            content = (site / path).read_bytes()
        except FileNotFoundError:
            if _still_leads(site, path, by):
                wrong.append(f"{path} is not there, says {by[path]}")
            continue
        if not path.endswith(".html"):
            if not content:
                wrong.append(f"{path} is empty")
            continue
        page = Read(content.decode("utf-8"))
        if not page.whole:
            wrong.append(f"{path} is not whole")
        for found in _targets(page, path):
            if found not in by:
                by[found] = path
                waiting.append(found)
    return set(by), wrong


def _still_leads(site: Path, path: str, by: dict[str, str]) -> bool:
    while by[path] != path:
        try:
            if path not in targets(site, by[path]):
                return False
        except FileNotFoundError:
            return False
        path = by[path]
    return True


def targets(site: Path, path: str) -> set[str]:
    """Return where the page at PATH in SITE leads, below its root."""
    return _targets(read(site / path), path)


def _targets(page: Read, path: str) -> set[str]:
    places = (unquote(urlsplit(link).path) for link in page.links)
    return {normpath(join(dirname(path), place)) if place else path for place in places}
