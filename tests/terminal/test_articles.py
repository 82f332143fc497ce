from __future__ import annotations

import pytest

from bekasi_cli.model import Article, ArticleKind, Facts, Publication, Remark, Stage, State
from bekasi_cli.terminal import articles as view
from drawings import HOSTILE, WIDTHS, article, at, drawn, flat, terminal, version


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_sign_and_a_word(state: State) -> None:
    sign, _, word = view.state_text(state).plain.partition(" ")
    assert len(sign) == 1
    assert len(word) >= 5


def test_no_two_states_look_the_same_without_colours() -> None:
    assert len({look.sign for look in view.LOOKS.values()}) == len(State)
    assert len({look.word for look in view.LOOKS.values()}) == len(State)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_list_tells_number_state_headline_reporter_and_time_at_any_width(width: int) -> None:
    long = "Judul yang sangat panjang " * 6
    found = [
        article(),
        article(id=123456, head=version(2, Facts(title=long, reporters=("dsp", "rnw")))),
    ]
    text = flat(drawn(view.articles(found, terminal(width)), width))
    assert "17" in text
    assert "123456" in text
    assert "○ Draft" in text
    assert "dsp" in text
    assert "14 Feb 2026 10.00" in text or "14 Feb 2026 10:00" in text
    words = text.split()
    assert words.count("sangat") == 6, "a headline is wrapped, never cropped"


def test_a_headline_is_never_markup() -> None:
    text = drawn(view.articles([article(head=version(1, Facts(title=HOSTILE)))], terminal()))
    assert "[/] [bold]x[/bold]" in flat(text)
    assert "\u202e" not in text


def test_a_missing_headline_is_said() -> None:
    text = drawn(view.articles([article(head=version(1, Facts()))], terminal()))
    assert "(no headline)" in flat(text)


def test_the_live_list_tells_what_readers_see() -> None:
    shown = article(
        live=version(1, Facts(title="Judul lama", kind=ArticleKind.NEWS)),
        publication=Publication.LIVE,
        stage=Stage.DRAFT,
        live_since=at(2),
    )
    assert "Judul lama" in flat(drawn(view.articles([shown], terminal(), live=True)))
    assert "Judul lama" not in flat(drawn(view.articles([shown], terminal())))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_draft_that_an_editor_returned_stands_apart_from_one_that_never_went_out(
    width: int,
) -> None:
    returned = article(sent_back=Remark(by="lks", at=at(14), reason="Kutipannya milik siapa?"))

    def shown(each: Article) -> str:
        return flat(drawn(view.articles([each], terminal(width)), width))

    assert "↩ To be" in shown(returned)
    assert "○ Draft" not in shown(returned)
    assert "○ Draft" in shown(article())


def test_a_submitted_text_that_once_came_back_is_on_its_way_again() -> None:
    again = article(
        stage=Stage.SUBMITTED, sent_back=Remark(by="lks", at=at(14), reason="Sudah baik")
    )
    assert view.where(again).plain == "◐ Waiting for approval"
