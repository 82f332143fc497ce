from __future__ import annotations

import pytest
from msgspec.structs import replace

from bekasi_cli.model import (
    Approval,
    ApprovalKind,
    Correction,
    CorrectionKind,
    Facts,
    Identity,
    Photo,
    Publication,
    Remark,
    Revision,
    Source,
    Stage,
)
from bekasi_cli.terminal import story
from bekasi_cli.workflow import Action
from drawings import FACTS, HOSTILE, HOUSE, WIDTHS, article, at, drawn, flat, terminal, version


def sheet(width: int = 80, actions: tuple[Action, ...] = (), **changes: object) -> str:
    made = article(**changes)
    return drawn(story.sheet(made, terminal(width), house=HOUSE, actions=actions), width)


def approval(**changes: object) -> Approval:
    made = Approval(
        revision=2, digest=version(2).digest, kind=ApprovalKind.NORMAL, by="lks", at=at(3)
    )
    return replace(made, **changes)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_sheet_tells_where_the_article_stands_and_who_wrote_it(width: int) -> None:
    text = flat(sheet(width))
    for part in (
        "17 Bupati Ratna Membuka Pasar Tani",
        "○ Draft · not yet published",
        "revision 2, code 00000000, by Dewi Saptarini (dsp)",
        "Created 14 Feb 2026 08:00",
        "Kind News",
        "Dateline ARUNGJATI",
        "Tags pasar tani, pangan",
    ):
        assert part in text
    assert version(2).digest in text.replace(" ", "")
    assert "What you can do next" not in text


@pytest.mark.parametrize("width", WIDTHS)
def test_why_a_text_was_sent_back_comes_first(width: int) -> None:
    text = flat(sheet(width, sent_back=Remark(by="lks", at=at(4), reason="Teras kosong.")))
    assert "↩ Sent back by Laksita Mahendrani (lks), 14 Feb 2026 11:00: Teras kosong." in text
    assert text.index("Teras kosong.") < text.index("Bupati Ratna")


def test_a_reason_is_no_longer_shown_when_the_text_went_on() -> None:
    text = sheet(sent_back=Remark(by="lks", at=at(4), reason="Teras kosong."), stage=Stage.APPROVED)
    assert "Teras kosong." not in text


def test_both_axes_are_told_of_a_correction_in_the_making() -> None:
    text = flat(
        sheet(publication=Publication.LIVE, live=version(1), live_since=at(2), published=at(2))
    )
    assert "○ Draft · live" in text
    assert "Published text revision 1, code 00000000, since 14 Feb 2026 09:00" in text
    assert "First published 14 Feb 2026 09:00" in text


def test_a_hold_and_a_retraction_say_who_when_and_why() -> None:
    text = flat(
        sheet(
            stage=Stage.SETTLED,
            publication=Publication.RETRACTED,
            live=version(1),
            hold=Remark(by="lks", at=at(5)),
            retraction=Remark(by="dsp", at=at(6), reason="Foto keliru."),
        )
    )
    assert "On hold by Laksita Mahendrani (lks), 14 Feb 2026 12:00" in text
    assert "Retracted by Dewi Saptarini (dsp), 14 Feb 2026 13:00: Foto keliru." in text


def test_who_typed_in_another_persons_text_is_named() -> None:
    entered = Revision(
        n=2, digest=version(2).digest, parent=0, by="dsp", login="l", at=at(1), entered_by="lks"
    )
    text = flat(sheet(revisions=(entered,)))
    assert "by Dewi Saptarini (dsp), entered by Laksita Mahendrani (lks)" in text
    assert "by -" in flat(sheet(revisions=()))


def test_all_that_stands_in_the_front_matter_is_shown() -> None:
    facts = replace(
        FACTS,
        summary="Pasar dibuka.",
        byline="Prokopim",
        editors=("lks",),
        photographers=("rnw",),
        photos=(Photo(media="sha256:1"), Photo(media="sha256:2")),
        embargo=at(9),
        source=Source(
            digest="sha256:9",
            name="halaman.txt",
            url="https://lama.example/1",
            published=at(0, 13),
            views=188,
        ),
    )
    text = flat(sheet(200, head=version(2, facts), slug="pasar-tani", reply_to=3, replies=(4, 5)))
    for part in (
        "Summary Pasar dibuka.",
        "Byline Prokopim",
        "Editor Laksita Mahendrani (lks)",
        "Photographer rnw",
        "Photographs 2",
        "Embargo until 14 Feb 2026 16:00",
        "Source halaman.txt · https://lama.example/1",
        "Published there 13 Feb 2026 07:00",
        "Views there 188",
        "Address /berita/17-pasar-tani.html",
        "Reply to 3",
        "Replies 4, 5",
    ):
        assert part in text


def test_a_source_without_views_shows_none() -> None:
    facts = replace(FACTS, source=Source(digest="sha256:9", name="naskah.md"))
    assert "Views there" not in sheet(head=version(2, facts))


def test_approvals_carry_their_marks() -> None:
    given = (
        approval(void=True, revision=1),
        approval(kind=ApprovalKind.URGENT, reason="Banjir", identity=Identity.UNPROVEN),
        approval(kind=ApprovalKind.OUTSIDE, approved_by="Kabag", via="WhatsApp", confirmed=False),
        approval(kind=ApprovalKind.IMPORT, reason="Arsip lama", same_login=True),
    )
    text = flat(sheet(200, approvals=given))
    for part in (
        "· revision 1, checked by two people: Laksita Mahendrani (lks), 14 Feb 2026 10:00",
        "counts no longer",
        "✓ revision 2, urgent, without a second pair of eyes",
        "urgent: Banjir identity not proven",
        "given by Kabag via WhatsApp not yet confirmed",
        "Arsip lama from the same login as the text",
    ):
        assert part in text


def test_corrections_are_told_with_their_time() -> None:
    told = Correction(kind=CorrectionKind.CORRECTION, note="Tanggalnya 15.", revision=2, at=at(5))
    text = flat(sheet(corrections=(told,)))
    assert "Correction, 14 Feb 2026 12:00 (revision 2): Tanggalnya 15." in text


def test_what_can_be_done_next_is_a_command_to_type() -> None:
    text = flat(sheet(actions=(Action.REVISE, Action.SEND_BACK, Action.PUBLISH_DUE)))
    assert "bekasi edit 17 change the text" in text
    assert "bekasi send-back 17 --reason … return it to its reporter, with a reason" in text
    assert "--due" not in text, "what only the schedule does is not offered"


def test_nothing_that_people_typed_is_markup_or_reaches_the_terminal_raw() -> None:
    facts = Facts(title=HOSTILE, summary=HOSTILE, tags=(HOSTILE,), reporters=("[red]x",))
    text = sheet(
        200,
        head=version(2, facts),
        sent_back=Remark(by="[/]", at=at(4), reason=HOSTILE),
        approvals=(approval(reason=HOSTILE),),
    )
    assert text.count("[/] [bold]x[/bold]") == 5
    assert "\u202e" not in text
