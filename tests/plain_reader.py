"""Read a newsroom by docs/storage.md and with Python's own library alone, as others one day may."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

Document = dict[str, Any]


class Plain(NamedTuple):
    """What a newsroom comes to: documents by kind and id, and the digest of each file by path."""

    newsroom: str
    head: str
    documents: dict[str, dict[int, Document]]
    files: dict[str, str]


def read(folder: Path) -> Plain:
    """Read the newsroom in FOLDER, holding every line and file to its digest."""
    newsroom, before, count = "", "", 0
    documents: dict[str, dict[int, Document]] = {}
    files: dict[str, str] = {}
    owed, settled = set[int](), set[int]()
    for raw in _lines(folder / "journal.jsonl"):
        line = json.loads(raw)
        assert line["v"] == 1, "a format that this page does not tell of"
        assert line["seq"] == count, "a line is missing"
        count += 1
        if line.get("redacted"):
            owed.add(line["seq"])
            before = line["digest"]
            continue
        body, mark, _ = raw.rpartition(b',"sum":')
        assert mark, "a line without its sum"
        assert sha256(body).hexdigest() == line["sum"], "a line was changed"
        assert line["prev"] == before, "the chain breaks"
        before = sha256(raw).hexdigest()
        newsroom = newsroom or line["newsroom"]
        for kind, changed in line.get("put", {}).items():
            documents.setdefault(kind, {}).update({int(id_): each for id_, each in changed.items()})
        files |= line.get("files", {})
        if line["act"] == "redact":
            settled |= {int(ref.split("/")[1]) for ref in line["about"] if ref[:8] == "journal/"}
    assert owed <= settled, "a line was erased and nobody says by whom"
    for path, digest in files.items():
        assert "sha256:" + sha256((folder / path).read_bytes()).hexdigest() == digest, path
    return Plain(newsroom, before, documents, files)


def text(folder: Path, article: Document, n: int) -> str | None:
    """Return revision N of ARTICLE, None where it was erased."""
    (wanted,) = (each["digest"] for each in article["revisions"] if each["n"] == n)
    (path,) = folder.glob(f"articles/*/{article['id']:06d}/{n:03d}.md")
    content = path.read_bytes()
    if content == b'{"redacted":true,"digest":"%b"}\n' % wanted.encode():
        return None
    assert "sha256:" + sha256(content).hexdigest() == wanted, "a text was changed"
    return content.decode()


def _lines(journal: Path) -> Iterator[bytes]:
    *whole, rest = journal.read_bytes().split(b"\n")
    yield from whole
    body, mark, end = rest.rpartition(b',"sum":')
    if mark and end == b'"%b"}' % sha256(body).hexdigest().encode():
        yield rest
