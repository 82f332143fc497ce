from __future__ import annotations

from datetime import date

import pytest

from bekasi_cli.model import Plan, Repeat
from bekasi_cli.newsroom.agenda import add_event
from bekasi_cli.newsroom.officials import Wish, add_official, tenure
from bekasi_cli.newsroom.registered import codes_in, register
from bekasi_cli.style import Holder, Post
from register_builders import SETTINGS, new_room, people


def test_the_register_is_handed_over_as_values() -> None:
    store = people()
    office = tenure("Pj. Bupati Tirtamaya", date(2022, 5, 23))
    add_official(new_room(store, "skp"), Wish("Sari Wulandari", "Hj.", "S.Sos.", (office,)))
    post = Post("Bupati Tirtamaya", "Pj.", date(2022, 5, 23), None)
    found = register(store, SETTINGS.zone)
    assert found.holders == (Holder("Sari Wulandari", "Hj.", "S.Sos.", (post,)),)
    assert found.codes == frozenset(("skp", "dsp", "rnw", "lks", "bgs", "pelayanan"))


def test_an_event_is_handed_over_with_its_days_its_place_and_all_names_of_who_comes() -> None:
    store = people()
    office = tenure("Camat Rawalintang", date(2024, 1, 2))
    add_official(new_room(store, "skp"), Wish("Jaka Permana", offices=(office,)))
    plan = Plan(
        title="Panen",
        day=date(2026, 11, 24),
        place="Talunsaga",
        officials=("Camat Rawalintang",),
        repeat=Repeat(rule="FREQ=WEEKLY"),
    )
    add_event(new_room(store, "lks"), plan)
    known = register(store, SETTINGS.zone).event
    assert known is not None
    event = known(1)
    assert event is not None
    assert event.takes_place(date(2026, 12, 1))
    assert not event.takes_place(date(2026, 12, 2))
    assert (event.title, event.place) == ("Panen", "Talunsaga")
    assert {"Jaka Permana", "Camat Rawalintang"} <= set(event.people[0])
    assert known(9) is None


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("reporters: [dsp, rnw]\ncategory: pelayanan", ("dsp", "rnw", "pelayanan")),
        ("reporters:\n- dsp\n- 'rnw'\neditors:\n  - lks", ("dsp", "rnw", "lks")),
        ("reporters: dsp\nphotographers: []\ncategory:", ("dsp",)),
        ("title: reporters", ()),
    ],
)
def test_codes_are_read_from_front_matter_however_it_is_written(
    head: str, codes: tuple[str, ...]
) -> None:
    assert codes_in(f"---\n{head}\n---\n\nreporters: [zzz]\n\n---\n") == codes
    assert codes_in(f"category: {head}") == ()
