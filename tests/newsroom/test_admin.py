"""Test the register: staff, categories and the rules of the house."""

from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.errors import NotFound, Refused, UsageProblem
from bekasi_cli.model import Category, Policy, PolicyName, Role, Staff
from bekasi_cli.newsroom import admin, identity
from bekasi_cli.newsroom.register import find_code, new_category, new_staff
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.workflow import FourEyes, Policies
from register_builders import AT, new_room, people


def test_a_new_newsroom_begins_with_its_admin_in_one_commit() -> None:
    store = MemoryStore()
    first = admin.start(
        store,
        new_staff("SKP", "Sekar\tParamastri ", [Role.ADMIN, Role.EDITOR], "sekar"),
        at=AT,
        categories=[new_category("wisata", "Wisata"), new_category("kesehatan", "Kesehatan")],
        policies={PolicyName.FOUR_EYES: " Strict "},
    )
    assert (first.id, first.code, first.name) == (1, "skp", "Sekar Paramastri")
    assert first.roles == (Role.EDITOR, Role.ADMIN)
    assert [each.code for each in store.find(Category)] == ["wisata", "kesehatan"]
    assert Policies.of(store.find(Policy)).four_eyes is FourEyes.STRICT
    (entry,) = store.entries(since=1)
    assert (entry.act, entry.actor, entry.login) == ("init", "skp", "sekar")


def test_a_newsroom_begins_only_once() -> None:
    with pytest.raises(Refused, match="staff already"):
        admin.start(people(), new_staff("abc", "A", [Role.ADMIN], "a"), at=AT)


def test_a_newsroom_begins_with_an_admin() -> None:
    with pytest.raises(Refused, match="Only an admin"):
        admin.start(MemoryStore(), new_staff("abc", "A", [Role.EDITOR], "a"), at=AT)


def test_staff_are_added_by_an_admin_and_journalled() -> None:
    store = people()
    kept = admin.add_staff(new_room(store, "skp"), "Fjr", "Fajar", [Role.REPORTER], login="fajar")
    assert (kept.record.id, kept.record.code, kept.already) == (6, "fjr", False)
    entry = list(store.entries(about="staff/6"))[-1]
    assert (entry.act, entry.actor, entry.at) == ("staff-add", "skp", AT)


def test_others_add_nobody() -> None:
    with pytest.raises(Refused, match=r"Only an admin.*Ask Sekar Paramastri \(skp\)"):
        admin.add_staff(new_room(people(), "lks"), "fjr", "Fajar", [Role.ADMIN])


def test_an_admin_who_is_none_any_more_adds_nobody() -> None:
    store = people()
    before = new_room(store, "skp")
    admin.add_staff(before, "adm", "Admin Dua", [Role.ADMIN], login="dua")
    admin.edit_staff(new_room(store, "adm"), "skp", roles=[Role.EDITOR])
    with pytest.raises(Refused, match="Only an admin"):
        admin.add_staff(before, "fjr", "Fajar", [Role.REPORTER])


def test_a_code_is_never_given_twice() -> None:
    store = people()
    admin.deactivate_staff(new_room(store, "skp"), "dsp")
    with pytest.raises(Refused, match="dsp is taken: Dewi Saptarini"):
        admin.add_staff(new_room(store, "skp"), "DSP", "Dua", [Role.REPORTER])
    with pytest.raises(Refused, match="pelayanan is taken"):
        admin.add_category(new_room(store, "skp"), "pelayanan", "Lagi")


@pytest.mark.parametrize("code", ["system", "", "a", "1ab", "a b", "a/b", "a" * 17, "ébc", "[/]"])
def test_what_is_no_staff_code_is_refused(code: str) -> None:
    with pytest.raises(UsageProblem, match="cannot be a staff code"):
        new_staff(code, "Nama", [Role.REPORTER])


@pytest.mark.parametrize("name", ["", " \n", "\x1b[31m", "x" * 101])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(UsageProblem, match="A name has"):
        new_staff("abc", name, [Role.REPORTER])


def test_somebody_without_a_role_is_refused() -> None:
    with pytest.raises(UsageProblem, match="at least one role"):
        new_staff("abc", "Nama", [])


@pytest.mark.parametrize("login", ["a b", "a:b", "\x1b", "x" * 65])
def test_what_is_no_login_is_refused(login: str) -> None:
    with pytest.raises(UsageProblem, match="name of a login"):
        new_staff("abc", "Nama", [Role.REPORTER], login)


@pytest.mark.parametrize("code", ["", "a", "pelayanan publik", "a" * 41])
def test_what_is_no_category_is_refused(code: str) -> None:
    with pytest.raises(UsageProblem, match="code of a category"):
        new_category(code, "Nama")


