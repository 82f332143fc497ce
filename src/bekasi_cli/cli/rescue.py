"""Keep what somebody typed where no accident reaches it: the writer's own rescue folder."""

from __future__ import annotations

from pathlib import Path


def state_folder() -> Path:
    """Return the user's own state folder for bekasi, made 0700 if need be."""
    from platformdirs import user_state_path

    folder = user_state_path("bekasi")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
