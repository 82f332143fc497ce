from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from bekasi_cli import files
from bekasi_cli.errors import Refused
from bekasi_cli.site.page import Page, Turn, digest
from bekasi_cli.site.writing import Built, write
from crawler import crawl


def page(path: str, *links: str, turn: Turn = Turn.PAGE, words: str = "") -> Page:
    root = "../" * path.count("/")
    told = "".join(f'<a href="{root}{link}">x</a>' for link in links)
    content = f"<html><body>{words}{told}</body></html>".encode()
    return Page(path, digest(content), lambda: content, turn)


def site(number: int) -> list[Page]:
    """Return an edition of a small site: each NUMBER has articles that the one before had not."""
    articles = [f"berita/{n}.html" for n in range(number, number + 30)]
    lists = [f"topik/{n % 7}-{number % 3}.html" for n in range(number, number + 7)]
    pages = [
        page(each, *articles[max(0, n - 1) : n + 2], lists[n % 7], "index.html", words=f"{number}")
        for n, each in enumerate(articles)
    ]
    pages += [page(each, *articles[n::7], turn=Turn.LIST) for n, each in enumerate(lists)]
    return [*pages, page("index.html", *lists, *articles[-3:], turn=Turn.LAST)]


def contents(root: Path) -> Mapping[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("site", "cache"):
        (tmp_path / name).mkdir()
    return tmp_path


def put(place: Path, pages: list[Page]) -> Built:
    return write(pages, place / "site", place / "cache")


def test_home_is_written_last_of_what_is_there_and_removals_after_it(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, site(0))
    done: list[str] = []
    real_put, real_remove = files.Tree.put, files.Tree.remove

    def note_put(self: files.Tree, path: str, content: bytes) -> None:
        done.append(path)
        real_put(self, path, content)

    def note_remove(self: files.Tree, path: str) -> None:
        done.append(f"-{path}")
        real_remove(self, path)

    monkeypatch.setattr(files.Tree, "put", note_put)
    monkeypatch.setattr(files.Tree, "remove", note_remove)
    built = put(place, site(1))
    new = len(built.added)
    assert set(done[:new]) == set(built.added)
    assert done[new : new + len(built.changed)][-1] == "index.html"
    assert done[new + len(built.changed) :] == [f"-{each}" for each in built.removed]
    assert built.removed


def test_a_page_whose_inputs_are_the_same_is_not_made_again(place: Path) -> None:
    put(place, site(0))

    def never() -> bytes:
        raise AssertionError

    built = put(place, [each._replace(make=never) for each in site(0)])
    assert built == Built((), (), (), len(site(0)))


@pytest.mark.parametrize("harm", ["gone", "cut", "foreign"])
def test_what_somebody_did_to_the_files_is_undone(place: Path, harm: str) -> None:
    put(place, site(0))
    before = contents(place / "site")
    one = place / "site" / "berita" / "3.html"
    if harm == "gone":
        one.unlink()
    elif harm == "cut":
        one.write_bytes(b"<html>")
    else:
        (place / "site" / "berita" / "lain.html").write_text("x")
        (place / "site" / ".bekasi-1.tmp").write_text("x")
    put(place, site(0))
    assert contents(place / "site") == before


def test_files_that_the_web_server_wants_stay(place: Path) -> None:
    (place / "site" / ".well-known").mkdir()
    (place / "site" / ".well-known" / "acme").write_text("x")
    put(place, site(0))
    put(place, site(5))
    assert (place / "site" / ".well-known" / "acme").exists()


def test_no_link_leads_the_writer_out_of_the_site(place: Path, tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (place / "site" / "berita").symlink_to(tmp_path / "else")
    with pytest.raises(Refused):
        put(place, site(0))
    assert not list((tmp_path / "else").iterdir())


class _Killed(BaseException):
    pass


def _killing(pages: list[Page], after: int) -> Iterator[Page]:
    """Yield PAGES; making the one after so many ends the build as a kill does."""
    made = 0

    def make(each: Page) -> bytes:
        nonlocal made
        made += 1
        if made > after:
            raise _Killed
        return each.make()

    for each in pages:
        yield each._replace(make=partial(make, each))


@pytest.mark.parametrize("seed", range(40))
def test_a_build_that_is_broken_off_anywhere_leaves_a_site_without_a_dead_link(
    place: Path, seed: int
) -> None:
    chance = random.Random(seed)
    number = 0
    put(place, site(number))
    for _ in range(6):
        number += chance.randrange(4)
        with suppress(_Killed):
            write(_killing(site(number), chance.randrange(60)), place / "site", place / "cache")
        _, wrong = crawl(place / "site")
        assert not wrong
    put(place, site(number))
    whole = contents(place / "site")
    assert set(whole) == {each.path for each in site(number)}
    assert all(whole[each.path] == each.make() for each in site(number))


@pytest.mark.slow
def test_a_reader_meets_no_dead_link_while_builds_are_killed(place: Path) -> None:
    """Kill a hundred builds with SIGKILL at any moment, and read the site all the while."""
    chance = random.Random(8)
    put(place, site(0))
    for round_ in range(1, 101):
        child = os.fork()
        if not child:
            write(site(round_), place / "site", place / "cache")
            os._exit(0)
        for _ in range(chance.randrange(3)):
            _, wrong = crawl(place / "site")
            assert not wrong
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        _, wrong = crawl(place / "site")
        assert not wrong
    put(place, site(100))
    assert {each.path for each in site(100)} == set(contents(place / "site"))
