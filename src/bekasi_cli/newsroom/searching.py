"""Find words in articles by reading them one by one, and the sentence in which they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.documents import decode, parse
from bekasi_cli.errors import Damaged, Erased, NotFound, Unreadable, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.markup import to_plain

if TYPE_CHECKING:
    from bekasi_cli.model import Article, Version
    from bekasi_cli.storage.port import Progress, Reader

LONGEST = 240
"""A sentence with a hit that is longer is shortened around it."""

_MARKS = re.compile(r"[*_`\\]|^\s*>", re.MULTILINE)
_TYPED_MARKS = re.compile(r"[*_`]|\\\\")
_APOSTROPHES = "'‘’ʼ"
_END = re.compile(r"(\S*?)([.!?…])[\"'”’)\]]*\s+(?=[^a-z\s])")
_ABBREVIATION = 3  # Dr. H. No. Jl. Kec.: so short a word with a full stop ends no sentence


class Hit(NamedTuple):
    """An article that has all the words; FIELD is where SENTENCE stands: title, summary, body."""

    article: Article
    field: str
    sentence: str


class Found(NamedTuple):
    """What a search found; UNREAD are the numbers of articles whose text could not be read."""

    hits: list[Hit]
    unread: list[int]


def search(
    store: Reader,
    among: Sequence[Article],
    words: Iterable[str],
    *,
    live: bool = False,
    limit: int | None = None,
    progress: Progress | None = None,
) -> Found:
    """Return those AMONG whose title, summary and body hold all WORDS, at most LIMIT, in order.

    Words are parts of words, caseless; one with blanks in it is a phrase. With LIVE the texts are
    those that readers see, else the working ones.

    Raises:
        UsageProblem: no word is left without the blanks.
    """
    wanted = patterns(words)
    found = Found([], [])
    for done, article in enumerate(among):
        if progress:
            progress(done, len(among))
        try:
            hit = _hit(store, article, wanted, live=live)
        except Erased:
            continue
        except (Damaged, NotFound, Unreadable):
            found.unread.append(article.id)
            continue
        if hit:
            found.hits.append(hit)
        if limit and len(found.hits) == limit:
            break
    return found


def patterns(words: Iterable[str]) -> list[re.Pattern[str]]:
    """Return what finds each of WORDS, and the blanks and apostrophes in it however written.

    Raises:
        UsageProblem: there is none.
    """
    typed = [unicodedata.normalize("NFC", each).split() for each in words]
    found = [r"\s+".join(map(_pattern, each)) for each in typed if each]
    if not found:
        raise UsageProblem(
            N_("No word to look for was typed."),
            N_("For example: bekasi search jembatan"),
        )
    return [re.compile(each, re.IGNORECASE) for each in found]


def _pattern(word: str) -> str:
    return "".join(f"[{_APOSTROPHES}]" if c in _APOSTROPHES else re.escape(c) for c in word)


def _hit(
    store: Reader, article: Article, wanted: Sequence[re.Pattern[str]], *, live: bool
) -> Hit | None:
    version = article.live if live and article.live else article.head
    facts = version.facts
    told = {"title": _line(facts.title), "summary": _line(facts.summary)}
    missing = [each for each in wanted if not any(map(each.search, told.values()))]
    body = _body(store, article, version, missing or wanted)
    if not all(each.search(body) for each in missing):
        return None
    texts = {"body": body, **told}
    field, sentence = max(_sentences(texts), key=lambda pair: _weight(pair[1], wanted))
    return Hit(article, field, _shortened(sentence, wanted))


def _body(
    store: Reader, article: Article, version: Version, wanted: Sequence[re.Pattern[str]]
) -> str:
    """Return the body without marks; nothing where a glance tells that it lacks one of WANTED."""
    raw = decode(store.revision(article.id, version.revision))
    glance = unicodedata.normalize("NFC", unescape(_MARKS.sub("", raw)))
    if not all(each.search(glance) for each in wanted if not _TYPED_MARKS.search(each.pattern)):
        return ""
    return unicodedata.normalize("NFC", to_plain(parse(raw.encode()).manuscript.body))


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _sentences(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (field, sentence) of all texts; a headline is one sentence."""
    for field, text in texts.items():
        for line in text.split("\n"):
            start = 0
            for end in _END.finditer(line) if field != "title" else ():
                word = end[1].lstrip("\"'“‘([")
                if end[2] != "." or len(word) > _ABBREVIATION or word.isdigit():
                    yield field, line[start : end.end()].strip()
                    start = end.end()
            yield field, line[start:].strip()


def _weight(sentence: str, wanted: Sequence[re.Pattern[str]]) -> int:
    return sum(bool(each.search(sentence)) for each in wanted)


def _shortened(sentence: str, wanted: Sequence[re.Pattern[str]]) -> str:
    """Return SENTENCE with at most about LONGEST characters around its first hit."""
    if len(sentence) <= LONGEST:
        return sentence
    places = [found.start() for each in wanted if (found := each.search(sentence))]
    start = max(0, min(places, default=0) - LONGEST // 3)
    end = min(len(sentence), start + LONGEST)
    if start:
        start = sentence.find(" ", start) + 1 or start
    if end < len(sentence):
        end = max(sentence.rfind(" ", start, end), start + LONGEST // 2)
    before, after = "… " if start else "", " …" if end < len(sentence) else ""
    return f"{before}{sentence[start:end]}{after}"
