from __future__ import annotations

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from bekasi_cli.i18n import Language, speaking
from bekasi_cli.model import (
    Approval,
    ApprovalKind,
    Article,
    ArticleKind,
    Correction,
    CorrectionKind,
    CorrectionNote,
    Facts,
    Manuscript,
    Photo,
    Publication,
    Remark,
    Source,
    Stage,
)
from bekasi_cli.terminal import preview as view
from drawings import FACTS, HOSTILE, HOUSE, WIDTHS, article, at, drawn, flat, version

BODY = """Bupati Ratna membuka *pasar tani* pertama, Sabtu (14/2/2026).

> Kami ingin petani menjual langsung.

1. beras
2. jagung

Jadwal ada di [laman resmi](https://prokopim.tirtamaya.example/jadwal).
"""
TEXT = Manuscript(facts=FACTS, body=BODY)
LIVE = article(
    stage=Stage.SETTLED,
    publication=Publication.LIVE,
    live=version(2),
    live_since=at(4),
    published=at(4),
    approvals=(
        Approval(
            revision=2, digest=version(2).digest, kind=ApprovalKind.NORMAL, by="lks", at=at(3)
        ),
    ),
)


def page(
    text: Manuscript = TEXT,
    made: Article | None = LIVE,
    width: int = 80,
    revision: int | None = None,
) -> str:
    return drawn(view.article(text, HOUSE, article=made, revision=revision), width)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_holds_all_that_a_reader_sees(width: int) -> None:
    facts = replace(
        FACTS,
        byline="Prokopim Tirtamaya",
        photographers=("rnw",),
        photos=(
            Photo(media="sha256:1", caption="Pasar tani", credit="Raka"),
            Photo(media="sha256:2", alt="Petani menimbang beras"),
            Photo(media="sha256:3"),
        ),
        source=Source(digest="sha256:9", url="https://lama.example/1", views=188),
    )
    text = flat(page(replace(TEXT, facts=facts), width=width))
    for part in (
        "Protokol dan Komunikasi Pimpinan",
        "Saturday, 14 February 2026, 11:00 WIB",
        "Read 188 times",
        "Bupati Ratna Membuka Pasar Tani",
        "Prokopim Tirtamaya",
        "▣ Pasar tani (Photo: Raka)",
        "▣ Petani menimbang beras",
        "▣ (a photograph without a caption)",
        "ARUNGJATI – Bupati Ratna membuka pasar tani pertama, Sabtu (14/2/2026).",
        "Kami ingin petani menjual langsung.",
        "1. beras 2. jagung",
        "Reporter: Dewi Saptarini (dsp)",
        "Editor: Laksita Mahendrani (lks)",
        "Photographer: rnw",
        "Category: Pertanian dan Pangan",
        "Tags: pasar tani, pangan",
        "Source: https://lama.example/1",
    ):
        assert part in text
    # an address is longer than a narrow screen: it is folded, not cropped
    assert "https://prokopim.tirtamaya.example/jadwal" in text.replace(" ", "")


def test_lines_are_no_longer_than_people_like_to_read() -> None:
    assert max(map(cell_len, page(width=200).splitlines())) <= view.MEASURE


def test_the_dateline_and_the_headline_are_bold() -> None:
    from io import StringIO

    from rich.console import Console

    console = Console(file=StringIO(), width=80, force_terminal=True, color_system="standard")
    with console.capture() as captured:
        console.print(view.article(TEXT, HOUSE, article=LIVE))
    assert "\x1b[1mARUNGJATI\x1b[0m" in captured.get()
    assert "\x1b[1mBupati Ratna Membuka Pasar Tani\x1b[0m" in captured.get()
    assert "\x1b[3mpasar tani\x1b[0m" in captured.get()


def test_what_is_live_says_so_quietly() -> None:
    text = page()
    assert "● Live: readers see this text (revision 2, since Saturday" in flat(text)
    assert "NOT WHAT READERS SEE" not in text


@pytest.mark.parametrize("width", WIDTHS)
def test_a_draft_says_that_it_is_not_what_readers_see(width: int) -> None:
    text = flat(page(made=article(), width=width))
    assert "NOT WHAT READERS SEE NOW" in text
    assert "○ Draft" in text
    assert "Revision 2, by Dewi Saptarini (dsp), Saturday, 14 February 2026, 10:00 WIB" in text
    assert "Readers see nothing of this article yet." in text
    assert "Not yet published" in text


def test_a_correction_in_the_making_says_which_revision_readers_see() -> None:
    coming = article(
        stage=Stage.SUBMITTED, publication=Publication.LIVE, live=version(1), live_since=at(2)
    )
    text = flat(page(made=coming))
    assert "◐ Waiting for approval" in text
    assert "Readers see revision 1, since Saturday, 14 February 2026, 09:00 WIB." in text


