"""The JSON's contract is written down once, and page, schema and writer agree with it."""

from __future__ import annotations

import json

from bekasi_cli.formats import contract
from bekasi_cli.formats.fields import FIELDS
from bekasi_cli.formats.json import article_json
from published import HOUSE, PUBLISHED


def test_every_field_that_is_written_has_a_row_in_the_order_in_which_it_is_written() -> None:
    written = article_json(PUBLISHED, body="Isi.", house=HOUSE)
    assert [field.name for field in FIELDS] == list(written)


def test_a_fields_parts_stand_behind_it_in_the_table() -> None:
    table = contract.table()
    assert "| `photos` | list of objects | The photographs approved with the text. |\n" in table
    assert "\n| `photos[].media` | string | The digest of the original. |\n" in table
    assert "\n| `source.url` | string or null | Its address. |\n" in table
    assert "One of `berita`, `siaran-pers`, `pengumuman`, `klarifikasi`, `sambutan`. |" in table


def test_the_schema_takes_null_only_where_the_table_says_so() -> None:
    made = json.loads(contract.schema())["properties"]
    for field in FIELDS:
        kind = made[field.name]["type"]
        assert (kind == [kind[0], "null"]) == field.null
    grounds = made["retraction"]["properties"]["ground"]
    assert None in grounds["enum"]


def test_only_the_body_may_be_left_out() -> None:
    made = json.loads(contract.schema())
    assert set(made["properties"]) - set(made["required"]) == {"body"}
