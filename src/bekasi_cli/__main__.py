"""Run bekasi as `python -m bekasi_cli`."""

from bekasi_cli.cli import main

main()
