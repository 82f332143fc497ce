from __future__ import annotations

from datetime import date

import pytest

from bekasi_cli.errors import NotFound, Refused, UsageProblem
from bekasi_cli.model import Acting, Official, Tenure
from bekasi_cli.newsroom.officials import (
    Wish,
    add_official,
    edit_official,
    import_officials,
    tenure,
)
from register_builders import new_room, people

CAMAT = Tenure(office="Camat Rawalintang", since=date(2022, 1, 3))


@pytest.mark.parametrize(
    ("typed", "acting", "office"),
    [
        ("Bupati Tirtamaya", None, "Bupati Tirtamaya"),
        ("Pj. Bupati Tirtamaya", Acting.PENJABAT, "Bupati Tirtamaya"),
        ("pj  Bupati Tirtamaya", Acting.PENJABAT, "Bupati Tirtamaya"),
        ("Penjabat Bupati Tirtamaya", Acting.PENJABAT, "Bupati Tirtamaya"),
        ("Penjabat Sementara Bupati Tirtamaya", Acting.PENJABAT_SEMENTARA, "Bupati Tirtamaya"),
        ("PLT Camat Rawalintang", Acting.PELAKSANA_TUGAS, "Camat Rawalintang"),
        ("Pelaksana Harian Camat Rawalintang", Acting.PELAKSANA_HARIAN, "Camat Rawalintang"),
        ("Pjs Camat", Acting.PENJABAT_SEMENTARA, "Camat"),
    ],
)
def test_how_an_office_is_filled_is_read_from_its_title(
    typed: str, acting: Acting | None, office: str
) -> None:
    assert (tenure(typed).acting, tenure(typed).office) == (acting, office)


@pytest.mark.parametrize("typed", ["", "  ", "Pj.", "X", "y" * 200])
def test_what_is_no_office_is_refused(typed: str) -> None:
    with pytest.raises(UsageProblem, match="is no office"):
        tenure(typed)


def test_an_office_does_not_end_before_it_begins() -> None:
    with pytest.raises(UsageProblem, match="before it begins"):
        tenure("Camat", date(2024, 1, 2), date(2024, 1, 1))


def test_a_day_lies_in_an_office_with_its_first_and_last() -> None:
    held = Tenure(office="Camat", since=date(2022, 1, 3), until=date(2023, 1, 2))
    days = (date(2022, 1, 2), date(2022, 1, 3), date(2023, 1, 2), date(2023, 1, 3))
    assert [held.holds(day) for day in days] == [False, True, True, False]
    assert Tenure(office="Camat").holds(date(1950, 1, 1))


def test_a_person_is_added_with_titles_and_office() -> None:
    room = new_room(people(), "skp")
    kept = add_official(room, Wish(" Sari  Wulandari ", "Hj.", "S.Sos., M.Si.,", (CAMAT,)))
    assert kept.record.full_name == "Hj. Sari Wulandari, S.Sos., M.Si."
    assert kept.record.offices == (CAMAT,)
    assert list(room.store.entries())[-1].act == "officials-add"


@pytest.mark.parametrize("name", ["Sari Wulandari", "SARI WULANDARI"])
def test_nobody_stands_in_the_register_twice(name: str) -> None:
    room = new_room(people(), "skp")
    add_official(room, Wish("Sari Wulandari"))
    with pytest.raises(Refused, match=r"already, as number 1.*officials edit 1"):
        add_official(room, Wish(name))
    add_official(room, Wish("Jaka Permana"))
    with pytest.raises(Refused, match="already, as number 1"):
        edit_official(room, 2, Wish(name))


def test_only_an_admin_changes_the_register() -> None:
    store = people()
    for code in ("dsp", "bgs"):
        with pytest.raises(Refused, match="Only an admin"):
            add_official(new_room(store, code), Wish("Sari Wulandari"))
        with pytest.raises(Refused, match="Only an admin"):
            import_officials(new_room(store, code), [Wish("Sari Wulandari")])
    assert store.find(Official) == []


def test_an_office_ends_on_its_last_day_and_another_begins() -> None:
    room = new_room(people(), "skp")
    add_official(room, Wish("Sari Wulandari", offices=(CAMAT,)))
    edit_official(room, 1, Wish(offices=(tenure("Camat Rawalintang", None, date(2023, 5, 1)),)))
    kept = edit_official(room, 1, Wish(offices=(tenure("Pj. Bupati", date(2023, 5, 2)),)))
    assert [(each.title, each.since, each.until) for each in kept.record.offices] == [
        ("Camat Rawalintang", date(2022, 1, 3), date(2023, 5, 1)),
        ("Pj. Bupati", date(2023, 5, 2), None),
    ]


def test_one_can_hold_an_office_a_second_time() -> None:
    room = new_room(people(), "skp")
    first = tenure("Camat Rawalintang", date(2010, 1, 1), date(2012, 1, 1))
    add_official(room, Wish("Sari Wulandari", offices=(first,)))
    kept = edit_official(room, 1, Wish(offices=(CAMAT,)))
    assert kept.record.offices == (first, CAMAT)


def test_an_office_whose_beginning_was_not_known_gets_it() -> None:
    room = new_room(people(), "skp")
    add_official(room, Wish("Sari Wulandari", offices=(tenure("Camat Rawalintang"),)))
    kept = edit_official(room, 1, Wish(offices=(CAMAT,)))
    assert kept.record.offices == (CAMAT,)


def test_an_office_entered_by_mistake_is_taken_away() -> None:
    room = new_room(people(), "skp")
    add_official(room, Wish("Sari Wulandari", offices=(CAMAT,)))
    assert edit_official(room, 1, Wish(remove="camat rawalintang")).record.offices == ()
    with pytest.raises(NotFound, match="has no office Camat Rawalintang"):
        edit_official(room, 1, Wish(remove="Camat Rawalintang"))
    with pytest.raises(NotFound, match="no official 9"):
        edit_official(room, 9, Wish(name="X"))


def test_titles_that_fill_a_page_are_refused() -> None:
    with pytest.raises(UsageProblem, match="at most 100"):
        add_official(new_room(people(), "skp"), Wish("Sari Wulandari", degrees="S" * 101))


def test_what_is_so_already_is_not_journalled() -> None:
    room = new_room(people(), "skp")
    add_official(room, Wish("Sari Wulandari", offices=(CAMAT,)))
    before = room.store.head()
    assert edit_official(room, 1, Wish(name="Sari Wulandari", offices=(CAMAT,))).already
    assert room.store.head() == before


def test_an_import_knows_people_by_their_names_and_is_one_act() -> None:
    room = new_room(people(), "skp")
    add_official(room, Wish("Sari Wulandari", offices=(CAMAT,)))
    before = room.store.head().seq
    rows = [
        Wish("sari wulandari", degrees="S.Sos."),
        Wish("Jaka Permana", offices=(tenure("Lurah Tirtasari", date(2020, 1, 1)),)),
        Wish("Jaka Permana", offices=(tenure("Camat Rawalintang", date(2024, 1, 1)),)),
    ]
    merged = import_officials(room, rows)
    assert [(each.record.id, each.new, each.changed) for each in merged] == [
        (1, False, True),
        (2, True, True),
    ]
    assert len(room.store.get(Official, 2).offices) == 2
    assert room.store.get(Official, 1).name == "Sari Wulandari"
    assert room.store.head().seq == before + 1

    again = import_officials(room, rows)
    assert not any(each.new or each.changed for each in again)
    assert room.store.head().seq == before + 1
