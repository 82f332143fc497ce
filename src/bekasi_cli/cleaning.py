"""Take out of text what must never reach a terminal, a page or an XML file."""

from __future__ import annotations

import re

LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
"""What ends a line anywhere; it becomes LF."""

_TERMINAL = re.compile("(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)?")
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ufeff"  # a byte order mark amid the text
    "\ud800-\udfff\ufffe\uffff]"  # what UTF-8 or XML cannot hold
)


def clean(text: str) -> str:
    """Return TEXT without what must never reach a terminal, a page or an XML file.

    Dropped are control characters but tab and line feed (terminal sequences whole), bidirectional
    overrides, lone surrogates and the characters that XML refuses. Every line end becomes LF.
    """
    if text.isprintable():  # which is quick to ask, and true of most words and lines
        return text
    return _UNWANTED.sub("", LINE_ENDS.sub("\n", _TERMINAL.sub("", text)))
