"""Hand in texts as people have them, to each command that takes one."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bekasi_cli.errors import ExitCode, Unreachable
from bekasi_cli.model import Article, CorrectionKind
from bekasi_cli.newsroom import correcting, replying, writing
from bekasi_cli.newsroom.reading import manuscript
from newsrooms import Office
from stories import published, submitted
from word_files import document, paragraph, run
from writers import Seat, buffers, editor, writes

PLAIN = "Pasar “tani” ramai\n\nCIBENING – Warga *senang* dengan pasar itu.\n"
CHAT = (
    "[24/11 09.12] Atika: *Pasar “tani” ramai*\n"
    "[24/11 09.13] Atika: CIBENING – Warga *senang* dengan pasar itu."
)
WORD = document(
    paragraph("Pasar “tani” ramai", style="Title"),
    paragraph("CIBENING – Warga ", run("senang", "b"), " dengan pasar itu."),
)
FORMS: dict[str, bytes] = {
    "plain": PLAIN.encode(),
    "utf-16": PLAIN.encode("utf-16"),
    "cp1252": PLAIN.encode("cp1252"),
    "crlf": PLAIN.replace("\n", "\r\n").encode(),
    "bom": PLAIN.encode("utf-8-sig"),
    "chat": CHAT.encode(),
    "word": WORD,
}
NOTE = "Nama pasar dibetulkan."


def last(office: Office) -> Article:
    return office.room().store.find(Article, order="-id", limit=1)[0]


def body(office: Office) -> str:
    article = last(office)
    return manuscript(office.room().store, article, article.head).body


@pytest.fixture(params=FORMS, ids=str)
def naskah(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a file with the same text in one of the forms that people have it in."""
    path = tmp_path / ("naskah.docx" if request.param == "word" else "naskah.txt")
    path.write_bytes(FORMS[request.param])
    return path


def as_told(office: Office) -> tuple[str, str, str]:
    facts = last(office).head.facts
    return facts.title, facts.dateline, body(office)


TOLD = ("Pasar “tani” ramai", "CIBENING", "Warga **senang** dengan pasar itu.")


def test_draft_takes_it(office: Office, naskah: Path) -> None:
    done = office.bekasi("draft", "--file", naskah, by="atn")

    assert (done.code, as_told(office)) == (0, TOLD), done.err


def test_import_takes_it_once(office: Office, naskah: Path) -> None:
    done = office.bekasi("import", naskah)
    again = office.bekasi("import", naskah.parent, "--json")

    assert (done.code, as_told(office)) == (0, TOLD), done.err
    assert '"same"' in again.out
    source = last(office).head.facts.source
    assert source
    assert source.name == naskah.name


def test_edit_takes_it_and_what_it_cannot_say_stays(office: Office, naskah: Path) -> None:
    number = submitted(office)

    done = office.bekasi("edit", str(number), "--file", naskah, by="atn")

    assert (done.code, as_told(office)) == (0, TOLD), done.err
    facts = last(office).head.facts
    assert (facts.category, facts.tags, facts.byline, facts.reporters) == (
        *("kesehatan", ("pangan",), "Prokopim Tirtamaya"),
        ("atn",),
    )


def test_a_correction_takes_it_with_its_note(office: Office, naskah: Path) -> None:
    number = published(office)

    done = office.bekasi(
        *("correct", str(number), "--kind", "correction", "--note", NOTE, "--file", naskah),
        by="atn",
    )

    assert (done.code, as_told(office)) == (0, TOLD), done.err
    facts = last(office).head.facts
    assert (facts.category, facts.tags) == ("kesehatan", ("pangan",))
    assert facts.correction
    assert (facts.correction.kind, facts.correction.note) == (CorrectionKind.CORRECTION, NOTE)


def test_a_reply_takes_it_as_the_text_of_whoever_sent_it(office: Office, naskah: Path) -> None:
    number = published(office)

    done = office.bekasi(
        *("reply", str(number), "--from", "bud", "--via", "WhatsApp", "--source", naskah),
        *("--category", "pemerintahan", "--kind", "klarifikasi"),
        by="fiu",
    )

    assert (done.code, as_told(office)) == (0, TOLD), done.err
    article = last(office)
    assert (article.reply_to, article.head.facts.category) == (number, "pemerintahan")
    assert article.head.facts.reporters == ("bud",)
    assert (article.revisions[0].by, article.revisions[0].entered_by) == ("bud", "fiu")
    assert "WhatsApp" in office.bekasi("history", str(article.id)).out


def test_a_reply_of_somebody_who_is_not_here_is_not_made(office: Office) -> None:
    number = published(office)

    failed = office.bekasi(
        "reply", str(number), "--from", "xyz", "--file", "-", by="fiu", input=PLAIN
    )

    assert failed.code == ExitCode.NOT_FOUND
    assert "Nobody here has the code xyz" in failed.err


