from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.cli import rescue
from bekasi_cli.storage import backup as backups
from newsrooms import Office

NAME = "Wulandari"
TEXT = f"---\ntitle: {NAME} menang\n---\n\n{NAME} warga kami.\n"
CLEAN = "---\ntitle: Warga menang\n---\n\nSeorang warga.\n"
BASIS = "UU PDP Pasal 8"


@pytest.fixture
def replaced(office: Office) -> Office:
    """Return the office with a second admin, ad2, and article 1, whose revision 1 was replaced."""
    steps = (
        ("adm", "staff", "add", "ad2", "--name", "Admin Dua", "--role", "admin"),
        ("atn", "draft", "--file", "-"),
        ("bud", "comment", "1", f"{NAME} masih anak."),
        ("atn", "submit", "1"),
        ("fiu", "approve", "1", "--publish"),
    )
    for by, *words in steps:
        assert office.bekasi(*words, by=by, input=TEXT).code == 0
    words = ["correct", "1", "--kind", "correction", "--note", "Nama dihapus.", "--file", "-"]
    assert office.bekasi(*words, by="atn", input=CLEAN).code == 0
    assert office.bekasi("submit", "1", by="atn").code == 0
    assert office.bekasi("approve", "1", "--publish", by="fiu").code == 0
    return office


def _ask(office: Office) -> None:
    result = office.bekasi("redact", "1", "--revision", "1", "--basis", BASIS)
    assert result.code == 0, result


def _holding(office: Office) -> list[str]:
    return [name for name, content in office.files().items() if NAME.encode() in content]


def test_one_asks_and_is_told_who_can_confirm(replaced: Office) -> None:
    result = replaced.bekasi("redact", "1", "--revision", "1", "--basis", BASIS)
    assert result.code == 0
    assert result.out.startswith("Article 1, revision 1: asked for by Adelia Maheswari (adm), ")
    assert "not confirmed yet. Basis: UU PDP Pasal 8" in result.out
    assert "Nothing is erased yet" in result.err
    assert "That can be done by: Admin Dua (ad2)." in result.err
    again = replaced.bekasi("redact", "1", "--revision", "1", "--basis", BASIS)
    assert (again.code, again.out[:30]) == (0, "You have already asked for it:")
    assert replaced.bekasi("show", "1", "--revision", "1").code == 0


def test_another_confirms_and_the_name_is_nowhere(replaced: Office) -> None:
    _ask(replaced)
    assert len(_holding(replaced)) == 3
    result = replaced.bekasi("redact", "1", "--confirm", "--yes", by="ad2")
    assert (result.code, result.out) == (
        0,
        "Of article 1 this is erased for good: revision 1.\n",
    )
    assert "two people who used one login" in result.err
    assert "it is /berita/1-warga-menang.html now" in result.err
    assert _holding(replaced) == []
    for words in (("audit", "verify"), ("doctor",), ("list",), ("show", "1"), ("preview", "1")):
        done = replaced.bekasi(*words)
        assert (done.code, NAME in done.out) == (0, False)


def test_each_command_says_that_the_text_is_gone(replaced: Office) -> None:
    _ask(replaced)
    replaced.bekasi("redact", "1", "--confirm", "--yes", by="ad2")
    for words in (
        ("show", "1", "--revision", "1"),
        ("diff", "1"),
        ("preview", "1", "--revision", "1"),
    ):
        gone = replaced.bekasi(*words)
        assert (gone.code, gone.out) == (8, "")
        assert "The text of revision 1 of article 1 was erased on" in gone.err
    sheet = replaced.bekasi("show", "1").out
    assert "Erased for good" in sheet
    assert "(both from one login)" in sheet.replace("\n", " ")
    story = replaced.bekasi("history", "1").out
    assert story.count("(content removed)") == 8
    assert "Admin Dua (ad2) erased a text of it for good." in story
    told = json.loads(replaced.bekasi("history", "1", "--json").out)
    assert [each["erased"] for each in told] == [True] * 8 + [False]
    assert told[-1]["redaction"]["revisions"] == [1]
    assert told[0]["state"] is None
    assert "(content removed)" in replaced.bekasi("audit", "log").out
    assert replaced.bekasi("search", NAME).code == 0
    exported = json.loads(replaced.bekasi("export", "--format", "json").out)
    assert NAME not in json.dumps(exported)


