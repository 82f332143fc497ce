from __future__ import annotations

from bekasi_cli.errors import ExitCode
from newsrooms import Office
from writers import NEWS


def test_an_article_comes_back_as_a_draft(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    office.bekasi("trash", "1", "--yes", by="atn")

    done = office.bekasi("restore", "1", by="fiu")
    again = office.bekasi("restore", "1", by="fiu")
    late = office.bekasi("restore", "1", by="atn")

    assert (done.code, again.code, late.code) == (0, 0, ExitCode.CONFLICT)
    assert "is out of the trash: it is a draft again." in done.out
    assert again.out == "You have already taken article 1 out of the trash; it is a draft.\n"
    assert "Fiona Utari (fiu)" in late.err


def test_an_article_that_is_not_in_the_trash_stays_where_it_is(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)

    refused = office.bekasi("restore", "1", by="atn")

    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "Only an article in the trash" in refused.err
