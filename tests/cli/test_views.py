from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bekasi_cli.errors import Conflict, ExitCode
from bekasi_cli.newsroom import figures, views
from newsrooms import Office
from stories import published

NOW = datetime.now(UTC)
CADDY = (
    '{{"ts":{ts},"request":{{"remote_ip":"2001:db8::9","method":"GET","uri":"/berita/1-x.html",'
    '"headers":{{"User-Agent":["Mozilla/5.0 Firefox/130.0"]}}}},"status":200}}\n'
)


def line(number: int = 1, who: int = 9, hours: int = 0, agent: str = "Firefox/130.0") -> str:
    at = (NOW - timedelta(days=2) + timedelta(hours=hours)).strftime("%d/%b/%Y:%H:%M:%S +0000")
    page = f"/berita/{number}-kabar.html"
    return f'203.0.113.{who} - - [{at}] "GET {page} HTTP/2.0" 200 9 "-" "Mozilla/5.0 {agent}"\n'


@pytest.fixture
def read(office: Office) -> Office:
    """Return an office with two published articles and a draft."""
    published(office)
    published(office)
    return office


def take(office: Office, *files: Path, by: str = "fiu") -> dict[str, object]:
    said = office.bekasi("views", "import", *files, "--json", by=by)
    assert said.code == 0, said
    found: dict[str, object] = json.loads(said.out)
    return found


def most(office: Office, *options: str) -> list[tuple[int, int]]:
    told = json.loads(office.bekasi("views", *options, "--json", by="atn").out)
    return [(each["number"], each["views"]) for each in told]


