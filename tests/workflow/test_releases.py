from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bekasi_cli.model import (
    Article,
    ArticleKind,
    Facts,
    ReleaseNumber,
    ReleaseYear,
    Stage,
    Version,
)
from bekasi_cli.workflow import Action, releases

NOW = datetime(2026, 3, 2, tzinfo=UTC)
RELEASE = Article(
    id=1,
    uri="tag:x,2026:1",
    head=Version(revision=1, digest="", facts=Facts(kind=ArticleKind.PRESS_RELEASE)),
    created=NOW,
    updated=NOW,
    stage=Stage.APPROVED,
)


@pytest.mark.parametrize(
    "stage", [Stage.APPROVED, Stage.SCHEDULED, Stage.SETTLED], ids=lambda each: each.value
)
def test_a_press_release_is_numbered_once_its_text_is_final(stage: Stage) -> None:
    assert releases.awaits_number(replace(RELEASE, stage=stage), Action.APPROVE)


def test_drafts_other_kinds_and_other_acts_give_no_number() -> None:
    news = replace(RELEASE, head=Version(revision=1, digest="", facts=Facts()))
    given = ReleaseNumber(year=2026, n=1, at=NOW)

    assert not releases.awaits_number(news, Action.APPROVE)
    assert not releases.awaits_number(replace(RELEASE, stage=Stage.SUBMITTED), Action.APPROVE)
    assert not releases.awaits_number(replace(RELEASE, stage=Stage.SETTLED), Action.HOLD)
    assert not releases.awaits_number(replace(RELEASE, release=given), Action.PUBLISH)


def test_the_register_counts_on() -> None:
    article, year = releases.numbered(RELEASE, ReleaseYear(id=2026, last=6), NOW)

    assert article.release == ReleaseNumber(year=2026, n=7, at=NOW)
    assert year == ReleaseYear(id=2026, last=7)
