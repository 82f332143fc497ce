"""Read the access logs of web servers, and count who read which article on which day."""

from bekasi_cli.readings.addresses import pages
from bekasi_cli.readings.counting import Tally
from bekasi_cli.readings.lines import day_of, first_moment
from bekasi_cli.readings.logs import Log
from bekasi_cli.readings.robots import is_robot
from bekasi_cli.readings.tables import Row, rows

__all__ = ["Log", "Row", "Tally", "day_of", "first_moment", "is_robot", "pages", "rows"]
