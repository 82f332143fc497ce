"""Be an editor that changes a file as it is told at its own terminal.

A line holds what is there and what shall stand in its place, with a tab between; it is saved at
once. An empty line leaves.
"""

from __future__ import annotations

import sys
from pathlib import Path

file = Path(sys.argv[-1])
sys.stdout.write("EDITOR>\n")
sys.stdout.flush()
for line in sys.stdin:
    old, tab, new = line.rstrip("\n").partition("\t")
    if not tab:
        break
    text = file.read_text("utf-8")
    if text.count(old) != 1:
        sys.exit(f"{text}\n\n{old} stands there {text.count(old)} times")
    file.write_text(text.replace(old, new), "utf-8")
    sys.stdout.write("SAVED EDITOR>\n")
    sys.stdout.flush()
