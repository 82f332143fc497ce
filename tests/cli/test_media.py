from __future__ import annotations

import json
from pathlib import Path

import photographs
import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Role
from bekasi_cli.newsroom.admin import add_staff
from newsrooms import BEGINNING, LOGIN, Office
from pictures.picture_files import huge_png, picture
from stories import draft
from writers import Seat

SMALL = (90, 60)


@pytest.fixture
def folder(office: Office, tmp_path: Path) -> Path:
    """Return a folder with the photographs of a visit; the office has a photographer, pot."""
    add_staff(office.room(at=BEGINNING), "pot", "Putri", (Role.PHOTOGRAPHER,), login=LOGIN)
    place = tmp_path / "foto"
    place.mkdir()
    for number, scene in enumerate(photographs.SCENES, 1):
        (place / scene.name).write_bytes(photographs.draw(number, size=SMALL))
    (place / ".tersembunyi.jpg").write_bytes(picture())
    (place / "catatan.txt").write_text("bukan foto")
    return place


def test_a_whole_visit_comes_in_by_one_command_without_a_question(
    office: Office, folder: Path
) -> None:
    said = office.bekasi(
        *("media", "add", folder, "--credit", "Putri/Prokopim", "--place", "Sukawening"),
        *("--people", "Sari Wulandari, S.Sos.", "--people", "Jaka Permana"),
        by="pot",
    )
    assert said.code == 0, said
    assert said.out.count("✓ taken in") == 12
    assert "11 of them have no caption yet" in said.err
    assert "identity not proven" in said.err
    found = json.loads(office.bekasi("media", "list", "--json").out)
    assert {each["credit"] for each in found} == {"Putri/Prokopim"}
    assert found[0]["people"] == ["Sari Wulandari, S.Sos.", "Jaka Permana"]
    assert sorted(each["date"] or "" for each in found) == [""] + ["2026-11-24"] * 11
    assert len(list((office.folder / "cache" / "pictures").iterdir())) == 12
    again = office.bekasi("media", "add", folder, by="pot")
    assert again.out.count("= here already") == 12


def test_a_list_of_captions_says_what_each_shows(office: Office, folder: Path) -> None:
    listed = folder / "keterangan.csv"
    listed.write_text(
        "file,caption,credit,alt,date\n"
        "IMG_0002.jpg,Bibit bakau disiapkan,,Bibit di ember,23/11/2026\n"
    )
    said = office.bekasi(
        *("media", "add", f"{folder}/IMG_000[23].jpg", "--captions", listed, "--credit", "Putri"),
        *("--caption", "Warga bekerja", "--json"),
    )
    first, second = (each["photograph"] for each in json.loads(said.out))
    assert (first["caption"], first["alt"]) == ("Bibit bakau disiapkan", "Bibit di ember")
    assert (first["credit"], first["date"]) == ("Putri", "2026-11-23")
    assert (second["caption"], second["date"]) == ("Warga bekerja", "2026-11-24")


def test_a_list_with_a_wrong_day_changes_nothing(office: Office, folder: Path) -> None:
    listed = folder / "keterangan.csv"
    listed.write_text("file,date\nIMG_0002.jpg,entah kapan\n")
    before = office.files()
    said = office.bekasi("media", "add", folder, "--captions", listed)
    assert said.code == ExitCode.UNREADABLE
    assert "line 2: " in said.err
    assert office.files() == before


def test_files_that_lie_are_left_out_with_a_sentence_each(office: Office, tmp_path: Path) -> None:
    (tmp_path / "bohong.jpg").write_bytes(picture("PNG"))
    (tmp_path / "bom.png").write_bytes(huge_png())
    (tmp_path / "putus.jpg").write_bytes(picture()[:-200])
    before = office.files()
    liars = [tmp_path / name for name in ("bohong.jpg", "bom.png", "putus.jpg", "tiada.jpg")]
    said = office.bekasi("media", "add", *liars)
    assert said.code == ExitCode.UNREADABLE
    for told in ("is a PNG file", "50000 x 50000", "broken or breaks off", "cannot be read"):
        assert told in said.err
    assert office.files() == before
    (tmp_path / "baik.jpg").write_bytes(picture())
    some = office.bekasi("media", "add", *liars, tmp_path / "baik.jpg")
    assert some.code == ExitCode.PARTIAL
    assert "4 of 5 files were left out" in some.err


