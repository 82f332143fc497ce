from __future__ import annotations

import json
import os
import string
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bekasi_cli.cli.registry import COMMANDS
from bekasi_cli.errors import ExitCode
from newsrooms import Office, new_office

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]

CASES = 10_000
FRESH = 100  # after so many cases the newsroom is as small as at first
READERS = st.sampled_from([("list",), ("doctor",), ("audit", "verify"), ("audit", "log")])
KNOWN = {int(code) for code in ExitCode} - {int(ExitCode.BUG)}
ANY = st.text(max_size=60) | st.text(st.characters(codec="utf-8"), max_size=200)
LEAF = st.none() | st.booleans() | st.integers() | st.floats() | ANY
VALUES = st.recursive(
    LEAF, lambda each: st.lists(each, max_size=4) | st.dictionaries(ANY, each, max_size=4)
)
KEYS = st.sampled_from(
    [
        *("kind", "title", "summary", "slug", "byline", "reporters", "editors", "photographers"),
        *("dateline", "event_date", "category", "tags", "photos", "embargo", "correction"),
        *("source", "bekasi", "number", "state", "author"),
    ]
)
YAML_MARKS = st.sampled_from(
    ["&a ", "*a", "!!python/object:os.system ", "? ", "- ", "| ", "> ", "{", "[", "'", '"', "%"]
)
WORDS_OF_DATES = st.sampled_from(
    [
        *("besok", "lusa", "kemarin", "Selasa", "Senin", "depan", "minggu", "hari", "ini", "siang"),
        *("14", "Februari", "29", "2023", "2026", "31/2", "(14/2)", "jam", "9", "09.00", "25.61"),
        *("pukul", "WIB", "WITA", "1970", "9999", "0", "-1", "12:30:45", "-", ",", "T", "+07:00"),
    ]
)
Commands = st.SearchStrategy[tuple[tuple[str, ...], bytes | None]]
Hold = Callable[[Commands], None]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return new_office(tmp_path_factory.mktemp("hostile") / "newsroom", language="en")


@pytest.fixture
def hold(office: Office, rounds: Callable[[int], int], tmp_path: Path) -> Hold:
    """Return what types ten thousand commands, each with its input, and looks for tracebacks."""

    whole = office.files()
    turns = count()

    def run(commands: Commands) -> None:
        @settings(
            max_examples=rounds(CASES),
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )
        @given(commands)
        def each(command: tuple[tuple[str, ...], bytes | None]) -> None:
            if next(turns) % FRESH == 0:
                _lay(office, whole)
            words, content = command
            done = office.bekasi(
                *words, input=content, env={"XDG_STATE_HOME": str(tmp_path / "state")}
            )
            assert done.code in KNOWN, done
            assert "Traceback" not in done.out + done.err
            assert not (tmp_path / "state" / "bekasi" / "errors.log").exists()

        each()

    return run


def _lay(office: Office, whole: dict[str, bytes]) -> None:
    """Lay the newsroom as it was, without what the cases have drafted."""
    for name in office.files().keys() - whole.keys():
        (office.folder / name).unlink()
    for name, content in whole.items():
        (office.folder / name).unlink(missing_ok=True)  # a text of record is read-only
        (office.folder / name).write_bytes(content)


