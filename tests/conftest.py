"""Begin every test in the same language, whatever the one before spoke."""

from __future__ import annotations

import pytest

from bekasi_cli.i18n import Language, use_language


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language(Language.ENGLISH)
