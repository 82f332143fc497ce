"""Remember that the disk did not confirm the journal's end, and write that end once more.

After an fsync that failed, Linux counts the bytes as written although the disk may not have them:
a later fsync succeeds without them, and a power cut then leaves a hole in the chain. So whoever
meets such an end writes its bytes anew before anything is put behind them. The note needs no
fsync: it lasts as long as the memory that holds the bytes.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from bekasi_cli import files
from bekasi_cli.errors import Unconfirmed
from bekasi_cli.storage.journal import FILE as JOURNAL

NOTE = ".unconfirmed"


def append(folder: Path, content: bytes) -> None:
    """Add CONTENT to the journal in FOLDER (`files.append`), and note it where it is in doubt.

    Raises:
        Unconfirmed: nobody knows whether the disk has it.
        Unreachable: nothing was added.
    """
    journal = folder / JOURNAL
    end = journal.stat().st_size
    try:
        files.append(journal, content)
    except Unconfirmed:
        with suppress(OSError):  # without the note the act is in doubt all the same
            note = folder / NOTE
            note.write_bytes(b"%d\n" % end)
            note.chmod(files.mode_for(folder))
        raise


def settle(folder: Path) -> None:
    """Have the disk confirm the end of the journal in FOLDER where it is in doubt.

    The lock must be held, before anything is written.

    Raises:
        Unconfirmed: the disk does not confirm it this time either.
    """
    note = folder / NOTE
    if not note.exists():
        return
    digits = note.read_bytes().strip()
    files.write_again(folder / JOURNAL, int(digits) if digits.isdigit() else 0)
    note.unlink(missing_ok=True)
