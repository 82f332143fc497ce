"""Find brackets that stand in italics together with the words between them."""

from __future__ import annotations

from collections.abc import Iterator

from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit


def italic_brackets(view: View) -> Iterator[Hit]:
    """Yield `*(good governance)*`."""
    if not any(each.italics for each in view.passages):
        return
    for start, end in view.italics:
        words = view.text[start:end]
        if words.startswith("(") and words.endswith(")"):
            yield Hit("tanda-baca/kurung-miring", start, end, (f"(*{words[1:-1]}*)",))