def test_what_is_asked_for_and_what_is_done_is_shown(replaced: Office) -> None:
    assert "Nothing of article 1 was erased." in replaced.bekasi("redact", "1").err
    _ask(replaced)
    assert "not confirmed yet" in replaced.bekasi("redact", "1").out
    replaced.bekasi("redact", "1", "--confirm", "--yes", by="ad2")
    assert "confirmed by Admin Dua (ad2)" in replaced.bekasi("redact", "1", by="fiu").out
    (told,) = json.loads(replaced.bekasi("redact", "1", "--json").out)
    assert (told["by"], told["confirmed_by"], told["revisions"]) == ("adm", "ad2", [1])
    assert len(told["lines"]) == 8


def test_it_can_be_taken_back(replaced: Office) -> None:
    _ask(replaced)
    assert replaced.bekasi("redact", "1", "--cancel", by="ad2").out == (
        "Nothing of article 1 is to be erased now.\n"
    )
    assert replaced.bekasi("redact", "1", "--cancel").code == 4
    assert replaced.bekasi("redact", "1", "--confirm", "--yes", by="ad2").code == 4
    assert "took back what was to be erased" in replaced.bekasi("history", "1").out
    _ask(replaced)
    told = json.loads(replaced.bekasi("redact", "1", "--cancel", "--json").out)
    assert told["redactions"] == []


def test_programs_get_the_article(replaced: Office) -> None:
    words = ("redact", "1", "--revision", "1", "--basis", BASIS, "--json")
    asked = json.loads(replaced.bekasi(*words).out)
    assert asked["redactions"][0]["confirmed"] is None
    done = json.loads(replaced.bekasi("redact", "1", "--confirm", "--yes", "--json", by="ad2").out)
    assert done["redactions"][0]["confirmed_by"] == "ad2"
    assert done["body"] == "Seorang warga."


def test_a_trashed_article_whose_only_text_is_gone_is_shown_all_the_same(replaced: Office) -> None:
    assert replaced.bekasi("draft", "--file", "-", by="atn", input=TEXT).code == 0
    assert replaced.bekasi("trash", "2", "--yes", by="atn").code == 0
    words = ("redact", "2", "--revision", "1", "--basis", BASIS)
    assert replaced.bekasi(*words).code == 0
    assert replaced.bekasi("redact", "2", "--confirm", "--yes", by="ad2").code == 0
    assert "(content removed)" in replaced.bekasi("show", "2").out
    shown = json.loads(replaced.bekasi("show", "2", "--json").out)
    assert (shown["body"], shown["title"]) == (None, None)
    for columns in ("40", "100"):
        listed = replaced.bekasi("list", "--state", "trashed", env={"COLUMNS": columns})
        assert "(content removed)" in listed.out
    found = replaced.bekasi("search", NAME, "--state", "trashed")
    assert "could not be read" not in found.err


def test_sad_ends_say_what_to_type(replaced: Office) -> None:
    before = replaced.files()
    for by, words, code in (
        ("adm", ("--revision", "1"), 2),
        ("adm", ("--basis", "x"), 2),
        ("adm", ("--confirm", "--cancel"), 2),
        ("adm", ("--revision", "2", "--basis", "x"), 4),
        ("adm", ("--revision", "7", "--basis", "x"), 8),
        ("adm", ("--original", "deadbeef", "--basis", "x"), 8),
        ("adm", ("--confirm",), 4),
        ("fiu", ("--revision", "1", "--basis", "x"), 4),
        ("fiu", ("--confirm", "--yes"), 4),
        ("fiu", ("--cancel",), 4),
    ):
        result = replaced.bekasi("redact", "1", *words, by=by)
        assert (result.code, result.out) == (code, ""), result
        assert "→ " in result.err
    assert replaced.files() == before


