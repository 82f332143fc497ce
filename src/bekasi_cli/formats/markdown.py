"""Write an article as the text of record with all that belongs to it, to be read back one day."""

from __future__ import annotations

from bekasi_cli import documents
from bekasi_cli.formats.json import article_json
from bekasi_cli.house import House
from bekasi_cli.model import Article, Manuscript, Version

_NOT_OF_THE_TEXT = (
    *("number", "uri", "slug", "state", "stage", "revision", "live", "digest"),
    *("created", "updated", "submitted", "approved", "scheduled", "published", "views", "url"),
    *("reply_to", "approvals", "corrections", "replies", "hold", "retraction"),
)


def export(
    article: Article, manuscript: Manuscript, house: House, *, version: Version | None = None
) -> bytes:
    """Return MANUSCRIPT, the text of VERSION (the head by default), with the rest under `bekasi:`.

    Reading it back (`documents.parse`) gives the same manuscript, so the same digest, and the
    rest with the names and forms of the JSON, as strings.
    """
    values = article_json(article, body=None, house=house, version=version)
    # Lists that are empty say nothing that their absence does not.
    rest = {name: values[name] for name in _NOT_OF_THE_TEXT if values[name] != []}
    return documents.render_export(manuscript, rest)
