from __future__ import annotations

from hypothesis import given
from msgspec.structs import replace

from bekasi_cli import documents
from bekasi_cli.formats.markdown import export
from bekasi_cli.model import Manuscript
from hostile_texts import manuscripts
from published import HOUSE, LIVE, MANUSCRIPT, PUBLISHED


def test_an_export_reads_back_to_the_text_of_record_and_its_digest() -> None:
    read = documents.parse(export(PUBLISHED, MANUSCRIPT, HOUSE))

    assert read.manuscript == MANUSCRIPT
    assert documents.digest(documents.render(read.manuscript)) == read.bekasi["digest"]
    assert read.warnings == ()


def test_all_that_is_no_text_of_record_stands_under_one_key() -> None:
    read = documents.parse(export(PUBLISHED, MANUSCRIPT, HOUSE, version=LIVE))

    assert read.bekasi["number"] == "17"
    assert read.bekasi["uri"] == PUBLISHED.uri
    assert read.bekasi["published"] == "2026-11-24T11:05:06+07:00"
    assert read.bekasi["views"] == "188"
    assert read.bekasi["slug"] == "posyandu-melati"
    assert read.bekasi["approvals"] == [
        {
            "revision": "2",
            "by": "dew",
            "at": "2026-11-24T10:05:06+07:00",
            "digest": LIVE.digest,
            "kind": "normal",
            "identity": "login",
            "same_login": "false",
            "void": "false",
        }
    ]
    assert "scheduled" not in read.bekasi


@given(manuscripts)
def test_any_text_reads_back_to_its_digest(manuscript: Manuscript) -> None:
    content = documents.render(manuscript)
    version = replace(LIVE, digest=documents.digest(content), facts=manuscript.facts)
    read = documents.parse(export(replace(PUBLISHED, head=version), manuscript, HOUSE))

    assert documents.render(read.manuscript) == content
    assert read.bekasi["digest"] == documents.digest(content)
