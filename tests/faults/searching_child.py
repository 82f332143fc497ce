"""Write articles as the command line does, with the search index brought along, until killed."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from bekasi_cli.model import Facts, Manuscript
from bekasi_cli.newsroom import writing
from bekasi_cli.newsroom.following import findable
from newsrooms import Office


def main() -> None:
    """Draft and revise articles in the newsroom of argument 1, as many as argument 2 says."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    room = Office(folder).room("atn")
    room = replace(room, store=findable(room.store, folder))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for n in range(count):
        body = f"Isi {'kata ' * 200}."
        first = Manuscript(facts=Facts(title=f"Pasar {n}", reporters=("atn",)), body=body)
        number = writing.draft(room, first).article.id
        second = Facts(title=f"Pasar {n} lagi", reporters=("atn",))
        writing.revise(room, number, Manuscript(facts=second, body=body))


if __name__ == "__main__":
    main()
