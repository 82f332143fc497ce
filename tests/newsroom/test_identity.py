"""Test who somebody is: logins, codes, PINs."""

from __future__ import annotations

import pytest
from msgspec import structs

from bekasi_cli.errors import Damaged, Refused, UsageProblem
from bekasi_cli.model import Identity, Pin, Role, Staff
from bekasi_cli.newsroom import admin, identity
from bekasi_cli.newsroom.register import find_code
from bekasi_cli.storage.memory import MemoryStore
from register_builders import AT, new_room, people

CHEAP = Pin(salt="00", hash="", n=2, r=1, p=1)


def never(_person: Staff) -> str | None:
    raise AssertionError("nobody has a PIN here")


def cheap_pin(pin: str) -> Pin:
    made = identity._scrypt(pin, b"\0", 2, 1, 1)
    return structs.replace(CHEAP, hash=made.hex())


def with_pin(store: MemoryStore, code: str, pin: str) -> None:
    admin.set_pin(new_room(store, "skp"), code, cheap_pin(pin))


def test_the_only_code_of_a_login_is_who_acts() -> None:
    actor = identity.identify(people(), "sekar", None, never)
    assert (actor.code, actor.name, actor.login) == ("skp", "Sekar Paramastri", "sekar")
    assert actor.roles == (Role.ADMIN,)
    assert actor.identity is Identity.LOGIN


def test_a_login_without_a_code_is_told_what_an_admin_types() -> None:
    with pytest.raises(Refused, match="bekasi staff add CODE --name NAME --login tamu"):
        identity.identify(people(), "tamu", None, never)


def test_a_login_without_a_name_is_nobody() -> None:
    assert identity.candidates(people(), "") == []
    with pytest.raises(Refused):
        identity.identify(people(), "", None, never)


def test_several_codes_and_none_chosen_are_listed() -> None:
    with pytest.raises(UsageProblem, match=r"dsp \(Dewi.*\), lks \(Laksita.*\).*--as CODE"):
        identity.identify(people(), "bersama", None, never)


def test_a_shared_login_without_pin_is_not_proven() -> None:
    actor = identity.identify(people(), "bersama", " DSP ", never)
    assert (actor.code, actor.identity) == ("dsp", Identity.UNPROVEN)


def test_a_login_shared_with_a_deactivated_code_only_is_ones_own() -> None:
    store = people()
    admin.deactivate_staff(new_room(store, "skp"), "dsp")
    assert [each.code for each in identity.candidates(store, "bersama")] == ["lks"]
    assert identity.identify(store, "bersama", None, never).identity is Identity.LOGIN


def test_a_pin_proves_who_somebody_is() -> None:
    store = people()
    with_pin(store, "dsp", "2468")
    actor = identity.identify(store, "bersama", "dsp", lambda _person: "2468")
    assert actor.identity is Identity.PIN


def test_a_wrong_pin_is_refused() -> None:
    store = people()
    with_pin(store, "dsp", "2468")
    with pytest.raises(Refused, match="not the PIN of dsp"):
        identity.identify(store, "bersama", "dsp", lambda _person: "2469")


def test_a_pin_that_nobody_can_be_asked_for_names_the_flag() -> None:
    store = people()
    with_pin(store, "dsp", "2468")
    with pytest.raises(Refused, match="--pin-file FILE"):
        identity.identify(store, "bersama", "dsp", lambda _person: None)


def test_reading_asks_for_no_pin_and_proves_nothing() -> None:
    store = people()
    with_pin(store, "dsp", "2468")
    assert identity.identify(store, "bersama", "dsp", None).identity is Identity.UNPROVEN


@pytest.mark.parametrize(
    ("login", "wanted", "message"),
    [
        ("sekar", "dsp", r"Your codes are skp \(Sekar Paramastri\)"),
        ("tamu", "dsp", "bekasi staff edit dsp --login tamu"),
        ("tamu", "xyz", "bekasi staff add xyz --name NAME --login tamu"),
        ("raka", "rnw", "deactivated.*bekasi staff edit rnw --active"),
        ("raka", None, "deactivated.*bekasi staff edit rnw --active"),
    ],
)
def test_a_code_that_is_not_yours_is_refused(login: str, wanted: str | None, message: str) -> None:
    store = people()
    admin.deactivate_staff(new_room(store, "skp"), "rnw")
    with pytest.raises(Refused, match=message):
        identity.identify(store, login, wanted, never)


def test_roles_are_those_that_hold_under_the_lock() -> None:
    store = people()
    room = new_room(store, "dsp")
    admin.edit_staff(new_room(store, "skp"), "dsp", roles=[Role.EDITOR])
    assert identity.standing(store, room.actor).roles == (Role.EDITOR,)
    admin.deactivate_staff(new_room(store, "skp"), "dsp")
    with pytest.raises(Refused, match="dsp was deactivated"):
        identity.standing(store, room.actor)


def test_a_pin_is_kept_salted_and_slow() -> None:
    pin = identity.hash_pin("kopi-7")
    assert (pin.n, pin.r, pin.p) == (2**14, 8, 1)
    assert "kopi" not in f"{pin}"
    assert identity.hash_pin("kopi-7").salt != pin.salt
    assert identity.pin_matches(pin, "kopi-7")
    assert not identity.pin_matches(pin, "kopi-8")
    assert not identity.pin_matches(pin, "\udcff")


@pytest.mark.parametrize("pin", ["", "123", "1" * 65, "12 34", "12\t34", "1234\n"])
def test_a_pin_that_is_none_is_refused(pin: str) -> None:
    with pytest.raises(UsageProblem, match="4 to 64"):
        identity.hash_pin(pin)


@pytest.mark.parametrize("pin", [CHEAP, Pin(salt="zz", hash="00", n=2, r=1, p=1)])
def test_a_broken_pin_record_lets_nobody_in(pin: Pin) -> None:
    if pin is CHEAP:
        assert not identity.pin_matches(pin, "1234")
    else:
        with pytest.raises(Damaged):
            identity.pin_matches(pin, "1234")


def test_the_time_of_the_builders_is_fixed() -> None:
    assert find_code(people(), Staff, "SKP").code == "skp"
    assert people().last_at == AT
