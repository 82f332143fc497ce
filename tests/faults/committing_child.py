"""Commit article after article to the newsroom in argv[1]; print each number once it is saved."""

from __future__ import annotations

import sys
from pathlib import Path

from bekasi_cli.storage.tiny import TinyStore
from store_acts import draft, revise


def main(folder: str, name: str, count: int) -> None:
    store = TinyStore(Path(folder), timeout=60)
    _say("ready")
    for turn in range(count):
        title = f"{name} {turn}"
        number = store.write(draft(title, title.encode())).records[0].id
        _say(f"{number}\t1\t{title}")
        if turn % 3 == 0:
            text = f"{title} lagi"
            store.write(revise(number, text.encode()))
            _say(f"{number}\t2\t{text}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
