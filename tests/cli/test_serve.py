from __future__ import annotations

import json
import socket
import urllib.request
from pathlib import Path

import pytest

from bekasi_cli.cli import serve as command
from bekasi_cli.site.serving import Server
from newsrooms import Office
from published_rooms import publish
from stories import draft


def stop() -> None:
    """Press Ctrl-C."""
    raise KeyboardInterrupt


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode())


def test_serve_shows_the_site_and_builds_it_again_when_something_changes(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(office, 1)
    pages: list[str] = []
    made: list[Server] = []
    real = command._server

    def keep(site: Path, port: int) -> Server:
        made.append(real(site, port))
        return made[0]

    def wait() -> None:
        pages.append(read(made[0].url))
        match len(pages):
            case 1:
                draft(office, "Rapat rahasia")
                publish(office, 1, title="Panen raya")
            case 2:
                (office.folder / "bekasi.toml").write_text("office = [")
            case 4:
                stop()

    monkeypatch.setattr(command, "_server", keep)
    monkeypatch.setattr(command, "_wait", wait)
    result = office.bekasi("serve", "--port", "0", by="")
    assert result.code == 0, result.err
    assert made[0].url in result.out
    assert "Panen raya" not in pages[0]
    assert "Panen raya" in pages[1]
    assert "Rapat rahasia" not in "".join(pages)
    assert "The site was built again." in result.err
    assert "bekasi.toml" in result.err  # said, and the server goes on
    assert pages[3] == pages[2]
    assert not (office.folder / "site").exists()


def test_serve_drafts_shows_what_is_on_its_way_and_marks_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(office, "Rapat warga")
    pages: list[str] = []
    real = command._server

    def keep(site: Path, port: int) -> Server:
        server = real(site, port)
        pages.append((site / "index.html").read_text())
        return server

    monkeypatch.setattr(command, "_server", keep)
    monkeypatch.setattr(command, "_wait", stop)
    result = office.bekasi("serve", "--drafts", "--port", "0", "--json", by="")
    assert result.code == 0, result.err
    assert json.loads(result.out)["url"].startswith("http://127.0.0.1:")
    assert "Rapat warga" in pages[0]
    assert "Draf: belum terbit" in pages[0]  # pages speak the newsroom's language


def test_a_port_that_is_taken_is_named(office: Office) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = office.bekasi("serve", "--port", port, by="")
    assert result.code == 7
    assert port in result.err
    assert "--port 0" in result.err
