from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from bekasi_cli.model import Article
from bekasi_cli.newsroom import editing, outside
from newsrooms import Office
from stories import draft, submitted


def test_what_came_back_is_first_and_each_row_names_its_command(office: Office) -> None:
    draft(office)
    number = submitted(office)
    editing.send_back(office.room("fiu"), number, "Sebut sumber")
    done = office.bekasi("inbox", by="atn")
    assert (done.code, done.err) == (0, "")
    assert done.out.index("“Sebut sumber”") < done.out.index("→ bekasi edit 2")
    assert done.out.index("→ bekasi edit 2") < done.out.index("→ bekasi submit 1")


def test_programs_get_an_array_and_an_empty_one_where_nothing_waits(office: Office) -> None:
    submitted(office)
    (row,) = json.loads(office.bekasi("inbox", "--json", by="fiu").out)
    assert (row["what"], row["number"], row["by"]) == ("approve", 1, "atn")
    assert json.loads(office.bekasi("inbox", "--json", by="bud").out) == []
    assert office.bekasi("inbox", by="bud").out.strip() == "Nothing waits for you."


def test_whoever_is_not_known_here_is_told_so(office: Office) -> None:
    unknown = office.bekasi("inbox", by="zzz")
    assert (unknown.code, unknown.out) == (4, "")


def test_what_nobody_confirmed_for_a_day_is_shouted_in_inbox_and_status(office: Office) -> None:
    number = submitted(office)
    code = outside.answer_code(office.room().store.get(Article, number))
    outside.approve_outside(
        office.room("atn", at=datetime.now(UTC) - timedelta(hours=25)),
        number,
        approved_by="Kabag Prokopim",
        via="WhatsApp",
        code=code,
    )
    status = " ".join(office.bekasi("status").out.split())
    assert "!! Nobody has confirmed for a day that Kabag Prokopim approved article 1" in status
    assert json.loads(office.bekasi("status", "--json").out)["overdue"] == [1]
    outside.confirm(office.room("fiu"), number)
    assert json.loads(office.bekasi("status", "--json").out)["overdue"] == []


def test_a_comment_by_somebody_else_is_there_with_its_words_and_the_command(
    office: Office,
) -> None:
    number = submitted(office)
    assert office.bekasi("comment", str(number), "Pasar yang mana?", by="fiu").code == 0
    done = office.bekasi("inbox", by="atn")
    text = " ".join(done.out.split())
    assert "» Fiona Utari (fiu) said of it, " in text
    assert ": “Pasar yang mana?” → bekasi review 1" in text
    assert office.bekasi("comment", str(number), "Pasar Wanasari.", by="atn").code == 0
    (answer, _) = reversed(json.loads(office.bekasi("inbox", "--json", by="fiu").out))
    assert (answer["what"], answer["reason"], answer["more"]) == ("commented", "Pasar Wanasari.", 0)
