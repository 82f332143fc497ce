"""The README's ten minutes work by copy and paste, in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bekasi_cli.cli.registry import find_row

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.id.md"]


def blocks(readme: Path) -> list[str]:
    return re.findall(r"```sh\n(.*?)```", readme.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_the_first_ten_minutes_work_by_copy_and_paste(readme: Path, tmp_path: Path) -> None:
    install, story = blocks(readme)
    assert "pip install ." in install  # tests/test_packaging.py installs what it builds
    environment = {name: value for name, value in os.environ.items() if "BEKASI" not in name}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", story],
        cwd=tmp_path,
        env={
            **environment,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "XDG_STATE_HOME": str(tmp_path / "state"),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("✗") == 1  # the reporter's own approval
    (page,) = (tmp_path / "terbit").iterdir()
    assert "ujar petugasnya, Karsini" in page.read_text("utf-8")


def test_both_readmes_type_the_same_commands() -> None:
    def typed(readme: Path) -> list[str]:
        lines = re.sub(r"\s+# .*", "", "\n".join(blocks(readme))).splitlines()
        return [" ".join(_name(word) for word in line.split()) for line in lines]

    def _name(word: str) -> str:
        row = find_row(word)
        return row.name if row else word

    english, indonesian = map(typed, READMES)
    assert english == indonesian


def test_the_readmes_name_each_other() -> None:
    for here, there in (READMES, READMES[::-1]):
        assert f"]({there.name})" in here.read_text("utf-8")
