"""The newsroom's values: an article on its two axes, and the facets that lists filter by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from bekasi_cli.model import (
    RECORDS,
    Approval,
    ApprovalKind,
    Article,
    ArticleKind,
    Category,
    Comment,
    Facts,
    Identity,
    Policy,
    PolicyName,
    Publication,
    Record,
    Role,
    Source,
    Staff,
    Stage,
    State,
    Version,
    facets,
    stamp,
)
from builders import article as an_article

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("publication", Publication)
@pytest.mark.parametrize("stage", [each for each in Stage if each is not Stage.SETTLED])
def test_on_its_way_an_article_is_called_by_its_stage(
    stage: Stage, publication: Publication
) -> None:
    assert replace(an_article(), stage=stage, publication=publication).state.value == stage.value


@pytest.mark.parametrize(
    ("publication", "state"),
    [
        (Publication.LIVE, State.PUBLISHED),
        (Publication.HELD, State.HELD),
        (Publication.RETRACTED, State.RETRACTED),
    ],
)
def test_settled_it_is_called_by_its_publication(publication: Publication, state: State) -> None:
    assert replace(an_article(), stage=Stage.SETTLED, publication=publication).state is state


def test_facets_hold_head_and_live_apart() -> None:
    head = Facts(title="Baru", tags=("a", "b"), reporters=("atn",), event_date=date(2026, 11, 24))
    live = Facts(title="Lama", kind=ArticleKind.SPEECH, source=Source(digest="sha256:1"))
    found = facets(
        replace(
            an_article(),
            head=Version(revision=2, digest="d2", facts=head),
            live=Version(revision=1, digest="d1", facts=live),
            created=AT,
            published=AT,
        )
    )
    assert found["title"] == ("Baru",)
    assert found["live_title"] == ("Lama",)
    assert found["tag"] == ("a", "b")
    assert found["live_tag"] == ()
    assert found["live_kind"] == ("sambutan",)
    assert found["live_source"] == ("sha256:1",)
    assert found["event_date"] == ("2026-11-24",)
    assert found["published"] == found["created"] == (stamp(AT),) == ("2026-11-24T02:00:00Z",)


def test_facets_say_whose_it_is_and_which_approvals_somebody_should_look_at() -> None:
    article = an_article()
    given = Approval(
        revision=1,
        digest=article.head.digest,
        kind=ApprovalKind.URGENT,
        by="fiu",
        at=datetime(2026, 11, 24, 2, tzinfo=UTC),
        confirmed=False,
    )
    plain = replace(given, kind=ApprovalKind.NORMAL, confirmed=None)
    unproven = replace(plain, identity=Identity.UNPROVEN, at=given.at + timedelta(hours=1))
    found = facets(replace(article, approvals=(given, plain, unproven)))
    assert found["unconfirmed"] == ("true",)
    assert found["doubtful"] == ("2026-11-24T03:00:00Z",)
    for approvals in ((plain,), (replace(given, void=True),)):
        found = facets(replace(article, approvals=approvals))
        assert (found["unconfirmed"], found["doubtful"]) == ((), ())
    first = replace(article.revisions[0], n=1, by="BUD")
    assert "bud" in facets(replace(article, revisions=(first,)))["owner"]
    assert "bud" not in facets(replace(article, revisions=()))["owner"]


def test_facets_say_when_something_was_said_last() -> None:
    article = an_article()
    assert facets(article)["commented"] == ()
    said = Comment(by="fiu", at=datetime(2026, 11, 24, 2, tzinfo=UTC), revision=1, text="Ya.")
    found = facets(replace(article, comments=(said,)))
    assert found["commented"] == ("2026-11-24T02:00:00Z",)


def test_facets_of_staff_categories_and_policies() -> None:
    staff = Staff(id=1, code="atn", name="Atin", roles=(Role.REPORTER,), login="atin")
    assert facets(staff) == {
        "code": ("atn",),
        "name": ("Atin",),
        "login": ("atin",),
        "role": ("reporter",),
        "active": ("true",),
    }
    category = Category(id=1, code="kesehatan", name="Kesehatan", active=False)
    assert facets(category)["active"] == ("false",)
    policy = Policy(id=1, name=PolicyName.FOUR_EYES, value="strict")
    assert facets(policy) == {"name": ("four_eyes",)}
    assert facets(Record(id=1)) == {}


def test_a_record_is_named_by_its_table_and_id() -> None:
    tables = [kind.table for kind in RECORDS]
    assert tables[:6] == [
        "articles",
        "staff",
        "categories",
        "policies",
        "release_years",
        "officials",
    ], "an old newsroom's checkpoint keeps its order"
    assert len(set(tables)) == len(tables)
    assert replace(an_article(), id=17).ref == "articles/17"


def test_an_article_knows_its_revisions() -> None:
    article = an_article()
    assert article.revision(1) is not None
    assert article.revision(99) is None
    assert replace(article, revisions=()).last_revision == 0


def test_a_document_reads_back_as_it_was_and_a_time_without_zone_is_refused() -> None:
    article = an_article()
    encoded = msgspec.json.encode(article)
    assert msgspec.json.decode(encoded, type=Article) == article
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(
            msgspec.json.encode({**msgspec.to_builtins(article), "created": "2026-11-24T02:00:00"}),
            type=Article,
        )
