from __future__ import annotations

from bekasi_cli.model import Redaction
from bekasi_cli.terminal import erasures
from drawings import article, at, terminal


def _wanted(*revisions: int, originals: tuple[str, ...] = ()) -> Redaction:
    return Redaction(
        basis="UU PDP",
        by="dsp",
        login="dewi",
        at=at(4),
        revisions=revisions,
        originals=originals,
    )


def test_what_is_erased_is_named_by_revision_and_by_digest() -> None:
    digest = "sha256:" + "ab" * 32
    told = [
        erasures.what_is_erased(each, terminal())
        for each in (_wanted(1, 2), _wanted(originals=(digest,)), _wanted(1, originals=(digest,)))
    ]
    assert told == ["revision 1, 2", "original ABABABAB", "revision 1 and original ABABABAB"]


def test_an_article_of_which_nothing_was_erased_has_no_heading_for_it() -> None:
    assert list(erasures.erasures(article(), terminal(), {})) == []
    heading, line = erasures.erasures(
        article(redactions=(_wanted(1),)), terminal(), {"dsp": "Dewi"}
    )
    assert heading.plain == "\nErased for good"
    assert "asked for by Dewi (dsp)" in line.plain
    assert "not confirmed yet" in line.plain
