"""Begin every test in the same language, and say how many rounds the fault tests run."""

from __future__ import annotations

import pytest

from bekasi_cli.i18n import Language, use_language


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the two switches of `tests/faults` (its README.md)."""
    parser.addoption(
        "--rounds",
        choices=("tenth", "full"),
        default="tenth",
        help="how many rounds the tests of tests/faults run: a tenth (as CI does) or all of them",
    )
    parser.addoption(
        "--seed", default="", help="what a failed test of tests/faults drew its random numbers from"
    )


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language(Language.ENGLISH)
