"""The README's ten minutes work by copy and paste."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def test_the_first_ten_minutes_work_by_copy_and_paste(tmp_path: Path) -> None:
    install, story = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
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


def test_every_page_that_the_readme_names_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (Path(__file__).parent.parent / link).exists()] == []
