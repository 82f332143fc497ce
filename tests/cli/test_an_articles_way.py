"""Three people bring one article from a draft to its readers, by commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.model import Article
from newsrooms import Office
from writers import NEWS, Seat, editor


def facts(office: Office) -> dict[str, object]:
    found: dict[str, object] = json.loads(office.bekasi("show", "1", "--json", by="atn").out)
    return found


def test_an_article_goes_through_three_peoples_hands(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def typed(*arguments: str, by: str, says: str = "", **more: str) -> int:
        done = office.bekasi(*arguments, by=by, input=more.get("input"), env=env)
        assert says in done.out + done.err
        return done.code

    seen = tmp_path / "seen"
    env = {
        "EDITOR": editor(tmp_path, f'cp "$1" {seen}; sed "s/menyeberang lagi/lega/" {seen} > "$1"')
    }

    assert typed("draft", "--file", "-", by="atn", input=NEWS) == 0
    assert typed("submit", "1", by="atn") == 0
    assert typed("approve", "1", by="atn", says="Fiona Utari (fiu)") == 4
    assert typed("send-back", "1", "--reason", "Siapa yang berkata?", by="fiu") == 0
    assert typed("show", "1", by="atn", says="Siapa yang berkata?") == 0

    with monkeypatch.context() as terminal:
        Seat(terminal)
        assert typed("edit", "1", by="atn") == 0
    assert seen.read_text("utf-8").splitlines()[2] == "# Siapa yang berkata?"

    assert typed("submit", "1", by="atn") == 0
    digest = str(facts(office)["digest"])
    assert typed("approve", "1", "--digest", digest, by="fiu") == 0
    other = NEWS.replace("Warga", "Semua")
    assert typed("edit", "1", "--file", "-", by="atn", input=other, says="counts no longer") == 0
    assert typed("publish", "1", "--digest", digest, by="adm") == 5
    assert typed("publish", "1", by="adm", says="Only an approved text") == 4

    assert typed("submit", "1", by="atn") == 0
    assert typed("approve", "1", "--digest", digest, by="fiu") == 5
    digest = str(facts(office)["digest"])
    assert typed("approve", "1", "--digest", digest[7:15], by="fiu") == 0
    assert typed("publish", "1", "--digest", digest, by="adm", says="is now published") == 0

    article = office.room().store.get(Article, 1)
    assert article.live is not None
    assert article.live.digest == digest
    standing = [each for each in article.approvals if not each.void]
    assert [(each.by, each.digest) for each in standing] == [("fiu", digest)]
    acts = [each.act for each in office.room().store.entries(about=article.ref)]
    assert acts == [
        *("draft", "submit", "send-back", "revise", "submit", "approve", "revise"),
        *("submit", "approve", "publish"),
    ]
    assert typed("audit", "verify", by="adm") == 0
