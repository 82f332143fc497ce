"""Read the words of the system's Indonesian dictionary, where there is one."""

from __future__ import annotations

from pathlib import Path

PLACES = (
    Path("/usr/share/hunspell/id_ID.dic"),
    Path("/usr/share/myspell/dicts/id_ID.dic"),
    Path("/usr/local/share/hunspell/id_ID.dic"),
)


def words() -> frozenset[str]:
    """Return its words in small letters, without their flags; none where it cannot be read."""
    for path in PLACES:
        try:
            text = path.read_text("utf-8", errors="replace")
        except OSError:
            continue
        lines = text.splitlines()[1:]  # the first tells how many there are
        return frozenset(line.partition("/")[0].strip().lower() for line in lines) - {""}
    return frozenset()
