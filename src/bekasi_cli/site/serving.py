"""Serve a built site on this computer, and tell open pages when it was built anew."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

ADDRESS = "127.0.0.1"
_STATE = "/_bekasi/keadaan"
_SCRIPT = "/_bekasi/muat-ulang.js"
_TAG = f'<script src="{_SCRIPT}" defer></script>\n</body>'.encode()
_RELOAD = f"""let seen;
async function look() {{
  try {{
    const answer = await fetch("{_STATE}", {{ cache: "no-store" }});
    const now = await answer.text();
    if (seen !== undefined && now !== seen) location.reload();
    seen = now;
  }} catch {{ /* the server was stopped: the page stays as it is */ }}
}}
setInterval(look, 1000);
look();
"""


class Server(ThreadingHTTPServer):
    """The site in FOLDER at PORT of this computer, 0 for any; nobody else can reach it.

    STATE is any text that differs from build to build.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.state = "0"
        super().__init__((ADDRESS, port), partial(_Handler, directory=str(folder)))

    @property
    def url(self) -> str:
        """Return the address to open."""
        return f"http://{ADDRESS}:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site only: no listings, no links out of it, nothing hidden."""

    server: Server
    server_version = "bekasi"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file, our script, or what state the site is in."""
        if not self._ours():
            self._answer(HTTPStatus.FORBIDDEN, "text/plain", b"")
            return
        path = urlsplit(self.path).path
        if path == _STATE:
            self._answer(HTTPStatus.OK, "text/plain; charset=utf-8", self.server.state.encode())
        elif path == _SCRIPT:
            self._answer(HTTPStatus.OK, "text/javascript; charset=utf-8", _RELOAD.encode())
        else:
            self._file(path)

    do_HEAD = do_GET  # noqa: N815 - the base class's own name

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's names
        """Say nothing: the terminal is for people."""

    def _ours(self) -> bool:
        """Tell whether the request names this server: a page from elsewhere names its own."""
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        return host in (ADDRESS, "localhost")

    def _file(self, path: str) -> None:
        name = unquote(path).lstrip("/")
        if not name or name.endswith("/"):
            name += "index.html"
        root = Path(self.directory).resolve()
        status = HTTPStatus.OK
        try:
            place = (root / name).resolve()
            if not place.is_relative_to(root) or any(p.startswith(".") for p in name.split("/")):
                raise FileNotFoundError
            content = place.read_bytes()
        except (OSError, ValueError):
            status, place = HTTPStatus.NOT_FOUND, root / "404.html"
            content = place.read_bytes() if place.is_file() else b""
        kind = self.guess_type(place)
        if kind.startswith("text/") or kind.endswith(("json", "xml")):
            kind += "; charset=utf-8"
        if kind.startswith("text/html"):
            content = content.replace(b"</body>", _TAG)
        self._answer(status, kind, content)

    def _answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.copyfile(BytesIO(content), self.wfile)
