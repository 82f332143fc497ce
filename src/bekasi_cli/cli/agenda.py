"""Bring the verbs of the agenda together."""

from bekasi_cli.cli import agenda_acts, agenda_exchange, agenda_views
from bekasi_cli.cli.agenda_app import app

__all__ = ["agenda_acts", "agenda_exchange", "agenda_views", "app"]
