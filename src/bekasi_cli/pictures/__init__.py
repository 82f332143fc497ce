"""Know photographs: what a file really is, what it suggests, and the copies that readers get."""

from bekasi_cli.pictures.copies import RECIPE, SHARED, WIDTHS, Copy, copies
from bekasi_cli.pictures.opening import MOST_BYTES, MOST_PIXELS, SUFFIXES
from bekasi_cli.pictures.probing import Probed, glance, probe

__all__ = [
    "MOST_BYTES",
    "MOST_PIXELS",
    "RECIPE",
    "SHARED",
    "SUFFIXES",
    "WIDTHS",
    "Copy",
    "Probed",
    "copies",
    "glance",
    "probe",
]
