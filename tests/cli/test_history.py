from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import Conflict
from bekasi_cli.model import Facts, Manuscript
from bekasi_cli.newsroom import editing, writing
from newsrooms import Office
from stories import draft, published, submitted


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_every_act_is_told_with_who_and_why(office: Office, columns: str) -> None:
    number = submitted(office)
    editing.send_back(office.room("fiu"), number, "Teras belum menyebut tempat.")
    result = office.bekasi("history", str(number), by="", env={"COLUMNS": columns})
    assert (result.code, result.err) == (0, "")
    text = " ".join(result.out.split())
    for part in (
        "Atnan Wiryawan (atn) wrote the first text.",
        "revision 1, code",
        "Atnan Wiryawan (atn) handed it to the editors.",
        "Fiona Utari (fiu) sent it back. “Teras belum menyebut tempat.”",
        "! identity not proven",
    ):
        assert part in text
    assert text.index("first text") < text.index("handed it")
    assert max(map(len, result.out.splitlines())) <= int(columns)


def test_approval_and_publication_carry_their_marks(office: Office) -> None:
    text = office.bekasi("history", str(published(office))).out
    assert "Fiona Utari (fiu) approved it." in text
    assert "! from the same login as the text" in text
    assert "Adelia Maheswari (adm) published it." in text
    assert "readers see revision 1 from then on" in text


def test_a_change_names_the_approval_that_counts_no_longer(office: Office) -> None:
    number = submitted(office)
    editing.approve(office.room("fiu"), number)
    text = Manuscript(facts=Facts(title="Judul baru"), body="Isi baru.")
    writing.revise(office.room("atn"), number, text)
    result = office.bekasi("history", str(number))
    assert "the approval of revision 1 by Fiona Utari (fiu) counts no longer" in result.out


def test_an_urgent_approval_says_why_once(office: Office) -> None:
    number = submitted(office)
    editing.approve(office.room("fiu"), number, urgent="Banjir di Rawalintang")
    text = office.bekasi("history", str(number)).out
    assert text.count("Banjir di Rawalintang") == 1
    assert "! urgent, without a second pair of eyes" in text


def test_a_text_that_came_too_late_is_named_with_the_command_to_read_it(office: Office) -> None:
    number = draft(office)
    facts = Facts(title="Pasar tani dibuka")
    writing.revise(office.room("atn"), number, Manuscript(facts=facts, body="Yang pertama."))
    with pytest.raises(Conflict):
        writing.revise(
            office.room("fiu"), number, Manuscript(facts=facts, body="Terlambat."), base=1
        )
    text = " ".join(office.bekasi("history", str(number)).out.split())
    assert "saved a text that came too late" in text
    assert f"bekasi show {number} --revision 3" in text


def test_json_tells_the_same_story(office: Office) -> None:
    number = published(office)
    data = json.loads(office.bekasi("history", str(number), "--json").out)
    assert [each["act"] for each in data] == ["draft", "submit", "approve", "publish"]
    assert data[0]["revision"] == 1
    assert data[0]["digest"].startswith("sha256:")
    assert data[2]["approval"] == "normal"
    assert data[2]["same_login"] is True
    assert data[3]["live"] == 1
    assert data[0]["at"].endswith("+07:00")


def test_a_number_that_does_not_exist_is_said(office: Office) -> None:
    result = office.bekasi("history", "99")
    assert (result.code, result.out) == (8, "")
