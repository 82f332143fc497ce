from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faults.damage import Damage, Patient, cuts, flips
from faults.desks import Room

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

TEXT = "---\ntitle: Pasar {n}\nreporters: [atn]\n---\n\nPedagang {n} kembali.\n"
JOURNAL, CHECKPOINT = "journal.jsonl", "newsroom.json"
TIMES: dict[Damage, int] = {cuts: 200, flips: 1_000}
WAYS = [pytest.param(cuts, id="cut"), pytest.param(flips, id="one byte changed")]


@pytest.fixture
def patient(room: Room) -> Patient:
    """Give a newsroom with some articles, each further than the one before."""
    for n in range(1, 6):
        assert room.type("atn", "draft", "--file", "-", input=TEXT.format(n=n)).code == 0
    for number in "23":
        assert room.type("atn", "submit", number).code == 0
    assert room.type("fiu", "approve", "3", "--publish", "--yes").code == 0
    return Patient(room)


@pytest.fixture
def large(patient: Patient) -> Patient:
    """Give a newsroom that is large enough for an index, with some acts after its checkpoint."""
    room = patient.room
    for n in range(6, 300):
        if len(list(room.folder.glob("cache/index.*"))) == 2:
            break
        assert room.type("atn", "draft", "--file", "-", input=TEXT.format(n=n)).code == 0
    for number in "45":
        assert room.type("atn", "submit", number).code == 0
    return Patient(room)


def _harmed(
    patient: Patient, path: Path, way: Damage, rounds: Callable[[int], int]
) -> Iterator[tuple[bytes, int]]:
    """Damage PATH in WAY again and again; yield its bytes and the code of `audit verify`."""
    for content in way(patient.whole[path], rounds(TIMES[way])):
        patient.harm({path: content})
        patient.hold_nothing_is_taken_for_empty()
        verified = patient.verify()
        assert verified.code in (0, 7), verified
        yield content, verified.code


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_checkpoint_is_refused_and_rebuilt(
    patient: Patient, rounds: Callable[[int], int], way: Damage
) -> None:
    path = patient.room.folder / CHECKPOINT
    for content, code in _harmed(patient, path, way, rounds):
        assert code == 7, content
        assert patient.repair().code == 0
        assert path.read_bytes() == patient.whole[path], "the same bytes as before"
        assert patient.is_whole()


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_journal_is_found_against_the_head_kept_elsewhere(
    patient: Patient, rounds: Callable[[int], int], way: Damage
) -> None:
    path = patient.room.folder / JOURNAL
    whole = patient.whole[path]
    for content, code in _harmed(patient, path, way, rounds):
        harmless = content == whole[:-1]  # all but its LF: the act is there
        assert code == (0 if harmless else 7), content[-200:]
        repaired = patient.repair()
        if path.read_bytes() == whole:
            assert patient.is_whole()
        else:
            assert repaired.code in (3, 7), "what is gone is said to be"
            assert patient.verify().code == 7, "and stays gone"


def test_a_journal_cut_behind_the_checkpoints_position_is_found_by_its_head(
    patient: Patient,
) -> None:
    path = patient.room.folder / JOURNAL
    lines = patient.whole[path].splitlines(keepends=True)
    old = patient.room.folder / CHECKPOINT
    for number in range(1, len(lines)):
        patient.harm({path: b"".join(lines[:number])})
        old.unlink()  # without it, the shorter journal is whole in itself
        plain = patient.room.type("adm", "audit", "verify")
        assert plain.code == 0, plain
        assert patient.verify().code == 7
    patient.harm({path: b"".join(lines[:-2])})
    assert patient.room.type("adm", "audit", "verify").code == 7, "the checkpoint knows more"


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_text_is_refused_and_nothing_else_is_in_doubt(
    patient: Patient, rounds: Callable[[int], int], way: Damage
) -> None:
    path = next(patient.room.folder.glob("articles/*/000001/001.md"))
    for content, code in _harmed(patient, path, way, rounds):
        assert code == 7
        shown = patient.room.type("adm", "show", "1", "--json")
        assert shown.code == 7
        assert "000001/001.md" in "".join(shown.err.split())
        assert patient.room.type("adm", "show", "2", "--json").code == 0
        assert patient.repair().code in (3, 7), "a text cannot be proved by anything else"
        assert path.read_bytes() == content, "and is not touched"


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_index_is_never_believed(
    large: Patient, rounds: Callable[[int], int], way: Damage
) -> None:
    derived = sorted(large.room.folder.glob("cache/index.*"))
    assert len(derived) == 2, "where things lie, and what came after the checkpoint"
    for path in derived:
        for _ in _harmed(large, path, way, lambda full: -(-rounds(full) // len(derived))):
            assert large.is_whole(), "it is rebuilt, or passed by"


def test_copies_that_were_swapped_are_found(patient: Patient) -> None:
    texts = sorted(patient.room.folder.glob("articles/*/*/001.md"))
    first, second = texts[:2]
    patient.harm({first: patient.whole[second], second: patient.whole[first]})
    patient.hold_nothing_is_taken_for_empty()
    assert patient.verify().code == 7
    assert patient.room.type("adm", "show", "1", "--json").code == 7
    for one, other in ((JOURNAL, CHECKPOINT), (CHECKPOINT, JOURNAL)):
        source, target = patient.room.folder / one, patient.room.folder / other
        patient.harm({target: patient.whole[source], source: patient.whole[target]})
        patient.hold_nothing_is_taken_for_empty()
        assert patient.verify().code == 7


def test_two_lines_of_the_journal_that_were_swapped_are_found(patient: Patient) -> None:
    path = patient.room.folder / JOURNAL
    lines = patient.whole[path].splitlines(keepends=True)
    for n in range(len(lines) - 1):
        swapped = [*lines[:n], lines[n + 1], lines[n], *lines[n + 2 :]]
        patient.harm({path: b"".join(swapped)})
        patient.hold_nothing_is_taken_for_empty()
        assert patient.verify().code == 7


def test_an_older_copy_of_the_checkpoint_or_the_journal_is_not_taken_for_the_newest(
    patient: Patient,
) -> None:
    room = patient.room
    for n in (6, 7):
        assert room.type("atn", "draft", "--file", "-", input=TEXT.format(n=n)).code == 0
    newer = Patient(room)
    checkpoint, journal = room.folder / CHECKPOINT, room.folder / JOURNAL
    newer.harm({checkpoint: patient.whole[checkpoint]})
    newer.hold_nothing_is_taken_for_empty()
    assert newer.is_whole(), "an older checkpoint and the journal's tail are the newest state"
    newer.harm({journal: patient.whole[journal]})
    newer.hold_nothing_is_taken_for_empty()
    assert newer.verify().code == 7
    assert room.type("adm", "list").code == 7
