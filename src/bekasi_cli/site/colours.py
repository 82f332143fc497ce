"""Make the colours of pages, by day and by night, from the one that the office chose."""

from __future__ import annotations

from typing import NamedTuple

_ENOUGH = 4.5
"""The least contrast of text to its ground (WCAG 2.2, success criterion 1.4.3)."""

_WHITE = (255, 255, 255)
_BLACK = (0, 0, 0)

RGB = tuple[int, int, int]


class Palette(NamedTuple):
    """The colours of one scheme, as CSS writes them; ON_… stands upon the one that it names."""

    paper: str
    ink: str
    quiet: str
    line: str
    wash: str
    mark: str
    alarm: str
    on_alarm: str
    accent: str
    on_accent: str


def light(accent: str) -> Palette:
    """Return the colours by day: ACCENT (`#rrggbb`) as it is, or darker where it is too pale."""
    return _with_accent(_LIGHT, accent, towards=_BLACK)


def dark(accent: str) -> Palette:
    """Return the colours by night: ACCENT (`#rrggbb`) as much lighter as reading it needs."""
    return _with_accent(_DARK, accent, towards=_WHITE)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(_parsed(one)), _luminance(_parsed(other))))
    return (lighter + 0.05) / (darker + 0.05)


_LIGHT = Palette(
    paper="#fdfdfb",
    ink="#1b211f",
    quiet="#55605b",
    line="#d3dad6",
    wash="#f0f4f1",
    mark="#ffe69a",
    alarm="#a3200f",
    on_alarm="#ffffff",
    accent="",
    on_accent="",
)
_DARK = Palette(
    paper="#131716",
    ink="#e7ebe9",
    quiet="#a6b1ac",
    line="#36403c",
    wash="#1b2220",
    mark="#5c4a08",
    alarm="#f0a196",
    on_alarm="#2b0904",
    accent="",
    on_accent="",
)


def _with_accent(palette: Palette, accent: str, *, towards: RGB) -> Palette:
    """Return PALETTE with ACCENT, moved TOWARDS a colour until both grounds carry it as text."""
    shades = (_written(_mixed(_parsed(accent), towards, part / 100)) for part in range(101))
    legible = next(
        shade
        for shade in shades
        if all(contrast(shade, ground) >= _ENOUGH for ground in (palette.paper, palette.wash))
    )
    on_accent = max((palette.paper, palette.ink), key=lambda text: contrast(text, legible))
    return palette._replace(accent=legible, on_accent=on_accent)


def _mixed(one: RGB, other: RGB, part: float) -> RGB:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _parsed(colour: str) -> RGB:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _written(colour: RGB) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _luminance(colour: RGB) -> float:
    """Return how much light COLOUR gives, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
