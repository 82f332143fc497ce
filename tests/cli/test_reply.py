from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article, ArticleKind, Facts
from newsrooms import Office
from stories import draft, published
from writers import NEWS, Seat, buffers, editor, writes


@pytest.fixture
def live(office: Office) -> Office:
    """Return a newsroom whose article 1 readers see."""
    published(office)
    return office


def article(office: Office, number: int) -> Article:
    return office.room().store.get(Article, number)


def test_a_reply_is_a_new_article_and_both_know_of_each_other(live: Office) -> None:
    done = live.bekasi(
        *("reply", "1", "Tanggapan pedagang", "--kind", "klarifikasi", "--file", "-"),
        by="bud",
        input="Kami tidak setuju.\n",
    )

    assert done.code == 0, done.err
    assert "Article 2, “Tanggapan pedagang”, is saved as a draft (code " in done.out
    assert "as the reply." in done.out
    answer = article(live, 2)
    assert (answer.reply_to, article(live, 1).replies) == (1, (2,))
    assert answer.head.facts == Facts(
        title="Tanggapan pedagang", kind=ArticleKind.CLARIFICATION, reporters=("bud",)
    )
    assert "the reply is article 2" in live.bekasi("history", "1").out
    events = json.loads(live.bekasi("history", "1", "--json").out)
    assert (events[-1]["act"], events[-1]["reply"], events[-1]["revision"]) == ("reply", 2, None)
    assert json.loads(live.bekasi("show", "2", "--json").out)["reply_to"] == 1
    assert "Ini tanggapan atas naskah 1." in live.bekasi("preview", "2").out


def test_what_the_public_never_saw_has_no_reply(office: Office) -> None:
    number = draft(office)

    refused = office.bekasi("reply", str(number), "--file", "-", by="bud", input=NEWS)

    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert len(office.room().store.find(Article)) == 1


def test_the_editor_opens_on_the_template_of_a_new_article(
    live: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)

    nothing = live.bekasi("reply", "1", by="bud", env={"EDITOR": editor(tmp_path, "")})
    done = live.bekasi("reply", "1", "--json", by="bud", env={"EDITOR": writes(tmp_path, NEWS)})

    assert nothing.code == ExitCode.INTERRUPTED
    assert "Nothing was written" in nothing.err
    data = json.loads(done.out)
    assert (data["title"], data["reply_to"]) == ("Jembatan Cilengkong Dibuka", 1)
    assert buffers() == []


def test_a_lost_reply_is_resumed_as_a_reply_and_not_offered_to_a_new_draft(
    live: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seat = Seat(monkeypatch)
    dying = editor(tmp_path, f'printf %s "{NEWS}" > "$1"; exit 1')

    failed = live.bekasi("reply", "1", by="bud", env={"EDITOR": dying})
    other = live.bekasi("draft", by="bud", env={"EDITOR": writes(tmp_path, NEWS)})
    done = live.bekasi("reply", "1", "--resume", by="bud", env={"EDITOR": editor(tmp_path, "")})

    assert "To go on with it: bekasi reply 1 --resume" in failed.err
    assert (other.code, seat.asked) == (0, [])
    assert done.code == 0
    assert article(live, 1).replies == (3,)
    assert buffers() == []


def test_a_retracted_article_can_still_be_answered(live: Office) -> None:
    live.bekasi("hold", "1", by="fiu")
    live.bekasi("retract", "1", "--ground", "guideline", "--reason", "x", "--yes", by="kar")

    done = live.bekasi("reply", "1", "--file", "-", by="bud", input=NEWS)

    assert (done.code, article(live, 1).replies) == (0, (2,))
