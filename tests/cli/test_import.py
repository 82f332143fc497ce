from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsrooms import Office

PAGE = """Prokopim Kabupaten Tirtamaya

5 Pebruari 2026 - 16:20:44 | 241

Bupati Ratna Membuka Pasar Tani

admin

ARUNGJATI - Warga datang sejak pagi _(dini hari)_.

"Kami menjual langsung," kata petani.

Reporter : atn

Editor: fiu

Berita Populer
"""

MARKDOWN = "---\ntitle: Posyandu buka setiap hari\nreporters: [atn]\n---\n\nWarga senang.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "halaman.txt"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, page: Path) -> Path:
    made = tmp_path / "arsip"
    (made / "2026").mkdir(parents=True)
    (made / ".git").mkdir()
    page.rename(made / "2026" / "halaman.txt")
    (made / "posyandu.md").write_text(MARKDOWN, "utf-8")
    (made / ".git" / "catatan.md").write_text(MARKDOWN + "lain", "utf-8")
    (made / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    return made


def shown(office: Office, number: int = 1) -> dict[str, object]:
    data: dict[str, object] = json.loads(office.bekasi("show", str(number), "--json").out)
    return data


def test_a_page_comes_in_with_every_part(office: Office, page: Path) -> None:
    result = office.bekasi("import", page)
    assert result.code == 0
    assert "✓ taken in" in result.out
    assert str(page) in result.out.replace("\n", "")
    assert "Pebruari" in result.err, "the misspelt month is told"
    data = shown(office)
    assert (data["state"], data["views"], data["dateline"]) == ("draft", 241, "ARUNGJATI")
    assert (data["reporters"], data["editors"]) == (["atn"], ["fiu"])
    source = data["source"]
    assert isinstance(source, dict)
    assert source["published"] == "2026-02-05T16:20:44+07:00"


def test_an_archive_comes_in_as_published_with_its_own_dates(office: Office, page: Path) -> None:
    assert office.bekasi("import", page, "--published").code == 0
    data = shown(office)
    assert (data["state"], data["published"]) == ("published", "2026-02-05T16:20:44+07:00")
    text = " ".join(office.bekasi("preview", "1").out.split())
    assert "5 February 2026" in text or "5 Februari 2026" in text
    assert "241" in text


@pytest.mark.parametrize("zone", ["WITA", "wita", "Asia/Makassar"])
def test_the_zone_of_the_source_can_be_told(office: Office, page: Path, zone: str) -> None:
    assert office.bekasi("import", page, "--published", "--source-zone", zone).code == 0
    assert shown(office)["published"] == "2026-02-05T15:20:44+07:00"


@pytest.mark.parametrize("zone", ["Mars", "../../etc/passwd", "Asia"])
def test_a_zone_that_does_not_exist_is_refused(office: Office, page: Path, zone: str) -> None:
    before = office.files()
    result = office.bekasi("import", page, "--source-zone", zone)
    assert result.code == 2
    assert "WITA" in result.err
    assert office.files() == before


def test_twice_makes_nothing_twice(office: Office, folder: Path) -> None:
    assert office.bekasi("import", folder).code == 0
    before = office.files()
    result = office.bekasi("import", folder, folder)
    assert result.code == 0
    assert result.out.count("= here already") == 2
    assert office.files() == before


def test_a_folder_gives_its_texts_and_nothing_hidden(office: Office, folder: Path) -> None:
    data = json.loads(office.bekasi("import", folder, "--json").out)
    assert [Path(each["file"]).name for each in data] == ["halaman.txt", "posyandu.md"]
    assert [each["outcome"] for each in data] == ["new", "new"]
    assert [each["number"] for each in data] == [1, 2]


def test_a_source_that_changed_is_a_conflict_and_left_alone(office: Office, page: Path) -> None:
    office.bekasi("import", page, "--published")
    office.bekasi("export", "--format", "markdown", "--output", page.parent / "keluar")
    (exported,) = (page.parent / "keluar").glob("*.md")
    exported.write_text(exported.read_text("utf-8").replace("sejak pagi", "sejak sore"), "utf-8")
    before = office.files()
    result = office.bekasi("import", exported)
    assert result.code == 0
    assert "≠ changed since, left alone" in result.out
    assert "differs from what was taken in as article 1" in result.err
    assert office.files() == before


def test_a_dry_run_changes_nothing(office: Office, folder: Path) -> None:
    before = office.files()
    result = office.bekasi("import", folder, "--dry-run")
    assert result.code == 0
    assert "✓ would be taken in" in result.out
    assert "would be taken in: 2" in result.out
    assert office.files() == before


def test_a_text_can_come_from_a_pipe(office: Office) -> None:
    result = office.bekasi("import", "-", input=MARKDOWN)
    assert result.code == 0
    assert shown(office)["title"] == "Posyandu buka setiap hari"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02\xff" * 100,
        b"x" * 6_000_000,
        b"---\na: &a [x]\nb: [*a, *a]\n---\n\nIsi.\n",
        b"---\n- satu\n- dua\n---\n\nIsi.\n",
        b"Tanpa judul.\n",
        b"---\nkind: berita\n---\n\nTanpa judul.\n",
    ],
    ids=["empty", "binary", "huge", "aliases", "list", "no headline", "no title"],
)
def test_what_cannot_be_read_is_said_and_nothing_is_changed(
    office: Office, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "naskah.md"
    path.write_bytes(content)
    before = office.files()
    result = office.bekasi("import", path)
    assert result.code == 9
    assert "✗ cannot be read" in result.out
    assert office.files() == before


@pytest.mark.parametrize("content", ["\ufeff" + MARKDOWN, MARKDOWN.replace("Posyandu buka", "no")])
def test_odd_but_readable_texts_come_in(office: Office, tmp_path: Path, content: str) -> None:
    path = tmp_path / "naskah.md"
    path.write_text(content, "utf-8")
    assert office.bekasi("import", path).code == 0


def test_part_of_it_is_told_apart(office: Office, folder: Path) -> None:
    (folder / "rusak.md").write_bytes(b"\x00" * 50)
    result = office.bekasi("import", folder, folder / "tidak-ada.md")
    assert result.code == 3
    assert "2 of 4 texts" in result.err
    assert "tidak-ada.md cannot be read: there is nothing of that name" in result.err
    assert result.out.count("✓ taken in") == 2


def test_a_name_that_no_file_can_have_is_said(office: Office) -> None:
    assert office.bekasi("import", "a\0b").code == 9


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_said(office: Office, page: Path) -> None:
    page.chmod(0)
    assert office.bekasi("import", page).code == 9


def test_a_folder_without_texts_says_what_texts_are(office: Office, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    result = office.bekasi("import", tmp_path / "kosong")
    assert result.code == 9
    assert ".md" in result.err


def test_a_pipe_cannot_hold_the_pin_and_a_text(office: Office) -> None:
    result = office.bekasi("import", "-", "--pin-file", "-", input=MARKDOWN)
    assert result.code == 2


def test_a_closed_standard_input_is_said(office: Office) -> None:
    result = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m bekasi_cli --as adm --lang en import - <&-', sys.executable],
        env={**os.environ, "BEKASI_NEWSROOM": str(office.folder)},
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert result.returncode == 2
    assert "bekasi import FILE" in result.stderr


@pytest.mark.parametrize("by", ["atn", "fiu"])
def test_only_an_admin_takes_texts_in(office: Office, page: Path, by: str) -> None:
    before = office.files()
    result = office.bekasi("import", page, by=by)
    assert result.code == 4
    assert "adm" in result.err
    assert office.files() == before


REAL = Path(__file__).parents[3] / "shared" / "seed" / "page.txt"


@pytest.mark.skipif(not REAL.exists(), reason="the real page is not part of this project")
def test_the_real_page_comes_in_whole_and_once(office: Office, tmp_path: Path) -> None:
    lines = [line.strip() for line in REAL.read_text("utf-8").splitlines() if line.strip()]
    masthead, stamp, headline, byline, first = lines[:5]
    office.bekasi("config", "set", "office", masthead)
    result = office.bekasi("import", REAL, "--published")
    assert result.code == 0
    assert stamp.split()[1] in result.err, "its misspelt month is told"
    assert office.bekasi("import", REAL, "--published").out.count("= here already") == 1

    data = shown(office)
    assert data["title"] == headline
    assert data["byline"] == byline
    assert data["published"] == "2023-02-14T07:57:08+07:00"
    assert data["views"] == int(stamp.rpartition("|")[2])
    assert (data["reporters"], data["editors"]) == (["atn"], ["fiu"])
    dateline, _, lead = first.partition(" - ")
    assert data["dateline"] == dateline
    body = str(data["body"])
    paragraphs = [lead, *lines[5 : lines.index("Reporter : atn")]]
    assert all(each.replace('"', "") in body.replace('"', "") for each in paragraphs)

    drawn = " ".join(office.bekasi("preview", "1", env={"COLUMNS": "80"}).out.split())
    for part in (masthead, "14 Februari 2023", "07.57 WIB", "188", headline, byline, dateline):
        assert part in drawn
    assert "Reporter: Atnan Wiryawan (atn)" in drawn
    assert "Editor: Fiona Utari (fiu)" in drawn
    assert lines[5] in drawn

    for format_ in ("json", "markdown", "csv", "html"):
        folder = tmp_path / format_
        assert office.bekasi("export", "--format", format_, "--output", f"{folder}/").code == 0
        (path,) = folder.iterdir()
        text = path.read_text("utf-8-sig")
        assert headline in text
        assert "188" in text
        assert format_ == "csv" or lines[5] in text
    shutil.rmtree(tmp_path / "html")


def test_of_several_texts_a_notice_says_in_which_it_is(office: Office, tmp_path: Path) -> None:
    for name, category in (("satu", "olahraga"), ("dua", "kesehatan"), ("tiga", "wisata")):
        text = f"---\ntitle: Naskah {name}\ncategory: {category}\n---\n\nIsi {name}.\n"
        (tmp_path / f"{name}.md").write_text(text)
    result = office.bekasi("import", *sorted(tmp_path.glob("*.md")))
    assert result.code == 0
    lines = result.err.splitlines()
    place = lines.index("! There is no category wisata; it is kept as text.")
    assert lines[place - 1] == f"In {tmp_path / 'tiga.md'}:"
    assert "dua.md" not in result.err
