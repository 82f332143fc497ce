from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace

from bekasi_cli import documents
from bekasi_cli.formats.json import article_json, encode
from bekasi_cli.house import House, editors
from bekasi_cli.model import ApprovalKind, Article, Facts, Manuscript, Publication, Version
from hostile_texts import manuscripts
from published import DRAFT, HOUSE, LIVE, MANUSCRIPT, PUBLISHED, approval

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "json.schema.json").read_text())
DESIGNED = [
    *("number", "uri", "kind", "slug", "title", "summary", "body", "state", "stage", "revision"),
    *("live", "digest", "reporters", "editors", "photographers", "category", "tags", "dateline"),
    *("event_date", "embargo", "photos", "created", "updated", "submitted", "approved"),
    *("scheduled", "published", "views", "url", "byline", "source", "reply_to", "approvals"),
    *("corrections", "actions"),
]


def whole(article: Article = PUBLISHED, **more: Version) -> dict[str, object]:
    return article_json(article, body=MANUSCRIPT.body, house=HOUSE, actions=["correct"], **more)


def validate(value: object) -> None:
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(value)


def test_the_fields_stand_in_the_order_of_the_contract() -> None:
    assert list(whole())[: len(DESIGNED)] == DESIGNED
    assert list(whole()) == list(SCHEMA["properties"])


def test_an_article_is_written_whole() -> None:
    value = whole()

    assert value["body"] == MANUSCRIPT.body
    assert value["url"] == "https://humas.tirtamaya.example/berita/17-posyandu-melati.html"
    assert value["published"] == "2026-11-24T11:05:06+07:00"
    assert value["event_date"] == "2026-11-23"
    assert value["views"] == 188
    assert value["editors"] == ["dew"]
    assert value["actions"] == ["correct"]
    assert value["photos"] == [
        {"media": "sha256:ab", "caption": "Antrean pagi", "credit": "tok", "alt": "Orang berdiri"},
        {"media": "sha256:cd", "caption": "Timbangan baru", "credit": None, "alt": None},
    ]
    assert value["source"] == {
        "digest": "sha256:ef",
        "name": "lama.txt",
        "url": None,
        "published": "2026-11-24T07:05:06+07:00",
        "views": 188,
    }
    assert value["retraction"] == {
        "by": "skp",
        "at": "2026-11-24T13:05:06+07:00",
        "reason": "Foto keliru.",
        "ground": "wrong-photograph",
    }


def test_what_is_absent_is_null() -> None:
    value = article_json(DRAFT, body="", house=HOUSE)

    for name in ("slug", "summary", "live", "published", "views", "url", "source", "sent_back"):
        assert value[name] is None
    assert value["tags"] == []
    assert value["body"] == ""


def test_lists_come_without_bodies() -> None:
    assert "body" not in article_json(DRAFT, body=None, house=HOUSE)


def test_exports_give_the_live_text_while_a_correction_is_being_written() -> None:
    head = Version(revision=3, digest=LIVE.digest, facts=Facts(title="Judul baru"))
    article = replace(PUBLISHED, head=head)

    assert whole(article)["title"] == "Judul baru"
    assert whole(article, version=LIVE)["title"] == MANUSCRIPT.facts.title
    assert whole(article, version=LIVE)["revision"] == 2


def test_a_wish_for_a_slug_is_shown_until_it_is_frozen_and_has_no_address() -> None:
    head = replace(LIVE, facts=replace(LIVE.facts, slug="wish"))
    draft = replace(PUBLISHED, head=head, slug="", publication=Publication.NONE)

    assert (whole(draft)["slug"], whole(draft)["url"]) == ("wish", None)


def test_editors_are_those_named_or_who_approved_the_live_revision() -> None:
    others = (
        approval(),
        approval(by="bud", void=True),
        approval(by="tio", revision=3),
        approval(ApprovalKind.OUTSIDE, "rin", approved_by="Kepala Bagian"),
        approval(ApprovalKind.IMPORT, "skp"),
        approval(ApprovalKind.URGENT, "dew"),
    )

    assert editors(replace(PUBLISHED, approvals=others), LIVE.facts) == ("dew", "Kepala Bagian")
    assert editors(PUBLISHED, Facts(editors=("lks",))) == ("lks",)
    assert editors(replace(DRAFT, approvals=(approval(revision=1),)), Facts()) == ("dew",)


@pytest.mark.parametrize("article", [PUBLISHED, DRAFT])
def test_the_schema_describes_what_is_written(article: Article) -> None:
    validate(whole(article))
    validate(article_json(article, body=None, house=HOUSE))


@given(manuscripts, st.sampled_from([PUBLISHED, DRAFT]))
def test_any_text_makes_valid_json(manuscript: Manuscript, article: Article) -> None:
    tidied = documents.tidy(manuscript)
    head = replace(LIVE, facts=tidied.facts)
    value = article_json(replace(article, head=head), body=tidied.body, house=HOUSE)

    validate(json.loads(encode(value)))
    assert json.loads(encode(value)) == value


def test_the_docs_page_names_every_field() -> None:
    page = (DOCS / "json.md").read_text()

    for name in SCHEMA["properties"]:
        assert f"| `{name}` |" in page
    for part in ("approvals[].same_login", "source.views", "photos[].alt", "corrections[].note"):
        assert f"| `{part}` |" in page


def test_a_file_of_json_is_readable_and_ends_in_a_line_end() -> None:
    assert encode([{"title": "é"}]) == '[\n  {\n    "title": "é"\n  }\n]\n'.encode()


def test_the_masthead_is_the_office_where_none_is_given() -> None:
    assert HOUSE.heading == "Humas Kabupaten Tirtamaya"
    assert replace(HOUSE, masthead="Tirtamaya Bicara").heading == "Tirtamaya Bicara"
    assert isinstance(HOUSE, House)
