"""Turn front-matter Markdown into values and back: the text of record, and its digest.

Only the standard library and `model` load with this package; YAML loads when a text is read or
written, so that lists stay quick.
"""

from bekasi_cli.cleaning import clean
from bekasi_cli.documents.decoding import MAX_BYTES, decode
from bekasi_cli.documents.digests import digest, matches, short_digest, slugify
from bekasi_cli.documents.marking import mark, unmark
from bekasi_cli.documents.notices import Notice
from bekasi_cli.documents.reading import Parsed, body, has_front_matter, parse
from bekasi_cli.documents.tidying import tidy
from bekasi_cli.documents.writing import render, render_export

__all__ = [
    "MAX_BYTES",
    "Notice",
    "Parsed",
    "body",
    "clean",
    "decode",
    "digest",
    "has_front_matter",
    "mark",
    "matches",
    "parse",
    "render",
    "render_export",
    "short_digest",
    "slugify",
    "tidy",
    "unmark",
]
