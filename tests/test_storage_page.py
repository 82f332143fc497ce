"""The page on the store is true: another program can read by it, and its drill brings all back."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import plain_reader
from bekasi_cli.model import RECORDS, Article
from bekasi_cli.storage import open_store
from newsrooms import Office, new_office
from stories import draft, published

DOCS = Path(__file__).parent.parent / "docs"
DRILL = re.compile(r"^```sh drill\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FORMAT_1 = Path(__file__).parent / "storage" / "format-1"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office with an article that readers see, and one whose first text was erased."""
    made = new_office(tmp_path / "room")
    published(made)
    assert made.bekasi("staff", "add", "ad2", "--name", "Admin Dua", "--role", "admin").code == 0
    number = draft(made, "Nama yang harus hilang")
    text = "---\ntitle: Warga\n---\n\nTanpa nama.\n"
    assert made.bekasi("edit", str(number), "--file", "-", by="atn", input=text).code == 0
    basis = ("--revision", "1", "--basis", "UU PDP")
    assert made.bekasi("redact", str(number), *basis).code == 0
    assert made.bekasi("redact", str(number), "--confirm", "--yes", by="ad2").code == 0
    return made


def test_a_reader_made_from_the_page_finds_what_the_store_finds(office: Office) -> None:
    store, plain = open_store(office.folder), plain_reader.read(office.folder)
    assert (plain.newsroom, plain.head) == (store.newsroom, store.head().digest)
    for kind in RECORDS:
        found = {each.id: each for each in store.find(kind)}
        assert plain.documents.get(kind.table, {}).keys() == found.keys()
    for article in store.find(Article):
        told = plain.documents["articles"][article.id]
        assert told["head"]["facts"].get("title", "") == article.head.facts.title
        for revision in article.revisions:
            text = plain_reader.text(office.folder, told, revision.n)
            if article.redaction(revision.n):
                assert text is None
            else:
                assert text == store.revision(article.id, revision.n).decode()
    assert len(plain.files) == store.inspect().files == 3


def test_the_reader_opens_the_newsroom_that_is_kept_of_this_format() -> None:
    plain = plain_reader.read(FORMAT_1)
    assert plain.newsroom == open_store(FORMAT_1).newsroom
    assert plain_reader.text(FORMAT_1, plain.documents["articles"][1], 2)


def test_it_reads_an_act_whose_line_end_is_missing_and_no_torn_one(office: Office) -> None:
    journal = office.folder / "journal.jsonl"
    whole = journal.read_bytes()
    head = plain_reader.read(office.folder).head
    (office.folder / "newsroom.json").unlink()
    for content in (whole[:-1], whole + whole[:100]):
        journal.write_bytes(content)
        assert plain_reader.read(office.folder).head == head
        assert open_store(office.folder).head().digest == head


@pytest.mark.parametrize("old", [b"Pasar", b'"act":"submit"', b'"redacted":true'])
def test_the_reader_finds_a_changed_line(old: bytes, office: Office) -> None:
    journal = office.folder / "journal.jsonl"
    content = journal.read_bytes()
    assert old in content
    journal.write_bytes(content.replace(old, old[:-1] + b"X", 1))
    with pytest.raises((AssertionError, json.JSONDecodeError)):
        plain_reader.read(office.folder)


def test_the_page_names_every_kind_of_file_and_field(office: Office) -> None:
    page = (DOCS / "storage.md").read_text()
    for path in office.folder.iterdir():
        assert path.name in page
    line = json.loads((office.folder / "journal.jsonl").read_bytes().splitlines()[2])
    for field in line:
        assert f'"{field}":' in page or f"`{field}`" in page
    assert len(Path(plain_reader.__file__).read_text().splitlines()) < 80


@pytest.mark.parametrize("page", ["storage.md", "id/storage.md"])
def test_the_drill_of_the_page_brings_the_newsroom_back(page: str, tmp_path: Path) -> None:
    (drill,) = DRILL.findall((DOCS / page).read_text())
    office = new_office(tmp_path / "first")
    published(office)
    home = tmp_path / "home"
    (home / "usb").mkdir(parents=True)
    shutil.copytree(office.folder, home / "redaksi")
    command = tmp_path / "bin" / "bekasi"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bekasi_cli "$@"\n')
    command.chmod(0o755)
    surroundings = {name: value for name, value in os.environ.items() if "BEKASI" not in name}
    surroundings |= {"HOME": str(home), "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"}
    surroundings |= {"BEKASI_AS": "adm", "BEKASI_LANG": page[:2] if "/" in page else "en"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", drill],
        env=surroundings,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    said = re.findall(r"`(✓[^`]*)`", (DOCS / page).read_text())
    assert len(said) == 2
    for each in said:
        assert re.search(re.escape(each).replace("…", ".*"), done.stdout, re.DOTALL), each
    assert "Pasar tani dibuka" in done.stdout
    assert not list(home.glob("redaksi-*"))
    assert (home / "redaksi" / "bekasi.toml").exists()