def test_a_scheduled_text_says_when_it_goes_out() -> None:
    text = flat(page(made=article(stage=Stage.SCHEDULED, scheduled=at(9))))
    assert "It is to go out on Saturday, 14 February 2026, 16:00 WIB." in text


@pytest.mark.parametrize(
    ("publication", "sentence"),
    [
        (Publication.HELD, "The article is on hold: readers see a notice instead of the text."),
        (Publication.RETRACTED, "The article was retracted: readers see a notice with the reason."),
    ],
)
def test_what_was_taken_down_says_so(publication: Publication, sentence: str) -> None:
    down = replace(LIVE, publication=publication, hold=Remark(by="lks", at=at(5)))
    text = flat(page(made=down))
    assert "NOT WHAT READERS SEE NOW" in text
    assert sentence in text


def test_an_old_revision_says_that_it_is_neither_working_text_nor_published() -> None:
    text = flat(page(made=LIVE, revision=1))
    assert "This is neither the working text nor the published one. Revision 1" in text
    assert "Editor" not in text, "nobody approved that text"


def test_a_revision_that_nobody_recorded_still_shows() -> None:
    assert "NOT WHAT READERS SEE NOW" in page(made=replace(LIVE, revisions=()), revision=7)


def test_a_text_that_is_not_saved_says_so() -> None:
    text = flat(page(made=None))
    assert "○ Not saved yet: only you see this text." in text
    assert "Editor" not in text


def test_corrections_stand_above_the_text_with_their_time() -> None:
    told = Correction(
        kind=CorrectionKind.CORRECTION, note="Tanggalnya 15 Februari.", revision=2, at=at(5)
    )
    later = Correction(kind=CorrectionKind.UPDATE, note="Belum ada.", revision=3, at=at(6))
    text = flat(page(made=replace(LIVE, corrections=(told, later))))
    note = "Correction (Saturday, 14 February 2026, 12:00 WIB): Tanggalnya 15 Februari."
    assert note in text
    assert text.index(note) < text.index("ARUNGJATI")
    assert "Belum ada." not in text, "this revision came before that one"


def test_a_correction_in_the_making_is_shown_once() -> None:
    note = CorrectionNote(kind=CorrectionKind.UPDATE, note="Peserta bertambah.")
    text = replace(TEXT, facts=replace(FACTS, correction=note))
    assert "Update (on publication): Peserta bertambah." in flat(page(text, article()))
    told = Correction(kind=CorrectionKind.UPDATE, note=note.note, revision=2, at=at(5))
    assert flat(page(text, replace(LIVE, corrections=(told,)))).count(note.note) == 1


def test_a_text_without_headline_and_body_says_so() -> None:
    text = page(Manuscript(facts=Facts(), body=""), article())
    assert "(no headline)" in text
    assert "(no text yet)" in text


def test_the_page_speaks_the_newsrooms_language_and_its_standing_that_of_the_user() -> None:
    house = replace(HOUSE, language=Language.INDONESIAN)
    with speaking(Language.ENGLISH):
        text = flat(drawn(view.article(TEXT, house, article=LIVE)))
    assert "Sabtu, 14 Februari 2026, 11.00 WIB" in text
    assert "● Live: readers see this text (revision 2, since Saturday" in text


def test_editors_named_in_the_text_stand_before_those_who_approved_it() -> None:
    text = replace(TEXT, facts=replace(FACTS, editors=("bgs",)))
    assert "Editor: bgs" in page(text)


def test_what_is_no_plain_news_says_what_it_is() -> None:
    speech = replace(TEXT, facts=replace(FACTS, kind=ArticleKind.SPEECH))
    assert "Speech" in page(speech)
    assert "Speech" not in page()


def test_a_reply_and_an_embargo_are_named() -> None:
    facts = replace(FACTS, embargo=at(9))
    text = flat(page(replace(TEXT, facts=facts), article(reply_to=3)))
    assert "This is a reply to article 3." in text
    assert "Not for publication before Saturday, 14 February 2026, 16:00 WIB" in text


def test_nothing_that_people_typed_is_markup_or_reaches_the_terminal_raw() -> None:
    facts = Facts(
        title=HOSTILE, byline=HOSTILE, reporters=("[x]",), dateline="*[A]*", tags=("[/]",)
    )
    text = page(Manuscript(facts=facts, body=HOSTILE), article())
    assert flat(text).count("[/] [bold]x[/bold]") == 3
    assert "*[A]* –" in text
    assert "\u202e" not in text
