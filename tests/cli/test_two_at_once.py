from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bekasi_cli.model import Article, Stage
from bekasi_cli.newsroom.reading import manuscript
from newsrooms import STAFF, Office
from writers import NEWS, buffers


def start(office: Office, *arguments: str, by: str) -> subprocess.Popen[str]:
    """Type a command in a process of its own; it begins at once and nobody waits for it."""
    return subprocess.Popen(
        [sys.executable, "-m", "bekasi_cli", "--newsroom", office.folder, "--as", by, *arguments],
        env={**os.environ, "BEKASI_LANG": "en"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def submitted(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    assert office.bekasi("submit", "1", by="atn").code == 0


def test_of_two_who_approve_at_once_one_wins_and_the_other_learns_who_and_when(
    office: Office,
) -> None:
    submitted(office)

    both = {code: start(office, "approve", "1", by=code) for code in ("fiu", "kar")}
    said = {code: process.communicate(timeout=60) for code, process in both.items()}

    codes = {process.returncode: code for code, process in both.items()}
    assert sorted(codes) == [0, 5], said
    winner, loser = codes[0], codes[5]
    out, err = said[loser]
    article = office.room().store.get(Article, 1)
    (approval,) = article.approvals
    assert (article.stage, approval.by, out) == (Stage.APPROVED, winner, "")
    assert f"{STAFF[winner][0]} ({winner}) has already approved article 1, on " in err
    assert str(approval.at.year) in err
    assert office.room().store.inspect().whole


def test_of_two_edits_on_one_base_both_texts_exist_afterwards(
    office: Office, tmp_path: Path
) -> None:
    submitted(office)
    texts = {"fiu": "Dari Fiona.", "kar": "Dari Kartika."}
    for code, text in texts.items():
        (tmp_path / code).write_text(f"---\ntitle: Jembatan\n---\n\n{text}\n", "utf-8")

    both = {
        code: start(office, "edit", "1", "--base", "1", "--file", str(tmp_path / code), by=code)
        for code in texts
    }
    said = {code: process.communicate(timeout=60) for code, process in both.items()}

    codes = {process.returncode: code for code, process in both.items()}
    assert sorted(codes) == [0, 5], said
    store = office.room().store
    article = store.get(Article, 1)
    bodies = [manuscript(store, article, n).body for n in (2, 3)]
    assert bodies == [texts[codes[0]], texts[codes[5]]]
    assert article.head.revision == 2
    assert "Your text is kept as version 3" in said[codes[5]][1]
    history = office.bekasi("history", "1").out
    assert "3" in history
    assert store.inspect().whole


def test_two_drafts_at_once_get_two_numbers(office: Office, tmp_path: Path) -> None:
    (tmp_path / "naskah.md").write_text(NEWS, "utf-8")

    both = [start(office, "draft", "--file", str(tmp_path / "naskah.md"), by="atn") for _ in "12"]
    for process in both:
        process.communicate(timeout=60)

    assert [process.returncode for process in both] == [0, 0]
    assert [each.id for each in office.room().store.find(Article)] == [1, 2]


def test_a_text_from_a_pipe_that_comes_too_late_is_kept(office: Office) -> None:
    text = "---\ntitle: Jembatan\n---\n\nKalimat yang terlambat.\n"
    submitted(office)
    office.bekasi("approve", "1", "--publish", "--yes", by="fiu")

    failed = office.bekasi("edit", "1", "--file", "-", by="atn", input=text)

    assert failed.code == 4
    (kept,) = buffers()
    assert kept.read_text("utf-8") == text
    assert kept.name in "".join(failed.err.split())
