from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from bekasi_cli.site.serving import Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    site = tmp_path / "site"
    (site / "berita").mkdir(parents=True)
    (tmp_path / "rahasia.txt").write_text("rahasia")
    (site / ".tersembunyi").write_text("rahasia")
    (site / "keluar.txt").symlink_to(tmp_path / "rahasia.txt")
    (site / "index.html").write_text("<html><body>Beranda</body></html>")
    (site / "404.html").write_text("<html><body>Tidak ada</body></html>")
    (site / "berita" / "1-x.html").write_text("<html><body>Berita</body></html>")
    (site / "gaya.css").write_text("a{}")
    made = Server(site)
    Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def get(
    server: Server, path: str, method: str = "GET", host: str = ""
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    content = answer.read().decode()
    connection.close()
    return answer.status, content, dict(answer.getheaders())


def test_a_page_comes_with_the_script_that_reloads_it(server: Server) -> None:
    status, content, headers = get(server, "/")
    assert status == 200
    assert "Beranda<script src=" in content
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    status, script, headers = get(server, "/_bekasi/muat-ulang.js")
    assert status == 200
    assert "location.reload" in script
    assert headers["Content-Type"].startswith("text/javascript")


def test_the_state_tells_that_the_site_was_built_again(server: Server) -> None:
    before = get(server, "/_bekasi/keadaan")[1]
    server.state = "1"
    assert get(server, "/_bekasi/keadaan")[1] == "1" != before


def test_other_files_come_as_they_are(server: Server) -> None:
    assert get(server, "/gaya.css")[1:2] == ("a{}",)
    assert "Berita" in get(server, "/berita/1-x.html?dari=wa")[1]
    status, content, headers = get(server, "/berita/1-x.html", "HEAD")
    assert (status, content) == (200, "")
    assert int(headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    "path",
    ["/tidak-ada", "/berita", "/berita/", "/../rahasia.txt", "/%2e%2e/rahasia.txt", "/keluar.txt",
     "/.tersembunyi", "/%00", "//etc/passwd"],
)  # fmt: skip
def test_nothing_but_the_sites_own_files_is_given(server: Server, path: str) -> None:
    status, content, _ = get(server, path)
    assert status == 404
    assert "Tidak ada" in content


def test_a_page_from_elsewhere_cannot_read_the_drafts_by_a_name_of_its_own(server: Server) -> None:
    assert get(server, "/", host="jahat.example:80")[:2] == (403, "")
    assert get(server, "/", host=f"localhost:{server.server_port}")[0] == 200
