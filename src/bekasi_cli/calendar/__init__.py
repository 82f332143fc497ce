"""Read and write calendars (iCalendar), and tell when what repeats takes place."""

from bekasi_cli.calendar.expanding import occurrences
from bekasi_cli.calendar.reading import Feed, read
from bekasi_cli.calendar.repeating import repeat, weekly
from bekasi_cli.calendar.writing import write

__all__ = ["Feed", "occurrences", "read", "repeat", "weekly", "write"]
