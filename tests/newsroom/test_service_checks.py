from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

import pytest

from bekasi_cli.model import Service
from bekasi_cli.newsroom.service_checks import Fault, answer, silent, written


def _service(number: int, address: str) -> Service:
    return Service(id=number, name=f"L{number}", address=address, need="KTP", place=number)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://a.example", "does not begin with https://"),
        ("javascript:alert(1)", "does not begin with https://"),
        ("https://atn:rahasia@a.example", "holds a name or password"),
        ("https://localhost/ktp", "cannot be one"),
        ("https://10.0.0.1/ktp", "cannot be one"),
        ("https://a..example/ktp", "cannot be read"),
        ("https://a_b.example", "cannot be one"),
        ("https://a.example:8443/ktp", "names a port"),
        ("https://a.example:port/", "cannot be read"),
        ("https://a.example/ktp.", "copied with what stood beside it"),
        ("https://a.example/https://b.example", "copied with what stood beside it"),
    ],
)
def test_a_malformed_address_is_named_with_its_reason(address: str, told: str) -> None:
    (found,) = written([_service(1, address)])
    assert (found.fault, told in found.message) == (Fault.MALFORMED, True)


def test_sound_addresses_are_left_alone() -> None:
    sound = ("https://layanan.tirtamaya.example/ktp?jenis=baru", "https://müller.example:443")
    assert written([_service(n, each) for n, each in enumerate(sound)]) == []


def test_an_address_that_stands_there_twice_is_named_with_the_first() -> None:
    (found,) = written([_service(1, "https://a.example/x"), _service(2, "https://A.example/x/")])
    assert (found.service.id, found.fault, found.details["other"]) == (2, Fault.REPEATED, 1)


def test_those_without_an_answer_are_told_in_the_order_of_the_list() -> None:
    asked: list[str] = []

    def ask(address: str) -> str:
        asked.append(address)
        return "" if address == "https://2.example" else "404"

    seen: list[tuple[int, int]] = []
    services = [_service(n, f"https://{n}.example") for n in (1, 2, 3)]
    found = silent(services, ask, lambda done, total: seen.append((done, total)))
    assert [(each.service.id, each.details["reason"]) for each in found] == [(1, "404"), (3, "404")]
    assert len(asked) == 3
    assert seen[-1] == (3, 3)


class _Server(ThreadingHTTPServer):
    """Answers as its paths say: a code for HEAD, a code for GET, a connection that is cut."""

    asked: list[str]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_HEAD(self) -> None:
        self._answer("HEAD", self.path.split("/")[1])

    def do_GET(self) -> None:
        self._answer("GET", self.path.split("/")[2])

    def _answer(self, method: str, code: str) -> None:
        self.server.asked.append(method)
        if code == "once":
            code = "200" if self.server.asked.count(method) > 1 else "500"
        if code == "cut":
            self.close_connection = True
            return
        self.send_response(int(code))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests look at what was asked."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Server]:
    """Give a server of ours, which is reached without TLS: certificates are not what is tested."""
    with _Server(("127.0.0.1", 0), _Handler) as found:
        found.asked = []

        def plain(request: Request, *, timeout: float, context: ssl.SSLContext) -> object:
            assert context.check_hostname
            method = request.get_method()
            url = request.full_url.replace("https://", "http://")
            return urlopen(Request(url, method=method), timeout=timeout)

        monkeypatch.setattr("bekasi_cli.newsroom.service_checks.urlopen", plain)
        thread = threading.Thread(target=found.serve_forever, args=(0.01,))
        thread.start()
        yield found
        found.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "told", "asked"),
    [
        ("200/-", "", ["HEAD"]),
        ("405/200", "", ["HEAD", "GET"]),
        ("404/404", "404", ["HEAD", "GET"] * 2),
        ("410/-", "410", ["HEAD"] * 2),
        ("once/500", "", ["HEAD", "GET", "HEAD"]),
    ],
)
def test_each_address_is_asked_as_often_as_it_needs(
    server: _Server, path: str, told: str, asked: list[str]
) -> None:
    assert answer(f"https://127.0.0.1:{server.server_address[1]}/{path}") == told
    assert server.asked == asked


def test_a_connection_that_is_cut_is_no_answer(server: _Server) -> None:
    assert answer(f"https://127.0.0.1:{server.server_address[1]}/cut/-")
    assert server.asked == ["HEAD", "HEAD"]


def test_a_server_that_is_not_there_is_a_sentence_and_no_traceback() -> None:
    assert answer("https://127.0.0.1:1/", timeout=2)
    assert answer("https://tidak-ada.invalid/", timeout=2)
