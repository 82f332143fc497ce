"""Type acts on what lies beside the articles, and see what a newsroom holds of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import photographs

from bekasi_cli.errors import ExitCode
from faults.desks import Room

AGENDA = """\
Selasa, 24 November 2026
08.00 Apel pagi {n} - Plaza Pemkab
09.30 Rapat panen raya {n} - Aula Setda
13.00 s.d. selesai Jalan sehat {n} - Alun-alun
"""
READ = (
    "203.0.113.9 - - [24/Nov/2026:{hour:02}:{minute:02}:01 +0700]"
    ' "GET /berita/1-pasar.html HTTP/2.0" 200 9 "-" "Firefox/{n}.0"\n'
)
LISTS: Mapping[str, tuple[str, ...]] = {
    "media": ("media", "list", "--all", "--json"),
    "agenda": ("agenda", "list", "--all", "--json"),
    "services": ("services", "list", "--json"),
    "views": ("views", "--all", "--json"),
}
"""The command that lists what each kind of act left."""
TAKEN = ExitCode.REFUSED
"""What the second of two services of one name is answered."""


class Act(NamedTuple):
    """A command and the member of the staff who types it."""

    by: str
    words: tuple[str, ...]


def act(kind: str, folder: Path, n: int) -> Act:
    """Return the Nth act of a KIND of `LISTS`; what it takes in is written to FOLDER.

    The log of `views` holds one reading of article 1, by a reader whom no other log knows.
    """
    if kind == "services":
        address = f"https://layanan.tirtamaya.example/{n}"
        said = ("--address", address, "--need", "KTP", "--help-line", "Ambil nomor antrean.")
        return Act("fiu", ("services", "add", f"Layanan {n}", *said))
    path = folder / f"{kind}-{n}{'.jpg' if kind == 'media' else '.txt'}"
    if kind == "media":
        scenes = len(photographs.SCENES)
        path.write_bytes(photographs.draw(n % scenes + 1, size=(60, 40 + n // scenes)))
        return Act("atn", ("media", "add", str(path)))
    if kind == "agenda":
        path.write_text(AGENDA.format(n=n), "utf-8")
        return Act("atn", ("agenda", "import", str(path), "--source", f"daftar {n}"))
    path.write_text(READ.format(n=n, hour=n // 60 % 24, minute=n % 60), "utf-8")
    return Act("fiu", ("views", "import", str(path)))


def publish_first(room: Room) -> None:
    """Write article 1 and publish it, so that readers can have read it."""
    text = "---\ntitle: Pasar\nreporters: [atn]\n---\n\nPedagang kembali.\n"
    assert room.type("atn", "draft", "--file", "-", input=text).code == 0
    assert room.type("atn", "submit", "1").code == 0
    assert room.type("fiu", "approve", "1", "--publish", "--yes").code == 0


def listed(room: Room, kind: str) -> list[dict[str, object]]:
    """Return what the list of a KIND says."""
    done = room.type("adm", *LISTS[kind])
    assert done.code == 0, done.err
    assert isinstance(done.json, list)
    return done.json


def held(room: Room) -> list[tuple[object, ...]]:
    """Return what all lists say, save for the second at which a photograph was taken in."""
    return [
        (kind, *(value for name, value in each.items() if name != "added"))
        for kind in LISTS
        for each in listed(room, kind)
    ]
