"""Name the orders in which articles can be listed."""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """What a list goes by: the newest first, headlines from A to Z."""

    NUMBER = "number"
    UPDATED = "updated"
    PUBLISHED = "published"
    TITLE = "title"
