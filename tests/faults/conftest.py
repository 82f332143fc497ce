"""Give each fault test a newsroom, a desk to type at, and its share of the rounds."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faults.desks import Desk, Room
from newsrooms import new_office


@pytest.fixture
def rounds(pytestconfig: pytest.Config) -> Callable[[int], int]:
    """Return how many of so many rounds are run: all with `--rounds full`, else a tenth."""
    share = 1 if pytestconfig.getoption("rounds") == "full" else 10
    return lambda full: -(-full // share)


@pytest.fixture(autouse=True)
def _seed(request: pytest.FixtureRequest) -> None:
    """Draw each test's random numbers from a seed that is shown when it fails (`--seed`)."""
    seed = request.config.getoption("seed") or secrets.token_hex(4)
    request.node.add_report_section("setup", "seed", f"again with: --seed {seed}")
    random.seed(f"{seed} {request.node.name}")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk at which commands are typed in real processes."""
    with Desk(tmp_path / "state") as desk:
        yield desk


@pytest.fixture
def room(tmp_path: Path, desk: Desk) -> Room:
    """Give a newsroom with its staff and that desk."""
    return Room(new_office(tmp_path / "newsroom", language="en").folder, desk)
