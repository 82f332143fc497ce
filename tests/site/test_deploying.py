from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from bekasi_cli import files
from bekasi_cli.errors import NotFound, PartlyDone, Refused, Unreachable, UsageProblem
from bekasi_cli.site.deploying import deploy, pack


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "newsroom" / "site"
    (site / "berita").mkdir(parents=True)
    (tmp_path / "newsroom" / "cache").mkdir()
    for name in ("index.html", "rss.xml", "arsip.html", "berita/1-x.html"):
        (site / name).write_text(name)
    return site


def test_a_folder_gets_the_site_home_and_feeds_last(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    done = deploy(site, "www", here=tmp_path)
    assert done.put == ("arsip.html", "berita/1-x.html", "index.html", "rss.xml")
    assert {path.name for path in target.iterdir()} > {"index.html", "berita"}
    (site / "index.html").write_text("baru")
    (site / "rss.xml").write_text("rss.XML")  # as long as before
    (site / "berita" / "2-y.html").write_text("y")
    (site / "berita" / "1-x.html").unlink()
    assert deploy(site, "www", here=tmp_path, dry_run=True).put == (
        *("berita/2-y.html", "index.html", "rss.xml"),
    )
    assert (target / "index.html").read_text() == "index.html"
    done = deploy(site, str(target), here=tmp_path)
    assert done.removed == ("berita/1-x.html",)
    assert files.sizes(target) == files.sizes(site)
    assert deploy(site, str(target), here=tmp_path).put == ()


def test_a_transfer_that_broke_off_goes_on(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.Tree.put

    def breaking(self: files.Tree, path: str, content: bytes) -> None:
        if path == "index.html":
            raise Unreachable("the disk is full")
        real(self, path, content)

    with monkeypatch.context() as patched:
        patched.setattr(files.Tree, "put", breaking)
        with pytest.raises(Unreachable):
            deploy(site, "www", here=tmp_path)
    assert deploy(site, "www", here=tmp_path).put == ("index.html", "rss.xml")


def test_nothing_of_anybody_elses_is_removed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "surat").mkdir()
    (tmp_path / "surat" / "penting.txt").write_text("x")
    for target in ("surat", ".", "newsroom", "newsroom/site", "newsroom/cache/x"):
        with pytest.raises(Refused):
            deploy(site, target, here=tmp_path)
    assert (tmp_path / "surat" / "penting.txt").exists()


def test_before_the_first_build_there_is_nothing_to_bring(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        deploy(tmp_path / "site", "www", here=tmp_path)


def stand_in(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> Path:
    """Put a program NAME on the path that writes down its words and leaves with CODE."""
    log = folder / f"{name}.log"
    program = folder / "bin" / name
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\necho "$*" >> {log}\necho rusak >&2\nexit {code}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return log


@pytest.mark.parametrize("name", ["rsync", "rclone"])
def test_new_pages_go_first_home_and_feeds_last_removals_at_the_end(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    log = stand_in(tmp_path, name, monkeypatch)
    done = deploy(site, f"{name}:humas@web.example:/srv/www", here=tmp_path)
    first, changed, last, removed = log.read_text().splitlines()
    assert len(done.commands) == 4
    assert "--ignore-existing" in first
    assert "/index.html" in first
    assert "--ignore-existing" not in changed
    assert "/index.html" in changed
    assert "/index.html" not in last
    assert "delete" not in first + changed + last
    assert "--delete-after" in removed
    dry = deploy(site, f"{name}:humas@web.example:/srv/www", here=tmp_path, dry_run=True)
    assert len(dry.commands) == 1
    assert "--dry-run" in log.read_text().splitlines()[-1]


@pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not installed here")
def test_rsync_itself_takes_these_words(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    (target).mkdir()
    (target / "lama.html").write_text("x")
    (target / ".htaccess").write_text("x")
    told = deploy(site, f"rsync:{target}", here=tmp_path, dry_run=True).told
    assert "index.html" in told
    assert not (target / "index.html").exists()
    deploy(site, f"rsync:{target}", here=tmp_path)
    assert files.sizes(target) == files.sizes(site)
    assert (target / ".htaccess").exists()


def test_a_program_that_breaks_off_is_quoted(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, "rsync", monkeypatch, code=12)
    with pytest.raises(PartlyDone) as caught:
        deploy(site, "rsync:x:/y", here=tmp_path)
    assert "rusak" in caught.value.sentences(str)[0]


def test_a_program_that_is_missing_is_named(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreachable) as caught:
        deploy(site, "rclone:x:y", here=tmp_path)
    assert "rclone" in caught.value.sentences(str)[0]


@pytest.mark.parametrize("target", ["rsync:", "rsync:-e sh", "rclone:--config=x"])
def test_a_target_that_is_an_option_is_refused(site: Path, tmp_path: Path, target: str) -> None:
    with pytest.raises(UsageProblem):
        deploy(site, target, here=tmp_path)


def test_a_zip_holds_what_changed_since_the_last_one(site: Path, tmp_path: Path) -> None:
    cache, file = site.parent / "cache", tmp_path / "a.zip"
    assert pack(site, cache, file, dry_run=True).put
    assert not file.exists()
    pack(site, cache, file)
    with zipfile.ZipFile(file) as made:
        assert set(made.namelist()) == set(files.sizes(site))
    (site / "arsip.html").unlink()
    (site / "index.html").write_text("baru")
    pack(site, cache, file)
    with zipfile.ZipFile(file) as made:
        assert made.namelist() == ["index.html", "HAPUS.txt"]
        assert made.read("HAPUS.txt") == b"arsip.html\n"
    assert pack(site, cache, file) == ((), (), (), "")
    assert len(pack(site, cache, file, whole=True).put) == 3
    (cache / "packed").write_bytes(b"\xff")
    assert len(pack(site, cache, file).put) == 3