def test_an_empty_folder_and_a_pattern_that_fits_nothing_are_told(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "kosong").mkdir()
    for name in (tmp_path / "kosong", tmp_path / "*.webp"):
        said = office.bekasi("media", "add", name)
        assert said.code == ExitCode.UNREADABLE
        assert "There are no photographs in" in said.err


def test_photographs_are_marked_in_a_list_and_attached_at_once(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = str(draft(office))
    (folder / "rusak.png").write_bytes(b"x")
    seat = Seat(monkeypatch, [str(folder / "IMG_0001.jpg"), str(folder / "IMG_0003.jpg")])
    said = office.bekasi("media", "add", folder, "--pick", "--attach", number, by="pot")
    assert said.code == 0, said
    labels = dict(seat.choices)
    assert labels[str(folder / "IMG_0001.jpg")] == (
        "IMG_0001.jpg\tTuesday, 24 November 2026\t90 x 60"
    )
    assert labels[str(folder / "IMG-20261124-WA0012.jpg")].split("\t")[1] == "no day"
    assert "is no photograph" in labels[str(folder / "rusak.png")]
    assert "Pasar tani dibuka”, shows them now (revision 2)" in said.out
    assert "Warga Desa Sukawening" in office.bekasi("preview", number).out
    assert "gaya/foto" in office.bekasi("check", number).out

    Seat(monkeypatch, [])
    none = office.bekasi("media", "add", folder, "--pick", by="pot")
    assert none.code == ExitCode.INTERRUPTED


def test_where_nobody_can_be_asked_picking_names_another_way(office: Office, folder: Path) -> None:
    said = office.bekasi("media", "add", folder, "--pick")
    assert said.code == ExitCode.USAGE
    assert "bekasi media add FILE…" in said.err


def test_with_json_the_list_of_what_came_in_is_all_that_is_printed(
    office: Office, folder: Path
) -> None:
    number = str(draft(office))
    said = office.bekasi(
        *("media", "add", folder / "IMG_0001.jpg", "--attach", number, "--json"), by="atn"
    )
    (only,) = json.loads(said.out)
    assert (only["outcome"], only["suggested"]) == ("new", ["taken", "caption"])
    shown = json.loads(office.bekasi("show", number, "--json").out)
    assert shown["photos"][0]["media"] == only["photograph"]["digest"]


def test_the_list_shows_what_is_used_and_what_is_not(office: Office, folder: Path) -> None:
    assert "no such photographs" in office.bekasi("media", "list").err
    office.bekasi("media", "add", folder)
    number = str(draft(office))
    office.bekasi("media", "attach", number, "1", by="atn")
    unused = json.loads(office.bekasi("media", "list", "--unused", "--json").out)
    assert [each["number"] for each in unused] == list(range(12, 1, -1))
    few = office.bekasi("media", "list", "--limit", "2")
    assert "These are the newest 2" in few.err
    assert "No." in few.out
    assert "newest" not in office.bekasi("media", "list", "--all").err
    table = office.bekasi("media", "list", "--search", "bakau", "--since", "2026-11-24").out
    assert "Warga Desa Sukawening" in table
    assert "no such" in office.bekasi("media", "list", "--until", "2026-11-23").err
    assert "no such" in office.bekasi("media", "list", "--by", "atn").err


def test_a_photograph_is_shown_with_its_uses_and_its_copies(office: Office, folder: Path) -> None:
    office.bekasi("media", "add", folder / "IMG_0001.jpg")
    assert "no article" in office.bekasi("media", "show", "1").out
    number = str(draft(office))
    office.bekasi("media", "attach", number, "1", by="atn")
    said = office.bekasi("media", "show", "1").out
    assert f"{number} · Pasar tani dibuka · Draft" in said
    assert "90 x 60 · JPEG" in said
    told = json.loads(office.bekasi("media", "show", "1", "--json").out)
    assert told["articles"] == [{"number": int(number), "newest": True, "live": False}]
    assert [each["name"] for each in told["copies"]] == ["90.jpg", "90.webp", "unduh.jpg"]
    (original,) = (office.folder / "media").rglob("*" + told["digest"][-62:])
    assert "whole" in said
    original.unlink()
    assert "There is no file" in office.bekasi("media", "show", "1").out


def test_photographs_are_attached_though_their_copies_find_no_place(
    office: Office, folder: Path
) -> None:
    number = str(draft(office))
    place = office.folder / "cache" / "pictures"
    place.parent.mkdir(exist_ok=True)
    place.touch()
    photo = folder / "IMG_0001.jpg"
    said = office.bekasi("media", "add", photo, "--attach", number, by="pot")
    assert said.code == 0, said
    assert "not all copies for readers could be written" in said.err
    assert "shows them now" in said.out
    place.unlink()
    assert office.bekasi("media", "add", photo, by="pot").code == 0
    told = json.loads(office.bekasi("media", "show", "1", "--json").out)
    assert len(told["copies"]) == 3


def test_what_a_photograph_shows_is_edited(office: Office, folder: Path) -> None:
    office.bekasi("media", "add", folder / "IMG_0002.jpg")
    assert office.bekasi("media", "edit", "1").code == ExitCode.USAGE
    change = ("media", "edit", "1", "--caption", "Bibit", "--date", "23/11/2026")
    assert "Photograph 1 is described anew." in office.bekasi(*change).out
    assert "Already done" in office.bekasi(*change).out
    found = json.loads(office.bekasi(*change, "--json").out)
    assert (found["caption"], found["date"]) == ("Bibit", "2026-11-23")
    assert office.bekasi("media", "edit", "9", "--alt", "x").code == ExitCode.NOT_FOUND


def test_photographs_are_attached_and_taken_off(office: Office, folder: Path) -> None:
    office.bekasi("media", "add", folder / "IMG_0001.jpg", folder / "IMG_0002.jpg")
    number = str(draft(office))
    attached = office.bekasi("media", "attach", number, "2", "1", by="pot")
    assert "shows them now (revision 2)" in attached.out
    assert "showed them before" in office.bekasi("media", "attach", number, "1", by="pot").out
    off = office.bekasi("media", "detach", number, "2", by="pot")
    assert "shows them no longer (revision 3)" in off.out
    assert office.bekasi("media", "detach", number, "2", by="pot").code == ExitCode.NOT_FOUND
    story = office.bekasi("history", number).out
    assert "attached photographs." in story
    assert "took photographs off." in story


def test_a_photograph_is_erased_for_good_and_the_trail_still_holds(
    office: Office, folder: Path
) -> None:
    office.bekasi("staff", "add", "ad2", "--name", "Admin Dua", "--role", "admin")
    office.bekasi("media", "add", folder / "IMG_0001.jpg", "--people", "Wulandari")
    number = str(draft(office))
    office.bekasi("media", "attach", number, "1", by="pot")
    office.bekasi("media", "detach", number, "1", by="pot")
    code = json.loads(office.bekasi("media", "show", "1", "--json").out)["digest"][7:15]
    basis = ("--original", code, "--basis", "UU PDP")
    assert office.bekasi("redact", number, *basis).code == 0
    assert office.bekasi("redact", number, "--confirm", "--yes", by="ad2").code == 0
    assert b"Wulandari" not in b"".join(office.files().values())
    assert not (office.folder / "cache" / "pictures").exists() or not list(
        (office.folder / "cache" / "pictures").rglob("*.jpg")
    )
    assert office.bekasi("audit", "verify").code == 0
    assert "erased for good" in office.bekasi("media", "show", "1").out
    again = office.bekasi("media", "add", folder / "IMG_0001.jpg")
    assert "here already" in again.out


def test_a_backup_brings_photographs_back(office: Office, folder: Path, tmp_path: Path) -> None:
    office.bekasi("media", "add", folder / "IMG_0001.jpg", folder / "IMG_0002.jpg")
    copy, new = tmp_path / "salinan.tar.xz", tmp_path / "baru"
    assert office.bekasi("backup", copy).code == 0
    assert office.bekasi("restore-backup", copy, new).code == 0
    restored = Office(new)
    shown = json.loads(restored.bekasi("media", "show", "1", "--json").out)
    assert shown["copies"] == []
    assert "whole" in restored.bekasi("media", "show", "1").out
    again = restored.bekasi("media", "add", folder / "IMG_0001.jpg")
    assert "here already" in again.out
    assert json.loads(restored.bekasi("media", "show", "1", "--json").out)["copies"]