def _typed(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _front_matter() -> st.SearchStrategy[bytes]:
    value = VALUES.map(json.dumps) | ANY | st.builds(str.__add__, YAML_MARKS, ANY)
    line = st.builds("{}: {}".format, KEYS | ANY, value)
    block = st.lists(line, max_size=8).map("\n".join)
    return st.builds("---\n{}\n---\n{}".format, block, ANY).map(_typed)


def _yaml() -> st.SearchStrategy[bytes]:
    glue = st.sampled_from(["\n", "\n  ", ": ", "title: ", "\t", "\x00", "\ufeff"])
    parts = st.lists(YAML_MARKS | ANY | glue, max_size=30).map("".join)
    return parts.map("---\n{}\n---\nIsi.\n".format).map(_typed)


def test_no_front_matter_ends_in_a_traceback(
    hold: Hold,
) -> None:
    hold(_front_matter().map(lambda content: (("draft", "--file", "-", "--json"), content)))


def test_no_yaml_ends_in_a_traceback(
    hold: Hold,
) -> None:
    content = _yaml() | st.binary(max_size=400)
    hold(content.map(lambda each: (("draft", "--file", "-", "--json"), each)))


def test_no_date_ends_in_a_traceback(
    hold: Hold,
) -> None:
    text = st.lists(WORDS_OF_DATES | ANY, max_size=6).map(" ".join)
    options = st.sampled_from(
        [
            ("list", "--since"),
            ("list", "--before"),
            ("search", "x", "--since"),
            ("publish", "1", "--at"),
            ("draft", "--file", "-", "--event-date"),
        ]
    )
    hold(st.tuples(options, text).map(lambda each: ((*each[0], each[1]), b"Judul\n\nIsi.\n")))


def test_no_options_end_in_a_traceback(
    hold: Hold,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    # the first three make folders where they are told to, and serve goes on until it is ended
    kept = {"demo", "init", "completion", "serve"}
    names = [name for row in COMMANDS for name in (row.name, row.alias) if row.name not in kept]
    options = (
        "--json --yes --as --lang --limit --all --state --file --digest --base --at --help -y -"
    )
    word = (
        st.sampled_from(names)
        | st.sampled_from(options.split())
        | st.integers(-5, 2**70).map(str)
        | ANY.map(lambda each: each.replace("/", ""))
        | st.builds("--{}={}".format, st.text(string.ascii_lowercase, max_size=8), ANY)
    )
    hold(st.lists(word, max_size=6).map(lambda words: (tuple(words), b"")))


def _lines(office: Office) -> list[bytes]:
    return (office.folder / "journal.jsonl").read_bytes().splitlines(keepends=True)


def _replaced(
    office: Office, name: str, content: st.SearchStrategy[bytes], rounds: Callable[[int], int]
) -> None:
    """Put each CONTENT in the place of the file NAME, and look what commands say of it."""
    path = office.folder / name
    whole = path.read_bytes()

    @settings(
        max_examples=rounds(CASES),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        content, st.sampled_from([("list",), ("audit", "verify"), ("doctor",), ("audit", "log")])
    )
    def each(damaged: bytes, words: tuple[str, ...]) -> None:
        path.write_bytes(damaged)
        done = office.bekasi(*words)
        assert done.code in ({0, 7} if damaged != whole else {0}), done
        assert "Traceback" not in done.out + done.err

    try:
        each()
    finally:
        path.write_bytes(whole)


@pytest.fixture
def own_office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "newsroom", language="en")


def test_no_journal_line_ends_in_a_traceback(
    own_office: Office, rounds: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines are sealed as ours are, so that what is refused is what they hold."""
    from bekasi_cli.storage.journal import seal

    monkeypatch.setitem(os.environ, "XDG_STATE_HOME", str(own_office.folder.parent / "state"))
    lines = _lines(own_office)
    names = st.sampled_from(
        [
            *("v", "seq", "prev", "at", "login", "actor", "identity", "act", "about", "reason"),
            *("put", "files", "newsroom", "format"),
        ]
    )
    plain = st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=20),
        lambda each: (
            st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=5), each, max_size=3)
        ),
    )
    last = json.loads(lines[-1])

    def sealed(fields: Mapping[str, object]) -> bytes:
        merged = {k: v for k, v in ({**last, **fields}).items() if k != "sum"}
        try:
            return seal(merged)
        except Exception:
            return b"{}"

    ours = st.dictionaries(names, plain, min_size=1, max_size=3).map(sealed)
    theirs = VALUES.map(lambda each: json.dumps(each).encode()) | st.binary(max_size=200)
    content = (ours | theirs).map(lambda line: b"".join(lines[:-1]) + line + b"\n")
    _replaced(own_office, "journal.jsonl", content, rounds)


def test_no_json_ends_in_a_traceback(
    own_office: Office, rounds: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "XDG_STATE_HOME", str(own_office.folder.parent / "state"))
    whole = (own_office.folder / "newsroom.json").read_bytes()
    first, _, rest = whole.partition(b"\n},\n")
    header = VALUES.map(lambda each: b'{"_bekasi":{\n"1":' + json.dumps(each).encode())
    content = (
        VALUES.map(lambda each: json.dumps(each).encode())
        | st.binary(max_size=300)
        | header.map(lambda each: each + b"\n},\n" + rest)
        | st.binary(max_size=60).map(lambda each: first + b"\n},\n" + each + rest)
    )
    _replaced(own_office, "newsroom.json", content, rounds)