def test_a_log_is_imported_and_the_most_read_are_shown(read: Office, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text(
        line() + line(who=8) + line(2) + line(2) + line(99) + line(agent="Googlebot/2.1") + "?\n"
    )
    said = read.bekasi("views", "import", log, by="fiu")
    assert said.code == 0, said
    for told in (
        "3 readings were counted, from 7 lines.",
        "not counted: 1 by robots",
        "not counted: 1 reloads",
        "not counted: 1 of articles that were never published here",
    ):
        assert told in said.out
    assert "1 lines could not be read" in said.err
    assert "identity not proven" in said.err
    assert most(read) == [(1, 2), (2, 1)]
    assert most(read, "--limit", "1", "--all") == [(1, 2)]
    table = read.bekasi("views", "list", by="atn")
    assert table.code == 0
    assert "In all" in table.out
    assert json.loads(read.bekasi("show", "1", "--json").out)["views"] == 2
    assert "2 times" in read.bekasi("show", "1").out
    listed = read.bekasi("list", env={"COLUMNS": "120"}).out.splitlines()
    assert listed[0].split()[-1] == "Read"
    assert [row.split()[-1] for row in listed[2:]] == ["1", "2"]
    assert "Read" not in read.bekasi("list", env={"COLUMNS": "80"}).out
    exported = json.loads(read.bekasi("export", "--format", "json").out)
    assert sorted(each["views"] for each in exported) == [1, 2]
    assert "203.0.113" not in "".join(map(str, read.files().values()))


def test_a_log_counts_nothing_twice_whatever_becomes_of_it(read: Office, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text(line() + line(2)[:50])
    assert take(read, log)["readings"] == 1
    before = read.files()
    assert take(read, log)["already"] is True
    assert "counted before" in read.bekasi("views", "import", log, by="fiu").out
    assert read.files() == before

    log.write_text(line() + line(2, hours=1))
    rotated = tmp_path / "access.log.1"
    log.rename(rotated)
    packed = tmp_path / "access.log.2.gz"
    packed.write_bytes(gzip.compress(rotated.read_bytes()))
    log.write_text(line(2, who=7, hours=2))
    found = take(read, log, packed, rotated)
    assert (found["readings"], found["lines"]) == (2, 2)
    assert most(read) == [(2, 2), (1, 1)]


def test_caddys_log_counts_too(read: Office, tmp_path: Path) -> None:
    log = tmp_path / "caddy.json"
    log.write_text(CADDY.format(ts=(NOW - timedelta(days=1)).timestamp()))
    assert take(read, log)["readings"] == 1


def test_logs_are_read_in_the_order_of_their_time(read: Office, tmp_path: Path) -> None:
    late, early = tmp_path / "a", tmp_path / "b"
    late.write_text(line(hours=1))
    early.write_text(line() + line(hours=1))
    found = take(read, late, early)
    assert (found["readings"], found["reloads"]) == (2, 1)


def test_a_table_adds_only_what_is_more(read: Office, tmp_path: Path) -> None:
    table = tmp_path / "november.csv"
    page = "https://prokopim.tirtamaya.example/berita/1-kabar.html"
    table.write_text(f"alamat;tanggal;jumlah\n{page};24 November 2026;1.204\n99;2026-11-24;5\n")
    found = take(read, table)
    assert (found["readings"], found["unknown"]) == (1204, 5)
    assert take(read, table)["already"] is True
    told = read.bekasi("views", "import", table, by="fiu").out
    assert "0 readings were counted" in told
    table.write_text(f"alamat,tanggal,jumlah\n{page},24/11/2026,1210\n2,24/11/2026,1\n")
    assert take(read, table)["readings"] == 7
    assert most(read, "--since", "24/11/2026", "--until", "24/11/2026") == [(1, 1210), (2, 1)]


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\x00\x01" * 999, b"x" * 1_000_000, b"x" * 1_000_000 + b"\n", b"", b"\n\n"],
)
def test_a_file_that_is_no_log_gets_a_sentence_and_changes_nothing(
    read: Office, tmp_path: Path, content: bytes
) -> None:
    before = read.files()
    (tmp_path / "foto").write_bytes(content)
    said = read.bekasi("views", "import", tmp_path / "foto", by="fiu")
    assert said.code == ExitCode.UNREADABLE
    assert "no whole line of an access log in foto" in said.err
    assert read.files() == before


@pytest.mark.parametrize(
    ("line_", "by", "code"),
    [
        ("views import none.log", "fiu", ExitCode.UNREADABLE),
        ("views import none.csv", "fiu", ExitCode.UNREADABLE),
        ("views import none.csv none.log", "fiu", ExitCode.USAGE),
        ("views import none.log", "atn", ExitCode.REFUSED),
        ("views import none.csv", "atn", ExitCode.REFUSED),
        ("views --all --since kemarin", "fiu", ExitCode.USAGE),
        ("views --since besok-lusa", "fiu", ExitCode.UNREADABLE),
        ("views tampil", "fiu", ExitCode.USAGE),
    ],
)
def test_what_cannot_be_is_refused(office: Office, line_: str, by: str, code: ExitCode) -> None:
    assert office.bekasi(*line_.split(), by=by).code == code


def test_without_figures_it_says_how_to_take_them_in(office: Office) -> None:
    said = office.bekasi("views")
    assert (said.code, said.out) == (0, "")
    assert "bekasi views import FILE" in said.err
    assert most(office) == []


def test_two_who_import_at_once_do_not_count_twice(
    read: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "access.log"
    log.write_text(line())
    encode = figures.encode

    def slowly(counts: dict[tuple[str, int], int]) -> bytes:
        monkeypatch.setattr(figures, "encode", encode)
        take(read, log)
        return encode(counts)

    monkeypatch.setattr(figures, "encode", slowly)
    with pytest.raises(Conflict):
        views.import_logs(read.room("fiu"), [log])
    assert most(read) == [(1, 1)]


def test_progress_is_told_in_bytes(read: Office, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    logs = [tmp_path / "a", tmp_path / "b"]
    logs[0].write_text(line())
    logs[1].write_text(line(2, hours=1))
    views.import_logs(read.room("fiu"), logs, lambda done, total: told.append((done, total)))
    whole = sum(each.stat().st_size for each in logs)
    assert told[-1] == (whole, whole)


def test_damaged_counts_are_named_and_stand_in_nobodys_way(read: Office, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text(line())
    take(read, log)
    (counts,) = (read.folder / "views").iterdir()
    counts.chmod(0o600)
    counts.write_bytes(b"")
    assert read.bekasi("views", "--all").code == ExitCode.DAMAGED
    assert read.bekasi("doctor").code == ExitCode.DAMAGED
    for words in (("list",), ("show", "1"), ("build",), ("export", "--format", "csv")):
        said = read.bekasi(*words, by="fiu")
        assert said.code == 0, said
        assert "How often articles were read is not known now." in said.err
        assert "views/" in said.err
    assert json.loads(read.bekasi("show", "1", "--json").out)["views"] is None


def test_the_site_shows_what_was_read(read: Office, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text("".join(line(who=n) for n in range(17)))
    take(read, log)
    assert read.bekasi("build", by="fiu").code == 0
    (page,) = (read.folder / "site" / "berita").glob("1-*.html")
    assert "17" in page.read_text("utf-8")
    log.write_text(log.read_text() + line(who=200, hours=1))
    take(read, log)
    assert read.bekasi("build", by="fiu").code == 0
    assert "Dibaca 18 kali" in page.read_text("utf-8")
