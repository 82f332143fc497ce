"""Read the dates that people type, and print dates that can be read back."""

from bekasi_cli.dates.instants import (
    Here,
    Lean,
    Stamp,
    parse,
    parse_day,
    read_stamp,
    rfc3339,
    short,
    show,
    show_day,
    zone_name,
)

__all__ = [
    "Here",
    "Lean",
    "Stamp",
    "parse",
    "parse_day",
    "read_stamp",
    "rfc3339",
    "short",
    "show",
    "show_day",
    "zone_name",
]
