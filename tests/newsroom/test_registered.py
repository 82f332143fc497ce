from __future__ import annotations

from datetime import date

import pytest

from bekasi_cli.newsroom.officials import Wish, add_official, tenure
from bekasi_cli.newsroom.registered import codes_in, register
from bekasi_cli.style import Holder, Post
from register_builders import new_room, people


def test_the_register_is_handed_over_as_values() -> None:
    store = people()
    office = tenure("Pj. Bupati Tirtamaya", date(2022, 5, 23))
    add_official(new_room(store, "skp"), Wish("Sari Wulandari", "Hj.", "S.Sos.", (office,)))
    post = Post("Bupati Tirtamaya", "Pj.", date(2022, 5, 23), None)
    found = register(store)
    assert found.holders == (Holder("Sari Wulandari", "Hj.", "S.Sos.", (post,)),)
    assert found.codes == frozenset(("skp", "dsp", "rnw", "lks", "bgs", "pelayanan"))


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
