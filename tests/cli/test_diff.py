from __future__ import annotations

import json

import pytest

from bekasi_cli.cli import completing
from bekasi_cli.errors import ExitCode
from newsrooms import Office
from writers import NEWS, spawn


@pytest.fixture
def changed(office: Office) -> Office:
    """Return a newsroom whose article 1 has a second text."""
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    other = NEWS.replace("lagi", "kembali").replace("Dibuka", "Dibuka Lagi")
    assert office.bekasi("edit", "1", "--file", "-", by="atn", input=other).code == 0
    return office


def test_a_reader_sees_which_words_changed(changed: Office) -> None:
    done = changed.bekasi("diff", "1", by="fiu")
    assert done.code == 0
    assert "title: Jembatan Cilengkong Dibuka {+Lagi+}" in done.out
    assert "Warga menyeberang [-lagi-]{+kembali+}." in done.out
    assert done.err == "Article 1: revision 2 held against revision 1\n"
    assert "\x1b" not in done.out


def test_programs_get_both_texts_in_pieces(changed: Office) -> None:
    done = changed.bekasi("diff", "1", "--since", "1", "--json")
    found = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (found["number"], found["from"]["revision"], found["to"]["revision"]) == (1, 1, 2)
    assert found["from"]["digest"].startswith("sha256:")
    assert {"mark": "new", "text": "kembali"} in found["body"]


def test_a_text_that_is_not_there_is_said_so(changed: Office) -> None:
    for since, code in (("live", 4), ("approved", 4), ("9", 8), ("kemarin", 2)):
        done = changed.bekasi("diff", "1", "--since", since)
        assert (done.code, done.out) == (code, ""), done
        assert "bekasi diff 1" in done.err or "--since" in done.err or "history" in done.err


def test_a_first_text_has_nothing_before_it(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    done = office.bekasi("diff", "1")
    assert done.code == ExitCode.REFUSED
    assert "no earlier text" in done.err


def test_a_long_comparison_goes_through_the_pager(changed: Office) -> None:
    long = NEWS + "\n".join(f"Paragraf {n}.\n" for n in range(60))
    changed.bekasi("edit", "1", "--file", "-", by="atn", input=long)
    terminal = spawn(changed, "diff", "1", by="fiu", env={"BEKASI_PAGER": "sed s/^/HAL:/"})
    terminal.expect("HAL:")
    terminal.expect("Paragraf 59")


def test_a_shell_knows_what_to_compare_with(
    changed: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEKASI_NEWSROOM", str(changed.folder))
    monkeypatch.setenv("BEKASI_LANG", "en")
    found = completing.suggest(["diff", "1", "--since", ""])[1]
    assert [each.value for each in found] == ["live", "approved", "2", "1"]
    assert found[0].told == "what readers see"
    assert completing.suggest(["list", "--since", ""])[1] == []
