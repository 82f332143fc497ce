from __future__ import annotations

import pytest

from bekasi_cli.errors import Refused, UsageProblem
from bekasi_cli.model import Policy, PolicyName, Role, State
from bekasi_cli.workflow import (
    ACTS,
    POLICIES,
    TABLE,
    Act,
    Action,
    FourEyes,
    Policies,
    diagram,
    markdown_table,
    may,
    read_policy,
    usage,
)
from bekasi_cli.workflow.sentences import ROLES, RULES, STATES
from builders import actor, staff

ADMIN_ONLY = ("settings", "staff", "categories", "officials", "import", "repair", "redact")


@pytest.mark.parametrize("act", ADMIN_ONLY)
def test_the_newsroom_itself_is_the_admins(act: str) -> None:
    may(Act(act), actor("adm"))
    for code in ("atn", "fiu", "gun"):
        with pytest.raises(Refused, match=r"Only an admin .* Ask Ade Mulyana \(adm\)\."):
            may(Act(act), actor(code), staff())


def test_editors_and_admins_back_the_newsroom_up() -> None:
    for code in ("fiu", "gun", "adm"):
        may(Act.BACKUP, actor(code))
    with pytest.raises(Refused, match=r"You are atn \(reporter\)\. See who can: bekasi staff list"):
        may(Act.BACKUP, actor("atn"))


def test_anyone_reads_and_exports_what_is_published() -> None:
    for act in (Act.READ, Act.EXPORT):
        may(act, actor("tamu"))
    with pytest.raises(Refused, match=r"You are tamu \(no role\)"):
        may(Act.REPAIR, actor("tamu"))


def test_every_act_action_role_and_state_has_its_row_and_its_words() -> None:
    assert set(ACTS) == set(Act)
    assert set(TABLE) == set(Action) == set(RULES)
    assert set(STATES) == set(State)
    assert set(ROLES) == set(Role)
    assert set(POLICIES) == set(PolicyName)


def test_without_records_the_defaults_hold() -> None:
    assert Policies.of([]) == Policies(four_eyes=FourEyes.NORMAL, approvals_needed=1)


def test_records_set_the_policies() -> None:
    records = [
        Policy(id=1, name=PolicyName.FOUR_EYES, value="strict"),
        Policy(id=2, name=PolicyName.APPROVALS_NEEDED, value="3"),
    ]
    assert Policies.of(records) == Policies(four_eyes=FourEyes.STRICT, approvals_needed=3)


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [("four_eyes", " Strict ", "strict"), ("approvals_needed", "02", "2")],
)
def test_a_policy_is_stored_as_it_is_meant(name: str, typed: str, stored: str) -> None:
    assert read_policy(PolicyName(name), typed) == stored


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("four_eyes", "lax", "four_eyes is normal or strict"),
        ("approvals_needed", "0", "a number from 1 to 9"),
        ("approvals_needed", "10", "a number from 1 to 9"),
        ("approvals_needed", "dua", "bekasi config set approvals_needed 1"),
    ],
)
def test_a_policy_refuses_what_it_does_not_take(name: str, typed: str, told: str) -> None:
    with pytest.raises(UsageProblem, match=told):
        read_policy(PolicyName(name), typed)


def test_the_diagram_shows_both_axes() -> None:
    lines = [line.strip() for line in diagram().splitlines()]
    assert lines[0] == "stateDiagram-v2"
    assert "submitted --> approved: approve" in lines
    assert "submitted --> submitted: revise" in lines
    assert "[*] --> draft: draft" in lines
    assert "held --> held: publish" in lines
    assert "held --> live: publish" not in lines
    assert "held --> retracted: retract" in lines
    assert not any(line.startswith("retracted -->") for line in lines)


def test_the_table_in_the_docs_has_a_line_for_every_action() -> None:
    lines = markdown_table().splitlines()
    assert len(lines) == len(TABLE) + 2
    assert len({line.count("|") for line in lines}) == 1
    assert lines[2].startswith("| draft | `draft` | - | - | reporter, editor, admin |")


def test_a_command_is_shown_as_it_is_typed() -> None:
    assert usage(Action.APPROVE, 17) == "approve 17"
    assert usage(Action.PUBLISH_DUE, 17) == "publish --due"