def test_staff_are_changed_in_what_is_named() -> None:
    store = people()
    kept = admin.edit_staff(
        new_room(store, "skp"), "dsp", name="Dewi S.", roles=[Role.EDITOR], login="dewi"
    )
    assert kept.record == find_code(store, Staff, "dsp")
    assert (kept.record.name, kept.record.roles) == ("Dewi S.", (Role.EDITOR,))
    assert (kept.record.login, kept.record.active) == ("dewi", True)


def test_what_is_so_already_is_not_written_again() -> None:
    store = people()
    head = store.head()
    kept = admin.edit_staff(new_room(store, "skp"), "dsp", name="Dewi Saptarini", active=True)
    assert kept.already
    assert kept.record.code == "dsp"
    assert store.head() == head


def test_an_unknown_code_is_not_found() -> None:
    with pytest.raises(NotFound, match="staff with the code xyz"):
        admin.edit_staff(new_room(people(), "skp"), "xyz", name="X")
    with pytest.raises(NotFound, match="category with the code xyz"):
        admin.edit_category(new_room(people(), "skp"), "xyz", name="X")


def test_the_last_admin_stays() -> None:
    room = new_room(people(), "skp")
    with pytest.raises(Refused, match="only active admin"):
        admin.deactivate_staff(room, "skp")
    with pytest.raises(Refused, match="only active admin"):
        admin.edit_staff(room, "skp", roles=[Role.REPORTER])
    with pytest.raises(Refused, match="only active admin"):
        admin.edit_staff(room, "skp", active=False)
    with pytest.raises(Refused, match="only active admin"):
        admin.edit_staff(room, "skp", login="")


def test_an_admin_without_a_login_is_no_help() -> None:
    store = people()
    room = new_room(store, "skp")
    admin.add_staff(room, "adm", "Admin Dua", [Role.ADMIN])
    admin.deactivate_staff(room, "adm")
    admin.edit_staff(room, "adm", active=True)
    with pytest.raises(Refused, match="only active admin"):
        admin.deactivate_staff(room, "skp")
    admin.edit_staff(room, "adm", login="dua")
    assert admin.deactivate_staff(room, "skp").record.active is False
    assert admin.deactivate_staff(new_room(store, "adm"), "skp").already


def test_everybody_sets_their_own_pin_and_an_admin_that_of_others() -> None:
    store = people()
    pin = identity.hash_pin("2468")
    assert admin.set_pin(new_room(store, "dsp"), "DSP", pin).record.pin == pin
    assert admin.set_pin(new_room(store, "skp"), "dsp", None).record.pin is None
    with pytest.raises(Refused, match="Only an admin"):
        admin.set_pin(new_room(store, "dsp"), "lks", pin)


def test_categories_are_added_changed_and_put_aside() -> None:
    store = people()
    room = new_room(store, "skp")
    assert admin.add_category(room, "Wisata", "Wisata").record.code == "wisata"
    assert admin.edit_category(room, "wisata", name="Pariwisata").record.name == "Pariwisata"
    assert admin.edit_category(room, "wisata", active=False).record.active is False
    assert [each.act for each in store.entries(about="categories/2")] == [
        "category-add",
        "category-edit",
        "category-deactivate",
    ]
    with pytest.raises(Refused, match="Only an admin"):
        admin.add_category(new_room(store, "bgs"), "olahraga", "Olahraga")


def test_a_policy_is_journalled_with_its_value() -> None:
    store = people()
    room = new_room(store, "skp")
    assert admin.set_policy(room, PolicyName.APPROVALS_NEEDED, "2").record.value == "2"
    assert admin.set_policy(room, PolicyName.APPROVALS_NEEDED, "2").already
    assert admin.set_policy(room, PolicyName.APPROVALS_NEEDED, "3").record.id == 1
    assert Policies.of(store.find(Policy)).approvals_needed == 3
    reasons = [each.reason for each in store.entries(about="policies/1")]
    assert reasons == ["approvals_needed = 2", "approvals_needed = 3"]
    with pytest.raises(UsageProblem):
        admin.set_policy(room, PolicyName.FOUR_EYES, "loose")
    with pytest.raises(Refused):
        admin.set_policy(new_room(store, "lks"), PolicyName.FOUR_EYES, "strict")


def test_settings_are_an_admins_too(tmp_path: Path) -> None:
    (tmp_path / "bekasi.toml").write_text('office = "Lama"\n')
    store = people()
    assert admin.set_setting(new_room(store, "skp"), tmp_path, "office", "Baru") == "Baru"
    with pytest.raises(Refused, match="Only an admin"):
        admin.set_setting(new_room(store, "dsp"), tmp_path, "office", "Lain")
    assert (tmp_path / "bekasi.toml").read_text() == 'office = "Baru"\n'