def test_it_asks_before_it_does_and_without_a_terminal_needs_yes(replaced: Office) -> None:
    _ask(replaced)
    before = replaced.files()
    result = replaced.bekasi("redact", "1", "--confirm", by="ad2")
    assert (result.code, result.out) == (2, "")
    assert "--yes" in result.err
    assert "Article 1, revision 1: asked for by Adelia Maheswari (adm)" in result.err
    assert "Revision 1, code" in result.err
    assert replaced.files() == before


def test_doing_it_again_is_said_and_another_was_too_late(replaced: Office) -> None:
    _ask(replaced)
    replaced.bekasi("redact", "1", "--confirm", "--yes", by="ad2")
    again = replaced.bekasi("redact", "1", "--confirm", by="ad2")
    assert (again.code, again.out[:26]) == (0, "You had erased it already;")
    late = replaced.bekasi("redact", "1", "--confirm", "--yes")
    assert late.code == 5
    assert "ad2 has already confirmed it" in late.err


def test_backups_and_the_built_site_are_named(replaced: Office, tmp_path: Path) -> None:
    target = tmp_path / "b.tar.xz"
    assert replaced.bekasi("backup", target).code == 0
    (replaced.folder / "site").mkdir()
    _ask(replaced)
    result = replaced.bekasi("redact", "1", "--confirm", "--yes", by="ad2")
    assert f"A backup still holds it: {target}, made by adm" in result.err
    assert "Build the website again" in result.err
    made = backups.write(replaced.folder, tmp_path / "c", office="", at=replaced.room().now())
    assert made.damaged == ()


def test_what_was_recovered_of_it_goes_and_is_named(replaced: Office) -> None:
    kept = replaced.folder / "recovered/articles-2026-000001-001.md.0001"
    kept.parent.mkdir()
    kept.write_text(NAME)
    (path,) = replaced.folder.rglob("001.md")
    named = path.relative_to(replaced.folder).as_posix().replace("/", "-")
    kept = kept.rename(kept.with_name(f"{named}.0001"))
    _ask(replaced)
    result = replaced.bekasi("redact", "1", "--confirm", "--yes", by="ad2")
    assert f"recovered/{kept.name} held it too" in result.err
    assert not kept.exists()


def test_unsaved_copies_go_now_and_those_of_others_when_they_edit(replaced: Office) -> None:
    newsroom = replaced.room().store.newsroom
    of_one = rescue.keep(rescue.Owner(newsroom, 1, "atn"), TEXT.encode(), base=1)
    saved = replaced.room().store.revision(1, 1)
    of_new = rescue.keep(rescue.Owner(newsroom, None, "atn"), saved)
    other = rescue.keep(rescue.Owner(newsroom, 1, "atn"), CLEAN.encode(), base=2)
    broken = rescue.keep(rescue.Owner(newsroom, 2, "atn"), b"---\n", base=1)
    _ask(replaced)
    result = replaced.bekasi("redact", "1", "--confirm", "--yes", by="ad2")
    assert result.err.count("held an erased text of article 1: removed") == 2
    left = [of_one.path.exists(), of_new.path.exists(), other.path.exists(), broken.path.exists()]
    assert left == [False, False, True, True]
    for words in (("edit", "1", "--resume"), ("correct", "1", "--kind", "update", "--note", "x")):
        late = rescue.keep(rescue.Owner(newsroom, 1, "atn"), TEXT.encode(), base=1)
        assert "held an erased text of article 1: removed" in replaced.bekasi(*words, by="atn").err
        assert not late.path.exists()
