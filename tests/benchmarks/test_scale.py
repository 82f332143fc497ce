from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import commanding

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_every_benchmark_runs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "scale.py", tmp_path, "--quick"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for name in commanding.GOALS:
        assert re.search(rf"^\| {name} \| [\d.]+ \| [\d.]+ \| [\d.]+ \|", done.stdout, re.MULTILINE)
    assert "| commit with a text | 1,000 |" in done.stdout
    assert "stock TinyDB" in done.stdout
    assert "commits that share it" in done.stdout
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {f"newsroom-{n}{end}" for n in (100, 1000) for end in ("", ".recipe")}
