"""Keep an index of a checkpoint in cache/: where each document and line lies, and its facets.

It is derived: whoever writes makes it anew where it is missing, of another state or damaged, and
without it everything reads as well, only not as fast. Its name is that of the checkpoint's
generation, so that nobody reads one checkpoint by the index of another.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterator
from os.path import lexists
from pathlib import Path

from msgspec import MsgspecError, json

from bekasi_cli import files
from bekasi_cli.model import facets
from bekasi_cli.storage import recent
from bekasi_cli.storage.indexed import About, Indexed
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import hold
from bekasi_cli.storage.laying import Layout, Places
from bekasi_cli.storage.packed import Blocks, Handle, Unfit, as_bytes, pack
from bekasi_cli.storage.postings import Field, Gathering
from bekasi_cli.storage.recent import Noted
from bekasi_cli.storage.state import State, decode

CACHE = "cache"
_SCHEMA = f"8 {sys.byteorder}"  # a new one for each change to model.facets
_SINGULAR = frozenset({"uri", "slug", "title", "dateline", "event_date", "created"})
"""Facets of articles that hardly two share, and by which nobody filters or orders a long list."""

_ABOUT = re.compile(rb'"about":(\[[^\]]*\])')
_REFS = json.Decoder(list[str])


def read(root: Path, checkpoint: Handle, generation: str, seq: int, offset: int) -> Indexed:
    """Open the index of the CHECKPOINT of this GENERATION, which is of line SEQ, up to OFFSET.

    Raises:
        Unfit: there is none that can be believed.
    """
    base = _path(root, generation)
    blocks = Blocks(base)
    try:
        about = json.decode(blocks.about, type=About)
    except MsgspecError as problem:
        raise Unfit("the header is another program's") from problem
    if (about.generation, about.schema, about.offset) != (generation, _SCHEMA, offset):
        raise Unfit("it is of another checkpoint")
    noted = recent.read(_beside(base), seq, offset)
    return Indexed(blocks, noted, checkpoint, Handle(root / JOURNAL), about)


def write(root: Path, state: State, layout: Layout, offset: int) -> None:
    """Put the index of the checkpoint LAYOUT, which is of STATE up to byte OFFSET, in its place.

    Raises:
        Unfit: the index that STATE stands on is damaged.
        BekasiError: it cannot be written.
    """
    old = state.base if isinstance(state.base, Indexed) else None
    blocks: dict[str, bytes] = {}
    tables: dict[str, dict[str, bool]] = {}
    for name, places in layout.tables.items():
        blocks |= {
            f"{name}/ids": as_bytes("Q", places.ids),
            f"{name}/offsets": as_bytes("Q", places.offsets),
            f"{name}/lengths": as_bytes("I", places.lengths),
            f"{name}/digests": bytes(places.digests),
        }
        made, tables[name] = _carried(state, old, name, places) or _gathered(state, name, places)
        blocks |= made
    blocks |= _lines(root / JOURNAL, old, offset)
    blocks = dict(sorted(blocks.items()))
    tables = {name: dict(sorted(fields.items())) for name, fields in tables.items()}
    about = About(generation=layout.generation, schema=_SCHEMA, offset=offset, tables=tables)
    base = _path(root, layout.generation)
    files.make_folders(base.parent)
    header = {name: getattr(about, name) for name in about.__struct_fields__}
    files.derive(_beside(base), ())
    files.derive(base, pack(header, blocks))


def add(base: Indexed, lines: list[Noted]) -> None:
    """Note LINES, which follow those that BASE knows; they are the journal's already.

    Raises:
        BekasiError: they cannot be written.
    """
    content = recent.lines_for(lines, base.recent.check)
    files.extend(base.recent.path, base.recent.size, content)
    base.recent.moved(lines, content)


def unfit(root: Path, checkpoint: Handle, generation: str, seq: int, offset: int) -> str:
    """Return where the index lies that `read` would open, if any byte of it is not as written.

    Nothing where all of it is, or where there is none.
    """
    base = _path(root, generation)
    if not lexists(base):
        return ""
    try:
        read(root, checkpoint, generation, seq, offset).blocks.verify()
    except Unfit:
        # gone meanwhile: a writer has a newer one
        return base.relative_to(root).as_posix() if lexists(base) else ""
    return ""


def forget(root: Path, keep: str = "") -> None:
    """Remove every index but that of the generation KEEP; the lock must be held."""
    kept = {_path(root, keep), _beside(_path(root, keep))} if keep else set()
    for path in (root / CACHE).glob("index.*"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _path(root: Path, generation: str) -> Path:
    return root / CACHE / f"index.{generation[:16]}"


def _beside(base: Path) -> Path:
    return base.with_name(f"{base.name}.recent")


def _gathered(state: State, name: str, places: Places) -> tuple[dict[str, bytes], dict[str, bool]]:
    """Return the blocks of all fields of table NAME, and which are single, from its documents."""
    found: dict[str, Gathering] = {}
    for row, (id_, raw) in enumerate(state.ordered(name) if name in recent.KINDS else ()):
        if places.ids[row] != id_:
            raise Unfit("the documents changed")
        for field, values in _facets(name, id_, bytes(raw)).items():
            found.setdefault(field, Gathering()).add(row, values)
    blocks: dict[str, bytes] = {}
    single = {field: each.single for field, each in found.items()}
    for field in single:
        blocks |= found.pop(field).blocks(f"{name}.{field}")
    return blocks, single


def _carried(
    state: State, old: Indexed | None, name: str, places: Places
) -> tuple[dict[str, bytes], dict[str, bool]] | None:
    """Return what `_gathered` does, made of the OLD index; None where that cannot be."""
    single = dict(old.about.tables.get(name, {})) if old else {}
    if old is None or not single:
        return None
    before = old.blocks.numbers(f"{name}/ids", "Q")
    if places.ids[: len(before)] != before:
        return None
    changed = sorted({*old.recent.latest.get(name, {}), *state.fresh.get(name, {})})
    rows = {id_: row for row, id_ in enumerate(places.ids)} if changed else {}
    added: dict[str, dict[str, list[int]]] = {field: {} for field in single}
    for id_ in changed:
        for field, values in _facets(name, id_, bytes(state.document(name, id_) or b"")).items():
            several = len(set(values)) > 1
            single[field] = single.get(field, True) and not several
            for value in dict.fromkeys(values):
                added.setdefault(field, {}).setdefault(value, []).append(rows[id_])
    gone = frozenset(rows[id_] for id_ in changed)
    blocks: dict[str, bytes] = {}
    for field, of_value in added.items():
        full = f"{name}.{field}"
        if field in old.about.tables[name]:
            blocks |= Field(old.blocks, full).changed(full, gone, of_value)
        else:
            blocks |= _fresh_field(full, of_value)
    return blocks, single


def _fresh_field(name: str, of_value: dict[str, list[int]]) -> dict[str, bytes]:
    found = Gathering()
    for value, rows in of_value.items():
        for row in sorted(rows):
            found.add(row, (value,))
    return found.blocks(name)


def _facets(name: str, id_: int, document: bytes) -> dict[str, tuple[str, ...]]:
    found = facets(decode(recent.KINDS[name], document, id_))
    if name != "articles":
        return found
    return {key: each for key, each in found.items() if key.removeprefix("live_") not in _SINGULAR}


def _lines(journal: Path, old: Indexed | None, offset: int) -> dict[str, bytes]:
    """Return the blocks of where each journal line up to OFFSET begins, and what it is about.

    Raises:
        Damaged: a line is not what was written; an index of it would hide that.
    """
    starts = old.starts.all() if old else array("Q", [0])
    added: dict[str, list[int]] = {}
    gathered = Gathering()
    for raw in _raw_lines(journal, starts[-1], offset):
        number = len(starts) - 1
        hold(raw[:-1], number)
        told = _ABOUT.search(raw)
        for ref in _REFS.decode(told[1]) if told else ():
            if old:
                added.setdefault(ref, []).append(number)
            else:
                gathered.add(number, (ref,))
        starts.append(starts[-1] + len(raw))
    field = "lines.about"
    made = Field(old.blocks, field).changed(field, frozenset(), added) if old else None
    return {"lines/starts": starts.tobytes(), **(made or gathered.blocks(field))}


def _raw_lines(journal: Path, offset: int, end: int) -> Iterator[bytes]:
    with journal.open("rb") as source:
        source.seek(offset)
        while offset < end:
            raw = source.readline()
            if not raw:
                raise Unfit("the journal is shorter")
            yield raw
            offset += len(raw)
