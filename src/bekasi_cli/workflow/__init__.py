"""Hold every rule about an article's states: the table, and pure functions on it.

`table.TABLE` is the only home of the rules of the story; `acts.ACTS` is the second table, for acts
without a stage. What people are told, what comes next and the docs' diagram are read from them.
"""

from bekasi_cli.workflow import redaction
from bekasi_cli.workflow.actions import (
    APPROVE_OUTSIDE_PUBLISH,
    APPROVE_PUBLISH,
    REVISE_CONFLICT,
    Act,
    Action,
    Relation,
)
from bekasi_cli.workflow.acts import ACTS, may
from bekasi_cli.workflow.case import Case
from bekasi_cli.workflow.checks import AlreadyDone, check, check_person, possible, usage
from bekasi_cli.workflow.diagram import diagram, markdown_table
from bekasi_cli.workflow.done import already_done
from bekasi_cli.workflow.illustrating import ATTACH, DETACH, check_illustrating
from bekasi_cli.workflow.people import who_can
from bekasi_cli.workflow.policies import POLICIES, FourEyes, Policies, PolicyRule, read_policy
from bekasi_cli.workflow.relations import (
    authors,
    complete,
    consequences,
    is_its_reporter,
    its_reporters,
    outside_approval,
    standing,
)
from bekasi_cli.workflow.table import TABLE, Row
from bekasi_cli.workflow.transitions import TRANSITIONS

__all__ = [
    "ACTS",
    "APPROVE_OUTSIDE_PUBLISH",
    "APPROVE_PUBLISH",
    "ATTACH",
    "DETACH",
    "POLICIES",
    "REVISE_CONFLICT",
    "TABLE",
    "TRANSITIONS",
    "Act",
    "Action",
    "AlreadyDone",
    "Case",
    "FourEyes",
    "Policies",
    "PolicyRule",
    "Relation",
    "Row",
    "already_done",
    "authors",
    "check",
    "check_illustrating",
    "check_person",
    "complete",
    "consequences",
    "diagram",
    "is_its_reporter",
    "its_reporters",
    "markdown_table",
    "may",
    "outside_approval",
    "possible",
    "read_policy",
    "redaction",
    "standing",
    "usage",
    "who_can",
]
