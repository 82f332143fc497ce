from __future__ import annotations

import json
import os
import subprocess

import pexpect
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsrooms import Office, new_office
from other_users import as_nobody, open_folder
from stories import draft, published, submitted
from writers import spawn


def found(office: Office, *arguments: str) -> list[int]:
    result = office.bekasi("search", *arguments, "--json", by="")
    assert result.code == 0
    return [each["number"] for each in json.loads(result.out)]


def test_a_hit_is_shown_in_its_sentence_and_no_staff_code_is_needed(office: Office) -> None:
    number = submitted(office)
    result = office.bekasi("search", "SABTU", by="")
    assert (result.code, result.err) == (0, "")
    assert f"{number}  Pasar tani dibuka" in result.out
    assert "◐ Waiting for approval · atn · " in result.out
    assert "Warga membuka pasar tani, Sabtu (14/2/2026)." in result.out


def test_json_is_an_array_of_articles_with_the_hit(office: Office) -> None:
    number = draft(office)
    (data,) = json.loads(office.bekasi("search", "sabtu", "--json").out)
    assert data["number"] == number
    assert data["hit"] == {
        "field": "body",
        "sentence": "Warga membuka pasar tani, Sabtu (14/2/2026).",
    }
    assert "body" not in data


def test_the_newest_stand_first_and_more_are_announced(office: Office) -> None:
    numbers = [draft(office, f"Pasar {n}") for n in range(3)]
    assert found(office, "pasar") == numbers[::-1]
    assert found(office, "pasar", "--limit", "2") == numbers[:0:-1]
    assert "newest 2" in office.bekasi("search", "pasar", "--limit", "2").err
    assert office.bekasi("search", "pasar", "--limit", "3").err == ""


def test_live_finds_only_what_readers_see(office: Office) -> None:
    draft(office)
    public = published(office)
    assert found(office, "pasar tani", "--live") == [public]
    assert office.bekasi("search", "menjual", "--live").out.count("● Published") == 1


def test_a_word_that_nobody_wrote_says_so(office: Office) -> None:
    draft(office)
    result = office.bekasi("search", "pasar", "gajah")
    assert (result.code, result.out) == (0, "")
    assert "No article has all of this: pasar, gajah" in result.err
    assert found(office, "gajah") == []


def test_a_title_that_has_the_word_is_not_told_twice(office: Office) -> None:
    draft(office, "Kirab budaya")
    assert office.bekasi("search", "kirab").out.count("Kirab") == 1


@pytest.mark.parametrize("arguments", [(), ("",), (" ",)])
def test_without_a_word_it_is_wrong_usage(office: Office, arguments: tuple[str, ...]) -> None:
    assert office.bekasi("search", *arguments).code == 2


@pytest.mark.parametrize("command", ["search", "list"])
def test_a_damaged_text_is_named_and_the_others_are_found(office: Office, command: str) -> None:
    whole, broken = draft(office), draft(office)
    (path,) = office.folder.glob(f"articles/*/{broken:06}/001.md")
    path.unlink()
    words = ("search", "sabtu") if command == "search" else ("list", "--text", "sabtu")
    result = office.bekasi(*words)
    assert result.code == 3
    assert f"could not be read: {broken}." in result.err
    assert f"{whole}  " in result.out.replace("   ", "  ")


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_what_is_found_fits_the_screen(office: Office, columns: str) -> None:
    draft(office, "Judul yang panjang sekali " * 5)
    result = office.bekasi("search", "sabtu", env={"COLUMNS": columns})
    assert max(map(len, result.out.splitlines())) <= int(columns)


def test_on_a_terminal_the_word_stands_out(office: Office) -> None:
    draft(office)
    env = {"NO_COLOR": "", "TERM": "xterm-256color", "BEKASI_PAGER": "cat"}
    terminal = spawn(office, "search", "sabtu", by="atn", env=env)
    terminal.expect("\x1b\\[1;4mSabtu\x1b")
    terminal.expect(pexpect.EOF)


def test_forms_of_a_word_find_each_other_unless_exact(office: Office) -> None:
    numbers = [draft(office, f"Bupati {word}") for word in ("melantik", "dilantik")]
    assert found(office, "pelantikan") == numbers[::-1]
    assert found(office, "melantik", "--exact") == [numbers[0]]
    assert found(office, "lantik*") == []
    assert found(office, "judul:melant*") == [numbers[0]]


def test_filters_of_the_list_narrow_the_search(office: Office) -> None:
    drafted, waiting = draft(office), submitted(office)
    assert found(office, "pasar", "--state", "submitted") == [waiting]
    assert found(office, "pasar", "--category", "kesehatan", "--tag", "pangan") == [waiting]
    assert found(office, "pasar", "--reporter", "atn") == [waiting, drafted]
    assert found(office, "pasar", "--reporter", "bud") == []
    assert found(office, "pasar", "--until", "1 Januari 2020") == []
    assert found(office, "pasar", "--since", "1 Januari 2020") == [waiting, drafted]


def test_the_best_come_first_when_asked_for(office: Office) -> None:
    best = draft(office, "Sabtu di pasar")
    newer = draft(office)
    assert found(office, "sabtu") == [newer, best]
    assert found(office, "sabtu", "--best") == [best, newer]
    assert "best 1" in office.bekasi("search", "sabtu", "--best", "--limit", "1").err


@pytest.mark.parametrize("typed", ['"pasar', "a*", "kepala:desa", "judul:"])
def test_a_mistake_in_the_words_is_wrong_usage_with_a_next_step(office: Office, typed: str) -> None:
    result = office.bekasi("search", typed)
    assert result.code == 2
    assert len(result.err.splitlines()) > 1
    assert office.bekasi("list", "--text", typed).code == 2


def test_what_others_did_since_is_found(office: Office) -> None:
    first = draft(office)
    assert found(office, "pasar") == [first]
    office.bekasi("draft", "Pasar malam", "--file", "-", by="atn", input="Isi.\n")
    second = draft(office)
    assert found(office, "pasar") == [second, second - 1, first]


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
def test_whoever_may_only_read_the_newsroom_finds_all_the_same() -> None:
    with open_folder() as folder:
        office = new_office(folder / "kantor")
        first = draft(office)
        assert found(office, "pasar") == [first]
        second = draft(office)
        subprocess.run(["chmod", "-R", "a+rX", office.folder], check=True)
        result = as_nobody(office, ("search", "pasar", "--json"), "")
        assert (result.code, result.err) == (0, "")
        assert [each["number"] for each in json.loads(result.out)] == [second, first]


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = new_office(tmp_path_factory.mktemp("kantor") / "newsroom")
    draft(office)
    return office


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("ab é*:\"'-(){}^+&|~\\\x00\n\udc80\u0301OR"), max_size=8),
        max_size=3,
    )
)
def test_no_words_end_in_a_traceback(lasting: Office, words: list[str]) -> None:
    result = lasting.bekasi("search", "--", *words)
    assert result.code in {0, 2}
    assert "Traceback" not in result.err
