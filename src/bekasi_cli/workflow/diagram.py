"""Draw the table for the docs: as a diagram of states, and as a table in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from bekasi_cli.model import Publication
from bekasi_cli.workflow.actions import Action
from bekasi_cli.workflow.table import TABLE, Row


def diagram() -> str:
    """Return both axes as one Mermaid state diagram, an arrow for every row that moves one."""
    lines = ["stateDiagram-v2"]
    for axis in ("stage", "publication"):
        lines += [f"    state {axis} {{", *(f"        {line}" for line in _arrows(axis)), "    }"]
    return "\n".join(lines) + "\n"


def _arrows(axis: str) -> Iterator[str]:
    for action, row in TABLE.items():
        start, goal = (row.stages, row.to) if axis == "stage" else (row.publications, row.shown)
        if not goal:
            continue
        for here in start or ("[*]",):
            for there in _reached(here, goal):
                yield f"{here} --> {there}: {action}"


def _reached(here: str, goal: Sequence[StrEnum]) -> Sequence[StrEnum]:
    """Return where HERE leads: to the first goal; to another only if it is there already."""
    stays = [each for each in goal[1:] if each == here]
    if isinstance(goal[0], Publication):
        return stays or goal[:1]  # a held article that is published stays held
    return [goal[0], *stays]  # a submitted text that is revised is a draft, or stays submitted


def markdown_table() -> str:
    """Return the table in Markdown: a line for each action."""
    head = ("action", "command", "stages", "publications", "who", "guards", "leads to")
    lines = [_line(head), _line(["---"] * len(head))]
    lines += [_line(_cells(action, row)) for action, row in TABLE.items()]
    return "\n".join(lines) + "\n"


def _cells(action: Action, row: Row) -> Sequence[str]:
    return (
        action.value,
        f"`{row.command.format(number='N')}`",
        ", ".join(row.stages) or "-",
        ", ".join(row.publications) or "-",
        ", ".join((*row.roles, *row.relations)),
        ", ".join(guard.name for guard in row.guards) or "-",
        "; ".join(" or ".join(goal) for goal in (row.to, row.shown) if goal) or "unchanged",
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
