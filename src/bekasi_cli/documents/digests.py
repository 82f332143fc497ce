"""Name a text by its bytes, and an article's page by its headline."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_PREFIX = "sha256:"
_WANTED = re.compile(r"[0-9a-f]{8,64}")
_SLUG_LENGTH = 80


def digest(content: bytes) -> str:
    """Return the digest of CONTENT: `sha256:` and 64 hex digits."""
    return _PREFIX + hashlib.sha256(content).hexdigest()


def short_digest(digest: str) -> str:
    """Return the code that people read out: the first 8 hex digits of DIGEST, in capitals."""
    return digest.removeprefix(_PREFIX)[:8].upper()


def matches(digest: str, wanted: str) -> bool:
    """Tell whether WANTED, what somebody typed, names DIGEST: whole, or its first 8 digits or more.

    Capitals and the `sha256:` before it make no difference.
    """
    typed = wanted.strip().lower().removeprefix(_PREFIX)
    return bool(_WANTED.fullmatch(typed)) and digest.removeprefix(_PREFIX).startswith(typed)


def slugify(title: str) -> str:
    """Return TITLE as the last part of an address: ASCII letters, digits, single hyphens.

    It is cut between words after 80 characters; a title without a Latin letter gives `artikel`.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    plain = re.sub("['`]", "", plain.lower())  # Jum'at is one word
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > _SLUG_LENGTH:
        slug = slug[: _SLUG_LENGTH + 1].rpartition("-")[0] or slug[:_SLUG_LENGTH]
    return slug or "artikel"
