from __future__ import annotations

from bekasi_cli.errors import ExitCode
from newsrooms import Office
from writers import NEWS


def test_what_was_submitted_is_a_draft_again(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    office.bekasi("submit", "1", by="atn")

    done = office.bekasi("withdraw", "1", by="atn")
    again = office.bekasi("withdraw", "1", by="atn")

    assert (done.code, again.code) == (0, 0)
    assert "Article 1, “Jembatan Cilengkong Dibuka”, is a draft again." in done.out
    assert "bekasi submit 1" in done.err
    assert again.out == "You have already withdrawn article 1; it is a draft.\n"


def test_a_draft_that_nobody_submitted_stays_as_it_is(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)

    refused = office.bekasi("withdraw", "1", by="atn")

    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "Article 1 is a draft." in refused.err
    assert "bekasi submit 1" in refused.err
