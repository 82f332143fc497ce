"""Publish: let the public see exactly the text that was approved."""

from __future__ import annotations

from bekasi_cli.newsroom.acting import act
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.workflow import Action


def publish(room: Newsroom, number: int, *, digest: str | None = None) -> Outcome:
    """Let article NUMBER out as it was approved; on hold, it is what `release` will show.

    DIGEST is the text that is meant, whole or its first 8 hex: nothing else goes out.

    Raises:
        Conflict: the text is another one, or somebody else published it.
        Refused: not for the actor, not approved, or under embargo.
    """
    return act(room, number, Action.PUBLISH, digest=digest or "")
