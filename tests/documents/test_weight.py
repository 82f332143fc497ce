from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"yaml", "frontmatter", "markdown_it", "nh3", "jinja2", "rich", "babel"}


@pytest.mark.parametrize(
    "module", ["documents", "markup", "house", "formats.json", "formats.csv", "formats.page"]
)
def test_what_lists_need_loads_no_heavy_library(module: str) -> None:
    code = f"import sys, bekasi_cli.{module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert not HEAVY & set(loaded.stdout.split())
