"""Hold the table against the design's own, written down here a second time by hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

import pytest

from bekasi_cli.errors import BekasiError
from bekasi_cli.model import Actor, Article, Identity, Publication, Role, Stage
from bekasi_cli.workflow import TRANSITIONS, Action, Case, FourEyes, Policies, check, possible
from bekasi_cli.workflow.transitions import reply
from builders import NOW, actor, schedule
from workflow_cases import OWN, POLISHER, ROLE_SETS, STRANGER, standing_at, with_everything_said

# action | from these stages | with these publications | for whom | to this stage | publication
# “its” is its reporter; “its-if-outside” too, when the approval was given outside; = is unchanged
DESIGN = """
revise          | draft submitted approved scheduled         | none live held      | its editor       | draft     | =
submit          | draft                                      | none live held      | its editor       | submitted | =
withdraw        | submitted                                  | none live held      | its editor       | draft     | =
send-back       | submitted approved scheduled               | none live held      | editor           | draft     | =
approve         | submitted                                  | none live held      | editor           | approved  | =
approve-outside | submitted                                  | none live held      | its editor       | approved  | =
publish         | approved scheduled                         | none live held      | editor admin its-if-outside | settled | live
schedule        | approved scheduled                         | none live held      | editor admin its-if-outside | scheduled | =
unschedule      | scheduled                                  | none live held      | editor admin its-if-outside | approved  | =
publish-due     | scheduled                                  | none live           | system           | settled   | live
correct         | settled                                    | live held           | reporter editor  | draft     | =
minor           | settled                                    | live                | editor           | settled   | live
reply           | draft submitted approved scheduled settled | live held retracted | reporter editor  | =         | =
hold            | draft submitted approved scheduled settled | live                | editor admin     | =         | held
release         | draft submitted approved scheduled settled | held                | editor admin     | =         | live
retract         | draft submitted approved scheduled settled | held                | editor admin     | settled   | retracted
discard         | draft submitted approved scheduled         | live held           | its editor       | settled   | =
trash           | draft submitted approved scheduled         | none                | its editor       | trashed   | =
restore         | trashed                                    | none                | its editor       | draft     | =
"""  # noqa: E501 - a table is read across

ROWS = {
    Action(cells[0]): tuple(cell.split() for cell in cells[1:])
    for cells in (
        [cell.strip() for cell in line.split("|")] for line in DESIGN.strip().splitlines()
    )
}
POLICIES = (
    Policies(),
    Policies(four_eyes=FourEyes.STRICT),
    Policies(approvals_needed=2),
)
DONE, REFUSED, CONFLICT = 0, 4, 5


class Situation(NamedTuple):
    """One cell of the matrix."""

    article: Article
    actor: Actor
    relation: str
    policies: Policies
    outside: bool
    possible: tuple[Action, ...]

    @property
    def its(self) -> bool:
        return self.relation == OWN and self.actor.code == "me"

    @property
    def approved_by_another(self) -> bool:
        return self.article.stage in (Stage.APPROVED, Stage.SCHEDULED, Stage.SETTLED)


@cache
def situations() -> tuple[Situation, ...]:
    return tuple(_situations())


def _situations() -> Iterator[Situation]:
    people = [schedule(), *(actor("me", *roles) for roles in ROLE_SETS)]
    for stage, publication, relation, policies, outside in product(
        Stage, Publication, (STRANGER, OWN, POLISHER), POLICIES, (False, True)
    ):
        article = standing_at(
            stage,
            publication,
            relation=relation,
            outside=outside,
            approvals=policies.approvals_needed,
        )
        for each in people:
            can = possible(article, each, policies, NOW)
            yield Situation(article, each, relation, policies, outside, can)


def expected(action: Action, this: Situation) -> int:
    stages, publications, people, *_ = ROWS[action]
    names = {role.value for role in this.actor.roles}
    names |= {"its"} if this.its else set()
    names |= {"its-if-outside"} if this.its and this.outside and this.approved_by_another else set()
    names |= {"system"} if this.actor.identity is Identity.SYSTEM else set()
    if not names & set(people):
        return REFUSED
    if this.article.stage in stages and this.article.publication in publications:
        return DONE if personally(action, this) else REFUSED
    if action in (Action.APPROVE, Action.APPROVE_OUTSIDE) and this.approved_by_another:
        return CONFLICT
    out = this.article.publication in ("live", "held") and this.article.stage is Stage.SETTLED
    return CONFLICT if out and action in (Action.PUBLISH, Action.PUBLISH_DUE) else REFUSED


def personally(action: Action, this: Situation) -> bool:
    """Tell what the design says of single persons: its reporter approves and fixes nothing."""
    if action is Action.APPROVE:
        strict = this.policies.four_eyes is FourEyes.STRICT
        return not this.its and not (strict and this.relation == POLISHER)
    return action is not Action.MINOR or not this.its


def reached(action: Action, this: Situation) -> tuple[str, str]:
    *_, (stage,), (publication,) = ROWS[action]
    polishes = Role.EDITOR in this.actor.roles and not this.its
    if action is Action.REVISE and this.article.stage is Stage.SUBMITTED and polishes:
        stage = "submitted"
    if action is Action.APPROVE and this.policies.approvals_needed > 1:
        stage = "submitted"
    if action is Action.PUBLISH and this.article.publication is Publication.HELD:
        publication = "held"
    return (
        this.article.stage.value if stage == "=" else stage,
        this.article.publication.value if publication == "=" else publication,
    )


def outcome(action: Action, case: Case) -> int:
    try:
        check(action, case)
    except BekasiError as error:
        return int(error.exit_code) if error.hint and "{" not in str(error) else -1
    return DONE


@pytest.mark.parametrize("action", ROWS)
def test_every_role_stage_publication_and_action_is_as_the_design_says(action: Action) -> None:
    seen: set[int] = set()
    for this in situations():
        case = with_everything_said(this.article, this.actor, this.policies)
        wanted = expected(action, this)
        assert outcome(action, case) == wanted, this
        assert (action in this.possible) == (wanted == DONE), this
        seen.add(wanted)
        if wanted == DONE:
            after = reply(case, 18) if action is Action.REPLY else TRANSITIONS[action](case)
            assert (after.stage, after.publication) == reached(action, this), this
    assert {DONE, REFUSED} <= seen


@pytest.mark.parametrize("roles", ROLE_SETS)
def test_whoever_has_a_role_can_write_a_draft(roles: tuple[Role, ...]) -> None:
    me = actor("me", *roles)
    case = with_everything_said(None, me, Policies())
    assert outcome(Action.DRAFT, case) == (DONE if me.roles else REFUSED)


def test_an_outside_approval_is_confirmed_wherever_there_is_one_by_an_editor_or_admin() -> None:
    for this in situations():
        case = with_everything_said(this.article, this.actor, this.policies)
        fit = bool({Role.EDITOR, Role.ADMIN} & set(this.actor.roles))
        wanted = (
            fit
            and this.outside
            and bool(this.article.approvals)
            and this.article.stage is not Stage.TRASHED
        )
        assert outcome(Action.CONFIRM, case) == (DONE if wanted else REFUSED), this


def test_the_matrix_has_a_row_for_every_action() -> None:
    assert set(ROWS) | {Action.DRAFT, Action.CONFIRM} == set(Action)