@pytest.mark.parametrize(
    ("command", "by", "resume"),
    [
        (
            ("draft", "--from", "atn", "--via", "WhatsApp", "--category", "kesehatan"),
            "fiu",
            "bekasi draft --from atn --via WhatsApp --resume",
        ),
        (("edit", "1"), "atn", "bekasi edit 1 --resume"),
        (
            ("correct", "1", "--kind", "update", "--note", NOTE),
            "atn",
            f"bekasi correct 1 --kind update --note '{NOTE}' --resume",
        ),
        (
            ("reply", "1", "--from", "bud", "--category", "kesehatan"),
            "fiu",
            "bekasi reply 1 --from bud --resume",
        ),
    ],
    ids=["draft", "edit", "correct", "reply"],
)
def test_a_text_whose_save_failed_is_resumed_as_it_was_understood(
    office: Office,
    naskah: Path,
    tmp_path: Path,
    command: tuple[str, ...],
    by: str,
    resume: str,
) -> None:
    submitted(office) if command[0] in ("draft", "edit") else published(office)
    with pytest.MonkeyPatch.context() as seated:
        Seat(seated)
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr(writing, "draft", _no)
            broken.setattr(writing, "revise", _no)
            broken.setattr(correcting, "correct", _no)
            broken.setattr(replying, "reply", _no)
            failed = office.bekasi(*command, "--file", naskah, by=by)
        (kept,) = buffers()
        assert (failed.code, kept.suffix) == (ExitCode.DAMAGED, ".md")
        assert resume in failed.err
        assert kept.read_text("utf-8").startswith("---\nkind: ")
        typed = resume.replace(f"'{NOTE}'", "NOTE").split()[1:]
        words = [NOTE if each == "NOTE" else each for each in typed]

        done = office.bekasi(*words, by=by, env={"EDITOR": editor(tmp_path, "")})

    assert (done.code, as_told(office), buffers()) == (0, TOLD, []), done.err
    facts = last(office).head.facts
    assert facts.category == "kesehatan"
    if command[0] in ("draft", "reply"):
        assert last(office).revisions[0].entered_by == "fiu"


def _no(*_: object, **__: object) -> None:
    raise Unreachable("You have no permission to write here.")


def test_a_text_without_a_headline_gets_one_in_the_editor(office: Office, tmp_path: Path) -> None:
    failed = office.bekasi("draft", "--file", "-", by="atn", input="Selamat pagi.\nAir turun.\n")
    assert (failed.code, len(buffers())) == (ExitCode.UNREADABLE, 1)
    script = 'printf "Judul: Air turun\\n\\nAir *turun*.\\n" > "$1"'
    with pytest.MonkeyPatch.context() as seated:
        seat = Seat(seated, True)
        once = tmp_path / "once"
        twice = editor(tmp_path, f'if [ -e "{once}" ]; then {script}; fi; touch "{once}"')
        done = office.bekasi("draft", "--resume", by="atn", env={"EDITOR": twice})

    assert "Write it above the text, in a line of its own: Judul: …" in done.err
    assert len(seat.asked) == 1
    assert (done.code, last(office).head.facts.title) == (0, "Air turun")
    assert body(office) == "Air **turun**."


def test_an_empty_text_empties_no_article(office: Office) -> None:
    number = submitted(office)

    failed = office.bekasi("edit", str(number), "--file", "-", by="atn", input=" \n")

    assert failed.code == ExitCode.UNREADABLE
    assert last(office).head.revision == 1


def test_a_word_document_from_a_pipe_is_kept_as_one_and_no_editor_opens_on_it(
    office: Office,
) -> None:
    broken = b"PK\x03\x04" + bytes(range(256))

    failed = office.bekasi("draft", "--file", "-", by="atn", input=broken)

    assert failed.code == ExitCode.UNREADABLE
    assert "This Word document is broken" in failed.err
    (kept,) = buffers()
    assert (kept.suffix, kept.read_bytes()) == (".docx", broken)
    assert f"bekasi draft --file {kept}" in failed.err


TYPED = "---\ntitle: Pasar ramai\nembargo: besok 09.00\nevent_date: kemarin\n---\n\nIsi.\n"


@pytest.mark.parametrize("command", [("draft",), ("edit", "1")], ids=["draft", "edit"])
def test_dates_in_front_matter_are_typed_as_people_type_them(
    office: Office, command: tuple[str, ...]
) -> None:
    submitted(office)

    done = office.bekasi(*command, "--file", "-", by="atn", input=TYPED)

    assert done.code == 0, done.err
    facts = last(office).head.facts
    tomorrow = datetime.now(office.room().settings.zone).date() + timedelta(days=1)
    assert facts.embargo
    assert facts.embargo.astimezone(office.room().settings.zone).date() == tomorrow
    assert facts.event_date == tomorrow - timedelta(days=2)
    assert "`embargo` in line 3 was read as" in done.err
    assert f"{tomorrow.day} " in done.err


def test_a_date_that_can_be_read_in_two_ways_is_asked_for_again_in_the_editor(
    office: Office, tmp_path: Path
) -> None:
    twice = tmp_path / "twice"
    script = (
        f'if [ -e "{twice}" ]; then sed -i "s/jam 3/jam 15/" "$1"; else cat > "$1" <<END\n'
        f'{TYPED.replace("09.00", "jam 3")}END\nfi; touch "{twice}"'
    )
    with pytest.MonkeyPatch.context() as seated:
        Seat(seated, True)
        done = office.bekasi("draft", by="atn", env={"EDITOR": editor(tmp_path, script)})

    assert done.code == 0, done.err
    assert "`embargo` in line 3 of the text: " in done.err
    assert "03:00 or besok 15:00" in done.err


def test_what_is_resumed_another_day_means_the_day_it_was_typed_for(
    office: Office, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as seated:
        Seat(seated)
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr(writing, "draft", _no)
            failed = office.bekasi("draft", by="atn", env={"EDITOR": writes(tmp_path, TYPED)})

    assert failed.code == ExitCode.DAMAGED
    (kept,) = buffers()
    assert "besok" not in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o777 == 0o600
