"""Mend the spelling of a live text: `correct --kind minor`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.documents import render
from bekasi_cli.errors import ExitCode
from bekasi_cli.model import ApprovalKind, Article, State
from newsrooms import Office
from stories import TEXT, published
from writers import Seat, buffers, editor

NEW = render(TEXT).decode().replace("Sabtu (14/2/2026)", "Minggu (15/2/2026)")
WRONG = render(TEXT).decode().replace("membuka", "membuak")
FIX = ("correct", "1", "--kind", "minor")


@pytest.fixture
def live(office: Office) -> Office:
    """Return a newsroom whose article 1 readers see."""
    published(office)
    return office


def article(office: Office) -> Article:
    return office.room().store.get(Article, 1)


def test_a_text_that_is_the_same_is_no_small_fix(live: Office) -> None:
    same = live.bekasi(*FIX, "--file", "-", by="fiu", input=render(TEXT))

    assert same.code == ExitCode.REFUSED
    assert "The text of article 1 is the same" in same.err


def _published_with(office: Office, text: str) -> int:
    office.bekasi("draft", "--file", "-", by="atn", input=text)
    office.bekasi("submit", "1", by="atn")
    assert office.bekasi("approve", "1", "--publish", by="kar").code == 0
    return 1


def test_an_editor_mends_spelling_live_at_once(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _published_with(office, WRONG)
    Seat(monkeypatch)
    script = 'sed -i "s/membuak/membuka/" "$1"'

    done = office.bekasi(*FIX, by="fiu", env={"EDITOR": editor(tmp_path, script)})

    assert done.code == 0, done.err
    assert "is mended: readers see revision 2" in done.out
    assert "Its address: " in done.err
    now = article(office)
    assert now.live == now.head
    assert (now.state, now.corrections) == (State.PUBLISHED, ())
    assert now.approvals[-1].kind is ApprovalKind.MINOR
    acts = [each["act"] for each in json.loads(office.bekasi("history", "1", "--json").out)]
    assert acts[-1] == "minor"
    assert len(acts) == 4, "one journalled act"


@pytest.mark.parametrize(
    ("by", "sentence"),
    [("atn", "Only an editor can make a small fix."), ("adm", "Only an editor")],
)
def test_a_small_fix_is_an_editors(office: Office, by: str, sentence: str) -> None:
    _published_with(office, WRONG)

    refused = office.bekasi(*FIX, "--file", "-", by=by, input=NEW)

    assert refused.code == ExitCode.REFUSED
    assert sentence in refused.err


def test_more_than_spelling_is_refused_and_the_text_is_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _published_with(office, WRONG)
    Seat(monkeypatch)
    script = 'sed -i "s/Sabtu/Minggu/" "$1"'

    refused = office.bekasi(*FIX, by="fiu", env={"EDITOR": editor(tmp_path, script)})

    assert refused.code == ExitCode.REFUSED
    assert "This is more than a small fix" in refused.err
    assert "bekasi correct 1 --kind minor --resume" in refused.err
    (kept,) = buffers()
    assert "Minggu" in kept.read_text("utf-8")
    assert article(office).last_revision == 1


def test_a_small_fix_has_no_note(live: Office) -> None:
    failed = live.bekasi(*FIX, "--note", "x", "--file", "-", by="fiu", input=NEW)

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert "so it has no note" in failed.err
