"""Read each key of the front matter as the field that it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple, TypeVar

from msgspec import structs

from bekasi_cli.dates import Here, Lean, show, show_day
from bekasi_cli.documents.notices import Notice
from bekasi_cli.documents.tidying import (
    CODE_KEYS,
    JOURNALLED_KEYS,
    LIST_KEYS,
    RESERVED,
    TEXT_KEYS,
    is_extra,
    known_as,
    one_line,
    plain,
)
from bekasi_cli.documents.yaml_text import Block
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_, _, language
from bekasi_cli.model import ArticleKind, CorrectionKind, CorrectionNote, Facts, Photo, Source

Word = TypeVar("Word", bound=StrEnum)

_ABSENT = ("", "~", "null")
_QUOTE_IT = N_("Put the value between single quotes, as in {key}: 'value'.")
_NO_TEXT = N_("`{key}` in line {line} of the text must be plain text.")
_NO_LIST = N_("`{key}` in line {line} of the text must be a list of plain texts.")
_LIST_HINT = N_("Write them in one line with commas between, as in {key}: satu, dua.")
_NO_BLOCK = N_("`{key}` in line {line} of the text must have lines of its own below it: {parts}.")
_BLOCK_HINT = N_("Write each below `{key}:` in a line of its own, two blanks before it.")
_UNKNOWN_WORD = N_("`{key}` in line {line} of the text is “{value}”, which is none that we know.")
_WORDS_HINT = N_("Write one of these: {words}.")
_NO_TIME = N_(
    "`{key}` in line {line} of the text is “{value}”, which is no date with time and zone."
)
_TIME_HINT = N_("Write it as in 2026-11-24T09:00:00+07:00.")
_IN_FIELD = N_("`{key}` in line {line} of the text: {problem}")
_UNDERSTOOD = N_("`{key}` in line {line} was read as {meant}.")
_NO_DAY = N_("`{key}` in line {line} of the text is “{value}”, which is no date.")
_DAY_HINT = N_("Write year, month and day as in 2026-11-24.")
_NO_NUMBER = N_("`{key}` in line {line} of the text is “{value}”, which is no whole number.")
_NUMBER_HINT = N_("Write digits only, as in {key}: 188.")
_TWICE = N_("`{key}` in line {line} of the text stands there a second time under another name.")
_TWICE_HINT = N_("Keep the right line and remove the other.")

_JOURNALLED = N_("`{key}` in line {line} was left out: the newsroom keeps it, it cannot be typed.")
_RENAMED = N_("`{key}` in line {line} was read as `{known}`.")
_UNKNOWN_KEY = N_("`{key}` in line {line} is no field that we know; it is kept as it is.")
_UNKNOWN_PART = N_("`{key}` in line {line} is no field that we know; it was left out.")
_NO_EXPORT = N_("`{key}` in line {line} was left out: it is kept for what an export says.")
_NO_MEDIA = N_("`{key}` in line {line} names no photograph (`media`).")


class _Field(NamedTuple):
    """A value as typed, where it stands, and the list that takes what should be said of it."""

    key: str
    line: int
    value: object
    notices: list[Notice]
    here: Here | None = None

    def say(self, message: str, **more: str) -> None:
        self.notices.append(Notice(message, {"key": self.key, "line": self.line, **more}))

    def wrong(self, message: str, hint: str, **more: str) -> Unreadable:
        value = one_line(str(self.value))[:60]
        return Unreadable(message, hint, key=self.key, line=self.line, value=value, **more)

    @property
    def absent(self) -> bool:
        return isinstance(self.value, str) and self.value.strip().lower() in _ABSENT


def read_facts(
    block: Block, here: Here | None = None
) -> tuple[Facts, dict[str, object], list[Notice]]:
    """Return BLOCK's facts, what stood under `bekasi:`, and notices; the facts are not tidied yet.

    Dates are read as people type them HERE; without it only as texts of record write them.

    Raises:
        Unreadable: a value that its field cannot hold; names key and line.
    """
    notices: list[Notice] = []
    known: dict[str, object] = {}
    extra: dict[str, object] = {}
    bekasi: dict[str, object] = {}
    for typed, value in block.items():
        key = known_as(one_line(typed))
        field = _Field(one_line(typed)[:60], block.lines[typed], value, notices, here)
        if key == RESERVED:
            bekasi = _export(field)
        elif key in JOURNALLED_KEYS:
            field.say(_JOURNALLED)
        elif is_extra(key):
            extra[one_line(typed)] = plain(value)
            field.say(_UNKNOWN_KEY)
        elif key in known:
            raise field.wrong(_TWICE, _TWICE_HINT)
        else:
            known[key] = _READERS[key](field)
            if key != typed:
                field.say(_RENAMED, known=key)
    return structs.replace(Facts(extra=extra), **known), bekasi, notices


def _export(field: _Field) -> dict[str, object]:
    if isinstance(field.value, Block):
        return {key: plain(value) for key, value in field.value.items()}
    field.say(_NO_EXPORT)
    return {}


def _text(field: _Field) -> str:
    if isinstance(field.value, str):
        return field.value
    raise field.wrong(_NO_TEXT, _QUOTE_IT)


def _list(separators: str) -> Callable[[_Field], tuple[str, ...]]:
    def read(field: _Field) -> tuple[str, ...]:
        if field.absent:
            return ()
        if isinstance(field.value, str):
            return tuple(re.split(separators, field.value))
        if isinstance(field.value, list):
            texts = [each for each in field.value if isinstance(each, str)]
            if len(texts) == len(field.value):
                return tuple(texts)
        raise field.wrong(_NO_LIST, _LIST_HINT)

    return read


def _kind(field: _Field) -> ArticleKind:
    return ArticleKind.NEWS if field.absent else _word(field, ArticleKind)


def _word(field: _Field, enum: type[Word]) -> Word:
    """Return the word of ENUM that was typed, capitals and blanks aside: `Siaran Pers`."""
    typed = "-".join(_text(field).lower().split())
    for word in enum:
        if word.value == typed:
            return word
    raise field.wrong(_UNKNOWN_WORD, _WORDS_HINT, words=", ".join(word.value for word in enum))


def _day(field: _Field) -> date | None:
    if field.absent:
        return None
    typed = _text(field).strip()
    with suppress(ValueError):
        return date.fromisoformat(typed)
    if field.here is None:
        raise field.wrong(_NO_DAY, _DAY_HINT)
    day = _typed(field, field.here, Lean.PAST).astimezone(field.here.zone).date()
    field.say(_UNDERSTOOD, meant=show_day(day, language()))
    return day


def _moment(lean: Lean) -> Callable[[_Field], datetime | None]:
    def read(field: _Field) -> datetime | None:
        if field.absent:
            return None
        with suppress(ValueError, OverflowError):
            moment = datetime.fromisoformat(_text(field).strip())
            if moment.tzinfo is not None:
                return moment.astimezone(UTC)
        if field.here is None:
            raise field.wrong(_NO_TIME, _TIME_HINT)
        moment = _typed(field, field.here, lean, needs_hour=True)
        field.say(_UNDERSTOOD, meant=show(moment, field.here.zone, language()))
        return moment

    return read


def _typed(field: _Field, here: Here, lean: Lean, *, needs_hour: bool = False) -> datetime:
    """Return the instant that somebody typed into FIELD; an error names the field as well."""
    try:
        return here.read(_text(field).strip(), lean=lean, needs_hour=needs_hour)
    except Unreadable as error:
        problem = _(error.message).format_map(error.details)
        known = {**error.details, "key": field.key, "line": field.line, "problem": problem}
        raise Unreadable(_IN_FIELD, error.hint, **known) from error


def _number(field: _Field) -> int | None:
    if field.absent:
        return None
    typed = _text(field).strip()
    if not re.fullmatch("[0-9]{1,15}", typed):
        raise field.wrong(_NO_NUMBER, _NUMBER_HINT)
    return int(typed)


def _photos(field: _Field) -> tuple[Photo, ...]:
    if field.absent:
        return ()
    several = field.value if isinstance(field.value, list) else [field.value]
    return tuple(_photo(field._replace(value=each)) for each in several)


def _photo(field: _Field) -> Photo:
    if isinstance(field.value, str):
        return Photo(media=field.value)
    parts = _parts(field, "media", "caption", "credit", "alt")
    photo = Photo(**{"media": "", **{name: _text(part) for name, part in parts.items()}})
    if not photo.media.strip():
        field.say(_NO_MEDIA)
    return photo


def _correction(field: _Field) -> CorrectionNote | None:
    if field.absent:
        return None
    parts = _parts(field, "kind", "note")
    kind = parts.get("kind", field._replace(key="correction.kind", value=""))
    note = parts.get("note")
    return CorrectionNote(kind=_word(kind, CorrectionKind), note=_text(note) if note else "")


def _source(field: _Field) -> Source | None:
    if field.absent:
        return None
    parts = _parts(field, "digest", "name", "url", "published", "views")
    texts = {name: _text(parts[name]) for name in ("name", "url") if name in parts}
    return Source(
        digest=_text(parts["digest"]) if "digest" in parts else "",
        published=_moment(Lean.PAST)(parts["published"]) if "published" in parts else None,
        views=_number(parts["views"]) if "views" in parts else None,
        **texts,
    )


def _parts(field: _Field, *names: str) -> dict[str, _Field]:
    """Return the fields of a block by their names; others are left out, with a notice."""
    block = field.value
    if not isinstance(block, Block):
        raise field.wrong(_NO_BLOCK, _BLOCK_HINT, parts=", ".join(names))
    parts = {}
    for typed, value in block.items():
        name = one_line(typed).lower()
        key, line = f"{field.key}.{name}"[:60], block.lines[typed]
        part = field._replace(key=key, line=line, value=value)
        if name in names:
            parts[name] = part
        else:
            part.say(_UNKNOWN_PART)
    return parts


_READERS: dict[str, Callable[[_Field], object]] = {
    **dict.fromkeys(TEXT_KEYS, _text),
    **dict.fromkeys(LIST_KEYS, _list("[,;\n]")),
    **dict.fromkeys(CODE_KEYS, _list("[,;/\n]")),  # the office prints "atn/bud"
    "kind": _kind,
    "event_date": _day,
    "event": _number,
    "photos": _photos,
    "embargo": _moment(Lean.FUTURE),
    "correction": _correction,
    "source": _source,
}
