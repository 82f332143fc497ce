from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.model import Category
from bekasi_cli.storage import selection
from bekasi_cli.storage.port import Condition, Op

CATEGORIES = st.lists(
    st.builds(
        Category,
        id=st.integers(1, 1_000),
        code=st.sampled_from("abcd"),
        name=st.sampled_from(["", "x", "y", "z"]),
    ),
    unique_by=lambda each: each.id,
    max_size=40,
)


@given(
    records=CATEGORIES,
    where=st.sampled_from([(), (Condition("code", Op.IN, ("a", "b")),)]),
    order=st.sampled_from(["id", "-id", "name", "-name", "code"]),
    limit=st.integers(0, 12),
)
def test_letting_go_of_what_is_left_over_changes_no_answer(
    records: list[Category], where: tuple[Condition, ...], order: str, limit: int
) -> None:
    whole = selection.select(records, where, order, None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "_SPARE", 2)
        assert selection.select(records, where, order, limit) == whole[:limit]
    assert selection.count(records, where) == len(whole)
