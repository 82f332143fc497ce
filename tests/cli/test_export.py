from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

from bekasi_cli import documents
from newsrooms import Office
from stories import draft, published

FORMATS = ("json", "markdown", "csv", "html", "whatsapp")


@pytest.fixture
def number(office: Office) -> int:
    draft(office, "Rahasia: belum terbit")
    return published(office)


@pytest.mark.parametrize("format_", FORMATS)
def test_one_article_goes_to_standard_output(office: Office, number: int, format_: str) -> None:
    result = office.bekasi("export", "--format", format_, by="")
    assert result.code == 0
    assert "Pasar tani dibuka" in result.out
    assert "Rahasia" not in result.out, "only what is published"
    assert "Articles written: 1." in result.err


@pytest.mark.parametrize("format_", FORMATS)
def test_a_folder_is_made_and_filled(
    office: Office, number: int, format_: str, tmp_path: Path
) -> None:
    published(office)
    folder = tmp_path / "keluar" / "sini"
    result = office.bekasi("export", "--format", format_, "--output", folder)
    assert (result.code, result.out) == (0, "")
    assert "Articles written: 2." in result.err
    assert str(folder) in result.err
    files = list(folder.iterdir())
    assert len(files) == (1 if format_ == "csv" else 2)
    assert all("Pasar tani dibuka" in each.read_text("utf-8-sig") for each in files)


@pytest.mark.parametrize("format_", ["markdown", "html", "whatsapp"])
def test_several_pages_do_not_fit_into_one(
    office: Office, number: int, format_: str, tmp_path: Path
) -> None:
    published(office)
    for output in ("-", str(tmp_path / "semua.md")):
        result = office.bekasi("export", "--format", format_, "--output", output)
        assert (result.code, result.out) == (2, "")
        assert "--output DIR" in result.err
    assert not (tmp_path / "semua.md").exists()


def test_json_is_an_array_with_bodies(office: Office, number: int, tmp_path: Path) -> None:
    path = tmp_path / "berita.json"
    assert office.bekasi("export", "--format", "json", "--output", path).code == 0
    (data,) = json.loads(path.read_text("utf-8"))
    assert (data["number"], data["state"]) == (number, "published")
    assert "Warga membuka" in data["body"]


def test_markdown_reads_back_to_the_same_digest(
    office: Office, number: int, tmp_path: Path
) -> None:
    path = tmp_path / "naskah.md"
    assert office.bekasi("export", "--format", "markdown", "--output", path).code == 0
    parsed = documents.parse(path.read_bytes())
    digest = documents.digest(documents.render(parsed.manuscript))
    shown = json.loads(office.bekasi("show", str(number), "--json").out)
    assert digest == shown["digest"]
    assert parsed.bekasi["number"] == str(number)


def test_csv_has_a_row_an_article(office: Office, number: int) -> None:
    text = office.bekasi("export", "--format", "csv").out.lstrip("\ufeff")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["number"] for row in rows] == [str(number)]


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--category", "kesehatan"), 1),
        (("--category", "pemerintahan"), 0),
        (("--kind", "berita", "--reporter", "atn", "--tag", "pangan"), 1),
        (("--editor", "kar"), 0),
        (("--limit", "1"), 1),
    ],
)
def test_filters_are_those_of_the_list(
    office: Office, number: int, arguments: tuple[str, ...], count: int
) -> None:
    result = office.bekasi("export", "--format", "json", *arguments)
    assert result.code == 0
    assert len(json.loads(result.out)) == count


def test_nothing_published_makes_no_pages(office: Office, tmp_path: Path) -> None:
    draft(office)
    folder = tmp_path / "keluar"
    result = office.bekasi("export", "--format", "html", "--output", folder)
    assert (result.code, result.out) == (0, "")
    assert "No published article fits" in result.err
    assert not folder.exists()


def test_what_was_exported_before_is_renewed_without_asking(
    office: Office, number: int, tmp_path: Path
) -> None:
    for format_ in FORMATS:
        arguments = ("export", "--format", format_, "--output", tmp_path / format_)
        assert office.bekasi(*arguments).code == 0
        (path,) = (tmp_path / format_).iterdir()
        path.write_bytes(path.read_bytes() + b"\n<!-- lama -->\n")
        assert office.bekasi(*arguments).code == 0
        assert b"lama" not in path.read_bytes()


def test_a_file_of_another_origin_is_not_overwritten_unasked(
    office: Office, number: int, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("nama,alamat\n", "utf-8")
    arguments = ("export", "--format", "csv", "--output", path)
    refused = office.bekasi(*arguments)
    assert refused.code == 2
    assert "--yes" in refused.err
    assert path.read_text("utf-8") == "nama,alamat\n"
    assert office.bekasi(*arguments, "--yes").code == 0
    assert "Pasar tani" in path.read_text("utf-8-sig")


def test_a_no_leaves_the_file_as_it_was(office: Office, number: int, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("nama,alamat\n", "utf-8")
    command = ["-m", "bekasi_cli", "--newsroom", str(office.folder), "--lang", "en"]
    child = pexpect.spawn(
        sys.executable,
        [*command, "export", "--format", "csv", "--output", str(path)],
        env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
        encoding="utf-8",
        timeout=20,
    )
    child.expect("not from this newsroom")
    child.send("n")
    child.expect("Nothing was written")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert path.read_text("utf-8") == "nama,alamat\n"


def test_an_existing_file_is_a_file_whatever_it_is_called(
    office: Office, number: int, tmp_path: Path
) -> None:
    path = tmp_path / "keluaran"
    path.touch()
    assert office.bekasi("export", "--format", "json", "--output", path).code == 0
    assert json.loads(path.read_text("utf-8"))


def test_a_file_is_no_folder(office: Office, number: int, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", "utf-8")
    result = office.bekasi("export", "--format", "html", "--output", f"{tmp_path}/berkas/")
    assert result.code == 7
    assert "is a file, not a folder" in result.err


def test_a_place_that_cannot_be_read_is_said(office: Office, number: int, tmp_path: Path) -> None:
    arguments = ("export", "--format", "html", "--output", f"{tmp_path}/keluar/")
    assert office.bekasi(*arguments).code == 0
    (path,) = (tmp_path / "keluar").iterdir()
    path.unlink()
    path.mkdir()
    result = office.bekasi(*arguments)
    assert (result.code, result.out) == (7, "")
    assert "cannot be read" in result.err


def test_programs_are_told_where_the_files_lie(office: Office, number: int, tmp_path: Path) -> None:
    folder = tmp_path / "keluar"
    result = office.bekasi("export", "--format", "html", "--output", folder, "--json")
    assert [Path(each).parent for each in json.loads(result.out)] == [folder]


def test_a_format_that_does_not_exist_names_those_that_do(office: Office) -> None:
    result = office.bekasi("export", "--format", "pdf")
    assert result.code == 2
    assert "markdown" in result.err


def test_the_format_must_be_said(office: Office) -> None:
    result = office.bekasi("export")
    assert result.code == 2
    assert "--format" in result.err


def test_a_message_ends_with_the_offices_closing_lines(office: Office, number: int) -> None:
    lines = "Prokopim Tirtamaya\\n#Tirtamaya"
    assert office.bekasi("config", "set", "whatsapp_closing", lines, by="adm").code == 0
    result = office.bekasi("export", "--format", "whatsapp")
    assert result.code == 0
    assert result.out.startswith("*Pasar tani dibuka*\n\n*ARUNGJATI* – Warga membuka")
    assert result.out.endswith("Prokopim Tirtamaya\n#Tirtamaya\n")
