"""Offer the newsroom as commands."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:  # answered without loading anything
        from bekasi_cli import __version__

        sys.stdout.write(f"bekasi {__version__}\n")
        sys.exit(0)
    if "_BEKASI_COMPLETE" in os.environ:  # a shell asks, as `bekasi completion` taught it to
        from bekasi_cli.cli.completing import answer

        answer(sys.argv[1:])
        sys.exit(0)
    from bekasi_cli.cli.root import run

    run(sys.argv[1:])
