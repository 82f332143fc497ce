"""Damage what lies beside the articles: photographs, agenda, services, readers' figures."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.beside import LISTS, act, publish_first
from faults.damage import Damage, Patient, cuts, flips
from faults.desks import Room

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

TIMES: dict[Damage, int] = {cuts: 200, flips: 1_000}
WAYS = [pytest.param(cuts, id="cut"), pytest.param(flips, id="one byte changed")]


@pytest.fixture
def patient(room: Room, tmp_path: Path) -> Patient:
    """Give a newsroom with one act of each kind beside its article."""
    publish_first(room)
    for kind in LISTS:
        by, words = act(kind, tmp_path, 1)
        assert room.type(by, *words).code == 0
    shutil.rmtree(room.folder / "cache", ignore_errors=True)
    return Patient(room)


def _said(patient: Patient) -> dict[str, tuple[int, str]]:
    """Return what each list says, with nothing derived to say it from."""
    shutil.rmtree(patient.room.folder / "cache", ignore_errors=True)
    told = {kind: patient.room.type("adm", *words) for kind, words in LISTS.items()}
    return {kind: (done.code, done.out if done.code == 0 else "") for kind, done in told.items()}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["media/*/*", "views/*.jsonl"])
def test_a_damaged_original_or_count_is_named_and_nothing_else_is_in_doubt(
    patient: Patient, rounds: Callable[[int], int], way: Damage, name: str
) -> None:
    whole = _said(patient)
    (path,) = patient.room.folder.glob(name)
    where = path.relative_to(patient.room.folder).as_posix()
    for content in way(patient.whole[path], rounds(TIMES[way]) // 2):
        patient.harm({path: content})
        said = _said(patient)
        damaged = {"views": (7, "")} if name.startswith("views") else {}
        assert said == whole | damaged
        for words in (("doctor",), ("audit", "verify")):
            told = patient.room.type("adm", *words)
            assert told.code == 7, told
            assert where in "".join(told.out.split())
        assert path.read_bytes() == content, "what nothing else proves is not touched"


@pytest.mark.parametrize("way", WAYS)
def test_lists_of_a_damaged_journal_refuse_or_say_what_is_true(
    patient: Patient, rounds: Callable[[int], int], way: Damage
) -> None:
    whole = _said(patient)
    path = patient.room.folder / "journal.jsonl"
    for content in way(patient.whole[path], rounds(TIMES[way])):
        patient.harm({path: content})
        for kind, (code, out) in _said(patient).items():
            assert code in (0, 7), kind
            assert code == 7 or out == whole[kind][1], kind
        assert patient.verify().code in (0, 7)
