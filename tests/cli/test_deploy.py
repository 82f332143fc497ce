from __future__ import annotations

import json
from pathlib import Path

from crawler import crawl
from newsrooms import Office
from published_rooms import publish
from stories import submitted


def test_the_site_is_brought_to_a_folder_and_then_only_what_changed(
    office: Office, tmp_path: Path
) -> None:
    publish(office, 1)
    target = tmp_path / "www"
    assert office.bekasi("deploy", target).code == 8
    assert office.bekasi("build").code == 0
    tried = office.bekasi("deploy", target, "--dry-run")
    assert "+ index.html" in tried.out
    assert not target.exists()
    assert office.bekasi("deploy", target).out.startswith("Written to ")
    assert not crawl(target)[1]
    assert "Nothing has changed" in office.bekasi("deploy", target).out
    told = json.loads(office.bekasi("deploy", target, "--json").out)
    assert (told["put"], told["removed"]) == ([], [])


def test_where_the_site_goes_is_a_setting(office: Office, tmp_path: Path) -> None:
    publish(office, 1)
    office.bekasi("build")
    assert office.bekasi("deploy").code == 2
    assert office.bekasi("config", "set", "deploy_to", tmp_path / "www").code == 0
    assert office.bekasi("deploy").code == 0
    assert (tmp_path / "www" / "index.html").exists()


def test_a_zip_is_written_here(office: Office, tmp_path: Path) -> None:
    publish(office, 1)
    office.bekasi("build")
    file = tmp_path / "a.zip"
    assert office.bekasi("deploy", "--zip", file, "--whole").code == 0
    assert file.stat().st_size > 1000
    assert office.bekasi("deploy", "--whole").code == 2
    assert office.bekasi("deploy", "www", "--zip", file).code == 2


def test_a_reporter_brings_the_site_nowhere(office: Office, tmp_path: Path) -> None:
    assert office.bekasi("deploy", tmp_path / "www", by="atn").code == 4


def test_what_is_published_held_and_retracted_goes_out_in_one_go(
    office: Office, tmp_path: Path
) -> None:
    target = tmp_path / "www"
    for name, value in (("after_publishing", "deploy"), ("deploy_to", str(target))):
        assert office.bekasi("config", "set", name, value).code == 0
    number = submitted(office)
    done = office.bekasi("approve", str(number), "--publish", "--yes", by="fiu")
    assert done.code == 0, done.err
    assert "The site shows it." in done.err
    assert f"It went out to {target}." in done.err
    page = next((target / "berita").glob("*.html"))
    assert "Pasar tani dibuka" in page.read_text()
    assert office.bekasi("hold", str(number), by="fiu").code == 0
    assert "Pasar tani dibuka" not in page.read_text()
    assert office.bekasi("release", str(number), by="fiu").code == 0
    assert "Pasar tani dibuka" in page.read_text()
    office.bekasi("hold", str(number), by="fiu")
    words = ("--ground", "grave-error", "--reason", "Keliru besar.", "--yes")
    assert office.bekasi("retract", str(number), *words, by="kar").code == 0
    assert "Keliru besar." in page.read_text()
    assert not crawl(target)[1]


def test_an_act_stands_when_the_site_cannot_follow_and_says_so(office: Office) -> None:
    office.bekasi("config", "set", "after_publishing", "build")
    templates = office.folder / "theme" / "templates"
    templates.mkdir(parents=True)
    (templates / "home.html").write_text("{{ rusak }}")
    number = submitted(office)
    done = office.bekasi("approve", str(number), "--publish", "--yes", by="fiu")
    assert done.code == 3
    assert "What you did stands" in done.err
    shown = json.loads(office.bekasi("show", str(number), "--json").out)
    assert shown["state"] == "published"
