"""Tell robots from readers by what they call themselves."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_PLAIN = re.compile(r"[\w /:;,!@#%&=~\"'-]+")
"""A pattern of these alone is looked for as it stands, which is far quicker."""

_NOBODY = frozenset({"", "-"})
"""What stands in a log where whoever asked did not say what it is: no browser does that."""


def is_robot(agent: bytes) -> bool:
    """Tell whether AGENT, as a request named itself, is no reader."""
    return _known()(agent.decode("utf-8", "replace"))


@cache
def _known() -> Callable[[str], bool]:
    from crawleruseragents import CRAWLER_USER_AGENTS_DATA

    patterns = [str(each["pattern"]).replace("\\/", "/") for each in CRAWLER_USER_AGENTS_DATA]
    plain = tuple(each for each in patterns if _PLAIN.fullmatch(each))
    others = re.compile("|".join(each for each in patterns if not _PLAIN.fullmatch(each)))

    def known(agent: str) -> bool:
        return (
            agent in _NOBODY
            or any(each in agent for each in plain)
            or others.search(agent) is not None
        )

    return known
