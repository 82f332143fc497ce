from __future__ import annotations

import json

import pytest

from newsrooms import Office
from stories import published, submitted
from writers import Seat


def test_a_comment_is_shown_with_who_when_and_where(office: Office) -> None:
    submitted(office)
    done = office.bekasi("comment", "1", "Siapa namanya?", "--paragraph", "2", by="fiu")
    assert done.code == 0
    assert done.out == (
        "Your comment on article 1, “Pasar tani dibuka”, is kept with revision 1.\n"
    )
    assert office.bekasi("comment", "1", "Bagus.", by="kar").code == 0
    shown = " ".join(office.bekasi("show", "1").out.split())
    assert "Comments » Fiona Utari (fiu), " in shown
    assert ", on paragraph 2 of revision 1: Siapa namanya?" in shown
    assert ", on revision 1: Bagus." in shown
    told = " ".join(office.bekasi("history", "1").out.split())
    assert "Fiona Utari (fiu) commented: “Siapa namanya?” on paragraph 2 of revision 1" in told
    assert office.bekasi("history", "1", "--json").code == 0


def test_programs_get_them_with_the_article_and_no_export_ever(office: Office) -> None:
    published(office)
    done = office.bekasi("comment", "1", "Bagus.", "--paragraph", "1", "--json", by="fiu")
    (said,) = json.loads(done.out)["comments"]
    assert (said["by"], said["revision"], said["paragraph"]) == ("fiu", 1, 1)
    assert json.loads(office.bekasi("show", "1", "--json").out)["comments"] == [said]
    for format_ in ("json", "markdown", "html", "csv"):
        exported = office.bekasi("export", "--format", format_, "--output", "-", "1")
        assert "Bagus." not in exported.out


def test_without_words_they_are_asked_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(office)
    nobody = office.bekasi("comment", "1", by="fiu")
    assert (nobody.code, nobody.out) == (2, "")
    seat = Seat(monkeypatch, "Bagus.")
    assert office.bekasi("comment", "1", by="fiu").code == 0
    assert seat.asked == ["What do you want to say about article 1, “Pasar tani dibuka”?"]


def test_a_paragraph_that_is_not_there_is_said_so(office: Office) -> None:
    submitted(office)
    for paragraph in ("9", "0", "-1"):
        done = office.bekasi("comment", "1", "Bagus.", "--paragraph", paragraph, by="fiu")
        assert (done.code, done.out) == (2, ""), done
