"""Hold the rules of the house that an admin sets: how strictly, and by how many, texts are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import Policy, PolicyName


class FourEyes(StrEnum):
    """How far from a text its approver must stand."""

    NORMAL = "normal"
    STRICT = "strict"


class PolicyRule(NamedTuple):
    """One policy: the values that it takes, its default and what it means."""

    values: Callable[[str], object]
    default: str
    doc: str
    refusal: str


def _four_eyes(value: str) -> FourEyes:
    return FourEyes(value)


def _count(value: str) -> int:
    number = int(value)
    if not 1 <= number <= MOST_APPROVALS:
        raise ValueError(value)
    return number


MOST_APPROVALS = 9

POLICIES: Mapping[PolicyName, PolicyRule] = {
    PolicyName.FOUR_EYES: PolicyRule(
        _four_eyes,
        FourEyes.NORMAL.value,
        N_(
            "normal: an editor may polish a reporter's text and approve it. strict: whoever wrote,"
            " polished or typed in a text cannot approve it, nor can anyone on the same login."
        ),
        N_("four_eyes is normal or strict, not “{value}”."),
    ),
    PolicyName.APPROVALS_NEEDED: PolicyRule(
        _count,
        "1",
        N_("How many different editors must approve a text before it can be published."),
        N_("approvals_needed is a number from 1 to 9, not “{value}”."),
    ),
}


class Policies(Struct, frozen=True, kw_only=True):
    """The policies in force."""

    four_eyes: FourEyes = FourEyes.NORMAL
    approvals_needed: int = 1

    @classmethod
    def of(cls, records: Iterable[Policy]) -> Policies:
        """Return the policies that RECORDS set; without a record the default holds."""
        set_ = {record.name: record.value for record in records}
        return cls(
            four_eyes=_four_eyes(
                set_.get(PolicyName.FOUR_EYES, POLICIES[PolicyName.FOUR_EYES].default)
            ),
            approvals_needed=_count(
                set_.get(PolicyName.APPROVALS_NEEDED, POLICIES[PolicyName.APPROVALS_NEEDED].default)
            ),
        )


def read_policy(name: PolicyName, value: str) -> str:
    """Return VALUE of policy NAME as it is stored.

    Raises:
        UsageProblem: NAME does not take it.
    """
    rule = POLICIES[name]
    try:
        return str(rule.values(value.strip().lower()))
    except ValueError:
        raise UsageProblem(
            rule.refusal,
            N_("bekasi config set {name} {default}"),
            value=value,
            name=name.value,
            default=rule.default,
        ) from None
