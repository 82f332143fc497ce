"""Errors are sentences with a next step and a stable exit code."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bekasi_cli import errors
from bekasi_cli.errors import BekasiError, Conflict, ExitCode, NotFound, Refused
from bekasi_cli.i18n import Language, speaking

CODES = {
    BekasiError: 1,
    errors.UsageProblem: 2,
    errors.PartlyDone: 3,
    errors.Refused: 4,
    errors.Conflict: 5,
    errors.Locked: 6,
    errors.Damaged: 7,
    errors.Unreachable: 7,
    errors.NotFound: 8,
    errors.Unreadable: 9,
    errors.Interrupted: 130,
}


@pytest.mark.parametrize(("kind", "code"), CODES.items())
def test_each_kind_of_error_has_the_exit_code_of_the_table(
    kind: type[BekasiError], code: int
) -> None:
    assert kind.exit_code == code


def test_no_kind_of_error_is_missing_from_the_table() -> None:
    family = set(BekasiError.__subclasses__()) | {BekasiError}
    assert {kind for kind in family if kind.__module__ == errors.__name__} == set(CODES)
    assert {kind.exit_code for kind in CODES} == set(ExitCode) - {ExitCode.DONE}


def test_an_error_is_said_in_the_language_in_use_when_it_is_shown() -> None:
    error = NotFound("There is no article {id}.", "See the numbers with: bekasi list", id=7)
    with speaking(Language.ENGLISH):
        assert error.sentences() == (
            "There is no article 7.",
            "See the numbers with: bekasi list",
        )
    with speaking(Language.INDONESIAN):
        assert str(error) == "Tidak ada naskah 7. Lihat nomornya dengan: bekasi list"


def test_details_go_through_whoever_shows_them() -> None:
    at = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    error = Conflict("at {at}, {text}", at=at, text="x")
    shown = error.sentences(lambda value: f"<{value}>")
    assert shown == ("at <2026-11-24 02:00:00+00:00>, <x>", "")


def test_braces_in_what_people_typed_stay_as_they_are() -> None:
    assert str(Refused("said {text}", text="{0} {evil}")) == "said {0} {evil}"
