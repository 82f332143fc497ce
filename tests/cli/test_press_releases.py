"""Number press releases and say whom journalists ask, wherever readers see them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bekasi_cli.model import (
    Article,
    ArticleKind,
    CorrectionKind,
    CorrectionNote,
    Facts,
    Manuscript,
    ReleaseNumber,
)
from bekasi_cli.newsroom import correcting, editing, outside, publishing, writing
from newsrooms import Office

CONTACT = {
    "press_contact_name": "Sari Wulandari",
    "press_contact_phone": "0812-3456-7890",
    "press_contact_email": "humas_kab@tirtamaya.example",
}
TOLD = "Sari Wulandari, 0812-3456-7890, humas_kab@tirtamaya.example"


def written(office: Office, kind: ArticleKind = ArticleKind.PRESS_RELEASE) -> int:
    text = Manuscript(facts=Facts(title="Pasar tani dibuka", kind=kind), body="Pasar *tani*.")
    number = writing.draft(office.room("atn"), text).article.id
    writing.submit(office.room("atn"), number)
    return number


def approved(office: Office, *, at: datetime | None = None) -> int:
    number = written(office)
    editing.approve(office.room("fiu", at=at), number)
    return number


def release(office: Office, number: int) -> ReleaseNumber | None:
    return office.room().store.get(Article, number).release


def given(office: Office, number: int) -> tuple[int, int]:
    found = release(office, number)
    assert found
    return found.n, found.year


def test_the_approval_gives_the_number_and_says_it(office: Office) -> None:
    number, other = written(office), written(office, ArticleKind.NEWS)
    assert release(office, number) is None

    done = office.bekasi("approve", str(number), "--yes", by="fiu")
    news = office.bekasi("approve", str(other), "--yes", by="fiu")

    year = datetime.now(office.room().settings.zone).year
    assert f"Its number as a press release: 1/{year}." in done.err
    assert "press release" not in news.err
    assert (given(office, number), release(office, other)) == ((1, year), None)


def test_a_number_is_kept_when_the_text_is_changed_and_never_given_again(office: Office) -> None:
    first, second = approved(office), approved(office)
    writing.revise(
        office.room("atn"),
        first,
        Manuscript(facts=Facts(title="Baru", kind=ArticleKind.PRESS_RELEASE), body="Baru."),
    )
    writing.submit(office.room("atn"), first)
    editing.approve(office.room("fiu"), first)
    editing.send_back(office.room("fiu"), second, "Tidak jadi.")
    writing.trash(office.room("atn"), second)

    third = approved(office)

    assert [given(office, each)[0] for each in (first, second, third)] == [1, 2, 3]


def test_each_year_of_the_offices_zone_has_a_register_of_its_own(office: Office) -> None:
    last = datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)  # 23.59 WIB
    first = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)

    numbers = [approved(office, at=at) for at in (last, last, first)]

    assert [given(office, each) for each in numbers] == [(1, 2026), (2, 2026), (1, 2027)]


def test_an_outside_approval_gives_the_number_too(office: Office) -> None:
    number = written(office)
    digest = office.room().store.get(Article, number).head.digest

    outside.approve_outside(
        office.room("atn"),
        number,
        approved_by="Kabag Prokopim",
        via="telepon",
        code=digest.removeprefix("sha256:")[:8],
        publish=True,
    )

    assert given(office, number)[0] == 1


def test_news_that_a_correction_makes_a_press_release_gets_its_number_with_it(
    office: Office,
) -> None:
    number = written(office, ArticleKind.NEWS)
    editing.approve(office.room("fiu"), number, publish=True)
    assert release(office, number) is None

    text = Manuscript(
        facts=Facts(title="Pasar", kind=ArticleKind.PRESS_RELEASE, reporters=("atn",)), body="Isi."
    )
    note = CorrectionNote(kind=CorrectionKind.UPDATE, note="Kini siaran pers.")
    correcting.correct(office.room("atn"), number, text, note)
    writing.submit(office.room("atn"), number)
    editing.approve(office.room("fiu"), number)

    assert given(office, number)[0] == 1


@pytest.fixture
def live(office: Office) -> Office:
    """Return a newsroom with a press contact, whose article 1 is a press release."""
    for name, value in {**CONTACT, "release_number": "NOMOR/HUMAS/BULAN/TAHUN"}.items():
        assert office.bekasi("config", "set", name, value).code == 0
    number = approved(office, at=datetime(2026, 4, 1, tzinfo=UTC))
    publishing.publish(office.room("adm"), number)
    return office


SHOWN = "1/HUMAS/IV/2026"


def test_readers_see_number_and_contact_in_every_form(live: Office) -> None:
    message = live.bekasi("export", "--format", "whatsapp").out
    page = live.bekasi("export", "--format", "html").out
    screen = live.bekasi("preview", "1").out

    assert message.startswith(f"*SIARAN PERS NOMOR {SHOWN}*\n")
    assert f"Narahubung media: {TOLD}" in message
    assert f'<p class="kind">Siaran Pers Nomor {SHOWN}</p>' in page
    assert f'<p class="contact">Narahubung media: {TOLD}</p>' in page
    assert f"Siaran Pers Nomor {SHOWN}" in screen
    assert f"Narahubung media: {TOLD}" in screen


def test_the_office_sees_them_in_show_and_json(live: Office) -> None:
    sheet = live.bekasi("show", "1").out
    data = json.loads(live.bekasi("show", "1", "--json").out)

    assert SHOWN in sheet
    assert "Sari Wulandari" in sheet
    assert data["release"] == {
        "number": 1,
        "year": 2026,
        "shown": SHOWN,
        "at": "2026-04-01T07:00:00+07:00",
    }
    assert data["press_contact"] == {
        "name": "Sari Wulandari",
        "phone": "0812-3456-7890",
        "email": "humas_kab@tirtamaya.example",
    }


def test_news_has_neither(live: Office) -> None:
    number = written(live, ArticleKind.NEWS)
    editing.approve(live.room("fiu"), number, publish=True)

    data = json.loads(live.bekasi("show", str(number), "--json").out)

    assert (data["release"], data["press_contact"]) == (None, None)
    assert "Narahubung" not in live.bekasi("preview", str(number)).out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("release_number", "HUMAS/TAHUN"),
        ("release_number", "NOMOR"),
        ("press_contact_phone", "telepon saja"),
        ("press_contact_email", "humas di kantor"),
    ],
)
def test_a_setting_that_does_not_fit_is_refused(office: Office, name: str, value: str) -> None:
    refused = office.bekasi("config", "set", name, value)

    assert refused.code == 2
    assert "does not fit the setting" in refused.err
