"""Test what goes out: live texts only, whole, as one file or one of each."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest

from bekasi_cli import documents
from bekasi_cli.errors import UsageProblem
from bekasi_cli.model import Article
from bekasi_cli.newsroom import editing, exporting, publishing, writing
from bekasi_cli.newsroom.importing import Incoming, Intake, take_in
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.memory import MemoryStore
from builders import NOW, Clock, as_, manuscript, newsroom


@pytest.fixture
def room() -> Newsroom:
    """Return a newsroom with two published articles, a draft, and a live one under correction."""
    room = newsroom()
    for n in (1, 2):
        writing.draft(room, manuscript(f"Berita {n}", f"Isi {n}."))
        writing.submit(room, n)
        editing.approve(as_(room, "fiu"), n)
        publishing.publish(as_(room, "adm"), n)
    writing.draft(room, manuscript("Rahasia", "Belum terbit."))
    return room


def export(room: Newsroom, format_: str, *, together: bool = False) -> dict[str, bytes]:
    found = room.store.find(Article)
    made = exporting.export(room.store, room.settings, found, format_, together=together)
    return dict(made.files)


def test_json_is_an_object_each(room: Newsroom) -> None:
    files = export(room, "json")
    assert list(files) == ["1-berita-1.json", "2-berita-2.json"]
    data = json.loads(files["2-berita-2.json"])
    assert (data["number"], data["body"], data["actions"]) == (2, "Isi 2.", [])


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_several_pages_do_not_fit_into_one_file(room: Newsroom, format_: str) -> None:
    with pytest.raises(UsageProblem, match="these are 2"):
        export(room, format_, together=True)
    one = [room.store.get(Article, 2)]
    made = exporting.export(room.store, room.settings, one, format_, together=True)
    assert len(made.files) == 1


def test_json_together_is_one_array_with_bodies(room: Newsroom) -> None:
    files = export(room, "json", together=True)
    data = json.loads(files["berita.json"])
    assert [(each["number"], each["body"]) for each in data] == [(1, "Isi 1."), (2, "Isi 2.")]
    assert list(files) == ["berita.json"]


@pytest.mark.parametrize("together", [True, False])
def test_csv_is_one_table(room: Newsroom, together: bool) -> None:
    files = export(room, "csv", together=together)
    rows = csv.DictReader(io.StringIO(files["berita.csv"].decode("utf-8-sig")))
    assert [row["title"] for row in rows] == ["Berita 1", "Berita 2"]


def test_markdown_is_a_file_each_that_reads_back_to_the_same_digest(room: Newsroom) -> None:
    files = export(room, "markdown")
    assert list(files) == ["1-berita-1.md", "2-berita-2.md"]
    parsed = documents.parse(files["2-berita-2.md"])
    live = room.store.get(Article, 2).live
    assert live
    assert documents.digest(documents.render(parsed.manuscript)) == live.digest


def test_markdown_comes_back_as_what_is_here_already(room: Newsroom) -> None:
    files = [Incoming(name, content) for name, content in export(room, "markdown").items()]
    taken = take_in(as_(room, "adm"), files)
    assert [(each.outcome, each.number) for each in taken] == [
        (Intake.SAME, 1),
        (Intake.SAME, 2),
    ]
    store = MemoryStore("tag:lain.example,2025-01-02:lain")
    elsewhere = newsroom("adm", store=store, clock=Clock(NOW + timedelta(days=1)))
    taken = take_in(elsewhere, [files[1], files[0], files[1]], published=True)
    assert [each.outcome for each in taken] == [Intake.NEW, Intake.NEW, Intake.SAME]
    there, here = elsewhere.store.get(Article, 1), room.store.get(Article, 2)
    assert (there.uri, there.slug, there.published) == (here.uri, here.slug, here.published)
    assert there.live
    assert here.live
    assert there.live.digest == here.live.digest


def test_html_is_a_page_each(room: Newsroom) -> None:
    files = export(room, "html")
    assert list(files) == ["1-berita-1.html", "2-berita-2.html"]
    assert b"Isi 1." in files["1-berita-1.html"]


@pytest.mark.parametrize("format_", exporting.FORMATS)
def test_what_readers_do_not_see_goes_nowhere(room: Newsroom, format_: str) -> None:
    assert not any(b"Rahasia" in content for content in export(room, format_).values())


def test_an_unknown_format_lists_the_known_ones(room: Newsroom) -> None:
    with pytest.raises(UsageProblem, match="json, markdown, html, whatsapp, csv"):
        export(room, "pdf")
