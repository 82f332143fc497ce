"""Tell what of an article was erased for good, or is to be, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bekasi_cli.documents import short_digest
from bekasi_cli.i18n import N_, _
from bekasi_cli.terminal.preview import named

if TYPE_CHECKING:
    from rich.text import Text

    from bekasi_cli.model import Article, Redaction
    from bekasi_cli.terminal import Terminal


def erasures(article: Article, terminal: Terminal, names: Mapping[str, str]) -> Iterator[Text]:
    """Yield a heading and a line for each erasure of ARTICLE; nothing where there is none."""
    from rich.text import Text

    if article.redactions:
        yield Text.assemble("\n", (_("Erased for good"), "bold"))
    for each in article.redactions:
        yield Text(erasure(each, terminal, names), "" if each.confirmed else "yellow")


def erasure(each: Redaction, terminal: Terminal, names: Mapping[str, str]) -> str:
    """Return EACH in a sentence: what, on what basis, who asked, who confirmed."""
    done = N_("{what}: asked for by {who}, {at}; confirmed by {other}, {when}. Basis: {basis}")
    open_ = N_("{what}: asked for by {who}, {at}, not confirmed yet. Basis: {basis}")
    told = terminal.sentence(
        done if each.confirmed else open_,
        what=what_is_erased(each, terminal),
        who=named(each.by, names),
        at=each.at,
        other=named(each.confirmed_by, names),
        when=each.confirmed or each.at,
        basis=each.basis,
    )
    return f"{told} " + _("(both from one login)") if each.same_login else told


def what_is_erased(each: Redaction, terminal: Terminal) -> str:
    """Return what EACH is about."""
    texts = ", ".join(str(n) for n in each.revisions)
    originals = ", ".join(short_digest(digest) for digest in each.originals)
    if texts and originals:
        return terminal.sentence(
            N_("revision {revisions} and original {originals}"),
            revisions=texts,
            originals=originals,
        )
    if texts:
        return terminal.sentence(N_("revision {revisions}"), revisions=texts)
    return terminal.sentence(N_("original {originals}"), originals=originals)
