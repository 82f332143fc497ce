"""Write articles as a table for spreadsheets: one row an article, and nothing that computes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

COLUMNS = (
    *("number", "kind", "state", "title", "summary", "category", "tags", "dateline", "event_date"),
    *("reporters", "editors", "photographers", "byline", "created", "submitted", "approved"),
    *("scheduled", "published", "updated", "views", "url", "slug", "revision", "live", "digest"),
    *("reply_to", "uri"),
)
"""Stable names, those of the JSON; new ones come at the end."""

# Excel computes the wide forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def encode(articles: Iterable[Mapping[str, object]]) -> bytes:
    """Return ARTICLES, as `json.article_json` gives them, as CSV (RFC 4180).

    UTF-8 with a byte order mark: without it Excel takes the file for cp1252 and shows “kata” as
    â€œkataâ€; programs read JSON. What a spreadsheet would compute gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for article in articles:
        writer.writerow([_cell(article[name]) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
