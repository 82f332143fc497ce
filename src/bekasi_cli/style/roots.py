"""Give the root words of Indonesian, which load once a rule needs them."""

from __future__ import annotations

from functools import cache


@cache
def roots() -> frozenset[str]:
    """Return the root words, without those that our own lists call wrong."""
    from bekasi_cli.style.generated.roots import ROOTS

    return frozenset(ROOTS.split())
