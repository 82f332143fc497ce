"""Remember that the disk did not confirm the journal's end, and write that end once more.

After an fsync that failed, Linux counts the bytes as written although the disk may not have them:
a later fsync succeeds without them, and a power cut then leaves a hole in the chain. So whoever
meets such an end writes its bytes anew before anything is put behind them. The note needs no
fsync: it lasts as long as the memory that holds the bytes.
"""

from __future__ import annotations

from contextlib import suppress
from os.path import lexists
from pathlib import Path

from bekasi_cli import files
from bekasi_cli.errors import Unconfirmed
from bekasi_cli.storage.journal import FILE as JOURNAL

NOTE = ".unconfirmed"


class Doubt:
    """The end of the journal in FOLDER, and the note that says that it is in doubt."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._journal = folder / JOURNAL
        self._note = folder / NOTE

    def append(self, content: bytes) -> None:
        """Add CONTENT to the journal (`files.append`), and note it where it is in doubt.

        Raises:
            Unconfirmed: nobody knows whether the disk has it.
            Unreachable: nothing was added.
        """
        end = self._journal.stat().st_size
        try:
            files.append(self._journal, content)
        except Unconfirmed:
            with suppress(OSError):  # without the note the act is in doubt all the same
                self._note.write_bytes(b"%d\n" % end)
                self._note.chmod(files.mode_for(self._folder))
            raise

    def settle(self) -> None:
        """Have the disk confirm the journal's end where it is in doubt.

        The lock must be held, before anything is written.

        Raises:
            Unconfirmed: the disk does not confirm it this time either.
        """
        if not lexists(self._note):
            return
        digits = self._note.read_bytes().strip()
        files.write_again(self._journal, int(digits) if digits.isdigit() else 0)
        self._note.unlink(missing_ok=True)
