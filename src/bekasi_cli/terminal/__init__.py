"""Speak to people and programs: two consoles, and each view for people and as JSON."""

from __future__ import annotations

from bekasi_cli.terminal.consoles import Terminal

__all__ = ["Terminal"]
