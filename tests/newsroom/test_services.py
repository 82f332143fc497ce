from __future__ import annotations

import pytest

from bekasi_cli.errors import NotFound, Refused, UsageProblem
from bekasi_cli.model import Service
from bekasi_cli.newsroom.services import (
    Wish,
    add_service,
    by_need,
    edit_service,
    in_order,
    order_services,
    remove_service,
    same_address,
)
from register_builders import new_room, people

KTP = Wish("KTP elektronik", "https://layanan.tirtamaya.example/ktp", "KTP")


def test_a_service_stands_behind_those_that_were_there() -> None:
    room = new_room(people(), "lks")
    add_service(room, KTP)
    second = add_service(room, KTP._replace(name="Kartu keluarga")).record
    assert (second.id, second.place) == (2, 2)
    assert [each.name for each in in_order(room.store)] == ["KTP elektronik", "Kartu keluarga"]


def test_reporters_do_not_change_the_services() -> None:
    with pytest.raises(Refused, match="Only an editor or an admin"):
        add_service(new_room(people(), "dsp"), KTP)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://layanan.tirtamaya.example",
        "https://",
        "https:///ktp",
        "https://a.example/ktp baru",
        "https://[::1",
        "https://a.example/\u202eptk",
        "layanan.tirtamaya.example",
        "",
    ],
)
def test_what_is_no_address_is_refused_and_changes_nothing(address: str) -> None:
    room = new_room(people(), "lks")
    with pytest.raises(UsageProblem, match="is not the address of a service"):
        add_service(room, KTP._replace(address=address))
    assert in_order(room.store) == []


@pytest.mark.parametrize("wish", [KTP._replace(need=" "), KTP._replace(need="x" * 41)])
def test_a_service_says_what_it_is_for(wish: Wish) -> None:
    with pytest.raises(UsageProblem, match="what the service is for"):
        add_service(new_room(people(), "lks"), wish)


def test_a_line_of_help_is_a_line() -> None:
    room = new_room(people(), "lks")
    made = add_service(room, KTP._replace(help=" Ambil \n nomor ")).record
    assert made.help == "Ambil nomor"
    with pytest.raises(UsageProblem, match="161 characters, where 160 fit"):
        edit_service(room, 1, Wish(help="x" * 161))


def test_two_services_do_not_share_a_name() -> None:
    room = new_room(people(), "lks")
    add_service(room, KTP)
    with pytest.raises(Refused, match="already: number 1"):
        add_service(room, KTP._replace(name="ktp ELEKTRONIK"))
    add_service(room, KTP._replace(name="Pajak"))
    with pytest.raises(Refused, match="already: number 1"):
        edit_service(room, 2, Wish(name="KTP elektronik"))


def test_what_was_changed_twice_alike_is_written_once() -> None:
    room = new_room(people(), "lks")
    add_service(room, KTP)
    wish = Wish(audience="Warga ber-KTP Tirtamaya", provider="Disdukcapil", need="Adminduk")
    assert not edit_service(room, 1, wish).already
    head = room.store.head()
    assert edit_service(room, 1, wish).already
    assert room.store.head() == head


def test_a_service_that_was_removed_can_come_back() -> None:
    room = new_room(people(), "lks")
    add_service(room, KTP)
    remove_service(room, 1)
    assert in_order(room.store) == []
    assert [each.active for each in in_order(room.store, all_=True)] == [False]
    assert remove_service(room, 1).already
    edit_service(room, 1, Wish(active=True))
    assert len(in_order(room.store)) == 1
    with pytest.raises(NotFound):
        remove_service(room, 2)


def test_some_services_are_put_first_and_the_others_follow_as_they_stood() -> None:
    room = new_room(people(), "lks")
    for name in "abcd":
        add_service(room, KTP._replace(name=name))
    assert order_services(room, [4, 2, 4])
    assert [each.name for each in in_order(room.store)] == ["d", "b", "a", "c"]
    assert not order_services(room, [4, 2])
    with pytest.raises(NotFound):
        order_services(room, [9])


def test_services_are_grouped_by_need_in_the_order_of_each_first_one() -> None:
    needs = ("pajak", "KTP", "Pajak", "ktp", "aduan")
    found = [
        Service(id=n, name=str(n), address="https://a.example", need=need, place=n)
        for n, need in enumerate(needs, 1)
    ]
    grouped = [(each.name, [one.id for one in each.services]) for each in by_need(found)]
    assert grouped == [("pajak", [1, 3]), ("KTP", [2, 4]), ("aduan", [5])]


def test_two_spellings_of_an_address_are_one() -> None:
    assert same_address("https://A.example:443/x/#y") == same_address("https://a.example/x")
    assert same_address("https://a.example/X") != same_address("https://a.example/x")


def test_admins_may_as_well() -> None:
    assert add_service(new_room(people(), "skp"), KTP).record.id == 1
