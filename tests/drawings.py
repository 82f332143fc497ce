"""Draw a view at a width, and give values to draw."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console, RenderableType

from bekasi_cli.house import House
from bekasi_cli.i18n import Language
from bekasi_cli.model import Article, Facts, Revision, Version
from bekasi_cli.terminal import Terminal

WIDTHS = (40, 80, 200)
WIB = ZoneInfo("Asia/Jakarta")
HOUSE = House(
    office="Protokol dan Komunikasi Pimpinan Kabupaten Tirtamaya",
    url="https://prokopim.tirtamaya.example",
    zone=WIB,
    language=Language.ENGLISH,
    names={"dsp": "Dewi Saptarini", "lks": "Laksita Mahendrani"},
    categories={"pertanian": "Pertanian dan Pangan"},
)
HOSTILE = "[/] [bold]x[/bold] \x1b[31mred\x1b[0m \u202eterbalik\u202c"


def at(hour: int, day: int = 14) -> datetime:
    """Return an hour of February 2026 in UTC."""
    return datetime(2026, 2, day, hour, tzinfo=UTC)


def terminal(width: int = 80, *, json: bool = False) -> Terminal:
    """Return a terminal of WIDTH columns that keeps what is drawn."""
    made = Terminal(json=json, zone=WIB)
    made.out = Console(file=StringIO(), width=width, markup=False, emoji=False, highlight=False)
    return made


def drawn(renderable: RenderableType, width: int = 80) -> str:
    """Return RENDERABLE as text at WIDTH columns, and hold it to them."""
    console = Console(file=StringIO(), width=width, markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        console.print(renderable)
    text = captured.get()
    assert max(map(cell_len, text.splitlines()), default=0) <= width
    assert "\x1b" not in text
    return text


def flat(text: str) -> str:
    """Return TEXT with its line breaks and frames taken out, to look for sentences in."""
    return " ".join(text.replace("┃", " ").replace("│", " ").split())


FACTS = Facts(
    title="Bupati Ratna Membuka Pasar Tani",
    reporters=("dsp",),
    dateline="ARUNGJATI",
    category="pertanian",
    tags=("pasar tani", "pangan"),
)


def version(revision: int = 1, facts: Facts = FACTS) -> Version:
    """Return a version whose digest tells its revision."""
    return Version(revision=revision, digest=f"sha256:{revision:064x}", facts=facts)


def article(**changes: object) -> Article:
    """Return a draft of two revisions with CHANGES."""
    made = Article(
        id=17,
        uri="tag:prokopim.tirtamaya.example,2026-02-01:k3f9:17",
        head=version(2),
        created=at(1),
        updated=at(3),
        revisions=(
            Revision(n=1, digest=version(1).digest, parent=0, by="dsp", login="dewi", at=at(1)),
            Revision(n=2, digest=version(2).digest, parent=1, by="dsp", login="dewi", at=at(3)),
        ),
    )
    return replace(made, **changes)
