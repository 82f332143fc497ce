"""Hold what people hand in by mistake or malice, and the exit code that it gets."""

from __future__ import annotations

TEXT = "---\ntitle: Panen Raya di Rawalintang\n---\n\nPetani memanen padi.\n"
HOSTILE = "[/] [bold]x[/bold] \x1b[31mmerah\x1b]0;judul\x07 \u202egnp.exe {title} %s"

BAD_TEXTS: dict[str, tuple[bytes, int]] = {
    "an empty file": (b"", 9),
    "a binary file": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", 9),
    "5 MB of text": (TEXT.encode() + b"Petani memanen padi. " * 250_000, 9),
    "an alias bomb": (
        b"---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\ntitle: x\n---\nIsi.\n",
        9,
    ),
    "a list for front matter": (b"---\n- satu\n- dua\n---\nIsi.\n", 9),
    "front matter without an end": (b"---\ntitle: x\nIsi.\n", 9),
    "deep brackets": (b"---\ntitle: " + b"[" * 5000 + b"\n---\nIsi.\n", 9),
    "a BOM": (("\ufeff" + TEXT).encode(), 0),
    "title: no": (b"---\ntitle: no\n---\n\nIsi naskah.\n", 0),
    "UTF-16": (TEXT.encode("utf-16"), 0),
    "CRLF": (TEXT.replace("\n", "\r\n").encode(), 0),
    "a hostile title": (f"---\ntitle: '{HOSTILE}'\n---\n\n{HOSTILE}\n".encode(), 0),
}
