"""Check many texts at once, and say of each what is found in it."""

from __future__ import annotations

from bekasi_cli.errors import Unreadable
from bekasi_cli.newsroom.checking import Report, Source
from bekasi_cli.newsroom.many import reports
from bekasi_cli.style import Severity, standard


def test_many_texts_are_told_in_their_order_as_few_are() -> None:
    sources = [Source(f"Itu resiko {'x' * (n % 3)} kita.", f"{n}.md") for n in range(230)]
    sources[7] = Source("---\ntitle: x\n", "7.md")
    told = reports(sources, standard(), Severity.WARNING)
    assert isinstance(told[7], Unreadable)
    alone = reports(sources[:7], standard(), Severity.WARNING)
    assert told[:7] == alone
    last = told[-1]
    assert isinstance(last, Report)
    assert (last.source.name, [each.text for each in last.findings]) == ("229.md", ["resiko"])
